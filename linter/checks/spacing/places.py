"""What the checks of this package ask about the places they found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.text.document import Document
    from linter.text.spans import Span

MOST_EDITS = 10_000  # a fix of more places than this is a job for a program that knows the file


def is_bare(doc: Document, place: Span) -> bool:
    """True when nothing is masked there: a gap of the prose may be the edge of a cell or a tag between two blocks."""
    return doc.prose[place.start : place.end] == doc.text[place.start : place.end]
