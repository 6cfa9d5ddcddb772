"""The pairs of names of one document that may be one person each, likeliest first, each name told once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.checks.names.clusters import Clusters
from linter.checks.names.forms import Name, Surroundings, names_of
from linter.checks.names.judgement import Form, Right, Tier, form_of, judge_pair, right_form
from linter.checks.names.relations import Kind, Relation, by_likeness, comparable, relate
from linter.checks.names.scoring import Pair
from linter.frozen import frozen, once
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from linter.checks.names.judgement import Verdict
    from linter.checks.names.roster import Roster
    from linter.text.document import Document

_CROWD = 12  # names under one key; where so many are alike, likeness says nothing
_DOUBLES = 6  # names that one name resembles; one that resembles more is one of a crowd
_UNRELATED = frozenset((Kind.NONE, Kind.SHORT))


class Suspicion(NamedTuple):
    """Two names that may be one person.

    Attributes:
        form: the one that is reported: the rarer, of equals the later; never the one that the roster has.
        other: the one beside it; without mentions if only the roster has it.
        verdict: how surely, and why.
        right: which of the two is right.
    """

    form: Name
    other: Name
    verdict: Verdict
    right: Right


@frozen
class Reckoning:
    """The names of a document with what is needed to judge any two of them.

    Attributes:
        names: the names by key.
        roster: what the project knows of its people.
        doc: the document.
    """

    names: Mapping[str, Name]
    roster: Roster
    doc: Document

    @property
    def around(self) -> Surroundings:
        """What surrounds each name."""
        return self.doc.worked_out(Surroundings)

    @once
    def garbled(self) -> frozenset[str]:
        """The names that are surely garbled: no pinyin, or now in two words and now in three."""
        return frozenset(
            name.key
            for name in self.names.values()
            if name.kind is Shape.IMPOSSIBLE
            or (name.kind is Shape.CHINESE and len({len(mention.words) for mention in name.mentions}) > 1)
        )

    def pair(self, one: Name, other: Name, relation: Relation | None = None) -> Pair:
        """Two names, of which the roster may hold what the document does not, as `judge_pair` wants them."""
        return Pair(
            one,
            other,
            self.around.of(one.key),
            self.around.of(other.key),
            relation or relate(one, other),
            defects=len(self.garbled - {one.key, other.key}),
            in_roster=len(self.roster.people) if self._one_known(one, other) else 0,
            distinct="the roster has them as two people" if self.roster.are_distinct(one, other) else "",
        )

    def _one_known(self, one: Name, other: Name) -> bool:
        return (self.roster.person_of(one) is None) != (self.roster.person_of(other) is None)

    def form(self, name: Name) -> Form:
        """A name as `right_form` wants it."""
        return form_of(name, self.around.of(name.key))


def reckoning(doc: Document, roster: Roster) -> Reckoning:
    """The names of a document, ready to be judged."""
    return Reckoning({name.key: name for name in names_of(doc.mentions)}, roster, doc)


def suspicions(doc: Document, roster: Roster) -> list[Suspicion]:
    """The pairs of names that may be one person, likeliest first; hard relations are left to rules of their own."""
    return doc.worked_out(_suspicions, roster)


def _suspicions(doc: Document, roster: Roster) -> list[Suspicion]:
    people = roster.by_likeness
    if not people and len({mention.key for mention in doc.mentions}) < 2:
        return []
    names = reckoning(doc, roster)
    judged = []
    for one, other, relation in (*alike(names.names.values()), *_like_people(names.names, people, roster)):
        if roster.people and roster.person_of(one) is not None and roster.person_of(one) is roster.person_of(other):
            continue  # two accepted forms of one person
        pair = names.pair(one, other, relation)
        verdict = judge_pair(pair)
        if verdict.tier is not Tier.SILENT:
            form, beside = _rarer_first(one, other, roster)
            judged.append(Suspicion(form, beside, verdict, Right(None, "")))
    if not judged:
        return []
    # To the last tie, so that no order of a set shows: it differs from run to run.
    judged.sort(key=lambda s: (-s.verdict.log_odds, s.form.mentions[0].span, s.other.key))
    return [s._replace(right=right_form(names.form(s.form), names.form(s.other), roster)) for s in _once(judged, names)]


def _once(judged: list[Suspicion], names: Reckoning) -> Iterator[Suspicion]:
    """Each name once, and none that was reported taken for the right one; never across what cannot be one person."""

    def apart(one: str, other: str) -> bool:
        if one not in names.names or other not in names.names:
            return False
        return bool(judge_pair(names.pair(names.names[one], names.names[other])).apart)

    found, reported = Clusters(apart), set[str]()
    for suspicion in judged:
        form, other = suspicion.form.key, suspicion.other.key
        if form in reported or other in reported or not found.join(form, other):
            continue
        if suspicion.verdict.tier is not Tier.HARD:
            reported.add(form)
            yield suspicion


def alike(names: Iterable[Name]) -> list[tuple[Name, Name, Relation]]:
    """The pairs of names with a relation that says something, each once; without names that resemble a crowd."""
    seen: set[tuple[str, str]] = set()
    found: list[tuple[Name, Name, Relation]] = []
    for block in by_likeness(comparable(names)).values():
        if 1 < len(block) <= _CROWD:
            for at, one in enumerate(block):
                found.extend(_related(one, block[at + 1 :], seen))
    doubles: dict[str, int] = {}
    for one, other, _ in found:
        doubles[one.key] = doubles.get(one.key, 0) + 1
        doubles[other.key] = doubles.get(other.key, 0) + 1
    return [pair for pair in found if doubles[pair[0].key] <= _DOUBLES and doubles[pair[1].key] <= _DOUBLES]


def _like_people(
    names: Mapping[str, Name], people: Mapping[str, list[Name]], roster: Roster
) -> Iterator[tuple[Name, Name, Relation]]:
    """Each name that the roster does not have with each of its people whom the document does not name."""
    seen: set[tuple[str, str]] = set()
    for key, some in by_likeness(names.values()).items() if people else ():
        absent = [person for person in people.get(key, ()) if person.key not in names]
        for name in some if 0 < len(absent) <= _CROWD else ():
            if roster.person_of(name) is None:
                yield from _related(name, absent, seen)


def _related(one: Name, others: Iterable[Name], seen: set[tuple[str, str]]) -> Iterator[tuple[Name, Name, Relation]]:
    for other in others:
        if (one.key, other.key) not in seen:
            seen.add((one.key, other.key))
            relation = relate(one, other)
            if relation.kind not in _UNRELATED:
                yield one, other, relation


def _rarer_first(one: Name, other: Name, roster: Roster) -> tuple[Name, Name]:
    """The pair with the form to be reported first: the rarer, of equals the one that starts later.

    A form that the roster has is never the one reported.
    """

    def rank(name: Name) -> tuple[bool, int, int]:
        start = name.mentions[0].span.start if name.mentions else 0
        return roster.person_of(name) is not None, name.count, -start

    return (one, other) if rank(one) < rank(other) else (other, one)
