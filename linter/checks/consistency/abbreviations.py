"""Abbreviations that a document introduces in one form and writes in another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from linter.checks.consistency.introduced import Introduction, introductions
from linter.checks.consistency.places import times
from linter.data.tables import words
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from linter.text.document import Document

_THREE_CAPITALS = re.compile(b"AAA+")
_SHORTEST = 3  # letters of an abbreviation that is compared: two are alike by chance
_LONGEST = 8
_SMALL_WORDS = frozenset({"of", "and", "for", "on", "the"})
_MOST_WORDS = 2_000  # different words in capitals that are looked at in one document
_MOST = 40  # abbreviations that are looked at in one document
_FEWEST_WORDS = 3  # words of a name that is surely the same


@frozen
class SlippedAbbreviation:
    """An abbreviation that nobody introduces, a letter away from one that is introduced and then never used.

    Two neighbouring letters in the other order count also where the introduced form goes on to be used: "SOC" beside
    several "SCO". Abbreviations that every reader knows, and two in one sentence, are no slips.

    Values: `match`, `right` (the introduced one), `count` (of the form found, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "right", "count")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit at the first place of each such form."""
        introduced = doc.worked_out(introductions)
        if not introduced:
            return
        known = words("known_abbreviations")
        places = _capitals(doc)
        names = {intro.letters for intro in introduced}
        told: set[str] = set()
        for intro in introduced[:_MOST]:
            letters = intro.letters
            if letters in told or not (letters.isupper() and _SHORTEST <= len(letters) <= _LONGEST) or letters in known:
                continue
            told.add(letters)
            once = len(places.get(letters, ())) == 1
            for other in _alike(letters, places, swapped_only=not once):
                fits = other[0] == letters[0] or _runs_through(other.lower(), "".join(intro.words).lower())
                if fits and other not in known and other not in names:
                    yield from _slip(intro, other, places[other], doc)


def _capitals(doc: Document) -> dict[str, list[Span]]:
    """The words in capitals, with or without the s of a plural, and where they stand."""
    found: dict[str, list[Span]] = {}
    for match in _THREE_CAPITALS.finditer(doc.shape):
        start, end = match.span()
        before, behind = doc.prose[max(0, start - 1) : start], doc.prose[end : end + 2]
        if before.isalnum() or (behind[:1].isalnum() and not (behind[0] == "s" and not behind[1:].isalnum())):
            continue
        found.setdefault(doc.prose[start:end], []).append(Span(start, end))
        if len(found) == _MOST_WORDS:
            break
    return found


def _alike(letters: str, places: Mapping[str, object], *, swapped_only: bool) -> list[str]:
    """The words in capitals that are one letter away: added, lost, changed, or swapped with its neighbour."""
    swaps = {letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in range(len(letters) - 1)}
    return sorted(
        word
        for word in places
        if word != letters and (word in swaps or (not swapped_only and _differ_by_one(letters, word)))
    )


def _differ_by_one(one: str, other: str) -> bool:
    """True when a letter is changed, added or lost."""
    if one == other:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[at + 1 :] == other[at + 1 :] if len(one) == len(other) else one[at:] == other[at + 1 :]


def _slip(intro: Introduction, other: str, places: Sequence[Span], doc: Document) -> Iterator[Hit]:
    first = places[0]
    if first.start < intro.span.start or doc.sentence_at(first.start) == doc.sentence_at(intro.span.start):
        return
    around = [
        doc.prose[max(0, place.start - 1) : place.start] + doc.prose[place.end : place.end + 1] for place in places
    ]
    if any(sign in "(-/" for pair in around for sign in pair):
        return  # introduced after all, or a part of something longer
    evidence = (Evidence(f"“{intro.letters}” is introduced here", doc.location(intro.span)),)
    yield Hit(first, {"match": other, "right": intro.letters, "count": times(len(places))}, evidence=evidence)


@frozen
class TwoAbbreviations:
    """One name that is abbreviated in two ways: "the Reform Commission (NRC)" and "the Reform Commission (CNR)".

    Values: `match` (the later abbreviation), `other`, `name`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "other", "name")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit at each later abbreviation of a name that was abbreviated otherwise."""
        seen: dict[str, Introduction] = {}
        for intro in doc.worked_out(introductions):
            if len(intro.name) < _FEWEST_WORDS:
                continue
            key = " ".join(intro.name)
            first = seen.setdefault(key.lower(), intro)
            if first.letters.lower() == intro.letters.lower():
                continue
            evidence = (Evidence(f"abbreviated “{first.letters}” here", doc.location(first.span)),)
            values = {"match": intro.letters, "other": first.letters, "name": key}
            yield Hit(intro.span, values, evidence=evidence)


@frozen
class TwoExpansions:
    """One abbreviation that stands for two names: "Press Office (PO)" and "Post Organisation (PO)".

    The two share a word, and the letters fit one of them. A name that only leaves out a part of the other is the same.

    Values: `match`, `name` (the later one), `other`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "name", "other")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit at each abbreviation that is introduced again for another name."""
        seen: dict[str, Introduction] = {}
        for intro in doc.worked_out(introductions):
            if len(intro.name) < 2:
                continue
            first = seen.setdefault(intro.letters, intro)
            if not _are_renderings(first, intro):
                continue
            evidence = (
                Evidence(f"“{first.letters}” stands for “{' '.join(first.name)}” here", doc.location(first.span)),
            )
            values = {"match": intro.letters, "name": " ".join(intro.name), "other": " ".join(first.name)}
            yield Hit(intro.span, values, evidence=evidence)


def _are_renderings(first: Introduction, later: Introduction) -> bool:
    """True for names that share a word, of which one bears the letters and none is a part of the other."""
    one, other = (" ".join(intro.name).lower() for intro in (first, later))
    if one in other or other in one:
        return False
    ends = [intro.content[-len(first.letters) :] for intro in (first, later)]
    shared = set(one.split()) & set(other.split()) - _SMALL_WORDS
    letters = first.letters.lower()
    fits = any(name[0] == letters[0] and _runs_through(letters, name) for name in (one, other))
    return ends[0] != ends[1] and bool(shared) and fits


@frozen
class TurnedAbbreviation:
    """An abbreviation whose letters begin the words before it, in another order: "Democratic Republic (RD)".

    It was taken over from a language that orders its words otherwise.

    Values: `match`, `words` (before it), `right` (the letters in order).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "words", "right")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit at the first introduction of each such abbreviation."""
        introduced = doc.worked_out(introductions)
        if not introduced:
            return
        told: set[str] = set()
        known = words("known_abbreviations")
        for intro in introduced:
            letters = intro.letters
            if letters in told or not letters.isupper() or letters in known:
                continue
            told.add(letters)
            content = intro.content[-len(letters) :]
            initials = "".join(word[0] for word in content).upper()
            if len(content) < len(letters) or initials == letters or sorted(initials) != sorted(letters):
                continue
            if not _runs_through(letters.lower(), "".join(intro.words).lower()):
                yield Hit(intro.span, {"match": letters, "words": _from(content[0], intro), "right": initials})


def _runs_through(letters: str, text: str) -> bool:
    """True when the letters stand in the text in this order, with others between them."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _from(word: str, intro: Introduction) -> str:
    """The words before the bracket from a given one on."""
    at = len(intro.words) - 1 - intro.words[::-1].index(word)
    return " ".join(intro.words[at:])
