"""A name of a person as it occurs in a text."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.text.pinyin import Reading
    from linter.text.spans import Span


class Shape(str, Enum):
    """What the words of a name look like, which decides how two names are compared."""

    CHINESE = "chinese"
    """Surname and syllables of Chinese, in pinyin or in the system of Wade and Giles."""
    IMPOSSIBLE = "impossible"
    """All says Chinese, but the given name is no pinyin."""
    KOREAN = "korean"
    JAPANESE = "japanese"
    VIETNAMESE = "vietnamese"
    SLAVIC = "slavic"
    ARABIC = "arabic"
    GENERAL = "general"
    """Any other name of two words or more."""


class Mention(NamedTuple):
    """A name as it occurs.

    Attributes:
        span: where it stands.
        surface: the name as written, blanks made one.
        key: what makes two mentions one name: equal for all ways to write a Chinese name, and for other names equal
            only for the same words but for case.
        kind: what the name looks like.
        words: the words of the name as written, particles among them.
        readings: the ways to understand a Chinese name, likeliest first; empty for any other.
    """

    span: Span
    surface: str
    key: str
    kind: Shape
    words: tuple[str, ...]
    readings: tuple[Reading, ...] = ()


def general_key(words: Sequence[str]) -> str:
    """What makes two mentions of a name that is not Chinese one: its words in small letters."""
    return " ".join(word.lower().rstrip(".") for word in words)
