"""Reads the entries of a glossary from a table: commas, semicolons or tabs, with a line of names above.

What people call the columns differs; `_NAMES` holds what was met in term bases, style guides and their exports.
Columns of other names are left alone, as are rows without a forbidden term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.errors import GlossaryError, nearest
from linter.glossary.model import UNDETERMINED, Concept
from linter.glossary.words import parts_of, refuse_no_term, term_of
from linter.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAMES = {
    "forbidden": (
        "forbidden", "forbiddenterm", "wrong", "wrongterm", "avoid", "donotuse", "dontuse", "notuse", "never", "bad",
        "badterm", "incorrect", "error", "sourceerror", "mistake", "deprecated", "deprecatedterm", "banned",
        "prohibited", "notrecommended", "disallowed", "rejected", "blacklist", "blacklisted", "deny", "denied",
        "mistranslation", "mt", "machinetranslation", "literal", "literaltranslation", "find", "禁用", "禁用词", "错误",
        "误译", "错译",
    ),
    "preferred": (
        "preferred", "preferredterm", "use", "useinstead", "instead", "correct", "correctterm", "right", "good",
        "goodterm", "recommended", "approved", "approvedterm", "allowed", "write", "rendering", "replacement",
        "replace", "replacewith", "suggestion", "correction", "target", "targetterm", "translation", "推荐", "首选",
        "正确", "译文", "译名",
    ),
    "source": (
        "source", "sourceterm", "original", "sourcetext", "foreign", "原文", "源语", "源语言", "中文", "术语",
    ),
    "means": ("means", "meaning", "definition", "gloss", "含义", "定义", "释义"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "reason", "why", "备注", "说明"),
    "severity": ("severity", "grade", "level"),
    "case": ("case", "casesensitive", "matchcase", "capitals"),
    "part": ("pos", "partofspeech", "wordclass", "part"),
    "language": ("language", "lang", "sourcelanguage", "sourcelang", "语言"),
    "id": ("id", "rule", "ruleid"),
}  # fmt: skip
_OF_NAME = {name: column for column, names in _NAMES.items() for name in names}
_SEVERITIES = {name: name for name in ("error", "warning", "info")}
_CASES = {
    **dict.fromkeys(("exact", "sensitive", "yes", "y", "true", "1", "x"), "exact"),
    **dict.fromkeys(("any", "insensitive", "no", "n", "false", "0"), ""),
}
_PARTS = {"noun": "noun", "n": "noun", "verb": "verb", "v": "verb", "adjective": "adjective", "adj": "adjective"}
_DELIMITERS = (",", ";", "\t")
_SEPARATOR_LINE = lazy(r"sep=(.)\r?\n")  # how Excel is told the delimiter
_LONGEST_CELL = 131_072  # characters: a cell beyond that is a quotation mark that was never closed
_ID = lazy(r"USR\d{3,6}")

_Columns = dict[str, list[int]]


def concepts_in_table(text: str, file: str) -> tuple[Concept, ...]:
    """The entries of a table in the order of its rows.

    Raises:
        GlossaryError: no column of forbidden terms, broken quotation marks, or a cell that is not understood.
    """
    told = _SEPARATOR_LINE.match(text)
    body, skipped = (text[told.end() :], 1) if told else (text, 0)
    delimiter = told[1] if told else _delimiter(body)
    rows = _rows(body, delimiter, file, skipped)
    columns: _Columns | None = None
    concepts = []
    for line, row in rows:
        if not any(map(str.strip, row)):
            continue
        if columns is None:
            columns = _columns(row, file, line)
        elif concept := _Row(row, columns, file, line).concept():
            concepts.append(concept)
    return tuple(concepts)


def _delimiter(text: str) -> str:
    """The one by which the first line names most columns; where none does, the one that parts it most often."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def known(delimiter: str) -> tuple[int, int]:
        cells = first.split(delimiter)
        return sum(_folded(cell) in _OF_NAME for cell in cells), len(cells)

    return max(_DELIMITERS, key=known)


def _rows(text: str, delimiter: str, file: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on."""
    import csv
    from io import StringIO

    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    if delimiter.isalnum() or delimiter in '" \r\n':
        raise GlossaryError(f"“sep={delimiter}”: this cannot part cells; take , or ;", file, 1)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = skipped + 1
    try:
        for row in reader:
            yield line, row
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        why = str(error)
        if "unexpected end" in why or "field larger" in why:
            why = "a quotation mark opens a cell here, and nothing closes it"
        elif "expected after" in why:
            why = 'text behind a quotation mark that closes a cell; write a mark inside a cell twice: ""'
        raise GlossaryError(why, file, line) from error


def _columns(header: list[str], file: str, line: int) -> _Columns:
    """The places of the columns by what they hold.

    Raises:
        GlossaryError: none holds forbidden terms.
    """
    columns: _Columns = {}
    for at, name in enumerate(header):
        if column := _OF_NAME.get(_folded(name)):
            columns.setdefault(column, []).append(at)
    if "forbidden" not in columns:
        names = [name.strip() for name in header if name.strip()]
        shown = ", ".join(f"“{term_of(name)[:30]}”" for name in names[:6]) + (", …" if len(names) > 6 else "")
        raise GlossaryError(
            f"the first line must name a column of forbidden terms, such as `forbidden,preferred`; it says {shown}",
            file,
            line,
        )
    return columns


def _folded(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


class _Row:
    """A row of a table under its columns."""

    def __init__(self, cells: list[str], columns: _Columns, file: str, line: int) -> None:
        self.cells, self.columns, self.file, self.line = cells, columns, file, line

    def concept(self) -> Concept | None:
        """The entry of the row; None for one that forbids nothing.

        Raises:
            GlossaryError: a cell is not understood.
        """
        forbidden = self.terms("forbidden")
        if not forbidden:
            return None
        for term in forbidden:
            refuse_no_term(term, self.file, self.line)
        given = self.text("id")
        return Concept(
            id=given if _ID.fullmatch(given) else "",
            language=self.text("language") or UNDETERMINED,
            sources=self.terms("source"),
            forbidden=forbidden,
            preferred=tuple(term for term in self.terms("preferred") if term not in forbidden),
            means=self.text("means"),
            severity=self.one_of("severity", _SEVERITIES) or "warning",
            exact=bool(self.one_of("case", _CASES)),
            part=_PARTS.get(self.text("part").casefold(), ""),
            note=self.text("note"),
            line=self.line,
        )

    def text(self, column: str) -> str:
        """The first cell of a column that is not empty."""
        if column not in self.columns:
            return ""
        return next(filter(None, map(term_of, self._of(column))), "")

    def terms(self, column: str) -> tuple[str, ...]:
        """The terms of a column, each once."""
        if column not in self.columns:
            return ()
        return tuple(dict.fromkeys(term for cell in self._of(column) for term in parts_of(cell)))

    def one_of(self, column: str, known: Mapping[str, str]) -> str:
        """What a cell stands for that may only say a few things; empty if it says nothing."""
        given = self.text(column)
        if given and given.casefold() not in known:
            hint = nearest(given.casefold(), set(known.values()) - {""})
            raise GlossaryError(f"{column} “{given[:40]}” is unknown{hint}", self.file, self.line)
        return known.get(given.casefold(), "")

    def _of(self, column: str) -> list[str]:
        return [self.cells[at] for at in self.columns[column] if at < len(self.cells)]
