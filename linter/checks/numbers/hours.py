"""Times that are written with an h between hour and minute."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import others
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from linter.text.document import Document

_TIME = lazy(r"(?<![\w./-])(?P<hour>[01]?\d|2[0-4])H(?P<minute>00|05|10|15|20|25|30|35|40|45|50|55)(?![\w/])(?!-\w+\d)")
_SHAPE = b"0A00"  # see `linter.text.folding.shape_of`
_DIGITS_BEFORE = 1  # of the hour, before the one that the shape begins with
_NOON = 12
_MIDNIGHT = 24


@frozen
class HourWithH:
    """A time as French and Portuguese write it: “08H00”, “19H30”.

    Values: `match`, `right` (by a clock of 24 hours), `clock` (by one of 12 hours), `more` (the other places, in
    words).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "right", "clock", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on the first of them, which tells of all."""
        found = list(_times(doc))
        if found:
            first, spans = found[0], [Span(*match.span()) for match in found]
            edits = tuple(Edit(Span(*match.span()), _right(match)) for match in found)
            values = {
                "match": first.group(),
                "right": _right(first),
                "clock": _by_halves(int(first["hour"]), first["minute"]),
                "more": others(spans),
            }
            yield Hit(spans[0], values, edits=edits)


def _times(doc: Document) -> Iterator[re.Match[str]]:
    shape = doc.shape
    at = shape.find(_SHAPE)
    while at >= 0:
        starts = (at - _DIGITS_BEFORE, at) if at else (at,)
        match = next((m for start in starts if (m := _TIME.match(doc.prose, start))), None)
        if match:
            yield match
        at = shape.find(_SHAPE, at + len(_SHAPE))


def _right(match: re.Match[str]) -> str:
    return f"{match['hour']}:{match['minute']}"


def _by_halves(hour: int, minute: str) -> str:
    """By a clock of 12 hours."""
    if minute == "00" and hour in {0, _NOON, _MIDNIGHT}:
        return "noon" if hour == _NOON else "midnight"
    half = "p.m." if _NOON <= hour < _MIDNIGHT else "a.m."
    shown = str(hour % _NOON or _NOON)
    return f"{shown} {half}" if minute == "00" else f"{shown}:{minute} {half}"
