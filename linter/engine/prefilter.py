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

_Meant = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]
"""What a literal stands for: the rules about segments, and those about lines with the longest line they mean."""

_LONGEST_LINE = 4000  # no rule about lines means a longer one; machine-made files have lines of megabytes


class Prefilter:
    """Finds the passages in which rules with triggers may hit."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Every one of the rules has triggers."""
        self.rules = rules

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
        if has_wide_gaps(doc.prose, doc.shape):
            automaton, squeezed = self._squeezed, squeeze(fold(doc.prose))
        else:
            automaton, squeezed = self._folded, Squeezed(fold(doc.prose).decode("latin-1"), [], [])
        view, original = squeezed.view, squeezed.original if squeezed.starts else None
        around = _Around(doc)
        places: dict[int, list[Span]] = {}
        for end, (in_segments, in_lines) in automaton.iter(view):
            # The last code point of a literal may be the blank after a word; the one before it never is.
            place = end - 1 if end and view[end] == " " else end
            if original is not None:
                place = original(place)
            if in_segments and (segment := around.segment(place)):
                for index in in_segments:
                    _add(places, index, segment)
            if in_lines and (line := around.line(place)):
                size = line.end - line.start
                for index, longest in in_lines:
                    if size <= longest:
                        _add(places, index, line)
        return [(self.rules[index], places[index]) for index in sorted(places)]


def _add(places: dict[int, list[Span]], index: int, passage: Span) -> None:
    """Note a passage for a rule, once: literals come in the order of the text, so equal ones follow one another."""
    known = places.get(index)
    if known is None:
        places[index] = [passage]
    elif known[-1] != passage:
        known.append(passage)


class _Around:
    """The passages around places of a document, each made once."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._line_at: dict[int, Span | None] = {}

    def segment(self, place: int) -> Span | None:
        number = bisect_right(self._doc.segment_starts, place) - 1
        return self._doc.segments[number].span if number >= 0 else None

    def line(self, place: int) -> Span | None:
        number = self._doc.lines.number(place)
        if number not in self._line_at:
            self._line_at[number] = next(iter(_lines(self._doc, (number,))), None)
        return self._line_at[number]


def _automaton(rules: Sequence[Rule], *, squeezed: bool) -> Any:
    """All triggers, each with the rules that have it."""
    import ahocorasick

    by_literal: dict[str, _Meant] = {}
    for index, rule in enumerate(rules):
        about_lines = rule.kind.lines
        alone: _Meant = ((), ((index, _longest(rule)),)) if about_lines else ((index,), ())
        for trigger in rule.triggers:
            literal = squeeze(trigger.encode("latin-1")).view if squeezed and "  " in trigger else trigger
            known = by_literal.get(literal)
            if known is None:
                by_literal[literal] = alone
            elif known is not alone and not (known[0][-1:] == alone[0] != () or known[1][-1:] == alone[1] != ()):
                by_literal[literal] = (known[0] + alone[0], known[1] + alone[1])
    automaton = ahocorasick.Automaton()
    for literal, meant in by_literal.items():
        automaton.add_word(literal, meant)
    automaton.make_automaton()
    return automaton


def _longest(rule: Rule) -> int:
    return rule.kind.longest or _LONGEST_LINE


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
