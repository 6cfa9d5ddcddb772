"""How likely two names that differ are one person: log-odds from evidence in the document.

Method and weights: a logistic model over pairs of names in 2,500 documents made from the names of real
officials with one mention in ten garbled, then set by hand on the published output of 50 translation systems
(3,041 documents with Chinese names, 100 pairs of one person, 255 pairs of two: precision .93 at 2, .96 at 0,
recall .42 and .77, each good to ten points). What differs from that model (see docs/names.md): nearness and
rare names count only beside evidence that ties the two names, since in plain prose any two people stand near
one another; what one leads and another attends counts as conflicting offices; the shares of given syllables are
bands; the weights of names that are not Chinese are set by hand.

Each `Weight` says what it is for; docs/names.md holds them as a table, and a test compares the two.
"""

from __future__ import annotations

from functools import cache
from math import log, log10
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.names.relations import Kind
from linter.checks.names.roles import is_lesser_action, is_unique_action, plain
from linter.data.tables import rows, shares
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from linter.checks.names.forms import Name, Setting
    from linter.checks.names.relations import Named, Relation
    from linter.checks.names.roles import Office


class Weight(NamedTuple):
    """A weight in log-odds and the evidence it is for."""

    value: float
    evidence: str


class Reason(NamedTuple):
    """One piece of evidence: how much it weighs, in log-odds, and in words.

    `told` is false where a finding need not say it, because its message does or because it is next to nothing.
    """

    weight: float
    words: str
    told: bool = True


BASE = {
    Kind.SYLLABLE: Weight(-0.9, "one given syllable differs"),
    Kind.SURNAME: Weight(-1.2, "the surname differs"),
    Kind.CUT: Weight(-2.6, "the second given syllable is missing"),
    Kind.SPELLING: Weight(-3.0, "a word of a name that is not Chinese differs by a letter or two"),
    Kind.SHORT: Weight(-6.4, "two given names of one syllable differ"),
}
HARD = Weight(6.0, "one name, written in two ways: the strings alone tell")
SIMILAR = Weight(3.5, "how alike the differing syllables are, from 0 to 1: times")
ONE_LIST = Weight(-8.0, "both in one list")
ONE_SENTENCE = Weight(-5.0, "both in one sentence")
BOTH_TWICE = Weight(-2.3, "both come more than once")
BOTH_THRICE = Weight(-1.5, "both come three times or more: besides")
ONCE_BESIDE_TWICE = Weight(0.3, "one comes once, the other twice")
ONCE_BESIDE_OFTEN = Weight(0.3, "one comes once, the other three times or more")
MISSPELT_ONCE = Weight(
    0.5, "not Chinese, one comes once, the other more than three times: times its mentions but the first, at most six"
)
ONLY_IN_LISTS = Weight(-3.0, "both only in lists")
SAME_ACTIONS = Weight(1.5, "share of the actions that both do: times")
UNIQUE_ACTION = Weight(2.5, "both do what one person at a meeting does (preside, chair, host): besides")
UNIQUE_OFFICE = Weight(3.0, "both hold the same office of which there is one")
AS_IF_KNOWN = Weight(1.4, "the text says who one is, or lists the name; the other comes later and stands as if known")
SAME_OFFICE = Weight(1.5, "both hold the same office of the same body, of which there may be several")
OTHER_OFFICE = Weight(-2.6, "different offices, or one leads where the other attends")
KIN = Weight(-2.6, "the words around one of the two speak of relatives")
NEAR = Weight(1.3, "at most three sentences apart (only beside a tie)")
RARE_SURNAME = Weight(
    1.5, "rare surname: times -1.3 less the log of its share, at most 1.2 (above 0 only beside a tie)"
)
RARE_SYLLABLE = Weight(0.8, "rare given syllable in both: times -1.7 less the logarithm of its share (as above)")
DEFECT = Weight(0.6, "each name in the document that is surely garbled, at most two (only beside a tie)")
ROSTER = Weight(2.0, "one is in the roster (if not in the document, less the logarithm of its people by 50)")

TABLE = (
    HARD, *BASE.values(), SIMILAR, ONE_LIST, ONE_SENTENCE, BOTH_TWICE, BOTH_THRICE, ONCE_BESIDE_TWICE,
    ONCE_BESIDE_OFTEN, MISSPELT_ONCE, ONLY_IN_LISTS, SAME_ACTIONS, UNIQUE_ACTION, UNIQUE_OFFICE, SAME_OFFICE,
    OTHER_OFFICE, AS_IF_KNOWN, KIN, NEAR, RARE_SURNAME, RARE_SYLLABLE, DEFECT, ROSTER,
)  # fmt: skip

_COMMON_SURNAME, _COMMON_SYLLABLE = -1.3, -1.7  # logarithms of the shares that weigh nothing
_DEFAULT_SURNAME, _DEFAULT_SYLLABLE = 0.0002, 0.003
_RAREST = 1.2  # the most that a rare surname weighs: it is the family's, and families are named together
_NEAR_SENTENCES = 3
_MOST_DEFECTS = 2
_WORTH_SAYING = 0.5  # a weight below this explains nothing to a reader
_OFTEN, _MOST_OFTEN = 3, 6
_FEW_PEOPLE = 50  # in a roster: so few that hardly a stranger resembles one of them


