"""Names of persons in the prose of a document.

A missed mention costs a finding; a false one costs a false alarm. In doubt there is no mention.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.text.names.mention import Mention, Shape, general_key
from linter.text.names.readings import read_name
from linter.text.names.shapes import folded, shape_of, shape_with
from linter.text.spans import Span

if TYPE_CHECKING:
    from linter.text.document import Document

__all__ = ["Mention", "Shape", "find_mentions", "mention_of", "read_name", "shape_of"]

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def find_mentions(doc: Document) -> tuple[Mention, ...]:
    """The names of persons in the prose of a document, in order."""
    from linter.text.names.finding import names_in

    return names_in(doc)


def mention_of(written: str) -> Mention:
    """A string that is known to be a name, as a mention of itself: for rosters, questions and tests."""
    readings = read_name(written)
    before, comma, after = written.partition(",")
    given = after.split()
    # "Frost, William G." but "William Frost, Jr."; Chinese readings know the order already.
    turned = comma and not readings and given and folded(given[0]) not in _SUFFIXES
    words = (*given, *before.split()) if turned else tuple(written.replace(",", " ").split())
    kind = shape_with(words, readings)
    if kind not in {Shape.CHINESE, Shape.IMPOSSIBLE}:
        readings = ()
    surface = " ".join(written.split())
    key = readings[0].key if readings else general_key(words)
    return Mention(Span(0, len(written)), surface, key, kind, words, readings)
