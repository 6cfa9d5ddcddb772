"""A question about two names, put to documents: what is thought of them where both stand, and why.

This is a check without a rule: `linter.explanation` runs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from linter.checks.names.forms import NOWHERE, Name
from linter.checks.names.judgement import explained, judge_pair
from linter.checks.names.relations import Kind, relate
from linter.checks.names.roster import NO_ROSTER, Roster
from linter.checks.names.scoring import Pair
from linter.checks.names.summary import FormSummary, merged, summarise
from linter.checks.names.suspicions import reckoning
from linter.frozen import frozen
from linter.text.mentions import mention_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.checks.names.judgement import Verdict
    from linter.findings import CorpusHit
    from linter.text.document import Document


class Answer(NamedTuple):
    """What is thought of two names in one document.

    Attributes:
        apart: why they cannot be one person; empty if they may be.
        log_odds: how likely they are one person.
        path: the document.
        lines: the whole reckoning.
    """

    apart: str
    log_odds: float
    path: str
    lines: tuple[str, ...]

    @property
    def rank(self) -> tuple[bool, float, str]:
        """Sorts first what decides: that two cannot be one, then what speaks loudest for it."""
        return not self.apart, -self.log_odds, self.path


@frozen
class Question:
    """Two names, as a user writes them, asked of every document.

    Attributes:
        one: a name.
        other: another.
        roster: what the project knows of its people.
    """

    one: str
    other: str
    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ()

    def map(self, doc: Document) -> Iterator[tuple[str, FormSummary | Answer]]:
        """What the document says of each of the two, and of both where it holds both."""
        keys = {mention_of(self.one).key, mention_of(self.other).key}
        if not any(mention.key in keys for mention in doc.mentions):
            return
        for key, summary in summarise(doc):
            if key in keys:
                yield f"name {key}", summary
        names = reckoning(doc, self.roster)
        one, other = (names.names.get(mention_of(written).key) for written in (self.one, self.other))
        if one and other and one.key != other.key:
            verdict = judge_pair(names.pair(one, other))
            lines = reckoned(verdict, self.one, self.other)
            yield f"answer {doc.path}", Answer(verdict.apart, verdict.log_odds, doc.path, lines)

    def merge(self, left: FormSummary | Answer, right: FormSummary | Answer) -> FormSummary | Answer:
        """Two summaries of one name as one; every answer has a key of its own."""
        return merged(cast("FormSummary", left), cast("FormSummary", right))

    def reduce(self, key: str, summary: FormSummary | Answer) -> Iterator[CorpusHit]:  # noqa: ARG002
        """Nothing: a question finds no defects."""
        return iter(())


def by_strings(one: str, other: str, roster: Roster) -> Verdict:
    """The verdict on two names that no document holds."""
    first, second = (_absent(written) for written in (one, other))
    known = [roster.person_of(name) is not None for name in (first, second)]
    pair = Pair(
        first,
        second,
        NOWHERE,
        NOWHERE,
        relate(first, second),
        in_roster=len(roster.people) if known[0] != known[1] else 0,
        distinct="the roster has them as two people" if roster.are_distinct(first, second) else "",
    )
    return judge_pair(pair)


def _absent(written: str) -> Name:
    mention = mention_of(written)
    return Name(mention.key, mention.kind, mention.words, mention.readings, ())


def reckoned(verdict: Verdict, one: str, other: str) -> tuple[str, ...]:
    """The whole reckoning, also where there is nothing to reckon."""
    if verdict.relation.kind is Kind.NONE:
        return f"“{one}” and “{other}”: not reported", "names so unlike are never compared"
    return tuple(explained(verdict, one, other))
