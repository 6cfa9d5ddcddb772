"""Names of persons in the prose of a document.

A missed mention costs a finding; a false one costs a false alarm. In doubt there is no mention.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.text.names.chinese import chinese_mentions
from linter.text.names.mention import Mention, Shape
from linter.text.names.readings import read_name
from linter.text.spans import Span

if TYPE_CHECKING:
    from linter.text.document import Document

__all__ = ["Mention", "Shape", "find_mentions", "mention_of", "read_name"]


def find_mentions(doc: Document) -> tuple[Mention, ...]:
    """The names of persons in the prose of a document, in order."""
    return chinese_mentions(doc)


def mention_of(written: str) -> Mention:
    """A string that is known to be a name, as a mention of itself: for rosters, questions and tests."""
    words = tuple(written.replace(",", " ").split())
    span = Span(0, len(written))
    if readings := read_name(written):
        kind = Shape.IMPOSSIBLE if readings[0].impossible else Shape.CHINESE
        return Mention(span, " ".join(words), readings[0].key, kind, words, readings)
    return Mention(span, " ".join(words), " ".join(words).lower(), Shape.GENERAL, words)
