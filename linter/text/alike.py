"""Equal words a few places apart, found for a whole text at once.

Each word is one character. The text as one large number, and the same shifted by some words, differ by zero
where the words are equal: a handful of operations on numbers instead of a look at every word. It only tells
where to look; what is found is compared again.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, cycle
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_BYTE = 255  # different signs of one byte; zero is none of them
_SMALL = _BYTE * _BYTE  # of two bytes or one
DIFFERENT_SIGNS = _SMALL + 0x110000 - 0x10000
"""More different words than these share some signs."""
_FARTHEST = 9  # words from one copy of up to eight words to the next, if one word links them
_MOST_LINKS = 2000  # more than these in one text are looked for by the link itself


class Alike(NamedTuple):
    """Where repeats may be.

    Attributes:
        doubled: False only where no stretch of one to eight words is followed by its own copy.
        links: the places of all words that may stand between two copies of up to eight words, in order; None
            where they are too many to tell.
    """

    doubled: bool
    links: list[int] | None


def signs(number: int) -> Iterable[str]:
    """So many characters, different as long as there are any; as many as can be of one byte, then of two.

    Those of two bytes differ in both bytes from most others, so that a byte of zero seldom means anything else
    than equal words.
    """
    if number <= _SMALL:
        return _small_signs(1 << number.bit_length())
    return chain(_small_signs(_SMALL), map(chr, cycle(range(0x10000, 0x110000))))


@lru_cache(17)
def _small_signs(number: int) -> tuple[str, ...]:
    shared = range(min(number, _SMALL))
    return tuple(chr(1 + at % _BYTE + 256 * ((at + at // _BYTE) % _BYTE + 1 if at >= _BYTE else 0)) for at in shared)


def alike_words(text: str, different: int) -> Alike:
    """What a text of one character a word repeats; `different` is how many different ones there are."""
    if different > _SMALL:
        return Alike(doubled=True, links=None)
    width = 1 if different <= _BYTE else 2
    data = text.encode("latin-1") if width == 1 else text.encode("utf-16-le", "surrogatepass")
    number, size = int.from_bytes(data, "little"), len(data)
    doubled = False
    links: set[int] = set()
    for shift in range(1, _FARTHEST + 1):
        # Zero where a word is equal to the one so many words before it.
        difference = (number ^ (number >> 8 * width * shift)).to_bytes(size, "little")
        if shift > 1 and (zeros := bytes(width * (shift - 1))) in difference:
            links.update(_runs(difference, zeros, width))
            if len(links) > _MOST_LINKS:
                return Alike(doubled=True, links=None)
            doubled = doubled or (shift < _FARTHEST and bytes(width * shift) in difference)
        elif shift == 1:
            doubled = bytes(width) in difference
    return Alike(doubled, sorted(links))


def _runs(difference: bytes, zeros: bytes, width: int) -> list[int]:
    """The words behind so many equal ones, a few more than `_MOST_LINKS` at most."""
    found: list[int] = []
    at = difference.find(zeros)
    while at >= 0 and len(found) <= _MOST_LINKS:
        first = -(-at // width)
        if width == 1 or difference.startswith(zeros, first * width):
            found.append(first + len(zeros) // width)
        at = difference.find(zeros, at + 1)
    return found
