"""Names and abbreviations that lost their capitals: "in germany", "cpb" beside "CPB"."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.data.tables import words
from linter.findings import Edit, Evidence, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.pinyin import is_pinyin
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

# What stands before and behind a word of prose; anything else is a part of a name, an address, a tag or of code.
_BEFORE = lazy(r"(?:\S[ \xa0]|[(\[\"“‘'—–,;:!?]|(?<![\w-])(?:[a-z]+|\w[\w.]*\d)-|\u2060)\Z")
_BEHIND = lazy(r"(?:[’']s)?(?:-(?:[a-z]{2,}|\d{1,2})(?![\w@/=-])|(?![\w@/\\=#(<>{}|~*’'-]|[.:,]\w))")
_NEXT = lazy(r"(?:-|[ \xa0])([a-z]+)")
_PART_BEFORE = lazy(r"(?:\w|[\w.][@./\\_&-]|[A-Z]{3} )\Z")
_PART_BEHIND = lazy(r"\w|[@/\\_&][\w.]|[.-][A-Za-z]| [A-Z]{3}")
_IN_BRACKETS = lazy(r"\([A-Z]+(?:-\d+)?\)")
_CAPITALS = b"AAA"  # as in `Document.shape`
_CODE = lazy(r"[={}<>_\\@#$|]|://|\w\(")
_NEAR = 24  # code points to both sides in which signs of code are looked for
_LONGEST_BEFORE = 14  # code points looked at before a word
_MANY_NAMES = 30  # different names in one document: from there on its words are parted rather than searched for each


@cache
def _forms() -> dict[str, str]:
    """What is always written with capitals, in small letters, and how it is written."""
    listed = words("always_capital")
    return {name.lstrip("="): name[1:].upper() if name[0] == "=" else name.capitalize() for name in listed}


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """The listed words that the list of common English does not have, and those that it has."""
    known = frozenset(_forms())
    english = words("english_common")
    return known - english, known & english


def _in_prose(prose: str, start: int, end: int) -> bool:
    """True where a word stands by itself, or in a compound of two, outside of code."""
    if not _BEFORE.search(prose[max(0, start - _LONGEST_BEFORE) : start]) or not _BEHIND.match(prose, end):
        return False
    return not _CODE.search(prose, max(0, start - _NEAR), end + _NEAR)


@frozen
class SmallName:
    """A country, a people, a language, a faith, a month, a day or a well-known city in small letters inside a line.

    Attributes:
        things: words behind a name that make an ordinary thing of the two ("french fries").
        phrases: names of several words, each of which is an ordinary one, in small letters.
        most: a document with more places than this gets one hit for all of them: it is written without capitals.

    Values: `match`, `capitals`, `more` (the other places, in words).
    """

    things: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    most: int = 12

    gives: ClassVar[tuple[str, ...]] = ("match", "capitals", "more")

    @cached_property
    def _things(self) -> frozenset[str]:
        return frozenset(self.things)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such name, or one for the document."""
        found = sorted(place for name in self._candidates(doc) for place in self._places(doc.prose, name))
        # A text that has no capital at all wants none.
        if not found or b"A" not in doc.shape:
            return
        several = len(found) > self.most
        for span in found[:1] if several else found:
            match = doc.prose[slice(*span)]
            more = f", here and in {len(found) - 1} other places" if several else ""
            edits = tuple(Edit(s, _capitals(doc.prose[slice(*s)])) for s in (found if several else [span]))
            yield Hit(span, {"match": match, "capitals": _capitals(match), "more": more}, edits=edits)

    def _candidates(self, doc: Document) -> list[str]:
        """Names of which the document holds the small form, if only inside of another word."""
        known = doc.tokens.words
        rare, common = _names()
        names = list(rare.intersection(doc.coined.words)) + [name for name in common if name in known]
        if len(names) > _MANY_NAMES:
            written = {word.strip("(),.;:!?\"'“”‘’") for word in set(doc.prose.split()) if not word[0].isupper()}
            names = [name for name in names if name in written]
        names += [p for p in self.phrases if all(word in known for word in p.split())]
        return [name for name in names if name in doc.prose]

    def _places(self, prose: str, name: str) -> Iterator[Span]:
        at = prose.find(name)
        while at >= 0:
            end = at + len(name)
            behind = _NEXT.match(prose, end)
            if _in_prose(prose, at, end) and not (behind and behind.group(1) in self._things):
                yield Span(at, end)
            at = prose.find(name, end)


def _capitals(name: str) -> str:
    return _forms().get(name) or " ".join(word.capitalize() for word in name.split(" "))


@frozen
class SmallAcronym:
    """A word of capitals that the document writes with small letters in another place: "cpb" beside "CPB".

    Attributes:
        fewest: how often the form with more capitals must stand in the document.
        longest: letters of the longest such word: longer ones are words that a heading sets in capitals.

    Values: `match`, `capitals` (the other form), `times` (how often that stands in the document).
    """

    fewest: int = 2
    longest: int = 7

    gives: ClassVar[tuple[str, ...]] = ("match", "capitals", "times")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each small form that stands less often than the other."""
        for form, places in _acronyms(doc, self.longest).items():
            if len(places) < self.fewest or form.lower() not in doc.coined.words:
                continue
            if not any(_IN_BRACKETS.match(doc.prose, span.start - 1) for span in places if span.start):
                continue
            found = [span for other in (form.lower(), form.capitalize()) for span in _others(doc.prose, other, form)]
            if not found or len(found) >= len(places) or _is_person(form):
                continue
            evidence = (Evidence(f"written “{form}” here", doc.location(places[0])),)
            for span in sorted(found):
                values = {"match": doc.prose[slice(*span)], "capitals": form, "times": str(len(places))}
                yield Hit(span, values, evidence=evidence, edits=(Edit(span, form),))


def _acronyms(doc: Document, longest: int) -> dict[str, list[Span]]:
    """The words of capitals in prose, without those next to another one, which may be a heading."""
    shape, prose = doc.shape, doc.prose
    found: dict[str, list[Span]] = {}
    start = shape.find(_CAPITALS)
    while start >= 0:
        end = start + len(_CAPITALS)
        while shape.startswith(b"A", end):
            end += 1
        if end - start <= longest and not _is_part(prose, start, end):
            found.setdefault(prose[start:end], []).append(Span(start, end))
        start = shape.find(_CAPITALS, end)
    return found


def _is_part(prose: str, start: int, end: int) -> bool:
    """True for a part of a word, and for a word with another one of capitals before or behind it."""
    return bool(_PART_BEFORE.search(prose[max(0, start - 4) : start]) or _PART_BEHIND.match(prose, end))


def _is_person(form: str) -> bool:
    """True for a family name, which some write in capitals."""
    name = form.lower()
    return is_pinyin(name, 2) or name in words("english_surnames") or name in words("given_names")


def _others(prose: str, other: str, form: str) -> Iterator[Span]:
    at = prose.find(other) if other != form else -1
    while at >= 0:
        end = at + len(other)
        if _in_prose(prose, at, end):
            yield Span(at, end)
        at = prose.find(other, end)
