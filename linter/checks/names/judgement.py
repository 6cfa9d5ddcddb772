"""The verdict on two names: one person or two, how surely, why, and which form is right.

A relation that the strings alone prove is hard. All others are weighed in log-odds (see `scoring`). Above all
stands what the text or the roster rules out: one list, one sentence, two people of the roster are two people.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.names.forms import times
from linter.checks.names.relations import Kind
from linter.checks.names.roster import NO_ROSTER
from linter.checks.names.scoring import BASE, HARD, Pair, Reason, log_odds, reasons
from linter.frozen import frozen

if TYPE_CHECKING:
    from linter.checks.names.forms import Name, Setting
    from linter.checks.names.relations import Relation
    from linter.checks.names.roster import Roster
    from linter.text.pinyin import Reading

__all__ = [
    "Form", "Pair", "Reason", "Right", "Tier", "Verdict", "explained", "form_of", "judge_pair", "right_form", "tier_of",
]  # fmt: skip

LIKELY_FROM, POSSIBLE_FROM = 2.0, 0.0
_CLEARLY_MORE = 2  # more mentions that make a form the right one
_BY_OFFICE = "an office stands beside it, which does not say much"
_ANYWHERE = frozenset((Kind.FORMAT, Kind.UMLAUT))  # relations that hold in one sentence too


class Tier(Enum):
    """How surely two names are one person."""

    HARD = "hard"
    """The strings alone prove it."""
    LIKELY = "likely"
    """Log-odds of 2 or more."""
    POSSIBLE = "possible"
    """Log-odds from 0 to 2."""
    SILENT = "silent"
    """Log-odds below 0, or ruled out."""


class Verdict(NamedTuple):
    """What is thought of two names.

    `apart` says why they cannot be one person; it is empty if they may.
    """

    relation: Relation
    reasons: tuple[Reason, ...]
    log_odds: float
    tier: Tier
    apart: str = ""


@frozen
class Form:
    """A name as it counts when the right one of two is looked for.

    Attributes:
        words: the words of the name as written.
        readings: the ways to understand a Chinese name; empty for any other.
        written: its commonest spelling.
        count: how often it stands.
        office: true where an office stands beside it somewhere.
        acts: true where the text says what the person does.
    """

    words: tuple[str, ...]
    readings: tuple[Reading, ...]
    written: str
    count: int
    office: bool = False
    acts: bool = False

    @property
    def impossible(self) -> bool:
        """True for a given name that no pinyin makes."""
        return bool(self.readings) and bool(self.readings[0].impossible)


class Right(NamedTuple):
    """The right form, None where it cannot be known, and why."""

    name: str | None
    why: str


def judge_pair(pair: Pair) -> Verdict:
    """The verdict on two names of a document."""
    relation, apart = pair.relation, _apart(pair)
    if relation.hard:
        why = [Reason(HARD.value, "the strings alone tell: the same name written in two ways")]
        if apart:
            why.append(Reason(-HARD.value, apart))
        return Verdict(relation, tuple(why), log_odds(why), Tier.SILENT if apart else Tier.HARD, apart)
    found = tuple(reasons(pair))
    total = log_odds(found)
    silent = bool(apart) or relation.kind not in BASE
    return Verdict(relation, found, total, Tier.SILENT if silent else tier_of(total), apart)


def tier_of(total: float) -> Tier:
    """The tier of a pair that the strings alone do not settle."""
    if total >= LIKELY_FROM:
        return Tier.LIKELY
    return Tier.POSSIBLE if total >= POSSIBLE_FROM else Tier.SILENT


def _apart(pair: Pair) -> str:
    if pair.distinct:
        return pair.distinct
    if pair.relation.kind is Kind.CONFLICT:
        return "the two names contradict each other"
    if pair.relation.kind in _ANYWHERE:
        return ""
    if pair.around_one.shares_a_list(pair.around_other):
        return "both stand in one list"
    return "both stand in one sentence" if pair.around_one.meets(pair.around_other) else ""


def right_form(one: Form, other: Form, roster: Roster = NO_ROSTER) -> Right:
    """Which of two forms of one name is right: roster, valid pinyin, clearly more mentions, an office beside it."""
    for form in (one, other):
        if entry := roster.person_of(form):
            return Right(entry.canonical, "the roster has it")
    if one.impossible != other.impossible:
        return Right((other if one.impossible else one).written, "the other is no possible pinyin")
    if abs(one.count - other.count) >= _CLEARLY_MORE:
        more, less = (one, other) if one.count > other.count else (other, one)
        return Right(more.written, f"it stands {times(more.count)}, the other {times(less.count)}")
    titled, untitled = (one, other) if one.office else (other, one)
    # A name that does something is no slip in passing: then an office beside the other says nothing.
    if titled.office and not untitled.office and not untitled.acts:
        return Right(titled.written, _BY_OFFICE)
    return Right(None, f"{times(one.count)} against {times(other.count)}: which form is right cannot be told from here")


def form_of(name: Name, around: Setting) -> Form:
    """A name of a document as `right_form` wants it."""
    return Form(name.words, name.readings, name.written, name.count, bool(around.offices), bool(around.actions))


def explained(verdict: Verdict, one: str, other: str) -> list[str]:
    """The whole reckoning in words, each piece of evidence with its weight: also for pairs that stay silent."""
    found = [f"“{one}” and “{other}”: {_SAYS[verdict.tier]}"]
    if verdict.apart:
        found.append(f"they cannot be one person: {verdict.apart}")
    found.extend(f"{reason.weight:+5.1f}  {reason.words}" for reason in verdict.reasons)
    if verdict.reasons:
        found.append(
            f"{verdict.log_odds:+5.1f}  in all; reported from {POSSIBLE_FROM:g} on, as a warning from {LIKELY_FROM:g}"
        )
    return found


_SAYS = {
    Tier.HARD: "one name, written in two ways",
    Tier.LIKELY: "likely one person",
    Tier.POSSIBLE: "perhaps one person",
    Tier.SILENT: "not reported",
}
