"""Words and phrases so many times in a row that nobody wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.wording import NUMBERS_FROM, has_number, hit, is_idiom, norms
from linter.frozen import frozen
from linter.text.repeats import COMMA, STOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.findings import Hit
    from linter.text.document import Document
    from linter.text.repeats import Repeat

_COPIES = 4
_WORDS = 12  # three copies of a long phrase are a loop as well: nobody says four words three times over
_CLAUSE = 3


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
