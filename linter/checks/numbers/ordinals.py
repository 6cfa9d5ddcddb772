"""Ordinals with the ending of another number, or with a blank before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
# “12st” is a weight in stones, so that “st” needs an article before it.
_ORDINAL = lazy(r"(?<![\w.,/+$€£-])(?:\d{0,3}\d(?:th|nd|rd)|(?<=[Tt]he )\d{0,3}\dst)(?![\w/]| \d)")
_WRONG = tuple(
    f"{figure}{ending}" for figure in "0123456789" for ending in ("th", "nd", "rd", "st")
    if ending != _ENDINGS.get(figure, "th") or figure in _ENDINGS
)  # fmt: skip


@frozen
class WrongOrdinal:
    """An ordinal with the ending of another number: “21th”, “3th”, “12nd”.

    Values: `match`, `right`.
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = _WRONG
    gives: ClassVar[tuple[str, ...]] = ("match", "right")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such ordinal."""
        for match in _ORDINAL.finditer(doc.prose, passage.start, passage.end):
            number = match.group()[:-2]
            teen = number[-2:-1] == "1"
            right = number + ("th" if teen else _ENDINGS.get(number[-1], "th"))
            if right != match.group() and number != "0":
                span = Span(*match.span())
                yield Hit(span, {"match": match.group(), "right": right}, edits=(Edit(span, right),))


_SPLIT = lazy(r"(?<![\w.,/:-])(?P<number>\d{0,2}1[1-3]|\d{0,3}[04-9])(?P<gap>[ \xa0])th(?![\w-]|\.\w)")


@frozen
class SplitOrdinal:
    """A blank before the ending of an ordinal: “the 5 th week”.

    Values: `match`, `right`.
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = tuple(f"{number} th" for number in (0, 4, 5, 6, 7, 8, 9, 11, 12, 13))
    gives: ClassVar[tuple[str, ...]] = ("match", "right")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such ordinal."""
        for match in _SPLIT.finditer(doc.prose, passage.start, passage.end):
            edit = Edit(Span(*match.span("gap")), "")
            values = {"match": match.group(), "right": f"{match['number']}th"}
            yield Hit(Span(*match.span()), values, edits=(edit,))
