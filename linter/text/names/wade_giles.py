"""Chinese names in the system of Wade and Giles: "Mao Tse-tung", "Teng Hsiao-p'ing", "Tsai Ing-wen".

Its syllables are read as the pinyin that they stand for, so that "Mao Tse-tung" and "Mao Zedong" can be compared.
Newspapers and Taiwan leave the apostrophe out, which makes two syllables of one: then a name has several readings.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from linter.data.tables import rows, shares
from linter.lazy import lazy
from linter.text.pinyin import Reading, spellings, surnames

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_HYPHENS = lazy("[-‐‑]")
_APOSTROPHES = lazy("['’ʼ‘]")
_LONGEST = 7  # letters of "chuang" and "hsiung", with an apostrophe
_MOST_READINGS = 12  # of a name: three syllables with two readings each, and some room

# What newspapers leave out of a form: its apostrophe, the dots of its ü, both.
_LOSSES: tuple[Callable[[str], str], ...] = (
    lambda form: form.replace("'", ""),
    lambda form: form.replace("ü", "u"),
    lambda form: form.replace("ü", "u").replace("'", ""),
)


def wade_giles_readings(words: Sequence[str]) -> tuple[Reading, ...]:
    """The readings of two or three words that are a name in this system; empty where nothing says that they are.

    What says so is a hyphen, an apostrophe or a word that is no pinyin: "Li Ping" alone is never Li Bing.
    """
    if not 2 <= len(words) <= 3 or not _is_marked(words):
        return ()
    found = _read(words[0], words[1:])
    if found or len(words) == 3:
        return found
    if _HYPHENS.search(words[0]):  # "Ing-wen Tsai"
        return tuple(r._replace(given_first=True) for r in _read(words[1], words[:1]))
    return ()


def _is_marked(words: Sequence[str]) -> bool:
    known = spellings()
    return any(not word.isalpha() for word in words) or any(
        word.lower() not in (surnames() if at == 0 else known) for at, word in enumerate(words)
    )


def _read(surname: str, given: Sequence[str]) -> tuple[Reading, ...]:
    strict = any(_APOSTROPHES.search(word) for word in (surname, *given))
    parts = [part for word in given for part in _HYPHENS.split(_small(word))]
    if len(parts) == 1:
        parts = list(_two_syllables(parts[0], strict=strict)) or parts
    if len(parts) > 2 or not all(parts):
        return ()
    bearers = shares("chinese_surnames")
    families = sorted((s for s in syllable(_small(surname), strict=strict) if s in bearers), key=lambda s: -bearers[s])
    choices = [syllable(part, strict=strict) for part in parts]
    combined = (Reading(f, g, system="wade-giles") for f, *rest in product(families, *choices) if (g := tuple(rest)))
    return tuple(reading for reading, _ in zip(combined, range(_MOST_READINGS), strict=False))


def _small(word: str) -> str:
    return _APOSTROPHES.sub("'", word).lower()


@lru_cache(2048)
def _two_syllables(word: str, *, strict: bool) -> tuple[str, ...]:
    """A given name in one word, parted: "tsetung"; nothing for what is one syllable or pinyin."""
    if word in spellings() or len(word) > 2 * _LONGEST or syllable(word, strict=strict):
        return ()
    for cut in range(len(word) - 2, 0, -1):
        if syllable(word[:cut], strict=strict) and syllable(word[cut:], strict=strict):
            return word[:cut], word[cut:]
    return ()


@cache
def surname_forms() -> frozenset[str]:
    """Every surname as it starts a name in a text: "Chiang", "Ch'en", "Hsü"."""
    known = surnames()
    forms = (form for pinyin, *forms in map(str.split, rows("wade_giles")) if pinyin in known for form in forms)
    return frozenset(way.capitalize() for form in forms for way in (form, *(lost(form) for lost in _LOSSES)))


def syllable(written: str, *, strict: bool) -> tuple[str, ...]:
    """What a syllable in small letters can be in pinyin, likeliest first; `strict`: a name with apostrophes."""
    return (_strict() if strict else _loose()).get(written, ())


@cache
def _strict() -> Mapping[str, tuple[str, ...]]:
    """Each form with its apostrophe, ü with or without its dots."""
    return _table(str, _LOSSES[1])


@cache
def _loose() -> Mapping[str, tuple[str, ...]]:
    """Each form as newspapers write it; first what it stands for by the book, then what it may have lost."""
    return _table(str, *_LOSSES)


def _table(*ways: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    table = [row.split() for row in rows("wade_giles")]
    found: dict[str, dict[str, None]] = {}
    for way in ways:
        for by_the_book in (True, False):
            for pinyin, form, *habits in table:
                for written in (form,) if by_the_book else habits:
                    found.setdefault(way(written), {})[pinyin] = None
    return {written: tuple(meant) for written, meant in found.items()}
