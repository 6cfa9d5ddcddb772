"""Names of other scripts written by two habits in one document, and patronymics left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.forms import Name, again, names_of, places_of
from linter.checks.names.pairs import are_two_people, hard_pairs, rarer_first, right_of, which_is_right
from linter.checks.names.relations import Kind, relate
from linter.checks.names.roster import NO_ROSTER, Roster
from linter.findings import Hit
from linter.frozen import frozen
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_WAYS = {
    Shape.CHINESE: "pinyin and Wade-Giles",
    Shape.KOREAN: "two ways to write Korean",
    Shape.SLAVIC: "two ways to write Cyrillic",
    Shape.ARABIC: "two ways to write Arabic",
    Shape.JAPANESE: "a long vowel, or another system",
}
_FULL = 3  # words of a name with a patronymic


@frozen
class TwoRomanisations:
    """One name of another script in two romanisations: "Sergei Lavrov" and "Sergey Lavrov".

    Values: `form` (the rarer, or of equals the later), `other`, `ways`.
    """

    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "ways")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each form beside another one."""
        if len(doc.mentions) < 2:
            return
        reported: set[str] = set()
        for one, other, _ in hard_pairs(names_of(doc.mentions), (Kind.ROMAN, Kind.TRANSLIT)):
            rare, common = rarer_first(one, other)
            if rare.key in reported or common.key in reported or self.roster.accepts(rare.written):
                continue
            if not are_two_people(one, other, doc, self.roster):
                reported.add(rare.key)
                yield self._hit(rare, common, doc)

    def _hit(self, rare: Name, common: Name, doc: Document) -> Hit:
        kind = rare.kind if rare.kind in _WAYS else common.kind
        ways = _WAYS.get(kind, "two ways to write it")
        right = right_of(rare, common, doc, self.roster)
        evidence = [*places_of(common.written, common.mentions, doc), *again(rare.mentions, doc)]
        evidence += which_is_right(right, rare, common)
        return Hit(
            rare.mentions[0].span,
            {"form": rare.written, "other": common.written, "ways": ways},
            evidence=tuple(evidence),
            suggestions=(common.written,),
        )


@frozen
class LostPatronymic:
    """A Russian name with the father's name, after it stood without.

    Values: `form` (the short one), `other`, `patronymic`.
    """

    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "patronymic")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each short name whose full form comes later; English gives it at the first mention if at all."""
        if not any(mention.kind is Shape.SLAVIC and len(mention.words) == _FULL for mention in doc.mentions):
            return
        names = [name for name in names_of(doc.mentions) if name.kind is Shape.SLAVIC]
        short = {self._ends(name): name for name in names if len(name.words) == _FULL - 1}
        for full in names:
            name = short.get(self._ends(full)) if len(full.words) == _FULL else None
            if name is None or self.roster.accepts(full.written):
                continue
            if full.mentions[0].span < name.mentions[0].span:
                continue
            relation = relate(name, full)
            if relation.kind is Kind.OMISSION and relation.hard and not are_two_people(name, full, doc, self.roster):
                evidence = [*places_of(full.written, full.mentions, doc), *again(name.mentions, doc)]
                values = {"form": name.written, "other": full.written, "patronymic": full.words[1]}
                yield Hit(name.mentions[0].span, values, evidence=tuple(evidence), suggestions=(full.written,))

    @staticmethod
    def _ends(name: Name) -> tuple[str, str]:
        return name.words[0].lower(), name.words[-1].lower()
