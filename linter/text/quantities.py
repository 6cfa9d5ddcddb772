"""Quantities: a number with the words that scale it, read as a value.

An amount is kept as its digits and the place of its decimal point, so that "12.5 million" and "12,500,000" are the same
and "12.5 billion" has the same digits at another place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from linter.text.document import Document

GAP = r"[\s\u2060]{1,3}"
"""White space between the parts of a quantity or a date, a line break among them."""

_PLACES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_MONEY = r"(?:US|HK|NT|AU?|CA?)?\$|[€£¥]|(?:RMB|USD|CNY|EUR)[ ]?"
_QUANTITY = lazy(
    rf"(?P<money>{_MONEY})?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d|%?[,:/]\d|\.\d|[A-Za-z])"
    rf"(?:(?:{GAP}|-)(?P<scale>(?i:thousand|million|billion|trillion))(?![A-Za-z]))?"
    rf"(?P<percent>[ ]?%|{GAP}(?i:per[ ]?cent)\b)?"
)
_UNIT = lazy(rf"{GAP}(?:(?:of|more|fewer|new|different|local|confirmed|cumulative){GAP})?([a-z]+)")


class Quantity(NamedTuple):
    """A number in the text.

    Attributes:
        span: from the sign of the currency, if there is one, to the scale or the sign of per cent.
        digits: its digits without zeros at either end.
        place: how many digits stand before the decimal point, those of the scale among them; 0.05 has -1.
        money: the sign before it, as written, or nothing.
        scale: the word that multiplies it in small letters, or nothing.
        percent: whether it is a share of a hundred.
        integer: whether it is written without a decimal point.
    """

    span: Span
    digits: str
    place: int
    money: str
    scale: str
    percent: bool
    integer: bool

    @property
    def value(self) -> float:
        """The number it stands for; per cent are not divided."""
        return float(f"0.{self.digits or '0'}e{self.place}")


def quantity_at(prose: str, start: int, end: int | None = None) -> Quantity | None:
    """The quantity that begins at an offset, or None."""
    match = _QUANTITY.match(prose, start, len(prose) if end is None else end)
    if match is None:
        return None
    whole, _, fraction = match["number"].replace(",", "").partition(".")
    scale = (match["scale"] or "").lower()
    digits = (whole + fraction).lstrip("0")
    place = len(digits) - len(fraction) + _PLACES.get(scale, 0)
    money = (match["money"] or "").strip()
    is_percent, is_integer = bool(match["percent"]), "." not in match["number"]
    return Quantity(Span(*match.span()), digits.rstrip("0"), place, money, scale, is_percent, is_integer)


def unit_after(prose: str, at: int) -> str:
    """The first word in small letters behind a quantity: what is counted, or nothing."""
    match = _UNIT.match(prose, at)
    return match.group(1) if match else ""


def marks_in_numbers(doc: Document) -> list[int]:
    """Where one of the marks .,;:!? stands between two figures; ask for it with `Document.worked_out`."""
    shape, found = doc.shape, []
    at = shape.find(b"0.0")
    while at >= 0:
        found.append(at + 1)
        at = shape.find(b"0.0", at + 2)
    return found
