"""Reads a user's glossary: a table (CSV, semicolons or tabs) or TBX, whichever its content shows it to be."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from linter.errors import GlossaryError, ReadError
from linter.text.reading import read_bytes, unmarked_utf16

if TYPE_CHECKING:
    from linter.glossary.model import Concept

_MOST = 64_000_000  # bytes: a hundred times the largest term base we know of as text
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT = (
    (b"PK\x03\x04", "this is a workbook or another archive; save the sheet as “CSV UTF-8” and name that file"),
    (b"\xd0\xcf\x11\xe0", "this is an old workbook or term base; export it as CSV or TBX and name that file"),
    (b"SQLite format 3\0", "this is a database; export it as CSV or TBX and name that file"),
    (b"%PDF-", "this is a PDF; a glossary is a table (CSV) or TBX"),
)


def read_glossary(file: str) -> tuple[Concept, ...]:
    """The entries of a glossary, in the order of the file.

    Raises:
        GlossaryError: the file cannot be read, or something in it is not understood.
    """
    try:
        data = read_bytes(file, _MOST + 1)
    except ReadError as error:
        raise GlossaryError(f"cannot be read: {str(error).removeprefix(f'{file}: ')}", file) from error
    except ValueError as error:  # a NUL in the name
        raise GlossaryError("this is no name of a file", file) from error
    if len(data) > _MOST:
        raise GlossaryError(f"larger than {_MOST // 1_000_000} MB; this cannot be a glossary", file)
    return concepts_of(data, file)


def concepts_of(data: bytes, file: str) -> tuple[Concept, ...]:
    """The entries that some bytes hold; `file` is what errors name.

    Raises:
        GlossaryError: something in it is not understood.
    """
    for beginning, why in _NO_TEXT:
        if data.startswith(beginning):
            raise GlossaryError(why, file)
    text = _text(data, file)
    if text.lstrip()[:1] == "<":
        from linter.glossary.tbx import concepts_in_tbx

        return concepts_in_tbx(text, file)
    from linter.glossary.tables import concepts_in_table

    return concepts_in_table(text, file)


def _text(data: bytes, file: str) -> str:
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), (b"", ""))
    body = data[len(mark) :]
    codec = codec or unmarked_utf16(data)
    if not codec and data.lstrip()[:1] == b"<":
        codec = _declared(data)
    try:
        text = body.decode(codec or "utf-8")
    except UnicodeError as error:
        before = body[: getattr(error, "start", 0)]
        line = before.count(b"\n") + 1
        raise GlossaryError(f"not {codec.upper() or 'UTF-8'}; save it as UTF-8", file, line) from error
    if "\0" in text:
        raise GlossaryError("a NUL character: this is no text", file, text[: text.index("\0")].count("\n") + 1)
    return text


def _declared(data: bytes) -> str:
    """The encoding that an XML declaration names, if Python knows it as one of text; else none, which means UTF-8."""
    import re

    found = re.match(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z][\w.-]{0,40})[\"']", data[:400])
    if not found:
        return ""
    try:
        known = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return ""
    is_wide = known.name.startswith(("utf-16", "utf-32"))  # then these very bytes could not have been read
    return known.name if known._is_text_encoding and not is_wide else ""  # noqa: SLF001  Python has no other door to this
