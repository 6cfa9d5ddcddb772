"""Words written letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_ROW = lazy(r"[a-z](?<![^\s(\"“‘'*].)(?: [a-z]){3,}(?![^\s,.;:!?)\"”’'*])")
_RHYME = frozenset("abcdefgh")  # rhyme schemes, answers to choose from, the notes of a scale
_VOWELS = frozenset("aeiou")
# Letters that seldom stand alone, in formulas neither; one of them is inside every row that counts.
_SELDOM_ALONE = "jkloquwyz"
_FEWEST_DIFFERENT = 3


@frozen
class SpacedLetters:
    """Four or more small letters with a blank between any two: "m e o w".

    Left alone: rows in the order of the alphabet, rhyme schemes, names of variables without a vowel.

    Values: `match`, `joined`.
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = tuple(f" {letter} " for letter in _SELDOM_ALONE)
    gives: ClassVar[tuple[str, ...]] = ("match", "joined")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for every such row."""
        for match in _ROW.finditer(doc.prose, *passage):
            letters = match.group()[::2]
            if _is_word(letters):
                yield Hit(Span(*match.span()), {"match": match.group(), "joined": letters})


def _is_word(letters: str) -> bool:
    different = set(letters)
    if len(different) < _FEWEST_DIFFERENT or different <= _RHYME or list(letters) == sorted(letters):
        return False
    return not _VOWELS.isdisjoint(letters) and not set(_SELDOM_ALONE).isdisjoint(letters[1:-1])
