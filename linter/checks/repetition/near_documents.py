"""Documents of a folder that are nearly the same text, by MinHash.

A document is kept as 112 numbers: for each of as many hash functions the lowest value over all groups of five words
(Broder 1997). Two documents share as many of them as their groups of words overlap (the Jaccard similarity). Only
documents that agree in one of 14 bands of 8 numbers are compared, so that a pair that is 72 % alike is compared with a
chance of one half, one of 80 % with 92 %, one of 90 % nearly surely. Both figures are those with which FineWeb
(Penedo et al. 2024) was cleaned. The hashing is done by the package rensa, which is optional.
"""

from __future__ import annotations

import struct
from operator import eq
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from linter.errors import LinterError
from linter.findings import CorpusHit, Evidence, Excerpt, Place
from linter.frozen import frozen, once
from linter.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from linter.text.document import Document

_BANDS, _ROWS = 14, 8
_NUMBERS = struct.Struct(f"<{_BANDS * _ROWS}I")
_BAND_BYTES = 4 * _ROWS
_WORDS = 5  # in a group
_FEWEST_WORDS = 50  # of a document; Gopher: shorter ones say nothing
_SEED = 1
_SHOWN = 5  # other documents that a finding lists
_FIRST_LINE = lazy(r"\S[^\r\n]{0,79}")


class Sketch(NamedTuple):
    """What is kept of a document, about 700 bytes: its numbers (none where rensa is missing) and where it begins."""

    numbers: bytes
    place: Place


class Cluster(NamedTuple):
    """Documents that are nearly the same, in order of path, each with its likeness to the first (0 to 1)."""

    first: Place
    others: tuple[tuple[Place, float], ...]


@frozen
class FolderDocuments:
    """The documents of a folder that are nearly the same.

    Attributes:
        least: the likeness of two such documents.
    """

    least: float = 0.7

    name: ClassVar[str] = "documents"

    def map(self, doc: Document) -> Iterator[tuple[str, Sketch]]:
        """The document itself, unless it is short."""
        norms = doc.tokens.norms
        if len(norms) >= _FEWEST_WORDS:
            line = _FIRST_LINE.search(doc.prose)
            span = doc.segments[0].span
            shown = Excerpt("", line.group() if line else "", "")
            yield doc.path, Sketch(_numbers(norms), Place(doc.location(span), shown))

    def merge(self, left: Sketch, right: Sketch) -> Sketch:
        """One document given twice is one document."""
        return min(left, right)

    def join(self, summaries: Mapping[str, Sketch]) -> tuple[Cluster, ...]:
        """The clusters in order of their first path.

        Raises:
            LinterError: the package that hashes is missing.
        """
        sketches = [summaries[path] for path in sorted(summaries)]
        if any(not sketch.numbers for sketch in sketches):
            raise LinterError(f"near-duplicate documents need the package rensa: {NearDuplicate.cure}")
        return tuple(_clusters(sketches, self.least))


@frozen
class NearDuplicate:
    """Documents that are nearly the same text: one hit a cluster, at the first of them.

    Attributes:
        least: the likeness from which two documents are nearly the same: the share of groups of five words that both
            have among those that one has.

    Values: `files`, how many documents; `other`, the path of the one most like the first; `alike`, how much, in per
    cent.
    """

    least: float = 0.7

    gives: ClassVar[tuple[str, ...]] = ("files", "other", "alike")
    needs: ClassVar[str] = "rensa"
    cure: ClassVar[str] = 'pip install "mtlint[near]"'

    @once
    def gathering(self) -> FolderDocuments:
        """The documents of the folder."""
        return FolderDocuments(self.least)

    def check_joined(self, joined: tuple[Cluster, ...]) -> Iterator[CorpusHit]:
        """A hit for each cluster."""
        for first, others in joined:
            nearest, likeness = max(others, key=lambda other: (other[1], other[0].location.path))
            evidence = tuple(
                Evidence(f"about {100 * alike:.0f} % alike", place.location) for place, alike in others[:_SHOWN]
            )
            values = {
                "files": str(len(others) + 1),
                "other": nearest.location.path,
                "alike": f"{100 * likeness:.0f}",
            }
            yield CorpusHit(first, values, evidence=evidence, others=tuple(place for place, _ in others))


def _numbers(norms: Sequence[str]) -> bytes:
    """The lowest hashes of the groups of words; nothing where the package is missing."""
    try:
        import rensa
    except ImportError:
        return b""
    hashes: Any = rensa.RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    hashes.update(list(map(" ".join, zip(*(norms[shift:] for shift in range(_WORDS)), strict=False))))
    return _NUMBERS.pack(*hashes.digest())


def _likeness(one: Sketch, other: Sketch) -> float:
    """The estimated Jaccard similarity of two documents; its standard error is 0.05 at most."""
    same: int = sum(map(eq, _NUMBERS.unpack(one.numbers), _NUMBERS.unpack(other.numbers)))
    return same / (_BANDS * _ROWS)


def _clusters(sketches: Sequence[Sketch], least: float) -> Iterator[Cluster]:
    """Chains of documents that are alike; `sketches` are in order of path."""
    leader = list(range(len(sketches)))
    for bucket in _buckets(sketches):
        # The first and the one before: all against all would not end in a folder of one text a thousand times.
        for before, number in zip([bucket[0], *bucket], bucket[1:], strict=False):
            for known in {bucket[0], before}:
                if (
                    _root(leader, known) != _root(leader, number)
                    and _likeness(sketches[known], sketches[number]) >= least
                ):
                    low, high = sorted((_root(leader, known), _root(leader, number)))
                    leader[high] = low
    members: dict[int, list[int]] = {}
    for number in range(len(sketches)):
        members.setdefault(_root(leader, number), []).append(number)
    for first, others in members.items():
        if len(others) > 1:
            alike = tuple((sketches[n].place, _likeness(sketches[first], sketches[n])) for n in others[1:])
            yield Cluster(sketches[first].place, alike)


def _buckets(sketches: Sequence[Sketch]) -> Iterator[list[int]]:
    """Documents that agree in a band."""
    for at in range(0, _NUMBERS.size, _BAND_BYTES):
        buckets: dict[bytes, list[int]] = {}
        for number, sketch in enumerate(sketches):
            buckets.setdefault(sketch.numbers[at : at + _BAND_BYTES], []).append(number)
        yield from (bucket for bucket in buckets.values() if len(bucket) > 1)


def _root(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number
