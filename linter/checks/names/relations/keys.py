"""Keys that bring together what may be one name, so that no name is compared with all others."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from linter.checks.names.relations.chinese import keys_of_reading
from linter.checks.names.relations.general import FOLDS, folded, same, style_of, word_keys
from linter.checks.names.relations.korean import korean_keys
from linter.checks.names.relations.parts import Style, german_letters, has_particles, parts_of, plain
from linter.lazy import lazy
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from linter.checks.names.relations.kinds import Named

    NamedT = TypeVar("NamedT", bound=Named)

_REMEMBERED = 4096
_MOST_WORDS = 6  # of a name; longer ones are compared by their first and last words
_STYLES = tuple(Style)
# The consonants that stay in every romanisation: b, d, l, n, p, r and v, with m as n and f and w as v.
_CONSONANTS = str.maketrans({**dict.fromkeys("aeiouyjhcgkqstxz -‐‑.'’"), "m": "n", "f": "v", "w": "v"})
_DOUBLED = lazy(r"(.)\1+")
_VOWELS = str.maketrans(dict.fromkeys("aeiou"))


def consonants(named: Named) -> str:
    """What two romanisations of one name that is neither Chinese nor Korean have in common; cheap."""
    return _consonants(named.words)


@lru_cache(_REMEMBERED)
def _consonants(words: tuple[str, ...]) -> str:
    letters = "".join(words)
    letters = letters.lower() if letters.isascii() else "".join(map(plain, words))
    return _DOUBLED.sub(r"\1", letters.replace("ph", "f").translate(_CONSONANTS))


def comparable(names: Iterable[NamedT]) -> list[NamedT]:
    """The names of a document that may be like another one: for all others keys need not be made.

    Those are all Chinese and Korean names, and of the others those that share a word, or the consonants of all words,
    with another.
    """
    some = list(names)
    traits = [
        () if name.readings or name.kind is Shape.KOREAN else (consonants(name), *map(str.lower, name.words))
        for name in some
    ]
    counts = Counter(trait for own in traits for trait in set(own))
    return [name for name, own in zip(some, traits, strict=True) if not own or any(counts[t] > 1 for t in own)]


def blocking_keys(named: Named) -> tuple[str, ...]:
    """Keys of which two names share at least one if any relation but SHORT, CONFLICT and NONE holds between them.

    Chinese names: surname and either syllable, the given name, all letters sorted. Others: each word whole with the
    beginning of each other word, all folded as in `relate`.
    """
    if named.readings:
        keys = {key for reading in named.readings for key in keys_of_reading(reading)}
        return tuple(sorted(keys))
    return _keys_of_words(named.kind, named.words)


@lru_cache(_REMEMBERED)
def _keys_of_words(kind: Shape, words: tuple[str, ...]) -> tuple[str, ...]:
    letters = parts_of(words, style_of(kind)).letters
    if not letters:
        return ()
    keys = {"=" + letters}
    if not all(word.isascii() for word in words):
        keys.add("=" + german_letters(words))
    if kind in {Shape.KOREAN, Shape.GENERAL}:
        keys.update(korean_keys(words))
    if kind is Shape.KOREAN:
        return tuple(sorted(keys))
    styles = _STYLES if kind is Shape.GENERAL and has_particles(words) else (style_of(kind),)
    for cores_of_style in {parts_of(words, style).cores for style in styles}:
        for cores in {tuple(folded(cores_of_style, fold)) for fold in (same, *FOLDS.get(kind, ()))}:
            keys.add("=" + "".join(cores))
            keys.update(_pairs(cores))
    return tuple(sorted(keys))


def _pairs(cores: Sequence[str]) -> Iterator[str]:
    """Each word of the name with the beginning of each other."""
    some = cores if len(cores) <= _MOST_WORDS else (*cores[:2], *cores[-2:])
    skeletons = [whole[:1] + whole[1:].translate(_VOWELS) if len(whole) > 1 else "" for whole in some]
    for other, word in enumerate(some):
        keys = word_keys(word)
        for at, skeleton in enumerate(skeletons):
            if other != at and skeleton:
                yield f"{skeleton}|{keys[0]}"
                yield f"{skeleton}|{keys[1]}"


def by_likeness(names: Iterable[NamedT]) -> dict[str, list[NamedT]]:
    """Names under all that a garbled form of each would share with it."""
    blocks: dict[str, list[NamedT]] = {}
    for name in names:
        for key in blocking_keys(name):
            blocks.setdefault(key, []).append(name)
    return blocks
