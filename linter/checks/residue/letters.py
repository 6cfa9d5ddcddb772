"""Words written letter by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_ROW = lazy(r"(?<![^\s(\"“‘'*])[a-z](?: [a-z]){3,}(?![^\s,.;:!?)\"”’'*])")
_RHYME = frozenset("abcdefgh")  # rhyme schemes, answers to choose from, the notes of a scale
_VOWELS = frozenset("aeiou")
_FEWEST_DIFFERENT = 3
_ENOUGH = 5  # letters; a word of four must hold a vowel that is no second letter of a list


@frozen
class SpacedLetters:
    """Four or more small letters with a blank between any two: "m e o w".

    Left alone: rows in the order of the alphabet, rhyme schemes, names of variables without a vowel.

    Values: `match`, `joined`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "joined")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such row."""
        shape, prose = doc.shape, doc.prose
        if b" a a " not in shape:  # two words of one letter: several times as fast as a look for four
            return
        at = shape.find(b"a a a a")
        while at >= 0:
            match = _ROW.match(prose, at)
            if match is None:
                at = shape.find(b"a a a a", at + 1)
                continue
            if _is_word(match.group()[::2]):
                yield Hit(Span(*match.span()), {"match": match.group(), "joined": match.group()[::2]})
            at = shape.find(b"a a a a", match.end())


def _is_word(letters: str) -> bool:
    different = set(letters)
    if len(different) < _FEWEST_DIFFERENT or different <= _RHYME or list(letters) == sorted(letters):
        return False
    return not _VOWELS.isdisjoint(letters)
