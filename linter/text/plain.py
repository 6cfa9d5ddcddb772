"""Plain text: paragraphs out of lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from linter.lazy import lazy
from linter.text.atoms import mask_atoms
from linter.text.segments import Masked, Segment, line_ends, visible_lines
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# A text is hard-wrapped when nearly every line that another follows could not have taken in the next line's
# first word. The widths are those that editors and mail programs wrap at.
_WIDTHS = range(40, 131)
_WRAPPED_SHARE = 0.8
_FEWEST_JOINTS = 3  # below that the lines say nothing about a width
_TERMINAL_SHARE = 0.5
_TERMINAL = tuple('.!?:;。！？：；…"”’)]')
_ITEM = lazy(r"(?:[-*+•·‣▪●○◦–—]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)])\s")


def mask_plain(text: str) -> Masked:
    """Addresses and paths masked; each line is a segment, unless the text is wrapped into paragraphs."""
    prose = mask_atoms(text)
    lines = list(visible_lines(text, 0, len(text)))
    width = _wrap_width(text, lines)
    spans = _paragraphs(text, lines, width) if width else lines
    return Masked(prose, tuple(map(Segment, spans)))


def _wrap_width(text: str, lines: list[Span]) -> int:
    """The column at which the text is wrapped, or 0 if its lines are paragraphs."""
    if len(lines) <= _FEWEST_JOINTS:
        return 0
    lengths = sorted([end - start for start, end in lines])
    width = lengths[int(0.95 * (len(lengths) - 1))]  # a title or an address may stick out
    if width not in _WIDTHS:
        return 0
    joints = [(a, b) for a, b in pairwise(lines) if _adjacent(text, a, b)]
    if len(joints) < _FEWEST_JOINTS:
        return 0
    full = sum(_is_full(text, a, b, width) for a, b in joints)
    terminal = sum(text.endswith(_TERMINAL, a.start, a.end) for a, _ in joints)
    return width if full >= _WRAPPED_SHARE * len(joints) and terminal < _TERMINAL_SHARE * len(joints) else 0


def _adjacent(text: str, line: Span, following: Span) -> bool:
    return line_ends(text[line.end : following.start]) == 1


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """True when the first word of the following line would not have fitted into this one."""
    word = text[following.start : min(following.end, following.start + width)].split(None, 1)[0]
    return width - len(word) <= line.end - line.start <= width + _WIDTHS.start


def _paragraphs(text: str, lines: list[Span], width: int) -> Iterator[Span]:
    start = -1
    for line, following in pairwise([*lines, Span(len(text), len(text))]):
        start = line.start if start < 0 else start
        joined = following.start < len(text) and _adjacent(text, line, following)
        if joined and not _ITEM.match(text, following.start) and _runs_on(text, line, following, width):
            continue
        yield Span(start, line.end)
        start = -1


def _runs_on(text: str, line: Span, following: Span, width: int) -> bool:
    """True when the sentence or paragraph goes on in the following line."""
    if _is_full(text, line, following, width):
        return True
    return line.end - line.start >= width // 2 and not text.endswith(_TERMINAL, line.start, line.end)
