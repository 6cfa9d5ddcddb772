"""What to look for before the phrases of a lexicon are tried: the anchors of its rules as tables of numbers.

A word is a number, the same for all its forms; a determiner is DROPPED, so that neighbours are neighbours with or
without an article between them. Plain tuples and dicts, so that the table is kept with the rulebook as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.checks.literal.anchors import Anchor, Stem

DROPPED = -1

_Singles = dict[int, tuple[tuple[str, tuple[int, ...]], ...]]


class AnchorTable(NamedTuple):
    """The anchors of some rules.

    Attributes:
        words: each folded form of a word that is looked for, with its number.
        pairs: two numbers, one right behind the other, with the ids of the rules they are for.
        singles: a number with rules and the numbers of which one must stand near; none where it is enough alone.
        reach: how many words on each side are near.
    """

    words: dict[str, int]
    pairs: dict[tuple[int, int], tuple[str, ...]]
    singles: _Singles
    reach: int


def anchor_table(anchors_of: Iterable[tuple[str, Iterable[Anchor]]]) -> AnchorTable:
    """The table of (rule id, anchors) pairs."""
    from linter.checks.literal.anchors import NEAR
    from linter.checks.literal.program import DETERMINERS

    rules = [(id_, tuple(anchors)) for id_, anchors in anchors_of]
    words = _numbered({stem: None for _, anchors in rules for anchor in anchors for stem in _stems(anchor)})
    pairs: dict[tuple[int, int], dict[str, None]] = {}
    singles: dict[int, dict[tuple[str, tuple[int, ...]], None]] = {}
    for id_, anchors in rules:
        for anchor in anchors:
            word = words[anchor.word[0]]
            if anchor.next:
                pairs.setdefault((word, words[anchor.next[0]]), {})[id_] = None
            else:
                near = tuple(sorted({words[stem[0]] for stem in anchor.near}))
                singles.setdefault(word, {})[id_, near] = None
    words.update(dict.fromkeys(DETERMINERS, DROPPED))
    return AnchorTable(
        words,
        {pair: tuple(ids) for pair, ids in pairs.items()},
        {word: tuple(sought) for word, sought in singles.items()},
        NEAR,
    )


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
    number = {form: at for at, form in enumerate(heads)}
    return {form: number[head(form)] for form in first}
