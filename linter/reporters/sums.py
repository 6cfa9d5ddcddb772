"""The counts of a report in words: the last line of the formats for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from linter.findings import Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from linter.findings import FileResult, Report

_NAMED = 3  # files
_ONE = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
_MANY = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "info"}


def count(number: int, noun: str) -> str:
    """The number with its noun: `1 file`, `2,400 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary_line(report: Report) -> str:
    """What was found in how many files, what was kept out, and how many files were skipped; no line end."""
    hit = {finding.location.path for finding in report.findings}
    linted = hit | {result.path for result in report.files if result.skipped is None}
    skipped = sum(result.skipped is not None for result in report.files)
    rest = f"; {report.unlisted:,} more not listed" if report.unlisted else ""
    rest += f"; {left_out(report)}" if report.left_out else ""
    rest += f"; {count(skipped, 'file')} skipped" if skipped else ""
    rest = rest or "."
    if not linted:
        return f"No files were checked{rest}"
    if not report.findings:
        return f"No findings in {count(len(linted), 'file')}{rest}"
    found = count(len(report.findings), "finding")
    files = "1 file" if len(linted) == 1 else f"{len(hit):,} of {count(len(linted), 'file')}"
    return f"Found {found} ({_severities(report)}) in {files}{rest}"


def machine_read(report: Report) -> list[FileResult]:
    """The files that read as machine translated, the strongest first."""
    found = [file for file in report.files if file.reading and file.reading.verdict is not Verdict.NONE]
    return sorted(found, key=lambda file: (-file.reading.log_odds if file.reading else 0, file.path))


def readings_line(report: Report, shown: Callable[[str], str] = str) -> str:
    """How many files read as machine translated, and which ones most; empty where none does.

    Args:
        report: of a run.
        shown: how a path is written.
    """
    found = machine_read(report)
    if not found:
        return ""
    strong = sum(file.reading is not None and file.reading.verdict is Verdict.STRONG for file in found)
    judged = sum(file.reading is not None for file in report.files)
    of = "1 file" if judged == 1 else f"{len(found):,} of {count(judged, 'file')}"
    kinds = [f"{number:,} {word}" for number, word in ((strong, "strong"), (len(found) - strong, "some")) if number]
    named = ", ".join(shown(file.path) for file in found[:_NAMED])
    more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
    return f"Reads as machine translated: {of} (evidence: {', '.join(kinds)}): {named}{more}"


def left_out(report: Report) -> str:
    """How many findings are kept out, and by which stages: `40 suppressed (38 baseline, 2 directive)`."""
    most_first = sorted(report.left_out, key=lambda pair: -pair[1])
    stages = ", ".join(f"{number:,} {stage.value}" for stage, number in most_first)
    return f"{sum(number for _, number in report.left_out):,} suppressed ({stages})"


def _severities(report: Report) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    words = [
        f"{counts[severity]:,} {_ONE[severity] if counts[severity] == 1 else _MANY[severity]}"
        for severity in Severity
        if counts[severity]
    ]
    return ", ".join(words)
