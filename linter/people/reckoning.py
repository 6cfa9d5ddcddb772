"""The people behind the names of a folder: which forms are one person, and which of them is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.checks.names.clusters import Link, persons
from linter.checks.names.judgement import Tier
from linter.checks.names.reconcile import reconcile, set_apart
from linter.people.values import VERDICTS, Apart, Doubt, Form, People, Person, Site
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from linter.checks.names.census import PairSummary
    from linter.checks.names.reconcile import Match
    from linter.checks.names.roles import Office
    from linter.checks.names.roster import Roster
    from linter.checks.names.summary import FormSummary, Spelling, Spot

_LONG_BODY = 50  # code points
_ROSTER_LINK = 1000.0  # log-odds: above all that a text can say


class Census(NamedTuple):
    """The names of a folder as they were gathered.

    Attributes:
        forms: every name by key.
        pairs: the pairs that single files show, by topic.
        where: the numbers of the files that hold each name, in ascending order.
        files: how many files were looked at.
    """

    forms: Mapping[str, FormSummary]
    pairs: Mapping[str, PairSummary]
    where: Mapping[str, Sequence[int]]
    files: int


def people_of(census: Census, roster: Roster) -> People:
    """The people behind the names of a folder."""
    forms = census.forms

    def apart(one: str, other: str) -> bool:
        if one not in forms or other not in forms:
            return False
        known = roster.person_of(forms[one])
        if known is not None and known == roster.person_of(forms[other]):
            return False  # whatever the text shows
        return bool(set_apart(forms[one], forms[other], roster))

    doubts = [*_within_files(census, roster), *_across_files(census, roster)]
    links = [Link(doubt.log_odds, *keys) for keys, doubt in doubts if keys[0] != keys[1]]
    groups = persons([*links, *_known_links(forms, roster)], apart)
    person_of = {key: number for number, group in enumerate(groups) for key in group}
    doubts_of: dict[int | str, list[Doubt]] = {}
    for (one, other), doubt in doubts:
        if one == other or person_of.get(one, -1) == person_of.get(other, -2):
            doubts_of.setdefault(person_of.get(one, one), []).append(doubt)
    found = [_person(group, census, roster, doubts_of.get(number, ())) for number, group in enumerate(groups)]
    found += [_person((k,), census, roster, doubts_of.get(k, ())) for k in forms if k not in person_of]
    found.sort(key=lambda p: (VERDICTS.index(p.verdict), -p.mentions, p.name, p.forms[0].sites))
    return People(tuple(found), tuple(_apart(census, roster, person_of)), census.files)


# --- doubts ---

_Found = tuple[tuple[str, str], Doubt]
"""A doubt with the keys of its two names."""


def _within_files(census: Census, roster: Roster) -> Iterator[_Found]:
    forms = census.forms
    for pair in census.pairs.values():
        if pair.apart or pair.form not in forms or _now_apart(pair, forms, roster):
            continue
        site = Site(pair.path, pair.line, pair.column)
        why, odds = pair.why, pair.log_odds
        doubt = Doubt(pair.written[0], pair.written[1], pair.tier, pair.kind, odds, pair.right, why, site)
        yield (pair.form, pair.other if pair.other in forms else pair.form), doubt
    for form in forms.values():
        if form.kind is Shape.IMPOSSIBLE:
            why = (f"“{form.readings[0].impossible}” is no possible pinyin",)
            yield (form.key, form.key), Doubt(form.written, "", "hard", "impossible", 0.0, "", why, _site(form))


def _now_apart(pair: PairSummary, forms: Mapping[str, FormSummary], roster: Roster) -> bool:
    """True where the roster, which may be younger than a kept pair, has the two as two people."""
    return pair.other in forms and roster.are_distinct(forms[pair.form], forms[pair.other])


def _across_files(census: Census, roster: Roster) -> Iterator[_Found]:
    for match in reconcile(census.forms, roster).pairs:
        one_name = match.form.key == match.other.key
        if one_name and match.form.written.casefold() == match.other.written.casefold():
            continue  # capitals in a heading
        if one_name or not match.together:
            yield (match.form.key, match.other.key), _matched(match)


def _matched(match: Match) -> Doubt:
    verdict = match.verdict
    # What the strings prove is no garble, however sure it is that it should be written one way.
    proven = match.form.key == match.other.key or verdict.relation.hard
    return Doubt(
        match.form.written,
        match.other.written,
        Tier.HARD.value if proven else verdict.tier.value,
        verdict.relation.kind.value,
        round(verdict.log_odds, 6),
        match.right.name or "",
        tuple(reason.words for reason in verdict.reasons if reason.told and reason.weight > 0),
        _site(match.form),
    )


def _known_links(forms: Mapping[str, FormSummary], roster: Roster) -> Iterator[Link]:
    """The names that the roster gives to one person."""
    first: dict[str, str] = {}
    for key in sorted(forms) if roster.people else ():
        if entry := roster.person_of(forms[key]):
            one = first.setdefault(entry.canonical, key)
            if one != key:
                yield Link(_ROSTER_LINK, one, key)


# --- persons ---


def _person(keys: tuple[str, ...], census: Census, roster: Roster, doubts: Iterable[Doubt]) -> Person:
    names = [census.forms[key] for key in keys if key in census.forms]
    entry = next((known for name in names if (known := roster.person_of(name))), None)
    told = sorted((d for d in doubts if not _accepted(d, roster)), key=_worst_first)
    written = entry.canonical if entry else _canonical(names, told)
    forms = sorted(
        (_form(spelling) for name in names for spelling in name.spellings),
        key=lambda form: (form.written != written, -form.mentions, form.written),
    )
    offices = {office for name in names for office in name.offices}
    files = {number for name in names for number in census.where[name.key]} if len(names) > 1 else names[0].files
    return Person(
        written,
        entry,
        tuple(map(_said, sorted(offices, key=_office_order))),
        sum(name.mentions for name in names),
        len(files) if isinstance(files, set) else files,
        tuple(forms),
        tuple(told),
    )


def _accepted(doubt: Doubt, roster: Roster) -> bool:
    return roster.accepts(doubt.form) and (not doubt.other or roster.accepts(doubt.other))


def _worst_first(doubt: Doubt) -> tuple[int, float, str, str]:
    return VERDICTS.index(doubt.verdict), -doubt.log_odds, doubt.form, doubt.other


def _canonical(names: list[FormSummary], doubts: Iterable[Doubt]) -> str:
    """The form that the rules take for right, else one that can be, else the commonest, else the first."""
    written = {spelling.written for name in names for spelling in name.spellings}
    wrong = {doubt.form for doubt in doubts if doubt.right and doubt.right != doubt.form}
    right = {doubt.right for doubt in doubts if doubt.right in written}
    best = min(
        ((name, spelling) for name in names for spelling in name.spellings),
        key=lambda both: (
            both[1].written not in right or both[1].written in wrong,
            both[1].written in wrong,
            both[0].kind is Shape.IMPOSSIBLE,
            -both[1].mentions,
            both[1].spots[0],
            both[1].written,
        ),
    )
    return best[1].written


def _form(spelling: Spelling) -> Form:
    return Form(spelling.written, spelling.mentions, spelling.files, tuple(map(_at, spelling.spots)))


def _site(form: FormSummary) -> Site:
    return _at(form.spots[0])


def _at(spot: Spot) -> Site:
    line, column, *_ = spot.numbers
    return Site(spot.path, line, column)


def _office_order(office: Office) -> tuple[bool, int, str, str]:
    return not office.unique, -len(office.body), office.name, office.body


def _said(office: Office) -> str:
    body = office.body
    if len(body) > _LONG_BODY:  # the text goes on where the pattern for offices ends, maybe in the middle of a word
        body = body.rpartition(" and ")[0] or body.rpartition(" ")[0]
    return f"{office.name} of {body}" if body else office.name


# --- names of two people ---


def _apart(census: Census, roster: Roster, person_of: Mapping[str, int]) -> Iterator[Apart]:
    for topic in sorted(census.pairs):
        pair = census.pairs[topic]
        one, other = census.forms.get(pair.form), census.forms.get(pair.other)
        if not pair.apart or one is None or other is None or roster.are_distinct(one, other):
            continue
        if person_of.get(pair.form, -1) != person_of.get(pair.other, -2):
            written = sorted((one.written, other.written))
            yield Apart(written[0], written[1], pair.apart, Site(pair.path, pair.line, pair.column))
