"""Where the forms of a term stand, and in which places the author of the text did not choose the form."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.text.document import Document

_LOOKED_BACK = 1_000  # code points: a longer quotation inside one paragraph is not seen as one
_ENDS_A_SENTENCE = tuple(".!?…。”\"’'):;")
_SHOUT = 12  # capitals in a row with blanks: a heading or a cry in capitals
_SHOUTED = lazy(rf"[A-Z][A-Z ,’'-]{{{_SHOUT},}}")
_NEAR = 24


def own_places(doc: Document, spans: Iterable[tuple[int, int]]) -> list[Span]:
    """The places that are neither quoted nor in capitals among capitals."""
    return [Span(*span) for span in spans if not is_quoted(doc, span[0]) and not _is_shouted(doc, *span)]


def is_quoted(doc: Document, at: int) -> bool:
    """True inside quotation marks that were opened in the same paragraph."""
    starts = doc.segment_starts
    number = bisect_right(starts, at) - 1
    low = max(starts[number] if number >= 0 else 0, at - _LOOKED_BACK)
    before = doc.prose[low:at]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def is_running_text(doc: Document, at: int) -> bool:
    """True in a line that ends like a sentence: headlines and cells keep other forms than the text below them."""
    line = doc.line_at(at).span
    return doc.prose[max(line.start, line.end - 3) : line.end].rstrip().endswith(_ENDS_A_SENTENCE)


def _is_shouted(doc: Document, start: int, end: int) -> bool:
    around = doc.prose[max(0, start - _NEAR) : end + _NEAR]
    return bool(_SHOUTED.search(around))


def times(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
