"""Capitals that go on too long: a sentence in capitals, a word that lost them half-way."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.data.tables import words
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_TWO_WORDS = b"AA AA"  # as in `Document.shape`
_WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_SMALL = lazy(r"[^a-z]{24,}")
_ASIDE = " \t\r\n.,;:!?)-–—0123456789"
_SENTENCE_END = lazy(r"[.!?。！？](?=\s|\Z)")
_BROKEN = (b"aAAA", b"AAaaa")  # as in `Document.shape`
# One change of case and no more; a name goes on with a capital ("deCODE Genetics"), an acronym stands in brackets.
_LETTERS = lazy(
    r"(?:[A-Z][a-z]{1,2}[A-Z]{3,}|[a-z]{2}[A-Z]{3,}(?! [A-Z][a-z])|[A-Z]{2}[a-z]{3,})(?![\w@/\\_&)]|[’'.]\w)"
)
# A word in capitals stands alone: no sign of a compound, a name or code is near, and no other one follows.
_ALONE = lazy(r"([A-Z]+)s?(?![\w’'@/\\_&(=+*-]|\.\w|[ ,]+[A-Z]{2})")
_AMONG_SMALL = lazy(r"(?:[a-z,]|[a-z][”\"’')])[ \xa0]\Z")
_LOOKED_BACK = 4  # code points
_FAR_BACK = 3  # letters before the change of case
_INSIDE = lazy(r"[\w(]\Z|[\w.][@/\\_&.’'-]\Z")
_FEWEST_INITIALS = 3
_NEAR = 2_000  # code points to both sides of an acronym in which its meaning is looked for
_QUOTES = '"“”«»„'
_FEWEST_WORDS = 7
_FEWEST_SMALL = 3  # words that no headline is made of alone
_MOST_CAPITALS = 0.6  # of the letters of a document: one with more of them is written so
_MOST = 5  # findings in a document


@frozen
class ShoutedSentence:
    """A sentence in capitals in a text whose other sentences are not.

    A headline or a sign has no end mark, or few of the small words; a clause of a licence has words of its own.

    Attributes:
        small: words that sentences are made of, in small letters.
        verbs: those of them that only a sentence has: a pronoun, a form of “be”, an auxiliary verb.
        legal: words of clauses that are written in capitals by custom.

    Values: `words` (how many), `start` (the first of them).
    """

    small: tuple[str, ...]
    verbs: tuple[str, ...]
    legal: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("words", "start")

    @cached_property
    def _sets(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        return frozenset(self.small), frozenset(self.verbs), frozenset(self.legal)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each run of such sentences in a line."""
        shape = doc.shape
        at = shape.find(_TWO_WORDS)
        if at < 0 or shape.count(b"A") > _MOST_CAPITALS * (shape.count(b"A") + shape.count(b"a")):
            return
        hits = 0
        while at >= 0 and hits < _MOST:
            line = doc.line_at(at).span
            for span in self._shouted(doc.prose, line):
                found = _WORD.findall(doc.prose, *span)
                yield Hit(span, {"words": str(len(found)), "start": " ".join(found[:4])})
                hits += 1
            at = shape.find(_TWO_WORDS, line.end)

    def _shouted(self, prose: str, line: Span) -> Iterator[Span]:
        """The stretches of a line without a small letter that are made of sentences."""
        small, verbs, legal = self._sets
        for match in _NO_SMALL.finditer(prose, *line):
            span = _trimmed(prose, match.start(), match.end(), line)
            body = prose[slice(*span)]
            found = [word.replace("’", "'").lower() for word in _WORD.findall(body)]
            different = set(found)
            if (
                len(found) >= _FEWEST_WORDS
                and len(small.intersection(different)) >= _FEWEST_SMALL
                and not verbs.isdisjoint(different)
                and legal.isdisjoint(different)
                and not any(sign in body for sign in _QUOTES)
                and (span != _trimmed(prose, *line, line) or _ends(body))
            ):
                yield span


def _ends(body: str) -> bool:
    """True for a line that is no headline: it ends with a full stop, or holds several sentences."""
    ends = _SENTENCE_END.findall(body)
    return bool(ends) and (len(ends) > 1 or ends[0].startswith("."))


def _trimmed(prose: str, start: int, end: int, line: Span) -> Span:
    """Without the first and the last word where they go on in small letters, and without white space."""
    body = prose[start:end]
    if end < line.end and body[-1].isalpha():
        body = body[: -len(body.split()[-1])]
    if start > line.start and body[:1].isalpha():
        cut = len(body.split(None, 1)[0])
        start, body = start + cut, body[cut:]
    return Span(start + len(body) - len(body.lstrip(_ASIDE)), start + len(body.rstrip()))


@frozen
class BrokenCapitals:
    """An ordinary word that begins in one case and goes on in the other: "ReCOMMENDATIONS", "ACute".

    Attributes:
        also: words besides those of common English, in small letters.
        most: a form that stands more often than this is a name that is written so.

    Values: `match`, `small`.
    """

    also: tuple[str, ...] = ()
    most: int = 2

    gives: ClassVar[tuple[str, ...]] = ("match", "small")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such word."""
        found: dict[str, list[Span]] = {}
        for kinds in _BROKEN:
            at = doc.shape.find(kinds)
            while at >= 0:
                start = _start(doc.shape, at)
                match = _LETTERS.match(doc.prose, start)
                if match and not _INSIDE.search(doc.prose[max(0, start - 2) : start]) and self._is_word(match.group()):
                    found.setdefault(match.group(), []).append(Span(*match.span()))
                at = doc.shape.find(kinds, at + 1)
        for word, places in found.items():
            named = len(places) > self.most or f"({word})" in doc.prose or _spells_out(doc.prose, word, places[0].start)
            for span in () if named else places:
                yield Hit(span, {"match": word, "small": word.lower()})

    def _is_word(self, word: str) -> bool:
        return word.lower() in words("english_common") or word.lower() in self.also


def _spells_out(prose: str, word: str, at: int) -> bool:
    """True when words that begin with the capitals of an acronym stand near, one behind the other."""
    initials = [letter for letter in word if letter.isupper()]
    if len(initials) < _FEWEST_INITIALS:
        return False
    meaning = re.compile(r"[a-z’']{0,30}[\s-](?:(?:and|of|for|in|the|on|to) )?".join(initials))
    return meaning.search(prose, max(0, at - _NEAR), at + _NEAR) is not None


@frozen
class WordInCapitals:
    """An ordinary word in capitals among words that are not: "the bank's APP".

    Attributes:
        words: in small letters; their plural counts too.

    Values: `match`, `small`.
    """

    words: tuple[str, ...]

    gives: ClassVar[tuple[str, ...]] = ("match", "small")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such word."""
        known = doc.tokens.words
        for word in self.words:
            at = doc.prose.find(word.upper()) if word in known or f"{word}s" in known else -1
            while at >= 0:
                match = _ALONE.match(doc.prose, at)
                low = max(0, at - _LOOKED_BACK)
                if match and match.group(1) == word.upper() and _AMONG_SMALL.search(doc.prose[low:at]):
                    yield Hit(Span(*match.span()), {"match": match.group(), "small": match.group().lower()})
                at = doc.prose.find(word.upper(), at + len(word))


def _start(shape: bytes, at: int) -> int:
    """Where the word begins whose case changes here; of one that begins further back none can match."""
    before = shape[max(0, at - _FAR_BACK) : at]
    return at - (len(before) - len(before.rstrip(b"aA")))
