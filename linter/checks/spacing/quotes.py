"""Blanks on the wrong side of quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_QUOTE = lazy(r'["“”]')
_LOOSE_OPENING = lazy(r'["“] (?<=[\s(]. )')


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
