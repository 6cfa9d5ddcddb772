"""Names from Japanese: Hepburn with and without long vowels, and the older systems."""

from __future__ import annotations

from functools import lru_cache

from linter.checks.names.relations.folding import stepped, steps

_REMEMBERED = 4096
_STEPS = steps(
    ("o", r"oh(?![aeiouy])|oo|ou", "o"),
    ("uu", "", "u"),
    ("sh", "", "sy"),
    ("ch", "", "ty"),
    ("j", "", "zy"),
    ("ts", "", "t"),
    ("f", "", "h"),
    ("yi", "", "i"),
    ("dz", "", "z"),
    ("m", r"m(?=[bpm])", "n"),
)


@lru_cache(_REMEMBERED)
def japanese(word: str) -> str:
    """A plain word as all systems write it, its long vowels short: "ohno", "oono" and "ono" are one."""
    if len(word) < 2 or not word.isascii():
        return word
    return stepped(word, _STEPS)
