"""Blanks on the wrong side of quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_QUOTE = lazy(r'["“”]')
_LOOSE_INSIDE = lazy(r'["“”](?:(?<=[\s(]["“])[ ]|(?<=[^\W_] ["”])(?!\w))')
_LOOSE = lazy(
    r'["“”]'
    r'(?:(?<=[^\d\s] ")[ ](?=[^\W\d_])'  # a straight mark with a blank on both sides, and no inches
    r"|(?<=[\s\w]“)[ ](?=\w)"
    r"|(?<=[^\W_] ”)(?![\w”]))"
)
_LOOSE_SIGNS = (' " ', "“ ", " ”")
_CLOSED_CHUNK = 120  # code points: a longer line is a paragraph, whose quotations end with it
_LONGEST_CHUNK = 2_000
_MOST_MARKS = 200


@frozen
class SpaceInsideQuotes:
    """Double quotes with a blank after the opening one, or before the closing one and behind a word.

    A blank between a full stop and the closing quote alone is left be: good writers do that. Straight quotes are
    paired in order within a long line, or within short lines up to the one that closes what they opened; a pair that
    leans against a word outside is left alone, since then the order is wrong.

    Values: `match` (the quote with its gap).
    """

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each quote with the gap inside it."""
        prose = doc.prose
        loose = _loose_places(prose)
        if not loose:
            return
        for marks in _chunks(doc, loose):
            for opening, closing in zip(marks[::2], marks[1::2], strict=True):
                if _is_pair(prose[opening], prose[closing]):
                    yield from _loose_quotes(prose, opening, closing)


def _loose_places(prose: str) -> list[int]:
    """Where a quote stands apart from what it quotes, as far as one can tell without its partner."""
    if '" ' not in prose and "“ " not in prose and ' "' not in prose and " ”" not in prose:
        return []
    places = [m.start() for m in _LOOSE_INSIDE.finditer(prose)]
    return [0, *places] if prose.startswith(('" ', "“ ")) else places


def _chunks(doc: Document, loose: list[int]) -> Iterator[list[int]]:
    """The places of quotes that may be paired in order, an even number of them each, where one of them is loose."""
    for segment in doc.segments:
        at = bisect_left(loose, segment.span.start)
        if at == len(loose) or loose[at] >= segment.span.end:
            continue
        marks: list[int] = []
        for match in _QUOTE.finditer(doc.prose, *segment.span):
            if marks and _parts(doc, marks, match.start()):
                yield from _even(marks)
                marks = []
            marks.append(match.start())
        yield from _even(marks)


def _even(marks: list[int]) -> Iterator[list[int]]:
    if len(marks) % 2 == 0 and len(marks) <= _MOST_MARKS:
        yield marks


def _parts(doc: Document, marks: list[int], at: int) -> bool:
    """True when a quote at `at` begins a new chunk: another line, unless short lines go on with an open quotation."""
    if doc.prose.find("\n", marks[-1], at) < 0:
        return False
    line = doc.line_at(marks[-1]).span
    return len(marks) % 2 == 0 or line.end - line.start > _CLOSED_CHUNK or at - marks[0] > _LONGEST_CHUNK


def _is_pair(opening: str, closing: str) -> bool:
    return (opening, closing) in {('"', '"'), ("“", "”")}


def _loose_quotes(prose: str, opening: int, closing: int) -> Iterator[Hit]:
    inner = prose[opening + 1 : closing]
    if not inner.strip() or "\n" in inner:
        return
    lead, tail = len(inner) - len(inner.lstrip(" ")), len(inner) - len(inner.rstrip(" "))
    if not lead and not (tail == 1 and inner[-2].isalnum()):
        return
    before = prose[max(0, opening - 1) : opening]
    if before == "," and not tail:
        return  # said, "No," and left."
    if not (before.isspace() or before in "([—–-,") or prose[closing + 1 : closing + 2].isalnum():
        return
    for gap, mark in (
        (Span(opening + 1, opening + 1 + lead), Span(opening, opening + 1 + lead)),
        (Span(closing - tail, closing), Span(closing - tail, closing + 1)),
    ):
        if gap.end > gap.start:
            yield Hit(mark, {"match": prose[mark.start : mark.end]}, edits=(Edit(gap, ""),))


@frozen
class LooseQuote:
    """A double quote that leans on no word: a straight one between blanks and words, or a curly one turned away.

    It asks for no partner, so it also sees what stands in a paragraph whose quotes do not pair.

    Attributes:
        most: a document with more places than this gets one hit for all of them.

    Values: `match` (the quote with its gap), `more` (the other places, in words).
    """

    most: int = 25

    gives: ClassVar[tuple[str, ...]] = ("match", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such quote, or one for the document."""
        prose = doc.prose
        found = [
            m for sign in _LOOSE_SIGNS for at in _all(prose, sign) if (m := _LOOSE.match(prose, at + (sign[0] == " ")))
        ]
        places = sorted(Span(m.start() - m.group().startswith("”"), m.end()) for m in found)
        several = len(places) > self.most
        for place in places[:1] if several else places:
            rest = f", here and in {len(places) - 1} other places" if several else ""
            yield Hit(place, {"match": prose[place.start : place.end], "more": rest})


def _all(prose: str, sign: str) -> Iterator[int]:
    at = prose.find(sign)
    while at >= 0:
        yield at
        at = prose.find(sign, at + 1)
