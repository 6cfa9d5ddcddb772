"""Full stops that were lost, and sentences that begin small: capitals and stops that contradict each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import more
from linter.data.tables import words
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span
from linter.text.surroundings import ends_as_sentence, in_headline, paragraph_at, small_word_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_CAPITAL_BEFORE_SMALL = lazy(r"[A-Z][a-z]*(?= [a-z])")
_CLOSED = lazy(r"[\w%]+[)%]*\Z")
_SMALL_AFTER_STOP = lazy(r"\. (?:(?<=[a-z]{3}\. )|(?<=[\w%][)%]\. ))(?P<word>[a-z]+(?:['’-][a-z]+)*)(?=[ ,;:!?])")
_CODE = lazy(r"[={}<>;_]|\w\(|\( ")
_LABEL = lazy(r"(?:[A-Z][\w’'-]*|[a-z]+)(?: [\w’'-]+){0,6}: ")
_MADE_IN = lazy(r"Made in [A-Z]")
_END_MARKS = (".", "!", "?", ";", ":", ",")
_CLOSING = " \t\r\n\"”’')"
_LOOKED_AT = 100  # code points of the start or the end of a line or a paragraph
_VOWEL = lazy(r"[aeiouy]")
_SHORT_WORD = 5  # letters: a longer word is hardly cut short
# The name of a thing of a program opens a sentence small, and what it is or does follows.
_TOLD_OF = lazy(
    r" (?:is|are|was|converts|returns|within|takes|gives|accepts|means|sets|reads|writes|defaults|refers|runs|calls"
    r"|prints|creates|contains|stands)\b"
)
_BUTTON = lazy(
    r"(?:buy|shop|order|learn|read|see|sign|click|get|view|book|add|show|find) (?:now|more|here|all|up|out|to cart)\b"
)
_ENTRY = lazy(r"[a-z]+(?: [a-z]+)?:(?:[ ]+-|[ ]*[\r\n]|[ ]*\Z)")


@frozen
class LostStop:
    """A word that begins sentences, capitalised in the middle of one: a full stop before it was lost.

    Attributes:
        words: words that are written small unless they begin a sentence, with their capital.
        after: `word` for such a word right behind another, `comma` or `semicolon` for one behind that mark.
        names_follow: words before it that a name or a title may follow.
        prose_only: whether only lines that end as sentences do count, and none that is a card or a menu of a page.

    Values: `before`, `word`, `small` (the word in small letters), `more` (the other places of the paragraph, in words;
    they are told of together behind semicolons only).
    """

    words: tuple[str, ...]
    after: str = "word"
    names_follow: tuple[str, ...] = ()
    prose_only: bool = False

    gives: ClassVar[tuple[str, ...]] = ("before", "word", "small", "more")

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self.words)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such word together with the one before it, behind semicolons one for those of a paragraph."""
        if self.after != "semicolon":
            yield from self._hits(doc)
            return
        for _, same in groupby(self._hits(doc), lambda hit: bisect_right(doc.segment_starts, hit.span.start)):
            first, *rest = same
            yield replace(first, values={**first.values, "more": more(len(rest))})

    def _hits(self, doc: Document) -> Iterator[Hit]:
        gap = {"comma": ", ", "semicolon": "; "}.get(self.after, " ")
        prose = doc.prose
        for at, word in doc.capitals_inside if self.after != "semicolon" else _behind_semicolons(doc):
            start = at - len(gap)
            if word not in self._words or start < 2 or not prose.startswith(gap, start):
                continue
            before = small_word_before(prose, start)
            if not before and self.after == "semicolon":
                closed = _CLOSED.search(prose[max(0, start - 40) : start])
                before = closed.group() if closed else ""
            if len(before) < 2 or before in self.names_follow or in_headline(doc, Span(at, at + len(word))):
                continue
            if self.prose_only and not (ends_as_sentence(doc, at) and not _is_label(doc, at)):
                continue
            values = {"before": before, "word": word, "small": word.lower(), "more": ""}
            yield Hit(Span(start - len(before), at + len(word)), values)


