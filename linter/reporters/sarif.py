"""The format `sarif`: SARIF 2.1.0 (OASIS, 2020), with what GitHub code scanning wants of it.

GitHub keeps 5,000 results of a run, so no more are written: the worst and surest. Columns are code points, and the run
says so. `security-severity` is left out on purpose: it would make findings about style security alerts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.reporters.clean import cut_bytes
from linter.reporters.display import one_line
from linter.reporters.edits import exact_changes
from linter.reporters.plain import json_text, sorted_findings, sorted_suppressed
from linter.reporters.ranking import at_most
from linter.reporters.sarif_rules import LEVELS, described
from linter.reporters.sums import count, machine_read
from linter.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from linter.findings import FileResult, Finding, Fix, Report, Suppressed
    from linter.text.spans import Location

    LineHash = Callable[[str, int], str | None]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST_RESULTS = 5_000
_MOST_ARTIFACTS = 1_000
_MOST_RELATED = 100  # GitHub keeps no more locations
_MOST_REASONS = 5
_LONGEST_TEXT = 4_000  # bytes


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - JSON has no colours
    """Write one log with one run."""
    write_with(report, out, lambda _path, _line: None)


def write_with(report: Report, out: TextIO, line_hash: LineHash) -> None:
    """Like `write`, with the fingerprint by which GitHub knows a finding again.

    Args:
        report: the run.
        out: where the log goes.
        line_hash: the fingerprint of a line of a file, as `linter.reporters.line_hashes` makes it; None for unknown.
    """
    run = _run(report, line_hash)
    out.write(json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n")


def _run(report: Report, line_hash: LineHash) -> dict[str, Any]:
    listed = at_most(report, _MOST_RESULTS)
    findings = sorted_findings(listed)
    suppressed = sorted_suppressed(report)[: _MOST_RESULTS - len(findings)]
    rules = described([*findings, *(one.finding for one in suppressed)])
    indices = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [_result(finding, indices, line_hash) for finding in findings]
    if report.suppressed:
        # An empty list says that nothing keeps a result out; without it a reader could not know.
        results = [{**result, "suppressions": []} for result in results]
        results += [
            {**_result(one.finding, indices, line_hash), "suppressions": [_suppression(one)]} for one in suppressed
        ]
    driver = {"name": "mtlint", "version": __version__, "semanticVersion": __version__, "rules": rules}
    run: dict[str, Any] = {"tool": {"driver": driver}, "automationDetails": {"id": "mtlint/"}}
    left_out = listed.unlisted + len(report.suppressed) - len(suppressed)
    if left_out:
        run["invocations"] = [_invocation(len(results), left_out)]
    if read := machine_read(report):
        run["artifacts"] = [_artifact(file) for file in read[:_MOST_ARTIFACTS]]
    return {**run, "columnKind": "unicodeCodePoints", "results": results}


def _artifact(file: FileResult) -> dict[str, Any]:
    """A file that reads as machine translated; SARIF has no words for that but properties."""
    read = file.reading
    told = {"machineTranslated": read.verdict.value, "logOdds": read.log_odds} if read else {}
    return {"location": {"uri": uri(file.path)}, "properties": told}


def _invocation(listed: int, left_out: int) -> dict[str, Any]:
    text = f"{count(listed, 'result')}, the worst, are listed; {left_out:,} more are left out"
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}],
    }


def _result(finding: Finding, indices: dict[str, int], line_hash: LineHash) -> dict[str, Any]:
    where = finding.location
    rule = one_line(finding.rule)
    fingerprints = {"mtlint/v1": finding.fingerprint}
    if own := line_hash(where.path, where.line):
        fingerprints["primaryLocationLineHash"] = own
    result: dict[str, Any] = {
        "ruleId": rule,
        "ruleIndex": indices[rule],
        "level": LEVELS[finding.severity],
        "rank": round(finding.confidence * 100, 1),
        "message": {"text": _message(finding)},
        "locations": [_location(where)],
        "partialFingerprints": fingerprints,
    }
    related = [
        {"id": number, "message": _said(reason.note), **_location(reason.location)}
        for number, reason in enumerate(finding.evidence)
        if reason.location
    ]
    if related:
        result["relatedLocations"] = related[:_MOST_RELATED]
    if finding.fix and (changes := exact_changes(finding)):
        result["fixes"] = [_fix(finding, finding.fix._replace(edits=changes))]
    return result


def _message(finding: Finding) -> str:
    """All that a reader needs to judge, since GitHub shows nothing else of a result."""
    parts = [one_line(finding.message) or finding.rule]
    if finding.evidence:
        parts.append("Because: " + "; ".join(one_line(reason.note) for reason in finding.evidence[:_MOST_REASONS]))
    if finding.suggestions:
        parts.append("Suggestion: " + ", or ".join(map(one_line, finding.suggestions)))
    return cut_bytes(". ".join(parts), _LONGEST_TEXT)


def _fix(finding: Finding, fix: Fix) -> dict[str, Any]:
    # Without inserted content, as SARIF allows for a deletion, Reviewdog crashes.
    replacements = [
        {"deletedRegion": _region(change.location), "insertedContent": {"text": change.text}} for change in fix.edits
    ]
    changes = [{"artifactLocation": {"uri": uri(finding.location.path)}, "replacements": replacements}]
    words = ", or ".join(map(one_line, finding.suggestions)) or "mend it"
    return {"description": _said(f"{words} ({fix.safety.value})"), "artifactChanges": changes}


def _suppression(suppressed: Suppressed) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": "inSource" if suppressed.by.in_source else "external", "status": "accepted"}
    if suppressed.reason:
        found["justification"] = one_line(suppressed.reason)
    if where := suppressed.location:
        region = {"startLine": where.line, "startColumn": where.column}
        found["location"] = {"physicalLocation": {"artifactLocation": {"uri": uri(where.path)}, "region": region}}
    return {**found, "properties": {"stage": suppressed.by.value}}


def _location(where: Location) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri(where.path)}, "region": _region(where)}}


def _region(where: Location) -> dict[str, int]:
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }


def _said(text: str) -> dict[str, str]:
    return {"text": cut_bytes(one_line(text), _LONGEST_TEXT)}


def uri(path: str) -> str:
    """The path as a relative reference (RFC 3986): every byte of a name that is not plain is percent-encoded."""
    from urllib.parse import quote

    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "surrogatepass")
    return quote(data, safe="/~")
