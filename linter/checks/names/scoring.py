"""How likely two names that differ are one person: log-odds from evidence in the document.

Method and weights: a logistic model over pairs of names in 2,500 documents made from the names of real
officials with one mention in ten garbled, then set by hand on the published output of 50 translation systems
(3,041 documents with Chinese names, 100 pairs of one person, 255 pairs of two: precision .93 at 2, .96 at 0,
recall .42 and .77, each good to ten points). Two differences: the action evidence counts what one leads and
another attends as conflicting offices, and the shares of given syllables are bands.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.names.relations import Kind
from linter.checks.names.roles import is_lesser_action, is_unique_action, plain
from linter.data.tables import rows, shares
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.checks.names.forms import Name, Setting
    from linter.checks.names.relations import Relation

_BASE = {Kind.SYLLABLE: -0.9, Kind.SURNAME: -2.4, Kind.CUT: -1.5, Kind.SHORT: -6.4}
_SIMILAR = 3.5  # times (1 - cost)
_ONE_LIST, _ONE_SENTENCE = -8.0, -5.0
_BOTH_TWICE, _BOTH_THRICE = -2.3, -1.5
_ONCE_BESIDE_OFTEN = 0.3
_ONLY_IN_LISTS = -3.0
_SAME_ACTIONS, _UNIQUE_ACTION = 1.5, 2.5
_UNIQUE_OFFICE, _OTHER_OFFICE = 3.0, -2.6
_NEAR, _NEAR_SENTENCES = 1.0, 3
_RARE_SURNAME, _COMMON_SURNAME = 1.5, -1.3
_RARE_SYLLABLE, _COMMON_SYLLABLE = 0.8, -1.7
_DEFAULT_SYLLABLE = 0.003
_WORTH_SAYING = 0.5  # a weight below this explains nothing to a reader


class Reason(NamedTuple):
    """One piece of evidence: how much it weighs, in log-odds, and in words (empty if not worth saying)."""

    weight: float
    words: str = ""


@frozen
class Pair:
    """Two names with what surrounds them and how they resemble one another."""

    one: Name
    other: Name
    around_one: Setting
    around_other: Setting
    relation: Relation


def reasons(pair: Pair) -> list[Reason]:
    """All evidence for and against the two being one person; their sum is the log-odds."""
    found = [Reason(_BASE.get(pair.relation.kind, 0.0)), Reason(_SIMILAR * (1 - pair.relation.cost))]
    for gather in (_together, _counts, _deeds, _held_offices, _nearness, _rarity):
        found.extend(gather(pair))
    return found


def log_odds(found: list[Reason]) -> float:
    """The sum of the weights."""
    return sum(reason.weight for reason in found)


def cannot_be_one(pair: Pair) -> bool:
    """True where one list or one sentence holds both: then they are two people."""
    return pair.around_one.meets(pair.around_other)


def _together(pair: Pair) -> Iterator[Reason]:
    if pair.around_one.shares_a_list(pair.around_other):
        yield Reason(_ONE_LIST, "both stand in one list")
    elif pair.around_one.meets(pair.around_other):
        yield Reason(_ONE_SENTENCE, "both stand in one sentence")
    if pair.around_one.only_in_lists and pair.around_other.only_in_lists:
        yield Reason(_ONLY_IN_LISTS, "both stand only in lists of names")


def _counts(pair: Pair) -> Iterator[Reason]:
    few, many = sorted((len(pair.one.mentions), len(pair.other.mentions)))
    if few >= 2:
        yield Reason(_BOTH_TWICE, "both come more than once")
    if few >= 3:
        yield Reason(_BOTH_THRICE)
    if few == 1 and many >= 3:
        yield Reason(_ONCE_BESIDE_OFTEN, f"once beside {many} times")


def _deeds(pair: Pair) -> Iterator[Reason]:
    one, other = pair.around_one.actions, pair.around_other.actions
    shared = one & other
    if shared:
        quoted = " and ".join(f"“{plain(action)}”" for action in sorted(shared, key=plain))
        unique = any(is_unique_action(action) for action in shared)
        weight = _SAME_ACTIONS * len(shared) / len(one | other) + (_UNIQUE_ACTION if unique else 0)
        yield Reason(weight, f"both do the same: {quoted}")
    for lead, follow in ((one, other), (other, one)):
        if any(map(is_unique_action, lead - follow)) and any(map(is_lesser_action, follow - lead)):
            yield Reason(_OTHER_OFFICE, "one leads where the other attends")


def _held_offices(pair: Pair) -> Iterator[Reason]:
    one, other = pair.around_one.offices, pair.around_other.offices
    for office in sorted(one):
        if any(office.same_holder(held) for held in other):
            yield Reason(_UNIQUE_OFFICE, f"both are called {office.name}")
            return
    if one and other and {office.name for office in one}.isdisjoint(office.name for office in other):
        yield Reason(_OTHER_OFFICE, "they hold different offices")


def _nearness(pair: Pair) -> Iterator[Reason]:
    apart = sentences_apart(pair.around_one.sentences, pair.around_other.sentences)
    if apart <= _NEAR_SENTENCES:
        words = f"{apart} sentences apart" if apart != 1 else "in neighbouring sentences"
        yield Reason(_NEAR, words if apart else "")


def sentences_apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """The least distance between two ascending rows of sentence numbers."""
    at, best = 0, abs(one[0] - other[0])
    for number in one:
        while at + 1 < len(other) and abs(other[at + 1] - number) <= abs(other[at] - number):
            at += 1
        best = min(best, abs(other[at] - number))
    return best


def _rarity(pair: Pair) -> Iterator[Reason]:
    relation = pair.relation
    if relation.kind is not Kind.SURNAME:
        surname = pair.one.readings[0].surname
        weight = _RARE_SURNAME * (_COMMON_SURNAME - log10(shares("chinese_surnames")[surname]))
        yield Reason(weight, f"few people are called {surname.capitalize()}" if weight > _WORTH_SAYING else "")
    if relation.kind is Kind.SYLLABLE:
        share = _syllable_shares().get(relation.shared, _DEFAULT_SYLLABLE)
        yield Reason(_RARE_SYLLABLE * (_COMMON_SYLLABLE - log10(share)))


def _syllable_shares() -> dict[str, float]:
    """Each common given syllable → the share of given names of two syllables that hold it."""
    found: dict[str, float] = {}
    for row in rows("chinese_given"):
        percent, *listed = row.split()
        for syllable in listed:
            found.setdefault(syllable, float(percent) / 100)
    return found
