"""Which findings come first where not all can be shown: the worst, then those that are surest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.findings import Finding, Report


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by severity, then by confidence, then by path and place."""
    return sorted(findings, key=lambda finding: (finding.severity.rank, -finding.confidence, finding.order))


def at_most(report: Report, limit: int) -> Report:
    """The report with its worst findings alone; what is left out is counted in `unlisted`."""
    if len(report.findings) <= limit:
        return report
    kept = sorted(worst_first(report.findings)[:limit], key=lambda finding: finding.order)
    unlisted = report.unlisted + len(report.findings) - limit
    return replace(report, findings=tuple(kept), unlisted=unlisted)
