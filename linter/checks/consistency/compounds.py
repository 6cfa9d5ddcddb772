"""Compounds of one document that are written with a hyphen here and without one there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.consistency.places import own_places, times
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

# A search for the hyphen is fast; what stands on both sides is then measured.
_HYPHEN = lazy(r"-(?<=[A-Za-z]-)([a-z]{2,30})(?![\w’'-])")
_OPENING = "\"“‘'([*_\u2060"
_NOUN = lazy(r"[ \xa0]([a-z]{3,30})(?![\w’'])")
_LOOKED_BACK = 34
_MOST = 300  # different compounds that are looked at in one document
_FAR = 6_000  # code points to both sides in which the form in two words is looked for


class Compound(NamedTuple):
    """Two words with a hyphen between them, in small letters, and where they stand."""

    left: str
    right: str
    places: list[Span]


def compounds(doc: Document) -> list[Compound]:
    """The different compounds of two parts, none of them with a capital inside; ask through `doc.worked_out`."""
    prose = doc.prose
    if "-" not in prose:
        return []
    found: dict[tuple[str, str], Compound] = {}
    for match in _HYPHEN.finditer(prose):
        at = match.start()
        low = max(0, at - _LOOKED_BACK)
        left = prose[max(prose.rfind(" ", low, at), prose.rfind("\n", low, at), low - 1) + 1 : at].lstrip(_OPENING)
        if not (left.isalpha() and left.isascii() and (left[1:].islower() or len(left) == 1)):
            continue
        key = (left.lower(), match[1])
        if key not in found:
            if len(found) == _MOST:
                continue
            found[key] = Compound(*key, [])
        found[key].places.append(Span(at - len(left), match.end()))
    return list(found.values())


@frozen
class HyphenElsewhere:
    """A word that is written as one here and with a hyphen there: "on-line" beside "online".

    Attributes:
        allow: words of which the form with a hyphen is another word: `recover`, since "re-cover" means something else.

    Values: `match` (the rarer form, of equals the later), `other`, `few`, `many`.
    """

    allow: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("match", "other", "few", "many")

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(self.allow)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each word at the first place of its rarer form."""
        words = doc.tokens.words
        for compound in doc.worked_out(compounds):
            joined = compound.left + compound.right
            if joined not in words or joined in self._allowed:
                continue
            written = [span for span in doc.tokens.places(joined) if _is_small(doc.prose[span[0] : span[1]])]
            yield from _hits(
                (f"{compound.left}-{compound.right}", own_places(doc, compound.places)),
                (joined, own_places(doc, written)),
                doc,
            )


@frozen
class OpenElsewhere:
    """A compound before a noun that has its hyphen here and lacks it there: "stem-cell research", "stem cell research".

    Attributes:
        never: first words that need not belong to the second one: "more skilled workers".

    Values: `match` (the rarer form, of equals the later), `other`, `few`, `many`.
    """

    never: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("match", "other", "few", "many")

    @cached_property
    def _never(self) -> frozenset[str]:
        return frozenset(self.never)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each compound at the first place of its rarer form."""
        prose = doc.prose
        for left, right, places in doc.worked_out(compounds):
            if left in self._never or len(left) < 2:
                continue
            noun = _NOUN.match(prose, places[0].end)
            if not noun or noun[1] in self._never:
                continue
            open_form = f"{left[1:]} {right} {noun[1]}"
            low = max(0, places[0].start - _FAR)
            at = prose.find(open_form, low, places[0].end + _FAR)
            found = []
            while at >= 0:
                span = Span(at - 1, at + len(open_form))
                if _is_whole(prose, span) and prose[span.start].lower() == left[0]:
                    found.append(span)
                at = prose.find(open_form, at + 1, places[0].end + _FAR)
            closed = [Span(p.start, p.end + len(noun.group())) for p in places if prose.startswith(noun.group(), p.end)]
            yield from _hits(
                (f"{left}-{right} {noun[1]}", own_places(doc, closed)),
                (f"{left} {right} {noun[1]}", own_places(doc, found)),
                doc,
            )


def _hits(one: tuple[str, list[Span]], other: tuple[str, list[Span]], doc: Document) -> Iterator[Hit]:
    """One hit at the rarer of two forms, if both stand anywhere."""
    if not one[1] or not other[1]:
        return
    rare, often = sorted((one, other), key=lambda form: (len(form[1]), -form[1][0].start))
    few, many = times(len(rare[1])), times(len(often[1]))
    values = {"match": rare[0], "other": often[0], "few": few, "many": many}
    yield Hit(rare[1][0], values, evidence=(Evidence(f"“{often[0]}” here", doc.location(often[1][0])),))


def _is_small(written: str) -> bool:
    return written[1:].islower()


def _is_whole(prose: str, span: Span) -> bool:
    before, after = prose[max(0, span.start - 1) : span.start], prose[span.end : span.end + 1]
    return not (before.isalnum() or before in {"-", "'", "’"} or after.isalnum() or after == "-")
