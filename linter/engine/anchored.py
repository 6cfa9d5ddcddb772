"""Where the phrases of a lexicon may stand: one pass over the words of a document.

The words become numbers (`linter.rulebook.anchor_table`); sets tell whether any two neighbours, or any rare word, is
among those that rules look for, and only then are places asked for. Nothing here hangs on how many rules there are.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from linter.frozen import once
from linter.rulebook.anchor_table import DROPPED, SHIFT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.rulebook.anchor_table import AnchorTable
    from linter.rulebook.model import Rule
    from linter.text.document import Document
    from linter.text.spans import Span


class Anchored:
    """Finds the segments in which rules with anchors may hit."""

    def __init__(self, rules: Sequence[Rule], tables: Sequence[AnchorTable]) -> None:
        """The tables may know more rules than these."""
        self.rules = rules
        self._tables = tables if rules else ()

    @once
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def candidates(self, doc: Document) -> list[tuple[Rule, list[Span]]]:
        """Rules with the segments that hold one of their anchors, both in order; no others can hit."""
        places: dict[str, dict[Span, None]] = {}
        for table in self._tables:
            for rule, at in _found(table, doc.tokens.norms):
                id_ = table.ids[rule]
                if id_ in self._by_id and (segment := _segment(doc, doc.tokens.spans[at][0])):
                    places.setdefault(id_, {})[segment] = None
        return [(self._by_id[id_], sorted(places[id_])) for id_ in sorted(places)]


def _segment(doc: Document, place: int) -> Span | None:
    number = bisect_right(doc.segment_starts, place) - 1
    return doc.segments[number].span if number >= 0 else None


def _found(table: AnchorTable, norms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of rules in the table, with the number of a word where an anchor of theirs stands."""
    numbers = list(map(table.number_of(norms).__getitem__, norms))
    kept = [number for number in numbers if number != DROPPED]
    pairs = table.rules_of(first << SHIFT | second for first, second in pairwise(kept) if first and second)
    singles = table.singles.keys() & set(kept)
    if not pairs and not singles:
        return
    places = [at for at, number in enumerate(numbers) if number != DROPPED]
    if pairs:
        for at, (first, second) in enumerate(pairwise(kept)):
            for rule in pairs.get(first << SHIFT | second, ()):
                yield rule, places[at]
    for at, number in enumerate(kept) if singles else ():
        if number in singles:
            around = set(kept[max(0, at - table.reach) : at + table.reach + 1])
            for rule, near in table.singles[number]:
                if not near or not around.isdisjoint(near):
                    yield rule, places[at]
