"""The article before a number, which goes by the sound of its first word."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_ARTICLE = lazy(
    r"(?<![\w'’.@/-])(?P<article>[Aa]n?)[\s\u2060]{1,2}(?P<number>\d{1,3})"
    r"(?P<after>%|[ -](?:per ?cent|year|month|week|day|hour|minute|point)\b|th\b)"
)
_VOWEL = lazy(r"8\d{0,2}\Z|11\Z|18\Z")


@frozen
class ArticleBeforeNumber:
    """“a” before eight, eleven or eighteen, or “an” before another number.

    Values: `match`, `right`, `sound`.
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = ("a 8", "a 11", "a 18", *(f"an {figure}" for figure in "12345679"))
    gives: ClassVar[tuple[str, ...]] = ("match", "right", "sound")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each article that does not fit."""
        for match in _ARTICLE.finditer(doc.prose, passage.start, passage.end):
            vowel = _VOWEL.match(match["number"]) is not None
            if vowel == (len(match["article"]) > 1):
                continue
            article = match["article"][0] + ("n" if vowel else "")
            values = {
                "match": " ".join(match.group().split()),
                "right": f"{article} {match['number']}{match['after']}",
                "sound": "vowel" if vowel else "consonant",
            }
            edit = Edit(Span(*match.span("article")), article)
            yield Hit(Span(*match.span()), values, edits=(edit,))
