"""The names of a folder compared with one another: which of them are one person.

Inside a document what surrounds two names decides. Across files that says little: everybody is called secretary
somewhere. What decides there is the company: a garbled name keeps the colleagues of the person it belongs to, and
two people with similar names have colleagues of their own. In 1,500 texts made from the names of real officials the
rule "one form in one file, the other in three, never in one list" is right in 49 of 100 cases, and in 95 when half of
the colleagues must be the same.
"""

from __future__ import annotations

from math import log, log10
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.names.clusters import Link, persons
from linter.checks.names.forms import keys_in, topic_of
from linter.checks.names.joins import FEW_FILES, candidates
from linter.checks.names.judgement import Form, Reason, Right, Tier, Verdict, right_form, tier_of
from linter.checks.names.relations import Kind, relate
from linter.checks.names.roster import NO_ROSTER
from linter.checks.names.scoring import BOTH_TWICE, HARD, ROSTER, held_offices, log_odds, rarity, resemblance
from linter.checks.names.sketch import has, hash_of, hashes, is_whole
from linter.text.pinyin import is_camel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from linter.checks.names.relations import Relation
    from linter.checks.names.roster import Roster
    from linter.checks.names.summary import FormSummary

__all__ = ["FEW_FILES", "Match", "Reconciled", "are_two", "judge", "reconcile", "set_apart"]

_OVERLAP, _EXPECTED = 9.0, 0.27  # weight of the share of colleagues, and the share that says nothing
_UNSEEN = 1  # colleagues with that share that are put to those counted: all of two is less than all of ten
_ONE_COLLEAGUE = -1.5  # nobody but one stands beside both: it may be one who stands beside everybody
_NO_COLLEAGUE = -3.0  # two people may be called Lu and Lü, or Xian and Xi'an
_CUT = -1.0  # in a folder of many people a short name is more often somebody else's than in one document
_USUAL_FILES = 3  # of two spellings neither of which stands in so many files each is the habit of an author
_NOT_USUAL, _NOT_USUAL_SPELLING = -5.0, -3.0
_CHOICE = -5.0  # surname first or last, a hyphen, an accent: files of different authors differ in these
_FILES = -3.8  # times the natural logarithm of the files that hold the rarer form: an error does not repeat itself
_RARITY = 1.5  # a folder holds many people: a rare name in common says more than in one document
_OFTEN, _OFTEN_FILES = -0.7, 4  # times the logarithm of the other's files by these: who is everywhere meets everybody
_HARD_WORDS = "the strings alone tell: the same name written in two ways"
_ONE_FILE = "it stands in one file with the other, beside the same people"
_HABITS = frozenset((Kind.FORMAT, Kind.ORDER))  # how a name is written, whoever bears it
_OWN_COMPANY = 0.9  # names that stand together throughout share more of their colleagues than this
_UNRELATED = frozenset((Kind.NONE, Kind.SHORT, Kind.CONFLICT))


class Match(NamedTuple):
    """Two names of a folder, or two spellings of one, that may be one person.

    Attributes:
        form: the one in doubt: in fewer files, of equals the later one.
        other: the one beside it.
        verdict: how surely, and why.
        right: which of the two is right.
        together: true where one file holds both: then the rules for documents speak of them first.
    """

    form: FormSummary
    other: FormSummary
    verdict: Verdict
    right: Right
    together: bool

    @property
    def topic(self) -> str:
        """The two names, in an order of their own."""
        return topic_of(self.form.key, self.other.key)

    @property
    def once(self) -> bool:
        """True where the form stands once in the whole folder, beside a Chinese name that is usual there."""
        return bool(self.form.readings) and self.form.mentions == 1 and self.other.files >= _USUAL_FILES


class Reconciled(NamedTuple):
    """What the names of a folder say together.

    Attributes:
        persons: the names, by key, that are one person; those of two names and more.
        pairs: all pairs that are likely or perhaps one person, in order of the first place of the form in doubt.
        forms: the names by key.
    """

    persons: tuple[tuple[str, ...], ...]
    pairs: tuple[Match, ...]
    forms: Mapping[str, FormSummary]

    def refutes(self, topic: str) -> bool:
        """Whether the folder shows that the two names of a topic are two people (see `Match.topic`)."""
        one, other = keys_in(topic)
        return one in self.forms and other in self.forms and are_two(self.forms[one], self.forms[other])


