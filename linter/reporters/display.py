"""How text from a linted file is shown on a terminal: safe, on one line, and as wide as it looks.

Two views of a text. `one_line` leaves it as it is but for what would break the line or drive the terminal.
`visible` also spells out what the eye cannot see, for text that is marked because of such characters.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from linter.lazy import lazy

_FOLDED = lazy(r"[\t\n\v\f\r \x1c-\x1f\x85\u2028\u2029]+")
_LONE_SURROGATE = lazy("[\ud800-\udfff]")
# Controls, and the marks that turn the direction of the text around them (Unicode Standard Annex 9).
_UNSAFE = lazy("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# Blank or without shape although their general category is a letter, a symbol or a combining mark.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_UNSEEN_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_LONGEST_SPELT_RUN = 3


def one_line(text: str) -> str:
    """The text on one line: white space folded, controls and lone surrogates spelt out."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return _UNSAFE.sub(_spell, _FOLDED.sub(" ", text))


def exact(text: str) -> str:
    """The text on one line with nothing folded, for paths: two that differ are never shown alike."""
    return _UNSAFE.sub(_spell, text)


def visible(text: str) -> str:
    """The text with every character spelt out that could not be seen or told from a space."""
    if text.isascii() and text.isprintable():
        return text
    shown: list[str] = []
    for char, run in groupby(text):
        length = len(list(run))
        if not (_unseen(char) or (not shown and unicodedata.category(char).startswith("M"))):
            shown.append(char * length)
        elif length <= _LONGEST_SPELT_RUN or _LONE_SURROGATE.match(char):
            shown.append(_name(char) * length)
        else:
            shown.append(f"<U+{ord(char):04X} ×{length}>")
    return "".join(shown)


def width(text: str) -> int:
    """The columns that a terminal gives to the text (Unicode Standard Annex 11; combining marks none)."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_columns, text))


def head(text: str, columns: int) -> str:
    """The text, or its longest beginning that fits with an ellipsis, cut at a word where one ends near."""
    if width(text) <= columns:
        return text
    end = _fitting(text, columns - 1)
    space = text.rfind(" ", max(1, end - columns // 2), end + 1)
    return text[: space if space > 0 else end] + "…"


def tail(text: str, columns: int) -> str:
    """The text, or its longest end that fits with an ellipsis, cut at a word where one begins near."""
    if width(text) <= columns:
        return text
    start = len(text) - _fitting(text[::-1], columns - 1)
    while start < len(text) and not _columns(text[start]):
        start += 1  # a mark whose letter is cut away
    space = text.find(" ", max(start - 1, 0), start + columns // 2)
    return "…" + text[space + 1 if 0 <= space < len(text.rstrip()) - 1 else start :]


def _fitting(text: str, columns: int) -> int:
    used = 0
    for index, char in enumerate(text):
        used += _columns(char)
        if used > columns:
            return index
    return len(text)


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    # The vowels and finals of a decomposed Hangul syllable are drawn into its first letter.
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _unseen(char: str) -> bool:
    category = unicodedata.category(char)
    if category in _UNSEEN_CATEGORIES or char in _BLANKS:
        return True
    if category == "Zs":
        return char != " "
    # U+FE0F, the commonest variation selector, only asks for an emoji and may stay beside one.
    return char != "\ufe0f" and unicodedata.name(char, "").startswith(("VARIATION", "MONGOLIAN FREE"))


def _spell(match: re.Match[str]) -> str:
    return _name(match[0])


def _name(char: str) -> str:
    return f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else f"<U+{ord(char):04X}>"
