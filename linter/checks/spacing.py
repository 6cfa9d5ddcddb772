"""White space that is missing, left over, or of the wrong kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_MOST_EDITS = 10_000  # a fix of more places than this is a job for a program that knows the file

# A gap and a mark that nothing but a blank, a closing quote or the end of the line follows: neither ".NET"
# nor ".5" nor a smiley.
_LOOSE_MARK = lazy(r"[.,;:!?](?<=[ \t\xa0].)(?![^\s”’\"'])")
_SPACED_DOTS = lazy(r"[ \xa0]{0,8}\.")
_CODE = lazy(r"[{}<>=$|\\~#]")  # beside one of these a loose mark belongs to code or a table
_NEAR = 40  # code points to both sides in which it is looked for
_LABEL_LENGTH = 40  # code points of a line before its colon: a label or a term, which some set off with a blank
_LAST_WORD = lazy(r"[A-Za-z][A-Za-z.]*\Z")

# A mark with a letter or a year behind it; what must stand around it depends on the mark.
_TIGHT = lazy(r"[.,;:?!](?=[A-Za-z]|(?:19|20)\d\d)")
# After a stop: a capitalised word that does not go on as a name of a program or a file does.
_CAPITAL_WORD = lazy(r"(?!(?:Com|Net|Org|Io)\b)[A-Z][a-z]+(?![\w./\\(=_]|-[A-Z\d])")
_SENTENCE_START = lazy(r"(?:The|This|These|It|He|She|We|They|In|On|At|But|However|There) [a-z]")
_TWO_LETTERS = lazy(r"[A-Za-z][a-z]")
_YEAR = lazy(r"(?:19|20)\d\d(?!\d)")
_LABEL_BEFORE = lazy(r"(?P<start>^|[\[(|])?\b(?P<word>[A-Z][a-z]+)\Z")
_WORD_END = lazy(r"(?:[A-Za-z][a-z]|[a-z)][)%])\Z")
_ENTITY_END = lazy(r"&#?\w+\Z")
_LONG_WORD_END = lazy(r"(?<![\w.])[A-Za-z][a-z]{2,}\Z")
_SMALL_WORD_BEFORE = lazy(r"(?<![\w.@/\\-])[a-z]{2,}(?:[-'’][a-z]+)*[)”\"’]?\Z")
_WORD_BEFORE = lazy(r"[\w'’-]*[^\w\s]{0,2}\Z")
_WORD_AFTER = lazy(r"[\w'’-]*")

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

_QUOTE = lazy(r'["“”]')
_LOOSE_OPENING = lazy(r'["“] (?<=[\s(]. )')
_WIDE_GAP = lazy(r"(?: (?<=[^\W_] ) |\t(?<=[^\W_]\t))[ \t]{0,60}(?=[^\W_])")


@frozen
class SpaceBeforeMark:
    """A blank before a full stop, comma, semicolon, colon, question or exclamation mark.

    Attributes:
        abbreviations: in small letters, without their last full stop: a comma may be loose after them too.
        most: a document with more places than this gets one hit for all of them: it is split into tokens.

    Values: `mark`, `more` (the other places, in words).
    """

    abbreviations: tuple[str, ...] = ()
    most: int = 25

    gives: ClassVar[tuple[str, ...]] = ("mark", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on every gap with its mark, or one for the document."""
        if b" ." not in doc.shape:
            return
        gaps = (_with_gap(doc.prose, m.end()) for m in _LOOSE_MARK.finditer(doc.prose))
        places = [place for place in gaps if self._is_loose(doc, place) and _is_bare(doc, place)]
        for group in _grouped(places, self.most):
            edits = tuple(Edit(Span(place.start, place.end - 1), "") for place in group)
            values = {"mark": doc.prose[group[0].end - 1], "more": _more(group)}
            yield Hit(group[0], values, edits=edits if len(edits) <= _MOST_EDITS else ())

    def _is_loose(self, doc: Document, place: Span) -> bool:
        prose, start = doc.prose, place.start
        before = prose[start - 1] if start else "\n"
        mark = prose[place.end - 1]
        if mark == "." and _SPACED_DOTS.match(prose, place.end):
            return False  # an ellipsis written with blanks
        if before == ".":
            return mark == "," and self._is_abbreviation(prose, start - 1)
        if not (before.isalnum() or before in ")]\"”’'%\ufffc\u2060"):
            return False
        line = doc.line_at(start).span
        if mark == ":" and (
            start - line.start <= _LABEL_LENGTH or not _SMALL_WORD_BEFORE.search(prose[max(0, start - 30) : start])
        ):
            return False
        near = prose[max(line.start, start - _NEAR) : min(line.end, place.end + _NEAR)]
        return _CODE.search(near) is None

    def _is_abbreviation(self, prose: str, stop: int) -> bool:
        word = _LAST_WORD.search(prose[max(0, stop - 12) : stop])
        return word is not None and word.group().lower() in self.abbreviations


