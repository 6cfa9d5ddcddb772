"""Word lists as plain text: white space between words, `#` starts a comment line.

Each list is read once, when a text first needs it.
"""

from __future__ import annotations

import os
from functools import cache

_FOLDER = os.path.dirname(__file__)


@cache
def rows(name: str) -> tuple[str, ...]:
    """The lines of `name`.txt without comments and blank lines."""
    with open(os.path.join(_FOLDER, f"{name}.txt"), encoding="utf-8") as stream:
        lines = stream.read().splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of `name`.txt."""
    return frozenset(" ".join(rows(name)).split())


@cache
def shares(name: str) -> dict[str, float]:
    """Rows of `word percent` as word → share of 1."""
    pairs = (row.split() for row in rows(name))
    return {word: float(percent) / 100 for word, percent in pairs}
