"""The format `text`: for people at a terminal, grouped by file, each finding with the words it is about."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from linter.findings import Severity
from linter.reporters.display import exact, head, one_line, tail, visible, width
from linter.reporters.plain import sorted_findings, sorted_suppressed
from linter.reporters.sums import count, readings_line, summary_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from linter.findings import Evidence, Excerpt, Finding, Report, Suppressed
    from linter.text.spans import Location

    Paint = Callable[[str, str], str]

# Columns: an excerpt of 96 after an indent of 6 still fits a terminal of 104, and beside an editor's margin.
_EXCERPT_COLUMNS = 96
_MARKED_COLUMNS = 64
_LISTED_COLUMNS = 40
_MOST_REASONS = 5
_SEVERITY_COLOR = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_BOLD, _DIM, _GREEN = "1", "2", "32"


class _Shown(NamedTuple):
    """An excerpt as it is printed: in one line of limited width, nothing unseen in its marked part."""

    before: str
    marked: str
    after: str


def write(report: Report, out: TextIO, *, color: bool = False) -> None:
    """Write every finding under the name of its file, and the sum in the last line."""
    paint = _painted if color else _unpainted
    for path, findings in groupby(sorted_findings(report), key=lambda finding: finding.location.path):
        out.write(paint(_BOLD, exact(path)) + "\n")
        for finding in findings:
            out.writelines(line + "\n" for line in _finding_lines(finding, paint))
            out.write("\n")
    if report.suppressed:
        out.write(paint(_BOLD, "Suppressed") + "\n")
        out.writelines(_suppressed_line(one, paint) + "\n" for one in sorted_suppressed(report))
        out.write("\n")
    if read := readings_line(report, exact):
        out.write(paint(_DIM, read) + "\n")
    out.write(summary_line(report) + "\n")


def _suppressed_line(one: Suppressed, paint: Paint) -> str:
    finding, where = one.finding, one.location
    place = f"{exact(finding.location.path)}:{finding.location.line}:{finding.location.column}"
    said = f" in {exact(where.path)}:{where.line}" if where else ""
    reason = f": {one_line(one.reason)}" if one.reason else ""
    by = paint(_DIM, f"by {one.by.value}{said}{reason}")
    rule = f"{one_line(finding.rule)} {one_line(finding.name)}"
    return f"  {place}  {rule} “{head(visible(finding.excerpt.marked), _LISTED_COLUMNS)}” {by}"


def _finding_lines(finding: Finding, paint: Paint) -> Iterator[str]:
    color = _SEVERITY_COLOR[finding.severity]
    rule = f"{paint(_BOLD, one_line(finding.rule))} {one_line(finding.name)}"
    severity = paint(color, finding.severity.value)
    yield f"  {_place(finding.location)}  {severity}  {rule}: {one_line(finding.message)}"
    before, marked, after = _shown(finding.excerpt)
    if before or marked or after:
        bar = paint(_DIM, "|")
        yield f"    {bar} {before}{paint(color, marked)}{after}".rstrip()
        yield f"    {bar} {' ' * width(before)}{paint(color, '^' * max(width(marked), 1))}"
    for reason in _reasons(finding.evidence):
        yield f"    {paint(_DIM, reason)}"
    advice = _advice(finding)
    if advice:
        yield f"    {paint(_GREEN, advice)}"


def _advice(finding: Finding) -> str:
    return "suggestion: " + ", or ".join(map(visible, finding.suggestions)) if finding.suggestions else ""


def _place(where: Location) -> str:
    if where.end_line > where.line:
        return f"lines {where.line}–{where.end_line}"
    return f"{where.line}:{where.column}"


def _reasons(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    for reason in evidence[:_MOST_REASONS]:
        where = reason.location
        place = f" ({exact(where.path)}:{where.line}:{where.column})" if where else ""
        yield f"because {one_line(reason.note)}{place}"
    if len(evidence) > _MOST_REASONS:
        yield f"and for {count(len(evidence) - _MOST_REASONS, 'more reason')}"


def _shown(excerpt: Excerpt) -> _Shown:
    marked = visible(excerpt.marked)
    if width(marked) > _MARKED_COLUMNS:
        # A long block is known by its beginning and its end.
        start = head(marked, _MARKED_COLUMNS * 2 // 3).removesuffix("…").rstrip()
        marked = f"{start} … {tail(marked, _MARKED_COLUMNS // 3).removeprefix('…')}"
    before, after = one_line(excerpt.before).lstrip(), one_line(excerpt.after).rstrip()
    room = _EXCERPT_COLUMNS - max(width(marked), 1)  # where nothing is marked there is still a caret
    # Each side may have half of the room, and what the other leaves.
    before = tail(before, max(room // 2, room - width(after)))
    return _Shown(before, marked, head(after, room - width(before)))


def _painted(code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if text else text


def _unpainted(code: str, text: str) -> str:  # noqa: ARG001 - takes the place of `_painted`
    return text
