"""Names with the surname now first, now last, and given names that no Chinese can have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.forms import Name, again, names_of, places_of
from linter.checks.names.pairs import SURNAME_FIRST, Company, hard_pairs
from linter.checks.names.relations import Kind
from linter.checks.names.relations.parts import plain
from linter.checks.names.roster import NO_ROSTER, Roster
from linter.data.tables import words
from linter.findings import Hit
from linter.frozen import frozen
from linter.text.names.mention import Shape
from linter.text.pinyin import is_pinyin, one_letter_apart, repairs
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.text.document import Document
    from linter.text.mentions import Mention

_EITHER = frozenset((Shape.GENERAL, Shape.SLAVIC))
_LONG_ALONE = 8  # letters of an impossible given name that counts without another Chinese name beside it
_TWO = 2  # words: a given name and a surname
_LOOKED_THROUGH = 200_000  # code points of a text that is looked through for single names
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
        if not doc.mentions:
            return
        names = names_of(m for m in doc.mentions if m.readings or m.kind in SURNAME_FIRST)
        for last, first in (*_in_both_orders(names), *self._turned(names, doc), *_hungarian(doc)):
            rare, common = sorted((last, first), key=lambda some: (len(some), -some[0].span.start))
            if self.roster.accepts(rare[0].surface):
                continue
            values = {"form": rare[0].surface, "other": common[0].surface}
            evidence = [*places_of(common[0].surface, common, doc), *again(rare, doc)]
            yield Hit(rare[0].span, values, evidence=tuple(evidence))

    def _turned(self, names: list[Name], doc: Document) -> Iterator[tuple[Sequence[Mention], Sequence[Mention]]]:
        """The same for names that are not Chinese, whose key minds the order."""
        some, company = [name for name in names if name.kind in SURNAME_FIRST], Company(doc, self.roster)
        for one, other, _ in hard_pairs(some, (Kind.ORDER,)) if len(some) > 1 else ():
            if not company.are_two_people(one, other):
                yield one.mentions, other.mentions


def _hungarian(doc: Document) -> Iterator[tuple[Sequence[Mention], Sequence[Mention]]]:
    """The mentions of names with a Hungarian given name, those with it first and those with it last.

    "Orbán Viktor" is looked for by its letters, since nothing else tells that it is a name.
    """
    given = words("hungarian_given")
    some = [m for m in doc.mentions if m.kind in _EITHER and len(m.words) == _TWO and plain(m.words[0]) in given]
    for name in names_of(some) if len(doc.prose) <= _LOOKED_THROUGH else ():
        first, last = name.words
        if plain(last) not in given and f"{last} {first}" in doc.prose:
            turned = re.compile(rf"(?<!\w){re.escape(last)} {re.escape(first)}(?!\w)")
            places = [Span(*match.span()) for match in turned.finditer(doc.prose)]
            sentences = {doc.sentence_at(m.span.start) for m in name.mentions}
            if places and sentences.isdisjoint(doc.sentence_at(span.start) for span in places):
                yield name.mentions, [some[0]._replace(span=span, surface=f"{last} {first}") for span in places]


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
        in_company = any(name.kind is Shape.CHINESE for name in names)
        for name in names:
            if name.kind is not Shape.IMPOSSIBLE or self.roster.accepts(name.written):
                continue
            reading = name.readings[0]
            near = [n for n in names if _is_one_letter_from(n, name)]
            if not (near or in_company or _is_surely_misspelled(reading.impossible)):
                continue
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


def _is_surely_misspelled(word: str) -> bool:
    """True for a long word that one letter too many inside it keeps from being pinyin: "shaoywang"."""
    inside = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}
    return len(word) >= _LONG_ALONE and not inside.isdisjoint(repairs(word))


def _is_one_letter_from(name: Name, impossible: Name) -> bool:
    wrong = impossible.readings[0]
    return any(
        r.surname == wrong.surname and r.given and one_letter_apart("".join(r.given), wrong.impossible)
        for r in name.readings
    )
