"""Chinese in pinyin: syllables, and the readings of a name.

A name is compared syllable by syllable, never letter by letter: "Guoqing" and "Guofeng" share a syllable,
which no similarity of letters can see. Inside mtlint ü is written ü; v, yu and u for it are ways of keying.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from linter.data.tables import shares, words
from linter.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 6  # letters of "zhuang", the longest syllable; a keyed form is never longer
_REMEMBERED = 4096  # readings kept: the names of a document come again and again
_V_WORD = 4  # syllables of a firm or place name in one word: "Lvdidongfang"
_TONES = frozenset("\u0304\u0301\u030c\u0300")
_INNER_CAPITAL = lazy(r"(?<=[a-zü])(?=[A-ZÜ])")
_PARTS = lazy(r"[-‐‑'’]|(?<=[a-zü])(?=[A-ZÜ])")


class Reading(NamedTuple):
    """One way to understand a name.

    Attributes:
        surname: canonical pinyin, small letters.
        given: the syllables of the given name; empty where it is not possible pinyin.
        given_first: the name was written as in English, "Guoqing Zhang".
        impossible: the given name as written, small letters, where it is not possible pinyin.
        system: how the name is written, `pinyin` or `wade-giles`; its syllables are given in pinyin in any case.
    """

    surname: str
    given: tuple[str, ...]
    given_first: bool = False
    impossible: str = ""
    system: str = "pinyin"

    @property
    def key(self) -> str:
        """Equal for all ways to write this name in one system: order, case, hyphens, v for ü."""
        key = f"{self.surname} {''.join(self.given) or self.impossible}"
        return key if self.system == "pinyin" else f"wg:{key}"


def without_tones(word: str) -> str:
    """The word without the marks of the four tones: "Guóqìng" gives "Guoqing"; the dots of ü stay."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(char for char in apart if char not in _TONES))


@cache
def spellings() -> Mapping[str, str]:
    """Each way to key a syllable → the syllable: `lv`, `lyu`, `lü` → `lü`; but `lu` is itself."""
    found = {}
    for syllable in words("pinyin"):
        found[syllable] = syllable
        if "ü" in syllable:
            found[syllable.replace("ü", "v")] = syllable
            found[syllable.replace("ü", "yu")] = syllable
    found.setdefault("lue", "lüe")
    found.setdefault("nue", "nüe")
    return found


@cache
def surnames() -> Mapping[str, str]:
    """Each way to key a surname → the surname."""
    found = {}
    for surname in shares("chinese_surnames"):
        found[surname] = surname
        if "ü" in surname:
            found[surname.replace("ü", "v")] = surname
            found[surname.replace("ü", "yu")] = surname
    return found


@cache
def surname_forms() -> frozenset[str]:
    """Every surname as it starts or ends a name in a text: `Zhang` and `ZHANG`."""
    return frozenset(form for s in surnames() for form in (s.capitalize(), s.upper()))


@lru_cache(_REMEMBERED)
def syllables(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways to read a word of small letters as one syllable, or else as two."""
    known = spellings()
    if word in known:
        # "Xian" is one syllable; two would be written "Xi'an".
        return ((known[word],),)
    if len(word) > 2 * _LONGEST:
        return ()
    # "Dana", "Chile": a second syllable of one letter is written with an apostrophe if at all.
    return tuple(
        (known[word[:cut]], known[word[cut:]])
        for cut in range(len(word) - 2, 0, -1)
        if word[:cut] in known and word[cut:] in known
    )


@lru_cache(_REMEMBERED)
def given_names(written: str) -> tuple[tuple[str, ...], ...]:
    """The ways to read a given name as it is written: "Guoqing", "Guo-qing", "GuoQing", "Yi'an"."""
    if not any(mark in written for mark in "-‐‑'’") and (written.isupper() or written[1:].islower()):
        return syllables(written.lower())
    parts = [part.lower() for part in _PARTS.split(written)]
    known = spellings()
    if len(parts) == 2 and all(part in known for part in parts):
        return (tuple(known[part] for part in parts),)
    return ()


def repairs(word: str) -> list[str]:
    """The possible given names of two syllables that are this impossible word with one letter taken out."""
    shorter = {word[:at] + word[at + 1 :] for at in range(len(word))}
    return sorted(w for w in shorter if any(len(s) == 2 for s in syllables(w)))


def one_letter_apart(one: str, other: str) -> bool:
    """True when one letter put in, taken out or replaced makes one word of the other (Levenshtein distance 1)."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    from rapidfuzz.distance import Levenshtein

    return bool(Levenshtein.distance(one, other, score_cutoff=1) == 1)


def with_umlaut(word: str) -> str | None:
    """The word with ü where it can be pinyin only if its v is read so; None for any other word.

    "Lvlong" gives "Lülong". "Lviv", "Nvidia" and "Solve" give None: what is left of them is no pinyin.
    """
    small = word.lower()
    # "Envying": a lone vowel is a syllable of few Chinese words.
    lone_vowel = small[0] in "aeo" and small[1:2] in {"l", "n"} and small[2:3] == "v"
    if "v" not in small or lone_vowel or not is_pinyin(small, _V_WORD):
        return None
    return word.replace("v", "ü").replace("V", "Ü")


def with_umlauts(form: str) -> str | None:
    """Words with ü for v in each where it can only be ü; None if there is no such word."""
    right = " ".join(with_umlaut(word) or word for word in form.split(" "))
    return right if right != form else None


def is_pinyin(word: str, most: int) -> bool:
    """True when a word of small letters is at most so many syllables; v after l or n stands for ü."""
    if not word:
        return True
    if most == 0:
        return False
    known = spellings()
    return any(
        word[:cut] in known
        # A syllable that starts with a vowel would need an apostrophe, and "lve" ends too many English words.
        and (cut == len(word) or word[cut] not in "aeo")
        and word[:cut] not in {"lve", "nve"}
        and is_pinyin(word[cut:], most - 1)
        for cut in range(1, min(_LONGEST, len(word)) + 1)
    )


def is_camel(word: str) -> bool:
    """True for an inner capital after a small letter: "GuoQing"."""
    return bool(_INNER_CAPITAL.search(word))
