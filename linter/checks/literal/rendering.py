"""A source term put into English word by word: an entry of the lexicon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen, once
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.checks.literal.anchors import Anchor
    from linter.checks.literal.matching import Match, Phrasebook
    from linter.text.document import Document

_AROUND = 120  # code points on each side in which an excuse may begin
_NEAR = 400  # code points on each side, some sixty words: a chapter printed as one paragraph holds every word


@frozen
class Rendering:
    """Phrases in all their forms and orders (see `phrase` for how they are written).

    Attributes:
        says: the phrases.
        unless: phrases that excuse a hit they touch.
        near: phrases of which one must stand in the same passage, within some sixty words; empty for none.
        fix: what can be written in the place of every phrase; a word with `~` takes the form of the first inflected
            word that was found.
        case: `any`, or `exact` for capitals as in the phrases.
        programs: the three lists of phrases as `program` makes them, kept with the rulebook; made when first needed.

    Values: `match`, the text found with its white space folded.
    """

    says: tuple[str, ...]
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    fix: str | None = None
    case: str = "any"
    programs: tuple[Any, ...] = ()

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = ()
    gives: ClassVar[tuple[str, ...]] = ("match",)

    def prepared(self) -> Rendering:
        """This check with its programs."""
        from linter.checks.literal.program import programs

        exact = self.case == "exact"
        lists = (self.says, self.unless, self.near)
        return replace(self, programs=tuple(programs(phrases, exact=exact) for phrases in lists))

    def phrase_anchors(self) -> tuple[Anchor, ...]:
        """What the engine looks for before it tries the phrases; costly, made once for a rulebook.

        Raises:
            ValueError: a phrase that cannot be read, or has nothing rare to look for.
        """
        from linter.checks.literal.anchors import anchors
        from linter.checks.literal.phrase import parse, sequences

        for text in (*self.unless, *self.near):
            sequences(parse(text))  # what cannot be read is refused too
        return anchors(self.says)

    @once
    def _phrases(self) -> Phrasebook:
        return self._book(0)

    @once
    def _excuses(self) -> Phrasebook:
        return self._book(1)

    @once
    def _surroundings(self) -> Phrasebook:
        return self._book(2)

    def _book(self, number: int) -> Phrasebook:
        from linter.checks.literal.matching import Phrasebook

        made = self.programs or self.prepared().programs
        return Phrasebook(made[number], exact=self.case == "exact")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for every phrase in the passage."""
        for match in self._phrases.matches(doc, passage):
            if self.unless and self._excused(match.span, doc, passage):
                continue
            if self.near and not any(self._surroundings.matches(doc, _around(match.span, passage, _NEAR))):
                continue
            values = {"match": " ".join(doc.prose[match.span.start : match.span.end].split())}
            yield Hit(match.span, values, edits=self._edits(match, doc, passage))

    def _excused(self, span: Span, doc: Document, passage: Span) -> bool:
        around = _around(span, passage, _AROUND)
        return any(match.span.overlaps(span) for match in self._excuses.matches(doc, around))

    def _edits(self, match: Match, doc: Document, passage: Span) -> tuple[Edit, ...]:
        if self.fix is None:
            return ()
        from linter.checks.literal.renewed import in_form, placed

        return placed(in_form(self.fix, match, self.says), match, doc.prose, passage, self.says)


def _around(span: Span, passage: Span, reach: int) -> Span:
    return Span(max(passage.start, span.start - reach), min(passage.end, span.end + reach))
