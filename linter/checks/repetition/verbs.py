"""A verb on both sides of “and” that tells of one act and not of something that goes on: `learned and learned`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.places import GOES_ON, doublets, is_closed
from linter.checks.repetition.wording import ARTICLES, PRONOUNS, hit, norms, word_after, word_before
from linter.frozen import frozen
from linter.text.inflection import plain_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.findings import Hit
    from linter.text.document import Document

_OBJECTS = (ARTICLES | PRONOUNS | GOES_ON) - {"to"}  # they learned, and learned to love it


@frozen
class VerbDoublet:
    """The same form of a verb on both sides of “and” or “or”.

    English doubles verbs that tell of something long (`waited and waited`); those in the list tell of no such thing.

    Attributes:
        verbs: verbs in their first form; regular ones, the others are made of it.
    """

    verbs: frozenset[str]

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(form for verb in self.verbs for form in plain_forms(verb))

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        for repeat in doublets(doc, ("and", "or")):
            (word, *more) = norms(doc, repeat)
            if more or word not in self._forms:
                continue
            after = word_after(doc, repeat)
            # “supports and supports arms” may be nouns; “the need to protect and protect the” may not.
            if after in _OBJECTS or (not after and is_closed(doc, repeat, after)):
                crosswise = word_before(doc, repeat) == after != ""
                if not crosswise:
                    yield hit(doc, repeat)
