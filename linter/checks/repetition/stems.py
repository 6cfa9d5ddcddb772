"""Two words of one stem, or of one meaning, where one was wanted."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.wording import ARTICLES, CONJUNCTIONS, PREPOSITIONS, PRONOUNS, form
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.text.repeats import BREAK, COMMA, CUT, SPACE, STOP, joint_of
from linter.text.segments import NOTHING
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from linter.text.document import Document

_SHORTEST_STEM = 4
_MANY_WORDS = 3000  # of a longer text every pair of neighbours is looked at, of a shorter one only those that may fit


@frozen
class StemDoublet:
    """An adverb beside its own adjective: `secretly secret`, `close closely`.

    Attributes:
        allow: adjectives that also are verbs, prepositions or the like (`likely like`).

    Values: `first` and `second`, the two words; `match`, both.
    """

    allow: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("first", "second", "match")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        # Few words of a document have their adverb in it too, so the pairs are looked for by their words.
        words = doc.repeats.words
        for root in doc.repeats.stems("ly"):
            adverb = root + "ly"
            for stem in _adjectives(root):
                if stem in words and stem not in self.allow and len(stem) >= _SHORTEST_STEM:
                    for pair in ((adverb, stem), (stem, adverb)):
                        yield from self._hits(doc, *pair)

    def _hits(self, doc: Document, first: str, second: str) -> Iterator[Hit]:
        for at in doc.repeats.pairs(first, second):
            if joint_of(doc.repeats.gap(at)) != SPACE or joint_of(doc.repeats.gap(at + 1)) not in range(5):
                continue
            if "-" in {doc.repeats.gap(at - 1), doc.repeats.gap(at + 1)} or form(doc, at + 1)[0].isupper():
                continue
            span = doc.repeats.span(at, at + 1)
            cut = Span(doc.tokens[at].end, span.end)
            edits = () if NOTHING in doc.prose[cut.start : cut.end] else (Edit(cut, ""),)
            words = form(doc, at), form(doc, at + 1)
            values = {"first": words[0], "second": words[1], "match": " ".join(words)}
            yield Hit(span, values, edits=edits)


def _adjectives(stem: str) -> tuple[str, ...]:
    """The adjectives that an adverb in -ly may come from, of which this is what stands before the ending."""
    forms = [stem, stem + "le"]
    if stem.endswith("i"):
        forms.append(stem[:-1] + "y")
    if stem.endswith("al"):
        forms.append(stem[:-2])
    return tuple(forms)


@frozen
class NumberDoublet:
    """A noun beside its own plural: `the price of implant implants`.

    After an article or at the start of a clause the first may be the subject and the second its verb (`the guide
    guides`), so that a word has to stand before; and a preposition or the end of the clause has to follow.

    Attributes:
        allow: nouns that also are verbs and stand before their own form as a rule.

    Values: `first` and `second`, the two words; `match`, both.
    """

    allow: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("first", "second", "match")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        norms = doc.tokens.norms
        if len(norms) > _MANY_WORDS:
            for at, (noun, plural) in enumerate(pairwise(norms)):
                if plural[:-1] == noun and plural[-1] == "s" and self._is_noun(noun):
                    yield from self._hits(doc, at)
            return
        for noun in sorted(doc.repeats.words & set(doc.repeats.stems("s"))):
            if self._is_noun(noun):
                for at in doc.repeats.pairs(noun, noun + "s"):
                    yield from self._hits(doc, at)

    def _is_noun(self, word: str) -> bool:
        return len(word) >= _SHORTEST_STEM and word[-1] != "s" and word not in self.allow

    def _hits(self, doc: Document, at: int) -> Iterator[Hit]:
        before, after = doc.repeats.gap(at - 1), doc.repeats.gap(at + 1)
        if doc.repeats.gap(at) != " " or before not in {" ", ' "', " “", "-"} or at == 0:
            return
        if before != "-" and doc.tokens[at - 1].norm in ARTICLES | PRONOUNS | CONJUNCTIONS:
            return
        first, second = form(doc, at), form(doc, at + 1)
        if first[0].isupper() != second[0].isupper() or first.isupper():
            return
        goes_on = after == " " and doc.tokens[at + 2].norm in PREPOSITIONS | CONJUNCTIONS
        if goes_on or joint_of(after) in {COMMA, BREAK, STOP, CUT} or after.startswith(" ("):
            values = {"first": first, "second": second, "match": f"{first} {second}"}
            yield Hit(doc.repeats.span(at, at + 1), values)


@frozen
class SynonymDoublet:
    """One noun twice under two adjectives that say the same: `overall growth and all-round growth`.

    Attributes:
        groups: adjectives that say the same, separated by commas, a group an entry; a hyphen reads as a blank.

    Values: `head`, the noun; `first` and `second`, the adjectives; `match`, all of it.
    """

    groups: tuple[str, ...]

    gives: ClassVar[tuple[str, ...]] = ("head", "first", "second", "match")

    @cached_property
    def _group(self) -> Mapping[tuple[str, ...], int]:
        """The group of each adjective, by its words."""
        return {
            tuple(word.strip().replace("-", " ").split()): number
            for number, group in enumerate(self.groups)
            for word in group.split(",")
        }

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        for head, joint, again in doc.repeats.echoes("and", 3):
            first = self._adjective_before(doc, head)
            second = self._adjective_before(doc, again)
            if first is None or second is None or second[0] != joint + 1 or first[1] != second[1]:
                continue
            if not doc.repeats.gap(head) == doc.repeats.gap(joint) == " ":
                continue
            values = {
                "head": form(doc, head),
                "first": _text(doc, first[0], head - 1),
                "second": _text(doc, second[0], again - 1),
                "match": _text(doc, first[0], again),
            }
            if values["first"].casefold() != values["second"].casefold():
                yield Hit(doc.repeats.span(first[0], again), values)

    def _adjective_before(self, doc: Document, head: int) -> tuple[int, int] | None:
        """Where the adjective before a noun begins, and its group."""
        for size in (2, 1):
            words = tuple(doc.tokens.norms[max(0, head - size) : head])
            if len(words) == size and words in self._group:
                return head - size, self._group[words]
        return None


def _text(doc: Document, first: int, last: int) -> str:
    span = doc.repeats.span(first, last)
    return " ".join(doc.prose[span.start : span.end].replace(NOTHING, "").split())
