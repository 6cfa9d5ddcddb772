"""The format `jsonl`: one finding a line, the summary in the last line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.reporters.plain import finding_dict, json_text, sorted_findings, summary_dict

if TYPE_CHECKING:
    from typing import TextIO

    from linter.findings import Report


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - JSON has no colours
    """Write one JSON object a line, each finding with the keys it has in `json`."""
    out.writelines(json_text(finding_dict(finding)) + "\n" for finding in sorted_findings(report))
    out.write(json_text({"summary": summary_dict(report)}) + "\n")
