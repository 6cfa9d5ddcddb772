"""Positions: the only place that turns offsets into lines and columns.

Inside mtlint a position is always a `Span` of code points into `Document.text`. Lines, columns and other
units exist at the edges only. A line ends at LF, CRLF or CR and nowhere else, so that U+2028, U+0085 or a
form feed never shifts a line number against `grep -n` or an editor.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from linter.frozen import once
from linter.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BOM = "\ufeff"
_LINE_ENDS = ("", "\n", "\r")
_BLOCK = 1024  # code points
_LINE_END = lazy("\r\n|\r|\n")


class Span(NamedTuple):
    """A stretch of text in code points, half open: `text[start:end]`.

    Attributes:
        start: offset of the first code point.
        end: offset behind the last.
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one code point (an empty span counts as one)."""
        return self.start < max(other.end, other.start + 1) and other.start < max(self.end, self.start + 1)

    def contains(self, other: Span) -> bool:
        """True when `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Location(NamedTuple):
    """A span with everything a reader needs to find it without opening the file.

    Lines and columns count from 1, columns in code points and again in bytes of UTF-8, as some formats want them; end
    columns are exclusive. A span that ends with a line end is placed after the last character of that line, never at
    column 1 of the next one.

    Attributes:
        path: the file, as it is reported.
        span: the same in offsets of the text.
        line: where it begins.
        column: where it begins, in code points.
        end_line: where it ends.
        end_column: behind its last code point.
        byte_column: as `column`, in bytes.
        end_byte_column: as `end_column`, in bytes.
    """

    path: str
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    end_byte_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Lines:
    """The lines of a text: where they start, and how an offset becomes line and column."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = _line_starts(text)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Span]:
        """Each line without its line end, first to last; a text that ends in a line end has no extra line."""
        for number in range(1, len(self._starts) + 1):
            yield self.span(number)

    def span(self, number: int) -> Span:
        """The line with this number (from 1) without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return Span(start, _before_line_end(self._text, start, end))

    def number(self, offset: int) -> int:
        """The number (from 1) of the line that holds this offset."""
        return bisect_right(self._starts, offset)

    def place(self, path: str, span: Span) -> Location:
        """The location of a span; the byte order mark before line 1 has no column of its own."""
        line = self.number(span.start)
        last = max(span.end - 1, span.start)
        if (line == len(self._starts) or last < self._starts[line]) and self._text[last : last + 1] not in _LINE_ENDS:
            # Nearly all spans: within one line, not up to its line end.
            column = self._column(line, span.start)
            end_column = column + span.end - span.start
            if self._is_ascii:
                return Location(path, span, line, column, line, end_column, column, end_column)
            end_line, end = line, span.end
        else:
            end_line = max(line, self.number(last))
            end = max(min(span.end, self.span(end_line).end), span.start if end_line == line else 0)
        return Location(
            path, span, line, self._column(line, span.start), end_line, self._column(end_line, end),
            self._byte_column(line, span.start), self._byte_column(end_line, end),
        )  # fmt: skip

    def reach(self, path: str, span: Span) -> Location:
        """The place of a span that is to be replaced: with a line end at its end it ends at column 1 of the next line.

        That line need not exist. Everything else is as in `place`.
        """
        place = self.place(path, span)
        last = self._text[max(span.end - 1, span.start) : span.end + 1]
        if span.end == span.start or last[0] not in "\r\n" or last == "\r\n":
            return place  # between CR and LF nothing ends
        return place._replace(end_line=self.number(span.end - 1) + 1, end_column=1, end_byte_column=1)

    def _column(self, line: int, offset: int) -> int:
        return offset - self._start(line, offset) + 1

    def _byte_column(self, line: int, offset: int) -> int:
        start = self._start(line, offset)
        return offset + self._more_bytes(offset) - start - self._more_bytes(start) + 1

    def _start(self, line: int, offset: int) -> int:
        """Where columns of a line are counted from."""
        start = self._starts[line - 1]
        return start + 1 if line == 1 and self._text.startswith(BOM) and offset > 0 else start

    def _more_bytes(self, offset: int) -> int:
        """How many bytes of UTF-8 the text before an offset takes beyond one a code point."""
        block = offset // _BLOCK
        return self._blocks[block] + _more_bytes(self._text[block * _BLOCK : offset])

    @once
    def _is_ascii(self) -> bool:
        return self._text.isascii()

    @once
    def _blocks(self) -> list[int]:
        """`_more_bytes` at each multiple of a block, so that a line of megabytes is not counted for every place."""
        sums = [0]
        for at in range(0, len(self._text), _BLOCK):
            sums.append(sums[-1] + _more_bytes(self._text[at : at + _BLOCK]))
        return sums


def _more_bytes(text: str) -> int:
    """Bytes of UTF-8 beyond one a code point; a byte that could not be decoded is one byte."""
    return len(text.encode("utf-8", "replace")) - len(text)


def _line_starts(text: str) -> Sequence[int]:
    starts = [0]
    if "\r" not in text:
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
    else:
        starts.extend(match.end() for match in _LINE_END.finditer(text))
    if len(starts) > 1 and starts[-1] == len(text):
        starts.pop()
    return starts


def _before_line_end(text: str, start: int, end: int) -> int:
    if end > start and text[end - 1] == "\n":
        end -= 1
        if end > start and text[end - 1] == "\r":
            end -= 1
    elif end > start and text[end - 1] == "\r":
        end -= 1
    return end


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """The spans in order of start, each that overlaps an earlier one left out."""
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order of start, those that overlap as one."""
    together: list[Span] = []
    for span in sorted(spans):
        if together and span.start < together[-1].end:
            together[-1] = Span(together[-1].start, max(together[-1].end, span.end))
        else:
            together.append(span)
    return together
