"""Words and phrases so many times in a row that nobody wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.wording import NUMBERS_FROM, has_number, hit, is_idiom, norms
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.repeats import COMMA, STOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.repeats import Repeat

_COPIES = 4
_WORDS = 12  # three copies of a long phrase are a loop as well: nobody says four words three times over
_CLAUSE = 3
_LONG_WORD = 12  # letters: any shorter word is read as what it is
# Three letters and more three times over, or a whole word of seven letters and more made of two halves: shorter
# halves are names (Chengcheng) and words such as couscous.
_GLUED = lazy(r"[^\W\d_]*?(?P<unit>[^\W\d_]{3,}?)(?P=unit){2,}|(?P<half>[^\W\d_]{7,})(?P=half)")


def is_loop(repeat: Repeat) -> bool:
    """True when there are so many copies that nobody wrote them."""
    if repeat.size == 1:
        # With commas and as many copies people do call out, in speech at least.
        return repeat.copies >= _COPIES + (repeat.joint == COMMA) and repeat.joint <= COMMA
    if repeat.joint == STOP and repeat.size < _CLAUSE:
        return False
    return repeat.copies >= _COPIES or (repeat.copies >= 3 and repeat.size * repeat.copies >= _WORDS)


@frozen
class Loop:
    """A word or phrase four times or more in a row: one hit for all of them.

    Attributes:
        allow: words that people do write many times over (`ha`, `no`).
    """

    allow: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "copies")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every loop."""
        for repeat in doc.repeats.adjacent:
            if not is_loop(repeat):
                continue
            words = norms(doc, repeat)
            if self.allow.issuperset(words) or (has_number(words) and repeat.size < NUMBERS_FROM):
                continue
            if repeat.size == 2 and is_idiom(words) and repeat.copies < 2 * _COPIES:
                continue
            yield hit(doc, repeat)


@frozen
class GluedLoop:
    """A word that repeats at its end: `wordwordword`, `informationinformation`.

    Attributes:
        allow: what people write many times over without a gap (`blah`, `cha`), or part of it.

    Values: `copy`, what is repeated; `match`, the word.
    """

    allow: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such word."""
        long = [word for word in doc.repeats.words if len(word) >= _LONG_WORD]
        units = {word: unit for word in long if word.count(word[-_CLAUSE:]) > 1 and (unit := self._unit(word))}
        if not units:
            return
        for token in doc.tokens:
            unit = units.get(token.norm, "")
            match = doc.prose[token.start : token.end] if unit else ""
            if match[1:].islower():  # capitals inside are two words of a web page that lost the blank between
                at = token.norm.find(unit)
                yield Hit(token.span, {"copy": match[at : at + len(unit)], "match": match})

    def _unit(self, word: str) -> str:
        found = _GLUED.fullmatch(word)
        if found is None:
            return ""
        unit: str = found.group("unit") or found.group("half")
        # One letter many times is a cry, and three letters of two kinds are laughter more often than not.
        is_cry = len(set(unit)) == 1 or (len(unit) == _CLAUSE and len(set(unit)) < len(unit))
        return "" if unit in self.allow or is_cry else unit
