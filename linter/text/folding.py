"""The folded view: one byte a code point, made for finding literals fast.

`fold` keeps lower-case Latin-1 letters and digits and turns everything else into a blank, so offsets stay those of the
text, and a no-break space in a phrase hides nothing. Where a gap between words may be wider than one code point
(`has_wide_gaps`), `squeeze` makes one blank of every run, with a map back, and literals are squeezed too.
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
_KINDS = bytes(
    code if code == 0x0A
    else 0x20 if chr(code).isspace()
    else 0x78 if code > 0x7F
    else 0x41 if chr(code).isupper()
    else 0x61 if chr(code).islower()
    else 0x30 if chr(code).isdigit()
    else 0x2E if chr(code) in ".,;:!?"
    else 0x78
    for code in range(256)
)  # fmt: skip
_KINDS_BEYOND_ASCII = bytes(0x78 if code == 0x3F else kind for code, kind in enumerate(_KINDS))
_RUN = re.compile(rb"  +")
_WIDE_BLANKS = frozenset("\u1680\u2028\u2029\u202f\u205f\u2060\u3000").union(map(chr, range(0x2000, 0x200B)))
_ASCII = bytes(range(128))


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
    """A literal as it appears in the folded view; squeeze it for the squeezed one."""
    return fold(literal).decode("latin-1")


def shape_of(text: str) -> bytes:
    """One byte a code point that tells its kind, so that a rare sequence of kinds is found fast.

    `a` and `A` for letters of ASCII, `0` for digits, `.` for the marks .,;:!?, a blank for white space of Latin-1
    but LF, which stays; `x` for all else.
    """
    if text.isascii():
        return text.encode("ascii").translate(_KINDS)
    # What is not Latin-1 becomes a question mark when encoded.
    return text.replace("?", "!").encode("latin-1", "replace").translate(_KINDS_BEYOND_ASCII)


def has_wide_gaps(prose: str, shape: bytes) -> bool:
    """False only if no white space between two words of a paragraph is longer than one code point."""
    if b"  " in shape or b" \n" in shape or b"\n " in shape or "\r" in prose:
        return True
    return not prose.isascii() and not _WIDE_BLANKS.isdisjoint(beyond_ascii(prose))


def beyond_ascii(text: str) -> set[str]:
    """The different characters of a text that are not ASCII; far faster than a set of all."""
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))
