"""The pictures of a page, as numbers: bars, and the map of where in each file its findings stand.

Widths are in units of the pictures' own boxes (`BAR`, `MAP`), rounded so that the same report gives the same bytes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from linter.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.findings import FileResult, Finding

BAR = 100
MAP = 600
_MARK = 4  # units: as narrow as a mark can be and still be hit with a pointer on a wide window
_GRID = 40  # lines: of a file with more, the lines are too near to one another to be drawn


class Part(NamedTuple):
    """A part of a bar."""

    severity: str
    start: float
    width: float


class Bar(NamedTuple):
    """One row of a picture of bars."""

    label: str
    number: int
    counts: tuple[tuple[str, int], ...]
    parts: tuple[Part, ...]


class Mark(NamedTuple):
    """One mark of a map: the findings that share a place too narrow to tell them apart."""

    start: float
    width: float
    severity: str
    anchor: str
    label: str


class Strip(NamedTuple):
    """The map of one file."""

    path: str
    anchor: str
    lines: int
    grid: tuple[float, ...]
    marks: tuple[Mark, ...]
    bar: Bar


def bars(pairs: Iterable[tuple[str, Severity]]) -> tuple[Bar, ...]:
    """A bar a label, the longest first, each parted by severity."""
    graded: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
    for label, severity in pairs:
        graded[label][severity] += 1
    longest = max((counts.total() for counts in graded.values()), default=1)
    made = (_bar(label, counts, longest) for label, counts in graded.items())
    return tuple(sorted(made, key=lambda bar: (-bar.number, bar.label)))


def _bar(label: str, counts: Counter[Severity], longest: int) -> Bar:
    parts, start = [], 0.0
    for severity in Severity:
        width = counts[severity] * BAR / longest
        if width:
            parts.append(Part(severity.value, round(start, 2), round(width, 2)))
        start += width
    shown = tuple((severity.value, counts[severity]) for severity in Severity if counts[severity])
    return Bar(label, counts.total(), shown, tuple(parts))


def strips(
    findings: Sequence[Finding], anchors: Sequence[str], files: Iterable[FileResult], parts: dict[str, str]
) -> tuple[Strip, ...]:
    """The maps of all files with findings, those with the most first; `parts` are the files' anchors."""
    by_file: defaultdict[str, list[tuple[Finding, str]]] = defaultdict(list)
    for finding, anchor in zip(findings, anchors, strict=True):
        by_file[finding.location.path].append((finding, anchor))
    lines = {result.path: result.lines for result in files}
    rows = {bar.label: bar for bar in bars((f.location.path, f.severity) for f in findings)}
    return tuple(_strip(bar, by_file[path], lines.get(path, 0), parts[path]) for path, bar in rows.items())


def _strip(bar: Bar, found: list[tuple[Finding, str]], lines: int, anchor: str) -> Strip:
    lines = max(lines, *(finding.location.line for finding, _ in found))
    grid = tuple(round(MAP * line / lines, 2) for line in range(1, lines)) if lines <= _GRID else ()
    cells: defaultdict[int, list[tuple[Finding, str]]] = defaultdict(list)
    for offset, pair in _offsets(found, lines):
        cells[int(offset // _MARK)].append(pair)
    marks = tuple(_mark(cell, cells[cell]) for cell in sorted(cells))
    return Strip(bar.label, anchor, lines, grid, marks, bar)


def _offsets(found: list[tuple[Finding, str]], lines: int) -> Iterable[tuple[float, tuple[Finding, str]]]:
    """Where each finding is drawn: those of one line share the room of the line, in their order.

    How long a line is, a report does not say; so the room is shared evenly.
    """
    by_line: defaultdict[int, list[tuple[Finding, str]]] = defaultdict(list)
    for pair in found:
        by_line[pair[0].location.line].append(pair)
    for line, pairs in by_line.items():
        for number, pair in enumerate(pairs):
            yield (line - 1 + (number + 0.5) / len(pairs)) * MAP / lines, pair


def _mark(cell: int, pairs: list[tuple[Finding, str]]) -> Mark:
    worst = min((finding.severity for finding, _ in pairs), key=lambda severity: severity.rank)
    first, anchor = pairs[0]
    more = f" and {len(pairs) - 1} more" if len(pairs) > 1 else ""
    label = f"line {first.location.line}: {first.rule} {first.message}{more}"
    return Mark(cell * _MARK, _MARK, worst.value, anchor, label)
