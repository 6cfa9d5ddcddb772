"""Words and numbers of a text, with where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import starmap
from typing import NamedTuple, overload

from linter.frozen import once
from linter.lazy import lazy
from linter.text.folding import beyond_ascii
from linter.text.spans import Span

LETTER_FILLER = "\ua788"
"""Stands for the rest of a character reference such as `&eacute;` in masked HTML: a letter, so that the word
holds together; left out of `Token.norm`."""

# One word: letters, digits, underscores and inner apostrophes. A hyphen parts words, so "door-to-door" is three
# tokens with hyphens between them, which a check for doubled words can see. (Leaving the underscore out costs a
# third of the speed.)
WORD = lazy(r"\w+(?:['’ʼ]\w+)*")
_OUTER_APOSTROPHE = lazy(r"'(?:(?!\w)|(?<!\w'))")
_GOES_ON = lazy(r"'?\w")
_BEGAN_BEFORE = lazy(r"(?s:.?)\w\Z|\w'\Z")
_SIGNS_OUT = bytes(code if code > 127 or chr(code).isalnum() or code in b"_'" else 0x20 for code in range(256))
_MANY_WORDS = 5000  # in a longer text a look at all of it for one word costs too much
_MANY_SIGNS = 100  # each costs a pass over the text


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
    """The words of a text as columns, which are several times faster to make than a list of `Token`s.

    Attributes:
        norms: the folded form of each word.
        spans: (start, end) of each word in code points, made when first asked for: most texts are judged by
            their words alone.
    """

    def __init__(self, prose: str) -> None:
        folded = fold_word(prose)
        # A few letters such as İ grow when made small, and fillers go: then each word is folded by itself.
        self._by_word = len(folded) != len(prose) or LETTER_FILLER in prose
        self._text = prose if self._by_word else folded
        self.norms: list[str] = list(map(fold_word, WORD.findall(prose))) if self._by_word else words_of(folded)

    @once
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands."""
        if self._by_word:
            return [match.span() for match in WORD.finditer(self._text)]
        # No letter stands between two words, so that the next place where the word stands is its own.
        spans: list[tuple[int, int]] = []
        find, end = self._text.find, 0
        for norm in self.norms:
            start = find(norm, end)
            end = start + len(norm)
            spans.append((start, end))
        return spans

    @once
    def words(self) -> dict[str, None]:
        """The different words, in order of their first place."""
        return dict.fromkeys(self.norms)

    @once
    def numbers(self) -> dict[str, list[int]]:
        """For each word which of the words of the text it is, counted from 0 and in order."""
        found: dict[str, list[int]] = {}
        for number, norm in enumerate(self.norms):
            found.setdefault(norm, []).append(number)
        return found

    def places(self, norm: str) -> list[tuple[int, int]]:
        """Where a word stands that is one of `norms`."""
        if self._by_word:
            return [span for span, other in zip(self.spans, self.norms, strict=True) if other == norm]
        found: list[tuple[int, int]] = []
        at = self._text.find(norm)
        while at >= 0:
            end = at + len(norm)
            if not (_GOES_ON.match(self._text, end) or _BEGAN_BEFORE.match(self._text[max(0, at - 2) : at])):
                found.append((at, end))
            at = self._text.find(norm, at + 1)
        return found

    def __len__(self) -> int:
        return len(self.norms)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(index, slice):
            pairs = zip(self.spans[index], self.norms[index], strict=True)
            return tuple(Token(start, end, norm) for (start, end), norm in pairs)
        return Token(*self.spans[index], self.norms[index])

    def __iter__(self) -> Iterator[Token]:
        for (start, end), norm in zip(self.spans, self.norms, strict=True):
            yield Token(start, end, norm)


class Forms(Mapping[str, Mapping[str, int]]):
    """How often each word is written in which way: folded word → form → count."""

    def __init__(self, tokens: Tokens, prose: str) -> None:
        self._tokens, self._prose = tokens, prose

    def __getitem__(self, norm: str) -> Mapping[str, int]:
        if norm not in self._tokens.words:
            raise KeyError(norm)
        if len(self._tokens) > _MANY_WORDS:
            return self._of_all[norm]
        return Counter(self._prose[start:end] for start, end in self._tokens.places(norm))

    @once
    def _of_all(self) -> Mapping[str, Mapping[str, int]]:
        """The forms of all words: dear for a small text, and the only way for a large one."""
        spans = self._tokens.spans
        forms: dict[str, dict[str, int]] = {}
        for form, count in Counter(map(self._prose.__getitem__, starmap(slice, spans))).items():
            forms.setdefault(fold_word(form), {})[form] = count
        return forms

    def __contains__(self, norm: object) -> bool:
        return norm in self._tokens.words

    def __iter__(self) -> Iterator[str]:
        return iter(self._tokens.words)

    def __len__(self) -> int:
        return len(self._tokens.words)


def words_of(folded: str) -> list[str]:
    """The words of a folded text: what `WORD` finds, in half the time.

    Every sign that is in no word becomes a blank, at which the text is split.
    """
    if not folded.isascii():
        signs = [sign for sign in beyond_ascii(folded) if not sign.isalnum()]
        if len(signs) > _MANY_SIGNS:
            return WORD.findall(folded)
        for sign in signs:
            folded = folded.replace(sign, " ")
    if "'" in folded:
        folded = _OUTER_APOSTROPHE.sub(" ", folded)
    return folded.encode("utf-8", "surrogatepass").translate(_SIGNS_OUT).decode("utf-8", "surrogatepass").split()


def fold_word(word: str) -> str:
    """The form in which two spellings of a word are compared."""
    folded = word.lower()
    if not folded.isascii():
        folded = folded.replace("’", "'").replace("ʼ", "'").replace(LETTER_FILLER, "")
    return folded
