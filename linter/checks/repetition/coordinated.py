"""The same word or phrase on both sides of “and” or “or”: `reliable and reliable`, `of reform and reform`."""

from __future__ import annotations

from functools import cached_property
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
    word_after,
    word_before,
    words_of,
)
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.repeats import BREAK, COMMA, CUT, STOP, joint_of
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.repeats import Repeat

_LINKS = ("and", "or")
_ENDS = frozenset((COMMA, BREAK, STOP, CUT))
_AFTER_NOUN = words_of("at into") | {""}
_QUOTES = frozenset('"”')
_OWNERS = words_of("new more further great full good strong real its his her their our my your no")
_BE = words_of("be is are was were been being most very so not become becomes became")
_HAVE = words_of("has have had having")
# Before a noun; “to” leads to a verb as well, and people do live and live.
_LEADERS = PREPOSITIONS - {"to", "as"} | ARTICLES | _OWNERS | {"including"}
_GOES_ON = PREPOSITIONS | CONJUNCTIONS | words_of("around across toward towards throughout regarding")
_OF_NOUN = words_of("of for in from with on by against")
_MODIFIERS = ("al", "ic", "ous", "ive", "ish", "ern", "ful", "less")
_WORD_BEFORE = lazy(r"(?<![\w/.:-])([A-Za-z]+) ?\Z")
_WORD_AFTER = lazy(r" ?([A-Za-z]+)(?![\w/.-])")
_SHORTEST = 4  # letters of a noun that is told by its place alone


def _closed(doc: Document, repeat: Repeat, after: str) -> bool:
    """True when what follows cannot belong to the second copy alone, as the noun of a compound would."""
    if after:
        return after in _GOES_ON
    gap = doc.repeats.gap(repeat.last)
    return joint_of(gap) in _ENDS or gap[0] in _QUOTES


def _is_led(before: str, after: str) -> bool:
    """True when the word before asks for a noun and what follows does not belong to the second one alone."""
    # “social security and security of supply” are two things.
    return before in _LEADERS or (before.endswith(("'s", "’s", *_MODIFIERS)) and after not in _OF_NOUN)


@frozen
class AndDoublet:
    """The same word or phrase on both sides of “and” or “or”, where no idiom wants it.

    English repeats comparatives, verbs that last and plurals of measure so (`bigger and bigger`, `waited and
    waited`, `hours and hours`), but no adjective and no noun: these are told by their endings, by a list, or by the
    preposition or article before them.

    Attributes:
        adjectives: endings of adjectives.
        plain: adjectives without such an ending.
        nouns: endings of abstract nouns.
        allow: words that may be doubled.
        lasting: verbs that are doubled when what they tell goes on for long, in all forms.
        confidence: of all findings but the doubtful.
        doubtful: confidence where the first noun has a word before it that the second may lack on purpose.
    """

    adjectives: tuple[str, ...]
    plain: frozenset[str]
    nouns: tuple[str, ...]
    confidence: float
    doubtful: float
    allow: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        for repeat in _doublets(doc):
            words = norms(doc, repeat)
            if self.allow.issuperset(words):
                continue
            if repeat.size > 1:
                confidence = self.confidence if _is_phrase(doc, repeat, words) else 0.0
            else:
                confidence = self._word_confidence(doc, repeat, words[0])
            if confidence:
                yield hit(doc, repeat, confidence=confidence)

    def _word_confidence(self, doc: Document, repeat: Repeat, word: str) -> float:
        before, after = word_before(doc, repeat), word_after(doc, repeat)
        # “for growth and growth for peace” goes on as it began: the two are meant apart.
        crosswise = before == after != "" and not form(doc, repeat.first)[0].isupper()
        if word in FUNCTION or word.endswith("er") or crosswise:
            return 0.0
        if word.endswith("ed"):
            return self._participle(word, before, after)
        if word in self.plain or (word.endswith(self.adjectives) and not word.endswith("ment")):
            return self.confidence
        if not _closed(doc, repeat, after) or word in self.lasting or _is_choice(doc, repeat, after):
            return 0.0
        return self._noun(doc, repeat, word)

    def _noun(self, doc: Document, repeat: Repeat, word: str) -> float:
        before, after = word_before(doc, repeat), word_after(doc, repeat)
        owned = before in _OWNERS or before.endswith("'s")
        if not word.endswith(self.nouns if not owned else (*self.nouns, "ing")):
            return self._by_place(word, before, after)
        if owned or before in FUNCTION or before.endswith("ing") or _is_led(before, after):
            return self.confidence
        # “public transport and transport of goods” may be two things.
        return self.doubtful if after in _AFTER_NOUN and form(doc, repeat.last).islower() else 0.0

    def _participle(self, word: str, before: str, after: str) -> float:
        if word in self.lasting:
            return 0.0
        if before in _BE or (before.endswith("ly") and after not in PREPOSITIONS):
            return self.confidence if after not in PREPOSITIONS else self.doubtful
        return self.confidence if before in _HAVE or (_is_led(before, after) and after not in PREPOSITIONS) else 0.0

    def _by_place(self, word: str, before: str, after: str) -> float:
        """For a word whose ending tells nothing: a noun if its place asks for one."""
        if len(word) < _SHORTEST or (before in _BE and word.endswith("ing")):
            return 0.0
        if before in _BE:
            return self.doubtful if after == "" else 0.0
        return self.confidence if _is_led(before, after) else 0.0


