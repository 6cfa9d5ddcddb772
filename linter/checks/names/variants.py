"""Two names of a document that differ by a syllable, a surname or a letter and may be one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.forms import again, places_of, topic_of
from linter.checks.names.relations import Kind
from linter.checks.names.roster import NO_ROSTER, Roster
from linter.checks.names.suspicions import Suspicion, suspicions
from linter.findings import Evidence, Hit
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document


@frozen
class NameVariant:
    """Names of one document that may be one person, though the strings alone do not prove it.

    Attributes:
        least: report from these log-odds on that the two are one person.
        below: report only below these log-odds; above them another rule speaks.
        most: findings in one document, at most; the last one says how many there are besides.
        roster: what the project knows of its people.

    Values: `form` (the rarer name, or the later of equals), `other`, `difference`.
    """

    least: float = 2.0
    below: float = 1000.0
    most: int = 20
    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "difference")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each name that is likely another one of the document or of the roster."""
        if not doc.mentions:
            return
        found = [
            suspicion
            for suspicion in suspicions(doc, self.roster)
            if self.least <= suspicion.verdict.log_odds < self.below
        ]
        for number, suspicion in enumerate(found[: self.most], 1):
            unsaid = len(found) - self.most if number == self.most else 0
            yield _hit(suspicion, doc, unsaid)


def _hit(found: Suspicion, doc: Document, unsaid: int) -> Hit:
    form, other = found.form, found.other
    values = {"form": form.written, "other": other.written, "difference": _difference(found)}
    evidence = [*_evidence(found, doc)]
    if unsaid > 0:
        evidence.append(Evidence(f"{unsaid} more pairs of names in this document are as alike; they are not reported"))
    return Hit(
        form.mentions[0].span,
        values,
        evidence=tuple(evidence),
        suggestions=(other.written,) if found.right.name == other.written else (),
        topic=topic_of(form.key, other.key),
    )


def _evidence(found: Suspicion, doc: Document) -> Iterator[Evidence]:
    form, other = found.form, found.other
    if other.mentions:
        yield from places_of(other.written, other.mentions, doc)
    yield from again(form.mentions, doc)
    spoken = [reason.words for reason in found.verdict.reasons if reason.told and reason.weight > 0]
    if spoken:
        yield Evidence("; ".join(spoken))
    against = [reason.words for reason in found.verdict.reasons if reason.told and reason.weight < 0]
    if against:
        yield Evidence(f"against it: {'; '.join(against)}")
    right = f"“{found.right.name}” may be right: {found.right.why}" if found.right.name else found.right.why
    yield Evidence(right)


def _difference(found: Suspicion) -> str:
    """What differs, in words, the reported form first."""
    relation, form, other = found.verdict.relation, found.form, found.other
    if relation.kind is Kind.CUT:
        longer = max((form, other), key=lambda name: len(name.key))
        return f"only “{longer.written}” has a second syllable"
    if relation.kind not in {Kind.SURNAME, Kind.SYLLABLE}:
        return "they differ by a letter or two"
    pair = relation.differs
    # `relate` saw the two in order of the document, which need not be that of the finding.
    first = pair[0] if any(pair[0] in (r.surname, *r.given) for r in form.readings) else pair[1]
    second = pair[1] if first == pair[0] else pair[0]
    part = "surname" if relation.kind is Kind.SURNAME else "syllable"
    return f"the {part} is {first} here and {second} there"
