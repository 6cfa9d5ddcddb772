"""Coined names: words that no dictionary has, written in two ways within one document.

A translation system spells a foreign name by ear, each sentence anew: "Sitaraman" and "Sitalaman", "Keqiao" and
"Ke Qiao". Only words unknown to English are compared, so the words of a text are looked up once and few are left.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.names.forms import times
from linter.data.tables import words
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.pinyin import is_pinyin, one_letter_apart
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from linter.text.document import Document

_SHORTEST = 5  # letters of a name that is compared letter by letter
_CROWD = 8  # words alike in consonants: more are a list of names, in which likeness says nothing
_MOST = 12  # findings of one rule in a document
_OFTEN = 3  # names that both come so often are two
_SYLLABLES = 2  # words of so many syllables of pinyin are one letter apart by chance
_SHOWN = 3

# Letters that sound alike in one language or another become one; vowels, h and y are left out.
_SKELETON = bytes.maketrans(b"pvfwtkqcxzsjgrlm", b"bbbbdsssssssslln"[:16])
_VOWELS = b"aeiouyh"
_DOUBLED = lazy(r"(\w)\1+")
_NEXT = lazy(r"[ \xa0]([A-Z][a-z]{2,})")
_BEFORE = lazy(r"([A-Z][a-z]{2,} of )\Z")
_NEAR = 40  # code points before a word in which what it belongs to stands
# Endings that part a place from its people and a woman from a man, and no misspelling.
_ENDINGS = lazy(r"(?:[aoeiu]|s|i?ans?|ic|ish|y|ka|sky|skaya|ova?|eva?|dottir)\Z")


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
        pairs = [pair for pair in alike(unknown_words(doc)) if self._may_be_one(*pair)]
        if not pairs:
            return
        found = _with_places(frozenset(word for pair in pairs for word in pair), doc)
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
        if _is_given(one) and _is_given(other):
            return False
        return self.neighbours or not (is_pinyin(one, _SYLLABLES) and is_pinyin(other, _SYLLABLES))

    def _is_one(self, one: _Word, other: _Word, doc: Document) -> bool:
        if min(len(one.spans), len(other.spans)) >= _OFTEN or not one.sentences.isdisjoint(other.sentences):
            return False
        if self.neighbours and _neighbours(one, doc).isdisjoint(_neighbours(other, doc)):
            return False
        return not (_in_person(one, doc) and _in_person(other, doc))


def unknown_words(doc: Document) -> set[str]:
    """The words of a document in small letters, without those that are common English, well-known places or names."""
    return doc.tokens.words.keys() - words("english_common") - words("places")


def alike(unknown: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of words that agree in their consonants, by and large, and differ by one letter."""
    listed = sorted(word for word in unknown if len(word) >= _SHORTEST and word.isascii() and word.isalpha())
    if len(listed) < 2:
        return []
    bones = "\n".join(listed).encode().translate(_SKELETON, _VOWELS).decode()
    groups: dict[str, list[str]] = {}
    for word, bone in zip(listed, _DOUBLED.sub(r"\1", bones).split("\n"), strict=True):
        groups.setdefault(bone, []).append(word)
    return [
        (one, other)
        for group in groups.values()
        if 1 < len(group) <= _CROWD
        for at, one in enumerate(group)
        for other in group[at + 1 :]
        if one_letter_apart(one, other) and not _are_related(one, other)
    ]


def _is_given(word: str) -> bool:
    """True for a given name that many people bear."""
    return not words("given_names").isdisjoint((word, f"{word}?"))


def _are_related(one: str, other: str) -> bool:
    """True where an ending alone parts the two words: "Ivanov" and "Ivanova", "Maria" and "Mario"."""
    if one.startswith(other) or other.startswith(one):
        return True
    return one[:-1] == other[:-1] and {one[-1], other[-1]} != {"y", "i"} and bool(_ENDINGS.search(one))


def _with_places(wanted: frozenset[str], doc: Document) -> dict[str, _Word]:
    """The wanted words that are never written small, with their places."""
    norms, spans = doc.tokens.norms, doc.tokens.spans
    owned = {f"{word}'s": word for word in wanted}
    places: dict[str, list[Span]] = {}
    small: set[str] = set()
    for norm, (start, _) in zip(norms, spans, strict=True):
        word = norm if norm in wanted else owned.get(norm, "")
        if not word:
            continue
        span = Span(start, start + len(word))
        form = doc.prose[span.start : span.end]
        if form == word.capitalize():
            places.setdefault(word, []).append(span)
        elif form == word:
            small.add(word)
    return {
        word: _Word(word.capitalize(), tuple(found), frozenset(doc.sentence_at(span.start) for span in found))
        for word, found in places.items()
        if word not in small
    }


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
    return any(m.span.start <= span.start < m.span.end for m in doc.mentions for span in word.spans)


def _hit(one: _Word, other: _Word, doc: Document) -> Hit:
    rare, often = sorted((one, other), key=lambda word: (len(word.spans), -word.spans[0].start))
    note = f"“{often.form}” stands {times(len(often.spans))} in this document, first here"
    again = (Evidence(f"“{rare.form}” again", doc.location(span)) for span in rare.spans[1 : 1 + _SHOWN])
    values = {"form": rare.form, "other": often.form, "count": times(len(often.spans))}
    return Hit(rare.spans[0], values, evidence=(Evidence(note, doc.location(often.spans[0])), *again))
