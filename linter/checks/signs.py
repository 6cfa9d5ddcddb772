"""Signs that stand wrongly between certain words: found by the sign, which is rare, and then by what is around it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import compiled
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_REACH = 60  # code points before and behind a sign that are looked at


@frozen
class SignBetween:
    """One of some signs with certain texts before and behind it.

    A pattern would be tried on every passage, as a sign is no word that a prefilter could look for.

    Attributes:
        signs: the signs as they stand in the text, blanks included.
        forms: pairs of expressions in Python's `re`, in the case of the text: what must end right before the sign, and
            what must begin right behind it. The first pair that fits counts.
        unless: an expression; a hit is dropped where it matches near it, in either case, at a place that overlaps.
        mark: `all` or `sign`: what the hit marks.
        write: what a fix puts in place of the sign.

    Values: `match`, `before` and `after` (what stands on either side).
    """

    signs: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]
    unless: str | None = None
    mark: str = "all"
    write: str | None = None

    gives: ClassVar[tuple[str, ...]] = ("match", "before", "after")

    @cached_property
    def _forms(self) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
        return tuple((compiled(rf"(?:{before})\Z"), compiled(after)) for before, after in self.forms)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return compiled(self.unless or "(?!)", re.IGNORECASE)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such sign."""
        prose = doc.prose
        for sign in self.signs:
            at = prose.find(sign)
            while at >= 0:
                yield from self._hit(prose, Span(at, at + len(sign)))
                at = prose.find(sign, at + len(sign))

    def _hit(self, prose: str, sign: Span) -> Iterator[Hit]:
        for before, after in self._forms:
            behind = after.match(prose, sign.end, sign.end + _REACH)
            if behind is None:
                continue
            low = max(0, sign.start - _REACH)
            ahead = before.search(prose, low, sign.start)
            if ahead is None or (ahead.start() == low > 0):
                continue  # what fills the reach may begin before it
            whole = Span(ahead.start(), behind.end())
            if not self._excused(prose, whole):
                marked = whole if self.mark == "all" else sign
                values = {"match": prose[slice(*marked)], "before": ahead.group(), "after": behind.group()}
                yield Hit(marked, values, edits=self._edits(prose, prose[slice(*sign)], Span(sign.start, whole.end)))
            return

    def _edits(self, prose: str, sign: str, within: Span) -> tuple[Edit, ...]:
        """The sign written anew, and with it those that follow in what was matched."""
        edits: list[Edit] = []
        at = prose.find(sign, *within) if self.write is not None else -1
        while at >= 0:
            edits.append(Edit(Span(at, at + len(sign)), self.write or ""))
            at = prose.find(sign, at + len(sign), within.end)
        return tuple(edits)

    def _excused(self, prose: str, span: Span) -> bool:
        if not self.unless:
            return False
        near = self._unless.finditer(prose, max(0, span.start - _REACH), span.end + _REACH)
        return any(Span(*match.span()).overlaps(span) for match in near)
