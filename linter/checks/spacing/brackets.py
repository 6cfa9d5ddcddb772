"""Blanks on the inner side of brackets."""

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

# A round bracket, blanks, and a word or a number; a second bracket before it or a mark of a face is a smiley.
_LOOSE_BRACKET = lazy(r"\([ \xa0]{1,3}(?<![(:;=x8.>_-]\( )(?=[\"“'‘]?[^\W_])")
_CODE = lazy(
    r"\$(?!\d)|[{}|\\~#\[\]]|[=&*+]{2}|;\s*\Z|::|->|\w\(\)|\w_\w|[a-z][A-Z]\w*\(|[=*+] ?\(|[)(] [)(]"
    r"|\w\([ \xa0]\S+,?[ \xa0]\)|\b(?:SELECT|WHERE|TABLE|import|return|function|print)\b"
)
_NEAR = 200  # code points to both sides of the bracket in which signs of a program are looked for
_LONGEST = 300  # code points to the closing bracket


@frozen
class SpaceInsideBrackets:
    """A round bracket with a blank behind it; a blank before the closing one is cured with it.

    A blank before the closing bracket alone is left alone: it comes from editing, not from translation.

    Attributes:
        most: a document with more places than this gets one hit for all of them.

    Values: `match` (the bracket and the word behind it), `more` (the other places, in words).
    """

    most: int = 25

    gives: ClassVar[tuple[str, ...]] = ("match", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each bracket with its gap, or one for the document."""
        prose = doc.prose
        if "( " not in prose and "(\xa0" not in prose:
            return
        found = (Span(*m.span()) for m in _LOOSE_BRACKET.finditer(prose))
        places = [place for place in found if is_bare(doc, place) and self._is_prose(doc, place)]
        for group in grouped(places, self.most):
            edits = tuple(edit for place in group for edit in _edits(doc, place))
            start, end = group[0]
            word = prose[end : end + 30].split()[0]
            values = {"match": prose[start:end] + word, "more": others(group)}
            yield Hit(group[0], values, edits=edits if len(edits) <= MOST_EDITS else ())

    def _is_prose(self, doc: Document, place: Span) -> bool:
        line = doc.line_at(place.start).span
        glued = doc.prose[place.start - 1 : place.start].isalnum()
        if glued and doc.prose.find(")", place.end, min(line.end, place.end + _LONGEST)) < 0:
            return False  # no bracket, but a face
        near = doc.prose[max(line.start, place.start - _NEAR) : min(line.end, place.end + _NEAR)]
        return _CODE.search(near) is None


def _edits(doc: Document, place: Span) -> Iterator[Edit]:
    """The gap behind the bracket taken out, and the one before its partner where there is one."""
    yield Edit(Span(place.start + 1, place.end), "")
    prose = doc.prose
    closing = prose.find(")", place.end, min(doc.line_at(place.start).span.end, place.end + _LONGEST))
    if closing < 0 or "(" in prose[place.end : closing]:
        return
    gap = Span(_gap_before(prose, closing), closing)
    if gap.end > gap.start > place.end and is_bare(doc, gap):
        yield Edit(gap, "")


def _gap_before(prose: str, closing: int) -> int:
    low = max(0, closing - 10)
    return low + len(prose[low:closing].rstrip(" \xa0"))
