"""A noun that ends one clause and is taken up as the subject of the next, where English joins the two otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.places import FINITE
from linter.checks.repetition.wording import (
    ARTICLES,
    CONJUNCTIONS,
    FUNCTION,
    PREPOSITIONS,
    PRONOUNS,
    form,
    has_number,
    hit,
    is_bound,
    norms,
    starts_sentence,
    word_after,
    words_of,
)
from linter.frozen import frozen
from linter.text.repeats import COMMA, joint_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.findings import Hit
    from linter.text.document import Document
    from linter.text.repeats import Repeat

_FARTHEST = 40  # words looked at before the first copy
_LONGEST = 8
_TITLE = 5  # words; nobody says so many twice without a pronoun, whatever comes before
_SUBJECTS = words_of("i we you he she they it")
_COPULAS = words_of("is are was were")
# A clause that one of these opens, or that one of the second kind stands in, does not stand alone; the comma is right.
_SUBORDINATE = words_of(
    "if when whenever since after before once because while although though until unless whether as that which who "
    "whom whose where how what why so given despite due"
)
_FRONTED = PREPOSITIONS | _SUBORDINATE | words_of("to according along across throughout upon like unlike not only both")


_STRESS = words_of("especially particularly and but even just only ever")
# Behind the first of these a clause of its own stands; behind the second may be a clause or a noun.
_CLAUSES = words_of("if when whenever while because although though unless whether that which who where how what")
_EITHER = words_of("since after before until till once so like given despite")
_PAST = words_of(
    "became began bought broke brought built came chose did fell felt found fought gave got grew held kept knew led "
    "left lost made met paid ran rose said saw sent set sold spoke spent stood struck taught told took thought threw "
    "went won withdrew wrote"
)
_ADVERBS = words_of("also still now then soon again already even often never always only")
_NAME_LINKS = PREPOSITIONS | ARTICLES | {"and"}


@frozen
class SplicedNoun:
    """Two sentences with a comma between, the second of which begins with the last words of the first.

    `I called the shop, the shop said no`: English has a full stop, or “who”, or a pronoun there.

    Attributes:
        verbs: what may follow besides forms of to be, to have and the like: verbs of saying in the past tense.
    """

    verbs: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such noun."""
        for repeat, words, after in _taken_up(doc):
            if (
                CONJUNCTIONS.intersection(words)
                or words[0] in PREPOSITIONS | PRONOUNS
                or not (after in FINITE or after in self.verbs)
            ):
                continue
            if _stands_alone(doc, repeat, after):
                yield hit(doc, repeat)


def _taken_up(doc: Document) -> Iterator[tuple[Repeat, tuple[str, ...], str]]:
    """Each noun or phrase that is said again right behind a comma, with its words and the word behind it."""
    for repeat in doc.repeats.adjacent:
        if repeat.joint != COMMA or repeat.copies > 2 or repeat.size > _LONGEST or is_bound(doc, repeat):
            continue
        words = norms(doc, repeat)
        if not has_number(words) and words[-1] not in FUNCTION:
            yield repeat, words, word_after(doc, repeat)


def _stands_alone(doc: Document, repeat: Repeat, after: str) -> bool:
    """True when what stands before the first copy can be no part of the sentence behind the comma."""
    before = _words_before(doc, repeat)
    if not any(before):
        return repeat.size == 1 and after in _COPULAS and form(doc, repeat.first + 1)[0].islower()
    *earlier, clause = before
    if len(clause) < 2 or _SUBORDINATE.intersection(clause) or clause[0] in _FRONTED or clause[0].endswith("ing"):
        return repeat.size >= _TITLE and len(clause) > 1
    # “In spring, I wrote to …”: with a subject of its own the clause does not belong to what was said before it.
    if clause[0] in _SUBJECTS:
        return True
    return all(words[0] not in _FRONTED and not words[0].endswith("ing") for words in earlier if words)


