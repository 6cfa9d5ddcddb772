"""Words and phrases that stand twice in a row: found once for a document, read by every check that needs them.

Each distinct word becomes one character, so that a regular expression with a back-reference compares words
and not letters. What lies between the copies is looked at only where two copies were found.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from linter.frozen import once
from linter.lazy import lazy
from linter.text.alike import DIFFERENT_SIGNS, Alike, alike_words, signs
from linter.text.runs import runs
from linter.text.segments import NOTHING
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, KeysView, Sequence

    from linter.text.document import Document

_LONGEST_LINKED = 8
_WHITE = lazy(r"\s+")

SPACE, COMMA, BREAK, STOP, OTHER, CUT = range(6)
"""How much a joint parts: white space, a comma, a semicolon or spaced dash, the end of a sentence, anything else
(a hyphen, quotes, brackets), the end of a segment. Copies may only be parted by the first four."""

_MARKS = {"": SPACE, ",": COMMA, "，": COMMA, "、": COMMA, ";": BREAK, "；": BREAK, "-": BREAK, "–": BREAK, "—": BREAK}
_STOPS = frozenset((".", "!", "?", "。", "！", "？", "..."))

_CLOSED, _OPENED = frozenset(('" ', "” ")), frozenset((' "', " “"))


class Repeat(NamedTuple):
    """Equal copies in a row.

    Attributes:
        first: index of the first token of the first copy.
        size: tokens in a copy.
        copies: how many copies stand in a row.
        joint: how much what lies between them parts, the same between all.
        step: tokens from the start of a copy to the start of the next: more than `size` where a word links them.
    """

    first: int
    size: int
    copies: int
    joint: int
    step: int

    @property
    def last(self) -> int:
        """Index of the last token of the last copy."""
        return self.first + (self.copies - 1) * self.step + self.size - 1


class Repeats:
    """The repeats of a document.

    Args:
        doc: the document.
    """

    def __init__(self, doc: Document) -> None:
        # Not the document itself: a circle would keep it alive until the garbage is collected.
        self._segments = doc.segments
        self._prose = doc.prose
        self._tokens = doc.tokens
        norms = self._tokens.norms
        words = self._tokens.words
        self._signs = dict(zip(words, signs(len(words)), strict=False))
        self._text = "".join(map(self._signs.__getitem__, norms))

    @property
    def words(self) -> KeysView[str]:
        """The different words of the document, folded."""
        return self._signs.keys()

    def stems(self, ending: str) -> list[str]:
        """The different words with this ending, without it: looked for in all of them at once."""
        parts = self._row.split(ending + "\n")
        return [part[part.rfind("\n") + 1 :] for part in parts[:-1]]

    @once
    def _row(self) -> str:
        return "\n".join(["", *self._signs, ""])

    @once
    def adjacent(self) -> tuple[Repeat, ...]:
        """Copies with nothing but white space or punctuation between them, in order of their start."""
        found: list[Repeat] = []
        for start, end, size in sorted(runs(self._text, short=self._columns.doubled)):
            if self._is_same(start, end, size):
                found.extend(self._sections(start, end, size))
        return tuple(found)

    def linked(self, word: str) -> Iterator[Repeat]:
        """Two copies with this word and white space between them, such as “risk of risk”."""
        sign = self._signs.get(word)
        if sign is None:
            return
        text = self._text
        known = self._links
        for at in known.get(sign, ()) if known is not None else _places(text, sign):
            if not 0 < at < len(text) - 1:
                continue
            # The first word of the copy may come in it again: “the front of the shoes and the front of the shoes”.
            start = text.rfind(text[at + 1], max(0, at - _LONGEST_LINKED), at)
            while start >= 0:
                size = at - start
                if text[start:at] == text[at + 1 : at + 1 + size] and self._is_linked(at, size):
                    yield Repeat(start, size, 2, SPACE, size + 1)
                    break
                start = text.rfind(text[at + 1], max(0, at - _LONGEST_LINKED), start)

    def beaded(self, size: int) -> Iterator[Repeat]:
        """Three copies and more of at least `size` words with one word between each two, whatever marks stand there."""
        text, done = self._text, 0
        for at in self._columns.links or ():
            if at <= done or not 0 < at < len(text) - 1:
                continue
            length = at - text.rfind(text[at + 1], max(0, at - _LONGEST_LINKED), at)
            first, step = at - length, length + 1
            if length < size or first < 0:
                continue
            copies = 1
            while text.startswith(text[first:at], first + copies * step):
                copies += 1
            if copies > 2:
                done = first + copies * step
                yield Repeat(first, length, copies, OTHER, step)

    @once
    def _links(self) -> dict[str, list[int]] | None:
        """The places of the words that may stand between two copies, by their signs; None if they are too many."""
        if self._columns.links is None:
            return None
        places: dict[str, list[int]] = {}
        for at in self._columns.links:
            places.setdefault(self._text[at : at + 1], []).append(at)
        return places

    @once
    def _columns(self) -> Alike:
        return alike_words(self._text, len(self._signs))

    def pairs(self, first: str, second: str) -> Iterator[int]:
        """The indexes at which these two words stand side by side, whatever lies between them."""
        if first not in self._signs or second not in self._signs:
            return
        both = self._signs[first] + self._signs[second]
        at = self._text.find(both)
        while at >= 0:
            yield at
            at = self._text.find(both, at + 1)

    def echoes(self, word: str, reach: int) -> Iterator[tuple[int, int, int]]:
        """A word just before this one that comes again soon after, whatever lies between: the indexes of all three.

        For `overall growth and all-round growth` with the link “and”: growth, and, growth.
        """
        sign = self._signs.get(word)
        at = self._text.find(sign, 1) if sign else -1
        while sign and at > 0:
            again = self._text.find(self._text[at - 1], at + 2, at + 2 + reach)
            if again > 0:
                yield at - 1, at, again
            at = self._text.find(sign, at + 1)

    def returns(self, word: str, reach: int) -> Iterator[tuple[int, int]]:
        """A word just behind this one that stood a little before it, this word not between: the indexes of both.

        For `unity, trust and unity` with the link “and”.
        """
        sign = self._signs.get(word)
        if sign is None:
            return
        end = 0
        parts = self._text.split(sign)
        for part, following in pairwise(parts):
            end += len(part) + 1
            again = following[:1]
            if again in part[-reach:] and again:
                yield end - 1 - len(part) + part.rindex(again), end

    def gap(self, index: int) -> str:
        """What lies between a token and the next, mark-up left out and white space folded.

        Where the segment ends between the two: what is left of the segment, and a line end.
        """
        from bisect import bisect_left

        spans = self._tokens.spans
        if not 0 <= index < len(spans):
            return "\n"
        start = spans[index][1]
        is_last = index + 1 == len(spans)
        end = len(self._prose) if is_last else spans[index + 1][0]
        if end - start == 1 and self._prose[start] == " " and not is_last and start not in self._cuts:
            return " "
        at = bisect_left(self._ends, start)
        cut = self._ends[at] if at < len(self._ends) else start
        gap = _WHITE.sub(" ", self._prose[start : min(cut, end)].replace(NOTHING, ""))
        return gap if cut >= end and not is_last else gap.rstrip() + "\n"

    def breaks_line(self, index: int) -> bool:
        """True when a line ends between a token and the next."""
        gap = self._prose[self._tokens[index].end : self._tokens[index + 1].start]
        return "\n" in gap or "\r" in gap

    def span(self, first: int, last: int) -> Span:
        """From the start of one token to the end of another."""
        return Span(self._tokens[first].start, self._tokens[last].end)

    @once
    def _ends(self) -> list[int]:
        return [segment.span.end for segment in self._segments]

    @once
    def _cuts(self) -> frozenset[int]:
        return frozenset(self._ends)

    def _is_same(self, start: int, end: int, step: int) -> bool:
        """True when the words are equal and not only their signs."""
        if len(self._signs) <= DIFFERENT_SIGNS:
            return True
        norms = [token.norm for token in self._tokens[start:end]]
        return norms[step:] == norms[:-step]

    def _is_linked(self, at: int, size: int) -> bool:
        """True when nothing but white space, or quotes round both copies, stands round the link."""
        before, after = self.gap(at - 1), self.gap(at)
        if not before == after == " " and not (before in _CLOSED and after in _OPENED):
            return False
        inner = range(at - size, at - 1)
        copies = self._tokens[at - size : at], self._tokens[at + 1 : at + 1 + size]
        if any(one.norm != other.norm for one, other in zip(*copies, strict=True)):
            return False
        return all(self.gap(i) == self.gap(i + size + 1) and self.gap(i) in {" ", "-"} for i in inner)

    def _sections(self, start: int, end: int, size: int) -> list[Repeat]:
        """The copies of a run, cut where what lies between words forbids it to be one repeat.

        A run of period 3 may be read as copies that begin at its first, second or third word; the reading with
        the most copies, then with the strongest joint, is what a reader sees.
        """
        gaps = [self.gap(i) for i in range(start, end - 1)]
        ranks = [joint_of(gap) for gap in gaps]
        readings = [_copies(gaps, ranks, shift, size) for shift in range(min(size, end - start - 2 * size + 1))]
        best = max(readings, key=lambda r: (sum(x.copies for x in r), sum(x.joint for x in r)))
        return [x._replace(first=x.first + start) for x in best]


def joint_of(gap: str) -> int:
    """How much a gap parts what stands before and after it."""
    if gap == " ":
        return SPACE
    if gap.endswith("\n"):
        return CUT
    mark = gap.strip()
    if not gap[-1:].isspace() and mark.isascii():
        # A comma or stop without a blank after it is a number, an address or an abbreviation.
        return COMMA if mark == "," else OTHER
    if mark in _STOPS:
        return STOP
    return _MARKS.get(mark, OTHER)


def _copies(gaps: Sequence[str], ranks: Sequence[int], shift: int, size: int) -> list[Repeat]:
    """The repeats of a run read as copies from `shift` on; positions count from the start of the run."""
    found: list[Repeat] = []
    first, copies, joint = shift, 1, SPACE
    at = shift + size
    while at + size <= len(gaps) + 1:
        between = ranks[at - 1]
        inner = range(at - size, at - 1)
        same = between < OTHER and all(gaps[i] == gaps[i + size] for i in inner)
        alike = copies == 1 or between == joint
        if same and alike and all(ranks[i] <= between or ranks[i] == OTHER for i in inner):
            copies, joint = copies + 1, between
        else:
            if copies > 1:
                found.append(Repeat(first, size, copies, joint, size))
            first, copies, joint = at, 1, SPACE
        at += size
    if copies > 1:
        found.append(Repeat(first, size, copies, joint, size))
    return found


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)
