"""The names of a document that are one name by their strings alone, found without comparing each with all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.checks.names.forms import settings, times
from linter.checks.names.judgement import form_of, right_form
from linter.checks.names.relations import Kind, blocking_keys, consonants, relate
from linter.findings import Evidence
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from linter.checks.names.forms import Name
    from linter.checks.names.judgement import Right
    from linter.checks.names.relations import Relation
    from linter.checks.names.roster import Roster
    from linter.text.document import Document

    Related = tuple[Name, Name, Relation]

SURNAME_FIRST = frozenset((Shape.KOREAN, Shape.VIETNAMESE, Shape.JAPANESE))
_CROWD = 40  # names under one key; where so many are alike, likeness says nothing


def hard_pairs(names: Collection[Name], wanted: Collection[Kind]) -> Iterator[Related]:
    """The pairs of names with one of these relations, as far as it is hard; each once."""
    if Kind.ROMAN in wanted:
        yield from _in_two_systems([name for name in names if name.readings])
    seen: set[tuple[str, str]] = set()
    for block in _blocks(names):
        for at, one in enumerate(block):
            for other in block[at + 1 :]:
                if (one.key, other.key) not in seen:
                    seen.add((one.key, other.key))
                    relation = relate(one, other)
                    if relation.kind in wanted and relation.hard:
                        yield one, other, relation


def _blocks(names: Iterable[Name]) -> list[list[Name]]:
    """The names that are not Chinese, those together that can be one by their strings alone."""
    blocks: dict[object, list[Name]] = {}
    for name in names:
        if name.kind is Shape.KOREAN:
            for key in blocking_keys(name):
                blocks.setdefault(key, []).append(name)
        elif not name.readings:
            # In the other order of the words the consonants stay the same, but not their order.
            trait = consonants(name)
            blocks.setdefault(frozenset(trait) if name.kind in SURNAME_FIRST else trait, []).append(name)
    return [block for block in blocks.values() if 1 < len(block) <= _CROWD]


def _in_two_systems(names: list[Name]) -> Iterator[Related]:
    """Chinese names in pinyin and in the system of Wade and Giles, looked up by their syllables."""
    older = [name for name in names if name.readings[-1].system != "pinyin"]
    if not older:
        return
    pinyin = {(r.surname, r.given): name for name in names for r in name.readings if r.system == "pinyin"}
    # "Zhang Guo-qing" is no Wade-Giles: where pinyin is hyphenated, "Luo Wen-jing" is pinyin too.
    hyphenated = any("-" in m.surface for name in names if name not in older for m in name.mentions)
    for name in older:
        if name.readings[0].system == "pinyin" and (hyphenated or any("-" not in m.surface for m in name.mentions)):
            continue
        for reading in name.readings:
            other = pinyin.get((reading.surname, reading.given))
            if reading.system != "pinyin" and other is not None and other is not name:
                yield name, other, relate(name, other)
                break


def rarer_first(one: Name, other: Name) -> tuple[Name, Name]:
    """The pair with the name of fewer mentions first; of equals the one that starts later."""
    rank = [(len(name.mentions), -name.mentions[0].span.start) for name in (one, other)]
    return (one, other) if rank[0] < rank[1] else (other, one)


def are_two_people(one: Name, other: Name, doc: Document, roster: Roster) -> bool:
    """True where one list or one sentence holds both, or the roster says so."""
    if roster.are_distinct(one, other):
        return True
    around = settings(doc)
    return around[one.key].meets(around[other.key])


def right_of(rare: Name, common: Name, doc: Document, roster: Roster) -> Right:
    """Which of two names is right, if that can be known."""
    around = settings(doc)
    return right_form(form_of(rare, around[rare.key]), form_of(common, around[common.key]), roster)


def which_is_right(right: Right, rare: Name, common: Name) -> Iterator[Evidence]:
    """What a finding says of the right form."""
    if right.name is None:
        counts = f"{times(len(rare.mentions))} against {times(len(common.mentions))}"
        yield Evidence(f"{counts}: which form is right cannot be told from here")
