"""Credits and marks of a page that were run into a paragraph."""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.patterns import expand
from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_HEAD = 100  # code points of a paragraph that its dateline may take
_LONGEST = 300  # code points of a credit
_BLANKS = " \t\u00a0\u3000"
_AFTER_TEXT = lazy(r"[\s.。…\u2060]*")
_QUOTES = '"“”«»'
_FEWEST_WORD_CHARACTERS = 12  # of the paragraph beside the credit; with fewer the line is a credit as a whole


class Place(str, Enum):
    """Where in a paragraph a credit may stand."""

    DATELINE = "dateline"
    """Near the beginning, with the text behind it."""
    BODY = "body"
    """Anywhere else."""
    TAIL = "tail"
    """At the end."""


@frozen
class InsideCredit:
    """A credit or mark of a page inside a paragraph.

    A line that is nothing but the credit is the business of the rules about whole lines.

    Attributes:
        forms: expressions for the credit with its brackets; blank and quotes read as in a pattern, letters match in
            either case. Each must demand some literal.
        place: where in the paragraph it must stand.

    Values: `match`, the credit. The edit takes it out with one blank beside it.
    """

    forms: tuple[str, ...]
    place: Place

    unit: ClassVar[Unit] = Unit.SEGMENT
    gives: ClassVar[tuple[str, ...]] = ("match",)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """All forms in one expression."""
        return compiled("|".join(f"(?:{expand(form)})" for form in self.forms), re.IGNORECASE)

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """For each form the literals without which it cannot match.

        Raises:
            ValueError: a form demands no literal.
        """
        from linter.checks.boilerplate.rows import demanded

        return demanded(self.forms)

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for each credit at its place."""
        prose = doc.prose
        for match in self.regex.finditer(prose, *self._where(passage)):
            span = Span(*match.span())
            if self._fits(span, passage, prose) and not _is_quoted(span, prose):
                words = " ".join(match.group().split())
                yield Hit(span, {"match": words}, edits=(Edit(_with_one_blank(span, passage, prose), ""),))

    def _where(self, passage: Span) -> Span:
        """The part of the passage that a credit at its place can stand in."""
        if self.place is Place.TAIL:
            return Span(max(passage.start, passage.end - _LONGEST), passage.end)
        if self.place is Place.DATELINE:
            return Span(passage.start, min(passage.end, passage.start + _HEAD + _LONGEST))
        return passage

    def _fits(self, span: Span, passage: Span, prose: str) -> bool:
        at_end = _AFTER_TEXT.fullmatch(prose, span.end, passage.end) is not None
        others = span.start - passage.start + (0 if at_end else passage.end - span.end)
        if others < _FEWEST_WORD_CHARACTERS:
            return False
        if self.place is Place.TAIL:
            return at_end
        in_dateline = not at_end and span.start - passage.start <= _HEAD
        return in_dateline is (self.place is Place.DATELINE)


def _is_quoted(span: Span, prose: str) -> bool:
    before = prose[span.start - 1] if span.start else ""
    return before != "" and before in _QUOTES and prose[span.end : span.end + 1] in tuple(_QUOTES)


def _with_one_blank(span: Span, passage: Span, prose: str) -> Span:
    """The span with the blank before it, or else the one behind it."""
    if span.start > passage.start and prose[span.start - 1] in _BLANKS:
        return Span(span.start - 1, span.end)
    behind = span.end < passage.end and prose[span.end] in _BLANKS
    return Span(span.start, span.end + 1) if behind else span
