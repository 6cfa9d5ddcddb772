"""Finds the phrases of a lexicon in the words of a document.

A phrase is walked through word by word. Between two words of the text may stand one gap or hyphen with a quotation mark
on either side, and up to two determiners; so nothing is matched across a comma, a full stop or a bracket. Of several
ways the one that reaches farthest counts.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.literal.steps import CHOICE, COMMA, DETERMINERS, GAP, NUMBER, NUMBERS, WORD
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from linter.checks.literal.steps import Program, Step, Steps
    from linter.text.document import Document

_BETWEEN = lazy(r"[\"”]?(?:[\s\u2060]{1,48}|-)[\"'“‘]?")
_GOES_ON = lazy(r"[-'’]\w")
_CLOSING = lazy(r"[,.]?[\"”]")
_INSIDE_NUMBER = frozenset(",.")
_MOST_DETERMINERS = 2


class Match(NamedTuple):
    """Where a phrase was found.

    Attributes:
        span: in code points.
        words: its words as they were compared: folded, or with their capitals.
    """

    span: Span
    words: tuple[str, ...]


class Phrasebook:
    """Programs, by the words with which they may begin."""

    def __init__(self, programs: Sequence[Program], *, exact: bool = False) -> None:
        self._exact = exact
        self._by_word: dict[str, list[Program]] = {}
        self._anywhere: list[Program] = []
        for program in programs:
            first = _first_words(program[2])
            if first is None:
                self._anywhere.append(program)
            for word in {word.lower() for word in first or ()}:
                self._by_word.setdefault(word, []).append(program)

    def matches(self, doc: Document, passage: Span) -> Iterator[Match]:
        """The phrases in a passage, none over another; of two that begin at one word the longer."""
        text = _Text(doc, passage, exact=self._exact)
        behind = 0
        for at in self._starts(doc, text):
            if at < behind:
                continue
            programs = (*self._by_word.get(doc.tokens.norms[at], ()), *self._anywhere)
            end = max(text.end_of(program, at) for program in programs)
            if end:
                span = Span(text.spans[at][0], text.spans[end - 1][1])
                yield Match(span, tuple(text.word(place) for place in range(at, end)))
                behind = end

    def _starts(self, doc: Document, text: _Text) -> Iterable[int]:
        """The numbers of the words of a passage with which a program may begin, in order."""
        if self._anywhere:
            return range(text.low, text.high)
        numbers = doc.tokens.numbers
        return sorted(
            at for word in self._by_word.keys() & numbers.keys() for at in numbers[word] if text.low <= at < text.high
        )


def _first_words(steps: Steps) -> set[str] | None:
    """The words with which the steps may begin; None if that may be any."""
    found: set[str] = set()
    for step in steps:
        if step[0] == WORD:
            return found.union(step[1])
        if step[0] != CHOICE:
            return None
        for option in step[1]:
            first = _first_words(option)
            if first is None:
                return None
            found |= first
        if not step[2]:
            return found
    return None


class _Text:
    """The words of a passage."""

    def __init__(self, doc: Document, passage: Span, *, exact: bool) -> None:
        self.spans = doc.tokens.spans
        self.low = bisect_left(self.spans, (passage.start, 0))
        self.high = bisect_left(self.spans, (passage.end, 0))
        self._norms = doc.tokens.norms
        self._prose = doc.prose
        self._passage = passage
        self._exact = exact

    def word(self, at: int) -> str:
        """A word as it is compared."""
        if not self._exact:
            return self._norms[at]
        return self._prose[slice(*self.spans[at])].replace("’", "'")

    def end_of(self, program: Program, at: int) -> int:
        """The number of the word behind a match that begins at a word; 0 if there is none."""
        opened, closed, steps = program
        if not self._may_begin(at, opened=opened):
            return 0
        ends = self._walk(steps, at, begun=False)
        return max((end for end in ends if self._may_end(end, closed=closed)), default=0)

    def _may_begin(self, at: int, *, opened: bool) -> bool:
        start = self.spans[at][0]
        before = self._prose[max(self._passage.start, start - 2) : start]
        if opened:
            return before[-1:] in {'"', "“"}
        return not (before[-1:] in {"-", "'", "’"} and before[:-1].isalnum())

    def _may_end(self, end: int, *, closed: bool) -> bool:
        behind = self.spans[end - 1][1]
        if closed:
            return _CLOSING.match(self._prose, behind, self._passage.end) is not None
        return _GOES_ON.match(self._prose, behind, self._passage.end) is None

    def _walk(self, steps: Steps, at: int, *, begun: bool, comma: bool = False) -> Iterator[int]:
        """The numbers of the words behind each way through the steps that begins at a word."""
        if not steps:
            if not comma or self._prose.startswith(",", self.spans[at - 1][1]):
                yield at
            return
        step, rest = steps[0], steps[1:]
        kind = step[0]
        if kind == COMMA:
            yield from self._walk(rest, at, begun=begun, comma=True)
        elif kind == GAP:
            yield from self._over_gap(step, rest, at, comma=comma)
        elif kind == CHOICE:
            for option in step[1]:
                yield from self._walk(option + rest, at, begun=begun, comma=comma)
            if step[2]:
                yield from self._walk(rest, at, begun=begun, comma=comma)
        else:
            for place in self._places(at, begun=begun, comma=comma, tight=kind == WORD and step[2]):
                if end := self._taken(step, place):
                    yield from self._walk(rest, end, begun=True)

    def _over_gap(self, step: Step, rest: Steps, at: int, *, comma: bool) -> Iterator[int]:
        """Words of any kind, of which determiners do not count."""
        _, least, most = step
        passed = counted = 0
        while counted <= most:
            if passed >= least:
                yield from self._walk(rest, at + passed, begun=True, comma=comma and not passed)
            if not self._joined(at + passed, comma=comma and not passed):
                return
            counted += self._norms[at + passed] not in DETERMINERS
            passed += 1

    def _places(self, at: int, *, begun: bool, comma: bool, tight: bool) -> Iterator[int]:
        """Where the next word may stand: here, or behind determiners."""
        if not begun:
            yield at
            return
        for place in range(at, at + 1 + _MOST_DETERMINERS):
            if not self._joined(place, comma=comma and place == at):
                return
            yield place
            if tight or self._norms[place] not in DETERMINERS:
                return

    def _joined(self, place: int, *, comma: bool) -> bool:
        """Whether a word of the passage stands there, joined to the one before it."""
        if place >= self.high or place == self.low:
            return False
        start, end = self.spans[place - 1][1], self.spans[place][0]
        if comma:
            if self._prose[start : start + 1] != ",":
                return False
            start += 1
        return _BETWEEN.fullmatch(self._prose, start, end) is not None

    def _taken(self, step: Step, place: int) -> int:
        """The number of the word behind what a step takes at a word; 0 if it takes nothing."""
        word = self.word(place)
        if step[0] == WORD:
            return place + 1 if word in step[1] else 0
        if word.lower() in NUMBERS:
            return place + 1
        if step[0] != NUMBER or not word[:1].isdigit():
            return 0
        end = place + 1
        while end < self.high and self._norms[end][:1].isdigit() and self._within_number(end):
            end += 1
        return end

    def _within_number(self, place: int) -> bool:
        return self._prose[self.spans[place - 1][1] : self.spans[place][0]] in _INSIDE_NUMBER
