"""The format `csv`: one row a finding, for spreadsheets.

Spreadsheets know UTF-8 by its byte order mark, want CR LF (RFC 4180), and take a cell that begins like a formula for
one: such a cell gets an apostrophe in front, which they understand as “this is text”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.reporters.display import exact, one_line, visible
from linter.reporters.plain import sorted_findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from linter.findings import Evidence, Finding, Report

HEADER = (
    "path", "line", "column", "end_line", "end_column", "rule", "name", "category", "severity", "confidence",
    "message", "before", "excerpt", "after", "suggestions", "evidence", "fix", "fingerprint",
)  # fmt: skip
# What begins a formula in one spreadsheet or another, its full-width forms in East Asian ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_LONGEST_CELL = 16_000  # code points; Excel cuts at 32,767 UTF-16 units


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - tables have no colours
    """Write the header and a row a finding, sorted like every report."""
    import csv

    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for finding in sorted_findings(report):
        writer.writerow([_cell(value) for value in _row(finding)])


def _row(finding: Finding) -> Iterator[str | float]:
    where = finding.location
    yield from (exact(where.path), where.line, where.column, where.end_line, where.end_column)
    yield from (one_line(finding.rule), one_line(finding.name), one_line(finding.category), finding.severity.value)
    yield from (finding.confidence, one_line(finding.message))
    yield from (one_line(finding.excerpt.before), visible(finding.excerpt.marked), one_line(finding.excerpt.after))
    yield "; ".join(map(visible, finding.suggestions))
    yield "; ".join(map(_reason, finding.evidence))
    yield from (finding.fix.safety.value if finding.fix else "", finding.fingerprint)


def _reason(reason: Evidence) -> str:
    where = reason.location
    place = f" ({exact(where.path)}:{where.line}:{where.column})" if where else ""
    return one_line(reason.note) + place


def _cell(value: str | float) -> str | float:
    if not isinstance(value, str):
        return value
    if len(value) > _LONGEST_CELL:
        value = value[: _LONGEST_CELL - 1] + "…"
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value
