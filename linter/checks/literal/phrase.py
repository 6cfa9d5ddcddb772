"""The language in which the phrases of a lexicon are written.

Words parted by blanks. Between two words of a text may stand one gap or hyphen, a quotation mark and one determiner.

    word~        every form of the word            [word]     may be missing
    a|b~|{c d}   one of these words and groups     {a b|c}    one of these word groups; [a b|c] likewise, or none
    a-b          a gap or hyphen only between them
    ...          up to three words of any kind     _          one word
    #            a number                          " at an end    a quotation mark stands there
    V > O        verb and object, either order     A + B      two nouns: “A B” or “B of A”
    word,        a comma stands behind it

`parse` makes a tree of it, `sequences` all orders as plain sequences; `expression` and `anchors` read those.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

MOST_BETWEEN = 3  # words that `...` may stand for
_PIECE = re.compile(r'\s+|\.\.\.|[][{}|>+",#]|_(?!\w)|[\w\'’]+~?|-|.')
_WORD = re.compile(r"[\w'’]+~?")


class Word(NamedTuple):
    """One word; inflected, any form of it."""

    text: str
    inflected: bool = False
    feature: str = ""
    """Only the forms of this feature (see `linter.text.inflection`), where an order asks for it."""
    tight: bool = False
    """No determiner may stand before it."""


class Gap(NamedTuple):
    """Some words of any kind."""

    low: int
    high: int


class Number(NamedTuple):
    """A number in digits or words."""


class Comma(NamedTuple):
    """A comma behind the word before."""


class Choice(NamedTuple):
    """One of several sequences, or none if it is optional."""

    options: tuple[tuple[Item, ...], ...]
    optional: bool = False
    tight: bool = False


Item = Word | Gap | Number | Comma | Choice


class Phrase(NamedTuple):
    """A phrase as written: the items, those behind its operator, and where quotation marks must stand."""

    items: tuple[Item, ...]
    operator: str = ""
    rest: tuple[Item, ...] = ()
    opened: bool = False
    closed: bool = False


@lru_cache(maxsize=20_000)  # a phrase is asked for its anchors and for its programs
def parse(text: str) -> Phrase:
    """The tree of a phrase.

    Raises:
        ValueError: what is wrong with it, in words.
    """
    pieces = list(_PIECE.findall(text))
    opened = pieces[:1] == ['"']
    closed = len(pieces) > 1 and pieces[-1] == '"'
    inner = pieces[opened : len(pieces) - closed]
    for piece in inner:
        if not (piece.isspace() or piece in {"...", "_", "#", *"[]{}|>+,-"} or _WORD.fullmatch(piece)):
            raise ValueError(f"“{text}”: “{piece}” has no meaning in a phrase")
    at = [index for index, piece in enumerate(inner) if piece in {">", "+"}]
    if len(at) > 1:
        raise ValueError(f"“{text}”: one > or + a phrase")
    if not at:
        return Phrase(_Reader(inner, text).whole(), opened=opened, closed=closed)
    left, right = _Reader(inner[: at[0]], text).whole(), _Reader(inner[at[0] + 1 :], text).whole()
    return Phrase(left, inner[at[0]], right, opened, closed)


class _Reader:
    """Reads pieces from left to right."""

    def __init__(self, pieces: Sequence[str], text: str) -> None:
        self._pieces = [*pieces, ""]
        self._at = 0
        self._text = text

    def whole(self) -> tuple[Item, ...]:
        """All pieces as a sequence that needs at least one word."""
        items = self._sequence("")
        if not any(
            isinstance(item, Word | Number) or (isinstance(item, Choice) and not item.optional) for item in items
        ):
            raise ValueError(f"“{self._text}” needs a word that must be there")
        return items

    def _sequence(self, end: str) -> tuple[Item, ...]:
        items: list[Item] = []
        tight = False
        while (piece := self._pieces[self._at]) not in {end, "|" if end else end}:
            self._at += 1
            if not piece:
                raise ValueError(f"“{self._text}”: “{end}” is missing")
            if not piece.isspace() and piece != "-":
                items.append(_tight(self._item(piece)) if tight else self._item(piece))
            tight = piece == "-"
        return tuple(items)

    def _item(self, piece: str) -> Item:
        if piece == "...":
            return Gap(0, MOST_BETWEEN)
        if piece == "_":
            return Gap(1, 1)
        if piece == ",":
            return Comma()
        if piece == "[":
            return self._group("]")
        options = self._alternative(piece)
        while self._pieces[self._at] == "|":
            self._at += 2
            options += self._alternative(self._pieces[self._at - 1])
        return options[0][0] if len(options) == len(options[0]) == 1 else Choice(options)

    def _alternative(self, piece: str) -> tuple[tuple[Item, ...], ...]:
        """What one side of a bar may be: a word, or any of the groups in braces."""
        if piece == "{":
            return self._group("}").options
        if piece == "#":
            return ((Number(),),)
        if not _WORD.fullmatch(piece):
            raise ValueError(f"“{self._text}”: “{piece or '|'}” stands in the wrong place")
        return ((_word(piece),),)

    def _group(self, end: str) -> Choice:
        options: list[tuple[Item, ...]] = []
        while True:
            option = self._option(end)
            if not option:
                raise ValueError(f"“{self._text}”: an empty choice")
            options.append(option)
            if self._pieces[self._at] == end:
                self._at += 1
                return Choice(tuple(options), optional=end == "]")
            self._at += 1

    def _option(self, end: str) -> tuple[Item, ...]:
        """The items up to the next bar or the end of the group; inside a group a bar parts whole options."""
        items: list[Item] = []
        tight = False
        while (piece := self._pieces[self._at]) not in {end, "|"}:
            self._at += 1
            if not piece:
                raise ValueError(f"“{self._text}”: “{end}” is missing")
            if not piece.isspace() and piece != "-":
                item = _word(piece) if _WORD.fullmatch(piece) else self._item(piece)
                items.append(_tight(item) if tight else item)
            tight = piece == "-"
        return tuple(items)


def _tight(item: Item) -> Item:
    return item._replace(tight=True) if isinstance(item, Word | Choice) else item


def _word(piece: str) -> Word:
    return Word(piece.rstrip("~").replace("’", "'"), piece.endswith("~"))


_OF = Word("of")
_BEING = Choice(tuple((Word(form),) for form in ("is", "are", "was", "were", "be", "been", "being")))


@lru_cache(maxsize=20_000)
def sequences(phrase: Phrase) -> tuple[tuple[Item, ...], ...]:
    """All orders of a phrase.

    Raises:
        ValueError: a verb before `>` has no `~`.
    """
    left, right = phrase.items, phrase.rest
    if phrase.operator == "+":
        return (*left, *right), (*right, _OF, *left)
    if phrase.operator == ">":
        if not any(_inflected(item) for item in left):
            raise ValueError("the verb before > needs a ~")
        passive, gerund = _with(left, "en"), _with(left, "ing")
        return (
            (*left, *right),
            (*left, Gap(1, 2), *right),
            (*right, Gap(0, 2), _BEING, Gap(0, 1), *passive),
            (*gerund, _OF, *right),
            (*right, *gerund),
        )
    return (left,)


def _inflected(item: Item) -> bool:
    if isinstance(item, Choice):
        return any(_inflected(inner) for option in item.options for inner in option)
    return isinstance(item, Word) and item.inflected


def _with(items: tuple[Item, ...], feature: str) -> tuple[Item, ...]:
    """The items with the first inflected one in one form only."""
    done: list[Item] = []
    for at, item in enumerate(items):
        if _inflected(item):
            return (*done, _narrowed(item, feature), *items[at + 1 :])
        done.append(item)
    return tuple(done)


def _narrowed(item: Item, feature: str) -> Item:
    if isinstance(item, Choice):
        return item._replace(options=tuple(_with(option, feature) for option in item.options))
    return item._replace(feature=feature) if isinstance(item, Word) else item
