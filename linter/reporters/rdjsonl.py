"""The format `rdjsonl`: the Reviewdog Diagnostic Format, one JSON object a line; columns are bytes of UTF-8.

Reviewdog stops without a word at a line of 64 KiB, so what would make one as long is left out: first the reasons,
then the suggestions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.findings import Severity
from linter.reporters.clean import cut_bytes
from linter.reporters.display import exact, one_line
from linter.reporters.edits import exact_changes
from linter.reporters.plain import json_text, sorted_findings

if TYPE_CHECKING:
    from typing import TextIO

    from linter.findings import Finding, Report
    from linter.text.spans import Location

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_LONGEST = 60_000  # bytes of a line
_LONGEST_TEXT = 4_000  # bytes of a message or a path


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - JSON has no colours
    """Write one line a finding."""
    out.writelines(_line(finding) + "\n" for finding in sorted_findings(report))


def _line(finding: Finding) -> str:
    diagnostic = _diagnostic(finding)
    line = json_text(diagnostic)
    for key in ("related_locations", "suggestions"):
        if len(line.encode()) > _LONGEST and diagnostic.pop(key, None):
            line = json_text(diagnostic)
    return line


def _diagnostic(finding: Finding) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": cut_bytes(one_line(finding.message), _LONGEST_TEXT),
        "location": {"path": cut_bytes(exact(finding.location.path), _LONGEST_TEXT), "range": _range(finding.location)},
        "severity": _SEVERITY[finding.severity],
        "source": {"name": "mtlint"},
        "code": {"value": one_line(finding.rule)},
    }
    suggestions = [{"range": _range(change.location), "text": change.text} for change in exact_changes(finding)]
    if suggestions:
        diagnostic["suggestions"] = suggestions
    related = [
        {"message": one_line(note), "location": {"path": exact(where.path), "range": _range(where)}}
        for note, where in finding.evidence
        if where
    ]
    if related:
        diagnostic["related_locations"] = related
    return diagnostic


def _range(where: Location) -> dict[str, Any]:
    return {
        "start": {"line": where.line, "column": where.byte_column},
        "end": {"line": where.end_line, "column": where.end_byte_column},
    }
