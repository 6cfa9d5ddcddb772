"""How two names resemble one another, by their syllables alone.

Letters cannot decide: "Zhang Guoqing" and "Zhang Guofeng" may be one person, "Deng Xiaogang" and "Deng
Xiaoping" are two, and any measure on letters gives both pairs the same figure. So names are compared by
syllable, and what surrounds them decides the rest (see `scoring`).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from linter.data.tables import words
from linter.text.pinyin import one_letter_apart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.text.pinyin import Reading


class Kind(Enum):
    """The relation of two names, hardest evidence first."""

    FORMAT = "format"
    """The same letters: apart, hyphenated, other capitals, v for ü."""
    ORDER = "order"
    """The same name, surname last."""
    UMLAUT = "umlaut"
    """u in one where the other has ü."""
    IMPOSSIBLE = "impossible"
    """One is no pinyin, and one letter from the other."""
    SYLLABLE = "syllable"
    """One of two given syllables differs."""
    SURNAME = "surname"
    """Two given syllables agree, the surname differs."""
    CUT = "cut"
    """One lacks the second given syllable."""
    SHORT = "short"
    """Given names of one syllable that differ: as a rule two people."""
    NONE = "none"


class Relation(NamedTuple):
    """What kind of resemblance, and how much differs: 0 for nothing, 1 for everything.

    `shared` is the given syllable that both have, `differs` the two that differ, where that makes sense.
    """

    kind: Kind
    cost: float
    shared: str = ""
    differs: tuple[str, str] = ("", "")


_NO_RELATION = Relation(Kind.NONE, 1.0)
_UMLAUT_COST = 0.05
_IMPOSSIBLE_COST = 0.15
_CUT_COST = 0.5
_ORDER_COST = 0.05

# The costs of a syllable: one component confusable (z for zh, n for ng …), one letter away, wholly different;
# 1 where initial and final differ.
_COST_CONFUSABLE, _COST_ONE_LETTER, _COST_COMPONENT = 0.35, 0.6, 0.75
_ROUNDED = ("j", "q", "x", "y")  # after these u is ü


def relate(one: Iterable[Reading], other: Iterable[Reading]) -> Relation:
    """The hardest relation that holds between any reading of one name and any of the other."""
    order = list(Kind)
    others = list(other)
    return min(
        (_relate(a, b) for a in one for b in others),
        key=lambda relation: (order.index(relation.kind), relation.cost),
        default=_NO_RELATION,
    )


def _relate(a: Reading, b: Reading) -> Relation:
    if a.impossible or b.impossible:
        return _relate_impossible(a, b)
    if a.key == b.key:
        swapped = a.given_first != b.given_first
        return Relation(Kind.ORDER, _ORDER_COST) if swapped else Relation(Kind.FORMAT, 0.0)
    if a.key.replace("ü", "u") == b.key.replace("ü", "u"):
        return Relation(Kind.UMLAUT, _UMLAUT_COST)
    if len(a.given) == len(b.given) == 2:
        return _relate_full(a, b)
    return _relate_short(a, b) if a.surname == b.surname else _NO_RELATION


def _relate_short(a: Reading, b: Reading) -> Relation:
    """One surname, at least one given name of one syllable."""
    if len(a.given) == len(b.given):
        return Relation(Kind.SHORT, syllable_cost(a.given[0], b.given[0]), "", (a.given[0], b.given[0]))
    return Relation(Kind.CUT, _CUT_COST, a.given[0]) if a.given[0] == b.given[0] else _NO_RELATION


def _relate_full(a: Reading, b: Reading) -> Relation:
    if a.surname == b.surname:
        for same, differs in ((0, 1), (1, 0)):
            if a.given[same] == b.given[same]:
                pair = (a.given[differs], b.given[differs])
                return Relation(Kind.SYLLABLE, syllable_cost(*pair), a.given[same], pair)
    elif a.given == b.given:
        return Relation(Kind.SURNAME, syllable_cost(a.surname, b.surname), a.given[0], (a.surname, b.surname))
    return _NO_RELATION


def _relate_impossible(a: Reading, b: Reading) -> Relation:
    if a.surname != b.surname or bool(a.impossible) == bool(b.impossible):
        return _NO_RELATION
    wrong, right = (a, b) if a.impossible else (b, a)
    if one_letter_apart(wrong.impossible, "".join(right.given)):
        return Relation(Kind.IMPOSSIBLE, _IMPOSSIBLE_COST)
    return _NO_RELATION


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


def blocking_keys(reading: Reading) -> tuple[str, ...]:
    """Keys of which two names share at least one if any soft relation but SHORT holds between them."""
    if not reading.given:
        return ()
    first = f"{reading.surname}|{reading.given[0]}|"
    if len(reading.given) == 1:
        return (first,)
    return first, f"{reading.surname}||{reading.given[1]}", "|".join(("", *reading.given))
