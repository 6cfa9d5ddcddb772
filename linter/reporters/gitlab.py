"""The format `gitlab`: GitLab's code quality report, shown in its merge requests.

GitLab shows the first of findings with equal fingerprints and drops the others, so each is made unique. It shows the
description and not the name of the check, so the description begins with the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.findings import Severity
from linter.reporters.display import exact, one_line
from linter.reporters.plain import json_text, sorted_findings

if TYPE_CHECKING:
    from typing import TextIO

    from linter.findings import Finding, Report

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - JSON has no colours
    """Write one JSON array, an object a finding."""
    taken: set[str] = set()
    issues = [_issue(finding, _unique(finding.fingerprint, taken)) for finding in sorted_findings(report)]
    out.write(json_text(issues, indent=1) + "\n")


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    where = finding.location
    rule = one_line(finding.rule)
    return {
        "description": f"{rule}: {one_line(finding.message)}",
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {"path": exact(where.path), "lines": {"begin": where.line, "end": where.end_line}},
    }


def _unique(fingerprint: str, taken: set[str]) -> str:
    """The fingerprint, or the first of a chain made from it that is free."""
    from hashlib import sha256

    number = 0
    unique = fingerprint
    while unique in taken:
        number += 1
        unique = sha256(f"{fingerprint}\0{number}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
    taken.add(unique)
    return unique
