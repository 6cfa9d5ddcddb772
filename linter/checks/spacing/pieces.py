"""Words that stand in pieces: abbreviations and apostrophes with a blank inside, brackets without one before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, AnyStr, ClassVar

from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_ABBREVIATION = lazy(
    r"U\. [SKN]\.(?:(?= [a-z]|['’]s|,|\s*(?:[\r\n]|\Z))|(?<=[Tt]he U\. .\.)(?= ))"
    r"|[ap]\. m\.(?=[ ,;.)]|\s*(?:[\r\n]|\Z))"
    r"|e\. g\.|i\. e\.(?=[ ,])"
)
_SHAPES = (b"a. a.", b"A. A.")

_APOSTROPHE = lazy(
    r" ?['’](?:(?<=[a-z] ['’]) ?|(?<=[a-z]['’]) )s(?= ?[\"“]| \w)(?![^'’\n]{0,60}[a-z]'(?!\w))"
    r"| ?['’](?:(?<=n ['’]) ?|(?<=n['’]) )t(?= [a-z])"
)
_SPLIT = {mark: (f"{mark} s", f" {mark}s", f"{mark} t ", f" {mark}t ") for mark in "'’"}

_BRACKET = lazy(r"\((?!(?:[IVX]+|URL|ID|JSON|NULL|TRUE|FALSE)\))[A-Z]{2,6}\)(?=[ ,.;]|\s*(?:[\r\n]|\Z))")
_WORD_BEFORE = lazy(r"(?<![\w.(/@\\])[A-Za-z]?[a-z]{3,}\Z")
_CODE = lazy(r"[{}=<>$|#`]|\b(?:sum|count|select|print|return|define|call|function|method)\b")
_NEAR = 40  # code points to both sides in which signs of a program are looked for


def _places(text: AnyStr, parts: tuple[AnyStr, ...]) -> list[int]:
    """Where any of these parts begins in a text or in its shape (see `linter.text.folding.shape_of`), in order."""
    found: set[int] = set()
    for part in parts:
        at = text.find(part)
        while at >= 0:
            found.add(at)
            at = text.find(part, at + 1)
    return sorted(found)


@frozen
class SplitAbbreviation:
    """A blank inside `U.S.`, `a.m.`, `e.g.` and their like; the initials of a name are left alone.

    Values: `match`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such abbreviation."""
        prose = doc.prose
        for at in _places(doc.shape, _SHAPES):
            match = _ABBREVIATION.match(prose, at)
            if match and not prose[max(0, at - 1) : at].isalnum():
                edits = (Edit(Span(at + 2, at + 3), ""),)
                yield Hit(Span(*match.span()), {"match": match.group()}, edits=edits)


@frozen
class SplitApostrophe:
    """An ending such as `’s` that stands apart from its apostrophe or from its word.

    Values: `match` (the apostrophe with its gap and its ending).
    """

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such ending; its fix joins it to the word."""
        prose = doc.prose
        places = [at for mark, parts in _SPLIT.items() if mark in prose for at in _places(prose, parts)]
        done = 0
        for at in sorted(places):
            start = at - 1 if prose[at] != " " and at and prose[at - 1] == " " else at
            match = _APOSTROPHE.match(prose, start) if start >= done else None
            if match:
                done = match.end()
                edits = (Edit(Span(*match.span()), match.group().replace(" ", "")),)
                yield Hit(Span(*match.span()), {"match": match.group().strip()}, edits=edits)


@frozen
class TightBracket:
    """A capitalised abbreviation in brackets right behind a word: `the Harbour Office(HO)`.

    Values: `match` (the word with the bracket).
    """

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such bracket."""
        prose = doc.prose
        for at in _places(doc.shape, (b"axAA",)):
            match = _BRACKET.match(prose, at + 1)
            word = _WORD_BEFORE.search(prose[max(0, at - _NEAR) : at + 1]) if match else None
            if match is None or word is None:
                continue
            line = doc.line_at(at).span
            if not _CODE.search(prose, max(line.start, at - _NEAR), min(line.end, match.end() + _NEAR)):
                edits = (Edit(Span(at + 1, at + 1), " "),)
                yield Hit(Span(*match.span()), {"match": word.group() + match.group()}, edits=edits)
