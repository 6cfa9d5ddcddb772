"""Word lists as plain text: white space between words, `#` starts a comment line.

Each list is read once, when a text first needs it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[str, ...]:
    """The lines of `name`.txt without comments and blank lines."""
    text = (_FOLDER / f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of `name`.txt."""
    return frozenset(word for row in rows(name) for word in row.split())


@cache
def shares(name: str) -> dict[str, float]:
    """Rows of `word percent` as word → share of 1."""
    pairs = (row.split() for row in rows(name))
    return {word: float(percent) / 100 for word, percent in pairs}