def reconcile(forms: Mapping[str, FormSummary], roster: Roster = NO_ROSTER) -> Reconciled:
    """Which names of a folder are one person; minds no order of `forms`."""
    ordered = [forms[key] for key in sorted(forms)]
    found = [match for form in ordered if len(form.spellings) > 1 for match in _spelled(form, roster)]
    for at, beside in candidates(ordered):
        one, other = ordered[at], ordered[beside]
        # In a list of thousands everybody resembles somebody: what rules a pair out is asked before all else.
        if not _met(one, other) and relate(one, other).kind not in _UNRELATED:
            match = judge(one, other, roster)
            if match.verdict.tier is not Tier.SILENT:
                found.append(match)

    def apart(one: str, other: str) -> bool:
        return bool(set_apart(forms[one], forms[other], roster))

    links = [Link(m.verdict.log_odds, m.form.key, m.other.key) for m in found if m.form.key != m.other.key]
    groups = persons(links, apart)
    person = {key: at for at, group in enumerate(groups) for key in group}
    pairs = [m for m in found if m.form.key == m.other.key or person.get(m.form.key, -1) == person.get(m.other.key, -2)]
    pairs.sort(key=lambda m: (m.form.spots[0], m.form.key, m.other.key, m.form.written, m.other.written))
    return Reconciled(tuple(groups), tuple(pairs), forms)


def judge(one: FormSummary, other: FormSummary, roster: Roster = NO_ROSTER) -> Match:
    """The verdict on two names of a folder, however unlike."""
    form, beside = _rarer_first(one, other, roster)
    relation = relate(form, beside)
    together = has(form.colleagues, beside.key) or has(beside.colleagues, form.key)
    apart = set_apart(form, beside, roster)
    reasons = tuple(_reasons(form, beside, relation, roster, together=together))
    total = log_odds(reasons)
    if apart or relation.kind in _UNRELATED:
        tier = Tier.SILENT
    else:
        tier = tier_of(total)
        tier = Tier.HARD if relation.hard and tier is Tier.LIKELY else tier
    verdict = Verdict(relation, reasons, total, tier, apart)
    right = Right(None, "") if tier is Tier.SILENT else right_form(_as_form(form), _as_form(beside), roster)
    return Match(form, beside, verdict, right, together)


def _usual(form: FormSummary, other: FormSummary, relation: Relation) -> Iterator[Reason]:
    if other.files < _USUAL_FILES:
        yield Reason(_NOT_USUAL, "neither form is the usual one")
    elif relation.kind is Kind.ORDER or not _is_parted(form.written, other.written):
        yield Reason(_CHOICE, "authors choose to write it so")


def _is_parted(one: str, other: str) -> bool:
    """True where blanks or a capital inside part one of two forms and not the other: nobody's rule, but a slip."""
    bare, plain = one.replace(" ", "").lower(), other.replace(" ", "").lower()
    return bare == plain


def _spelled(form: FormSummary, roster: Roster) -> Iterator[Match]:
    """The spellings of one name, each beside the commonest."""
    usual, *others = sorted(form.spellings, key=lambda s: (-s.files, -s.mentions, len(s.written), s.written))
    for spelling in others:
        if _is_habit(spelling.written, usual.written):
            continue
        one, other = form.only(spelling), form.only(usual)
        relation = relate(one, other)
        why = (Reason(HARD.value, _HARD_WORDS), *_usual(one, other, relation))
        total = log_odds(why)
        verdict = Verdict(relation, why, total, Tier.HARD if len(why) == 1 else tier_of(total))
        together = 2 * spelling.alone <= spelling.files
        yield Match(one, other, verdict, right_form(_as_form(one), _as_form(other), roster), together)


def _is_habit(one: str, other: str) -> bool:
    """True where only capitals differ, as in headings and in "ZHANG Guoqing"."""
    return one.lower() == other.lower() and not any(map(is_camel, one.split(" ")))


def set_apart(one: FormSummary, other: FormSummary, roster: Roster) -> str:
    """Why two names cannot be one person, as far as lists, sentences and the roster tell; empty if they may be."""
    return "the roster has them as two people" if roster.are_distinct(one, other) else _met(one, other)


def _met(one: FormSummary, other: FormSummary) -> str:
    """Why two names are two people: they stood in one list or sentence, or nobody knows that they did not."""
    if has(one.beside, other.key) or has(other.beside, one.key):
        return "both stand in one list or sentence"
    if not (is_whole(one.beside) or is_whole(other.beside)):
        return "both stand in lists so long that they may have stood in one"
    return ""


