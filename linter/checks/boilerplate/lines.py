"""Lines that their wording tells for page furniture, wherever they stand or only at the edges of a text."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from linter.checks.boilerplate.rows import LONGEST_LINE, Role, Signs, any_of, demanded, folded, row_at
from linter.checks.protocol import Unit
from linter.findings import Hit
from linter.frozen import frozen

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from linter.checks.boilerplate.rows import Row
    from linter.text.document import Document
    from linter.text.segments import Segment
    from linter.text.spans import Span


@frozen
class WholeLine:
    """A line that as a whole has one of the given forms.

    Attributes:
        forms: expressions for a whole line, in either case. They see it with its white space folded, its quotes
            straight, and without the bullets and bars at its ends. Each must demand some literal, so that the
            engine need not try it on every line.

    Values: `match`, the line.
    """

    forms: tuple[str, ...]

    unit: ClassVar[Unit] = Unit.LINE
    longest: ClassVar[int] = LONGEST_LINE
    gives: ClassVar[tuple[str, ...]] = ("match",)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """All forms in one expression."""
        return any_of(self.forms)

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """For each form the literals without which it cannot match.

        Raises:
            ValueError: a form demands no literal.
        """
        return demanded(self.forms)

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit if the line has one of the forms."""
        if passage.end - passage.start > self.longest:
            return
        text = folded(doc.prose[passage.start : passage.end])
        if self.regex.fullmatch(text):
            yield Hit(passage, {"match": text})


@frozen
class EdgeLine:
    """A line of one of the given forms before the first or after the last paragraph of a text.

    For wordings that mean nothing in the middle of a text: a date, a name, a source.

    Attributes:
        forms: as in `WholeLine`, but they need no literal.
        rows: how far from the edge the line may stand, in lines that show anything.
        longest: code points of the longest line that is looked at.

    Values: `match`, the line.
    """

    forms: tuple[str, ...]
    rows: int = 8
    longest: int = 120

    gives: ClassVar[tuple[str, ...]] = ("match",)

    @cached_property
    def _signs(self) -> Signs:
        return Signs(self.forms, ())

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each such line, those of the beginning first."""
        edges = (*self._edge(doc, doc.segments), *self._edge(doc, reversed(doc.segments)))
        for row in dict.fromkeys(edges):
            yield Hit(row.span, {"match": row.text})

    def _edge(self, doc: Document, segments: Iterable[Segment]) -> Iterator[Row]:
        for segment in islice(segments, self.rows):
            signs = self._signs if segment.span.end - segment.span.start <= self.longest else None
            row = row_at(doc, segment.span, signs, short_words=0)
            if row.role is Role.PROSE:
                return
            if row.role is Role.SIGN:
                yield row
