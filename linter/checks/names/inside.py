"""Whether a place lies in the name of a person."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.text.document import Document
    from linter.text.mentions import Mention
    from linter.text.spans import Span


def person_over(span: Span, doc: Document) -> Mention | None:
    """The name of a person that shares a character with a span, found without a look at all names."""
    at = bisect_left(doc.mentions, span.end, key=lambda mention: mention.span.start) - 1
    return doc.mentions[at] if at >= 0 and doc.mentions[at].span.end > span.start else None
