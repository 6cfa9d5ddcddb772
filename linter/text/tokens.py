"""Words and numbers of a text, with where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, overload

from linter.text.spans import Span

LETTER_FILLER = "\ua788"
"""Stands for the rest of a character reference such as `&eacute;` in masked HTML: a letter, so that the word
holds together; left out of `Token.norm`."""

# One word: letters, digits, underscores and inner apostrophes. A hyphen parts words, so "door-to-door" is three
# tokens with hyphens between them, which a check for doubled words can see. (Leaving the underscore out costs a
# third of the speed.)
WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")


class Token(NamedTuple):
    """A word: its place and its folded form (lower case, curly apostrophe straightened)."""

    start: int
    end: int
    norm: str

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


class Tokens(Sequence[Token]):
    """The words of a text as columns, which is several times faster to make than a list of `Token`s.

    Attributes:
        spans: (start, end) of each word, in code points.
        norms: the folded form of each word.
    """

    __slots__ = ("norms", "spans")

    def __init__(self, spans: list[tuple[int, int]], norms: list[str]) -> None:
        self.spans = spans
        self.norms = norms

    def __len__(self) -> int:
        return len(self.spans)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Tokens: ...
    def __getitem__(self, index: int | slice) -> Token | Tokens:
        if isinstance(index, slice):
            return Tokens(self.spans[index], self.norms[index])
        return Token(*self.spans[index], self.norms[index])

    def __iter__(self) -> Iterator[Token]:
        for (start, end), norm in zip(self.spans, self.norms, strict=True):
            yield Token(start, end, norm)


def tokenize(prose: str) -> Tokens:
    """The words of a masked text in order. The span of a token never moves; its norm may change length."""
    spans = [match.span() for match in WORD.finditer(prose)]
    folded = fold_word(prose)
    if len(folded) == len(prose) and LETTER_FILLER not in prose:  # growing and shrinking may cancel out
        return Tokens(spans, [folded[start:end] for start, end in spans])
    # A few letters such as İ grow when made small, and fillers go: then each word is folded by itself.
    return Tokens(spans, [fold_word(prose[start:end]) for start, end in spans])


class Forms(Mapping[str, Mapping[str, int]]):
    """How often each word is written in which way: folded word → form → count."""

    def __init__(self, tokens: Tokens, prose: str) -> None:
        self._counts = Counter(tokens.norms)
        written = [prose[start:end] for start, end in tokens.spans]
        self._unlike: dict[str, dict[str, int]] = {}
        # Most words are written as they are folded: only the others are kept one by one.
        for norm, form in zip(tokens.norms, written, strict=True):
            if norm != form:
                forms = self._unlike.setdefault(norm, {})
                forms[form] = forms.get(form, 0) + 1

    def __getitem__(self, norm: str) -> Mapping[str, int]:
        if norm not in self._counts:
            raise KeyError(norm)
        unlike = self._unlike.get(norm, {})
        alike = self._counts[norm] - sum(unlike.values())
        return {norm: alike, **unlike} if alike else unlike

    def __contains__(self, norm: object) -> bool:
        return norm in self._counts

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)


def fold_word(word: str) -> str:
    """The form in which two spellings of a word are compared."""
    folded = word.lower()
    if not folded.isascii():
        folded = folded.replace("’", "'").replace("ʼ", "'").replace(LETTER_FILLER, "")
    return folded
