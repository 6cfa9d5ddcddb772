"""The format `junit`: findings as failed test cases, one suite a file, for services that show test results.

The names follow Ruff: `org.mtlint.CODE`, with the path as the class. Services drop test cases with the name of an
earlier one, so the second finding of a rule in a file is `org.mtlint.CODE (2)`.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from linter.reporters.clean import xml_line, xml_path
from linter.reporters.plain import sorted_findings
from linter.reporters.sums import count, machine_read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from linter.findings import Detection, Finding, Report


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - XML has no colours
    """Write a suite for each file with findings; one passing case where nothing was found."""
    found = len(report.findings)
    readings = {file.path: file.reading for file in machine_read(report)}
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuites name="mtlint" tests="{max(found, 1)}" failures="{found}" errors="0">\n')
    for path, findings in groupby(sorted_findings(report), key=lambda finding: finding.location.path):
        out.writelines(f"  {line}\n" for line in _suite(path, list(findings), readings.get(path)))
    if not found:
        clean = count(sum(result.skipped is None for result in report.files), "file")
        out.write('  <testsuite name="mtlint" tests="1" failures="0" errors="0" skipped="0">\n')
        out.write(f'    <testcase name="No findings in {clean}" classname="mtlint"/>\n  </testsuite>\n')
    out.write("</testsuites>\n")


def _suite(path: str, findings: list[Finding], reading: Detection | None) -> Iterator[str]:
    name, number = xml_path(path), len(findings)
    seen: Counter[str] = Counter()
    yield f'<testsuite name="{name}" tests="{number}" failures="{number}" errors="0" skipped="0">'
    if reading:
        yield "  <properties>"
        yield f'    <property name="machine-translated" value="{reading.verdict.value}"/>'
        yield f'    <property name="machine-translated-log-odds" value="{reading.log_odds:.2f}"/>'
        yield "  </properties>"
    for finding in findings:
        seen[finding.rule] += 1
        yield from (f"  {line}" for line in _case(finding, name, seen[finding.rule]))
    yield "</testsuite>"


def _case(finding: Finding, path: str, number: int) -> Iterator[str]:
    where, rule = finding.location, xml_line(finding.rule)
    name = f"org.mtlint.{rule}" + (f" ({number})" if number > 1 else "")
    message = xml_line(finding.message)
    yield f'<testcase name="{name}" classname="{path}" file="{path}" line="{where.line}" column="{where.column}">'
    yield (
        f'  <failure message="{message}" type="{finding.severity.value}">'
        f"line {where.line}, col {where.column}, {rule} {message}</failure>"
    )
    yield "</testcase>"