def _is_choice(doc: Document, repeat: Repeat, after: str) -> bool:
    """True for a choice that says more of the second: `bar stools or bar stools with backs`."""
    return after in PREPOSITIONS and doc.tokens[repeat.first + repeat.size].norm == "or"


def _doublets(doc: Document, links: tuple[str, ...] = _LINKS) -> Iterator[Repeat]:
    for link in links:
        for repeat in doc.repeats.linked(link):
            if has_number(norms(doc, repeat)) or is_bound(doc, repeat):
                continue
            if doc.repeats.gap(repeat.first - 1).endswith(("-", "‑")):
                continue
            first, second = form(doc, repeat.first), form(doc, repeat.first + repeat.step)
            if len(first) > 1 and first.isupper() and second.isupper():
                continue  # abbreviations
            yield repeat


def _is_phrase(doc: Document, repeat: Repeat, words: tuple[str, ...]) -> bool:
    if words[-1] in FUNCTION or CONJUNCTIONS.intersection(words):
        return False
    after = word_after(doc, repeat)
    if not after:
        return _closed(doc, repeat, after)
    # “the head and the head of …” are two heads, and so are “Prime Minister and Prime Minister of …”.
    if words[0] in ARTICLES or (after == "of" and all_capital(doc, repeat.first, repeat.size)):
        return False
    return _closed(doc, repeat, after) and after != word_before(doc, repeat) and not _is_choice(doc, repeat, after)


@frozen
class CompoundDoublet:
    """A noun, “and”, and the noun again as the first part of a compound: `the needs of travel and travel trends`.

    Attributes:
        allow: words that may be doubled.
        goods: second parts of compounds that people do write beside their first: `petroleum and petroleum products`.
    """

    allow: frozenset[str] = frozenset()
    goods: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    @cached_property
    def _silent(self) -> frozenset[str]:
        return FUNCTION | _GOES_ON | self.goods

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        for repeat in _doublets(doc, ("and",)):
            words = norms(doc, repeat)
            before, after = word_before(doc, repeat), word_after(doc, repeat)
            hyphened = repeat.size > 1 and doc.repeats.gap(repeat.first) == "-"
            if (repeat.size > 1 and not hyphened) or self.allow.intersection(words) or FUNCTION.intersection(words):
                continue
            if (
                len(words[-1]) < _SHORTEST
                or words[-1].endswith("er")
                or after in self._silent
                or after.endswith(("ed", "ly", "ing"))
            ):
                continue
            if after and (before in _LEADERS or before.endswith(("'s", "’s")) or hyphened):
                yield hit(doc, repeat)


@frozen
class SlashDoublet:
    """The same word on both sides of a slash: `arthritis/arthritis`, `/ min / min`.

    Attributes:
        shortest: letters of the shortest word that counts where no blanks stand round the slash.
    """

    shortest: int = 5

    gives: ClassVar[tuple[str, ...]] = ("copy", "match")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        prose = doc.prose
        at = prose.find("/")
        while at >= 0:
            span = self._pair(prose, at)
            if span:
                match = prose[slice(*span)]
                yield Hit(span, {"copy": match.split("/")[0].strip(), "match": match})
            at = prose.find("/", at + 1)

    def _pair(self, prose: str, at: int) -> Span | None:
        before, after = _WORD_BEFORE.search(prose[max(0, at - 40) : at]), _WORD_AFTER.match(prose, at + 1)
        if before is None or after is None or before.group(1) != after.group(1) or not after.group(1).islower():
            return None
        start = at - len(before.group())
        chained = prose[max(0, start - 2) : start] == "/ "
        if len(after.group(1)) < (2 if chained else self.shortest):
            return None
        follower = _WORD_AFTER.match(prose, after.end())
        if follower and follower.group(1) not in FUNCTION and not chained:
            return None  # black / black clay
        return Span(at - len(before.group()), after.end())
