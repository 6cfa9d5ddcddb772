"""What the text around a line is: where its paragraphs begin and end, what it speaks about."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.boilerplate.rows import LONGEST_LINE, Role, folded, row_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.text.document import Document
    from linter.text.segments import Kind, Segment
    from linter.text.spans import Span

_EDGE_ROWS = 60  # rows without a paragraph among them; more of them are a list, and the list is the text
_ABOUT = 6  # uses of a word and
_ABOUT_SHARE = 150  # words of the text for each use: a text that keeps speaking of a thing is about it


class EdgeText(NamedTuple):
    """A line at an edge; without text if it is too long to be looked at."""

    span: Span
    text: str


class Edges(NamedTuple):
    """The lines of a text that stand outside its paragraphs, from the edge inwards, folded."""

    head: tuple[EdgeText, ...]
    tail: tuple[EdgeText, ...]
    parted: bool
    """Whether there is a paragraph between them. A text without one is a list, a card, a caption."""


def edges_of(doc: Document) -> Edges:
    """The lines before the first and after the last paragraph of a text."""
    head, parted = _outside(doc, doc.segments)
    tail, _ = _outside(doc, reversed(doc.segments))
    return Edges(head, tail, parted)


def _outside(doc: Document, segments: Iterable[Segment]) -> tuple[tuple[EdgeText, ...], bool]:
    """Lines up to the first paragraph, and whether there is one within reach."""
    found: list[EdgeText] = []
    for segment in islice(segments, _EDGE_ROWS):
        span = segment.span
        if row_at(doc, span, short_words=0).role is Role.PROSE:
            return tuple(found), True
        text = folded(doc.prose[span.start : span.end]) if span.end - span.start <= LONGEST_LINE else ""
        found.append(EdgeText(span, text))
    return tuple(found), False


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
