"""Copies that stand side by side with nothing but white space between."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.loops import is_loop
from linter.checks.repetition.wording import (
    ARTICLES,
    CONJUNCTIONS,
    FUNCTION,
    IDIOM_LINKS,
    NUMBERS_FROM,
    PRONOUNS,
    form,
    has_number,
    hit,
    in_running_text,
    is_bound,
    is_idiom,
    norms,
    starts_sentence,
    word_after,
    word_before,
    words_of,
)
from linter.frozen import frozen
from linter.text.repeats import SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.findings import Hit
    from linter.text.document import Document
    from linter.text.repeats import Repeat

# A shorter capitalised word may always be a name that doubles (Mai Mai), a longer one hardly ever is.
_SHORTEST_NAME, _LONGEST_NAME = 5, 7
_COPULAS = words_of("is was are were do")
_SUBJECTS = PRONOUNS | {"there", "here"}
_MEASURE = 5  # words: “a very long time”
_TIMES = words_of(
    "time while long ages ever moment minute minutes second seconds hour hours day days night nights week weeks "
    "weekend fortnight month months season seasons year years decade decades century centuries generations"
)
_LONG = 3  # letters: a shorter word before a number is no compound


@frozen
class DoubledWord:
    """One word twice or three times in a row, white space or one line end between.

    A capitalised word that the document never writes small is silent (Wagga Wagga, Sirhan Sirhan), unless it
    stood alone before and is doubled only once.

    Attributes:
        allow: words that may be doubled.
        homonyms: words that differ from a name or an abbreviation by case alone: silent where case differs.
        names: long names of persons and places that are doubled by nature, in small letters.
        particles: words that may end a verb and then begin a phrase (`he came in in a hurry`).
        doubtful: confidence of a doubled particle.
        takers: verbs that take “for”, as they stand before it: a measure of time may follow with its own (`a dog that
            was searched for for a week`).
    """

    allow: frozenset[str] = frozenset()
    homonyms: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    doubtful: float = 0.7
    takers: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every doubled word."""
        for repeat in doc.repeats.adjacent:
            if repeat.size > 1 or repeat.joint != SPACE or is_loop(repeat):
                continue
            word = doc.tokens[repeat.first].norm
            if word in self.allow or has_number((word,)) or is_bound(doc, repeat):
                continue
            if word not in FUNCTION and doc.repeats.breaks_line(repeat.first):
                continue  # lines of a list or of code
            if word in _COPULAS and word_before(doc, repeat) in _SUBJECTS:
                continue  # what it is is a mistake
            if word == "for" and word_before(doc, repeat) in self.takers and _leads_to_time(doc, repeat):
                continue
            if not self._may_be_meant(doc, repeat, word):
                yield hit(doc, repeat, confidence=self.doubtful if word in self.particles else None)

    def _may_be_meant(self, doc: Document, repeat: Repeat, word: str) -> bool:
        """True when capitals say that the two are a name, or a name and a word, or no prose at all."""
        first, second = form(doc, repeat.first), form(doc, repeat.first + 1)
        if first.islower() and second.islower():
            return False
        if _is_camel(first) or _is_camel(second):
            return True
        if first[0].islower() or second[0].islower():
            # Will will, the US us; a capital begins a word anew only at the start of a sentence
            homonym = word in self.homonyms or (len(word) > 1 and (first.isupper() or second.isupper()))
            opens = first[0].isupper() and starts_sentence(doc, repeat.first)
            return homonym or not (opens or word in FUNCTION)
        return word not in FUNCTION and (word in self.names or _is_name(doc, repeat, word))


def _leads_to_time(doc: Document, repeat: Repeat) -> bool:
    """True when a measure of time follows two copies: `for for a very long time`."""
    if repeat.copies > 2:
        return False
    for index in range(repeat.last, repeat.last + _MEASURE):
        if doc.repeats.gap(index) != " ":
            return False
        if doc.tokens[index + 1].norm in _TIMES:
            return True
    return False


def _is_name(doc: Document, repeat: Repeat, word: str) -> bool:
    """True when a word that is capitalised both times may be a name that doubles."""
    first, second = form(doc, repeat.first), form(doc, repeat.first + 1)
    if first.isupper() and second.isupper():
        return True
    if not in_running_text(doc, repeat) and not _heads_number(doc, repeat):
        return True
    if first != second or any(written[0].islower() for written in doc.forms[word]):
        return False
    if len(word) >= _LONGEST_NAME:
        return False
    return len(word) < _SHORTEST_NAME or not _stood_alone_before(doc, repeat, word)


def _heads_number(doc: Document, repeat: Repeat) -> bool:
    """True when a line begins with the two and a number follows, as in the name of a model."""
    return starts_sentence(doc, repeat.first) and word_after(doc, repeat).isdigit()


def _is_camel(word: str) -> bool:
    return not word.isupper() and not word[1:].islower() and word[1:] != ""


def _stood_alone_before(doc: Document, repeat: Repeat, word: str) -> bool:
    """True when the word came alone before and this is the only place where it is doubled."""
    at = [i for i, token in enumerate(doc.tokens) if token.norm == word]
    pairs = sum(b - a == 1 for a, b in pairwise(at))
    return pairs == repeat.copies - 1 and at[0] < repeat.first


@frozen
class DoubledPhrase:
    """Two to eight words and more twice in a row with nothing but white space between the copies.

    Attributes:
        allow: phrases that may be doubled.
    """

    allow: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every doubled phrase."""
        for repeat in doc.repeats.adjacent:
            if repeat.size < 2 or repeat.joint != SPACE or is_loop(repeat):
                continue
            words = norms(doc, repeat)
            if has_number(words) and repeat.size < NUMBERS_FROM and not _is_hyphened(doc, repeat, words):
                continue
            if " ".join(words) in self.allow or is_bound(doc, repeat):
                continue
            if is_idiom(words) and not _begins_with_link(doc, repeat, words):
                continue
            if _is_prose(doc, repeat) or _is_hyphened(doc, repeat, words):
                yield hit(doc, repeat)


def _is_prose(doc: Document, repeat: Repeat) -> bool:
    """True when the copies are no cells of a table, entries of a menu or names in a program."""
    again = repeat.first + repeat.size
    if form(doc, again)[0].isupper() and (doc.repeats.breaks_line(again - 1) or not in_running_text(doc, repeat)):
        return False
    return all(doc.repeats.gap(i) != "." for i in range(repeat.first, again - 1))


def _is_hyphened(doc: Document, repeat: Repeat, words: tuple[str, ...]) -> bool:
    """True for a compound of a word and a number: `post-90s post-90s`."""
    return repeat.size == 2 and doc.repeats.gap(repeat.first) == "-" and len(words[0]) > _LONG and words[0].isalpha()


def _begins_with_link(doc: Document, repeat: Repeat, words: tuple[str, ...]) -> bool:
    """True for `to dare to dare`: an idiom begins and ends with the word it repeats, as `step by step by step` does."""
    if repeat.size > 2:
        return words[0] in ARTICLES and words[-1] not in _COPULAS
    if words[0] not in IDIOM_LINKS - CONJUNCTIONS or words[1] in IDIOM_LINKS | PRONOUNS:
        return False
    return word_before(doc, repeat) != words[1]
