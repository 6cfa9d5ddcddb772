"""The format `github`: annotations of GitHub Actions, which the pages of a pull request show beside its lines.

Each is a line `::error file=…,line=…::message`, escaped as the runner expects (`@actions/core`, `command.ts`). A step
shows ten annotations of each kind and drops the rest without a word, so the worst come first, and a notice gives the
number of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.findings import Severity
from linter.reporters.display import exact, one_line
from linter.reporters.ranking import worst_first
from linter.reporters.sums import summary_line

if TYPE_CHECKING:
    from typing import TextIO

    from linter.findings import Finding, Report

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SHOWN = 10
"""How many annotations of one kind a step shows."""


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - lines for a program
    """Write one command a finding, the worst first, and a notice with the sum; nothing where nothing was found."""
    findings = worst_first(report.findings)
    lines = [_annotation(finding) for finding in findings]
    if lines:
        # The notice is the last one, unless ten notices before it would keep it from being shown.
        before = sum(finding.severity is not Severity.INFO for finding in findings) + _SHOWN - 1
        lines.insert(before, _sum(report))
    out.writelines(line + "\n" for line in lines)


def _annotation(finding: Finding) -> str:
    where = finding.location
    properties = {"file": exact(where.path), "line": str(where.line)}
    if where.line == where.end_line:
        properties |= {"col": str(where.column), "endLine": str(where.end_line), "endColumn": str(where.end_column)}
    else:
        properties |= {"endLine": str(where.end_line)}  # columns are refused over several lines
    properties["title"] = f"mtlint ({one_line(finding.rule)})"
    place = f"{exact(where.path)}:{where.line}:{where.column}"
    message = f"{place}: {one_line(finding.rule)} {one_line(finding.message)}"
    return _command(_COMMAND[finding.severity], properties, message)


def _sum(report: Report) -> str:
    shown = f"GitHub shows at most {_SHOWN} errors, {_SHOWN} warnings and {_SHOWN} notices of a step"
    return _command("notice", {"title": "mtlint"}, f"{summary_line(report).removesuffix('.')}. {shown}.")


def _command(name: str, properties: dict[str, str], message: str) -> str:
    pairs = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {pairs}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
