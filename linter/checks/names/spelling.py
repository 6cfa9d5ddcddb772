"""Names with the surname now first, now last, and given names that no Chinese can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.forms import Name, again, names_of, places_of
from linter.checks.names.pairs import SURNAME_FIRST, are_two_people, hard_pairs
from linter.checks.names.relations import Kind
from linter.checks.names.roster import NO_ROSTER, Roster
from linter.findings import Hit
from linter.frozen import frozen
from linter.text.names.mention import Shape
from linter.text.pinyin import is_pinyin, one_letter_apart, repairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.text.document import Document
    from linter.text.mentions import Mention

_LONG = 3  # syllables, one more than a given name has


@frozen
class NameOrder:
    """One name with the surname first in one place and last in another.

    Only in languages that put the surname first; "Friedrich Hans" and "Hans Friedrich" are two men. Values: `form` (the
    rarer order, or of equals the later), `other`.
    """

    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ("form", "other")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each name that stands in both orders."""
        if len(doc.mentions) < 2:
            return
        names = names_of(m for m in doc.mentions if m.readings)
        for last, first in (*_in_both_orders(names), *self._turned(names, doc)):
            rare, common = sorted((last, first), key=lambda some: (len(some), -some[0].span.start))
            if self.roster.accepts(rare[0].surface):
                continue
            values = {"form": rare[0].surface, "other": common[0].surface}
            evidence = [*places_of(common[0].surface, common, doc), *again(rare, doc)]
            yield Hit(rare[0].span, values, evidence=tuple(evidence))

    def _turned(self, names: list[Name], doc: Document) -> Iterator[tuple[Sequence[Mention], Sequence[Mention]]]:
        """The same for names that are not Chinese, whose key minds the order."""
        some = [name for name in names if name.kind in SURNAME_FIRST]
        for one, other, _ in hard_pairs(some, (Kind.ORDER,)) if len(some) > 1 else ():
            if not are_two_people(one, other, doc, self.roster):
                yield one.mentions, other.mentions


def _in_both_orders(names: list[Name]) -> Iterator[tuple[Sequence[Mention], Sequence[Mention]]]:
    """The mentions of each Chinese name that stands in both orders."""
    for name in names:
        if name.kind is Shape.CHINESE:
            last = [m for m in name.mentions if m.readings[0].given_first]
            if 0 < len(last) < len(name.mentions):
                yield last, [m for m in name.mentions if not m.readings[0].given_first]


@frozen
class ImpossibleSyllable:
    """A Chinese surname with a given name that no two syllables of pinyin make.

    Values: `form`, `word` (the impossible given name), `why`.
    """

    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ("form", "word", "why")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each impossible name, at its first place."""
        if not doc.mentions:
            return
        names = names_of(m for m in doc.mentions if m.readings)
        for name in names:
            reading = name.readings[0]
            if not reading.impossible or self.roster.accepts(name.written):
                continue
            near = [n for n in names if _is_one_letter_from(n, name)]
            written = name.written.split(" ")
            # Three syllables are most often a name run together with the next one: no letter is wrong.
            long = is_pinyin(reading.impossible, _LONG)
            guesses = () if long else repairs(reading.impossible)
            evidence = [e for n in near for e in places_of(n.written, n.mentions, doc)]
            yield Hit(
                name.mentions[0].span,
                {"form": name.written, "word": written[1], "why": "too long" if long else "not pinyin"},
                evidence=(*evidence, *again(name.mentions, doc)),
                suggestions=tuple(n.written for n in near)
                or tuple(f"{written[0]} {guess.capitalize()}" for guess in guesses),
            )


def _is_one_letter_from(name: Name, impossible: Name) -> bool:
    wrong = impossible.readings[0]
    return any(
        r.surname == wrong.surname and r.given and one_letter_apart("".join(r.given), wrong.impossible)
        for r in name.readings
    )
