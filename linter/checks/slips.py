"""Slips of grammar that a pattern alone cannot tell."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.patterns import GAP
from linter.findings import Edit, Evidence, Hit
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.mentions import Shape
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.mentions import Mention

# Behind the name: what belongs to the person, or the rest of the name of a body.
_GOES_ON = lazy(r"['’]|[ \xa0](?:[A-Z][a-z]+[ \xa0])?(?:Foundation|Institute|University|Party|Group|Company)\b")
_NAME = f"(?P<name>[A-Z][\\w-]{{1,20}}(?:{GAP}[A-Z][\\w-]{{1,20}}){{0,2}})"
_OFTEN = 2  # a name of one word may be a country: it must stand so often straight behind the title


@frozen
class TitleOfHolder:
    """A title, “of”, and the person who holds it: `General Secretary of Xi Jinping`.

    What follows “of” is a person if it is known as one (a mention), or if the document elsewhere puts the same words
    straight behind the same title; so `President of Costa Rica` is silent. What the person owns is another thing:
    `Chairman of Gao Yiming's firm`.

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
        holders: dict[tuple[str, str], list[Span]] = {}
        for match in found:
            if not match["of"]:
                holders.setdefault((match["title"], _folded(match["name"])), []).append(Span(*match.span()))
        persons = {m.span.start: m.span for m in doc.mentions if _is_surely_one(m)}
        for match in found:
            if match["of"]:
                yield from self._judged(match, doc, persons, holders)

    def _judged(
        self,
        match: re.Match[str],
        doc: Document,
        persons: dict[int, Span],
        holders: dict[tuple[str, str], list[Span]],
    ) -> Iterator[Hit]:
        title, name, span = _folded(match["title"]), _folded(match["name"]), Span(*match.span())
        known = holders.get((match["title"], name), [])
        if len(known) < (1 if " " in name else _OFTEN):
            known = []
        if match.start("name") in persons:
            span = Span(match.start(), persons[match.start("name")].end)
            name = _folded(doc.prose[match.start("name") : span.end])
        elif not known:
            return
        if not known and _GOES_ON.match(doc.prose, span.end):
            return
        note = f"“{title} {name}” stands here without “of”"
        evidence = tuple(Evidence(note, doc.location(place)) for place in known[:1])
        values = {"title": title, "name": name, "match": _folded(doc.prose[span.start : span.end])}
        yield Hit(span, values, evidence=evidence, edits=(Edit(Span(*match.span("of")), ""),))


def _is_surely_one(mention: Mention) -> bool:
    """True for a person; a Chinese name of two syllables may be that of a firm or a party: “President of Ma Hua”."""
    return len(mention.readings[0].given) > 1 if mention.readings else mention.kind is not Shape.IMPOSSIBLE


def _folded(text: str) -> str:
    return " ".join(text.split())
