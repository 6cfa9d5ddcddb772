"""One quantity given twice with another number of zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.quantities import Quantity, marks_in_numbers, quantity_at, unit_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_NUMBER_BEFORE = lazy(r"(?:(?:US|HK|NT|AU?|CA?)?\$|[€£¥]|(?:RMB|USD|CNY|EUR) ?)?(?<![\w.,/-])\d[\d,.]*\Z")
_LOOKED_BACK = 28  # code points
_DIGITS = 3  # fewer meet by chance
_MOST = 2_000  # numbers of a document that are compared; a longer list of figures is a table
_MOST_PLACES = 3  # more say that both are meant


class _Amount(NamedTuple):
    quantity: Quantity
    unit: str


@frozen
class SlippedMagnitude:
    """Two amounts with the same digits and unit and another number of zeros: “3.26 billion yuan”, “3.26 million yuan”.

    Values: `match`, `other`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "other")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on the later of two such amounts."""
        groups: dict[tuple[str, str], list[_Amount]] = {}
        for amount in _amounts(doc):
            groups.setdefault((amount.quantity.digits, amount.unit), []).append(amount)
        for amounts in groups.values():
            first = amounts[0].quantity
            others = [a.quantity for a in amounts if a.quantity.place != first.place]
            if not others or len(amounts) > _MOST_PLACES:
                continue
            other = others[0]
            values = {"match": _text(doc, other), "other": _text(doc, first)}
            evidence = (Evidence(f"here it is “{_text(doc, first)}”", doc.location(first.span)),)
            yield Hit(other.span, values, evidence=evidence)


def _text(doc: Document, quantity: Quantity) -> str:
    return " ".join(doc.prose[slice(*quantity.span)].split())


def _amounts(doc: Document) -> Iterator[_Amount]:
    """The large amounts of a document with at least three digits that are no zeros at the end, in order."""
    prose, done = doc.prose, 0
    for at in _places(doc)[:_MOST]:
        low = max(0, at - _LOOKED_BACK)
        before = _NUMBER_BEFORE.search(prose[low:at])
        if before is None or low + before.start() < done:
            continue
        quantity = quantity_at(prose, low + before.start())
        if quantity is None:
            continue
        done = quantity.span.end
        unit = quantity.money or unit_after(prose, quantity.span.end)
        if unit and not quantity.percent and len(quantity.digits) >= _DIGITS and (quantity.scale or quantity.integer):
            yield _Amount(quantity, unit)


def _places(doc: Document) -> list[int]:
    """Behind the figures before “million” and its like, and at commas before thousands that are not round."""
    prose, shape = doc.prose, doc.shape
    found: set[int] = set()
    for ending in ("illion", "housand"):
        at = prose.find(ending)
        while at >= 0:
            start = at - (2 if prose[at - 2 : at] == "tr" else 1)
            if start > 1 and shape[start - 2 : start - 1] == b"0":
                found.add(start - 1)
            at = prose.find(ending, at + 6)
    for mark in doc.worked_out(marks_in_numbers):
        is_thousands = prose[mark] == "," and shape.startswith(b"000", mark + 1)
        if is_thousands and not prose.startswith("000", mark + 1):
            found.add(mark)
    return sorted(found)