@frozen
class Pair:
    """Two names with what surrounds them and how they resemble one another.

    Attributes:
        one: a name.
        other: another.
        around_one: what surrounds the one.
        around_other: what surrounds the other.
        relation: how the two resemble one another.
        defects: how many other names of the document are surely garbled.
        in_roster: how many people the roster has, where it has one of the two; else 0.
        distinct: why the roster says that these are two people; empty if it does not.
    """

    one: Name
    other: Name
    around_one: Setting
    around_other: Setting
    relation: Relation
    defects: int = 0
    in_roster: int = 0
    distinct: str = ""


def reasons(pair: Pair) -> list[Reason]:
    """All evidence for and against the two being one person; their sum is the log-odds."""
    few, many = _how_often(pair)
    ties = [
        *counts(few, many, pair.relation.kind, also=_BY_ONE_WORD if _later(pair) else ""),
        *deeds(pair.around_one.actions, pair.around_other.actions),
        *held_offices(pair.around_one.offices, pair.around_other.offices),
    ]
    ties.extend(_roster(pair))
    ties.extend(_entrance(pair))
    tied = is_tied(pair, ties)
    found = [*resemblance(pair.relation), *_together(pair), *ties]
    for weak in (*_nearness(pair), *rarity(pair.relation, pair.one), *_defects(pair)):
        counted = tied or weak.weight <= 0
        found.append(weak if counted else Reason(0.0, f"{weak.words} (nothing without other evidence)", told=False))
    return found


def _how_often(pair: Pair) -> tuple[int, int]:
    """How often the rarer and the commoner of the two stand; later mentions by one word are the commoner one's.

    After a garbled name "Zhang added" belongs to the garbled one as far as anybody can see: counted for it, it would
    speak for two people.
    """
    one, other = (pair.one.count, pair.around_one.later), (pair.other.count, pair.around_other.later)
    few, many = sorted((one, other))
    return few[0], sum(many)


def _later(pair: Pair) -> int:
    return max((pair.one.count, pair.around_one.later), (pair.other.count, pair.around_other.later))[1]


def is_tied(pair: Pair, ties: Collection[Reason]) -> bool:
    """True where the text ties the two names: by counts, by what only one person does or is, or by the roster.

    An act that many do is evidence, but no tie: in a report on a visit everybody visits.
    """
    alone = any(is_unique_action(action) for action in pair.around_one.actions & pair.around_other.actions)
    return any(tie.weight > 0 and (alone or not tie.words.startswith(_SAME_DEED)) for tie in ties)


_BY_ONE_WORD = " (as surname alone, too)"
_SAME_DEED = "both do the same"


def log_odds(found: Collection[Reason]) -> float:
    """The sum of the weights."""
    return sum(reason.weight for reason in found)


def resemblance(relation: Relation) -> Iterator[Reason]:
    """What the two strings say by themselves."""
    base = BASE.get(relation.kind)
    if base is None:
        yield Reason(0.0, f"as they stand the two say nothing ({relation.kind.value})", told=False)
        return
    yield Reason(base.value, base.evidence, told=False)
    weight = SIMILAR.value * (1 - relation.cost)
    if relation.kind is Kind.CUT:
        yield Reason(weight, "the rest is the same", told=False)
    elif weight:
        yield Reason(weight, f"“{relation.differs[0]}” and “{relation.differs[1]}” are alike", told=False)
    else:
        yield Reason(0.0, f"“{relation.differs[0]}” and “{relation.differs[1]}” are not alike", told=False)


def _roster(pair: Pair) -> Iterator[Reason]:
    if pair.one.count and pair.other.count:
        if pair.in_roster:
            yield Reason(ROSTER.value, "the roster has one of the two")
    elif pair.in_roster:
        # The more people a roster has, the more strangers resemble one of them.
        weight = ROSTER.value - max(0.0, log(pair.in_roster / _FEW_PEOPLE))
        yield Reason(weight, "the roster has one of the two")


def _together(pair: Pair) -> Iterator[Reason]:
    if pair.around_one.shares_a_list(pair.around_other):
        yield Reason(ONE_LIST.value, "both stand in one list")
    elif pair.around_one.meets(pair.around_other):
        yield Reason(ONE_SENTENCE.value, "both stand in one sentence")
    if pair.around_one.only_in_lists and pair.around_other.only_in_lists:
        yield Reason(ONLY_IN_LISTS.value, "both stand only in lists of names")
    if pair.around_one.kin or pair.around_other.kin:
        yield Reason(KIN.value, "the text speaks of relatives")


