"""What a document says more than once, found once and read by every check that needs it.

Nearly all texts say nothing twice. So the clauses of a whole text are folded in one pass to their letters and digits,
and only where two long ones are equal is anything cut into sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from linter.lazy import lazy
from linter.text.segments import ATOM, NOTHING, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.segments import Segment
    from linter.text.spans import Span

_CUTS = b".!?;:\n\r"
_FOLDED = bytes(
    0x0A if code in _CUTS else ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 0x20
    for code in range(256)
)
LONG = 30
"""Signs of a clause that does not come twice by chance: about six words."""
_END_MARKS = (".", "!", "?", "…", "。", "！", "？")
_CUT = lazy(r"[.!?;:\n\r]")
_CLOSERS = "\"”'’»)]）」』" + NOTHING
_BULLETS = tuple("-*+#•‣◦▪●○·–—>|")
_LETTERS = 0.8  # of all signs of a sentence that are seen; below that it is a program, a table, a list of figures
_DIGITS = 0.25
_LONG_SENTENCE = 14  # words from which a line without an end mark is more than an entry of a list


class Clauses(NamedTuple):
    """The clauses of a text, folded to small letters of ASCII, digits and blanks: nearly all there is in English.

    Attributes:
        every: all of them in order.
        long: those of at least `LONG` signs, in order.
        again: those of the long ones that come more than once.
    """

    every: list[bytes]
    long: list[bytes]
    again: frozenset[bytes]

    @property
    def share(self) -> float:
        """The share of letters and digits that stand in long clauses said before."""
        if not self.again:
            return 0.0
        counts = Counter(clause for clause in self.long if clause in self.again)
        said_before = sum(len(clause) * (count - 1) for clause, count in counts.items())
        return said_before / (sum(map(len, self.every)) or 1)


class Statement(NamedTuple):
    """A sentence: where it stands, its letters and digits, in which segment, and whether it is all of it."""

    span: Span
    key: str
    segment: int
    whole: bool = True


class Again(NamedTuple):
    """A sentence, the place where it was said first, and whether the sentence just before says the same."""

    first: Statement
    again: Statement
    side_by_side: bool


def clauses_of(doc: Document) -> Clauses:
    """The clauses of a document; worked out once."""
    return doc.worked_out(_clauses)


def _clauses(doc: Document) -> Clauses:
    # (Leaving signs out here costs four times as much as making them blanks.)
    folded = doc.prose.encode("utf-8", "surrogatepass").translate(_FOLDED)
    every = folded.split(b"\n")
    long = [clause.strip() for clause in every if len(clause) >= LONG]
    again: frozenset[bytes] = frozenset()
    if len(set(long)) < len(long):
        again = frozenset(clause for clause, count in Counter(long).items() if count > 1)
    return Clauses(every, long, again)


def key_of(text: str) -> str:
    """What two sentences that say the same in the same words have in common, case and marks aside."""
    return "".join(filter(_says, text)).lower()


def _says(sign: str) -> bool:
    return sign.isalnum() or sign == ATOM


def said_again(doc: Document) -> tuple[Again, ...]:
    """Sentences of prose that stand in the document before, each with its first place; in order."""
    return doc.worked_out(_said_again)


def _said_again(doc: Document) -> tuple[Again, ...]:
    if not clauses_of(doc).again:
        return ()
    first: dict[str, Statement] = {}
    found: list[Again] = []
    for number in _segments_with_repeats(doc):
        segment = doc.segments[number]
        if segment.kind is Kind.CELL:
            continue
        before = ""
        for statement in _statements(doc, number, segment):
            key = statement.key
            if key in first:
                found.append(Again(first[key], statement, key == before))
            first.setdefault(key, statement)
            before = key
    return tuple(found)


def said_in_a_row(doc: Document) -> tuple[Statement, ...]:
    """Whole segments of prose that say what the segment before says, in order."""
    return doc.worked_out(_said_in_a_row)


def _said_in_a_row(doc: Document) -> tuple[Statement, ...]:
    if not clauses_of(doc).again:
        return ()
    found: list[Statement] = []
    last = -1
    key = ""
    for number in _segments_with_repeats(doc):
        before, last = (last, key), number
        span, kind = doc.segments[number]
        key = _key_at(doc, span)
        if before == (number - 1, key) and kind is not Kind.CELL:
            found.append(Statement(span, key, number))
    return tuple(found)


def _segments_with_repeats(doc: Document) -> list[int]:
    """The numbers of the segments that hold a long clause which comes more than once, in order."""
    clauses = clauses_of(doc)
    # The text of a clause lies before the cut of the same number.
    cuts = [cut.start() for cut in _CUT.finditer(doc.prose)]
    cuts.append(len(doc.prose))
    starts, again = doc.segment_starts, clauses.again
    places = [cut for cut, clause in zip(cuts, clauses.every, strict=True) if clause.strip() in again]
    return sorted({number for place in places if (number := bisect_right(starts, place) - 1) >= 0})


def _statements(doc: Document, number: int, segment: Segment) -> Iterator[Statement]:
    from linter.text.sentences import split_sentences

    for span in split_sentences(doc.prose, segment.span):
        yield Statement(span, _key_at(doc, span), number, span == segment.span)


def _key_at(doc: Document, span: Span) -> str:
    said = doc.prose[span.start : span.end]
    # Two atoms look alike in the mask.
    return key_of(doc.text[span.start : span.end] if ATOM in said else said)


def is_prose(doc: Document, statement: Statement, fewest_words: int) -> bool:
    """True for a sentence of so many words; false for a program, an entry of a list or table, a line of verse."""
    text = doc.prose[slice(*statement.span)]
    words = text.split()
    if len(words) < fewest_words or text.startswith(_BULLETS):
        return False
    if not is_ended(doc, statement.span) and len(words) < _LONG_SENTENCE:
        return False
    shown = sum(map(len, words))
    digits = sum(map(str.isdigit, statement.key))
    return len(statement.key) >= _LETTERS * shown and digits <= _DIGITS * len(statement.key)


def is_ended(doc: Document, *spans: Span) -> bool:
    """True when each of these sentences has its end mark."""
    return all(doc.prose[slice(*span)].rstrip(_CLOSERS).endswith(_END_MARKS) for span in spans)


def shortened(doc: Document, span: Span, words: int = 10) -> str:
    """The first words of a span on one line."""
    said = doc.text[slice(*span)].split(None, words)
    return " ".join(said[:words]) + (" …" if len(said) > words else "")
