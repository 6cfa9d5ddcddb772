"""Days of the month that are given as a number alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.quantities import GAP
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_DAY = "(?:[12]\\d|3[01])"
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_LED = lazy(
    rf"(?<![\w.,-])(?:[Oo]n|[Ss]ince|[Aa]s{GAP}of){GAP}"
    rf"(?:{_DAY}(?=,{GAP}(?:(?:the|he|she|it|they|we|there){GAP}|(?!{_MONTHS})[A-Z][a-z]+{GAP}(?!\d))"
    rf"|[.]?[ \t]*(?:[\r\n]|\Z)|[.][ ](?!{_MONTHS})[A-Z])"
    rf"|{_DAY}{GAP}and{GAP}{_DAY}(?=[,.;]|\s*\Z))"
)
_HELD = lazy(
    r"\b(?:held|opened?|took place|takes place|convened|hosted|staged|launched|stay(?:ed|s)?)"
    r"(?:\s(?:in|at|by|on|again|here|there)\b[^.;:!?\d]{0,50})?\s\Z",
    2,
)
_NUMBERS = lazy(rf"[Ff]rom{GAP}{_DAY}{GAP}to{GAP}{_DAY}(?=[,.;]|[ ](?:has|was|is|and|in|at)\b|\s*\Z)")
_FIRST_IN_LINE = lazy(rf"{_DAY}(?=,[ ]the[ ])")
_ITEM = lazy(r"(?m)^[ \t]*\d{1,2}[,.、)][ ]?[A-Za-z]")
_LOOKED_BACK = 90  # code points


@frozen
class BareDay:
    """A number alone where a day of a month is meant: “Since 26, buses have …”, “held from 25 to 27”.

    Values: `match`.
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = tuple(
        [f"{word} {figure}" for word in ("on", "since", "as of", "from") for figure in "123"]
        + [f"{day}  the " for day in range(10, 32)]
    )
    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such day."""
        prose = doc.prose
        for match in _LED.finditer(prose, passage.start, passage.end):
            yield _hit(match.group(), match.start())
        for match in _NUMBERS.finditer(prose, passage.start, passage.end):
            if _HELD.search(prose[max(passage.start, match.start() - _LOOKED_BACK) : match.start()]):
                yield _hit(match.group(), match.start())
        first = _FIRST_IN_LINE.match(prose, passage.start, passage.end)
        if first and len(_ITEM.findall(prose)) == 1:  # the only line that begins so is no item of a list
            yield _hit(first.group(), first.start())


def _hit(text: str, start: int) -> Hit:
    return Hit(Span(start, start + len(text)), {"match": " ".join(text.split())})