def counts(few: int, many: int, kind: Kind = Kind.SYLLABLE, *, also: str = "") -> Iterator[Reason]:
    """What it says how often the two stand: garbled names are rare, and two people both come often."""
    if few > 1:
        yield Reason(BOTH_TWICE.value, "both come more than once")
    if few >= _OFTEN:
        yield Reason(BOTH_THRICE.value, "both come three times or more")
    if few != 1:
        return
    if kind is Kind.SPELLING:
        if many > _OFTEN:
            yield Reason(MISSPELT_ONCE.value * min(many - 1, _MOST_OFTEN), f"once beside {many} times{also}")
    elif many >= _OFTEN:
        yield Reason(ONCE_BESIDE_OFTEN.value, f"once beside {many} times{also}")
    elif many > 1:
        yield Reason(ONCE_BESIDE_TWICE.value, f"once beside twice{also}", told=False)


def deeds(one: Collection[str], other: Collection[str]) -> Iterator[Reason]:
    """What it says that the two do the same, or that one leads where the other attends."""
    doing, also = frozenset(one), frozenset(other)
    if shared := doing & also:
        quoted = " and ".join(f"“{plain(action)}”" for action in sorted(shared, key=plain))
        unique = any(is_unique_action(action) for action in shared)
        weight = SAME_ACTIONS.value * len(shared) / len(doing | also) + (UNIQUE_ACTION.value if unique else 0)
        yield Reason(weight, f"{_SAME_DEED}: {quoted}")
    for lead, follow in ((doing, also), (also, doing)):
        if any(map(is_unique_action, lead - follow)) and any(map(is_lesser_action, follow - lead)):
            yield Reason(OTHER_OFFICE.value, "one leads where the other attends")


def held_offices(one: Collection[Office], other: Collection[Office]) -> Iterator[Reason]:
    """What it says that the two hold the same office of which there is one, or different ones."""
    for office in sorted(one):
        if any(office.same_holder(held) for held in other):
            yield Reason(UNIQUE_OFFICE.value, f"both are called {office.name}")
            return
    if shared := sorted(office for office in frozenset(one) & frozenset(other) if office.body):
        yield Reason(SAME_OFFICE.value, f"both are called {shared[0].name}")
        return
    if one and other and not any(mine.may_be(theirs) for mine in one for theirs in other):
        yield Reason(OTHER_OFFICE.value, "they hold different offices")


def _entrance(pair: Pair) -> Iterator[Reason]:
    """Who is named for the first time is introduced as a rule; who is not was named before, perhaps by another form.

    That is the manner of Chinese bulletins; of other languages only counts are believed.
    """
    if pair.relation.kind is Kind.SPELLING:
        return
    for first, later in ((pair.around_one, pair.around_other), (pair.around_other, pair.around_one)):
        if later.bare and first.introduced is not None and first.introduced < later.sentences[0]:
            yield Reason(AS_IF_KNOWN.value, "one is introduced, the other stands later as if known")


def _nearness(pair: Pair) -> Iterator[Reason]:
    apart = sentences_apart(pair.around_one.sentences, pair.around_other.sentences)
    if apart <= _NEAR_SENTENCES:
        words = f"{apart} sentences apart" if apart != 1 else "in neighbouring sentences"
        yield Reason(NEAR.value, words if apart else "in one sentence", told=apart > 0)


def sentences_apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """The least distance between two ascending rows of sentence numbers; endless where one is empty."""
    if not one or not other:
        return maxsize
    at, best = 0, abs(one[0] - other[0])
    for number in one:
        while at + 1 < len(other) and abs(other[at + 1] - number) <= abs(other[at] - number):
            at += 1
        best = min(best, abs(other[at] - number))
    return best


def rarity(relation: Relation, name: Named) -> Iterator[Reason]:
    """How few people share what the two names share; only for Chinese names."""
    if relation.kind not in BASE or not name.readings:
        return
    if relation.kind is not Kind.SURNAME:
        surname = name.readings[0].surname
        share = shares("chinese_surnames").get(surname, _DEFAULT_SURNAME)
        weight = min(_RAREST, RARE_SURNAME.value * (_COMMON_SURNAME - log10(share)))
        many = "few" if weight > 0 else "many"
        yield Reason(weight, f"{many} people are called {surname.capitalize()}", told=weight > _WORTH_SAYING)
    same = {Kind.SYLLABLE: (relation.shared,), Kind.SURNAME: name.readings[0].given}.get(relation.kind, ())
    for syllable in same:
        share = _syllable_shares().get(syllable, _DEFAULT_SYLLABLE)
        weight = RARE_SYLLABLE.value * (_COMMON_SYLLABLE - log10(share))
        many = "few" if weight > 0 else "many"
        yield Reason(weight, f"{many} given names hold “{syllable}”", told=False)


@cache
def _syllable_shares() -> dict[str, float]:
    """Each common given syllable → the share of given names of two syllables that hold it."""
    found: dict[str, float] = {}
    for row in rows("chinese_given"):
        percent, *listed = row.split()
        for syllable in listed:
            found.setdefault(syllable, float(percent) / 100)
    return found


def _defects(pair: Pair) -> Iterator[Reason]:
    if pair.defects:
        weight = DEFECT.value * min(pair.defects, _MOST_DEFECTS)
        yield Reason(weight, "other names of the document are garbled")