def _with_gap(prose: str, end: int) -> Span:
    low = max(0, end - 10)
    return Span(low + len(prose[low : end - 1].rstrip(" \t\xa0")), end)


@frozen
class MissingSpaceAfterMark:
    """Two words with a mark and no blank between them.

    Attributes:
        labels: words that a colon and a value follow, such as “Source”.
        most: a document with more places than this gets one hit for all of them: it is set without blanks.

    Values: `match` (both words), `mark`, `more` (the other places, in words).
    """

    labels: tuple[str, ...] = ()
    most: int = 25

    gives: ClassVar[tuple[str, ...]] = ("match", "mark", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each pair of words, or one for the document."""
        prose, shape = doc.prose, doc.shape
        if b".a" not in shape and b".A" not in shape and b".0" not in shape:
            return
        places = [Span(*m.span()) for m in _TIGHT.finditer(prose) if self._is_tight(doc, m.start())]
        for group in _grouped(places, self.most):
            span = _with_words(prose, group[0])
            edits = tuple(Edit(Span(place.end, place.end), " ") for place in group)
            values = {"match": prose[slice(*span)], "mark": prose[group[0].start], "more": _more(group)}
            yield Hit(span, values, edits=edits if len(edits) <= _MOST_EDITS else ())

    def _is_tight(self, doc: Document, at: int) -> bool:
        prose, mark = doc.prose, doc.prose[at]
        if mark == ":":
            return self._is_label(doc, at)
        before = prose[max(0, at - 30) : at]
        if mark in ",;":
            if mark == ";" and _ENTITY_END.search(before):
                return False
            return _TWO_LETTERS.match(prose, at + 1) is not None and _WORD_END.search(before) is not None
        if _CAPITAL_WORD.match(prose, at + 1) and _SMALL_WORD_BEFORE.search(before):
            # "node.js" and "Yahoo!News" are names, so the word before is small and the one after is not.
            return True
        return _SENTENCE_START.match(prose, at + 1) is not None and _LONG_WORD_END.search(before) is not None

    def _is_label(self, doc: Document, at: int) -> bool:
        """True for a colon after a label such as “Updated” that a value follows."""
        low = max(doc.line_at(at).span.start, at - 40)
        label = _LABEL_BEFORE.search(doc.prose[low:at].lstrip())
        if label is None:
            return False
        if label["word"] in self.labels:
            return True
        return label["start"] is not None and _YEAR.match(doc.prose, at + 1) is not None


def _with_words(prose: str, mark: Span) -> Span:
    before = _WORD_BEFORE.search(prose[max(0, mark.start - 40) : mark.start])
    after = _WORD_AFTER.match(prose, mark.end, mark.end + 40)
    return Span(mark.start - (len(before.group()) if before else 0), after.end() if after else mark.end)


@frozen
class NoBreakSpace:
    """A no-break space between two words that nothing ties together.

    Left alone are the places where typography wants one: beside a number, a dash or a one-letter word, after
    an abbreviation or an initial, before a mark that French sets off.

    Attributes:
        most: a document with more places than this gets one hit for all of them.

    Values: `before` and `after` (the words at both sides), `more` (the other places).
    """

    most: int = 12

    gives: ClassVar[tuple[str, ...]] = ("before", "after", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on every such space, or one for the document."""
        if doc.characters.isdisjoint("\xa0\u2007\u202f"):
            return
        places = [Span(*m.span()) for m in _NO_BREAK.finditer(doc.prose) if _parts_words(doc.prose, m)]
        for group in _grouped(places, self.most):
            before, after = _words_around(doc.prose, group[0])
            edits = tuple(_as_one_blank(doc.prose, place) for place in group)
            values = {"before": before, "after": after, "more": _more(group)}
            yield Hit(group[0], values, edits=edits if len(edits) <= _MOST_EDITS else ())


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

    most: int = 10

    gives: ClassVar[tuple[str, ...]] = ("count", "name", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on every block; its fix leaves the lines empty."""
        if not any(map(_NOT_ASCII_BLANK.match, doc.characters - _ASCII)):
            return
        # A text that starts with such a line has nothing above it that the line could be parted from.
        blocks = (_without_plain_lines(doc.text, Span(*m.span("mark"))) for m in _BLANK_LINES.finditer(doc.text))
        for group in _grouped([block for block in blocks if block is not None], self.most):
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
        "more": _more(blocks),
    }
    edits = tuple(Edit(line, "") for line in lines if line.end > line.start)
    return Hit(blocks[0], values, edits=edits if len(edits) <= _MOST_EDITS else ())


def _lines_of(text: str, block: Span) -> list[Span]:
    ends = list(_LINE_END.finditer(text, *block))
    starts = [block.start, *(m.end() for m in ends)]
    stops = [*(m.start() for m in ends), block.end]
    return [Span(start, stop) for start, stop in zip(starts, stops, strict=True)]


@frozen
class SpaceInsideQuotes:
    """Double quotes with a blank after the opening one; a blank before the closing one is reported with it.

    A blank before the closing quote alone is left be: good writers do that where the quote follows a full stop.
    Straight quotes are paired in order within their segment; a segment with an odd number of them is left
    alone, and so is a pair that leans against a word outside, since then the order is wrong.

    Values: `match` (the quote with its gap).
    """

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each quote with the gap inside it."""
        prose = doc.prose
        if '" ' not in prose and "“ " not in prose:
            return
        if not _LOOSE_OPENING.search(prose) and not prose.startswith(('" ', "“ ")):
            return
        for segment in doc.segments:
            marks = [m.start() for m in _QUOTE.finditer(prose, *segment.span)]
            if len(marks) % 2 or len(marks) > 200:
                continue
            for opening, closing in zip(marks[::2], marks[1::2], strict=True):
                if _is_pair(prose[opening], prose[closing]):
                    yield from _loose_quotes(prose, opening, closing)


def _is_pair(opening: str, closing: str) -> bool:
    return (opening, closing) in {('"', '"'), ("“", "”")}


def _loose_quotes(prose: str, opening: int, closing: int) -> Iterator[Hit]:
    inner = prose[opening + 1 : closing]
    if not inner.startswith(" ") or not inner.strip() or "\n" in inner:
        return
    before = prose[max(0, opening - 1) : opening]
    if not (before.isspace() or before in "([—–-,") or prose[closing + 1 : closing + 2].isalnum():
        return
    lead, tail = len(inner) - len(inner.lstrip(" ")), len(inner) - len(inner.rstrip(" "))
    for gap, mark in (
        (Span(opening + 1, opening + 1 + lead), Span(opening, opening + 1 + lead)),
        (Span(closing - tail, closing), Span(closing - tail, closing + 1)),
    ):
        if gap.end > gap.start:
            yield Hit(mark, {"match": prose[mark.start : mark.end]}, edits=(Edit(gap, ""),))


@frozen
class WideGap:
    """Two or more blanks, or a tab, between two words of a line.

    Attributes:
        most: a document with more places than this uses them on purpose, in columns: none is reported.

    Values: `count` of the blanks.
    """

    most: int = 10

    gives: ClassVar[tuple[str, ...]] = ("count",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on every such gap."""
        gaps = (Span(*m.span()) for m in _WIDE_GAP.finditer(doc.prose))
        places = [gap for gap in gaps if _is_bare(doc, gap)]
        if len(places) <= self.most:
            for place in places:
                yield Hit(place, {"count": str(place.end - place.start)}, edits=(Edit(place, " "),))


def _is_bare(doc: Document, place: Span) -> bool:
    """True when nothing is masked there: a gap of the prose may be the edge of a cell or a tag between two blocks."""
    return doc.prose[place.start : place.end] == doc.text[place.start : place.end]


def _grouped(places: list[Span], most: int) -> list[list[Span]]:
    """Each place by itself, or all together if there are many."""
    return [[place] for place in places] if len(places) <= most else [places]


def _more(group: list[Span]) -> str:
    return "" if len(group) == 1 else f", here and in {len(group) - 1} other places"
