"""A sentence translated twice in a row, with small differences between the two."""

from __future__ import annotations

from itertools import compress, count, pairwise
from operator import eq
from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.statements import Statement, clauses_of, is_ended, is_prose, key_of, shortened
from linter.data.tables import words as listed
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.text.tokens import fold_word, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.text.document import Document
    from linter.text.spans import Span

_HEAD = 16  # signs that clauses of two such sentences begin with
_TAIL = 6  # that they end with, if they do not begin with
_ALIKE = 2  # times as many as `_HEAD`
_REACH = (1, 2, 3)  # clauses from one to the other
_CONTRASTS = frozenset(("not", "no", "never", "without", "neither", "nor", "other", "more", "less", "only", "even"))
_MOST_EXTRA = 3  # words of meaning that one of the two may have more
_MOST_PLACES = 2  # in which they differ
_LONG_SENTENCE = 14  # words of one that may differ in a word of meaning
_CONTENT = 3 / 4  # of the words of the shorter one that both have


@frozen
class NearlySameSentence:
    """Two sentences in a row of which the one says all that the other says, in the same words and order.

    They may differ in function words, and one of them may have up to three words of meaning more, as where a system
    translated a sentence twice. Numbers and words such as “not” are no small difference.

    Attributes:
        fewest_words: of the shorter one.

    Values: `copy`, the first words of the second; `more`, the words of meaning that one of the two has more.
    """

    fewest_words: int = 8

    gives: ClassVar[tuple[str, ...]] = ("copy", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit at the second of the two."""
        if not _may_hold_two(doc):
            return
        prose = doc.prose
        for one, other in pairwise(doc.sentences):
            if prose[one.start : one.start + 4].lower() != prose[other.start : other.start + 4].lower():
                continue
            if not self._are_prose(doc, one, other):
                continue
            more = _difference(_words(prose[slice(*one)]), _words(prose[slice(*other)]))
            if more is not None:
                evidence = (Evidence("said here before", doc.location(one)),)
                yield Hit(other, {"copy": shortened(doc, other), "more": more}, evidence=evidence)

    def _are_prose(self, doc: Document, one: Span, other: Span) -> bool:
        """True for two sentences; the first may be the headline."""
        second = Statement(other, key_of(doc.prose[slice(*other)]), 0)
        first = Statement(one, key_of(doc.prose[slice(*one)]), 0)
        if first.key == second.key or not is_prose(doc, second, self.fewest_words):
            return False
        return one == doc.sentences[0] or (is_prose(doc, first, self.fewest_words) and is_ended(doc, one, other))


def _may_hold_two(doc: Document) -> bool:
    """False only where no two long clauses near one another begin alike and go on alike: nearly all texts."""
    long = clauses_of(doc).long
    heads = [clause[:_HEAD] for clause in long]
    if len(set(heads)) == len(heads):
        return False
    for reach in _REACH:
        for at in compress(count(), map(eq, heads, heads[reach:])):
            one, other = long[at], long[at + reach]
            if one[-_TAIL:] == other[-_TAIL:] or one[: _ALIKE * _HEAD] == other[: _ALIKE * _HEAD]:
                return True
    return False


def _words(text: str) -> list[str]:
    return words_of(fold_word(text))


def _difference(one: Sequence[str], other: Sequence[str]) -> str | None:
    """The words of meaning that one of two sentences has more; None where the two say different things."""
    if min(len(one), len(other)) < _CONTENT * max(len(one), len(other)) - _MOST_EXTRA:
        return None
    from rapidfuzz.distance import LCSseq

    changes = [change for change in LCSseq.opcodes(one, other) if change.tag != "equal"]
    if len(changes) > _MOST_PLACES:
        return None
    taken = [word for change in changes for word in one[change.src_start : change.src_end]]
    given = [word for change in changes for word in other[change.dest_start : change.dest_end]]
    if any(word in _CONTRASTS or word.endswith("n't") or not word.isalpha() for word in (*taken, *given)):
        return None
    function_words = listed("function_words")
    lost, new = ([word for word in side if word not in function_words] for side in (taken, given))
    one_says_all = not (lost and new) and len(lost + new) <= _MOST_EXTRA
    one_word_differs = len(lost) == len(new) == 1 and min(len(one), len(other)) >= _LONG_SENTENCE
    return " ".join(lost + new) if one_says_all or one_word_differs else None
