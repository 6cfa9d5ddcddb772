"""What to look for before the phrases of a lexicon are tried: the anchors of its rules as tables of numbers.

A word is a number, the same for all its forms; a determiner is DROPPED, so that neighbours are neighbours with or
without an article between them. A thousand entries have thousands of words and pairs, and every run needs them: so they
lie in a few sorted arrays that are kept as bytes and searched where they lie, and what was searched once is remembered.
Building dicts of them would cost a short run more than all its linting.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any
from zlib import crc32

from linter.frozen import frozen, once

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from linter.checks.literal.anchors import Anchor, Stem

DROPPED, UNKNOWN = -1, 0
SHIFT = 20
"""Two words are one number, `first << SHIFT | second`."""

_MOST_REMEMBERED = 200_000  # a folder of millions of files has no end of words


@frozen
class AnchorTable:
    """The anchors of some rules.

    Attributes:
        names: the ids of the rules, a line each.
        words: checksums of the folded forms of all words that are looked for, sorted, as 32-bit numbers. Two words in
            millions share one, and then a phrase is tried in vain.
        numbers: for each of them the number of the word, as 32-bit numbers.
        pairs: two words, one right behind the other, sorted, as 64-bit numbers.
        rules: for each pair the place of a rule in `ids`; where several rules look for it, the place in `several`
            counted down from -1; as 32-bit numbers.
        several: places of rules in `ids`.
        singles: a word with the places of rules, each with the words of which one must stand near; none where it is
            enough alone.
        reach: how many words on each side are near.
    """

    names: str
    words: bytes
    numbers: bytes
    pairs: bytes
    rules: bytes
    several: tuple[tuple[int, ...], ...]
    singles: dict[int, tuple[tuple[int, tuple[int, ...]], ...]]
    reach: int

    def __reduce__(self) -> tuple[Any, ...]:
        """For a process of its own: what was made of the fields stays here."""
        return AnchorTable, self.packed()

    def packed(self) -> tuple[Any, ...]:
        """The fields as plain data, to make the table of again."""
        return (
            self.names, self.words, self.numbers, self.pairs, self.rules, self.several, self.singles, self.reach,
        )  # fmt: skip

    @once
    def ids(self) -> tuple[str, ...]:
        """The ids of the rules."""
        return tuple(self.names.split("\n"))

    @once
    def _columns(self) -> tuple[memoryview, memoryview, memoryview, memoryview]:
        words, numbers = memoryview(self.words).cast("I"), memoryview(self.numbers).cast("i")
        return words, numbers, memoryview(self.pairs).cast("q"), memoryview(self.rules).cast("i")

    @once
    def _number_of(self) -> dict[str, int]:
        return {}

    @once
    def _rule_at(self) -> dict[int, int | None]:
        return {}

    def number_of(self, norms: Iterable[str]) -> Mapping[str, int]:
        """At least these words, each with its number or UNKNOWN or DROPPED."""
        known = self._number_of
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        words, numbers, _, _ = self._columns
        for norm in set(norms).difference(known):
            checksum = crc32(norm.encode("utf-8", "surrogatepass"))
            at = bisect_left(words, checksum)
            known[norm] = numbers[at] if at < len(words) and words[at] == checksum else UNKNOWN
        return known

    def rules_of(self, pairs: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Those of some pairs that rules look for, with the places of the rules."""
        known = self._rule_at
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        pairs = set(pairs)
        _, _, sought, rules = self._columns
        for pair in pairs.difference(known):
            at = bisect_left(sought, pair)
            known[pair] = rules[at] if at < len(sought) and sought[at] == pair else None
        found = ((pair, known[pair]) for pair in pairs)
        return {pair: (at,) if at >= 0 else self.several[-1 - at] for pair, at in found if at is not None}


def anchor_table(anchors_of: Iterable[tuple[str, Iterable[Anchor]]]) -> AnchorTable:
    """The table of (rule id, anchors) pairs."""
    from linter.checks.literal.anchors import NEAR
    from linter.checks.literal.steps import DETERMINERS

    rules = [(id_, tuple(anchors)) for id_, anchors in anchors_of]
    words = _numbered({stem: None for _, anchors in rules for anchor in anchors for stem in _stems(anchor)})
    pairs: dict[int, dict[int, None]] = {}
    singles: dict[int, dict[tuple[int, tuple[int, ...]], None]] = {}
    for place, (_, anchors) in enumerate(rules):
        for anchor in anchors:
            word = words[anchor.word[0]]
            if anchor.next:
                pairs.setdefault(word << SHIFT | words[anchor.next[0]], {})[place] = None
            else:
                near = tuple(sorted({words[stem[0]] for stem in anchor.near}))
                singles.setdefault(word, {})[place, near] = None
    words.update(dict.fromkeys(DETERMINERS, DROPPED))
    by_checksum = sorted((crc32(word.encode("utf-8", "surrogatepass")), number) for word, number in words.items())
    several = {places: at for at, places in enumerate(dict.fromkeys(tuple(p) for p in pairs.values() if len(p) > 1))}
    return AnchorTable(
        names="\n".join(id_ for id_, _ in rules),
        words=_bytes("I", (checksum for checksum, _ in by_checksum)),
        numbers=_bytes("i", (number for _, number in by_checksum)),
        pairs=_bytes("q", sorted(pairs)),
        rules=_bytes("i", (_one_or_several(tuple(pairs[pair]), several) for pair in sorted(pairs))),
        several=tuple(several),
        singles={word: tuple(sought) for word, sought in singles.items()},
        reach=NEAR,
    )


def _one_or_several(places: tuple[int, ...], several: Mapping[tuple[int, ...], int]) -> int:
    return places[0] if len(places) == 1 else -1 - several[places]


def _bytes(kind: str, numbers: Iterable[int]) -> bytes:
    from array import array

    return array(kind, numbers).tobytes()


def _stems(anchor: Anchor) -> tuple[Stem, ...]:
    return (anchor.word, *((anchor.next,) if anchor.next else ()), *anchor.near)


def _numbered(stems: Iterable[Stem]) -> dict[str, int]:
    """Each form with a number; stems that share a form have one number."""
    first: dict[str, str] = {}

    def head(form: str) -> str:
        while first.setdefault(form, form) != form:
            form = first[form]
        return form

    for stem in stems:
        for form in stem[1:]:
            first[head(form)] = head(stem[0])
        head(stem[0])
    heads = dict.fromkeys(map(head, first))
    number = {form: at for at, form in enumerate(heads, UNKNOWN + 1)}
    return {form: number[head(form)] for form in first}
