"""The format `table`: how much was found, by rule, by file and by category."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from linter.findings import Severity
from linter.reporters.display import exact, one_line, visible, width
from linter.reporters.plain import sorted_files
from linter.reporters.sums import summary_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from linter.findings import Report

    Row = tuple[str | int, ...]

_SEVERITIES = tuple(severity.value.title() for severity in Severity)
_NUMBERS = frozenset((*_SEVERITIES, "Findings", "Files", "Words", "Per 1,000 words", "All"))


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - tables have no colours
    """Write a table by rule, one by file and one by category, each with the most findings first."""
    if report.findings:
        _table(out, ("Rule", "Name", "Severity", "Findings", "Files"), _by_rule(report))
        _table(out, ("File", "Words", "Findings", "Per 1,000 words"), _by_file(report))
        _table(out, ("Category", *_SEVERITIES, "All"), _by_category(report))
    skipped = [(exact(r.path), one_line(r.skipped)) for r in sorted_files(report) if r.skipped is not None]
    if skipped:
        _table(out, ("Skipped file", "Reason"), skipped)
    out.write(summary_line(report) + "\n")


def _by_rule(report: Report) -> list[Row]:
    counts = Counter(finding.rule for finding in report.findings)
    files: defaultdict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    worst: dict[str, Severity] = {}
    for finding in report.findings:
        files[finding.rule].add(finding.location.path)
        names[finding.rule] = finding.name
        worst[finding.rule] = min(worst.get(finding.rule, finding.severity), finding.severity, key=_rank)
    return [
        (one_line(rule), one_line(names[rule]), worst[rule].value, number, len(files[rule]))
        for rule, number in sorted(counts.items(), key=_most_first)
    ]


def _by_file(report: Report) -> list[Row]:
    counts = Counter(finding.location.path for finding in report.findings)
    words = {result.path: result.words for result in report.files}
    rows: list[Row] = [
        (exact(path), words.get(path, 0), number, _density(number, words.get(path, 0)))
        for path, number in sorted(counts.items(), key=_most_first)
    ]
    clean = [result for result in report.files if result.path not in counts and result.skipped is None]
    if clean:
        rows.append((f"({len(clean):,} without findings)", sum(r.words for r in clean), 0, ""))
    found, total = len(report.findings), sum(words.values())
    return [*rows, ("(all files)", total, found, _density(found, total))]


def _by_category(report: Report) -> list[Row]:
    counts = Counter(finding.category for finding in report.findings)
    graded = Counter((finding.category, finding.severity) for finding in report.findings)
    return [
        (one_line(category), *(graded[category, severity] for severity in Severity), number)
        for category, number in sorted(counts.items(), key=_most_first)
    ]


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _rank(severity: Severity) -> int:
    return severity.rank


def _density(findings: int, words: int) -> str:
    return f"{findings * 1000 / words:.1f}" if words else ""


def _table(out: TextIO, headers: Sequence[str], rows: Sequence[Row]) -> None:
    """Write a table aligned by the width that characters have on a terminal.

    tabulate knows that width only where another package is installed; so it lays out stand-ins of the right
    length, and the texts take their places afterwards.
    """
    from tabulate import tabulate

    texts = [[_cell(value) for value in row] for row in rows]
    stand_ins = [["x" * width(text) for text in row] for row in texts]
    align = ["right" if header in _NUMBERS else "left" for header in headers]
    lines = tabulate(stand_ins, headers=headers, colalign=align, disable_numparse=True).splitlines()
    filled = [_filled(line, row) for line, row in zip(lines[2:], texts, strict=True)]
    out.writelines(f"{line.rstrip()}\n" for line in (*lines[:2], *filled, ""))


def _filled(line: str, texts: Sequence[str]) -> str:
    rest = filter(None, texts)
    return re.sub("x+", lambda _: next(rest), line)


def _cell(value: str | int) -> str:
    text = value if isinstance(value, str) else f"{value:,}"
    return text if width(text) else visible(text)
