"""Chinese names at random, and the errors that machine translation makes in them, in the shares it makes them.

The shares were counted on 846 renderings that are not exact, out of 13,674 renderings of 710 names by 50 translation
systems (WMT 2021 to 2023, Chinese to English).
"""

from __future__ import annotations

import random
from functools import cache
from typing import NamedTuple

from linter.checks.names.relations import syllable_cost
from linter.data.tables import rows, shares, words
from linter.text.pinyin import one_letter_apart, syllables

MIX = {
    "one syllable": 37.0,
    "written apart": 15.5,
    "several syllables": 11.6,
    "short given name": 10.0,
    "surname": 6.4,
    "order": 6.3,
    "cut": 5.0,
    "umlaut": 4.1,
    "impossible": 4.1,
}
BEYOND = frozenset(("several syllables", "short given name"))
"""Kinds that no comparison of two names can tell from two people: left out where a judgement is measured."""

_SHORT = 0.15  # the share of given names of one syllable
_LISTED = 0.92  # the share of given syllables that are among the frequent ones
_CROWDED = 1.25  # power of the shares: so as many names are alike as among real officials (see `names_texts`)


class Person(NamedTuple):
    """A Chinese name: surname and given syllables in small letters, and how its document writes given names."""

    surname: str
    given: tuple[str, ...]
    joint: str = ""

    @property
    def written(self) -> str:
        """As in the text."""
        first, *rest = self.given
        tail = "".join(f"{self.joint}{_apostrophe(self.joint, syllable)}{syllable}" for syllable in rest)
        return f"{self.surname.capitalize()} {first.capitalize()}{tail}"


def _apostrophe(joint: str, syllable: str) -> str:
    return "'" if not joint and syllable[0] in "aeo" else ""


@cache
def _tables() -> tuple[list[str], list[float], list[str], list[float], list[str]]:
    surnames = {name: share**_CROWDED for name, share in shares("chinese_surnames").items()}
    given: dict[str, float] = {}
    for row in rows("chinese_given"):
        percent, *listed = row.split()
        for syllable in listed:
            given.setdefault(syllable, float(percent) ** _CROWDED)
    rest = sorted(s for s in words("pinyin") if s not in given and len(s) > 1 and s[0] not in "aeo")
    return list(surnames), list(surnames.values()), list(given), list(given.values()), rest


def person(rng: random.Random, *, given: int = 0) -> Person:
    """Somebody: a surname by its share of the population, a given name by the share of its syllables."""
    surnames, weights, *_ = _tables()
    length = given or (1 if rng.random() < _SHORT else 2)
    while True:
        found = Person(rng.choices(surnames, weights)[0], tuple(_syllable(rng) for _ in range(length)))
        # "Li Li" is a name, "Xian" would be read as one syllable: what cannot be read back is left out.
        if length == 1 or found.given in syllables("".join(found.given)):
            return found


def _syllable(rng: random.Random) -> str:
    _, _, listed, weights, rest = _tables()
    return rng.choices(listed, weights)[0] if rng.random() < _LISTED else rng.choice(rest)


def alike(rng: random.Random, one: Person) -> Person:
    """Somebody else with a similar name: a brother, a sister, a colleague by chance."""
    way = rng.random()
    if way < 0.15 and len(one.given) == 2:
        return one._replace(given=(one.given[0],))
    if way < 0.3:
        return person(rng, given=1)._replace(surname=one.surname)
    at = rng.randrange(len(one.given))
    other = list(one.given)
    while tuple(other) == one.given:
        other[at] = _syllable(rng)
    return one._replace(given=tuple(other))


def kind_of_garble(rng: random.Random) -> str:
    """A kind of error by its share."""
    return rng.choices(list(MIX), list(MIX.values()))[0]


def fit_for(kind: str, rng: random.Random, some: Person) -> Person:
    """A person whose name can be garbled in this way: the one given, or somebody else."""
    if kind == "umlaut":
        named = some._replace(surname="lü") if rng.random() < 0.6 else some
        return named if "ü" in named.written else named._replace(given=("lü", *named.given[1:]))
    wanted = 1 if kind == "short given name" else 2
    while len(some.given) != wanted:
        some = person(rng, given=wanted)._replace(joint=some.joint)
    return some


def garbled(kind: str, rng: random.Random, who: Person) -> str:
    """The name with an error of this kind."""
    if kind == "umlaut":
        return who.written.replace("ü", "v").replace("Ü", "V") if rng.random() < 0.5 else who.written.replace("ü", "u")
    if kind == "order":
        surname, given = who.written.split(" ", 1)
        return f"{given} {surname}"
    if kind == "written apart":
        first, second = (s.capitalize() for s in who.given)
        way = rng.random()
        small = second.lower()
        if who.joint:
            return f"{who.surname.capitalize()} {first}{small}"
        forms = (f"{first} {second}", f"{first}-{small}", f"{first}{second}")
        return f"{who.surname.capitalize()} {forms[0 if way < 0.64 else 1 if way < 0.88 else 2]}"
    if kind == "impossible":
        return _impossible(rng, who)
    return _other_syllables(kind, rng, who).written


def _other_syllables(kind: str, rng: random.Random, who: Person) -> Person:
    if kind == "cut":
        return who._replace(given=who.given[:1])
    if kind == "surname":
        return who._replace(surname=_other_surname(rng, who.surname))
    if kind == "several syllables":
        return who._replace(given=tuple(_replaced(rng, s) for s in who.given))
    at = int(rng.random() < 0.56) if len(who.given) == 2 else 0
    given = list(who.given)
    given[at] = _replaced(rng, given[at])
    found = who._replace(given=tuple(given))
    return found if len(given) == 1 or found.given in syllables("".join(given)) else _other_syllables(kind, rng, who)


def _replaced(rng: random.Random, syllable: str) -> str:
    """Another syllable: unrelated in 62 of 100 cases, in 20 one that is easily confused, in 18 one letter away."""
    way = rng.random()
    known = sorted(s for s in words("pinyin") if s != syllable and len(s) > 1 and s[0] not in "aeo")
    if way > 0.8:
        known = [s for s in known if syllable_cost(s, syllable) <= 0.35] or known
    elif way > 0.62:
        known = [s for s in known if one_letter_apart(s, syllable)] or known
    else:
        found = syllable
        while found == syllable:
            found = _syllable(rng)
        return found
    return rng.choice(known)


def _other_surname(rng: random.Random, surname: str) -> str:
    surnames, weights, *_ = _tables()
    near = [s for s in surnames if s != surname and one_letter_apart(s, surname)]
    return rng.choice(near) if near and rng.random() < 0.6 else rng.choices(surnames, weights)[0]


def _impossible(rng: random.Random, who: Person) -> str:
    """One letter put into, taken out of or changed in the given name so that no pinyin is left."""
    given = "".join(who.given)
    while True:
        at, letter = rng.randrange(1, len(given)), rng.choice("abcdeghijlmnopqrstuwxyz")
        wrong = rng.choice((given[:at] + letter + given[at:], given[:at] + letter + given[at + 1 :]))
        if wrong != given and not syllables(wrong):
            return f"{who.surname.capitalize()} {wrong.capitalize()}"
