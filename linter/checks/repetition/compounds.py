"""A word that stands again as the first part of a compound, or behind a slash: `the health and health office`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.repetition.places import GOES_ON, LEADERS, doublets
from linter.checks.repetition.wording import FUNCTION, PREPOSITIONS, form, hit, norms, word_after, word_before
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.repeats import Repeat

_WORD_BEFORE = lazy(r"(?<![\w/.:-])([A-Za-z]+) ?\Z")
_WORD_AFTER = lazy(r" ?([A-Za-z]+)(?![\w/.-])")
_SHORTEST = 4  # letters of a noun that is told by its place alone
_ABSTRACT = ("ing", "ics", "ism", "ness", "ity")


@frozen
class CompoundDoublet:
    """A noun, “and”, and the noun again as the first part of a compound: `the needs of travel and travel trends`.

    Attributes:
        allow: words that may be doubled.
        goods: second parts of compounds that people do write beside their first: `petroleum and petroleum products`.
        fields: what offices and reports are about, and phrases of two words among them; two different words of the
            source, whatever stands before, if one of `heads` follows.
        heads: second parts of the names of offices, reports and the like (`commission`, `situation`).
    """

    allow: frozenset[str] = frozenset()
    goods: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = ("copy", "match", "copies")

    @cached_property
    def _silent(self) -> frozenset[str]:
        return FUNCTION | GOES_ON | self.goods

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        for repeat in doublets(doc, ("and",)):
            words = norms(doc, repeat)
            before, after = word_before(doc, repeat), word_after(doc, repeat)
            if after in self.heads and " ".join(words) in self.fields:
                yield hit(doc, repeat)
                continue
            hyphened = repeat.size > 1 and doc.repeats.gap(repeat.first) == "-"
            if (repeat.size > 1 and not hyphened) or self.allow.intersection(words) or FUNCTION.intersection(words):
                continue
            if (
                len(words[-1]) < _SHORTEST
                or words[-1].endswith("er")
                or after in self._silent
                or after.endswith(("ed", "ly", "ing"))
            ):
                continue
            if after and (hyphened or self._is_led(doc, repeat, before)):
                yield hit(doc, repeat)

    def _is_led(self, doc: Document, repeat: Repeat, before: str) -> bool:
        """True when the place asks for a noun that is no thing which may stand beside its own parts.

        “the rope and rope ends” and “our Nimbus and Nimbus Light lamps” are two things each.
        """
        word = doc.tokens[repeat.first].norm
        if form(doc, repeat.first)[0].isupper() and form(doc, repeat.last + 1)[0].isupper() and word not in self.fields:
            return False
        if before in PREPOSITIONS:
            return before in LEADERS
        owned = before in LEADERS or before.endswith(("'s", "’s"))
        return owned and (word in self.fields or word.endswith(_ABSTRACT))


@frozen
class SlashDoublet:
    """The same word on both sides of a slash: `arthritis/arthritis`, `/ min / min`.

    Attributes:
        shortest: letters of the shortest word that counts where no blanks stand round the slash.
    """

    shortest: int = 5

    gives: ClassVar[tuple[str, ...]] = ("copy", "match")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every such pair."""
        prose = doc.prose
        at = prose.find("/")
        while at >= 0:
            span = self._pair(prose, at)
            if span:
                match = prose[slice(*span)]
                yield Hit(span, {"copy": match.split("/")[0].strip(), "match": match})
            at = prose.find("/", at + 1)

    def _pair(self, prose: str, at: int) -> Span | None:
        before, after = _WORD_BEFORE.search(prose[max(0, at - 40) : at]), _WORD_AFTER.match(prose, at + 1)
        if before is None or after is None or before.group(1) != after.group(1) or not after.group(1).islower():
            return None
        start = at - len(before.group())
        chained = prose[max(0, start - 2) : start] == "/ "
        if len(after.group(1)) < (2 if chained else self.shortest):
            return None
        follower = _WORD_AFTER.match(prose, after.end())
        if follower and follower.group(1) not in FUNCTION and not chained:
            return None  # black / black clay
        return Span(at - len(before.group()), after.end())
