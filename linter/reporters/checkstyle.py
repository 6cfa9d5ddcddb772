"""The format `checkstyle`: the XML of Checkstyle 4.3, which many services and editors read."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from linter.reporters.clean import xml_line, xml_path
from linter.reporters.plain import sorted_findings

if TYPE_CHECKING:
    from typing import TextIO

    from linter.findings import Finding, Report


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - XML has no colours
    """Write one element a file with findings, in it one a finding; columns are code points."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
    for path, findings in groupby(sorted_findings(report), key=lambda finding: finding.location.path):
        out.write(f'  <file name="{xml_path(path)}">\n')
        out.writelines(f"    {_error(finding)}\n" for finding in findings)
        out.write("  </file>\n")
    out.write("</checkstyle>\n")


def _error(finding: Finding) -> str:
    where = finding.location
    return (
        f'<error line="{where.line}" column="{where.column}" severity="{finding.severity.value}" '
        f'message="{xml_line(finding.message)}" source="mtlint.{xml_line(finding.rule)}"/>'
    )
