"""Words and numbers of a text, with where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.text.spans import Span

LETTER_FILLER = "\ua788"
"""Stands for the rest of a character reference such as `&eacute;` in masked HTML: a letter, so that the word
holds together; left out of `Token.norm`."""

# One word: letters, digits and inner apostrophes. A hyphen parts words, so "door-to-door" is three tokens
# with hyphens between them, which a check for doubled words can see.
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")


class Token(NamedTuple):
    """A word: its place and its folded form (case folded, curly apostrophe straightened)."""

    start: int
    end: int
    norm: str

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


def tokenize(prose: str) -> tuple[Token, ...]:
    """The words of a masked text in order. The span of a token never moves; its norm may change length."""
    return tuple(Token(m.start(), m.end(), fold_word(m.group())) for m in _WORD.finditer(prose))


def fold_word(word: str) -> str:
    """The form in which two spellings of a word are compared."""
    folded = word.casefold()
    if not folded.isascii():
        folded = folded.replace("’", "'").replace("ʼ", "'").replace(LETTER_FILLER, "")
    return folded
