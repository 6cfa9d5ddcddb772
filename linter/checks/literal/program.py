"""Phrases as programs, which are kept with the rulebook."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from linter.checks.literal.phrase import Choice, Gap, Number, Word, parse, sequences
from linter.checks.literal.steps import CHOICE, COMMA, GAP, NUMBER, WORD
from linter.text.inflection import every_form, forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from linter.checks.literal.phrase import Item
    from linter.checks.literal.steps import Program, Step, Steps


def programs(phrases: Iterable[str], *, exact: bool = False) -> tuple[Program, ...]:
    """All orders of some phrases; exact keeps the capitals.

    Raises:
        ValueError: a phrase cannot be read.
    """
    found: dict[Program, None] = {}
    for text in phrases:
        phrase = parse(text)
        for items in sequences(phrase):
            found[phrase.opened, phrase.closed, _steps(items, exact=exact)] = None
    return tuple(found)


def inflected(phrases: Iterable[str]) -> Iterator[Word]:
    """The words of phrases that stand in all their forms."""
    for text in phrases:
        for items in sequences(parse(text)):
            yield from _inflected(items)


def _inflected(items: Sequence[Item]) -> Iterator[Word]:
    for item in items:
        if isinstance(item, Choice):
            for option in item.options:
                yield from _inflected(option)
        elif isinstance(item, Word) and item.inflected:
            yield item


def _steps(items: Sequence[Item], *, exact: bool) -> Steps:
    return tuple(_step(item, exact=exact) for item in items)


def _step(item: Item, *, exact: bool) -> Step:
    if isinstance(item, Word):
        return WORD, frozenset(_forms(item, exact=exact)), item.tight
    if isinstance(item, Gap):
        return GAP, item.low, item.high
    if isinstance(item, Choice):
        return _choice(item, exact=exact)
    return (NUMBER,) if isinstance(item, Number) else (COMMA,)


def _choice(choice: Choice, *, exact: bool) -> Step:
    """A choice; one of single words is one word with more forms, which is faster to meet."""
    options = tuple(_steps(option, exact=exact) for option in choice.options)
    words = [option[0] for option in options if len(option) == 1 and option[0][0] == WORD]
    rest = tuple(option for option in options if not (len(option) == 1 and option[0][0] == WORD))
    if words:
        together: Step = (WORD, frozenset().union(*(word[1] for word in words)), choice.tight)
        if not rest and not choice.optional:
            return together
        rest = ((together,), *rest)
    return CHOICE, rest, choice.optional, choice.tight


@cache
def _forms(word: Word, *, exact: bool) -> tuple[str, ...]:
    if not word.inflected:
        made: tuple[str, ...] = (word.text,)
    else:
        made = forms(word.text)[word.feature] if word.feature else every_form(word.text)
    return made if exact else tuple(form.lower() for form in made)
