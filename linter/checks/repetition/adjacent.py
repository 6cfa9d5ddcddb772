"""Copies that stand side by side, or parted by a comma, a semicolon or a full stop."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.wording import (
    ARTICLES,
    CONJUNCTIONS,
    FUNCTION,
    PRONOUNS,
    all_capital,
    form,
    has_number,
    hit,
    in_running_text,
    is_bound,
    norms,
    starts_sentence,
    word_after,
    word_before,
    words_of,
)
from linter.frozen import frozen
from linter.text.repeats import BREAK, COMMA, CUT, OTHER, SPACE, STOP, joint_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.findings import Hit
    from linter.text.document import Document
    from linter.text.repeats import Repeat

_LOOP_COPIES = 4
_LOOP_WORDS = 12  # three copies of a long phrase are a loop as well: nobody says four words three times over
_NUMBERS_FROM = 9  # words in a copy from which on even numbers do not come twice by chance
# A shorter capitalised word may always be a name that doubles (Mai Mai), a longer one hardly ever is.
_SHORTEST_NAME, _LONGEST_NAME = 5, 7
_COPULAS = words_of("is was are were")
_CLAUSE = 3
_SENTENCE = 6  # shorter sentences are repeated in speech and song
_DIALOGUE = frozenset("!?")
# Between two equal words these make an idiom (day after day after day) and not a doubled phrase.
_IDIOM_LINKS = words_of(
    "and or by after upon to on in for over against as not than but nor is of with from at the a an"
)


def is_loop(repeat: Repeat) -> bool:
    """True when there are so many copies that nobody wrote them."""
    if repeat.size == 1:
        # With commas and as many copies people do call out, in speech at least.
        return repeat.copies >= _LOOP_COPIES + (repeat.joint == COMMA) and repeat.joint <= COMMA
    if repeat.joint == STOP and repeat.size < _CLAUSE:
        return False
    return repeat.copies >= _LOOP_COPIES or (repeat.copies >= 3 and repeat.size * repeat.copies >= _LOOP_WORDS)


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
    """

    allow: frozenset[str] = frozenset()
    homonyms: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    doubtful: float = 0.7

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
            if word in _COPULAS and word_before(doc, repeat) in PRONOUNS:
                continue  # what it is is a mistake
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
            if has_number(words) and repeat.size < _NUMBERS_FROM and not _is_hyphened(doc, repeat, words):
                continue
            if " ".join(words) in self.allow or is_bound(doc, repeat):
                continue
            if _is_idiom(words) and not _begins_with_link(doc, repeat, words):
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
    return repeat.size == 2 and doc.repeats.gap(repeat.first) == "-" and len(words[0]) > _CLAUSE and words[0].isalpha()


def _begins_with_link(doc: Document, repeat: Repeat, words: tuple[str, ...]) -> bool:
    """True for `to dare to dare`: an idiom begins and ends with the word it repeats, as `step by step by step` does."""
    if repeat.size > 2:
        return words[0] in ARTICLES
    if words[0] not in _IDIOM_LINKS - CONJUNCTIONS or words[1] in _IDIOM_LINKS | PRONOUNS:
        return False
    return word_before(doc, repeat) != words[1]


def _is_idiom(words: tuple[str, ...]) -> bool:
    """True for the shape of `bit by bit by bit` and of `laughed and laughed and`, where a linked word is meant."""
    if words[0] in CONJUNCTIONS or words[-1] in CONJUNCTIONS:
        return True
    if words[-1] == "of" and len(words) > 2:
        return True  # machines made of machines made of machines
    if len(words) > 2:
        return False
    links = sum(word in _IDIOM_LINKS for word in words)
    return links == 1 or (links == 2 and not ARTICLES.intersection(words)) or bool(PRONOUNS.intersection(words))


