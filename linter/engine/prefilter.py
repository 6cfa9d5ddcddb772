"""One pass over a document that tells for each rule where it may hit.

The triggers of all rules stand in one Aho-Corasick automaton that runs over the squeezed, folded view of the
prose (`linter.text.folding`). A rule without a trigger in a passage cannot hit there, so its expression is
never tried. `Prefilter` is the narrow door behind which a faster engine could stand: it must give the same
passages.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from linter.checks.protocol import Unit
from linter.text.folding import fold, squeeze
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.rulebook.model import Rule
    from linter.text.document import Document

_LONGEST_LINE = 4000  # no rule about lines means a longer one; machine-made files have lines of megabytes


class Prefilter:
    """Finds the passages in which rules with triggers may hit."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Build the automaton for rules that have triggers; the others are left out."""
        import ahocorasick

        by_literal: dict[str, list[int]] = {}
        for index, rule in enumerate(rules):
            for literal in rule.triggers:
                by_literal.setdefault(literal, []).append(index)
        self._lines = frozenset(i for i, rule in enumerate(rules) if rule.triggers and rule.check.unit is Unit.LINE)
        self._automaton = ahocorasick.Automaton()
        for literal, indexes in by_literal.items():
            self._automaton.add_word(literal, (len(literal), tuple(indexes)))
        self._empty = not by_literal
        if by_literal:
            self._automaton.make_automaton()

    def passages(self, doc: Document) -> dict[int, list[Span]]:
        """For each rule by index the passages that hold one of its triggers, in order."""
        if self._empty:
            return {}
        view = squeeze(fold(doc.prose))
        found: dict[int, set[int]] = {}
        segments = [segment.span for segment in doc.segments]
        starts = [span.start for span in segments]
        for end, (_, indexes) in self._automaton.iter(view.view):
            # The last code point of a literal may be the blank after a word; the one before it never is.
            offset = view.original(end - 1 if end and view.view[end] == " " else end)
            at = bisect_right(starts, offset) - 1
            for index in indexes:
                if index in self._lines:
                    found.setdefault(index, set()).add(doc.lines.number(offset))
                elif at >= 0:
                    found.setdefault(index, set()).add(at)
        return {
            index: _lines(doc, sorted(where)) if index in self._lines else [segments[i] for i in sorted(where)]
            for index, where in found.items()
        }


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
        if end - start > _LONGEST_LINE:
            continue
        body = doc.prose[start:end]
        size = len(body.rstrip())
        if size:
            spans.append(Span(start + len(body) - len(body.lstrip()), start + size))
    return spans
