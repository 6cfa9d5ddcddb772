"""Lines that stand at the edges of many files of a folder: the furniture of the site they come from."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.boilerplate.rows import LONGEST_LINE, folded
from linter.findings import CorpusHit, Evidence, Excerpt, Place
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.segments import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.segments import Segment

_PLACES = 5  # places that are kept of a line: the one that is reported and a few as evidence
_DIGITS = lazy(r"\d+")


class Recurrence(NamedTuple):
    """In how many files a line stands, and the first few places by path and offset."""

    files: int
    places: tuple[Place, ...]


@frozen
class RecurringLine:
    """One line, numbers aside, at the edges of several files.

    Attributes:
        unless: an expression for whole lines that many texts of a kind share: the headings of a genre.
        fewest_files: files that the line must stand in.
        fewest_chars: length of a line that is looked at; shorter ones recur by chance.
        rows: how far from the edge the line may stand, in lines that show anything.

    Values: `match` the line, `files` their number.
    """

    unless: str | None = None
    fewest_files: int = 3
    fewest_chars: int = 20
    rows: int = 8

    gives: ClassVar[tuple[str, ...]] = ("match", "files")

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return compiled(self.unless or "(?!)", re.IGNORECASE)

    def map(self, doc: Document) -> Iterator[tuple[str, Recurrence]]:
        """Each different line at the edges of this document, once."""
        seen: set[str] = set()
        for segment in self._edges(doc):
            text = folded(doc.text[segment.span.start : segment.span.end])
            key = text.lower()
            if any(map(key.__contains__, "0123456789")):
                key = _DIGITS.sub("0", key)
            if key in seen or len(key) < self.fewest_chars:
                continue
            seen.add(key)
            yield key, Recurrence(1, (Place(doc.location(segment.span), Excerpt("", text, "")),))

    def merge(self, left: Recurrence, right: Recurrence) -> Recurrence:
        """Both counts, and the lowest places of both: minds neither order nor grouping."""
        places = sorted({*left.places, *right.places}, key=_order)
        return Recurrence(left.files + right.files, tuple(places[:_PLACES]))

    def reduce(self, key: str, summary: Recurrence) -> Iterator[CorpusHit]:  # noqa: ARG002 - the place has the line
        """One hit at the first place of a line that enough files share."""
        first, *others = summary.places
        if summary.files < self.fewest_files or self._unless.fullmatch(first.excerpt.marked):
            return
        evidence = tuple(Evidence("the same line", place.location) for place in others)
        yield CorpusHit(first, {"match": first.excerpt.marked, "files": str(summary.files)}, evidence=evidence)

    def _edges(self, doc: Document) -> Iterator[Segment]:
        segments = doc.segments
        head, tail = segments[: self.rows], segments[self.rows :][-self.rows :]
        for segment in (*head, *tail):
            short = segment.span.end - segment.span.start <= LONGEST_LINE
            if short and segment.kind is Kind.PARAGRAPH:
                yield segment


def _order(place: Place) -> tuple[str, int, int]:
    return (place.location.path, *place.location.span)
