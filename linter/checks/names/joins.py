"""Which names of a folder are worth comparing: an error stands in few files, among the colleagues of the right name.

Of the pairs of a hundred thousand names that share a syllable nearly all have no colleague in common; these are never
looked at. A crowded block is joined through its colleagues, so that it costs what it holds and not its square.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from struct import unpack
from typing import TYPE_CHECKING

from linter.checks.names.relations import blocking_keys
from linter.checks.names.relations.parts import plain
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.checks.names.summary import FormSummary

FEW_FILES = 2  # files that an error stands in, at most
_CROWD = 24  # names in a block from which on an index of their colleagues is quicker than all pairs
_MOST = 200  # names in a block from which on likeness of letters alone says nothing

_CONFUSED = str.maketrans("bcdfgkpqrstvxz", "pstfkkpkrstfks", "aeiouyjwh.,'’-")


def candidates(forms: Sequence[FormSummary]) -> Iterator[tuple[int, int]]:
    """Pairs of names, by number and each once, one of them in few files, that may be alike."""
    join = _Join(forms)
    seen: set[int] = set()
    size = len(forms)
    for pairs in (join.by_company(), join.by_letters()):
        for one, other in pairs:
            number = one * size + other if one < other else other * size + one
            if number not in seen:
                seen.add(number)
                yield divmod(number, size)


class _Join:
    """The names of a folder by number, under each key by its hash: no object is made for a pair."""

    def __init__(self, forms: Sequence[FormSummary]) -> None:
        self._colleagues = [form.colleagues for form in forms]
        self._few = bytearray(form.files <= FEW_FILES for form in forms)
        self._foreign: set[int] = set()
        self._by_part: dict[int, list[int]] = {}
        self._by_letters: dict[int, list[int]] = {}
        lonely = _lonely(forms)
        for number, form in enumerate(forms):
            if number in lonely:
                continue
            if form.kind is not Shape.CHINESE:
                self._foreign.add(number)
            for key in blocking_keys(form):
                blocks = self._by_part if "|" in key else self._by_letters
                same = blocks.get(hash(key))
                if same is None:
                    blocks[hash(key)] = [number]
                else:
                    same.append(number)

    def by_letters(self) -> Iterator[tuple[int, int]]:
        """Names of the same letters: whoever stands beside them, they may be one."""
        few = self._few
        for block in self._by_letters.values():
            if 1 < len(block) <= _MOST:
                for at, one in enumerate(block):
                    for other in block[at + 1 :]:
                        if few[one] or few[other]:
                            yield one, other

    def by_company(self) -> Iterator[tuple[int, int]]:
        """Names that share a syllable or a word, and a colleague."""
        for block in self._by_part.values():
            if len(block) < 2:
                continue
            few = [number for number in block if self._few[number]]
            if not few:
                continue
            if len(block) < _CROWD:
                yield from self._pair_by_pair(block, few)
            else:
                yield from self._through_colleagues(block, few)
            if len(block) <= _MOST and not self._foreign.isdisjoint(block):
                yield from self._abroad(block, few)

    def _pair_by_pair(self, block: list[int], few: list[int]) -> Iterator[tuple[int, int]]:
        company = [(number, frozenset(self._hashes(number))) for number in block]
        for one in few:
            alone = frozenset(self._hashes(one)).isdisjoint
            for number, others in company:
                if not alone(others) and number != one:
                    yield one, number

    def _through_colleagues(self, block: list[int], few: list[int]) -> Iterator[tuple[int, int]]:
        index: dict[int, list[int]] = {}
        for number in block:
            for colleague in self._hashes(number):
                index.setdefault(colleague, []).append(number)
        for one in few:
            found: set[int] = set()
            for colleague in self._hashes(one):
                found.update(index[colleague])
            found.discard(one)
            for number in found:
                yield one, number

    def _abroad(self, block: list[int], few: list[int]) -> Iterator[tuple[int, int]]:
        """Names that are not Chinese in pinyin: what they share is so much that the strings may prove it."""
        for one in few:
            for number in block if one in self._foreign else self._foreign.intersection(block):
                if number != one:
                    yield one, number

    def _hashes(self, number: int) -> tuple[int, ...]:
        sketch = self._colleagues[number]
        return unpack(f">{len(sketch) // 8}Q", sketch)


def _lonely(forms: Sequence[FormSummary]) -> set[int]:
    """The names that are not Chinese and that nothing resembles, told by consonants alone: the keys proper are dear."""
    first: dict[tuple[str, str], int] = {}
    lonely: set[int] = set()
    for number, form in enumerate(forms):
        if form.readings or form.kind is Shape.KOREAN:
            continue
        bones = [_bones(word) for word in form.words]
        lonely.add(number)
        for at, whole in enumerate(bones):
            for other, word in enumerate(bones):
                if at == other:
                    continue
                same = first.setdefault((whole, word[-1:]), number)
                if same != number:
                    lonely.discard(number)
                    lonely.discard(same)
    return lonely


@lru_cache(8192)
def _bones(word: str) -> str:
    """A word of any language by its consonants, those as one that transliterations confuse."""
    bones = word.lower().translate(_CONFUSED)
    return "".join(letter for letter, _ in groupby(bones if bones.isascii() else plain(word).translate(_CONFUSED)))
