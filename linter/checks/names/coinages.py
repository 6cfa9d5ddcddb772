"""Coined names: words that no dictionary has, written in two ways within one document.

A translation system spells a foreign name by ear, each sentence anew: "Sundaram" and "Sundalam", "Leqing" and
"Le Qing". Only words unknown to English are compared, so the words of a text are looked up once and few are left.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.names.forms import times
from linter.checks.names.inside import person_over
from linter.data.tables import words
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.pinyin import is_pinyin, surnames
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from linter.text.document import Document

_MOST_PAIRS = 100  # pairs of a document that are looked at closer
_MOST = 12  # findings of one rule in a document
_OFTEN = 3  # names that both come so often are two
_SYLLABLES = 2  # words of so many syllables of pinyin are one letter apart by chance
_SHOWN = 3

_NEXT = lazy(r"[ \xa0]([A-Z][a-z]{2,})")
_BEFORE = lazy(r"([A-Z][a-z]{2,} of )\Z")
_NEAR = 40  # code points before a word in which what it belongs to stands
# Endings that part a place from its people and a woman from a man, and no misspelling.
_ENDINGS = lazy(r"(?:ians?|ans?|ic|ish|ka|sky|skaya|ova?|eva?|s)\Z")
_LAST_VOWELS = frozenset("aeo")


class _Word(NamedTuple):
    """An unknown word with its places: as written, where, and in which sentences."""

    form: str
    spans: tuple[Span, ...]
    sentences: frozenset[int]


@frozen
class AlikeWords:
    """Two words unknown to English that differ by one letter, or by letters that sound alike.

    Words that stand in one sentence are two names, and so are words that both come often, places and given names that
    are both well known, and words of which both stand in names of persons, which other rules compare.

    Attributes:
        letters: pairs such as `l/r`: only these letters may differ. Without them any one letter may.
        neighbours: the two words must stand before the same word with a capital, or behind the same word and “of”.

    Values: `form` (the rarer, of equals the later), `other`, `count` (of the other form, in words).
    """

    letters: tuple[str, ...] = ()
    neighbours: bool = False

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "count")

    @cached_property
    def _one_letter(self) -> dict[int, str]:
        """Each of the letters → the first of its pair."""
        return {ord(pair[-1]): pair[0] for pair in self.letters}

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each such pair at the first place of the rarer form."""
        pairs = [pair for pair in doc.coined.pairs if self._may_be_one(*pair)]
        if not pairs:
            return
        found = _with_places(dict.fromkeys(word for pair in pairs[:_MOST_PAIRS] for word in pair), doc)
        hits = 0
        for one, other in pairs:
            if one in found and other in found and self._is_one(found[one], found[other], doc):
                yield _hit(found[one], found[other], doc)
                hits += 1
                if hits == _MOST:
                    return

    def _may_be_one(self, one: str, other: str) -> bool:
        if self.letters and (
            one.translate(self._one_letter) != other.translate(self._one_letter)
            or {one[-2:], other[-2:]} == {"ia", "ya"}
        ):
            return False
        if _are_related(one, other) or (_is_given(one) and _is_given(other)):
            return False
        if not (is_pinyin(one, _SYLLABLES) and is_pinyin(other, _SYLLABLES)):
            return True
        return self.neighbours and not (_is_known_pinyin(one) and _is_known_pinyin(other))

    def _is_one(self, one: _Word, other: _Word, doc: Document) -> bool:
        if min(len(one.spans), len(other.spans)) >= _OFTEN or not one.sentences.isdisjoint(other.sentences):
            return False
        if self.neighbours and _neighbours(one, doc).isdisjoint(_neighbours(other, doc)):
            return False
        return not (_in_person(one, doc) and _in_person(other, doc))


def _is_known_pinyin(word: str) -> bool:
    """True for a Chinese surname or a well-known place."""
    return word in surnames() or not words("chinese_places").isdisjoint((word, f"!{word}"))


def _is_given(word: str) -> bool:
    """True for a given name that many people bear."""
    return not words("given_names").isdisjoint((word, f"{word}?"))


def _are_related(one: str, other: str) -> bool:
    """True where an ending alone parts the two words: "Ivanov" and "Ivanova", "Maria" and "Mario"."""
    if one.startswith(other) or other.startswith(one) or _ENDINGS.sub("", one) == _ENDINGS.sub("", other):
        return True
    return one[:-1] == other[:-1] and {one[-1], other[-1]} <= _LAST_VOWELS


def _with_places(wanted: Iterable[str], doc: Document) -> dict[str, _Word]:
    """The wanted words that are never written small, with their places."""
    found = {}
    for word in wanted:
        places = sorted((*doc.tokens.places(word), *doc.tokens.places(f"{word}'s")))
        spans = [Span(start, start + len(word)) for start, _ in places]
        forms = {doc.prose[span.start : span.end] for span in spans}
        if forms == {word.capitalize()}:
            sentences = frozenset(doc.sentence_at(span.start) for span in spans)
            found[word] = _Word(word.capitalize(), tuple(spans), sentences)
    return found


def _neighbours(word: _Word, doc: Document) -> set[str]:
    """The words with a capital right behind a word, and those before it and “of”."""
    found = set()
    for span in word.spans:
        if match := _NEXT.match(doc.prose, span.end):
            found.add(match.group(1))
        if match := _BEFORE.search(doc.prose[max(0, span.start - _NEAR) : span.start]):
            found.add(match.group(1))
    return {neighbour for neighbour in found if neighbour.lower().removesuffix(" of ") in words("english_common")}


def _in_person(word: _Word, doc: Document) -> bool:
    """True where the word stands in the name of a person."""
    return any(person_over(span, doc) for span in word.spans)


def _hit(one: _Word, other: _Word, doc: Document) -> Hit:
    rare, often = sorted((one, other), key=lambda word: (len(word.spans), -word.spans[0].start))
    note = f"“{often.form}” stands {times(len(often.spans))} in this document, first here"
    again = (Evidence(f"“{rare.form}” again", doc.location(span)) for span in rare.spans[1 : 1 + _SHOWN])
    values = {"form": rare.form, "other": often.form, "count": times(len(often.spans))}
    return Hit(rare.spans[0], values, evidence=(Evidence(note, doc.location(often.spans[0])), *again))
