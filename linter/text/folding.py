"""The folded view: one byte a code point, made for finding literals fast.

`fold` keeps lower-case Latin-1 letters and digits and turns everything else into a blank, so offsets stay
those of the text. `squeeze` then makes one blank of every run, with a map back. Text and literals go through
the same two steps, so a literal is found whatever white space or punctuation stands between its words:
a no-break space in a phrase hides nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_TABLE = bytes(
    ord(chr(code).lower()) if chr(code).isalnum() and len(chr(code).lower()) == 1 and ord(chr(code).lower()) < 256
    else 0x20
    for code in range(256)
)  # fmt: skip
_RUN = re.compile(rb"  +")


class Squeezed(NamedTuple):
    """Folded text with single blanks, and where its offsets lie in the original."""

    view: str
    starts: list[int]
    shifts: list[int]

    def original(self, offset: int) -> int:
        """The offset in the text of an offset in the view."""
        at = bisect_right(self.starts, offset) - 1
        return offset + (self.shifts[at] if at >= 0 else 0)


def fold(text: str) -> bytes:
    """One byte a code point: lower-case letters and digits of Latin-1, a blank for everything else."""
    return text.encode("latin-1", "replace").translate(_TABLE)


def squeeze(folded: bytes) -> Squeezed:
    """The folded text with each run of blanks made one."""
    starts: list[int] = []
    shifts: list[int] = []
    removed = 0
    for run in _RUN.finditer(folded):
        # After the one blank that stays, all later offsets are shifted by what was taken out so far.
        start = run.start() - removed + 1
        removed += run.end() - run.start() - 1
        starts.append(start)
        shifts.append(removed)
    return Squeezed(_RUN.sub(b" ", folded).decode("latin-1"), starts, shifts)


def fold_literal(literal: str) -> str:
    """A literal as it appears in the squeezed view."""
    return squeeze(fold(literal)).view
