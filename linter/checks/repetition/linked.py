"""Two equal copies with a small word between them: `risk of risk`, `reliable and reliable`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.wording import (
    ARTICLES,
    CONJUNCTIONS,
    FUNCTION,
    PREPOSITIONS,
    all_capital,
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
from linter.text.repeats import BREAK, COMMA, CUT, STOP, joint_of
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.findings import Hit
    from linter.text.document import Document
    from linter.text.repeats import Repeat

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
class AndDoublet:
    """The same word or phrase on both sides of “and”, where no idiom wants it.

    English repeats verbs, comparatives and plurals so (`ran and ran`, `bigger and bigger`, `hours and hours`),
    but no adjective or abstract noun: single words are told apart by their endings.

    Attributes:
        adjectives: endings of adjectives.
        nouns: endings of abstract nouns.
        allow: words that may be doubled.
        confidence: of all findings but the doubtful.
        doubtful: confidence where the first noun has a word before it that the second may lack on purpose.
    """

    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    confidence: float
    doubtful: float
    allow: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        for repeat in doc.repeats.linked("and"):
            words = norms(doc, repeat)
            if has_number(words) or self.allow.intersection(words) or is_bound(doc, repeat):
                continue
            if doc.repeats.gap(repeat.first - 1).endswith(("-", "‑")):
                continue
            if repeat.size > 1:
                confidence = self.confidence if _is_phrase(doc, repeat, words) else 0.0
            else:
                confidence = self._word_confidence(doc, repeat, words[0])
            if confidence:
                yield hit(doc, repeat, confidence=confidence)

    def _word_confidence(self, doc: Document, repeat: Repeat, word: str) -> float:
        before, after = word_before(doc, repeat), word_after(doc, repeat)
        if word.endswith("ed"):
            return self.confidence if before in _BE and after not in PREPOSITIONS else 0.0
        # “for growth and growth for peace” goes on as it began: the two are meant apart.
        if before == after != "":
            return 0.0
        if word.endswith(self.adjectives):
            return self.confidence
        owned = before in _OWNERS or before.endswith("'s")
        if not word.endswith(self.nouns if not owned else (*self.nouns, "ing")) or not _is_closed(doc, repeat, after):
            return 0.0
        if owned or before in FUNCTION or before.endswith("ing"):
            return self.confidence
        # “public transport and transport of goods” may be two things.
        return self.doubtful if after in _AFTER_NOUN and form(doc, repeat.last).islower() else 0.0


def _is_phrase(doc: Document, repeat: Repeat, words: tuple[str, ...]) -> bool:
    if words[-1] in FUNCTION or CONJUNCTIONS.intersection(words):
        return False
    after = word_after(doc, repeat)
    if not after:
        return _is_closed(doc, repeat, after)
    # “the head and the head of …” are two heads.
    if words[0] in ARTICLES or all_capital(doc, repeat.first, repeat.size):
        return False
    return _is_closed(doc, repeat, after) and after != word_before(doc, repeat)


def _is_closed(doc: Document, repeat: Repeat, after: str) -> bool:
    """True when what follows cannot belong to the second copy alone, as the noun of a compound would."""
    if after:
        return after in PREPOSITIONS | CONJUNCTIONS
    gap = doc.repeats.gap(repeat.last)
    return joint_of(gap) in _ENDS or gap[0] in _QUOTES


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
