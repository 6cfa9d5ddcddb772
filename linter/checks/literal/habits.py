"""Habits of translated English that no single place shows: phrases that a whole text has far too often.

Each habit is a list of phrases, counted together per 1,000 words. What human texts have was measured
(`data/habits.txt`, written by `tools/make_habits.py`): their mean, and the rate that 1 in 200 of them exceeds.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar

from linter.data.tables import rows
from linter.findings import Evidence, Hit
from linter.frozen import frozen, once
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.text.document import Document

_FEWEST_WORDS = 200
_FEWEST_TIMES = 4
_SHOWN = 5  # places that a finding lists besides the first
_PER = 1000


@frozen
class FrequentPhrases:
    """A text has the phrases of a habit more often than human texts do.

    It speaks once, at the first of them; not about texts of fewer than 200 words, nor of fewer than four places.

    Attributes:
        habit: its name in `data/habits.txt`.
        phrases: words with single blanks, in small letters; every form is a phrase of its own.

    Values: `count`, how often they stand; `rate`, the same per 1,000 words; `human`, the rate of human texts.
    """

    habit: str
    phrases: tuple[str, ...]

    gives: ClassVar[tuple[str, ...]] = ("count", "rate", "human")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """At most one hit."""
        size = len(doc.tokens.norms)
        if size < _FEWEST_WORDS:
            return
        usual = _rates().get(self.habit)
        count = self.count(doc)
        if usual is None or count < _FEWEST_TIMES or count * _PER <= usual[1] * size:
            return
        places = self._places(doc)
        also = tuple(
            Evidence(f"also “{' '.join(doc.prose[span.start : span.end].split())}”", doc.location(span))
            for span in places[1 : _SHOWN + 1]
        )
        values = {"count": str(count), "rate": f"{count * _PER / size:.1f}", "human": f"{usual[0]:.1f}"}
        yield Hit(places[0], values, evidence=also)

    def count(self, doc: Document) -> int:
        """How often the phrases stand in a text."""
        words, norms = doc.tokens.words, doc.tokens.norms
        return sum(
            norms.count(anchor) if len(phrase) == 1 else len(_starts(norms, phrase))
            for phrase, anchor in self._split
            if anchor in words
        )

    @once
    def _split(self) -> list[tuple[tuple[str, ...], str]]:
        """The words of each phrase, and the longest of them, which is likely to be the rarest."""
        return [(words, max(words, key=len)) for words in (tuple(phrase.split()) for phrase in self.phrases)]

    def _places(self, doc: Document) -> list[Span]:
        norms, spans = doc.tokens.norms, doc.tokens.spans
        found = [
            Span(spans[at][0], spans[at + len(phrase) - 1][1])
            for phrase, anchor in self._split
            if anchor in doc.tokens.words
            for at in _starts(norms, phrase)
        ]
        return sorted(found)


def _starts(norms: Sequence[str], phrase: tuple[str, ...]) -> list[int]:
    """Where a phrase begins among words."""
    size, first = len(phrase), phrase[0]
    found: list[int] = []
    at = -1
    while True:
        try:
            at = norms.index(first, at + 1)
        except ValueError:
            return found
        if tuple(norms[at : at + size]) == phrase:
            found.append(at)


@cache
def _rates() -> dict[str, tuple[float, float]]:
    """Habit → its mean rate in human texts, and the rate that hardly any of them exceeds."""
    parts = (row.split() for row in rows("habits"))
    return {habit: (float(mean), float(limit)) for habit, mean, limit, *_ in parts}