def are_two(one: FormSummary, other: FormSummary) -> bool:
    """Whether a folder shows two names to be two people, whatever one file says.

    They stood in one list or sentence, or each stands in several files among colleagues of its own. Two that share
    all colleagues may be one person whom many files name in both forms.
    """
    if has(one.beside, other.key) or has(other.beside, one.key):
        return True
    rarer, commoner = sorted((one, other), key=lambda form: (form.files, form.key))
    share, of = overlap(rarer, commoner)
    return rarer.files > FEW_FILES and of > 0 and share < _OWN_COMPANY


def _reasons(
    form: FormSummary, other: FormSummary, relation: Relation, roster: Roster, *, together: bool
) -> Iterator[Reason]:
    if relation.hard:
        yield Reason(HARD.value, _HARD_WORDS)
    if relation.kind in _HABITS:
        yield from _usual(form, other, relation)
        return
    share, of = overlap(form, other)
    if not relation.hard:
        yield from _resemblance(form, other, relation, known=bool(share))
        if form.mentions > form.files:
            yield Reason(BOTH_TWICE.value, "the rarer form stands twice in a file")
    yield from _company(share, of, relation, together=together)
    if form.files > 1:
        yield Reason(_FILES * log(form.files), f"the rarer form stands in {form.files} files")
    if not relation.hard and of:
        # Few files of the other tell the share too low, many too high.
        files = f"the other stands in {other.files} file{'s' if other.files > 1 else ''}"
        yield Reason(_OFTEN * log10(other.files / _OFTEN_FILES), files, told=False)
    # Different offices say nothing across files: one text names this one, another that, and people rise. Nor does the
    # same one where two translators spell a name of one text in two ways.
    if relation.kind is not Kind.SPELLING or other.files >= _USUAL_FILES:
        offices = held_offices(form.offices, other.offices)
        yield from (reason for reason in offices if reason.weight > 0 or together)
    if (roster.person_of(form) is None) != (roster.person_of(other) is None):
        yield Reason(ROSTER.value, "the roster has one of the two")


def _resemblance(form: FormSummary, other: FormSummary, relation: Relation, *, known: bool) -> Iterator[Reason]:
    """What the names say; that few people bear them counts for them only where somebody stands beside both."""
    yield from resemblance(relation)
    if relation.kind is Kind.CUT:
        yield Reason(_CUT, "many people have short names", told=False)
    if relation.kind is Kind.SPELLING and other.files < _USUAL_FILES:
        yield Reason(_NOT_USUAL_SPELLING, "neither form is the usual one")
    for reason in rarity(relation, form):
        if known or reason.weight < 0:
            yield reason._replace(weight=_RARITY * reason.weight)


def _company(share: float, of: int, relation: Relation, *, together: bool) -> Iterator[Reason]:
    said = f"{share:.0%} of {of} names beside the one stand beside the other" if of else "nobody stands beside both"
    said = _ONE_FILE if together and of else said
    likely = (share * of + _EXPECTED * _UNSEEN) / (of + _UNSEEN)
    yield Reason(_OVERLAP * (likely - _EXPECTED), said, told=share > 0)
    if round(share * of) == 1:
        yield Reason(_ONE_COLLEAGUE, "only one of them")
    elif not share and relation.hard:
        yield Reason(_NO_COLLEAGUE, "two people may have names as alike as that")


def overlap(form: FormSummary, other: FormSummary) -> tuple[float, int]:
    """The share of one name's colleagues that are the other's too, and of how many that is known.

    What a full sketch left out lies above its highest hash, so only hashes below can be asked for.
    """
    mine, theirs = hashes(form.colleagues), hashes(other.colleagues)
    limits = [sketch[-1] for sketch in (mine, theirs) if sketch and not is_whole(b"".join(sketch))]
    asked = {digest for digest in mine if all(digest <= limit for limit in limits)} - {hash_of(other.key)}
    return (len(asked.intersection(theirs)) / len(asked), len(asked)) if asked else (0.0, 0)


def _rarer_first(one: FormSummary, other: FormSummary, roster: Roster) -> tuple[FormSummary, FormSummary]:
    def rank(form: FormSummary) -> tuple[bool, int, int, tuple[str, int]]:
        known, spot = roster.person_of(form) is not None, form.spots[0]
        return known, form.files, form.mentions, (spot.path, spot.start)

    first, second = rank(one), rank(other)
    if first[:3] == second[:3]:
        return (one, other) if first[3] > second[3] else (other, one)
    return (one, other) if first[:3] < second[:3] else (other, one)


def _as_form(form: FormSummary) -> Form:
    return Form(form.words, form.readings, form.written, form.mentions, bool(form.offices), bool(form.actions))
