"""What an inventory of names wants to know of each document: its names, and which two of them may be one person.

This is a check without a rule: `linter.census` runs it. It says of every pair what the rules on names would say of
it, and more: that two names are alike and yet surely two people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from linter.checks.names.forms import topic_of
from linter.checks.names.judgement import Tier, judge_pair, right_form
from linter.checks.names.relations import Kind
from linter.checks.names.roster import NO_ROSTER, Roster
from linter.checks.names.summary import FormSummary, merged, summarise
from linter.checks.names.suspicions import alike, reckoning, suspicions
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.checks.names.forms import Name
    from linter.checks.names.judgement import Verdict
    from linter.findings import CorpusHit
    from linter.text.document import Document

_ALIKE = frozenset((Kind.SYLLABLE, Kind.SPELLING, Kind.SURNAME))  # so alike that a reader may wonder
_MOST = 1000  # pairs that are kept of one document


class PairSummary(NamedTuple):
    """Two names that may be one person, or that are alike and yet two people.

    Attributes:
        log_odds: how likely they are one person.
        tier: the value of its `Tier`.
        form: the key of the name that is in doubt.
        other: the key of the name beside it.
        written: both as written.
        kind: the value of the `Kind` of their relation.
        apart: why they are two people, empty if they may be one.
        right: which is right, empty where that cannot be known.
        why: the reasons in words.
        path: the first file that holds the pair, with the `line` and `column` of the form.
        files: how many files hold it.
    """

    log_odds: float
    tier: str
    form: str
    other: str
    written: tuple[str, str]
    kind: str
    apart: str
    right: str
    why: tuple[str, ...]
    path: str
    line: int
    column: int
    files: int = 1

    @property
    def topic(self) -> str:
        """The two names, in an order of their own."""
        return topic_of(self.form, self.other)


@frozen
class Census:
    """The names of every document and the pairs among them, under `name …` and `pair …`."""

    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ()

    def map(self, doc: Document) -> Iterator[tuple[str, FormSummary | PairSummary]]:
        """The names and pairs of a document."""
        if not doc.mentions:
            return
        for key, summary in summarise(doc):
            yield f"name {key}", summary
        for pair in _pairs(doc, self.roster):
            yield f"pair {pair.topic}", pair

    def merge(self, left: FormSummary | PairSummary, right: FormSummary | PairSummary) -> FormSummary | PairSummary:
        """Two summaries of one key as one."""
        if isinstance(left, PairSummary):
            return merged_pairs(left, cast("PairSummary", right))
        return merged(left, cast("FormSummary", right))

    def reduce(self, key: str, summary: FormSummary | PairSummary) -> Iterator[CorpusHit]:  # noqa: ARG002
        """Nothing: an inventory finds no defects."""
        return iter(())


def merged_pairs(one: PairSummary, other: PairSummary) -> PairSummary:
    """One pair in two sets of files: what rules it out comes first, then what speaks loudest for it."""
    first = min(one, other, key=_weight)
    return first._replace(files=one.files + other.files)


def _weight(pair: PairSummary) -> tuple[bool, float, str, int, int]:
    return not pair.apart, -pair.log_odds, pair.path, pair.line, pair.column


def _pairs(doc: Document, roster: Roster) -> Iterator[PairSummary]:
    """The soft pairs that a rule would report, all hard ones, and those alike that are two people."""
    names = reckoning(doc, roster)
    left = _MOST
    for one, other, relation in alike(names.names.values()):
        verdict = judge_pair(names.pair(one, other, relation))
        hard = verdict.tier is Tier.HARD
        if left and (hard or (verdict.apart and relation.kind in _ALIKE)):
            left -= 1
            form, beside = sorted((one, other), key=lambda name: (name.count, -name.mentions[0].span.start))
            right = right_form(names.form(form), names.form(beside), roster).name if hard else None
            yield _summary(form, beside, verdict, right, doc)
    for found in suspicions(doc, roster):
        yield _summary(found.form, found.other, found.verdict, found.right.name, doc)


def _summary(form: Name, other: Name, verdict: Verdict, right: str | None, doc: Document) -> PairSummary:
    where = doc.location(form.mentions[0].span)
    return PairSummary(
        round(verdict.log_odds, 6),
        verdict.tier.value,
        form.key,
        other.key,
        (form.written, other.written),
        verdict.relation.kind.value,
        verdict.apart,
        right or "",
        tuple(reason.words for reason in verdict.reasons if reason.told and reason.weight > 0),
        where.path,
        where.line,
        where.column,
    )
