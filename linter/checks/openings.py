"""How lines and paragraphs begin: in small letters where all others have a capital, with a number and a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.segments import Kind
from linter.text.spans import BOM, Span
from linter.text.surroundings import is_page

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from linter.text.document import Document

_SMALL_WORD = lazy(r"[a-z]{2,}(?:['’-][a-z]+)*(?=[ ,;:!?]|\.?[ ]*[\r\n]|\.?\Z)")
_NUMBERED = lazy(r"(\d{1,2})[,，、] ?([a-z]{2,})(?![\w.@/])")
_SENTENCE_END = lazy(r"(?<!\.\.)[.!?。！？][\"”’'）)\]]{0,2}\Z")
_LAST_WORD = lazy(r"([\w.]*\w)\.[\"”’'）)\]]{0,2}\Z")
_BYLINE = lazy(r"(?:by|via|from|in|at|on) [A-Z]")
_CODE = lazy(r"[={}<>|\\_$#@]|[;(,]\s*\Z|\w\(|\w\.\w|\bimport\b")
_LABEL = lazy(r"[a-z]+(?: [a-z]+)?[:：][ ]*(?:[\r\n]|\Z)")
_NEXT_SENTENCE = lazy(r"[^\r\n]*(?:\r\n?|\n)[A-Z][^\r\n]{30,}[.!?][\"”’')]?[ ]*(?:[\r\n]|\Z)")
_ENTRY = lazy(r"[a-z’'-]+:[ ]+\S")
_VOWEL = lazy(r"[aeiouy]")
_ENDED = (".", "!", "?", "。", "！", "？")
_CLOSING = " \t\r\n\"”’')）]"
_FEWEST_WORDS = 4  # words of a line that is a sentence, on a page with headings and menus
_FEWEST_FIRST = 2  # words of the first line of a page
_REMARK = lazy(r"\(([a-z]{3,})\)")
_ABOVE = {"what": "a line", "doubt": "", "otherwise": "join it to the line above"}
_FIRST = {"what": "the text", "doubt": "; is its beginning missing?", "otherwise": "put back what stood before it"}
_FEWEST_CAPITALS = 2  # lines with a capital, so that a single small one stands out
_SHORT = 40  # code points: a line of a paragraph that is broken into lines is longer
_LOOKED_BACK = 60  # code points


def _line_starts(doc: Document, kind: bytes) -> Iterator[int]:
    """Where lines begin with a character of this kind (see `linter.text.folding.shape_of`)."""
    shape = doc.shape
    first = 1 if doc.prose.startswith(BOM) else 0
    if shape.startswith(kind, first):
        yield first
    at = shape.find(b"\n" + kind)
    while at >= 0:
        yield at + 1
        at = shape.find(b"\n" + kind, at + 2)


def _before(prose: str, at: int) -> str:
    """The end of what stands above a line, blank lines left out."""
    return prose[max(0, at - _LOOKED_BACK) : at].rstrip().lstrip(BOM)


@frozen
class SmallOpening:
    """A line that begins with a small letter behind the end of a sentence, or first of all, where the others do not.

    Attributes:
        abbreviations: words that end in a full stop inside a sentence, in small letters.
        names: first words that are written small.
        share: of the lines that begin with a letter, how many may begin with a small one at most.
        few: a document with more lines that begin small than this is broken into lines, or a page with its menus.

    Values: `word`, `capital` (the word with its capital), `what` (the text or a line of it), `doubt` (a question behind
    the message, or nothing), `otherwise` (what to do else).
    """

    abbreviations: frozenset[str]
    names: frozenset[str] = frozenset()
    share: float = 0.34
    few: int = 3

    gives: ClassVar[tuple[str, ...]] = ("word", "capital", "what", "doubt", "otherwise")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such word."""
        prose = doc.prose
        shape = doc.shape
        first = int(prose.startswith(BOM))
        small = shape.count(b"\na") + shape.startswith(b"a", first)
        capitals = shape.count(b"\nA") + shape.startswith(b"A", first)
        if not small or not capitals or small > min(self.few, max(1, self.share * (small + capitals))):
            return
        if capitals < _FEWEST_CAPITALS and not _NEXT_SENTENCE.match(prose, first):
            return
        for start in _line_starts(doc, b"a"):
            match = _SMALL_WORD.match(prose, start)
            if match and self._opens(doc, match):
                word = match.group()
                edits = (Edit(Span(start, start + 1), word[0].upper()),)
                above = _ABOVE if _before(prose, start) else _FIRST
                values = {"word": word, "capital": word[0].upper() + word[1:], **above}
                yield Hit(Span(*match.span()), values, edits=edits)

    def _opens(self, doc: Document, match: re.Match[str]) -> bool:
        if match.group() in self.names or (doc.format != "plain" and not _opens_paragraph(doc, match.start())):
            return False
        line = doc.prose[match.start() : doc.line_at(match.start()).span.end]
        if _BYLINE.match(line) or _CODE.search(line) or _ENTRY.match(line) or not _VOWEL.search(match.group()):
            return False
        if is_page(doc) and not _is_text(line, first=not doc.prose[: match.start()].strip(f"{BOM} \n\r\t")):
            return False
        before = _before(doc.prose, match.start())
        if not before or (_LABEL.match(line) and _is_short(doc.prose, match.start())):
            return True
        word = _LAST_WORD.search(before)
        if word and (word.group(1).lower() in self.abbreviations or "." in word.group(1)):
            return False
        return _SENTENCE_END.search(before) is not None


