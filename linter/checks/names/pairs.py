"""The names of a document that are one name by their strings alone, found without comparing each with all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.checks.names.forms import Name, Surroundings, again, names_of, places_of, topic_of
from linter.checks.names.judgement import form_of, right_form
from linter.checks.names.relations import Kind, blocking_keys, consonants, relate
from linter.findings import Evidence
from linter.frozen import frozen
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from linter.checks.names.judgement import Form, Right
    from linter.checks.names.relations import Named, Relation
    from linter.checks.names.roster import Roster
    from linter.text.document import Document
    from linter.text.mentions import Mention

    Related = tuple[Name, Name, Relation]

SURNAME_FIRST = frozenset((Shape.KOREAN, Shape.VIETNAMESE, Shape.JAPANESE))
_CROWD = 40  # names under one key; where so many are alike, likeness says nothing


def alike(mentions: Sequence[Mention]) -> list[Name]:
    """The names of a document that can be the same as another one by their strings; no name is made of the others."""
    firsts = {mention.key: mention for mention in mentions}
    if len(firsts) < 2:
        return []
    sharing: dict[object, list[str]] = {}
    older = False
    for key, first in firsts.items():
        if first.readings:
            older = older or first.readings[-1].system != "pinyin"
            sharing.setdefault("chinese", []).append(key)
        else:
            for trait in _traits(first):
                sharing.setdefault(trait, []).append(key)
    if not older:
        sharing.pop("chinese", None)
    keys = {key for some in sharing.values() if len(some) > 1 for key in some}
    return names_of(m for m in mentions if m.key in keys) if keys else []


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
        for trait in () if name.readings else _traits(name):
            blocks.setdefault(trait, []).append(name)
    return [block for block in blocks.values() if 1 < len(block) <= _CROWD]


def _traits(named: Named) -> Collection[object]:
    """What a name that is not Chinese shares with every other that is the same by its string; cheap."""
    if named.kind is Shape.KOREAN:
        return blocking_keys(named)
    # In the other order of the words the consonants stay the same, but not their order.
    trait = consonants(named)
    return (frozenset(trait) if named.kind in SURNAME_FIRST else trait,)


def _in_two_systems(names: list[Name]) -> Iterator[Related]:
    """Chinese names in pinyin and in the system of Wade and Giles, looked up by their syllables."""
    older = {name.key: name for name in names if name.readings[-1].system != "pinyin"}
    if not older:
        return
    pinyin = {(r.surname, r.given): name for name in names for r in name.readings if r.system == "pinyin"}
    # "Zhang Guo-qing" is no Wade-Giles: where pinyin is hyphenated, "Luo Wen-jing" is pinyin too.
    hyphenated = any("-" in m.surface for name in names if name.key not in older for m in name.mentions)
    for name in older.values():
        if name.readings[0].system == "pinyin" and (hyphenated or any("-" not in m.surface for m in name.mentions)):
            continue
        for reading in name.readings:
            other = pinyin.get((reading.surname, reading.given))
            if reading.system != "pinyin" and other is not None and other.key != name.key:
                yield name, other, relate(name, other)
                break


class Fault(NamedTuple):
    """Two names that are one, the wrong or the rarer one first, with what is known of the right form."""

    form: Name
    other: Name
    right: Right

    @property
    def topic(self) -> str:
        """The same for this pair in all files."""
        return topic_of(self.form.key, self.other.key)

    def evidence(self, doc: Document) -> tuple[Evidence, ...]:
        """The places of the other form, those of this one, and why the right form is right."""
        right = f"“{self.right.name}” is likely right: {self.right.why}" if self.right.name else self.right.why
        places = places_of(self.other.written, self.other.mentions, doc) if self.other.mentions else ()
        return (*places, *again(self.form.mentions, doc), Evidence(right))


@frozen
class Company:
    """What tells whether two names of a document are two people all the same, and which of them is right.

    Attributes:
        doc: the document.
        roster: what the project knows of its people.
    """

    doc: Document
    roster: Roster

    @property
    def around(self) -> Surroundings:
        """What surrounds each name."""
        return self.doc.worked_out(Surroundings)

    def are_two_people(self, one: Name, other: Name) -> bool:
        """True where one list or one sentence holds both, or the roster says so."""
        if self.roster.are_distinct(one, other):
            return True
        return self.around.of(one.key).meets(self.around.of(other.key))

    def judged(self, one: Name, other: Name) -> Fault:
        """The pair as it is reported: the right form, if it can be known, is never the one found fault with."""
        form, beside = rarer_first(one, other)
        right = right_form(self._form(form), self._form(beside), self.roster)
        if beside.mentions and right.name == form.written:
            form, beside = beside, form
        return Fault(form, beside, right)

    def _form(self, name: Name) -> Form:
        return form_of(name, self.around.of(name.key))


def rarer_first(one: Name, other: Name) -> tuple[Name, Name]:
    """The pair with the name of fewer mentions first, of equals the one that starts later; one without any last."""
    if not (one.mentions and other.mentions):
        return (one, other) if one.mentions else (other, one)
    rank = [(len(name.mentions), -name.mentions[0].span.start) for name in (one, other)]
    return (one, other) if rank[0] < rank[1] else (other, one)


def _traits_or_syllables(named: Named) -> Collection[object]:
    if named.readings:
        return {f"{r.surname} {''.join(r.given)}" for r in named.readings}
    return _traits(named)


def by_trait(roster: Roster) -> dict[object, list[Name]]:
    """The accepted forms of a roster, as names without mentions, by their traits."""
    found: dict[object, list[Name]] = {}
    for _, m in roster.forms:
        person = Name(m.key, m.kind, m.words, m.readings, ())
        for trait in _traits_or_syllables(person):
            found.setdefault(trait, []).append(person)
    return found


def with_people(names: list[Name], people: Mapping[object, list[Name]]) -> list[Name]:
    """The names of a document and those people of the roster, whom it does not name, that they may be."""
    if not people:
        return names
    known = {name.key for name in names}
    added = {
        p.key: p
        for name in names
        for trait in _traits_or_syllables(name)
        for p in people.get(trait, ())
        if p.key not in known
    }
    return [*names, *added.values()]
