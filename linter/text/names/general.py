"""Names of persons that are not Chinese: which words of a run of capitals are one.

A capital alone says nothing: firms, places, laws and headings have capitals too. So a name needs a word for it: a
given name that is known, a title before it, a patronymic, an article of Arabic, the syllables of Korean or
Vietnamese, the ending of a Slavic or Nordic surname, or the surname of another person of the document.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from linter.lazy import lazy
from linter.text.names.shapes import VERY_KOREAN, folded, is_japanese, is_korean, is_vietnamese, parts
from linter.text.names.words import STANDS_IN_NO_NAME, Part, given_names, other_signals, part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from linter.text.names.runs import Word

_MOST_WORDS = 8  # of a name, particles and initials among them
_ENDINGS = (
    "ov", "ova", "ev", "eva", "sky", "skiy", "skaya", "skii", "enko", "vich", "vych", "shvili", "adze", "ović", "ević",
    "ovic", "evic", "dóttir", "dottir", "sson",
)  # fmt: skip
_LARGE_PARTICLES = frozenset(
    ("Le", "La", "De", "Di", "Da", "Du", "Del", "Della", "Van", "Von", "Der", "Den", "Bin", "Al", "El")
)
_SHORTEST_TELLING = 6  # letters of a surname that its ending alone shows to be one
_PATRONYMIC = lazy(r".{2,}(?:[oey]vich|[oe]vi[ct]ch|[oey]vna)")


class Person(NamedTuple):
    """So many words of a group from the one with this number on are a name; `sure` if no other word can be meant."""

    at: int
    length: int
    sure: bool


def may_name(run: str) -> bool:
    """False where no word of the run says that it is a name; decides the speed on a text."""
    small = run.lower()
    if not small.isascii():
        small = " ".join(map(folded, small.split()))
    words = small.replace("\xa0", " ").replace("-", " ").replace(".", "").split(" ")
    if not given_names().isdisjoint(words) or not other_signals().isdisjoint(words):
        return True
    return small.endswith(_ENDINGS) or "al-" in small or " bin " in small or ". " in small


@lru_cache(8192)
def persons_in(group: tuple[Word, ...], surnames: frozenset[str] = frozenset()) -> tuple[Person, ...]:
    """The names in a group of words, those first that are sure; `surnames` of persons known from elsewhere."""
    return tuple(_find([word.text for word in group], surnames))


def _find(texts: Sequence[str], surnames: Collection[str]) -> Iterator[Person]:
    kinds = [part(text) for text in texts]
    at = 0
    while at < len(texts) - 1:
        length = _length(texts, kinds, at, surnames)
        if length and not _names_a_thing(texts, kinds, at, at + length):
            sure = not kinds[at] & Part.UNSURE or bool(kinds[at] & Part.GIVEN)
            yield Person(at, length, sure)
        at += max(length, 1)


def _length(texts: Sequence[str], kinds: Sequence[int], at: int, surnames: Collection[str]) -> int:
    """How many words from this one on are a name; 0 if none begins here."""
    if kinds[at] & (Part.PARTICLE | Part.SUFFIX | Part.STRANGE):
        return 0
    if east := _east_asian(texts, kinds, at):
        return east
    end = _end(texts, kinds, at)
    if end - at < 2 or end - at > _MOST_WORDS:
        return 0
    return end - at if _is_person(texts, kinds, at, end, surnames) else 0


def _east_asian(texts: Sequence[str], kinds: Sequence[int], at: int) -> int:
    if not (kinds[at] | kinds[at + 1]) & Part.EAST:
        return 0
    for length in (4, 3, 2):
        words = texts[at : at + length]
        hyphenated = length == 2 and "-" in words[-1]
        barred = Part.STRANGE if hyphenated else Part.STRANGE | Part.PLACE
        if len(words) < length or any(kind & barred for kind in kinds[at + 1 : at + length]):
            continue
        small = tuple(map(folded, words))
        ends = length == 2 or at + length >= len(texts) or not _may_be_surname(kinds[at + length])
        if ends and is_korean(small) and _is_sure_korean(small, kinds[at : at + length]):
            return length
        if ends and is_vietnamese(small) and _is_sure_vietnamese(small, kinds[at : at + length]):
            return length
        if length == 2 and is_japanese(small) and not any(kind & Part.ENGLISH for kind in kinds[at : at + 2]):
            return length
    return 0


def _is_sure_vietnamese(words: Sequence[str], kinds: Sequence[int]) -> bool:
    """True where no English can be meant: "Nguyen Van Minh", but not "Ho Ho Ho" or "Hong Kong To"."""
    if words[0] in parts("vietnamese sure"):
        return not all(kind & Part.ENGLISH for kind in kinds[1:])
    return not any(kind & (Part.ENGLISH | Part.GIVEN) for kind in kinds[1:]) and not kinds[0] & (
        Part.PLACE | Part.ENGLISH
    )


def _is_sure_korean(words: Sequence[str], kinds: Sequence[int]) -> bool:
    """True where no English can be meant: "Kim Young Sam", but not "Do You In"."""
    if "-" in words[0] + words[1]:
        return True
    surname, *given = kinds
    if any(kind & Part.GIVEN for kind in given):
        return False
    english = all(kind & Part.ENGLISH for kind in given)
    if words[0] in parts("korean sure"):
        return not english
    typical = any(VERY_KOREAN.search(word) for word in words[1:])
    if len(words) == 2:
        return typical and not english
    # "Chun Soon Ok", but not "So Long Il" or "Yu Gi Oh"
    return typical and not surname & Part.ENGLISH


def _end(texts: Sequence[str], kinds: Sequence[int], at: int) -> int:
    """Where a name that begins here ends: before what can be no part of it."""
    end = at + 1
    while end < len(texts) and end - at <= _MOST_WORDS:
        kind = kinds[end]
        if _is_particle(texts[end], kind):
            after = end + 1
            while after < len(texts) and _is_particle(texts[after], kinds[after]):
                after += 1
            # Behind a given name and a particle any word is a surname: "Jean-Marie Le Pen", "Osama bin Laden".
            barred = Part.THING | Part.STRANGE | (Part.PARTICLE if kinds[at] & Part.GIVEN else Part.ENGLISH)
            if after == len(texts) or kinds[after] & barred:
                break
            end = after + 1
        elif kind & Part.SUFFIX and end - at > 1:
            return end + 1
        elif kind & Part.INITIAL or _may_be_surname(kind):
            end += 1
        else:
            break
    while end - at > 1 and kinds[end - 1] & Part.INITIAL:
        end -= 1
    return end


def _is_particle(text: str, kind: int) -> bool:
    return bool(kind & Part.PARTICLE) or text in _LARGE_PARTICLES


def _may_be_surname(kind: int) -> bool:
    if kind & Part.STRANGE:
        return False
    if kind & (Part.GIVEN | Part.SURNAME):
        return True
    return not kind & (STANDS_IN_NO_NAME | Part.TITLE | Part.INITIAL)


def _is_person(texts: Sequence[str], kinds: Sequence[int], at: int, end: int, surnames: Collection[str]) -> bool:
    """True where one of these words says that all of them are a name."""
    first, last = kinds[at], kinds[end - 1 - bool(kinds[end - 1] & Part.SUFFIX)]
    unknown = not last & (Part.ENGLISH | Part.PLACE | Part.TITLE | Part.SURNAME) or bool(last & Part.GIVEN)
    if first & Part.GIVEN:
        return True
    if first & Part.INITIAL:
        # "J. K. Rowling"; one initial alone is also "E. Coli" or "Vitamin C".
        sure = Part.INITIAL | Part.GIVEN  # "F. Scott Fitzgerald"
        return end - at > 2 and bool(kinds[at + 1] & sure) and unknown and texts[at].endswith(".")
    if first & Part.UNSURE or not unknown or first & (STANDS_IN_NO_NAME | Part.TITLE):
        return bool(first & Part.UNSURE) and unknown and not last & Part.INITIAL
    # "Natan Ben Ami", "Minister Joost Hoekema"
    if (end - at > 2 and kinds[at + 1] & Part.GIVEN) or (at and kinds[at - 1] & Part.TITLE):
        return True
    return _says_person([folded(text) for text in texts[at:end]], surnames)


def _says_person(words: Sequence[str], surnames: Collection[str]) -> bool:
    """True for a Slavic or Nordic surname, a patronymic, an article of Arabic, or a surname known already."""
    last = words[-1]
    if last.endswith(_ENDINGS) and len(last) > _SHORTEST_TELLING and len(words[0]) > 2:
        return True
    if any(_PATRONYMIC.fullmatch(word) for word in words[1:]):
        return True
    return last in surnames or "bin" in words[1:-1] or any(word.startswith(("al-", "el-")) for word in words[1:])


def _names_a_thing(texts: Sequence[str], kinds: Sequence[int], at: int, end: int) -> bool:
    """True for the name of a firm or a place: "Anne Frank House", "San Diego", "Louis Vuitton"."""
    if at and (kinds[at - 1] & Part.PLACE_OF or texts[at - 1] in _LARGE_PARTICLES):
        return True
    if end < len(texts) and (kinds[end] & Part.THING or _may_be_surname(kinds[end])):
        return True
    if end + 1 < len(texts) and kinds[end + 1] & Part.THING and kinds[end] & Part.ENGLISH:
        return True
    if all(kind & Part.PLACE for kind in kinds[at:end]):
        return True
    small = [folded(text) for text in texts[at:end]]
    return any("-".join(small[start : start + 2]) in parts("nonperson") for start in range(len(small)))
