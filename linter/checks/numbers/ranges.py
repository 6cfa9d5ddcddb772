"""Ranges with the sign of another script's habits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.numbers.forms import more
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_BEFORE = lazy(r"(?<![\w./~:=-])[$€£¥]?\d[\d,.]*%?[ ]?\Z")
_AFTER = lazy(r"[ ]?[$€£¥]?\d(?:[\d,.]*\d)?(?:%|(?![\w~/:=]))")
_LOOKED_BACK = 20  # code points


@frozen
class TildeRange:
    """A tilde between two numbers: `5~14 weeks`.

    Values: `match`, `right` (with a dash), `more` (where the others are).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "right", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on the first such range, which tells of all."""
        edits = list(_edits(doc.prose))
        if edits:
            span, right = edits[0]
            values = {"match": doc.prose[slice(*span)], "right": right, "more": more(len(edits) - 1)}
            yield Hit(span, values, edits=tuple(edits))


def _edits(prose: str) -> Iterator[Edit]:
    """Each range with a dash in the place of the tilde."""
    at = prose.find("~")
    while at >= 0:
        low = max(0, at - _LOOKED_BACK)
        before = _BEFORE.search(prose[low:at])
        after = _AFTER.match(prose, at + 1) if before else None
        # A blank on one side alone: “~5” means “about 5”.
        if before and after and before.group().endswith(" ") == after.group().startswith(" "):
            yield Edit(Span(low + before.start(), after.end()), f"{before.group().rstrip()}–{after.group().lstrip()}")
        at = prose.find("~", at + 1)
