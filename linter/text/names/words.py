"""What a capitalised word can be in a name: one look-up a word, remembered."""

from __future__ import annotations

from functools import cache, lru_cache

from linter.data.tables import rows, words
from linter.lazy import lazy
from linter.text.names.shapes import folded, parts
from linter.text.pinyin import surnames

_HYPHEN = lazy("-")
_INNER_CAPITAL = lazy(r"(?!Mc|Mac|De|Di|Da|La|Le|Du|Van|Von|Fitz|O'|D'|L'|El|Al)[A-ZÀ-Þ]\w*[^\W\d_A-Z][A-Z]")
_SHORT_CAPITALS = 4  # letters: what is shorter and in capitals is an abbreviation
_UNSURE = "unsure: "


class Part:
    """What a word can be, as bits of a number: an `IntFlag` takes several times as long."""

    UNKNOWN = 0
    GIVEN = 1
    """A given name."""
    UNSURE = 2
    """A given name that is an English word or a place, too: "Grace", "Jordan"."""
    ENGLISH = 4
    PLACE = 8
    TITLE = 16
    THING = 32
    """What makes a thing of the name before it: "Tower"."""
    INITIAL = 64
    PARTICLE = 128
    SUFFIX = 256
    SURNAME = 512
    """An English word that is a surname behind a given name: "Brown"."""
    STRANGE = 1024
    """Written as no name is: "NATO", "YouTube"."""
    PLACE_OF = 2048
    """What makes a place of the name behind it: "San"."""
    CHINESE = 4096
    """A Chinese surname in pinyin."""
    EAST = 8192
    """A part of Korean, Vietnamese or Japanese names."""


STANDS_IN_NO_NAME = Part.ENGLISH | Part.PLACE | Part.THING | Part.STRANGE | Part.PARTICLE


@lru_cache(16384)
def part(word: str) -> int:
    """What this word of a run can be."""
    small = folded(word)
    if len(small) == 1:
        return Part.INITIAL if word.endswith(".") or small not in "ai" else Part.ENGLISH
    found = Part.UNKNOWN
    for flag, listed in _tables():
        if small in listed:
            found |= flag
    if word[0].islower() and small in parts("particle"):
        return Part.PARTICLE
    if "-" in small:
        found |= _hyphenated(small)
    if found & Part.GIVEN:
        return found & ~(Part.ENGLISH | Part.PLACE)
    if (len(word) < _SHORT_CAPITALS and word.isupper()) or _INNER_CAPITAL.match(word):
        found |= Part.STRANGE
    return found


def _hyphenated(word: str) -> int:
    """Tell apart "Jean-Marie", a given name, "al-Din", which may be anything, and "Anglo-Dutch", no part of a name."""
    pieces = [piece for piece in word.split("-") if piece]
    if pieces[0] in parts("article"):
        return Part.UNKNOWN
    if pieces and pieces[0] in given_names() and not any(p in words("english_common") for p in pieces):
        return Part.GIVEN
    if any(len(p) > 2 and p in words("places") for p in pieces) or all(p in words("english_common") for p in pieces):
        return Part.ENGLISH
    return Part.UNKNOWN


@cache
def _tables() -> tuple[tuple[int, frozenset[str]], ...]:
    return (
        (Part.GIVEN, given_names()),
        (Part.UNSURE, unsure_given_names()),
        (Part.ENGLISH, words("english_common")),
        (Part.PLACE, words("places")),
        (Part.TITLE, parts("title")),
        (Part.THING, parts("thing")),
        (Part.PLACE_OF, parts("place of")),
        (Part.SUFFIX, parts("suffix")),
        (Part.SURNAME, words("english_surnames")),
        (Part.CHINESE, frozenset(surnames())),
        (Part.EAST, parts("korean").union(*map(parts, ("vietnamese", "japanese", "japanese given")))),
    )


@cache
def given_names() -> frozenset[str]:
    """Given names that are hardly ever anything else."""
    listed = " ".join(row for row in rows("given_names") if not row.startswith(_UNSURE)).split()
    return parts("slavic given").union(listed, parts("arabic given"), parts("japanese given"))


@cache
def unsure_given_names() -> frozenset[str]:
    """Given names that are also an English word or a place."""
    return frozenset(
        name for row in rows("given_names") if row.startswith(_UNSURE) for name in row.removeprefix(_UNSURE).split()
    )


@cache
def other_signals() -> frozenset[str]:
    """The small words besides given names of which a run needs one to hold a name that is not Chinese."""
    return unsure_given_names().union(*map(parts, ("korean", "vietnamese", "japanese", "title")))
