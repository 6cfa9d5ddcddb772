"""Names and abbreviations that lost their capitals: "in germany", "cpb" beside "CPB"."""

from __future__ import annotations

import re
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
_SHOUTED = lazy(r"[- ][A-Z]{3}")  # a heading in capitals goes on
_IN_BRACKETS = lazy(r"\(([A-Z]+)(?:-\d+)?\)")
_BRACKET_SMALL = b"xaa"  # as in `Document.shape`
_SMALL_IN_BRACKETS = lazy(r"\(([a-z]{2,6})\)(?![\w(])")
_MEANING_WORD = lazy(r"[^\W\d_](?:[\w'’/-]*\w)?")
_LINE_END = lazy(r"[\r\n]|[.!?;:()] ")
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "to", "a", "with", "on", "by"})
_LONGEST_MEANING = 100  # code points
_TWO = 2
_RUN = lazy(r"\b(?:[Rr]un|[Rr]unning|[Tt]ype|[Tt]yping|[Ee]xecute|[Ii]nvoke)\Z")
_OPTION = lazy(r"[ \xa0](?:--?[a-z]|command\b)")
_QUOTED_BEFORE = ("”", '"')
_BRACKET_CAPITALS = b"xAAA"  # as in `Document.shape`
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

    @cached_property
    def _phrases(self) -> tuple[tuple[str, str, str], ...]:
        """Each phrase with its first and its last word."""
        return tuple((phrase, phrase.split(" ")[0], phrase.split(" ")[-1]) for phrase in self.phrases)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such name, or one for the document."""
        # A text that has no capital at all wants none.
        if b"A" not in doc.shape:
            return
        found = sorted(place for name in self._candidates(doc) for place in self._places(doc.prose, name))
        if not found:
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
        names += [phrase for phrase, first, last in self._phrases if first in known and last in known]
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
        for form in sorted(_introduced(doc)):
            small = form.lower()
            if len(form) > self.longest or small not in doc.coined.words or _is_person(form):
                continue
            found = [
                span
                for other in (small, form.capitalize())
                for span in _standing(doc.prose, other)
                if not _is_command(doc.prose, span)
            ]
            places = (
                [span for span in _standing(doc.prose, form) if not _SHOUTED.match(doc.prose, span.end)]
                if found
                else []
            )
            if len(found) >= len(places) or len(places) < self.fewest:
                continue
            evidence = (Evidence(f"written “{form}” here", doc.location(places[0])),)
            for span in sorted(found):
                values = {"match": doc.prose[slice(*span)], "capitals": form, "times": str(len(places))}
                yield Hit(span, values, evidence=evidence, edits=(Edit(span, form),))


def _is_command(prose: str, span: Span) -> bool:
    """True where a program is called: its command has the name in small letters."""
    before = prose[max(0, span.start - _LONGEST_BEFORE) : span.start].rstrip()
    return _RUN.search(before) is not None or _OPTION.match(prose, span.end) is not None


@frozen
class SmallAbbreviation:
    """Small letters in brackets that are the first letters of the words before: "bridge repair fund (brf)".

    Attributes:
        words: what is written small in brackets, whatever stands before: units, symbols, short words of English.

    Values: `match`, `capitals`, `meaning` (the words before).
    """

    words: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("match", "capitals", "meaning")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such abbreviation."""
        prose, shape = doc.prose, doc.shape
        at = shape.find(_BRACKET_SMALL)
        while at >= 0:
            match = _SMALL_IN_BRACKETS.match(prose, at)
            quoted = prose[max(0, at - 2) : at].rstrip().endswith(_QUOTED_BEFORE)  # a title, and the tag it has
            if match and not quoted and self._is_abbreviation(match.group(1)):
                meaning = _spelled_out(prose[max(0, at - _LONGEST_MEANING) : at], match.group(1))
                if meaning:
                    span = Span(*match.span(1))
                    capitals = match.group(1).upper()
                    if match.group(1).endswith("s") and meaning[1] < len(capitals):
                        capitals = f"{capitals[:-1]}s"
                    values = {"match": match.group(1), "capitals": capitals, "meaning": meaning[0]}
                    yield Hit(span, values, edits=(Edit(span, capitals),))
            at = shape.find(_BRACKET_SMALL, at + 1)

    def _is_abbreviation(self, letters: str) -> bool:
        return letters not in self.words and (len(letters) == _TWO or letters not in words("english_common"))


def _spelled_out(before: str, letters: str) -> tuple[str, int] | None:
    """The words at the end of a text that begin with these letters, and how many letters they explain.

    Small words may be left out, parts behind a hyphen may count, and a plural may add its “s”.
    """
    found = list(_MEANING_WORD.finditer(_LINE_END.split(before)[-1]))
    plural = letters.endswith("s") and len(letters) > _TWO and bool(found) and found[-1].group().endswith("s")
    for wanted in (letters, letters[:-1]) if plural else (letters,):
        for pick in (_whole_words, _parts, _long_words):
            initials, starts = pick(found)
            if initials.endswith(wanted):
                start = starts[len(starts) - len(wanted)]
                return found[0].string[start:].strip(), len(wanted)
    return None


def _whole_words(found: list[re.Match[str]]) -> tuple[str, list[int]]:
    return "".join(m.group()[0].lower() for m in found), [m.start() for m in found]


def _long_words(found: list[re.Match[str]]) -> tuple[str, list[int]]:
    return _whole_words([m for m in found if m.group().lower() not in _SMALL_WORDS])


def _parts(found: list[re.Match[str]]) -> tuple[str, list[int]]:
    parts = [(m.start(), part) for m in found for part in re.split("[-/]", m.group()) if part]
    return "".join(part[0].lower() for _, part in parts), [start for start, _ in parts]


def _introduced(doc: Document) -> set[str]:
    """The words of capitals that stand alone in brackets."""
    shape, prose = doc.shape, doc.prose
    found: set[str] = set()
    at = shape.find(_BRACKET_CAPITALS)
    while at >= 0:
        match = _IN_BRACKETS.match(prose, at)
        if match:
            found.add(match.group(1))
        at = shape.find(_BRACKET_CAPITALS, at + 1)
    return found


def _is_person(form: str) -> bool:
    """True for a family name, which some write in capitals."""
    name = form.lower()
    return is_pinyin(name, 2) or name in words("english_surnames") or name in words("given_names")


def _standing(prose: str, form: str) -> Iterator[Span]:
    """Where a word stands by itself."""
    at = prose.find(form)
    while at >= 0:
        end = at + len(form)
        if _in_prose(prose, at, end):
            yield Span(at, end)
        at = prose.find(form, end)
