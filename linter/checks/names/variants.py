"""Two names of a document that differ by a syllable and may be one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.names.forms import Name, names_of, settings, times
from linter.checks.names.relations import Kind, Relation, blocking_keys, relate
from linter.checks.names.scoring import Pair, Reason, log_odds, reasons
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.text.names.mention import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_SOFT = frozenset((Kind.SYLLABLE, Kind.SURNAME, Kind.CUT))
_CROWD = 40  # names under one key; where so many are alike, likeness says nothing
_CLEAR_MAJORITY = 2  # more mentions that make a form the right one


class _Suspicion(NamedTuple):
    """A pair with the form that is reported and the one beside it, and why."""

    rare: Name
    common: Name
    relation: Relation
    reasons: list[Reason]
    log_odds: float


@frozen
class NameVariant:
    """Names of one document that differ by one syllable, the surname or a missing syllable.

    Attributes:
        least: report from these log-odds on that the two are one person.
        below: report only below these log-odds; above them another rule speaks.

    Values: `form` (the rarer name, or the later of equals), `other`, `difference`.
    """

    least: float = 2.0
    below: float = 1000.0

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "difference")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each name that is likely another one of the document."""
        if not doc.mentions:
            return
        for suspicion in _suspicions(doc):
            if self.least <= suspicion.log_odds < self.below:
                yield _hit(suspicion, doc)


def _suspicions(doc: Document) -> list[_Suspicion]:
    """For each name that resembles another the likeliest pair; each name is reported once."""
    names = names_of(m for m in doc.mentions if m.kind is Shape.CHINESE)
    alike = list(_alike(names))
    if not alike:
        return []
    around = settings(doc)
    found = []
    for one, other, relation in alike:
        pair = Pair(one, other, around[one.key], around[other.key], relation)
        if not pair.around_one.meets(pair.around_other):
            why = reasons(pair)
            rare, common = _rarer_first(one, other)
            found.append(_Suspicion(rare, common, relation, why, log_odds(why)))
    # To the last tie, so that no order of a set shows: it differs from run to run.
    found.sort(key=lambda s: (-s.log_odds, s.rare.mentions[0].span, s.common.mentions[0].span))
    return _one_a_name(found)


def _one_a_name(found: list[_Suspicion]) -> list[_Suspicion]:
    """Likeliest first; a name that was reported is neither reported again nor taken for the right one."""
    kept, reported = [], set()
    for suspicion in found:
        if suspicion.rare.key not in reported and suspicion.common.key not in reported:
            reported.add(suspicion.rare.key)
            kept.append(suspicion)
    return kept


def _alike(names: list[Name]) -> Iterator[tuple[Name, Name, Relation]]:
    """The pairs of names with a soft relation, each once."""
    blocks: dict[str, list[Name]] = {}
    for name in names:
        for key in {key for reading in name.readings for key in blocking_keys(reading)}:
            blocks.setdefault(key, []).append(name)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) > _CROWD:
            continue
        for at, one in enumerate(block):
            for other in block[at + 1 :]:
                if (one.key, other.key) not in seen:
                    seen.add((one.key, other.key))
                    relation = relate(one.readings, other.readings)
                    if relation.kind in _SOFT:
                        yield one, other, relation


def _rarer_first(one: Name, other: Name) -> tuple[Name, Name]:
    """The pair with the name of fewer mentions first; of equals the one that starts later."""
    rank = [(len(name.mentions), -name.mentions[0].span.start) for name in (one, other)]
    return (one, other) if rank[0] < rank[1] else (other, one)


def _hit(found: _Suspicion, doc: Document) -> Hit:
    rare, common = found.rare, found.common
    values = {
        "form": rare.written,
        "other": common.written,
        "difference": _difference(found.relation, rare, common),
    }
    sure = len(common.mentions) - len(rare.mentions) >= _CLEAR_MAJORITY
    return Hit(
        rare.mentions[0].span,
        values,
        evidence=tuple(_evidence(found, doc, sure=sure)),
        suggestions=(common.written,) if sure else (),
    )


def _evidence(found: _Suspicion, doc: Document, *, sure: bool) -> Iterator[Evidence]:
    rare, common = found.rare, found.common
    yield Evidence(
        f"“{common.written}” stands {times(len(common.mentions))} in this document, first here",
        doc.location(common.mentions[0].span),
    )
    for mention in rare.mentions[1:4]:
        yield Evidence(f"“{mention.surface}” again", doc.location(mention.span))
    spoken = [reason.words for reason in found.reasons if reason.told and reason.weight > 0]
    if spoken:
        yield Evidence("; ".join(spoken))
    if not sure:
        counts = f"{times(len(rare.mentions))} against {times(len(common.mentions))}"
        yield Evidence(f"{counts}: which form is right cannot be told from here")


def _difference(relation: Relation, rare: Name, common: Name) -> str:
    """What differs, in words, the rarer form first."""
    if relation.kind is Kind.CUT:
        longer = max((rare, common), key=lambda name: len(name.key))
        return f"only “{longer.written}” has a second syllable"
    pair = relation.differs
    # `relate` saw the two in order of the document, which need not be that of the finding.
    first = pair[0] if any(pair[0] in (r.surname, *r.given) for r in rare.readings) else pair[1]
    second = pair[1] if first == pair[0] else pair[0]
    part = "surname" if relation.kind is Kind.SURNAME else "syllable"
    return f"the {part} is {first} here and {second} there"
