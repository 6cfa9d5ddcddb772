"""Names from Japanese: Hepburn with and without long vowels, and the older systems."""

from __future__ import annotations

import re
from functools import lru_cache

_REMEMBERED = 4096
_STEPS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"oh(?![aeiouy])|oo|ou", "o"),
        (r"uu", "u"),
        (r"sh", "sy"),
        (r"ch", "ty"),
        (r"j", "zy"),
        (r"ts", "t"),
        (r"f", "h"),
        (r"yi", "i"),
        (r"dz", "z"),
        (r"m(?=[bpm])", "n"),
    )
)


@lru_cache(_REMEMBERED)
def japanese(word: str) -> str:
    """A plain word as all systems write it, its long vowels short: "ohno", "oono" and "ono" are one."""
    if len(word) < 2 or not word.isascii():
        return word
    for pattern, to in _STEPS:
        word = pattern.sub(to, word)
    return word
