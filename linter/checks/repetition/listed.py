"""Copies parted by a mark: the same item twice in a list, the same sentence twice in a row."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.loops import is_loop
from linter.checks.repetition.places import FINITE, GOES_ON, LEADERS
from linter.checks.repetition.wording import (
    CONJUNCTIONS,
    FUNCTION,
    NUMBERS_FROM,
    PRONOUNS,
    all_capital,
    copy_text,
    form,
    has_number,
    hit,
    is_bound,
    norms,
    word_after,
    word_before,
)
from linter.findings import Hit
from linter.frozen import frozen
from linter.text.repeats import BREAK, COMMA, CUT, OTHER, SPACE, STOP, joint_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.repeats import Repeat

_CLAUSE = 3
_SENTENCE = 6  # shorter sentences are repeated in speech and song
_LIST = 14  # words from the first item to the last
_ITEM = 4  # words of an item
_DIALOGUE = frozenset("!?")


@frozen
class DoubledItem:
    """The same word or phrase twice in a list: `songs, songs, comics`.

    What follows must show that a list goes on or a clause ends, since a phrase may be taken up again on
    purpose: `the park, the park that my father loved`.

    Attributes:
        allow: words that may be doubled, alone or at an end of a copy.
        endings: of single words that people double for effect: `waited, waited, and left`.

    Values: besides those of all repeats `items`: both items, in brackets, where the first has a word before it that the
    second lacks.
    """

    allow: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies", "items")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every item that stands twice; no fix for `garden tools, tools`, where a word may be missing."""
        found = [(repeat, _modifier(doc, repeat)) for repeat in self._items(doc)]
        classes = Counter(_class_of(doc, repeat, modifier) for repeat, modifier in found)
        for repeat, modifier in found:
            told = hit(doc, repeat)
            if not modifier:
                yield replace(told, values={**told.values, "items": ""})
            elif classes[_class_of(doc, repeat, modifier)] == 1:  # else the two are told apart on purpose
                items = f" (“{copy_text(doc, repeat.first - 1, repeat.last - repeat.first + 2)}”)"
                yield replace(told, values={**told.values, "items": items}, edits=())

    def _items(self, doc: Document) -> Iterator[Repeat]:
        for repeat in doc.repeats.adjacent:
            if repeat.joint != COMMA or is_loop(repeat) or is_bound(doc, repeat):
                continue
            words = norms(doc, repeat)
            if (
                self._is_allowed(words)
                or has_number(words)
                or (_is_name_like(doc, repeat) and not _is_listed(doc, repeat))
            ):
                continue
            if _is_bracketed(doc, repeat) or self._is_item(doc, repeat, words):
                yield repeat

    def _is_allowed(self, words: tuple[str, ...]) -> bool:
        edges = words if len(words) < _CLAUSE else (words[0], words[-1])
        return len(words) < _SENTENCE and not self.allow.isdisjoint(edges)

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


def _modifier(doc: Document, repeat: Repeat) -> str:
    """The word before the first item, if it may say more of it and is no verb; else empty."""
    word = word_before(doc, repeat)
    if not word.isalpha() or word in FUNCTION | LEADERS or doc.tokens[repeat.first].norm in FUNCTION:
        return ""
    before = doc.tokens[repeat.first - 2].norm if doc.repeats.gap(repeat.first - 2) == " " else ""
    return "" if before in PRONOUNS | FINITE | {"to"} else word


def _class_of(doc: Document, repeat: Repeat, modifier: str) -> tuple[str, str]:
    """What `young hens, hens` and `young hen, hen` have in common."""
    return modifier, doc.tokens[repeat.first + repeat.size - 1].norm[:_CLAUSE]


def _is_bracketed(doc: Document, repeat: Repeat) -> bool:
    """True when brackets hold nothing but the copies, which is no call in a program."""
    return doc.repeats.gap(repeat.first - 1) == " (" and doc.repeats.gap(repeat.last).startswith(")")


def _is_name_like(doc: Document, repeat: Repeat) -> bool:
    """New York, New York: every word of both copies has a capital."""
    return all_capital(doc, repeat.first, repeat.size) and all_capital(doc, repeat.first + repeat.step, repeat.size)


def _is_listed(doc: Document, repeat: Repeat) -> bool:
    """True for a name between two more items of a list: of two words it may be a city and its state."""
    before, after = doc.repeats.gap(repeat.first - 1), doc.repeats.gap(repeat.last)
    return repeat.size != 2 and joint_of(before) == joint_of(after) == COMMA


@frozen
class ItemAgain:
    """The first item of a list said again as its last: `in the spirit of unity, trust and unity`.

    Told for single words that follow a preposition, an article or an owner, so that no adjective belongs to the first
    alone, and that nothing but a preposition or the end of the clause follows.

    Attributes:
        allow: words that may come again.

    Values: `copy`, the word; `match`, the list.
    """

    allow: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit over every such list."""
        norms = doc.tokens.norms
        for link in ("and", "or"):
            for first, again in doc.repeats.returns(link, _LIST):
                word = norms[first]
                # What the words alone tell comes first: where they stand is dearer to ask.
                if first + 2 >= again or len(word) <= _CLAUSE or word in FUNCTION or word in self.allow:
                    continue
                if not (first and (norms[first - 1] in LEADERS or norms[first - 1].endswith("'s"))):
                    continue
                if _are_items(doc, first, again) and _is_last(doc, again) and not has_number((word,)):
                    match = copy_text(doc, first, again - first + 1)
                    yield Hit(doc.repeats.span(first, again), {"copy": form(doc, first), "match": match})


def _are_items(doc: Document, first: int, again: int) -> bool:
    """True when commas part short items between the two, the last of them before the link."""
    if doc.repeats.gap(first - 1) != " " or joint_of(doc.repeats.gap(first)) != COMMA:
        return False
    length = commas = 0
    for index in range(first, again - 1):
        gap = doc.repeats.gap(index)
        if joint_of(gap) == COMMA:
            commas, length = commas + 1, 0
        elif gap not in {" ", "-"}:
            return False
        length += 1
        if length > _ITEM or (commas and doc.tokens[index + 1].norm in CONJUNCTIONS and index + 2 < again):
            return False
    return True


def _is_last(doc: Document, again: int) -> bool:
    gap = doc.repeats.gap(again)
    if gap == " ":
        return doc.tokens[again + 1].norm in GOES_ON
    return joint_of(gap) in {COMMA, BREAK, STOP, CUT}


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
            if repeat.size < least or (has_number(norms(doc, repeat)) and repeat.size < NUMBERS_FROM):
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
