"""The format `json`: the whole report as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.reporters.plain import json_text, report_dict

if TYPE_CHECKING:
    from typing import TextIO

    from linter.findings import Report


def write(report: Report, out: TextIO, *, color: bool = False) -> None:  # noqa: ARG001 - JSON has no colours
    """Write the report as one indented JSON document."""
    out.write(json_text(report_dict(report), indent=1) + "\n")
