"""What went wrong between bytes and characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import grouped, others
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import BOM, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_SURROGATES = lazy("[\udc80-\udcff]+")

# Soft hyphen, Mongolian vowel separator, zero-width space to right-to-left mark, the bidirectional embeddings,
# word joiner to invisible plus, the bidirectional isolates, the byte order mark away from the start.
_INVISIBLES = frozenset(
    map(
        chr,
        [
            0xAD,
            0x180E,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2065),
            *range(0x2066, 0x206A),
            0xFEFF,
        ],
    )
)
_INVISIBLE = lazy(f"[{''.join(sorted(_INVISIBLES))}]+")
# The control characters, but for the line ends, the tab and the form feed that parts pages.
_CONTROLS = frozenset(map(chr, [*range(9), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0)]))
_CONTROL = lazy("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+")
_REPLACEMENT = lazy("\ufffd+")

_LAST_LATIN = 0x24F
_PUNCTUATION = range(0x2000, 0x2070)
_MOST_EDITS = 10_000  # a fix of more places than this is a job for a program that knows the file
_CONTROL_NAMES = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x0B: "LINE TABULATION",
    0x1A: "SUBSTITUTE",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x85: "NEXT LINE",
}


@frozen
class UndecodableBytes:
    """Bytes that the file's encoding does not know: one hit a file, at the first of them.

    Values: `count` in words, `byte` the offset of the first one from 0, `encoding`.
    """

    gives: ClassVar[tuple[str, ...]] = ("count", "byte", "encoding")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """At most one hit, on the first run of such bytes."""
        if doc.encoding != "utf-8" or doc.text.isascii() or max(doc.characters, default="") < "\udc80":
            return
        first = _SURROGATES.search(doc.text)
        if first is None:
            return
        number = sum(m.end() - m.start() for m in _SURROGATES.finditer(doc.text))
        byte = len(doc.text[: first.start()].encode("utf-8", "surrogateescape"))
        count = "1 byte" if number == 1 else f"{number} bytes"
        yield Hit(Span(*first.span()), {"count": count, "byte": str(byte), "encoding": "UTF-8"})


@frozen
class InvisibleCharacters:
    """Characters inside prose that no reader sees: zero-width space, soft hyphen, byte order mark.

    Scripts that need them (Arabic, the scripts of India, emoji) are left alone, and so are lines that hold
    nothing else.

    Attributes:
        most: a file with more such places than this gets one hit for all of them.

    Values: `name` of the first character, `more` (the other places, in words).
    """

    most: int = 3

    gives: ClassVar[tuple[str, ...]] = ("name", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every run, or one for the document."""
        if doc.characters.isdisjoint(_INVISIBLES):
            return
        found = (Span(*m.span()) for m in _INVISIBLE.finditer(doc.text))
        candidates = [run for run in found if _in_prose(doc, run) and _between_latin(doc.text, run)]
        runs = list(_on_visible_lines(doc, candidates))
        for group in grouped(runs, self.most):
            edits = tuple(Edit(run, "") for run in group) if len(group) <= _MOST_EDITS else ()
            yield Hit(group[0], _described(doc.text, group), edits=edits)


@frozen
class ControlCharacters:
    """Characters that steer a terminal or a printer: NUL and its kin; never part of a text.

    Attributes:
        most: a file with more such places than this gets one hit for all of them.

    Values: `name` of the first character, `more` (the other places, in words), `byte` its offset from 0.
    """

    most: int = 3

    gives: ClassVar[tuple[str, ...]] = ("name", "more", "byte")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every run, or one for the document."""
        if doc.characters.isdisjoint(_CONTROLS):
            return
        runs = [Span(*m.span()) for m in _CONTROL.finditer(doc.text)]
        for group in grouped(runs, self.most):
            byte = _byte_offset(doc, group[0].start)
            yield Hit(_first_only(group[0]), {**_described(doc.text, group), "byte": str(byte)})


@frozen
class ReplacementCharacters:
    """U+FFFD: some program met bytes that it could not read and put this in their place.

    Attributes:
        most: a file with more such places than this gets one hit for all of them.

    Values: `name`, `more` (the other places, in words).
    """

    most: int = 3

    gives: ClassVar[tuple[str, ...]] = ("name", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every run in the prose, or one for the document."""
        if "\ufffd" not in doc.characters:
            return
        runs = [Span(*m.span()) for m in _REPLACEMENT.finditer(doc.prose)]
        for group in grouped(runs, self.most):
            yield Hit(group[0], _described(doc.text, group))


def _described(text: str, group: list[Span]) -> dict[str, str]:
    import unicodedata

    code = ord(text[group[0].start])
    name = unicodedata.name(chr(code), _CONTROL_NAMES.get(code, ""))
    return {"name": f"U+{code:04X} ({name})" if name else f"U+{code:04X}", "more": others(group)}


def _first_only(run: Span) -> Span:
    """A page of NULs is not worth an excerpt of a page."""
    return Span(run.start, min(run.end, run.start + 8))


def _byte_offset(doc: Document, offset: int) -> int:
    from linter.text.document import Document as Copy

    return len(Copy(doc.path, doc.text[:offset], doc.encoding).to_bytes())


def _in_prose(doc: Document, run: Span) -> bool:
    """True when the mask left the characters alone; the mark at the start of a file tells its encoding."""
    if run.start == 0 and doc.text[0] == BOM:
        return False
    return doc.prose[run.start : run.end] == doc.text[run.start : run.end]


def _on_visible_lines(doc: Document, runs: list[Span]) -> Iterator[Span]:
    """Those whose line shows anything."""
    looked_at, shows = Span(-1, -1), False
    for run in runs:
        if run.start >= looked_at.end:
            looked_at = doc.line_at(run.start).span
            shows = bool(_INVISIBLE.sub("", doc.text[slice(*looked_at)]).strip())
        if shows:
            yield run


def _between_latin(text: str, run: Span) -> bool:
    neighbours = text[max(0, run.start - 1) : run.start] + text[run.end : run.end + 1]
    return all(ord(char) <= _LAST_LATIN or ord(char) in _PUNCTUATION for char in neighbours)
