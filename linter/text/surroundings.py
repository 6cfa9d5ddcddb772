"""What stands around a place: whether it is in a headline, at the start of a sentence, behind a small word."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from linter.lazy import lazy
from linter.text.segments import INVISIBLE

if TYPE_CHECKING:
    from linter.text.document import Document
    from linter.text.spans import Span

_WORD = lazy(r"[^\W\d_][\w'’-]*")
_SMALL_WORD_BEFORE = lazy(r"(?<![\w'’.-])[a-z]+(?:[-'’][a-z]+)*\Z")
_NEAR = 70  # code points looked at to both sides to tell a headline or a title from a sentence
_HIDDEN = 2000  # code points of mark-up, such as a comment, that may stand behind the words of a line
_LONG = 4  # letters: shorter words are written small in a headline too
_SENTENCE_MARKS = (".", "!", "?", ";", ":", ",")
_CLOSING = " \t\"”’')"
_CUT_OFF = ("...", "…")
_FEW_LINES = 15  # a text with fewer lines has no menus and cards
_PROSE_SHARE = 0.75  # of the lines, how many end as sentences do where the text is prose


def in_headline(doc: Document, span: Span) -> bool:
    """True where more than half of the long words around are capitalised: a headline or a list of names."""
    line = doc.line_at(span.start).span
    near = (
        doc.prose[max(line.start, span.start - _NEAR) : span.start],
        doc.prose[span.end : min(line.end, span.end + _NEAR)],
    )
    words = [word for part in near for word in _WORD.findall(part) if len(word) >= _LONG]
    return 2 * len([word for word in words if word[0].isupper()]) > len(words)


def ends_as_sentence(doc: Document, at: int) -> bool:
    """True in a line that ends as sentences and their parts do; a card or a menu of a page does not."""
    return _end_of_line(doc, at).rstrip(_CLOSING).endswith(_SENTENCE_MARKS)


def is_cut_off(doc: Document, at: int) -> bool:
    """True in a line that a page breaks off with an ellipsis: what stands in it is a title and the start of a text."""
    return _end_of_line(doc, at).rstrip().endswith(_CUT_OFF)


def _end_of_line(doc: Document, at: int) -> str:
    line = doc.line_at(at).span
    return doc.prose[max(line.start, line.end - _NEAR - _HIDDEN) : line.end].rstrip(INVISIBLE)[-_NEAR:]


def is_page(doc: Document) -> bool:
    """True for a long text whose lines mostly do not end as sentences: a page saved with its headings and menus."""
    return doc.worked_out(_is_page)


def _is_page(doc: Document) -> bool:
    lines = [line for line in map(str.rstrip, doc.prose.splitlines()) if line]
    if len(lines) < _FEW_LINES:
        return False
    return sum(line.rstrip(_CLOSING).endswith(_SENTENCE_MARKS) for line in lines) < _PROSE_SHARE * len(lines)


def paragraph_at(doc: Document, at: int) -> Span:
    """The paragraph that holds an offset, or its line where the text is in none."""
    index = bisect_right(doc.segment_starts, at) - 1
    if index >= 0 and doc.segments[index].span.end >= at:
        return doc.segments[index].span
    return doc.line_at(at).span


def small_word_before(prose: str, at: int) -> str:
    """The word in small letters that ends at an offset, or nothing."""
    match = _SMALL_WORD_BEFORE.search(prose[max(0, at - 40) : at])
    return match.group() if match else ""


def starts_sentence(prose: str, start: int, at: int) -> bool:
    """True when nothing or the end of a sentence stands before `at`; `start` is where the passage begins."""
    before = prose[max(start, at - 4) : at].rstrip(" \xa0\n\r“\"'‘(")
    return not before or before[-1] in ".!?:;"
