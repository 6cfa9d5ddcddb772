"""How a report is printed: one module a format, each with one function `write`.

A reporter needs nothing but the report, and puts nothing of its own into it: no time, no machine, no
absolute path. Whatever a linted file holds, what comes out can be encoded as UTF-8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from linter.errors import LinterError

if TYPE_CHECKING:
    from typing import TextIO

    from linter.findings import Report

_MODULES = {
    "text": "text",
    "concise": "concise",
    "table": "table",
    "json": "json_document",
    "jsonl": "json_lines",
}
FORMATS = tuple(_MODULES)
"""The names of the formats, the default first."""


class Reporter(Protocol):
    """What prints a report in one format; every module of a format is one."""

    def write(self, report: Report, out: TextIO, *, color: bool = False) -> None:
        """Write the whole report to `out`; `color` allows, and never demands, ANSI codes."""
        ...


def reporter(name: str) -> Reporter:
    """The reporter of a format, imported only now.

    Raises:
        LinterError: for a name that is no format; the text names those that are.
    """
    if name not in _MODULES:
        raise LinterError(_unknown(name))
    from importlib import import_module

    return cast("Reporter", import_module(f"{__name__}.{_MODULES[name]}"))


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), FORMATS, n=1)
    hint = f"did you mean “{near[0]}”? " if near else ""
    return f"unknown report format “{name}”: {hint}choose one of {', '.join(FORMATS)}"
