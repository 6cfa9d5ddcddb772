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
_SILENT = FUNCTION | {"", "itself", "themselves"}


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
        for repeat in doc.repeats.adjacent:
            if repeat.joint != COMMA or repeat.copies > 2 or repeat.size > _LONGEST or is_bound(doc, repeat):
                continue
            words, after = norms(doc, repeat), word_after(doc, repeat)
            if has_number(words) or words[-1] in FUNCTION or CONJUNCTIONS.intersection(words):
                continue
            if words[0] in PREPOSITIONS | PRONOUNS or not (after in FINITE or after in self.verbs):
                continue
            if _stands_alone(doc, repeat, after):
                yield hit(doc, repeat)


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
        for repeat in doc.repeats.adjacent:
            if repeat.joint != COMMA or repeat.copies > 2 or repeat.size > _LONGEST or is_bound(doc, repeat):
                continue
            words, after = norms(doc, repeat), word_after(doc, repeat)
            if has_number(words) or words[-1] in FUNCTION or words[0] in FUNCTION - ARTICLES:
                continue
            if not (after in FINITE or (words[0] == "the" and after not in _SILENT)):
                continue
            if _is_fronted(_words_before(doc, repeat)[-1]):
                yield hit(doc, repeat)


def _is_fronted(clause: list[str]) -> bool:
    """True for a phrase that only leads to the main clause: `especially since the start of`, `he said that in the`."""
    if "that" in clause:
        clause = clause[clause.index("that") + 1 :]
    while clause and clause[0] in _STRESS:
        clause = clause[1:]
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
