"""How two Korean names resemble one another: by the syllables that their letters may stand for.

Four systems and the habits of the bearers are in use. A vowel stands for several sounds ("Jung" is jung or jeong), a
surname for itself in any dress ("Lee", "Yi", "Ri", "Rhee"). Where all else is written alike the first consonant counts:
"Choi Gyung-hwan" and "Choi Kyung-hwan" sat in one parliament, and so did "Kim Jong-dae" and "Kim Jong Tae".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.names.relations.kinds import NO_RELATION, Kind, Relation
from linter.checks.names.relations.parts import plain
from linter.lazy import lazy
from linter.text.names.shapes import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMEMBERED = 4096
_ROMAN_COST, _ORDER_COST = 0.2, 0.05
_LONGEST = 16  # letters of a given name with its hyphen
_CONFLICT = Relation(Kind.CONFLICT, 0.9)
_JOINS = re.compile(r"[-‐‑]")
_SYLLABLE = lazy(r"(kk|gg|tt|dd|pp|bb|ss|jj|tch|ch|sh|[kgntdrlmpbsjh]?)([aeiouwy]+)h?(ng|ck|[nkglrmpbtds]?)")
# What each vowel may stand for, one letter a sound: a, A (ae), v (eo), E (e), o, u, w (eu), i; y, W and U before it.
_VOWELS = {
    "a": "a", "ae": "A", "ai": "A", "ay": "A", "eo": "v", "o": "o v", "oo": "u", "ou": "o u v", "u": "u v w", "eu": "w",
    "i": "i", "ee": "i", "ii": "i", "yi": "i", "y": "i", "e": "E A", "ei": "E", "ey": "E",
    "ya": "ya", "yae": "yA", "yeo": "yv", "yo": "yo yv", "yeou": "yv", "you": "yv yu yo", "yu": "yu yv", "yoo": "yu",
    "ye": "yE", "yeu": "yv", "eou": "v", "iu": "yu", "io": "yo",
    "wa": "Wa", "oa": "Wa", "wae": "WA", "wo": "Wv", "weo": "Wv", "we": "WE", "wi": "Wi", "wee": "Wi", "oe": "Oi",
    "oi": "Oi", "oy": "Oi", "ui": "wi Wi", "eui": "wi", "euy": "wi", "woo": "u", "wu": "u", "wou": "u", "uh": "v",
}  # fmt: skip
_ONSETS = {"kk": "k", "gg": "g", "tt": "t", "dd": "d", "pp": "p", "bb": "b", "ss": "s", "jj": "j", "tch": "j",
           "ch": "j", "sh": "s", "r": "l"}  # fmt: skip
_CODAS = {"g": "k", "ck": "k", "d": "t", "s": "t", "b": "p", "r": "l"}
_HARD = str.maketrans("gdb", "ktp")
_LENIENT = str.maketrans("gdbl", "ktp ")  # surnames in the older systems: g for k, and l or r that is no longer said
_SURNAMES = (
    ("lee", "yi", "ri", "rhee", "i", "li", "rhie", "ree", "yee"), ("park", "bak", "pak", "bahk", "pahk", "pack"),
    ("choi", "choe", "choy", "chwe", "tsoi"), ("lim", "im", "rim", "yim", "leem", "rhim"),
    ("ryu", "yu", "yoo", "you", "ryoo", "lyu", "ryou", "yoou"), ("roh", "noh", "no", "ro", "rho"),
    ("woo", "u", "wu", "ou", "oo"), ("seo", "suh", "so", "sur", "su"), ("heo", "hur", "huh", "ho", "her", "hu"),
    ("na", "ra", "rha", "nah"), ("yang", "ryang", "lyang"), ("baek", "paik", "paek", "baik", "back", "paick", "beck"),
    ("yeo", "yuh", "ryeo", "lyuh"), ("joo", "ju", "chu", "choo"), ("oh", "o"), ("koo", "gu", "ku", "goo"),
)  # fmt: skip


class _Syllable(NamedTuple):
    onset: str
    vowels: frozenset[str]
    coda: str

    def may_be(self, other: _Syllable, *, strict: bool) -> bool:
        """True where both may be written for one syllable; `strict`: in one system, where g is not k."""
        one, two = (self.onset, other.onset) if strict else (_hard(self.onset), _hard(other.onset))
        return one == two and self.coda == other.coda and not self.vowels.isdisjoint(other.vowels)


class _Korean(NamedTuple):
    surname: str
    given: str
    given_first: bool


@lru_cache(_REMEMBERED)
def relate_korean(one: tuple[str, ...], other: tuple[str, ...]) -> Relation:
    """The relation of two names of which at least one is known to be Korean; none where the other cannot be."""
    found = (_relate(a, b) for a in _readings(one) for b in _readings(other))
    return min(found, key=lambda relation: relation.rank, default=NO_RELATION)


def _relate(a: _Korean, b: _Korean) -> Relation:
    swapped = a.given_first != b.given_first
    if a.given == b.given and a.surname == b.surname:
        return Relation(Kind.ORDER, _ORDER_COST) if swapped else Relation(Kind.FORMAT, 0.0)
    if _surname_key(a.surname).isdisjoint(_surname_key(b.surname)):
        return NO_RELATION
    ones, others = _syllables(a.given), _syllables(b.given)
    pairs = [(x, y) for x in ones for y in others if len(x) == len(y)]
    # Where all else is written alike, both are written in one system, and there g is not k.
    one_system = a.surname == b.surname and _hard(a.given) == _hard(b.given)
    if any(all(s.may_be(t, strict=one_system) for s, t in zip(x, y, strict=True)) for x, y in pairs):
        return Relation(Kind.ROMAN, _ROMAN_COST)
    return _CONFLICT


def _hard(word: str) -> str:
    """The word with k, t and p for g, d and b."""
    return word.translate(_HARD)


@lru_cache(_REMEMBERED)
def _readings(words_of_name: tuple[str, ...]) -> tuple[_Korean, ...]:
    """Surname and given name in either order, as far as the words can be Korean."""
    if not 2 <= len(words_of_name) <= 3 or max(map(len, words_of_name)) > _LONGEST:
        return ()
    joined = [plain(_JOINS.sub("", word)) for word in words_of_name]
    if not all(joined):
        return ()
    first = _Korean(joined[0], "".join(joined[1:]), given_first=False)
    last = _Korean(joined[-1], "".join(joined[:-1]), given_first=True)
    return tuple(r for r in (first, last) if _may_be_surname(r.surname) and _syllables(r.given))


def _may_be_surname(word: str) -> bool:
    return word in _groups() or word in parts("korean")


@lru_cache(1)
def _groups() -> dict[str, str]:
    return {form: group[0] for group in _SURNAMES for form in group}


@lru_cache(_REMEMBERED)
def _syllables(word: str) -> tuple[tuple[_Syllable, ...], ...]:
    """The ways to read a word as one syllable or two."""
    if len(word) > _LONGEST:
        return ()
    whole = _one(word)
    parted = ((one, two) for cut in range(1, len(word)) if (one := _one(word[:cut])) and (two := _one(word[cut:])))
    return (*(((whole,),) if whole else ()), *parted)


@lru_cache(_REMEMBERED)
def _one(word: str) -> _Syllable | None:
    match = _SYLLABLE.fullmatch(word)
    if match is None or match.group(2) not in _VOWELS:
        return None
    onset, vowel, coda = match.groups()
    return _Syllable(_ONSETS.get(onset, onset), frozenset(_VOWELS[vowel].split()), _CODAS.get(coda, coda))


@lru_cache(_REMEMBERED)
def _surname_key(word: str) -> frozenset[str]:
    """What a surname may stand for: its group, and its sounds with g and k, d and t, b and p, ch and j as one."""
    found = {_groups()[word]} if word in _groups() else set()
    if syllable := _one(word):
        onset = syllable.onset.translate(_LENIENT)
        found.update(f"{onset}-{vowel}-{syllable.coda}" for vowel in syllable.vowels)
    return frozenset(found or {word})


def korean_keys(name: tuple[str, ...]) -> Iterator[str]:
    """Keys of which two names share at least one if one may be the other."""
    for reading in _readings(name):
        skeletons = {"".join(_hard(s.onset) + s.coda for s in given) for given in _syllables(reading.given)}
        for family in _surname_key(reading.surname):
            for skeleton in skeletons:
                yield f"ko|{family}|{skeleton}"
