"""The format `table`: how much was found, by rule, by file and by category."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from linter.findings import Severity
from linter.reporters.display import exact, one_line
from linter.reporters.plain import sorted_files, sorted_findings
from linter.reporters.sums import machine_read, summary_line
from linter.reporters.tabular import write_table

if TYPE_CHECKING:
    from typing import TextIO

    from linter.findings import Detection, Report
    from linter.reporters.tabular import Row

_REASONS = 3
_SEVERITIES = tuple(severity.value.title() for severity in Severity)
_NUMBERS = frozenset((*_SEVERITIES, "Findings", "Files", "Words", "Per 1,000 words", "All", "Log-odds"))


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - tables have no colours
    """Write a table by rule, one by file and one by category, each with the most findings first."""
    if report.findings:
        write_table(out, ("Rule", "Name", "Severity", "Findings", "Files"), _by_rule(report), _NUMBERS)
        write_table(out, ("File", "Words", "Findings", "Per 1,000 words"), _by_file(report), _NUMBERS)
        write_table(out, ("Category", *_SEVERITIES, "All"), _by_category(report), _NUMBERS)
    if read := [
        (exact(file.path), file.reading.verdict.value, f"{file.reading.log_odds:.1f}", _why(file.reading))
        for file in machine_read(report)
        if file.reading
    ]:
        write_table(out, ("Reads as machine translated", "Evidence", "Log-odds", "Most of it"), read, _NUMBERS)
    if report.left_out:
        write_table(out, ("Suppressed by", "Findings"), [(stage.value, n) for stage, n in report.left_out], _NUMBERS)
    skipped = [(exact(r.path), one_line(r.skipped)) for r in sorted_files(report) if r.skipped is not None]
    if skipped:
        write_table(out, ("Skipped file", "Reason"), skipped, _NUMBERS)
    out.write(summary_line(report) + "\n")


def _why(reading: Detection) -> str:
    return ", ".join(one.measure for one in reading.contributions[:_REASONS] if one.log_odds > 0)


def _by_rule(report: Report) -> list[Row]:
    counts = Counter(finding.rule for finding in report.findings)
    files: defaultdict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    worst: dict[str, Severity] = {}
    for finding in sorted_findings(report):
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
