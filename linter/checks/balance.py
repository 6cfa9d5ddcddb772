"""Brackets and quotation marks that lack their partner, paragraph by paragraph."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_PARTNER = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}
_BRACKET = lazy(r"[()\[\]{}（）【】]")
# "a)" and "12." with a bracket before a list item, and faces such as ":-)": brackets without a partner by nature.
_ALONE = lazy(r"(?:(?<=\s)|(?<![^\s])|(?<=^))(?:[A-Za-z]|\d{1,3}|[ivx]{1,4})\)|[:;=8][-^o']?[()\[\]]|[()]-?[:;]|\^[)(]")
_QUOTE = lazy(r'[“”]|"')
_MEASURE = lazy(r"\d[ \d/¼½¾]*\Z")  # inches and seconds


@frozen
class UnpairedBracket:
    """A bracket that is closed but not opened in its paragraph, or opened but not closed.

    Values: `match`, `lacks` (`an opening` or `a closing`).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "lacks")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each bracket without its partner."""
        prose = doc.prose
        for segment in doc.segments:
            yield from _unpaired(prose, segment.span)


def _unpaired(prose: str, within: Span) -> Iterator[Hit]:
    alone = {at for match in _ALONE.finditer(prose, *within) for at in range(*match.span())}
    open_ones: list[int] = []
    waiting: Counter[str] = Counter()  # what is in `open_ones`, so that a mark without a partner need not look for it
    left: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(prose, *within):
        at, mark = match.start(), match.group()
        partner = _PARTNER.get(mark)
        if partner is None:
            if at not in alone:
                open_ones.append(at)
                waiting[mark] += 1
        elif waiting[partner]:
            while prose[other := open_ones.pop()] != partner:
                waiting[prose[other]] -= 1
                left.append((other, "a closing"))
            waiting[partner] -= 1
        elif at not in alone:
            left.append((at, "an opening"))
    left += [(at, "a closing") for at in open_ones]
    for at, lacks in sorted(left):
        yield Hit(Span(at, at + 1), {"match": prose[at], "lacks": lacks})


@frozen
class UnpairedQuote:
    """A double quotation mark without its partner in its paragraph.

    A quotation that runs over several paragraphs opens each of them anew and is closed in the last; inches are none.
    Straight marks are counted, as they do not say which way they face.

    Values: `match`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on the last mark of each paragraph whose marks do not pair."""
        prose = doc.prose
        if '"' not in prose and "“" not in prose and "”" not in prose:
            return
        spans = [segment.span for segment in doc.segments]
        goes_on = False
        for at, span in enumerate(spans):
            marks = [m.start() for m in _QUOTE.finditer(prose, *span) if not _is_measure(prose, m.start())]
            excess = _excess([prose[mark] for mark in marks])
            begins = prose[span.start] in '"“'
            next_begins = at + 1 < len(spans) and prose[spans[at + 1].start] in '"“'
            closes = goes_on and excess in {-1, 0} and not (begins and excess == 0)
            goes_on = excess == 1 and next_begins
            if marks and excess and not goes_on and not closes:
                yield Hit(Span(marks[-1], marks[-1] + 1), {"match": prose[marks[-1]]})


def _excess(marks: list[str]) -> int:
    """How many more quotations are opened than closed; a straight mark closes what is open."""
    depth = 0
    for mark in marks:
        depth += 1 if mark == "“" or (mark == '"' and depth <= 0) else -1
    return depth


def _is_measure(prose: str, at: int) -> bool:
    return prose[at] != "“" and _MEASURE.search(prose, max(0, at - 8), at) is not None
