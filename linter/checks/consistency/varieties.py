"""British and American spelling in one document."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from linter.checks.consistency.places import own_places, times
from linter.data.tables import rows
from linter.findings import Evidence, Hit
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from linter.text.document import Document
    from linter.text.spans import Span

_Found: TypeAlias = "tuple[Span, str]"

_ISE = ("ise", "ises", "ised", "ising", "isation", "isations", "iser", "isers")
_MOST = 500  # places of one word that are counted
_NONE = "-"  # in the list: this side has no word that tells


class _Table(NamedTuple):
    """Words that tell where a text comes from."""

    british: frozenset[str]
    american: frozenset[str]
    ise: frozenset[str]
    ize: frozenset[str]
    everything: frozenset[str]


@frozen
class MixedVarieties:
    """Words in British and words in American spelling, outside names, titles and quotations.

    “-ize” is British too (Oxford spelling), so it speaks for America only beside “-ise” or another American word.

    Attributes:
        fewest: places of both sides together, from which on it is reported.
        lead: the one side must stand so many times as often as the other: else neither is the exception.
        shown: places of the rarer side that are given as evidence, at most.

    Values: `match` (the first word of the rarer side), `rare`, `usual` (`British`, `American`), `few`, `many`.
    """

    fewest: int = 3
    lead: int = 2
    shown: int = 6

    gives: ClassVar[tuple[str, ...]] = ("match", "rare", "usual", "few", "many")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for a document, at the first word of the rarer side."""
        table = _table()
        found = table.everything.intersection(doc.tokens.words)
        if len(found) < 2 or not _is_mixed(table, found):
            return
        sides: tuple[list[_Found], list[_Found]] = ([], [])
        for word in sorted(found):
            small = [span for span in doc.tokens.places(word)[:_MOST] if doc.prose[span[0] : span[1]] == word]
            side = sides[word in table.american or word in table.ize]
            side.extend((span, word) for span in own_places(doc, small))
        british, american = sides
        if not _is_mixed(table, {word for _, word in british + american}):
            return
        american = _without_oxford(table, british, american)
        both = (("British", british), ("American", american))
        (rare, few), (usual, many) = sorted(both, key=lambda side: len(side[1]))
        if len(few) + len(many) < self.fewest or len(many) < self.lead * len(few):
            return
        few.sort()
        many.sort()
        first, word = few[0]
        yield Hit(
            first,
            {"match": word, "rare": rare, "usual": usual, "few": times(len(few)), "many": times(len(many))},
            evidence=(
                *(Evidence(f"{rare} too: “{other}”", doc.location(span)) for span, other in few[1 : self.shown]),
                Evidence(f"{usual}: “{many[0][1]}”, first here", doc.location(many[0][0])),
            ),
        )


def _is_mixed(table: _Table, found: AbstractSet[str]) -> bool:
    """True when words of both sides are there, and not only those that Oxford spelling joins."""
    british = not found.isdisjoint(table.british)
    american = not found.isdisjoint(table.american)
    ise = not found.isdisjoint(table.ise)
    ize = not found.isdisjoint(table.ize)
    return (american and (british or ise)) or (ise and ize)


def _without_oxford(table: _Table, british: list[_Found], american: list[_Found]) -> list[_Found]:
    """The American words without those in “-ize” where a text that is British on the whole never has “-ise”."""
    sure = [found for found in american if found[1] in table.american]
    if len(sure) > len(british) or any(word in table.ise for _, word in british):
        return american
    return sure


@cache
def _table() -> _Table:
    """The list with all its endings."""
    british: set[str] = set()
    american: set[str] = set()
    ise: set[str] = set()
    ize: set[str] = set()
    for row in rows("british_american"):
        one, other, *endings = row.split()
        if one == "@":
            verbs = [stem + ending for stem in (other, *endings) for ending in _ISE]
            ise.update(verbs)
            ize.update(stem + ending.replace("is", "iz", 1) for stem in (other, *endings) for ending in _ISE)
            continue
        for side, stem in ((british, one), (american, other)):
            if stem != _NONE:
                side.update(stem + ending.replace(".", "") for ending in endings)
    everything = frozenset(british | american | ise | ize)
    return _Table(frozenset(british), frozenset(american), frozenset(ise), frozenset(ize), everything)