def _words_before(doc: Document, repeat: Repeat) -> list[list[str]]:
    """The words of the sentence before the first copy, parted at commas; the last part may be empty."""
    parts: list[list[str]] = [[]]
    for index in range(repeat.first - 1, max(-1, repeat.first - 1 - _FARTHEST), -1):
        gap = doc.repeats.gap(index)
        joint = joint_of(gap)
        if joint == COMMA:
            parts.append([])
        elif gap not in {" ", "-"}:
            break
        parts[-1].append(doc.tokens[index].norm)
    return [words[::-1] for words in reversed(parts)]


@frozen
class EchoedNoun:
    """`Since the start of the project, the project has …`: a noun said again where English has a pronoun.

    It is no mistake, and people write it to be clear; translations do so more often.
    """

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such noun."""
        for repeat, words, after in _taken_up(doc):
            if words[0] in FUNCTION - ARTICLES:
                continue
            if after and _is_verb_next(doc, repeat) and not _closes_name(doc, repeat):
                clause = _main(_words_before(doc, repeat)[-1])
                if _is_fronted(clause) and not _has_verb(clause):
                    yield hit(doc, repeat)


def _is_verb_next(doc: Document, repeat: Repeat) -> bool:
    """True when a finite verb follows the second copy, an adverb between at most: any other noun would be its head."""
    at = repeat.last + 1
    word = doc.tokens[at].norm
    if word in _ADVERBS or word.endswith("ly"):
        if doc.repeats.gap(at) != " ":
            return False
        at += 1
        word = doc.tokens[at].norm
    # “the club, the club founded by …” is a participle.
    participle = doc.repeats.gap(at) == " " and doc.tokens[at + 1].norm in PREPOSITIONS
    return word in FINITE | _PAST or (word.endswith("ed") and not participle)


def _closes_name(doc: Document, repeat: Repeat) -> bool:
    """True when the first copy is the end of a longer name: `the Harbour Club of Weston, Weston has`."""
    at = repeat.first - 1
    if not form(doc, repeat.first + repeat.size - 1)[:1].isupper():
        return False
    while at >= 0 and doc.tokens[at].norm in _NAME_LINKS and doc.repeats.gap(at) == " ":
        at -= 1
    return doc.repeats.gap(at) == " " and form(doc, at)[:1].isupper() and not starts_sentence(doc, at)


def _has_verb(clause: list[str]) -> bool:
    """True when the opening phrase is a clause with a subject and a verb of its own."""
    if not (_CLAUSES | FINITE | _PAST | _SUBJECTS).isdisjoint(clause):
        return True
    return not _EITHER.isdisjoint(clause) and any(word.endswith("ed") for word in clause)


def _main(clause: list[str]) -> list[str]:
    """The words behind “he said that” and “especially”."""
    if "that" in clause:
        clause = clause[clause.index("that") + 1 :]
    while clause and clause[0] in _STRESS:
        clause = clause[1:]
    return clause


def _is_fronted(clause: list[str]) -> bool:
    """True for a phrase that only leads to the main clause: `since the start of`, `in the works of`."""
    return bool(clause) and clause[0] in _FRONTED and clause[:2] != ["according", "to"]


@frozen
class TwiceNamedSource:
    """`According to the report, the report …`: the source is named, and then named again as what speaks.

    Attributes:
        openings: the words that lead to the source, at the start of a sentence.
    """

    openings: tuple[str, ...] = ("according to",)

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such source."""
        for repeat in doc.repeats.adjacent:
            if repeat.joint != COMMA or repeat.copies > 2 or is_bound(doc, repeat):
                continue
            words = norms(doc, repeat)
            if has_number(words) or words[-1] in FUNCTION or not word_after(doc, repeat):
                continue
            if words[0] in PREPOSITIONS or (words[0] in PRONOUNS - ARTICLES and repeat.size == 1):
                continue
            if any(_opens_with(doc, repeat, opening.split()) for opening in self.openings):
                yield hit(doc, repeat)


def _opens_with(doc: Document, repeat: Repeat, opening: list[str]) -> bool:
    first = repeat.first - len(opening)
    if first < 0 or doc.tokens.norms[first : repeat.first] != opening:
        return False
    return all(doc.repeats.gap(index) == " " for index in range(first, repeat.first))
