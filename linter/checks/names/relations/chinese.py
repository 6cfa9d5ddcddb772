"""How two Chinese names resemble one another: by syllable, never by letter.

Letters cannot decide: "Zhang Guoqing" and "Zhang Guofeng" may be one person, "Deng Xiaogang" and "Deng
Xiaoping" are two, and any measure on letters gives both pairs the same figure.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from linter.checks.names.relations.kinds import NO_RELATION, Kind, Relation
from linter.data.tables import words
from linter.text.pinyin import one_letter_apart, syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from linter.text.pinyin import Reading

_UMLAUT_COST = _ORDER_COST = 0.05
_ROMAN_COST = 0.1
_IMPOSSIBLE_COST = 0.15
_CUT_COST = 0.5

# The costs of a syllable: one component confusable (z for zh, n for ng …), one letter away, wholly different;
# 1 where initial and final differ.
_COST_CONFUSABLE, _COST_ONE_LETTER, _COST_COMPONENT = 0.35, 0.6, 0.75
_ROUNDED = ("j", "q", "x", "y")  # after these u is ü
_LONGEST_REPAIRED = 14  # letters; two syllables have twelve at most
_LETTERS = "abcdefghijklmnopqrstuwxyzü"


def relate_chinese(one: Iterable[Reading], other: Iterable[Reading]) -> Relation:
    """The hardest relation that holds between any reading of one name and any of the other."""
    ones, others = tuple(one), tuple(other)
    if len(ones) == len(others) == 1:
        return _relate(ones[0], others[0])
    return min((_relate(a, b) for a in ones for b in others), key=lambda r: r.rank, default=NO_RELATION)


def _relate(a: Reading, b: Reading) -> Relation:
    if a.impossible or b.impossible:
        return _relate_impossible(a, b)
    equal = a.surname == b.surname and a.given == b.given
    if a.system != b.system:
        # Likeness between two systems says nothing: "chang" is written for zhang and for chang.
        return Relation(Kind.ROMAN, _ROMAN_COST) if equal else NO_RELATION
    return _relate_equal(a, b) if equal else _relate_unequal(a, b)


def _relate_equal(a: Reading, b: Reading) -> Relation:
    """Only the order may differ."""
    swapped = a.given_first != b.given_first
    return Relation(Kind.ORDER, _ORDER_COST) if swapped else Relation(Kind.FORMAT, 0.0)


def _relate_unequal(a: Reading, b: Reading) -> Relation:
    """Two names in one system."""
    if _plain(a) == _plain(b):
        return Relation(Kind.UMLAUT, _UMLAUT_COST)
    if a.system == "pinyin" and _as_written(a) == _as_written(b):
        return Relation(Kind.RESPLIT, _UMLAUT_COST)
    if len(a.given) == len(b.given) == 2:
        return _relate_full(a, b)
    return _relate_short(a, b) if a.surname == b.surname else NO_RELATION


def _plain(reading: Reading) -> tuple[str, ...]:
    return tuple(part.replace("ü", "u") for part in (reading.surname, *reading.given))


def _as_written(reading: Reading) -> str:
    """All letters in the order of writing."""
    given = "".join(reading.given)
    return given + reading.surname if reading.given_first else reading.surname + given


def _relate_short(a: Reading, b: Reading) -> Relation:
    """One surname, at least one given name of one syllable."""
    if len(a.given) == len(b.given):
        return Relation(Kind.SHORT, syllable_cost(a.given[0], b.given[0]), "", (a.given[0], b.given[0]))
    if a.given[0] != b.given[0]:
        return NO_RELATION
    more = ("", b.given[1]) if len(b.given) == 2 else (a.given[1], "")
    return Relation(Kind.CUT, _CUT_COST, a.given[0], more)


def _relate_full(a: Reading, b: Reading) -> Relation:
    if a.surname == b.surname:
        for same, differs in ((0, 1), (1, 0)):
            if a.given[same] == b.given[same]:
                pair = (a.given[differs], b.given[differs])
                return Relation(Kind.SYLLABLE, syllable_cost(*pair), a.given[same], pair)
    elif a.given == b.given:
        return Relation(Kind.SURNAME, syllable_cost(a.surname, b.surname), a.given[0], (a.surname, b.surname))
    return NO_RELATION


def _relate_impossible(a: Reading, b: Reading) -> Relation:
    if a.surname != b.surname:
        return NO_RELATION
    if a.impossible == b.impossible:
        return Relation(Kind.FORMAT, 0.0)
    if a.impossible and b.impossible:
        return NO_RELATION
    one, other = (r.impossible or "".join(r.given) for r in (a, b))
    if one_letter_apart(one, other):
        return Relation(Kind.IMPOSSIBLE, _IMPOSSIBLE_COST, "", (one, other))
    return NO_RELATION


def syllable_cost(one: str, other: str) -> float:
    """How unlike two syllables are: 0 for equal, 1 for nothing in common."""
    if one == other:
        return 0.0
    (initial, final), (initial2, final2) = _split(one), _split(other)
    if initial != initial2 and final != final2:
        return 1.0
    a, b = (final, final2) if initial == initial2 else (initial, initial2)
    if not words("confusable_pinyin").isdisjoint((f"{a}/{b}", f"{b}/{a}")):
        return _COST_CONFUSABLE
    # An initial has no letter to spare: b and m are not "one letter apart" but different.
    return _COST_ONE_LETTER if initial == initial2 and one_letter_apart(a, b) else _COST_COMPONENT


def _split(syllable: str) -> tuple[str, str]:
    """Initial and final; y and w count as initials, u after j, q, x and y as the ü that it is."""
    cut = 2 if syllable[:2] in {"zh", "ch", "sh"} else int(syllable[0] not in "aeoü")
    initial, final = syllable[:cut], syllable[cut:]
    if initial in _ROUNDED and final.startswith("u"):
        final = "ü" + final[1:]
    return initial, final


def keys_of_reading(reading: Reading) -> Iterator[str]:
    """Keys of which two names share at least one if any relation but SHORT holds between them.

    They are surname and first syllable, surname and second syllable, the whole given name, all letters sorted. An
    impossible name stands under the letters of each possible one that is one letter from it.
    """
    if reading.impossible:
        yield f"!{reading.surname} {reading.impossible}"
        for given in repaired(reading.impossible):
            yield _sorted_letters(reading.surname + given)
        return
    if not reading.given:
        return
    yield f"{reading.surname}|{reading.given[0]}|"
    yield _sorted_letters(reading.surname + "".join(reading.given))
    if len(reading.given) == 2:
        yield f"{reading.surname}||{reading.given[1]}"
        yield "|".join(("", *reading.given))


def _sorted_letters(name: str) -> str:
    return "".join(sorted(name.replace("ü", "u")))


@lru_cache(1024)
def repaired(word: str) -> tuple[str, ...]:
    """The possible given names that one letter put in, taken out or replaced makes of an impossible one."""
    if len(word) > _LONGEST_REPAIRED:
        return ()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {a + b[1:] for a, b in cuts if b}
    near.update(a + letter + b[skip:] for a, b in cuts for letter in _LETTERS for skip in (0, 1))
    return tuple(sorted({"".join(given) for w in near for given in syllables(w)}))
