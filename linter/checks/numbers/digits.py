"""Figures that stand for letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_IN_WORD = lazy(r"^[a-z]+(?:[01]+[a-z]+)+$")
_TOUCHED = lazy(r"^[.@/:#&=+_-]|[@/:=+_-].?$|\.\w$")
_READINGS = (str.maketrans("01", "ol"), str.maketrans("01", "oi"))
_FEWEST = 5  # letters and figures


@frozen
class DigitInWord:
    """An English word with 0 or 1 in the place of o, l or i: “app1e”, “C0mmittee”.

    Attributes:
        spared: words, in small letters, that people write so on purpose.

    Values: `match`, `word` (with the letter).
    """

    spared: frozenset[str]

    gives: ClassVar[tuple[str, ...]] = ("match", "word")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such word."""
        for norm in doc.coined.words:
            if not norm.isalpha() and _IN_WORD.search(norm):
                for start, end in doc.tokens.places(norm):
                    yield from self._word(doc.prose, start, end)

    def _word(self, prose: str, start: int, end: int) -> Iterator[Hit]:
        from linter.data.tables import words

        form = prose[start:end]
        if (
            len(form) < _FEWEST
            or not form[1:].islower()
            or form.lower() in self.spared
            or _TOUCHED.search(prose[max(0, start - 1) : end + 2])
        ):
            return
        for reading in _READINGS:
            word = form.translate(reading)
            if word.lower() in words("english_common"):
                span = Span(start, end)
                yield Hit(span, {"match": form, "word": word}, edits=(Edit(span, word),))
                return
