"""What the text around a line is: where its paragraphs begin and end, what it speaks about."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from linter.checks.boilerplate.rows import LONGEST_LINE, Role, folded, row_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.text.document import Document
    from linter.text.segments import Kind, Segment
    from linter.text.spans import Span

_EDGE_ROWS = 60  # rows without a paragraph among them; more of them are a list, and the list is the text
_ABOUT = 6  # uses of a word and
_ABOUT_SHARE = 150  # words of the text for each use: a text that keeps speaking of a thing is about it


def edge_lines(doc: Document) -> tuple[tuple[Span, str], ...]:
    """The lines before the first and after the last paragraph of a text, folded; none in a text without paragraphs."""
    head = _before_prose(doc, doc.segments)
    tail = () if head is None else _before_prose(doc, reversed(doc.segments))
    return () if head is None or tail is None else (*head, *reversed(tail))


def _before_prose(doc: Document, segments: Iterable[Segment]) -> tuple[tuple[Span, str], ...] | None:
    """Lines up to the first paragraph, or None if there is none within reach."""
    found: list[tuple[Span, str]] = []
    for segment in islice(segments, _EDGE_ROWS):
        span = segment.span
        if row_at(doc, span, None, short_words=0).role is Role.PROSE:
            return tuple(found)
        if span.end - span.start <= LONGEST_LINE:
            found.append((span, folded(doc.prose[span.start : span.end])))
    return None


def is_about(doc: Document, words: tuple[str, ...]) -> bool:
    """True when the text keeps using one of the words: a text about page furniture may contain its wording.

    A page that brings its furniture along says such a word once or twice; a policy or a manual says it over and over.
    """
    uses = max(len(doc.tokens.places(word)) for word in words)
    return uses >= _ABOUT and uses * _ABOUT_SHARE >= len(doc.tokens)


def kind_at(doc: Document, place: int) -> Kind | None:
    """What the segment at a place is in its document."""
    number = bisect_right(doc.segment_starts, place) - 1
    return doc.segments[number].kind if number >= 0 else None
