"""One pass over a document that tells for each rule where it may hit.

The triggers of all rules stand in one Aho-Corasick automaton that runs over the folded view of the prose
(`linter.text.folding`). A rule without a trigger in a passage cannot hit there, so its expression is
never tried. `Prefilter` is the narrow door behind which a faster engine could stand: it must give the same
passages.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any

from linter.checks.protocol import Unit
from linter.text.folding import Squeezed, fold, has_wide_gaps, squeeze
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.rulebook.model import Rule
    from linter.text.document import Document

_LONGEST_LINE = 4000  # no rule about lines means a longer one; machine-made files have lines of megabytes


class Prefilter:
    """Finds the passages in which rules with triggers may hit."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Every one of the rules has triggers."""
        self.rules = rules
        self._in_lines = [rule.check.unit is Unit.LINE for rule in rules]

    @cached_property
    def _folded(self) -> Any:
        return _automaton(self.rules, squeezed=False)

    @cached_property
    def _squeezed(self) -> Any:
        return _automaton(self.rules, squeezed=True)

    def candidates(self, doc: Document) -> list[tuple[Rule, list[Span]]]:
        """Rules with the passages that hold one of their triggers, both in order; no others can hit."""
        if not self.rules:
            return []
        if has_wide_gaps(doc.prose):
            automaton, squeezed = self._squeezed, squeeze(fold(doc.prose))
        else:
            automaton, squeezed = self._folded, Squeezed(fold(doc.prose).decode("latin-1"), [], [])
        view, original = squeezed.view, squeezed.original if squeezed.starts else None
        places: dict[int, set[int]] = {}
        for end, indexes in automaton.iter(view):
            # The last code point of a literal may be the blank after a word; the one before it never is.
            place = end - 1 if end and view[end] == " " else end
            if original is not None:
                place = original(place)
            for index in indexes:
                if index in places:
                    places[index].add(place)
                else:
                    places[index] = {place}
        return [(self.rules[index], self._passages(index, places[index], doc)) for index in sorted(places)]

    def _passages(self, index: int, offsets: set[int], doc: Document) -> list[Span]:
        """The passages around some offsets, each once, in order."""
        if self._in_lines[index]:
            return lines_around(doc, offsets)
        segments, starts = doc.segments, doc.segment_starts
        if len(offsets) == 1:
            number = bisect_right(starts, next(iter(offsets))) - 1
            return [segments[number].span] if number >= 0 else []
        numbers = {bisect_right(starts, offset) - 1 for offset in offsets}
        return [segments[number].span for number in sorted(numbers) if number >= 0]


def lines_around(doc: Document, offsets: set[int]) -> list[Span]:
    """The physical lines that hold some offsets, as passages, each once, in order."""
    return _lines(doc, sorted({doc.lines.number(offset) for offset in offsets}))


def _automaton(rules: Sequence[Rule], *, squeezed: bool) -> Any:
    """All triggers, each with the indexes of the rules that have it."""
    import ahocorasick

    by_literal: dict[str, list[int]] = {}
    for index, rule in enumerate(rules):
        for trigger in rule.triggers:
            literal = squeeze(trigger.encode("latin-1")).view if squeezed and "  " in trigger else trigger
            by_literal.setdefault(literal, []).append(index)
    automaton = ahocorasick.Automaton()
    for literal, indexes in by_literal.items():
        automaton.add_word(literal, tuple(dict.fromkeys(indexes)))
    automaton.make_automaton()
    return automaton


def all_passages(doc: Document, unit: Unit) -> list[Span]:
    """Every passage of a document, for rules without triggers."""
    if unit is Unit.LINE:
        return _lines(doc, range(1, len(doc.lines) + 1))
    return [segment.span for segment in doc.segments]


def _lines(doc: Document, numbers: Sequence[int]) -> list[Span]:
    """Lines by number as passages: without white space at their ends, empty and overlong ones left out."""
    spans = []
    for number in numbers:
        start, end = doc.lines.span(number)
        if end - start <= _LONGEST_LINE:
            body = doc.prose[start:end]
            size = len(body.rstrip())
            if size:
                spans.append(Span(start + len(body) - len(body.lstrip()), start + size))
    return spans