def _behind_semicolons(doc: Document) -> Iterator[tuple[int, str]]:
    """The words with a capital behind a semicolon and before a small word, each with where it begins."""
    at = doc.prose.find("; ")
    while at >= 0:
        capital = doc.shape.startswith(b"A", at + 2)
        match = _CAPITAL_BEFORE_SMALL.match(doc.prose, at + 2) if capital else None
        if match:
            yield at + 2, match.group()
        at = doc.prose.find("; ", at + 2)


def _is_label(doc: Document, at: int) -> bool:
    """True in what stands before a colon at the start of a line, and in the mark of what is made where."""
    line = doc.line_at(at).span
    label = _LABEL.match(doc.prose, line.start, min(line.end, line.start + _LOOKED_AT))
    return (label is not None and at < label.end()) or _MADE_IN.match(doc.prose, at) is not None


@frozen
class SmallAfterStop:
    """A sentence that begins with a small letter after a full stop.

    Attributes:
        abbreviations: words that end in a full stop inside a sentence, in small letters.
        names: commands of programs that open sentences small.
        most: a document with more places than this gets one hit for all of them: it is written without capitals.

    A paragraph that itself begins small, or does not end as sentences do, is written so, or is no prose.

    Values: `before`, `word`, `capital` (the word with its capital), `more` (the other places, in words).
    """

    abbreviations: tuple[str, ...]
    names: tuple[str, ...] = ()
    most: int = 5

    gives: ClassVar[tuple[str, ...]] = ("before", "word", "capital", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such word, or one for the document."""
        if b"aaa. a" not in doc.shape and b"x. a" not in doc.shape:
            return
        found = [
            m
            for m in _SMALL_AFTER_STOP.finditer(doc.prose)
            if self._ends_sentence(doc.prose, m.start()) and self._opens(doc.prose, m) and _is_prose(doc, m.start())
        ]
        several = len(found) > self.most
        for match in found[:1] if several else found:
            word = match["word"]
            values = {
                "before": small_word_before(doc.prose, match.start()) or doc.prose[match.start() - 1],
                "word": word,
                "capital": word[0].upper() + word[1:],
                "more": more(len(found) - 1) if several else "",
            }
            edits = tuple(_raised(m) for m in (found if several else [match]))
            yield Hit(Span(*match.span("word")), values, edits=edits)

    def _ends_sentence(self, prose: str, at: int) -> bool:
        if _CODE.search(prose, at + 2, at + 30):
            return False
        if prose[at - 1] in ")%":
            return True
        before = small_word_before(prose, at)
        return len(before) > 2 and before not in self.abbreviations and not _is_cut(prose, before, at + 2)

    def _opens(self, prose: str, match: re.Match[str]) -> bool:
        """False for the name of a thing of a program, a button and an entry of a list."""
        word, start, end = match["word"], match.start("word"), match.end("word")
        if word in self.names or not _is_english(word) or _BUTTON.match(prose, start) or _ENTRY.match(prose, start):
            return False
        return _is_opener(word) or not _TOLD_OF.match(prose, end)


def _is_opener(word: str) -> bool:
    return word.capitalize() in words("sentence_openers")


def _is_cut(prose: str, before: str, at: int) -> bool:
    """True for a word that is cut short: it has no vowel, or is no English and no opener of a sentence follows."""
    if not _VOWEL.search(before):
        return True
    following = prose[at : at + 20].split(" ", 1)[0]
    return len(before) <= _SHORT_WORD and before not in words("english_common") and not _is_opener(following)


def _is_prose(doc: Document, at: int) -> bool:
    """True in a paragraph that begins otherwise than with a small letter and ends as sentences do."""
    span = paragraph_at(doc, at)
    opening = doc.prose[span.start : min(span.end, span.start + _LOOKED_AT)].lstrip(_CLOSING)
    ending = doc.prose[max(span.start, span.end - _LOOKED_AT) : span.end].rstrip(_CLOSING)
    return not opening[:1].islower() and ending.endswith(_END_MARKS)


def _is_english(word: str) -> bool:
    """False for what may be the name of a program or a brand that is written small, as “nginx”."""
    first = re.split("['’-]", word, maxsplit=1)[0]
    return first in words("english_common")


def _raised(match: re.Match[str]) -> Edit:
    start = match.start("word")
    return Edit(Span(start, start + 1), match["word"][0].upper())
