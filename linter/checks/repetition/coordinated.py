"""The same word or phrase on both sides of “and” or “or”: `reliable and reliable`, `of reform and reform`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.places import (
    FINITE,
    GOES_ON,
    OWNERS,
    doublets,
    follows_comma,
    is_closed,
    is_led,
    opens_clause,
)
from linter.checks.repetition.wording import (
    ARTICLES,
    CONJUNCTIONS,
    FUNCTION,
    PREPOSITIONS,
    PRONOUNS,
    all_capital,
    form,
    hit,
    norms,
    word_after,
    word_before,
    words_of,
)
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.findings import Hit
    from linter.text.document import Document
    from linter.text.repeats import Repeat

_LINKS = ("and", "or")
_AFTER_NOUN = words_of("at into") | {""}
_BE = words_of("be is are was were been being most very so not become becomes became")
_HAVE = words_of("has have had having")
_ASKING = words_of("where when why what which who whom whose")
_MIRROR = 5  # words
_MIRRORED = words_of("to with for from into over against")
_LONG = 5  # words from which on nobody says a phrase twice to speak of two things
_SHORTEST = 4  # letters of a noun that is told by its place alone


@frozen
class AndDoublet:
    """The same word or phrase on both sides of “and” or “or”, where no idiom wants it.

    English repeats comparatives, verbs that last and plurals of measure so (`bigger and bigger`, `waited and
    waited`, `hours and hours`), but no adjective and no noun: these are told by their endings, by a list, or by the
    words round them.

    Attributes:
        adjectives: endings of adjectives.
        plain: adjectives without such an ending.
        nouns: endings of abstract nouns.
        confidence: of all findings but the doubtful.
        doubtful: confidence where the first noun has a word before it that the second may lack on purpose.
        allow: words that may be doubled.
        lasting: verbs that are doubled when what they tell goes on for long, in all forms.
        pairs: nouns that stand for two words of one meaning in the source: told wherever the clause goes on behind.
        givers: verbs that lead to a noun (`provide`), in all forms.
    """

    adjectives: tuple[str, ...]
    plain: frozenset[str]
    nouns: tuple[str, ...]
    confidence: float
    doubtful: float
    allow: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    givers: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        for repeat in doublets(doc, _LINKS):
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
        # “for growth and growth for peace”, “years to our life and life to our years” go on as they began: the two are
        # meant apart.
        near = doc.tokens.norms[max(0, repeat.first - _MIRROR) : repeat.first]
        again = before == after != "" or (after in near and after in _MIRRORED)
        crosswise = again and not form(doc, repeat.first)[0].isupper()
        if crosswise or word in FUNCTION or word in _ASKING or word.endswith("er"):
            # “where and where it comes from” asks nothing; all other small words may be meant.
            asks = word in _ASKING and not crosswise and doc.tokens[repeat.first + 1].norm == "and"
            return self.confidence if asks and after and after not in PREPOSITIONS else 0.0
        if word.endswith("ed"):
            return self._participle(word, before, after)
        if word in self.plain or (word.endswith(self.adjectives) and not word.endswith("ment")):
            return self.confidence
        if word in self.lasting or _is_choice(doc, repeat, after):
            return 0.0
        if not is_closed(doc, repeat, after):
            return self.doubtful if after in FINITE and _is_subject(doc, repeat, before) else 0.0
        return max(self._noun(doc, repeat, word), self._placed(doc, repeat, word))

    def _noun(self, doc: Document, repeat: Repeat, word: str) -> float:
        before, after = word_before(doc, repeat), word_after(doc, repeat)
        owned = before in OWNERS or before.endswith("'s")
        if not word.endswith(self.nouns if not owned else (*self.nouns, "ing")):
            return self._by_place(word, before, after)
        if owned or before in FUNCTION or before.endswith("ing") or is_led(before, after):
            return self.confidence
        # “public transport and transport of goods” may be two things.
        return self.doubtful if after in _AFTER_NOUN and form(doc, repeat.last).islower() else 0.0

    def _placed(self, doc: Document, repeat: Repeat, word: str) -> float:
        """For nouns that a list names, that stand in a list of nouns, or behind a verb that leads to a noun."""
        if word in self.pairs or (word_before(doc, repeat) in self.givers and word_after(doc, repeat) != "of"):
            return self.confidence
        if len(word) < _SHORTEST or not follows_comma(doc, repeat) or not form(doc, repeat.first).islower():
            return 0.0
        is_noun = not word.endswith("ing") or word_after(doc, repeat) == "of"
        return self.doubtful if is_noun and not word.endswith("ly") else 0.0

    def _participle(self, word: str, before: str, after: str) -> float:
        if word in self.lasting:
            return 0.0
        if before in _BE or (before.endswith("ly") and after not in PREPOSITIONS):
            return self.confidence if after not in PREPOSITIONS else self.doubtful
        return self.confidence if before in _HAVE or (is_led(before, after) and after not in PREPOSITIONS) else 0.0

    def _by_place(self, word: str, before: str, after: str) -> float:
        """For a word whose ending tells nothing: a noun if its place asks for one."""
        if len(word) < _SHORTEST or (before in _BE and word.endswith("ing")):
            return 0.0
        if before in _BE:
            return self.doubtful if after == "" else 0.0
        return self.confidence if is_led(before, after) else 0.0


def _is_choice(doc: Document, repeat: Repeat, after: str) -> bool:
    """True for a choice that says more of the second: `bar stools or bar stools with backs`."""
    return after in PREPOSITIONS and doc.tokens[repeat.first + repeat.size].norm == "or"


def _is_subject(doc: Document, repeat: Repeat, before: str) -> bool:
    """True when the second word begins no clause of its own: `the rules and rules are`, `of status and status has`."""
    if doc.tokens[repeat.first + repeat.size].norm == "or":
        return False
    return before in ARTICLES or before in {"of", "between"} or before.endswith("'s") or opens_clause(doc, repeat)


def _is_phrase(doc: Document, repeat: Repeat, words: tuple[str, ...]) -> bool:
    if words[-1] in FUNCTION or CONJUNCTIONS.intersection(words):
        return False
    before, after = word_before(doc, repeat), word_after(doc, repeat)
    if not after:
        return is_closed(doc, repeat, after)
    if before == "between" or (words[0] in ARTICLES and opens_clause(doc, repeat)):
        return after in GOES_ON - {"of", "or"} | FINITE
    if before in {"of", *ARTICLES} and after in FINITE and words[0] not in ARTICLES | PRONOUNS:
        return True
    # “the head and the head of …” are two heads, and so are “Prime Minister and Prime Minister of …”.
    is_long = repeat.size >= _LONG and after != "of"
    if (words[0] in ARTICLES and not is_long) or (after == "of" and all_capital(doc, repeat.first, repeat.size)):
        return False
    return is_closed(doc, repeat, after) and after != before and not _is_choice(doc, repeat, after)
