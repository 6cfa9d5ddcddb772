"""A name of words in its parts: what distinguishes people, and what comes and goes."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

_REMEMBERED = 8192  # words and names kept: those of a document come again and again
_LONGEST = 60  # letters of a word of a name
_MOST_WORDS = 12  # of a name
_JOINS = re.compile(r"[-‐‑‒–]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,4}|(?:[^\W\d_]\.-[^\W\d_]\.)")
_SPECIAL = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "ng", "ħ": "h",
    "ə": "a", "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "ʿ": None, "ʾ": None, "`": None, "´": None,
    ".": None, ",": None,
})  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
ARTICLES = frozenset(("al", "el", "ul", "ad", "as", "ar", "ash", "esh", "et", "es", "er", "ed", "an", "at", "az", "ez"))
PARTICLES = frozenset((
    "van", "von", "der", "den", "de", "di", "da", "do", "dos", "das", "del", "della", "la", "le", "du", "des", "ter",
    "ten", "zu", "zur", "zum", "af", "av", "y", "e", "st", "san", "dela", "las", "los", "vom", "op", "het", "d", "o",
))  # fmt: skip
_SONS = {"bin": "bin", "ibn": "bin", "ben": "bin", "bint": "bint", "binti": "bint", "abu": "abu", "abou": "abu"}


_COMES_AND_GOES = ARTICLES | PARTICLES | _SONS.keys()


class Style(Enum):
    """Which words of a name are particles."""

    WESTERN = "western"
    """"Ludwig van Beethoven": they stand in the middle."""
    ARABIC = "arabic"
    """"bin" distinguishes people; "al" is what comes and goes."""
    BARE = "bare"
    """None: "Nguyen Van Hung"."""


class Parts(NamedTuple):
    """A name taken apart, all letters small and without marks.

    Attributes:
        letters: all letters in order, particles among them.
        cores: the words that distinguish people, initials as one letter.
        particles: "van", "de", "al": what is left out or written in another way without making another person.
        suffix: "jr" or the like, or nothing.
    """

    letters: str
    cores: tuple[str, ...]
    particles: tuple[str, ...]
    suffix: str


_NO_NAME = Parts("", (), (), "")


@lru_cache(_REMEMBERED)
def plain(word: str) -> str:
    """A word in small letters without marks, dots and apostrophes: "Vučić" gives "vucic"."""
    small = word.lower()
    if not small.isascii():
        small = unicodedata.normalize("NFKD", small.translate(_SPECIAL))
        small = "".join(char for char in small if not unicodedata.combining(char))
    return small.translate(_SPECIAL)


def german_letters(words: tuple[str, ...]) -> str:
    """All letters of a name, umlauts as two: "Gerd Müller" gives "gerdmueller"."""
    written = unicodedata.normalize("NFC", "-".join(words).lower()).translate(_UMLAUTS)
    return "".join(_tokens(written))


@lru_cache(_REMEMBERED)
def parts_of(words: tuple[str, ...], style: Style) -> Parts:
    """The parts of a name as its language has them."""
    arabic = style is Style.ARABIC
    if len(words) > _MOST_WORDS or max(map(len, words), default=0) > _LONGEST:
        return _NO_NAME
    tokens = [token for word in words for token in _tokens(word) if token]
    letters = "".join(tokens)
    suffix = ""
    if len(tokens) > 2 and tokens[-1] in SUFFIXES:
        suffix = SUFFIXES[tokens.pop()]
    cores, particles = [], []
    for at, token in enumerate(tokens):
        if arabic and token in _SONS:
            cores.append(_SONS[token])
        elif arabic and token in ARTICLES and at:
            if cores[-1:] == ["abd"]:
                cores[-1] = "abdul"
            else:
                particles.append("al")
        # "De Niro", "Van Morrison": what stands first may be all there is.
        elif style is Style.WESTERN and 0 < at < len(tokens) - 1 and (token in PARTICLES or token in ARTICLES):
            particles.append(token)
        else:
            cores.append(token)
    return Parts(letters, tuple(cores), tuple(particles), suffix)


def has_particles(words: tuple[str, ...]) -> bool:
    """False where every style of particles parts the name in the same way."""
    return any("-" in word or not word.isascii() or word.lower() in _COMES_AND_GOES for word in words)


def _tokens(word: str) -> list[str]:
    """The tokens of a word: hyphens part it, "H.W." is two initials."""
    if word.isascii() and word.isalpha():
        return [word.lower()]
    if _INITIALS.fullmatch(word):
        return [plain(char) for char in word if char.isalpha()]
    return [plain(part) for part in _JOINS.split(word)]
