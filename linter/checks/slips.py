"""Slips of grammar that a pattern alone cannot tell."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.patterns import GAP
from linter.findings import Edit, Evidence, Hit
from linter.frozen import frozen
from linter.lazy import compiled
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_NAME = f"(?P<name>[A-Z][\\w-]{{1,20}}(?:{GAP}[A-Z][\\w-]{{1,20}}){{1,2}})"


@frozen
class TitleOfHolder:
    """A title, “of”, and the person who holds it: `General Secretary of Xi Jinping`.

    What follows “of” is a person if it is known as one (a mention of three syllables), or if the document
    elsewhere puts the same words straight behind the same title; so `President of Costa Rica` is silent.

    Attributes:
        titles: titles that no person can have of another: no `Secretary`, no `Manager`.

    Values: `title`, `name`, `match`.
    """

    titles: tuple[str, ...]

    gives: ClassVar[tuple[str, ...]] = ("title", "name", "match")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """A title with or without “of”, and two or three capitalised words."""
        titles = "|".join(re.escape(title).replace("\\ ", GAP) for title in sorted(self.titles, key=len, reverse=True))
        return compiled(f"(?P<title>{titles})(?P<of>{GAP}of)?{GAP}{_NAME}")

    @cached_property
    def _last_words(self) -> frozenset[str]:
        return frozenset(title.rpartition(" ")[2] for title in self.titles)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every title with “of” before its holder."""
        if not any(word in doc.prose for word in self._last_words):
            return
        found = list(self.regex.finditer(doc.prose))
        if not any(match["of"] for match in found):
            return
        holders = {(m["title"], _folded(m["name"])): m for m in found if not m["of"]}
        # A name of two syllables may be that of a firm or a party: “President of Ma Hua”.
        persons = {m.span.start: m.span for m in doc.mentions if len(m.readings[0].given) > 1}
        for match in found:
            if not match["of"]:
                continue
            title, name = _folded(match["title"]), _folded(match["name"])
            known = holders.get((match["title"], name))
            span = Span(match.start(), match.end())
            if match.start("name") in persons:
                span = Span(match.start(), persons[match.start("name")].end)
                name = _folded(doc.prose[match.start("name") : span.end])
            elif known is None:
                continue
            evidence: tuple[Evidence, ...] = ()
            if known is not None:
                place = doc.location(Span(*known.span()))
                evidence = (Evidence(f"“{title} {name}” stands here without “of”", place),)
            values = {"title": title, "name": name, "match": _folded(doc.prose[span.start : span.end])}
            yield Hit(span, values, evidence=evidence, edits=(Edit(Span(*match.span("of")), ""),))


def _folded(text: str) -> str:
    return " ".join(text.split())
