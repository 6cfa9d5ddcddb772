"""Groups of words that come again in a text, and what share of it they hold."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.text.document import Document

_FIRST_SIGN = 0x10000  # from here on all characters may stand for words, a million of them
_TOP_GRAMS = {2: 0.20, 3: 0.18, 4: 0.16}  # Gopher: share of characters in the most frequent n-gram
_GRAMS = {5: 0.15, 6: 0.14, 7: 0.13, 8: 0.12, 9: 0.11, 10: 0.10}  # Gopher: share of characters in repeated n-grams


class Measure(NamedTuple):
    """One measure over its limit: what makes up too much of what, both in shares of one, and where the repeats stand.

    `first` is where the words of the first place were said first, if it is known.
    """

    unit: str
    whole: str
    share: float
    limit: float
    places: tuple[Span, ...]
    first: Span | None = None
    size: int = 0

    @property
    def percent(self) -> str:
        """The share with as many decimals as show that it is over the limit."""
        for decimals in range(4):
            told = f"{100 * self.share:.{decimals}f}"
            if float(told) > 100 * self.limit:
                break
        return told


def top_grams(doc: Document) -> Iterator[Measure]:
    """The most frequent groups of two to four words that hold too much of the text."""
    norms, all_signs = doc.tokens.norms, len(doc.prose)
    for size, limit in _TOP_GRAMS.items():
        group, count = most_frequent(norms, size)
        share = min(count * (sum(map(len, group)) + size - 1) / all_signs, 1.0)
        if share > limit:
            yield Measure(f"copies of “{' '.join(group)}”", "it", share, limit, places_of(doc, group))


def most_frequent(norms: Sequence[str], size: int) -> tuple[tuple[str, ...], int]:
    """The group of so many words that stands most often, and how often."""
    counts = Counter(zip(*(norms[shift:] for shift in range(size)), strict=False))
    return max(counts.items(), key=lambda item: (item[1], item[0]))


def places_of(doc: Document, group: tuple[str, ...]) -> tuple[Span, ...]:
    """Where a group stands, the first place left out."""
    norms, spans = doc.tokens.norms, doc.tokens.spans
    size = len(group)
    found = [
        at for at in range(len(norms) - size + 1) if norms[at] == group[0] and tuple(norms[at : at + size]) == group
    ]
    return tuple(Span(spans[at][0], spans[at + size - 1][1]) for at in found[1:])


def grams(doc: Document) -> Iterator[Measure]:
    """Groups of five to ten words said before that together hold too much of the text."""
    norms, all_signs = doc.tokens.norms, len(doc.prose)
    # One character a word: stretches of a string are compared faster than lists of words.
    signs = {word: chr(_FIRST_SIGN + number) for number, word in enumerate(doc.tokens.words)}
    text = "".join(map(signs.__getitem__, norms))
    letters = [0, *accumulate(map(len, norms))]
    for size, limit in _GRAMS.items():
        seen: dict[str, int] = {}
        said, found, at = 0, [], 0
        while at + size <= len(text):
            group = text[at : at + size]
            if group in seen:
                said += letters[at + size] - letters[at]
                found.append((seen[group], at))
                at += size
            else:
                seen[group] = at
                at += 1
        if said > limit * all_signs:
            runs = _runs(text, size, found, _first_words(doc))
            longest = max(runs, key=lambda run: run[2])
            others = (run for run in runs if run is not longest)
            places = tuple(_span(doc, again, length) for _, again, length in (longest, *others))
            first = _span(doc, longest[0], longest[2])
            yield Measure(f"runs of {size} words or more", "it", said / all_signs, limit, places, first, size)


def _first_words(doc: Document) -> set[int]:
    """The words that begin a segment."""
    starts = [start for start, _ in doc.tokens.spans]
    return {bisect_left(starts, start) for start in doc.segment_starts}


def _runs(text: str, size: int, found: list[tuple[int, int]], breaks: set[int]) -> list[tuple[int, int, int]]:
    """The groups that go on as they did before, to the end of the segment: where first, where again, how many words."""
    runs: list[tuple[int, int, int]] = []
    for first, again in found:
        if runs and again < runs[-1][1] + runs[-1][2]:
            continue
        length = size
        for at in range(again + size, len(text)):
            if at in breaks or text[at - again + first] != text[at]:
                break
            length += 1
        runs.append((first, again, length))
    return runs


def _span(doc: Document, first: int, words: int) -> Span:
    spans = doc.tokens.spans
    return Span(spans[first][0], spans[first + words - 1][1])
