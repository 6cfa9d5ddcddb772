"""Words folded in steps: each step is skipped unless its letters stand in the word, which most do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.lazy import lazy

if TYPE_CHECKING:
    import re

    Steps = tuple[tuple[str, re.Pattern[str] | None, str], ...]


def steps(*written: tuple[str, str, str]) -> Steps:
    """Steps as (letters that must stand in the word, what is replaced or nothing for these letters, by what)."""
    return tuple((letters, lazy(pattern) if pattern else None, to) for letters, pattern, to in written)


def stepped(word: str, each: Steps) -> str:
    """The word after all steps."""
    for letters, pattern, to in each:
        if letters in word:
            word = pattern.sub(to, word) if pattern else word.replace(letters, to)
    return word
