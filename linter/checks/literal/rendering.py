"""A source term put into English word by word: an entry of the lexicon."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import compiled
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.checks.literal.anchors import Anchor
    from linter.text.document import Document

_AROUND = 120  # code points on each side in which an excuse may begin


@frozen
class Rendering:
    """Phrases in all their forms and orders (see `phrase` for how they are written).

    Attributes:
        says: the phrases.
        unless: phrases that excuse a hit they touch.
        near: phrases of which one must stand in the same passage; empty for none.
        fix: what can be written in the place of every phrase; a word with `~` takes the form of the first inflected
            word that was found.
        case: `any`, or `exact` for capitals as in the phrases.

    Values: `match`, the text found with its white space folded.
    """

    says: tuple[str, ...]
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    fix: str | None = None
    case: str = "any"

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = ()
    gives: ClassVar[tuple[str, ...]] = ("match",)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """One expression for all phrases."""
        return self._compiled(self.says, grouped=bool(self.fix and "~" in self.fix))

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return self._compiled(self.unless) if self.unless else None

    @cached_property
    def _near(self) -> re.Pattern[str] | None:
        return self._compiled(self.near) if self.near else None

    def _compiled(self, phrases: tuple[str, ...], *, grouped: bool = False) -> re.Pattern[str]:
        from linter.checks.literal.expression import expression

        return compiled(expression(phrases, grouped=grouped), 0 if self.case == "exact" else re.IGNORECASE)

    def phrase_anchors(self) -> tuple[Anchor, ...]:
        """What the engine looks for before it tries the expression; costly, made once for a rulebook."""
        from linter.checks.literal.anchors import anchors

        return anchors(self.says)

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for every phrase in the passage."""
        text = doc.prose
        if self._near is not None and not self._near.search(text, passage.start, passage.end):
            return
        for match in self.regex.finditer(text, passage.start, passage.end):
            span = Span(*match.span())
            if not self._excused(text, span, passage):
                values = {"match": " ".join(match.group().split())}
                yield Hit(span, values, edits=self._edits(match, passage))

    def _excused(self, text: str, span: Span, passage: Span) -> bool:
        if self._unless is None:
            return False
        near = self._unless.finditer(
            text, max(passage.start, span.start - _AROUND), min(passage.end, span.end + _AROUND)
        )
        return any(Span(*match.span()).overlaps(span) for match in near)

    def _edits(self, match: re.Match[str], passage: Span) -> tuple[Edit, ...]:
        if self.fix is None:
            return ()
        from linter.checks.literal.renewed import renewed

        return renewed(match, passage, self.fix, self.says)