@frozen
class DoubledItem:
    """The same word or phrase twice in a list: `songs, songs, comics`.

    What follows must show that a list goes on or a clause ends, since a phrase may be taken up again on
    purpose: `the park, the park that my father loved`.

    Attributes:
        allow: words that may be doubled, alone or within a copy.
        endings: of single words that people double for effect: `waited, waited, and left`.
    """

    allow: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every item that stands twice."""
        for repeat in doc.repeats.adjacent:
            if repeat.joint != COMMA or is_loop(repeat) or is_bound(doc, repeat):
                continue
            words = norms(doc, repeat)
            allowed = self.allow.intersection(words) and repeat.size < _SENTENCE
            if allowed or has_number(words) or (_is_name_like(doc, repeat) and not _is_listed(doc, repeat)):
                continue
            if self._is_item(doc, repeat, words):
                yield hit(doc, repeat)

    def _is_item(self, doc: Document, repeat: Repeat, words: tuple[str, ...]) -> bool:
        after, before = doc.repeats.gap(repeat.last), doc.repeats.gap(repeat.first - 1)
        if _DIALOGUE.intersection(after) or repeat.copies > (2 if repeat.size < _CLAUSE else _CLAUSE):
            return False
        follower = word_after(doc, repeat)
        goes_on = joint_of(after) == COMMA or (follower in CONJUNCTIONS and self._parts(doc, repeat, words))
        if repeat.size < _CLAUSE and joint_of(before) in {STOP, CUT}:
            return False  # Rain, rain, go away
        if repeat.size == 1:
            is_verb = words[0].endswith(self.endings) and not form(doc, repeat.first).isupper()
            return goes_on and not is_verb and words[0] not in FUNCTION
        if (PRONOUNS.intersection(words) or words[0] in CONJUNCTIONS) and repeat.size < _SENTENCE:
            return False
        goes_over = joint_of(after) <= COMMA and doc.tokens[repeat.last + 1].norm == words[0]
        if goes_over:
            return False  # the sea, the sea, the open sea
        ends = joint_of(after) > COMMA and after[:1] not in {"(", "-", "—", "–"}
        return goes_on or (ends and (joint_of(before) == COMMA or repeat.size >= _CLAUSE))

    def _parts(self, doc: Document, repeat: Repeat, words: tuple[str, ...]) -> bool:
        """True when the conjunction after the repeat leads to something else than a third copy."""
        next_word = repeat.last + 2
        return next_word < len(doc.tokens) and doc.tokens[next_word].norm not in words


def _is_name_like(doc: Document, repeat: Repeat) -> bool:
    """New York, New York: every word of both copies has a capital."""
    return all_capital(doc, repeat.first, repeat.size) and all_capital(doc, repeat.first + repeat.step, repeat.size)


def _is_listed(doc: Document, repeat: Repeat) -> bool:
    """True for one word between two more items of a list, which is no city in a state of its name."""
    before, after = doc.repeats.gap(repeat.first - 1), doc.repeats.gap(repeat.last)
    return repeat.size == 1 and joint_of(before) == joint_of(after) == COMMA


@frozen
class DoubledSentence:
    """A sentence or a clause between semicolons that stands twice in a row."""

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every doubled sentence."""
        for repeat in doc.repeats.adjacent:
            if repeat.joint not in {BREAK, STOP} or is_loop(repeat) or is_bound(doc, repeat):
                continue
            least = _SENTENCE if repeat.joint == STOP else _CLAUSE
            if repeat.size < least or (has_number(norms(doc, repeat)) and repeat.size < _NUMBERS_FROM):
                continue
            if _is_whole(doc, repeat):
                yield hit(doc, repeat)


def _is_whole(doc: Document, repeat: Repeat) -> bool:
    """True when the copies are sentences or clauses from end to end, and no questions or exclamations."""
    before, after = doc.repeats.gap(repeat.first - 1), doc.repeats.gap(repeat.last)
    if _DIALOGUE.intersection(after + doc.repeats.gap(repeat.first + repeat.size - 1)):
        return False
    if repeat.joint == BREAK:
        return joint_of(after) not in {SPACE, OTHER} or after[:1] in {")", "]"}
    return joint_of(after) in {STOP, CUT} and joint_of(before) in {STOP, CUT}


@frozen
class Loop:
    """A word or phrase four times or more in a row: one hit for all of them.

    Attributes:
        allow: words that people do write many times over (`ha`, `no`).
    """

    allow: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every loop."""
        for repeat in doc.repeats.adjacent:
            if not is_loop(repeat):
                continue
            words = norms(doc, repeat)
            if self.allow.issuperset(words) or (has_number(words) and repeat.size < _NUMBERS_FROM):
                continue
            if repeat.size == 2 and _is_idiom(words) and repeat.copies < 2 * _LOOP_COPIES:
                continue
            yield hit(doc, repeat)
