"""Blanks before and after full stops, commas, semicolons, colons, question and exclamation marks."""

from __future__ import annotations

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
_TWO_LETTERS = lazy(r"[A-Za-z][a-z]|[A-Z]{3}")
_YEAR = lazy(r"(?:19|20)\d\d(?!\d)")
_LABEL_BEFORE = lazy(r"(?P<start>^|[\[(|])?\b(?P<word>[A-Z][a-z]+)\Z")
_WORD_END = lazy(r"(?:[A-Za-z][a-z]|[a-z)][)%])\Z")
_ENTITY_END = lazy(r"&#?\w+\Z")
_LONG_WORD_END = lazy(r"(?<![\w.])[A-Za-z][a-z]{2,}\Z")
_SMALL_WORD_BEFORE = lazy(r"(?<![\w.@/\\-])[a-z]{2,}(?:[-'’][a-z]+)*[)”\"’]?\Z")
_WORD_BEFORE = lazy(r"[\w'’-]*[^\w\s]{0,2}\Z")
_WORD_AFTER = lazy(r"[\w'’-]*")


_NAMED_AFTER = lazy(r" (?:operators?|signs?|marks?|characters?|symbols?|keys?|buttons?|icons?|is|to|in)\b")
_ARTICLES = (" the", " a", " an", " The", " A")
_STYLE, _FAR = 3, 500  # so many such marks in so many code points before and behind are no slip


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
        places = [place for place in gaps if self._is_loose(doc, place) and is_bare(doc, place)]
        for group in grouped(places, self.most):
            edits = tuple(Edit(Span(place.start, place.end - 1), "") for place in group)
            values = {"mark": doc.prose[group[0].end - 1], "more": others(group)}
            yield Hit(group[0], values, edits=edits if len(edits) <= MOST_EDITS else ())

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
        return not _is_meant(prose, place, mark) and _CODE.search(near) is None

    def _is_abbreviation(self, prose: str, stop: int) -> bool:
        word = _LAST_WORD.search(prose[max(0, stop - 12) : stop])
        return word is not None and word.group().lower() in self.abbreviations


def _is_meant(prose: str, place: Span, mark: str) -> bool:
    """True in a catalogue or the output of a program, and where the sign itself is spoken about."""
    if mark in ":;":
        return prose.count(f" {mark} ", max(0, place.start - _FAR), place.end + _FAR) >= _STYLE
    if mark not in "?!":
        return False
    return _NAMED_AFTER.match(prose, place.end) is not None or prose.endswith(_ARTICLES, 0, place.start)


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
        for group in grouped(places, self.most):
            span = _with_words(prose, group[0])
            edits = tuple(Edit(Span(place.end, place.end), " ") for place in group)
            values = {"match": prose[slice(*span)], "mark": prose[group[0].start], "more": others(group)}
            yield Hit(span, values, edits=edits if len(edits) <= MOST_EDITS else ())

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
