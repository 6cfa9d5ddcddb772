"""How a report is printed: one module a format, each with one function `write`.

A reporter needs nothing but the report, and puts nothing of its own into it: no time, no machine, no
absolute path. Whatever a linted file holds, what comes out can be encoded as UTF-8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from linter.errors import LinterError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.metadata import EntryPoint
    from typing import TextIO

    from linter.findings import Report
    from linter.glossary.model import Concept
    from linter.people.values import People

_MODULES = {
    "text": "text",
    "concise": "concise",
    "table": "table",
    "json": "json_document",
    "jsonl": "json_lines",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjsonl": "rdjsonl",
    "csv": "comma_separated",
    "markdown": "markdown_summary",
    "html": "html",
}
FORMATS = tuple(_MODULES)
"""The names of the formats, the default first."""
_NAMES_MODULES = {"table": "names_table", "json": "names_json", "csv": "names_csv"}
_GLOSSARY_MODULES = {
    "table": "glossary_table",
    "csv": "glossary_csv",
    "json": "glossary_json",
    "tbx": "glossary_tbx",
    "tbx-2008": "glossary_tbx_older",
}
GLOSSARY_FORMATS = tuple(_GLOSSARY_MODULES)
"""The formats of a glossary, the default first."""
NAMES_FORMATS = tuple(_NAMES_MODULES)
"""The formats of an inventory of names, the default first."""


class Reporter(Protocol):
    """What prints a report in one format; every module of a format is one."""

    def write(self, report: Report, out: TextIO, *, color: bool = False) -> None:
        """Write the whole report to `out`; `color` allows, and never demands, ANSI codes."""
        ...


class NamesReporter(Protocol):
    """What prints the people of a folder in one format."""

    def write(self, people: People, out: TextIO) -> None:
        """Write all people to `out`."""
        ...


class GlossaryReporter(Protocol):
    """What prints the entries of a glossary in one format."""

    def write(self, concepts: Sequence[Concept], out: TextIO, *, columns: int = 80) -> None:
        """Write all entries to `out`, where it matters in so many columns."""
        ...


def check_format(name: str) -> None:
    """Refuse what is no format, without importing one that is.

    Raises:
        LinterError: for a name that is no format; the text names those that are.
    """
    if name not in _MODULES and name not in _added():
        raise LinterError(_unknown(name, (*FORMATS, *_added())))


def reporter(name: str) -> Reporter:
    """The reporter of a format, imported only now.

    A package adds a format by an entry point of the group `mtlint.reporters` that leads to a `Reporter`.

    Raises:
        LinterError: for a name that is no format; the text names those that are.
    """
    check_format(name)
    if name not in _MODULES:
        return cast("Reporter", _added()[name].load())
    return cast("Reporter", _module(name, _MODULES))


def _added() -> dict[str, EntryPoint]:
    """The formats of other packages; asked only for a name that is not known here."""
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group="mtlint.reporters")}


def names_reporter(name: str) -> NamesReporter:
    """What prints the people of a folder in a format, imported only now.

    Raises:
        LinterError: for a name that is no format; the text names those that are.
    """
    return cast("NamesReporter", _module(name, _NAMES_MODULES))


def glossary_reporter(name: str) -> GlossaryReporter:
    """What prints the entries of a glossary in a format, imported only now.

    Raises:
        LinterError: for a name that is no format; the text names those that are.
    """
    return cast("GlossaryReporter", _module(name, _GLOSSARY_MODULES))


def _module(name: str, modules: Mapping[str, str]) -> object:
    if name not in modules:
        raise LinterError(_unknown(name, tuple(modules)))
    from importlib import import_module

    return import_module(f"{__name__}.{modules[name]}")


def _unknown(name: str, formats: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), formats, n=1)
    hint = f"did you mean “{near[0]}”? " if near else ""
    return f"unknown report format “{name}”: {hint}choose one of {', '.join(formats)}"
