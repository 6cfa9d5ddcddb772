"""Keys that bring together what may be one name, so that no name is compared with all others."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from linter.checks.names.relations.chinese import keys_of_reading
from linter.checks.names.relations.general import FOLDS, folded, same, style_of, word_keys
from linter.checks.names.relations.korean import korean_keys
from linter.checks.names.relations.parts import Style, german_letters, parts_of
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.checks.names.relations.kinds import Named

_REMEMBERED = 4096
_MOST_WORDS = 6  # of a name; longer ones are compared by their first and last words
_STYLES = tuple(Style)
_VOWELS = str.maketrans(dict.fromkeys("aeiou"))


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
    letters = parts_of(words, Style.BARE).letters
    if not letters:
        return ()
    keys = {"=" + letters}
    if not all(word.isascii() for word in words):
        keys.add("=" + german_letters(words))
    if kind in {Shape.KOREAN, Shape.GENERAL}:
        keys.update(korean_keys(words))
    if kind is Shape.KOREAN:
        return tuple(sorted(keys))
    for fold in (same, *FOLDS.get(kind, ())):
        for style in _STYLES if kind is Shape.GENERAL else (style_of(kind),):
            cores = folded(parts_of(words, style).cores, fold)
            keys.add("=" + "".join(cores))
            keys.update(_pairs(cores))
    return tuple(sorted(keys))


def _pairs(cores: list[str]) -> Iterator[str]:
    """Each word of the name with the beginning of each other."""
    some = cores if len(cores) <= _MOST_WORDS else [cores[0], *cores[1:2], *cores[-2:]]
    for at, whole in enumerate(some):
        if len(whole) == 1:
            continue
        skeleton = whole[:1] + whole[1:].translate(_VOWELS)
        for other, word in enumerate(some):
            if other != at:
                for key in word_keys(word):
                    yield f"{skeleton}|{key}"
