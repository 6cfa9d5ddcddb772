"""Long paragraphs that stand word for word in several documents of a folder.

What several pages share at their edges is furniture of a site and another rule's business; this one is about the body
of texts. That a paragraph of 100 signs in more than two documents is no chance is a rule of trafilatura
(`MIN_DUPLCHECK_SIZE`, `MAX_REPETITIONS`).
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.findings import CorpusHit, Evidence, Excerpt, Place
from linter.frozen import frozen, once
from linter.text.segments import Kind
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from linter.text.document import Document

_FEWEST_SIGNS = 100
_EDGE = 2  # segments at the beginning and the end of a document that are not looked at
_KEPT = 8  # places of a paragraph
_SHOWN = 4  # other places that a finding lists
_EXCERPT = 120
_VERSIONS = 0.5  # of the long paragraphs of one of two documents, if both have them, make them versions of one text


class Spot(NamedTuple):
    """A paragraph in a document, and how many long ones that document has."""

    place: Place
    paragraphs: int

    @property
    def path(self) -> str:
        """The document."""
        return self.place.location.path

    @property
    def order(self) -> tuple[str, int]:
        """By path and offset."""
        return self.path, self.place.location.span.start


class Shared(NamedTuple):
    """In how many documents a paragraph stands, and the lowest places, one for each name that files have."""

    files: int
    spots: tuple[Spot, ...]


@frozen
class FolderParagraphs:
    """The long paragraphs of a folder."""

    name: ClassVar[str] = "paragraphs"

    def map(self, doc: Document) -> Iterator[tuple[str, Shared]]:
        """Each different long paragraph inside the document, by a hash of its words."""
        inner = [segment for segment in doc.segments[_EDGE:-_EDGE] if segment.kind is Kind.PARAGRAPH]
        long = [segment.span for segment in inner if segment.span.end - segment.span.start >= _FEWEST_SIGNS]
        keyed = {_key(doc.prose[start:end]): (start, end) for start, end in reversed(long)}
        for key, (start, end) in sorted(keyed.items(), key=lambda item: item[1]):
            span = Span(start, end)
            shown = Excerpt("", " ".join(doc.text[start : min(end, start + _EXCERPT)].split()), "")
            yield key, Shared(1, (Spot(Place(doc.location(span), shown), len(keyed)),))

    def merge(self, left: Shared, right: Shared) -> Shared:
        """Both counts, and the lowest places of both: minds neither order nor grouping."""
        lowest: dict[str, Spot] = {}
        for spot in sorted((*left.spots, *right.spots), key=lambda spot: spot.order):
            lowest.setdefault(_file_name(spot.path), spot)
        return Shared(left.files + right.files, tuple(lowest.values())[:_KEPT])

    def join(self, summaries: Mapping[str, Shared]) -> tuple[Shared, ...]:
        """The paragraphs that stand in several documents of different content, in order of their first place."""
        shared = [summary for summary in summaries.values() if len(summary.spots) > 1]
        common = Counter(pair for one in shared for pair in combinations([spot.path for spot in one.spots], 2))
        versions: set[tuple[str, str]] = set()
        for one in shared:
            for a, b in combinations(one.spots, 2):
                if common[a.path, b.path] >= max(2, _VERSIONS * min(a.paragraphs, b.paragraphs)):
                    versions.add((a.path, b.path))
        kept = [one._replace(spots=_texts(one.spots, versions)) for one in shared]
        return tuple(sorted(kept, key=lambda one: (one.spots[0].order, one.files)))


@frozen
class SharedParagraph:
    """A paragraph inside several documents that are no versions of one text.

    Documents are versions of one text where they have the same file name, or half of their long paragraphs and two at
    least.

    Attributes:
        fewest_files: documents that the paragraph must stand in, versions counted once.

    Values: `copy`, how it begins; `files`, how many documents hold it.
    """

    fewest_files: int = 3

    gives: ClassVar[tuple[str, ...]] = ("copy", "files")

    @once
    def gathering(self) -> FolderParagraphs:
        """The long paragraphs of the folder."""
        return FolderParagraphs()

    def check_joined(self, joined: tuple[Shared, ...]) -> Iterator[CorpusHit]:
        """A hit for each paragraph at its first place."""
        for shared in joined:
            first, *others = shared.spots
            if len(shared.spots) < self.fewest_files:
                continue
            evidence = tuple(Evidence("the same paragraph", spot.place.location) for spot in others[:_SHOWN])
            copy = " ".join(first.place.excerpt.marked.split()[:10]) + " …"
            places = tuple(spot.place for spot in others)
            yield CorpusHit(first.place, {"copy": copy, "files": str(shared.files)}, evidence=evidence, others=places)


def _texts(spots: tuple[Spot, ...], versions: set[tuple[str, str]]) -> tuple[Spot, ...]:
    """The places without those in versions of a document that comes before."""
    kept: list[Spot] = []
    for spot in spots:
        if not any((before.path, spot.path) in versions for before in kept):
            kept.append(spot)
    return tuple(kept)


def _key(text: str) -> str:
    from hashlib import blake2b

    folded = " ".join(text.lower().split())
    return blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _file_name(path: str) -> str:
    return path.rpartition("/")[2]
