"""Lines that their wording tells for page furniture, wherever they stand or only at the edges of a text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.boilerplate.rows import LONGEST_LINE, any_of, demanded, folded
from linter.checks.boilerplate.topics import edges_of, is_about, kind_at
from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.text.removal import lines_to_remove
from linter.text.segments import Kind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.spans import Span

_TEXT_KINDS = (Kind.HEADING, Kind.CELL)


@frozen
class WholeLine:
    """A line that as a whole has one of the given forms.

    Silent in headings and table cells of mark-up: there a short line is the text.

    Attributes:
        forms: expressions for a whole line, in either case. They see it with its white space folded, its quotes
            straight, and without the bullets and bars at its ends. Each must demand some literal, so that the
            engine need not try it on every line.
        topic: words; a text that keeps using one of them is about such things (a policy, a manual), and the line
            belongs to it.

    Values: `match`, the line. The edit takes the line out.
    """

    forms: tuple[str, ...]
    topic: tuple[str, ...] = ()

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
        if self.regex.fullmatch(text) and not self._is_text(passage, doc):
            yield Hit(passage, {"match": text}, edits=(Edit(lines_to_remove(doc, passage), ""),))

    def _is_text(self, passage: Span, doc: Document) -> bool:
        """True where such a line may well be part of the text."""
        return kind_at(doc, passage.start) in _TEXT_KINDS or (bool(self.topic) and doc.worked_out(is_about, self.topic))


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
    def regex(self) -> re.Pattern[str]:
        """All forms in one expression."""
        return any_of(self.forms)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each such line, those of the beginning first."""
        edges = doc.worked_out(edges_of)
        for span, text in dict.fromkeys((*edges.head[: self.rows], *edges.tail[: self.rows])):
            if len(text) <= self.longest and self.regex.fullmatch(text):
                yield Hit(span, {"match": text}, edits=(Edit(lines_to_remove(doc, span), ""),))


@frozen
class EdgeWord:
    """A line of one of the given forms before the first or after the last paragraph of a text.

    For the words of menus and buttons that are headings or items of a list elsewhere. A text without a paragraph has
    no edges: it is a list, and the words are its text.

    Attributes:
        forms: as in `WholeLine`, but they need no literal.
        topic: as in `WholeLine`.

    Values: `match`, the line. The edit takes the line out.
    """

    forms: tuple[str, ...]
    topic: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("match",)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """All forms in one expression."""
        return any_of(self.forms)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each such line, those of the beginning first."""
        edges = doc.worked_out(edges_of)
        for span, text in (*edges.head, *edges.tail) if edges.parted else ():
            if self.regex.fullmatch(text) and not (bool(self.topic) and doc.worked_out(is_about, self.topic)):
                yield Hit(span, {"match": text}, edits=(Edit(lines_to_remove(doc, span), ""),))
