"""Which other names stood with a name, in half a kilobyte: bottom-k sketches.

A sketch is the k lowest hashes of a set (Broder 1997, "On the resemblance and containment of documents"). Sketches
merge like the sets themselves, in any order, and tell without bias which share of one set lies in another.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SKETCH = 64  # hashes of a sketch: below that many names it is the whole set
_HASH = 8  # bytes; two of a million names meet by chance once in 37 million folders


def sketches(keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """For each of some names the sketch of all but itself; as quick for thousands as for a few."""
    hashed = sorted((hash_of(key), key) for key in keys)
    lowest = b"".join(digest for digest, _ in hashed[: SKETCH + 1])
    for at, (_, key) in enumerate(hashed):
        if at <= SKETCH:
            yield key, lowest[: at * _HASH] + lowest[(at + 1) * _HASH :]
        else:
            yield key, lowest[: SKETCH * _HASH]


@lru_cache(1 << 16)
def hash_of(key: str) -> bytes:
    """A hash of a name that is the same in every process and on every machine."""
    from hashlib import blake2b

    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=_HASH).digest()


def hashes(sketch: bytes) -> list[bytes]:
    """The hashes of a sketch, lowest first."""
    return [sketch[at : at + _HASH] for at in range(0, len(sketch), _HASH)]


def has(sketch: bytes, key: str) -> bool:
    """True when a sketch holds a name (that a hash stands across two others by chance happens in no lifetime)."""
    return hash_of(key) in sketch


def is_whole(sketch: bytes) -> bool:
    """True when a sketch has left nothing out."""
    return len(sketch) < SKETCH * _HASH


def united(one: bytes, other: bytes) -> bytes:
    """The sketch of the union of two sets."""
    if one == other or not other:
        return one
    if not one:
        return other
    return b"".join(sorted({*hashes(one), *hashes(other)})[:SKETCH])
