"""Stretches of a text that repeat with a period: the places where copies stand side by side.

A word is one character here; what lies between the words is not looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DOUBLED = lazy("(.{1,8}?)\\1", re.DOTALL)
# Longer copies are found by anchors: a stretch of this many words that comes again a little later.
_ANCHOR = 5
_PERIODS = range(2 * _ANCHOR - 1, 41)  # from here an anchor at every fifth word lies wholly in the first copy


def runs(text: str, *, short: bool) -> Iterator[tuple[int, int, int]]:
    """Stretches of words with a period: start, end, period; `short` is False where no period is below nine."""
    found: list[tuple[int, int, int]] = []
    match = _DOUBLED.search(text) if short else None
    while match:
        size = len(match.group(1))
        end = _end_of_run(text, match.end(), size)
        found.append((match.start(), end, size))
        match = _DOUBLED.search(text, end - size + 1)
    yield from found
    yield from _long_runs(text, found)


def _end_of_run(text: str, end: int, size: int) -> int:
    while end < len(text) and text[end] == text[end - size]:
        end += 1
    return end


def _long_runs(text: str, short: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Runs of a period too long for the expression."""
    done = at = 0
    known = iter(short)
    run = next(known, None)
    if run is None:
        at = _first_anchor(text)
    while at + _PERIODS.start + _ANCHOR <= len(text):
        while run and run[1] <= at:
            run = next(known, None)
        if run and run[0] <= at and run[1] >= at + _ANCHOR:
            at = done = run[1]
            continue
        again = text.find(text[at : at + _ANCHOR], at + _PERIODS.start, at + _PERIODS.stop + _ANCHOR - 1)
        if again > 0:
            size = again - at
            start = at
            while start > done and text[start - 1] == text[start - 1 + size]:
                start -= 1
            end = _end_of_run(text, again + _ANCHOR, size)
            if end - start >= 2 * size:
                yield start, end, size
                at = done = end
                continue
        at += _ANCHOR


def _first_anchor(text: str) -> int:
    """Where the first stretch stands that comes again, or the end: nearly all texts have none."""
    for at in range(0, len(text) - _PERIODS.start - _ANCHOR + 1, _ANCHOR):
        if text.find(text[at : at + _ANCHOR], at + _PERIODS.start, at + _PERIODS.stop + _ANCHOR - 1) > 0:
            return at
    return len(text)
