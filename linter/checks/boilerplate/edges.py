"""How far the leftovers of a page reach into a text from its edge.

A text that was copied out of a page begins with leftovers, then comes the text, and then leftovers again: there is
one turning point at each edge. Each row speaks for the page or for the text by what it looks like (`looks`), with the
weight that this look has in labelled pages (`weights`). The sum of the weights up to a row says how likely the turn is
behind it; all possible turns together give the chance of each row to stand before the turn.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.boilerplate.looks import looks_of
from linter.checks.boilerplate.rows import folded
from linter.checks.boilerplate.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from linter.text.document import Document
    from linter.text.segments import Segment
    from linter.text.spans import Span

_LONGEST_RUN = 120  # rows without three of prose; a longer run is a list, and the list is the text
_PROSE_ROWS = 3  # so many rows of prose are looked at: a notice or a caption may stand among the leftovers
_LOOKED_AT = 600  # code points of a row: enough to tell prose from everything else
_PROSE_WORDS, _ENDED_PROSE_WORDS = 20, 12  # a row is prose with so many words, or so many and an end mark
_SHORT_WORDS = 5
_ENDED = frozenset(("end stop", "end mark", "end comma", "end colon", "end dots"))
_OPEN = frozenset(("end none", "end colon"))
_NOTHING = (0.0, 0.0)
_FEWEST_OTHERS = 2  # rows beside the prose; a title alone is no block
_LONGEST_WORDED = 160  # code points of a line whose wording is looked at
_CLOSERS = "\"”'’)]）」』 "
_END_MARKS = frozenset(".!?…,;:。！？，；：、")


class EdgeRow(NamedTuple):
    """A row near an edge: where it is, what it says, how it looks, and the chance that it belongs to the page."""

    span: Span
    text: str
    words: int
    looks: tuple[str, ...]
    chance: float = 0.0

    @property
    def is_prose(self) -> bool:
        """True for a row of running text."""
        return self.words >= _PROSE_WORDS or (
            self.words >= _ENDED_PROSE_WORDS and any(look in _ENDED for look in self.looks)
        )

    @property
    def is_short(self) -> bool:
        """True for a few words without a full stop."""
        return self.words <= _SHORT_WORDS and any(look in _OPEN for look in self.looks)


def spans_from_edge(doc: Document, segments: Iterable[Segment]) -> list[Span]:
    """Where the rows from an edge to the third one of prose are, the outermost first.

    None where there is no end to short rows, and none where fewer than two stand before the prose: most texts are done
    with that.
    """
    spans: list[Span] = []
    prose = 0
    for segment in segments:
        spans.append(segment.span)
        prose += _reads_like_prose(doc, segment.span)
        if prose == _PROSE_ROWS or (prose == _PROSE_ROWS - 1 and len(spans) <= _PROSE_ROWS):
            break
        if len(spans) == _LONGEST_RUN:
            return []
    return spans if len(spans) - prose >= _FEWEST_OTHERS else []


def before_prose(doc: Document, spans: list[Span]) -> int:
    """How many rows come before the first one of prose."""
    return next((at for at, span in enumerate(spans) if _reads_like_prose(doc, span)), len(spans))


def rows_at(doc: Document, spans: list[Span], wording: Callable[[str], str]) -> list[EdgeRow]:
    """The rows there; `wording` names the look that the wording of a line gives it, or nothing."""
    return [_row(doc, span, wording) for span in spans]


def _reads_like_prose(doc: Document, span: Span) -> bool:
    blanks = doc.text.count(" ", span.start, min(span.end, span.start + _LOOKED_AT))
    return blanks >= _PROSE_WORDS - 1 or (
        blanks >= _ENDED_PROSE_WORDS - 1
        and doc.text[max(span.start, span.end - 3) : span.end].rstrip(_CLOSERS)[-1:] in _END_MARKS
    )


def _row(doc: Document, span: Span, wording: Callable[[str], str]) -> EdgeRow:
    line = folded(doc.text[span.start : min(span.end, span.start + _LOOKED_AT)])
    looks = [*looks_of(line)]
    if len(line) <= _LONGEST_WORDED and (look := wording(line)):
        looks.append(look)
    return EdgeRow(span, line, line.count(" ") + 1, tuple(looks))


def with_chances(rows: list[EdgeRow], form: str, *, tail: bool) -> list[EdgeRow]:
    """The rows, each with the chance that the text has not begun with it, given the form of the text."""
    if not rows:
        return []
    looks = [(*row.looks, *_neighbours(rows, at), "row", f"row of {form}") for at, row in enumerate(rows)]
    sums = [0.0]
    for row_looks in looks:
        sums.append(sums[-1] + _weight(row_looks, tail=tail))
    if sum(row.is_prose for row in rows) < _PROSE_ROWS:
        sums.pop()  # these are all rows there are, and some of them are text
    turns = [total + _weight(_at_the_turn(rows, at, form), tail=tail) for at, total in enumerate(sums)]
    most = max(turns)
    likely = [exp(turn - most) for turn in turns]
    total, behind = sum(likely), 0.0
    found: list[EdgeRow] = []
    for row, row_looks, share in zip(rows, looks, likely, strict=False):
        behind += share
        found.append(EdgeRow(row.span, row.text, row.words, row_looks, 1 - behind / total))
    return found


def _weight(looks: tuple[str, ...], *, tail: bool) -> float:
    return sum(WEIGHTS.get(look, _NOTHING)[tail] for look in looks)


def _neighbours(rows: list[EdgeRow], at: int) -> tuple[str, ...]:
    """What stands beside a row: outwards, towards the edge of the file, and inwards."""
    outer = _beside("outer", rows[at - 1]) if at else ("outer edge",)
    inner = _beside("inner", rows[at + 1]) if at + 1 < len(rows) else ()
    return (*outer, *inner)


def _beside(side: str, row: EdgeRow) -> tuple[str, ...]:
    form = (f"{side} short",) if row.is_short else (f"{side} prose",) if row.is_prose else ()
    return (*form, f"{side} sign") if "sign" in row.looks or "word" in row.looks else form


def _at_the_turn(rows: list[EdgeRow], at: int, form: str) -> tuple[str, ...]:
    """What speaks for the text beginning with this row."""
    if at == len(rows):
        kind = "turn at nothing"
    elif rows[at].words >= _ENDED_PROSE_WORDS + 1:
        kind = "turn at prose"
    elif at + 1 < len(rows) and rows[at + 1].words >= _ENDED_PROSE_WORDS + 1:
        kind = "turn before prose"
    else:
        kind = ""
    return (kind, "turn inside", f"turn inside {form}") if at else (kind,)
