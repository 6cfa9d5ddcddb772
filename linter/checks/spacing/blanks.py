"""Blanks of the wrong kind or too many of them: no-break spaces, lines that only look empty, wide gaps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import grouped, others
from linter.checks.spacing.places import MOST_EDITS, is_bare
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_NO_BREAK = lazy("[\xa0\u2007\u202f]+")
_DASHES = "-–—―−/|·•*"
_TIED_AFTER = lazy(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Fig|Vol|Ch|Sec|Art|Eq|Ref|p|pp|e\.g|i\.e|cf|vs|ca|c)\.?|[A-Z]\.|(?:^|[\s(])\w)\Z"
)
_EMPTY_LOOK = "\xa0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff\u00ad\u180e"
_BLANK_LINES = lazy(rf"[\r\n](?P<mark>[ \t{_EMPTY_LOOK}]+(?:(?:\r\n?|\n)[ \t{_EMPTY_LOOK}]+)*)(?=[\r\n]|\Z)")
_NOT_ASCII_BLANK = lazy(rf"[{_EMPTY_LOOK}]")
_ASCII = frozenset(map(chr, range(128)))
_LINE_END = lazy(r"\r\n?|\n")
_WIDE_GAP = lazy(r"(?: (?<=[^\W_] ) |\t(?<=[^\W_]\t))[ \t]{0,60}(?=[^\W_])")


@frozen
class NoBreakSpace:
    """A no-break space between two words that nothing ties together.

    Left alone are the places where typography wants one: beside a number, a dash or a one-letter word, after
    an abbreviation or an initial, before a mark that French sets off.

    Attributes:
        most: a document with more places than this gets one hit for all of them.

    Values: `before` and `after` (the words at both sides), `more` (the other places).
    """

    most: int = 2

    gives: ClassVar[tuple[str, ...]] = ("before", "after", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on every such space, or one for the document."""
        if doc.characters.isdisjoint("\xa0\u2007\u202f"):
            return
        places = [Span(*m.span()) for m in _NO_BREAK.finditer(doc.prose) if _parts_words(doc.prose, m)]
        for group in grouped(places, self.most):
            before, after = _words_around(doc.prose, group[0])
            edits = tuple(_as_one_blank(doc.prose, place) for place in group)
            values = {"before": before, "after": after, "more": others(group)}
            yield Hit(group[0], values, edits=edits if len(edits) <= MOST_EDITS else ())


def _parts_words(prose: str, match: re.Match[str]) -> bool:
    left = prose[max(0, match.start() - 12) : match.start()].rstrip(" ")
    right = prose[match.end() : match.end() + 12].lstrip(" ")
    if not left or not right or left[-1] in "\r\n":
        return False
    if left[-1].isdigit() or right[0].isdigit() or left[-1] in _DASHES or right[0] in _DASHES:
        return False
    if not (right[0].isalpha() or right[0] in "“\"'‘("):
        return False
    return (left[-1].isalpha() or left[-1] in ',.;:!?)”"’') and not _TIED_AFTER.search(left)


def _words_around(prose: str, place: Span) -> tuple[str, str]:
    before, after = prose[max(0, place.start - 30) : place.start].split(), prose[place.end : place.end + 30].split()
    return before[-1] if before else "", after[0] if after else ""


def _as_one_blank(prose: str, place: Span) -> Edit:
    """An ordinary blank, or nothing where one stands beside it."""
    beside = prose[place.start - 1 : place.start] == " " or prose[place.end : place.end + 1] == " "
    return Edit(place, "" if beside else " ")


@frozen
class InvisibleLines:
    """Lines that look empty but hold no-break or zero-width characters: one hit for each block of them.

    Attributes:
        most: a document with more blocks than this gets one hit for all of them.

    Values: `count` of the lines, `name` of the first such character, `more` (the other blocks, in words).
    """

    most: int = 2

    gives: ClassVar[tuple[str, ...]] = ("count", "name", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on every block; its fix leaves the lines empty."""
        if not any(map(_NOT_ASCII_BLANK.match, doc.characters - _ASCII)):
            return
        # A text that starts with such a line has nothing above it that the line could be parted from.
        blocks = (_without_plain_lines(doc.text, Span(*m.span("mark"))) for m in _BLANK_LINES.finditer(doc.text))
        for group in grouped([block for block in blocks if block is not None], self.most):
            yield _lines_hit(doc.text, group)


def _without_plain_lines(text: str, block: Span) -> Span | None:
    """The block from its first to its last line that holds more than blanks and tabs."""
    telling = [
        m.start() for m in _NOT_ASCII_BLANK.finditer(text, *block) if (m.start(), text[m.start()]) != (0, "\ufeff")
    ]
    if not telling:
        return None
    ends = [block.start, *(m.end() for m in _LINE_END.finditer(text, *block))]
    start = max(end for end in ends if end <= telling[0])
    stop = _LINE_END.search(text, telling[-1], block.end)
    return Span(start, stop.start() if stop else block.end)


def _lines_hit(text: str, blocks: list[Span]) -> Hit:
    import unicodedata

    lines = [line for block in blocks for line in _lines_of(text, block)]
    first = _NOT_ASCII_BLANK.search(text, *blocks[0])
    number = len(_lines_of(text, blocks[0]))
    values = {
        "count": "1 line" if number == 1 else f"{number} lines",
        "name": unicodedata.name(first.group(), "no character").lower() if first else "",
        "more": others(blocks),
    }
    edits = tuple(Edit(line, "") for line in lines if line.end > line.start)
    return Hit(blocks[0], values, edits=edits if len(edits) <= MOST_EDITS else ())


def _lines_of(text: str, block: Span) -> list[Span]:
    ends = list(_LINE_END.finditer(text, *block))
    starts = [block.start, *(m.end() for m in ends)]
    stops = [*(m.start() for m in ends), block.end]
    return [Span(start, stop) for start, stop in zip(starts, stops, strict=True)]


@frozen
class WideGap:
    """Two or more blanks, or a tab, between two words of a line.

    Attributes:
        most: a document with more places than this uses them on purpose, in columns: none is reported.
        least: the fewest blanks that count.
        line: code points of the shortest line that counts: a shorter one may be a row of a table.

    Values: `count` of the blanks.
    """

    most: int = 10
    least: int = 2
    line: int = 0

    gives: ClassVar[tuple[str, ...]] = ("count",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on every such gap."""
        if "\t" not in doc.prose and " " * self.least not in doc.prose:
            return
        gaps = (Span(*m.span()) for m in _WIDE_GAP.finditer(doc.prose))
        places = [gap for gap in gaps if is_bare(doc, gap)]
        if len(places) <= self.most:
            for place in places:
                if place.end - place.start < self.least:
                    continue
                line = doc.line_at(place.start).span
                if line.end - line.start < self.line:
                    continue
                yield Hit(place, {"count": str(place.end - place.start)}, edits=(Edit(place, " "),))
