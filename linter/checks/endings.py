"""How paragraphs and texts end: without their mark, or in the middle of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.text.segments import Kind
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_END_MARKS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "：", "；", "|")
_CLOSERS = "\"”'’»)]）」』*_\u2060"
_SMALL_SHARE = 0.6  # of its words are small in a sentence, fewer in a headline
_FEWEST_ENDED = 4  # other paragraphs with their mark, to say that this text sets marks


def _is_open(text: str) -> bool:
    return not text.rstrip(_CLOSERS + " ").endswith(_END_MARKS)


def _last_word(text: str, span: Span) -> Span:
    start = max(text.rfind(" ", *span), text.rfind("\n", *span), span.start - 1) + 1
    return Span(start, span.end)


@frozen
class NoEndMark:
    """A paragraph of prose that ends without a mark in a text whose other paragraphs have theirs.

    Attributes:
        fewest_words: words of a paragraph that is looked at; shorter ones may be headlines.
        share: of the paragraphs of that length that must end with a mark.

    Values: `match` the last word, `ended` and `all` how many of these paragraphs end with a mark.
    """

    fewest_words: int = 12
    share: float = 0.8

    gives: ClassVar[tuple[str, ...]] = ("match", "ended", "all")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on the last word of each such paragraph."""
        prose = doc.prose
        long_ones = [
            segment.span
            for segment in doc.segments
            if segment.kind is Kind.PARAGRAPH and _reads_as_prose(prose[slice(*segment.span)], self.fewest_words)
        ]
        open_ones = [span for span in long_ones if _is_open(prose[slice(*span)])]
        ended = len(long_ones) - len(open_ones)
        if ended < max(_FEWEST_ENDED, self.share * len(long_ones)):
            return
        for span in open_ones:
            last = _last_word(prose, span)
            yield Hit(last, {"match": prose[slice(*last)], "ended": str(ended), "all": str(len(long_ones))})


def _reads_as_prose(text: str, fewest: int) -> bool:
    words = text.split()
    return len(words) >= fewest and sum(word[0].islower() for word in words) >= _SMALL_SHARE * len(words)


@frozen
class CutOff:
    """A text whose last paragraph ends in a word after which more must come, or in a comma.

    Attributes:
        words: such words, in small letters.
        fewest_words: words of a last paragraph that is looked at.

    Values: `match`, the last word.
    """

    words: tuple[str, ...]
    fewest_words: int = 8

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """At most one hit, on the last word of the text."""
        if not doc.segments or doc.segments[-1].kind is not Kind.PARAGRAPH:
            return
        prose, span = doc.prose, doc.segments[-1].span
        last = _last_word(prose, span)
        word = prose[slice(*last)]
        if not (word.endswith((",", "，")) or word.lower() in self.words):
            return
        if _reads_as_prose(prose[slice(*span)], self.fewest_words):
            yield Hit(last, {"match": word}, evidence=(Evidence("nothing but the end of the text follows"),))
