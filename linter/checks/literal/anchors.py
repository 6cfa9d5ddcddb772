"""Where a phrase could stand: neighbours, or a rare word with another near it, that every match needs.

A lexicon of a thousand entries cannot try a thousand expressions on every paragraph. So each order of a phrase names
two words of which it needs the one right before the other (determiners left out), or else its rarest word, with one
more that must stand near; of all that it could name, those that chance puts into English text least often.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.literal.phrase import Choice, Comma, Gap, Word, parse, sequences
from linter.checks.literal.steps import DETERMINERS
from linter.text.inflection import every_form, forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.checks.literal.phrase import Item

NEAR = 12  # words on either side in which the second word must stand
_MOST_PAIRS = 80
_VERY_COMMON, _COMMON, _RARE = 4e-3, 1e-4, 1e-5  # of a form, a word of text; orders of magnitude
TOGETHER = 30.0  # words that belong together meet more often than chance would have them
TOO_OFTEN = 5e-4  # chance hits a word of text; more would make every paragraph a candidate

Stem = tuple[str, ...]
"""The folded forms of a word."""


class Anchor(NamedTuple):
    """Two neighbours, or a word and those of which one must stand near; each with all its forms."""

    word: Stem
    next: Stem = ()
    near: tuple[Stem, ...] = ()


def anchors(phrases: Iterable[str]) -> tuple[Anchor, ...]:
    """Anchors, one of which every match of a phrase holds.

    Raises:
        ValueError: a phrase has nothing rare to look for.
    """
    return tuple(dict.fromkeys(anchor for text in phrases for anchor in _anchors_of(text)))


@lru_cache(maxsize=20_000)  # a phrase is asked when its rule is made, and for the tables of all
def _anchors_of(text: str) -> tuple[Anchor, ...]:
    found: list[Anchor] = []
    for items in sequences(parse(text)):
        rate, best = _best(_slots(items))
        if rate > TOO_OFTEN:
            raise ValueError(f"“{text}” needs a rarer word, or two neighbours, to look for")
        found.extend(best)
    return tuple(found)


class _Slot(NamedTuple):
    """An item as anchors see it: what it may be, stem by stem; None for what cannot be looked for."""

    options: tuple[tuple[Stem | None, ...], ...]
    optional: bool


def _slots(items: Sequence[Item]) -> list[_Slot | None]:
    """The items without determiners and commas; None for a gap."""
    slots: list[_Slot | None] = []
    for item in items:
        if isinstance(item, Gap):
            slots.append(None)
        elif not isinstance(item, Comma):
            options = _options(item)
            optional = (isinstance(item, Choice) and item.optional) or () in options
            left = tuple(option for option in options if option)
            if left:
                slots.append(_Slot(left, optional))
    return slots


def _options(item: Item) -> list[tuple[Stem | None, ...]]:
    if isinstance(item, Word):
        stem = stem_of(item)
        return [()] if len(stem) == 1 and stem[0] in DETERMINERS else [(stem,)]
    if isinstance(item, Choice):
        return [
            tuple(stem for part in choice for stem in part)
            for option in item.options
            for choice in product(*map(_with_absence, option))
        ]
    return [()] if isinstance(item, Comma) else [(None,)]


def _with_absence(item: Item) -> list[tuple[Stem | None, ...]]:
    options = _options(item)
    return [*options, ()] if isinstance(item, Choice) and item.optional else options


@cache
def stem_of(word: Word) -> Stem:
    """The folded forms that a word may have."""
    if not word.inflected:
        return (word.text.lower(),)
    made = forms(word.text)[word.feature] if word.feature else every_form(word.text)
    return tuple(sorted({form.lower() for form in made}))


_Rated = tuple[float, tuple[Anchor, ...]]
_NOTHING: _Rated = (1.0, ())


def _best(slots: list[_Slot | None]) -> _Rated:
    candidates = [_NOTHING]
    needed = [slot for slot in slots if slot is not None and not slot.optional]
    for at, slot in enumerate(slots):
        if slot is None or slot.optional:
            continue
        candidates.append(_neighbours(slots, at))
        candidates.append(_inside(slot))
        candidates.append(_alone(slot, [other for other in needed if other is not slot]))
    return min(candidates, key=lambda rated: rated[0])


def _neighbours(slots: list[_Slot | None], at: int) -> _Rated:
    """The last word of a slot with the first of what may follow it."""
    slot = slots[at]
    following: list[tuple[Stem | None, ...]] = []
    for other in slots[at + 1 :]:
        if other is None:
            return _NOTHING
        following.extend(other.options)
        if not other.optional:
            break
    else:
        return _NOTHING
    return _pairs({(a[-1], b[0]) for a in (slot.options if slot else ()) for b in following})


def _inside(slot: _Slot) -> _Rated:
    """Neighbours within a slot, if each of its options is two words or more."""
    if any(len(option) < 2 for option in slot.options):
        return _NOTHING
    return _pairs({min(pairwise(option), key=pair_rate) for option in slot.options})


def _pairs(pairs: set[tuple[Stem | None, Stem | None]]) -> _Rated:
    rate = sum(map(pair_rate, pairs))
    if rate >= 1.0 or len(pairs) > _MOST_PAIRS:
        return _NOTHING
    return rate, tuple(Anchor(a, b) for a, b in sorted(pairs, key=repr) if a and b)


def pair_rate(pair: tuple[Stem | None, Stem | None]) -> float:
    """Expected places of two neighbours, a word of text."""
    a, b = pair
    return 1.0 if a is None or b is None else min(rate_of(a) * rate_of(b) * TOGETHER, rate_of(a), rate_of(b))


def _alone(slot: _Slot, others: list[_Slot]) -> _Rated:
    """The rarest word of each option of a slot, with the rarest words of another slot near it."""
    chosen = [min((stem for stem in option if stem), key=rate_of, default=None) for option in slot.options]
    if any(stem is None for stem in chosen):
        return _NOTHING
    partners = [stems for other in others if (stems := _partners(other))]
    near = min(partners, key=lambda stems: sum(map(rate_of, stems)), default=())
    # A second word makes what is looked at closer rare, but the first must be looked for all the same.
    rate = sum(rate_of(stem) for stem in chosen if stem)
    return rate * (0.5 if near else 1.0), tuple(Anchor(stem, near=near) for stem in dict.fromkeys(chosen) if stem)


def _partners(slot: _Slot) -> tuple[Stem, ...]:
    chosen = [min((stem for stem in option if stem), key=rate_of, default=None) for option in slot.options]
    return () if any(stem is None for stem in chosen) else tuple(dict.fromkeys(stem for stem in chosen if stem))


@cache
def rate_of(stem: Stem) -> float:
    """Expected places of a word in any of its forms, a word of text."""
    from linter.checks.literals import is_common
    from linter.data.tables import words

    frequent = words("english_common")
    return sum(_VERY_COMMON if is_common(form) else _COMMON if form in frequent else _RARE for form in stem)
