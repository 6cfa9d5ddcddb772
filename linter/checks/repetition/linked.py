"""Two equal copies with a small word between them: `risk of risk`, `reliable and reliable`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.wording import (
    ARTICLES,
    CONJUNCTIONS,
    FUNCTION,
    PREPOSITIONS,
    form,
    has_number,
    hit,
    is_bound,
    norms,
    starts_sentence,
    word_after,
    word_before,
    words_of,
)
from linter.frozen import frozen
from linter.text.repeats import BREAK, COMMA, CUT, STOP
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.findings import Hit
    from linter.text.document import Document

_ENDS = frozenset((COMMA, BREAK, STOP, CUT))
_AFTER_NOUN = words_of("at into") | {""}
_QUOTES = frozenset('"”')
_OWNERS = words_of("a an the my your his its our their new more further full great good strong")
_BE = words_of("be is are was were been being most more very so")


@frozen
class OfDoublet:
    """A noun and its own genitive: `excessive risk of excessive risk`.

    Attributes:
        allow: phrases that do stand so (`the best of the best`); the endings of superlatives are known.
    """

    allow: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        for repeat in doc.repeats.linked("of"):
            words = norms(doc, repeat)
            if has_number(words) or words[-1] in FUNCTION or is_bound(doc, repeat):
                continue
            head = words[-1]
            if head in self.allow or head.endswith("est") or words[0] in CONJUNCTIONS | PREPOSITIONS:
                continue
            second = form(doc, repeat.first + repeat.step)
            if second[0].isupper() or doc.repeats.gap(repeat.last)[:1] in {"'", "’"}:
                continue
            follower = word_after(doc, repeat)
            if len(head) > 2 and follower != "of" and not follower[:1].isdigit():
                yield hit(doc, repeat)


@frozen
class TheDoublet:
    """A word, “the”, and the word again: `study important the important documents`.

    Attributes:
        adjectives: endings of words that no verb has, so that `contact the contact person` stays silent.
        allow: words with such an ending that are verbs all the same.
    """

    adjectives: tuple[str, ...]
    allow: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair; its fix takes out the first copy."""
        for repeat in doc.repeats.linked("the"):
            words = norms(doc, repeat)
            edges = {words[0], words[-1]}
            if has_number(words) or edges & (FUNCTION | self.allow) or is_bound(doc, repeat):
                continue
            if form(doc, repeat.first + repeat.size)[0].isupper():
                continue
            if word_before(doc, repeat) in ARTICLES or CONJUNCTIONS.intersection(words):
                continue
            odd_capital = (
                form(doc, repeat.first)[0].isupper()
                and form(doc, repeat.first + repeat.step)[0].islower()
                and not starts_sentence(doc, repeat.first)
            )
            if odd_capital or words[0].endswith(self.adjectives):
                start = doc.tokens[repeat.first].start
                yield hit(doc, repeat, cut=Span(start, doc.tokens[repeat.first + repeat.size].start))
