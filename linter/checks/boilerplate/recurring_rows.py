"""What a file adds to the search for lines that a folder shares: its rows near the edges, and a sketch of its words.

A row is a line that shows anything; in a hard-wrapped text, a paragraph. Rows are kept as they are written, in one
string a file, because only the folder as a whole tells which of them matter.

Memory is bounded: of a folder of more than `_BUCKETS * _KEPT` files (32,768) a sample is kept, those with the lowest
hashes of their paths in each of many buckets. Which these are minds neither order nor grouping, and what stands on most
pages of a site stands on most pages of a sample of it. A file takes about two kilobytes.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from linter.findings import Place
from linter.text.segments import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.text.document import Document
    from linter.text.segments import Segment

LONGEST_ROW = 160
"""Code points of a row that is looked at."""

_SENTENCE = 60  # code points of a row with an end mark that is likely to be prose
_PROSE = 40  # code points of a row that counts when the middle of the text is looked for; few words of a menu have more
_INWARD = 3  # rows of prose behind which an edge ends
_MOST_ROWS = 60  # of an edge
_END_MARKS = (".", "!", "?", "”", '"')
_LONG_WORD = 7  # letters of a word that tells what a text is about
_SKETCH = 64
_BUCKETS, _KEPT = 2048, 16
_NUMBERS = 8  # span, lines and columns of a row


class FileRows(NamedTuple):
    """The rows near the edges of a file, from top to bottom.

    Attributes:
        rank: a hash of the path, by which a sample of many files is taken.
        path: of the file.
        head: how many of the rows stand in the upper half of its prose.
        texts: the rows with single blanks, one a line; an empty line stands for anything longer in between.
        places: for each row start, end, line, column, end line, end column and both columns in bytes, as
            unsigned integers of four bytes.
        words: the lowest hashes of its long words, four bytes each (Broder 1997, as in the sketches of names).
    """

    rank: int
    path: str
    head: int
    texts: str
    places: bytes
    words: bytes

    @property
    def is_cut(self) -> bool:
        """True when the file has more long words than are kept."""
        return len(self.words) >= _SKETCH * 4

    def place(self, first: int, last: int) -> Place:
        """Where the rows from one to another stand."""
        from linter.findings import Excerpt
        from linter.text.spans import Location, Span

        numbers = array("I", self.places)
        start, _, line, column, _, _, byte_column, _ = numbers[_NUMBERS * first : _NUMBERS * (first + 1)]
        _, end, _, _, end_line, end_column, _, end_byte_column = numbers[_NUMBERS * last : _NUMBERS * (last + 1)]
        marked = " ".join(self.texts.split("\n")[first : last + 1])
        location = Location(
            self.path, Span(start, end), line, column, end_line, end_column, byte_column, end_byte_column
        )
        return Place(location, Excerpt("", marked, ""))


def bucket_of(rows: FileRows) -> str:
    """The key under which a file is summed up."""
    return str(rows.rank % _BUCKETS)


def merged(left: tuple[FileRows, ...], right: tuple[FileRows, ...]) -> tuple[FileRows, ...]:
    """The files of both with the lowest hashes, in order of these."""
    for full, other in ((left, right), (right, left)):
        if len(full) == _KEPT and other and other[0] >= full[-1]:
            return full  # nearly always, once a folder is large
    return tuple(sorted({*left, *right})[:_KEPT])


def rows_of(doc: Document) -> FileRows | None:
    """The rows near the edges of a document; None where it has no row that could stand elsewhere too."""
    segments = doc.segments
    middle = _middle(segments)
    head = _edge(doc, segments[: min(middle, _MOST_ROWS)])
    tail = _edge(doc, segments[max(middle, len(segments) - _MOST_ROWS) :][::-1])[::-1]
    texts = "\n".join([text for text, _ in head] + [text for text, _ in tail])
    if not texts.strip("\n"):
        return None
    places = array("I")
    for text, segment in (*head, *tail):
        if text:
            _, span, *numbers = doc.location(segment.span)
            places.extend((*span, *numbers))
        else:
            places.extend((0,) * _NUMBERS)
    rank = crc32(doc.path.encode("utf-8", "surrogatepass"))
    return FileRows(rank, doc.path, len(head), texts, places.tobytes(), _sketch(doc))


def _middle(segments: tuple[Segment, ...]) -> int:
    """The number of segments in the upper half of the prose; of all segments where there is no prose."""
    lengths = [end - start for (start, end), _ in segments]
    rest = sum([length for length in lengths if length > _PROSE]) // 2
    if not rest:
        return len(segments) // 2
    for at, length in enumerate(lengths):
        rest -= length if length > _PROSE else 0
        if rest < 0:
            return at
    return len(segments)


def _edge(doc: Document, inward: Iterable[Segment]) -> list[tuple[str, Segment]]:
    """The rows from an edge inward, up to the third of prose."""
    found: list[tuple[str, Segment]] = []
    text = doc.text
    prose = 0
    for segment in inward:
        (start, end), kind = segment
        row = " ".join(text[start:end].split()) if end - start <= LONGEST_ROW else ""
        if not row or (len(row) > _SENTENCE and row.endswith(_END_MARKS)):
            prose += 1
            if prose == _INWARD:
                break
        found.append((row if kind is Kind.PARAGRAPH else "", segment))
    return found


def _sketch(doc: Document) -> bytes:
    hashes = set(map(_hash, [word for word in doc.tokens.words if len(word) >= _LONG_WORD]))
    return array("I", sorted(hashes)[:_SKETCH]).tobytes()


@lru_cache(1 << 15)  # the texts of a folder share most of their words
def _hash(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
