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

_Blocks = dict[int, list[int]]


def candidates(forms: Sequence[FormSummary]) -> Iterator[tuple[int, int]]:
    """Pairs of names, by number and each once, one of them in few files, that may be alike."""
    by_syllable, by_letters = _blocks(forms)
    seen: set[int] = set()
    size = len(forms)
    for pairs in (_by_company(by_syllable, forms), _by_letters(by_letters, forms)):
        for one, other in pairs:
            number = one * size + other if one < other else other * size + one
            if number not in seen:
                seen.add(number)
                yield divmod(number, size)


def _blocks(forms: Sequence[FormSummary]) -> tuple[_Blocks, _Blocks]:
    """The names under each key, by its hash: those that share a syllable or a word, and those of the same letters."""
    by_part: _Blocks = {}
    by_letters: _Blocks = {}
    lonely = _lonely(forms)
    for number, form in enumerate(forms):
        if number in lonely:
            continue
        for key in blocking_keys(form):
            blocks = by_part if "|" in key else by_letters
            same = blocks.get(hash(key))
            if same is None:
                blocks[hash(key)] = [number]
            else:
                same.append(number)
    return by_part, by_letters


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


def _by_letters(blocks: _Blocks, forms: Sequence[FormSummary]) -> Iterator[tuple[int, int]]:
    for block in blocks.values():
        if 1 < len(block) <= _MOST:
            for at, one in enumerate(block):
                for other in block[at + 1 :]:
                    if forms[one].files <= FEW_FILES or forms[other].files <= FEW_FILES:
                        yield one, other


def _by_company(blocks: _Blocks, forms: Sequence[FormSummary]) -> Iterator[tuple[int, int]]:
    for block in blocks.values():
        if len(block) < 2:
            continue
        few = [number for number in block if forms[number].files <= FEW_FILES]
        if not few:
            continue
        if len(block) < _CROWD:
            yield from _pair_by_pair(block, few, forms)
        else:
            yield from _through_colleagues(block, few, forms)
        if len(block) <= _MOST:
            yield from _foreign(block, few, forms)


def _pair_by_pair(block: list[int], few: list[int], forms: Sequence[FormSummary]) -> Iterator[tuple[int, int]]:
    company = [(number, frozenset(_colleagues(forms[number]))) for number in block]
    for one in few:
        alone = frozenset(_colleagues(forms[one])).isdisjoint
        for number, others in company:
            if not alone(others) and number != one:
                yield one, number


def _through_colleagues(block: list[int], few: list[int], forms: Sequence[FormSummary]) -> Iterator[tuple[int, int]]:
    index: dict[int, list[int]] = {}
    for number in block:
        for colleague in _colleagues(forms[number]):
            index.setdefault(colleague, []).append(number)
    for one in few:
        found: set[int] = set()
        for colleague in _colleagues(forms[one]):
            found.update(index[colleague])
        found.discard(one)
        for number in found:
            yield one, number


def _foreign(block: list[int], few: list[int], forms: Sequence[FormSummary]) -> Iterator[tuple[int, int]]:
    """Names that are not Chinese in pinyin: what they share is so much that the strings may prove it."""
    for one in few:
        for number in block:
            if number != one and not (forms[one].kind is forms[number].kind is Shape.CHINESE):
                yield one, number


def _colleagues(form: FormSummary) -> tuple[int, ...]:
    return unpack(f">{len(form.colleagues) // 8}Q", form.colleagues)
