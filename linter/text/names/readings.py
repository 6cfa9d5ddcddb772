"""How the words of a Chinese name may be read, whatever stands around them.

A surname and one or two syllables, in either order, the given name joined, hyphenated, written apart, with an inner
capital or with the marks of its tones; in pinyin or in the system of Wade and Giles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.text.names.wade_giles import wade_giles_readings
from linter.text.pinyin import Reading, given_names, spellings, surname_forms, surnames, syllables, without_tones

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHORTEST_NEAR = 4  # letters of an impossible word that may still be a name of the document with a slip


class Found(NamedTuple):
    """So many words of a run are a name with these readings."""

    length: int
    readings: tuple[Reading, ...]


def read_name(written: str) -> tuple[Reading, ...]:
    """The readings of a string that is known to be a name; empty where it is no Chinese one."""
    surname, comma, given = written.partition(",")
    words = without_tones(f"{surname} {given}" if comma else written).split()
    if len(words) == 3 and words[2].islower():
        words[2] = words[2].capitalize()
    pinyin: tuple[Reading, ...] = ()
    for find in (surname_first, given_first):
        found = find(words, 0)
        if found and found.length == len(words):
            pinyin = found.readings
            break
    same = {(reading.surname, reading.given) for reading in pinyin}
    others = tuple(r for r in wade_giles_readings(words) if (r.surname, r.given) not in same)
    if pinyin or others:
        return pinyin + others
    found = impossible(words, 0)
    return found.readings if found and found.length == len(words) else ()


def surname_first(words: Sequence[str], at: int) -> Found | None:
    """In the order of Chinese: "Zhang Guoqing", "Zhang Guo-qing", "Li Le Cheng"."""
    surname = _surname(words[at])
    if surname is None or at + 1 >= len(words):
        return None
    given = given_names(words[at + 1])
    if not given:
        return None
    if at + 2 < len(words) and (apart := _written_apart(words, at + 1)):
        return Found(3, (Reading(surname, apart),))
    # Two syllables before one: "Xian" is likelier Xi'an in a given name only if it says so.
    return Found(2, tuple(Reading(surname, g) for g in given))


def _written_apart(words: Sequence[str], at: int) -> tuple[str, str] | None:
    """The given name of two words of one syllable each, if no further one follows that would pair otherwise."""
    one, two = words[at], words[at + 1]
    known = spellings()
    if one.lower() not in known or two.lower() not in known or one.isupper() != two.isupper():
        return None
    if at + 2 < len(words) and given_names(words[at + 2]):
        return None
    return known[one.lower()], known[two.lower()]


def given_first(words: Sequence[str], at: int) -> Found | None:
    """In the order of English, "Guoqing Zhang": two syllables, and no name begins with the surname."""
    if at + 1 >= len(words) or (surname := _surname(words[at + 1])) is None:
        return None
    given = [g for g in given_names(words[at]) if len(g) == 2]
    if not given or (at + 2 < len(words) and given_names(words[at + 2])):
        return None
    return Found(2, tuple(Reading(surname, g, given_first=True) for g in given))


def impossible(words: Sequence[str], at: int) -> Found | None:
    """A surname and a word that is no pinyin, "Chen Shaoywang"."""
    surname = _surname(words[at])
    if surname is None or at + 1 >= len(words):
        return None
    word = words[at + 1]
    if not (word.isalpha() and word[1:].islower() and len(word) >= _SHORTEST_NEAR) or syllables(word.lower()):
        return None
    return Found(2, (Reading(surname, (), impossible=word.lower()),))


def _surname(text: str) -> str | None:
    return surnames()[text.lower()] if text in surname_forms() else None
