"""A report as plain dicts and lists: what every machine-readable format prints.

The keys are a contract, kept by `docs/report.schema.json` and explained in `docs/reports.md`: keys may be
added, none is renamed or taken away.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from linter.findings import Severity, Verdict
from linter.version import __version__

if TYPE_CHECKING:
    from linter.findings import Change, Detection, Evidence, FileResult, Finding, Fix, Report, Suppressed
    from linter.text.spans import Location

CONTRACT = 1
"""Raised when a key of the report changes its meaning or goes away."""
_LINES = ("line", "column", "end_line", "end_column", "byte_column", "end_byte_column")


def report_dict(report: Report) -> dict[str, Any]:
    """The whole report, in an order that depends on nothing but what it holds."""
    return {
        "version": CONTRACT,
        "tool": {"name": "mtlint", "version": __version__},
        "files": [file_dict(result) for result in sorted_files(report)],
        "findings": [finding_dict(finding) for finding in sorted_findings(report)],
        "suppressed": [suppressed_dict(suppressed) for suppressed in sorted_suppressed(report)],
        "summary": summary_dict(report),
    }


def sorted_findings(report: Report) -> list[Finding]:
    """The findings by path, place and rule."""
    return sorted(report.findings, key=lambda finding: finding.order)


def sorted_suppressed(report: Report) -> list[Suppressed]:
    """What was kept out, by path, place and rule."""
    return sorted(report.suppressed, key=lambda suppressed: suppressed.finding.order)


def sorted_files(report: Report) -> list[FileResult]:
    """The files by path."""
    return sorted(report.files, key=lambda result: result.path)


def file_dict(result: FileResult) -> dict[str, Any]:
    """One file of the run."""
    return {
        "path": result.path,
        "words": result.words,
        "lines": result.lines,
        "findings": result.findings,
        "skipped": result.skipped,
        "reading": _reading_dict(result.reading) if result.reading else None,
    }


def finding_dict(finding: Finding) -> dict[str, Any]:
    """One finding: lines and columns from 1, columns in code points and in bytes of UTF-8, ends exclusive."""
    where = finding.location
    return {
        "path": where.path,
        **_lines_dict(where),
        "start": where.span.start,
        "end": where.span.end,
        "rule": finding.rule,
        "name": finding.name,
        "category": finding.category,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": finding.message,
        "excerpt": finding.excerpt.marked,
        "before": finding.excerpt.before,
        "after": finding.excerpt.after,
        "evidence": [_evidence_dict(evidence) for evidence in finding.evidence],
        "fix": _fix_dict(finding.fix) if finding.fix else None,
        "suggestions": list(finding.suggestions),
        "topic": finding.topic,
        "fingerprint": finding.fingerprint,
    }


def suppressed_dict(suppressed: Suppressed) -> dict[str, Any]:
    """A finding that was kept out, with what kept it out."""
    where = suppressed.location
    return {
        "finding": finding_dict(suppressed.finding),
        "by": suppressed.by.value,
        "reason": suppressed.reason,
        "path": where.path if where else None,
        "line": where.line if where else None,
        "column": where.column if where else None,
    }


def summary_dict(report: Report) -> dict[str, Any]:
    """The counts of the run: every severity has its key, a category or rule only if it found something."""
    severities = Counter(finding.severity for finding in report.findings)
    categories = Counter(finding.category for finding in report.findings)
    rules = Counter(finding.rule for finding in report.findings)
    return {
        "findings": len(report.findings),
        "by_severity": {severity.value: severities[severity] for severity in Severity},
        "by_category": dict(sorted(categories.items())),
        "by_rule": dict(sorted(rules.items())),
        "suppressed": {stage.value: number for stage, number in report.left_out},
        "unlisted": report.unlisted,
        "files": len(report.files),
        "readings": readings_dict(report),
        "files_with_findings": len({finding.location.path for finding in report.findings}),
        "skipped": sum(result.skipped is not None for result in report.files),
    }


def readings_dict(report: Report) -> dict[str, int]:
    """How many files read as machine translated, by the strength of the evidence; every strength has its key."""
    counts = Counter(file.reading.verdict for file in report.files if file.reading)
    return {verdict.value: counts[verdict] for verdict in Verdict}


def _reading_dict(reading: Detection) -> dict[str, Any]:
    return {
        "verdict": reading.verdict.value,
        "log_odds": reading.log_odds,
        "contributions": [contribution._asdict() for contribution in reading.contributions],
    }


def _evidence_dict(evidence: Evidence) -> dict[str, Any]:
    where = evidence.location
    return {
        "note": evidence.note,
        "path": where.path if where else None,
        **_lines_dict(where),
    }


def _lines_dict(where: Location | None) -> dict[str, int | None]:
    """A place within its file in lines and columns; nothing but None where there is no place."""
    return {key: getattr(where, key) if where else None for key in _LINES}


def _fix_dict(fix: Fix) -> dict[str, Any]:
    return {"safety": fix.safety.value, "edits": [_change_dict(edit) for edit in fix.edits]}


def _change_dict(change: Change) -> dict[str, Any]:
    where = change.location
    return {
        "start": where.span.start,
        "end": where.span.end,
        **_lines_dict(where),
        "text": change.text,
    }


def json_text(value: object, indent: int | None = None) -> str:
    """The value as JSON that UTF-8 can hold, whatever it holds, and that no reader can take for more lines.

    Non-ASCII text stays readable, but three kinds of characters are written as escapes: lone surrogates,
    which UTF-8 cannot hold; U+0085, U+2028 and U+2029, at which some readers end a line; and the controls
    from U+007F to U+009F, which could drive a terminal.
    """
    import json
    import re

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return re.sub("[\x7f-\x9f\u2028\u2029\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", text)
