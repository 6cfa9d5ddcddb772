"""Two equal copies with a small word between them: `risk of risk`, `reliable and reliable`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.wording import (
    ARTICLES,
    CONJUNCTIONS,
    FUNCTION,
    PREPOSITIONS,
    copy_text,
    form,
    has_number,
    hit,
    is_bound,
    norms,
    starts_sentence,
    word_after,
    word_before,
)
from linter.findings import Hit
from linter.frozen import frozen
from linter.text.repeats import CUT, STOP, joint_of
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document


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


@frozen
class RepeatedHead:
    """The same three words and more before, or behind, every item of a list: `knee joint repair, knee joint relief, …`.

    Attributes:
        least: the fewest words of the phrase; two of them must carry matter.
    """

    least: int = 3

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit over all copies of such a phrase."""
        for repeat in doc.repeats.beaded(self.least):
            words = norms(doc, repeat)
            matter = [word for word in words if word not in FUNCTION]
            if len(set(matter)) < 2 or has_number(words) or words[-1] in FUNCTION:
                continue
            gaps = [doc.repeats.gap(i) for i in range(repeat.first, repeat.last)]
            inner = [doc.repeats.gap(repeat.first + i) for i in range(repeat.size - 1)]
            if any(joint_of(gap) in {STOP, CUT} for gap in gaps) or any(gap not in {" ", "-"} for gap in inner):
                continue
            between = {doc.tokens[repeat.first + n * repeat.step + repeat.size].norm for n in range(repeat.copies - 1)}
            if len(between) > 1 or not between & CONJUNCTIONS:
                values = {"copy": copy_text(doc, repeat.first, repeat.size), "match": "", "copies": str(repeat.copies)}
                yield Hit(doc.repeats.span(repeat.first, repeat.last), values)
