"""The format `concise`: `path:line:column: ID message`, one finding a line and nothing else.

Editors and terminals make such lines clickable (`%f:%l:%c: %m` in the notation of Vim's error format).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.reporters.display import exact, one_line
from linter.reporters.plain import sorted_findings

if TYPE_CHECKING:
    from typing import TextIO

    from linter.findings import Report


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - lines for programs
    """Write one line a finding."""
    for finding in sorted_findings(report):
        where = finding.location
        place = f"{exact(where.path)}:{where.line}:{where.column}"
        out.write(f"{place}: {one_line(finding.rule)} {one_line(finding.message)}\n")
