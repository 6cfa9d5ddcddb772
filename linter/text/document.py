"""The Document: every byte of a file, and the views that checks read.

All views share the offsets of `Document.text`. They are made when first asked for, so a rulebook that needs
no sentences never pays for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from linter.frozen import frozen, once
from linter.text.folding import shape_of
from linter.text.formats import Masked, mask_file
from linter.text.hiding import USUAL, Hiding
from linter.text.reading import Decoded, decode
from linter.text.segments import Segment
from linter.text.spans import BOM, Lines, Location, Span
from linter.text.tokens import Forms, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from linter.text.coined import Coined
    from linter.text.mentions import Mention
    from linter.text.names.later import Later
    from linter.text.remarks import Remark
    from linter.text.repeats import Repeats

__all__ = ["Document", "Line", "Segment"]

T = TypeVar("T")

_EXCERPT_CONTEXT = 140  # code points each side: about two lines of a page; a terminal shows less
_EXCERPT_MARKED = 240
_USUAL = bytes([0x0A, *range(0x20, 0x7F)])
_BLANK_LINES = ("\n\n", "\r\n\r\n", "\r\r")


class Line(NamedTuple):
    """A physical line: its number from 1 and its span without the line end."""

    number: int
    span: Span


@frozen
class Document:
    """A text and where it came from.

    Attributes:
        path: as it will be reported: relative where possible, with `/`.
        text: the decoded file, byte order mark and line ends included; undecodable bytes are lone
            surrogates (`surrogateescape`), so that `to_bytes` gives back the file exactly.
        encoding: a Python codec name.
        format: `plain`, `markdown` or `html`.
        hiding: what the project does not want to be looked at.
        remarks: what an outside checker said of the text, in order of place; empty where none was asked.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    format: str = "plain"
    hiding: Hiding = USUAL
    remarks: tuple[Remark, ...] = ()

    @classmethod
    def from_bytes(cls, data: bytes, path: str, encodings: tuple[str, ...] = (), hiding: Hiding = USUAL) -> Document:
        """Decode without loss; `encodings` are tried in order where the bytes are neither UTF-8 nor UTF-16."""
        decoded = decode(data, encodings)
        return cls(path, decoded.text, decoded.encoding, format_of(path), hiding)

    def with_text(self, text: str) -> Document:
        """The same file with another text, of which nothing was said yet."""
        return Document(self.path, text, self.encoding, self.format, self.hiding)

    def with_remarks(self, remarks: tuple[Remark, ...]) -> Document:
        """The same document with what an outside checker says of it."""
        return Document(self.path, self.text, self.encoding, self.format, self.hiding, remarks)

    def to_bytes(self) -> bytes:
        """The bytes this document was made from: `Document.from_bytes(b, p).to_bytes() == b` for any bytes."""
        return Decoded(self.text, self.encoding).encode()

    @once
    def lines(self) -> Lines:
        """The physical lines as spans."""
        return Lines(self.text)

    @once
    def _masked(self) -> Masked:
        return mask_file(self.text, self.format, self.path, self.hiding)

    @property
    def comments(self) -> tuple[Span, ...]:
        """The comments of the mark-up in order, those in code left out; of plain text those that speak to mtlint."""
        return self._masked.comments

    @property
    def hidden(self) -> tuple[Span, ...]:
        """What the project does not want to be looked at, in order."""
        return self._masked.hidden

    @once
    def prose(self) -> str:
        """The text with everything that is not prose masked, of equal length (see `linter.text.formats`)."""
        return self._masked.prose

    @once
    def segments(self) -> tuple[Segment, ...]:
        """Runs of prose in order: paragraphs, headings, list items, table cells. No segment holds a blank line."""
        return self._masked.segments

    @once
    def segment_starts(self) -> list[int]:
        """Where each segment starts, for looking one up by an offset."""
        return [segment.span.start for segment in self.segments]

    @once
    def characters(self) -> frozenset[str]:
        """The different characters of the text but for LF and the printable ones of ASCII: most texts have few."""
        return frozenset(
            self.text.encode("utf-8", "surrogatepass").translate(None, _USUAL).decode("utf-8", "surrogatepass")
        )

    @once
    def capitals_inside(self) -> list[tuple[int, str]]:
        """The words with a capital of ASCII behind a small letter or a comma and one blank, and before a small word.

        Each with where it begins; a word goes on to the next blank, behind which a small letter of ASCII stands.
        """
        prose, shape = self.prose, self.shape
        found: list[tuple[int, str]] = []
        for kinds in (b"a A", b". A"):
            at = shape.find(kinds)
            while at >= 0:
                end = shape.find(b" ", at + 2)
                small = shape.startswith(b"a", end + 1) and prose[end] == " " == prose[at + 1]
                if small and end > 0 and (kinds == b"a A" or prose[at] == ","):
                    found.append((at + 2, prose[at + 2 : end]))
                at = shape.find(kinds, at + 2)
        found.sort()
        return found

    @once
    def shape(self) -> bytes:
        """The kind of each character of the prose, one byte a code point (see `linter.text.folding.shape_of`)."""
        return shape_of(self.prose)

    @once
    def tokens(self) -> Tokens:
        """The words and numbers of the prose."""
        return Tokens(self.prose)

    @once
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the prose; none crosses a segment."""
        from linter.text.sentences import split_sentences

        return tuple(s for segment in self.segments for s in split_sentences(self.prose, segment.span))

    @once
    def forms(self) -> Forms:
        """How often each word is written in which way: folded word → form → count."""
        return Forms(self.tokens, self.prose)

    @once
    def mentions(self) -> tuple[Mention, ...]:
        """The names of persons in the prose."""
        from linter.text.mentions import find_mentions

        return find_mentions(self)

    @once
    def later_mentions(self) -> tuple[Later, ...]:
        """The words that stand for a person named earlier: "Peng added", "President Xi"."""
        from linter.text.names.later import find_later

        return find_later(self)

    @once
    def repeats(self) -> Repeats:
        """The words and phrases that stand twice in a row."""
        from linter.text.repeats import Repeats

        return Repeats(self)

    @once
    def coined(self) -> Coined:
        """The words that are no common English."""
        from linter.text.coined import Coined

        return Coined(self)

    def worked_out(self, function: Callable[..., T], *arguments: object) -> T:
        """What a function tells of this document, worked out once however many checks ask for it.

        Arguments are told apart by identity.
        """
        key = (function, *map(id, arguments))
        if key not in self._worked_out:
            # The arguments are kept, so that none of their ids comes to mean another one.
            self._worked_out[key] = (function(self, *arguments), arguments)
        value: T = self._worked_out[key][0]
        return value

    @once
    def _worked_out(self) -> dict[tuple[object, ...], tuple[Any, tuple[object, ...]]]:
        return {}

    def location(self, span: Span) -> Location:
        """Where a span is, in lines and columns."""
        return self.lines.place(self.path, span)

    def sentence_at(self, offset: int) -> int:
        """The index in `sentences` of the last sentence that starts at or before `offset` (0 if none)."""
        from bisect import bisect_right

        return max(bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1, 0)

    def line_at(self, offset: int) -> Line:
        """The physical line that holds an offset."""
        number = self.lines.number(offset)
        return Line(number, self.lines.span(number))

    def quote(self, span: Span) -> tuple[str, str, str]:
        """Before, marked, after: the span with a little context from its own paragraph, on one line."""
        low, high = max(0, span.start - _EXCERPT_CONTEXT), min(len(self.text), span.end + _EXCERPT_CONTEXT)
        before = _last_paragraph(self.text[low : span.start])
        after = _first_paragraph(self.text[span.end : high])
        marked = self.text[span.start : span.end]
        if len(marked) > _EXCERPT_MARKED:
            marked = marked[:_EXCERPT_MARKED].rstrip() + "…"
        cut_before = low > 0 and len(before) == span.start - low
        cut_after = high < len(self.text) and len(after) == high - span.end
        return (
            ("…" if cut_before else "") + _one_line(_drop_first_word(before) if cut_before else before),
            _one_line(marked),
            _one_line(_drop_last_word(after) if cut_after else after) + ("…" if cut_after else ""),
        )


def format_of(path: str) -> str:
    """`markdown`, `html` or `plain`, by the ending of the path."""
    lower = path.lower()
    if lower.endswith((".md", ".markdown", ".mdown", ".mkd", ".mdx")):
        return "markdown"
    if lower.endswith((".html", ".htm", ".xhtml")):
        return "html"
    return "plain"


def _last_paragraph(text: str) -> str:
    cut = max(text.rfind(mark) + len(mark) if mark in text else 0 for mark in _BLANK_LINES)
    return text[cut:]


def _first_paragraph(text: str) -> str:
    ends = [at for mark in _BLANK_LINES if (at := text.find(mark)) >= 0]
    return text[: min(ends)] if ends else text


def _drop_first_word(text: str) -> str:
    """Without the word that the cut may have halved, if there is another."""
    head, blank, tail = text.partition(" ")
    return tail if blank and len(head) < 25 else text


def _drop_last_word(text: str) -> str:
    head, blank, tail = text.rpartition(" ")
    return head if blank and len(tail) < 25 else text


def _one_line(text: str) -> str:
    """Line ends and tabs as single blanks, the byte order mark left out; nothing else is changed."""
    for mark in ("\r\n", "\n", "\r", "\t"):
        text = text.replace(mark, " ")
    return text.replace(BOM, "")
