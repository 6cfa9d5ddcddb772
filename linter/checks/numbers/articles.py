"""The article before a number, which goes by the sound of its first word."""

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

_ARTICLE = lazy(
    r"(?<![\w'’.@/-])(?P<article>[Aa]n?)[\s\u2060]{1,2}(?P<number>\d{1,3})"
    r"(?P<after>%|[ -](?:per ?cent|year|month|week|day|hour|minute|point)\b|th\b)"
)
_VOWEL = lazy(r"8\d{0,2}\Z|11\Z|18\Z")
_UNITS = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@frozen
class ArticleBeforeNumber:
    """“a” before eight, eleven or eighteen, or “an” before another number.

    Values: `match`, `right`, `number`, `spoken` (the number in words).
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = ("a 8", "a 11", "a 18", *(f"an {figure}" for figure in "12345679"))
    gives: ClassVar[tuple[str, ...]] = ("match", "right", "number", "spoken")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each article that does not fit."""
        for match in _ARTICLE.finditer(doc.prose, passage.start, passage.end):
            vowel = _VOWEL.match(match["number"]) is not None
            if vowel == (len(match["article"]) > 1):
                continue
            article = match["article"][0] + ("n" if vowel else "")
            values = {
                "match": " ".join(match.group().split()),
                "right": f"{article} {match['number']}{match['after']}",
                "number": match["number"],
                "spoken": _spoken(int(match["number"])),
            }
            edit = Edit(Span(*match.span("article")), article)
            yield Hit(Span(*match.span()), values, edits=(edit,))


def _spoken(number: int) -> str:
    """A number below a thousand in words."""
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return f"{_UNITS[hundreds]} hundred" + (f" and {_spoken(rest)}" if rest else "")
    tens, units = divmod(rest, 10)
    if rest < len(_UNITS):
        return _UNITS[rest]
    return _TENS[tens] + (f"-{_UNITS[units]}" if units else "")
