"""Names of other scripts written by two habits in one document, and patronymics left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.forms import Name, again, names_of, places_of
from linter.checks.names.pairs import Company, Fault, alike, by_trait, hard_pairs, with_people
from linter.checks.names.relations import Kind, relate
from linter.checks.names.roster import NO_ROSTER, Roster
from linter.findings import Evidence, Hit
from linter.frozen import frozen, once
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
_KINDS = (Kind.ROMAN, Kind.TRANSLIT)
_FULL = 3  # words of a name with a patronymic


@frozen
class TwoRomanisations:
    """One name of another script in two romanisations: "Sergei Lavrov" and "Sergey Lavrov".

    `most`: findings in one document. Values: `form` (the rarer, or of equals the later), `other`, `ways`.
    """

    most: int = 20
    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "ways")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each form beside another one, of the document or of the roster, up to `most`."""
        if not doc.mentions:
            return
        found = list(self._faults(doc))
        for number, fault in enumerate(found[: self.most], 1):
            yield self._hit(fault, doc, len(found) - number if number == self.most else 0)

    def _faults(self, doc: Document) -> Iterator[Fault]:
        known = self.roster.people
        names = with_people(names_of(doc.mentions), self._people) if known else alike(doc.mentions)
        company, reported = Company(doc, self.roster), set[str]()
        for one, other, _ in hard_pairs(names, _KINDS) if names else ():
            if not (one.mentions or other.mentions) or company.are_two_people(one, other):
                continue
            fault = company.judged(one, other)
            if reported.isdisjoint((one.key, other.key)) and not self.roster.accepts(fault.form.written):
                reported.add(fault.form.key)
                yield fault

    @once
    def _people(self) -> dict[object, list[Name]]:
        return by_trait(self.roster)

    @staticmethod
    def _hit(found: Fault, doc: Document, unsaid: int) -> Hit:
        form, other = found.form, found.other
        kind = form.kind if form.kind in _WAYS else other.kind
        more = [Evidence(f"{unsaid} more such names in this document are not reported")] if unsaid else []
        return Hit(
            form.mentions[0].span,
            {"form": form.written, "other": other.written, "ways": _WAYS.get(kind, "two ways to write it")},
            evidence=(*found.evidence(doc), *more),
            suggestions=(found.right.name or other.written,),
            topic=found.topic,
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
        company = Company(doc, self.roster)
        short = {self._ends(name): name for name in names if len(name.words) == _FULL - 1}
        for full in names:
            name = short.get(self._ends(full)) if len(full.words) == _FULL else None
            if name is None or self.roster.accepts(full.written):
                continue
            if full.mentions[0].span < name.mentions[0].span:
                continue
            relation = relate(name, full)
            if relation.kind is Kind.OMISSION and relation.hard and not company.are_two_people(name, full):
                evidence = [*places_of(full.written, full.mentions, doc), *again(name.mentions, doc)]
                values = {"form": name.written, "other": full.written, "patronymic": full.words[1]}
                yield Hit(name.mentions[0].span, values, evidence=tuple(evidence), suggestions=(full.written,))

    @staticmethod
    def _ends(name: Name) -> tuple[str, str]:
        return name.words[0].lower(), name.words[-1].lower()
