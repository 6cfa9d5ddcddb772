"""The format `markdown`: a summary for people, such as the page of a run of GitHub Actions or a merge request.

It has counts by rule and by file and the worst findings in their words. GitHub takes 1 MiB for a step and shows
nothing of a larger summary, so what does not fit is counted and left out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from linter.reporters.display import exact, visible
from linter.reporters.markdown_text import escaped
from linter.reporters.plain import sorted_findings
from linter.reporters.ranking import at_most
from linter.reporters.sums import machine_read, summary_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from linter.findings import Finding, Report

LIMIT = 1 << 20
"""Bytes that GitHub takes for the summary of a step."""
_MOST_FILES = 50
_REASONS = 4
_MOST_FINDINGS = 200
_CONTEXT = 40  # characters on each side of the marked words
_LONGEST = 200  # characters of a cell
_RESERVE = 200  # bytes for the line that counts what was left out


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - Markdown has no colours
    """Write the summary."""
    out.write(summary(report, LIMIT))


def summary(report: Report, limit: int) -> str:
    """The summary in at most so many bytes of UTF-8, whole lines; empty if there is no room for anything."""
    text = f"## mtlint\n\n{escaped(summary_line(report))}\n"
    text += "".join(_readings(report))
    if report.findings:
        text += "".join((*_by_rule(report), *_by_file(report)))
    if len(text.encode()) > limit - _RESERVE:
        return ""
    shown = sorted_findings(at_most(report, _MOST_FINDINGS))
    return text + "".join(_table(shown, len(report.findings), limit - _RESERVE - len(text.encode())))


def _table(findings: list[Finding], found: int, room: int) -> Iterator[str]:
    """The findings as rows as far as there is room, and how many are missing."""
    head = "\n| Place | Rule | Words | What is wrong |\n|---|---|---|---|\n"
    room -= len(head.encode())
    rows = []
    for row in map(_row, findings):
        room -= len(row.encode())
        if room < 0:
            break
        rows.append(row)
    if rows:
        yield head
        yield from rows
    if found > len(rows):
        yield f"\n{found - len(rows):,} more are in the report.\n"


def _row(finding: Finding) -> str:
    where = finding.location
    before, marked, after = finding.excerpt
    words = (
        f"{_cell(before[-_CONTEXT:].lstrip())}<b>{_cell(visible(marked))}</b>{_cell(after[:_CONTEXT].rstrip())}"
        if before or marked or after
        else ""
    )
    place = f"{_cell(exact(where.path))}:{where.line}:{where.column}"
    return f"| {place} | {escaped(finding.rule)} {finding.severity.value} | {words} | {_cell(finding.message)} |\n"


def _by_rule(report: Report) -> Iterator[str]:
    findings = sorted_findings(report)
    counts = Counter(finding.rule for finding in findings)
    files = Counter(rule for rule, _ in {(finding.rule, finding.location.path) for finding in findings})
    names = {finding.rule: finding.name for finding in findings}
    yield "\n| Rule | Name | Findings | Files |\n|---|---|---:|---:|\n"
    for rule, number in _most_first(counts):
        yield f"| {escaped(rule)} | {_cell(names[rule])} | {number:,} | {files[rule]:,} |\n"


def _by_file(report: Report) -> Iterator[str]:
    counts = Counter(finding.location.path for finding in report.findings)
    yield "\n| File | Findings |\n|---|---:|\n"
    ordered = _most_first(counts)
    for path, number in ordered[:_MOST_FILES]:
        yield f"| {_cell(exact(path))} | {number:,} |\n"
    if len(ordered) > _MOST_FILES:
        rest = ordered[_MOST_FILES:]
        yield f"| {len(rest):,} more | {sum(number for _, number in rest):,} |\n"


def _readings(report: Report) -> Iterator[str]:
    """The files that read as machine translated, and why."""
    found = machine_read(report)
    if not found:
        return
    yield "\n| Reads as machine translated | Evidence | Log-odds | Most of it |\n|---|---|---:|---|\n"
    for file in found[:_MOST_FILES]:
        if file.reading:
            why = "; ".join(one.measure for one in file.reading.contributions[:_REASONS] if one.log_odds > 0)
            strength = f"{file.reading.verdict.value} | {file.reading.log_odds:.1f}"
            yield f"| {_cell(exact(file.path))} | {strength} | {_cell(why)} |\n"
    if len(found) > _MOST_FILES:
        yield f"\n{len(found) - _MOST_FILES:,} more files do.\n"


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    items: Iterable[tuple[str, int]] = counts.items()
    return sorted(items, key=lambda item: (-item[1], item[0]))


def _cell(text: str) -> str:
    return escaped(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