def _is_text(line: str, *, first: bool) -> bool:
    """False for what may be a tag, a button or a label of a page."""
    count = len(line.split())
    return (count >= _FEWEST_WORDS and line.rstrip(_CLOSING).endswith(_ENDED)) or (first and count >= _FEWEST_FIRST)


def _is_short(prose: str, at: int) -> bool:
    """True when the line above is too short to go on in this one, and does not end as if it did."""
    above = prose[max(0, at - _SHORT - 2) : at].rstrip("\r\n")
    return not above.endswith((",", ";")) and ("\n" in above or "\r" in above or len(above) >= at - 2)


def _opens_paragraph(doc: Document, at: int) -> bool:
    from bisect import bisect_right

    index = bisect_right(doc.segment_starts, at) - 1
    segment = doc.segments[index] if index >= 0 else None
    return segment is not None and segment.span.start == at and segment.kind in {Kind.PARAGRAPH, Kind.HEADING}


@frozen
class CommaNumber:
    """An item of a list with a comma behind its number: `2, good quality`.

    The line above ends a sentence, or the items before or after are numbered so too; else the number may end a date
    that was broken over two lines.

    Values: `match`, `number`, `word`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "number", "word")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such number with the word behind it."""
        found = [m for at in _line_starts(doc, b"0") if (m := _NUMBERED.match(doc.prose, at))]
        numbers = {int(m.group(1)) for m in found}
        for match in found:
            number = int(match.group(1))
            before = _before(doc.prose, match.start(1))
            if _SENTENCE_END.search(before) or not before or {number - 1, number + 1} & numbers:
                span = Span(match.start(1), match.end())
                values = {"match": doc.prose[slice(*span)], "number": match.group(1), "word": match.group(2)}
                yield Hit(span, values)


@frozen
class SmallRemark:
    """A remark in brackets with a small letter, alone at the start of a line, where the text has it with a capital.

    Values: `match`, `capital`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "capital")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such remark: “(applause)” beside “(Applause)”."""
        for start in _line_starts(doc, b"x"):
            match = _REMARK.match(doc.prose, start) if doc.prose[start] == "(" else None
            if match and f"({match.group(1).capitalize()})" in doc.prose:
                at = match.start(1)
                edits = (Edit(Span(at, at + 1), match.group(1)[0].upper()),)
                yield Hit(Span(*match.span()), {"match": match.group(), "capital": match.group().title()}, edits=edits)
