"""Expressions that are tried only where a telling sign stands."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import grouped, is_quoted, others, sifted
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import compiled
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_NEAR = 80
_LONGEST_SHOWN = 40


@frozen
class Signs:
    """Left-over signs of a tool: an expression over the prose, for signs that hold no letters to look for.

    What stands right between quotation marks or backticks is spoken about and left alone.

    Attributes:
        signs: literals with one of which each match begins; exact, not folded.
        pattern: a Python regular expression, tried where a sign stands.
        unless: an expression; a hit is dropped if it matches within 80 code points on the line.
        about: an expression; a document in which it matches anywhere is about such signs and gets no hit.
        most: a document with more matches than this gets one hit for all of them.

    Values: `match`, shortened, and `more` (the other places, in words).
    """

    signs: tuple[str, ...]
    pattern: str
    unless: str | None = None
    about: str | None = None
    most: int = 20

    gives: ClassVar[tuple[str, ...]] = ("match", "more")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return compiled(self.pattern)

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return None if self.unless is None else compiled(self.unless, re.IGNORECASE)

    @cached_property
    def _about(self) -> re.Pattern[str]:
        return compiled(self.about or "(?!)")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every match."""
        prose = doc.prose
        for sign in self.signs:
            if sign in prose:
                return self._hits(prose)
        return iter(())

    def _hits(self, prose: str) -> Iterator[Hit]:
        found = [span for sign in self.signs if sign in prose for span in self._at(sign, prose)]
        if found and self.about and self._about.search(prose):
            return
        spans = sifted(sorted(found), lambda span: not is_quoted(prose, span) and not self._excused(prose, span))
        for group in grouped(spans, self.most):
            first = group[0]
            yield Hit(first, {"match": _shown(prose[first.start : first.end]), "more": others(group)})

    def _at(self, sign: str, prose: str) -> Iterator[Span]:
        match, at = self.regex.match, prose.find(sign)
        while at >= 0:
            found = match(prose, at)
            if found:
                yield Span(*found.span())
            at = prose.find(sign, max(found.end() if found else 0, at + 1))

    def _excused(self, prose: str, span: Span) -> bool:
        return self._unless is not None and self._unless.search(around(prose, span)) is not None


def around(prose: str, span: Span) -> str:
    """The line within 80 code points to both sides."""
    low = max(prose.rfind("\n", max(0, span.start - _NEAR), span.start) + 1, span.start - _NEAR)
    high = prose.find("\n", span.end, span.end + _NEAR)
    return prose[low : high if high >= 0 else span.end + _NEAR]


def _shown(text: str) -> str:
    return " ".join(text.split()) if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN].rstrip() + "…"
