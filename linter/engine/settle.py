"""One defect, one finding.

Where findings overlap, a rule that names another under `above` takes that one over; the loser stays as
evidence. Two findings of one rule on one another's words are the same defect: the longer one stays. What LanguageTool
says gives way to all of these (see `linter.engine.echo`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from linter.findings import Evidence, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.rulebook.model import Rulebook
    from linter.text.remarks import Remark


def settle(findings: Sequence[Finding], rulebook: Rulebook, remarks: Sequence[Remark] = ()) -> list[Finding]:
    """The findings in the order of reports, with those that another one explains taken over by it.

    Args:
        findings: of one document.
        rulebook: with the rules that made them.
        remarks: what LanguageTool said of the document.
    """
    if not remarks:
        return _settled(findings, rulebook)
    from linter.engine.echo import echoed, is_heard

    own = _settled([finding for finding in findings if not is_heard(finding, rulebook)], rulebook)
    heard = _settled([finding for finding in findings if is_heard(finding, rulebook)], rulebook)
    own, heard = echoed(own, heard, remarks)
    return sorted((*own, *heard), key=lambda f: f.order)


def _settled(findings: Sequence[Finding], rulebook: Rulebook) -> list[Finding]:
    ordered = sorted(findings, key=lambda f: f.order)
    lost: dict[int, int] = {}
    # A finding can only meet those that start before it ends: a sweep over the starts sees all such pairs.
    open_ones: list[int] = []
    for index, finding in enumerate(ordered):
        start = finding.location.span.start
        open_ones = [i for i in open_ones if _end(ordered[i]) > start]
        for other in open_ones:
            winner = _winner(ordered, other, index, rulebook)
            if winner is not None:
                lost.setdefault(other + index - winner, winner)
        open_ones.append(index)
    return _without_the_lost(ordered, lost)


def _without_the_lost(ordered: list[Finding], lost: dict[int, int]) -> list[Finding]:
    taken: dict[int, list[Finding]] = {}
    for loser, winner in lost.items():
        final = winner
        while final in lost and final != loser:
            final = lost[final]
        taken.setdefault(final, []).append(ordered[loser])
    return [
        replace(finding, evidence=(*finding.evidence, *(_as_evidence(f, finding) for f in taken.get(index, ()))))
        if any(f.rule != finding.rule for f in taken.get(index, ()))
        else finding
        for index, finding in enumerate(ordered)
        if index not in lost
    ]


def _winner(ordered: list[Finding], first: int, second: int, rulebook: Rulebook) -> int | None:
    """Which of two overlapping findings takes the other over; None if both stay."""
    one, other = ordered[first], ordered[second]
    if one.rule == other.rule:
        return second if _size(other) > _size(one) else first
    if _stands_above(one.rule, other.rule, rulebook):
        return first
    if _stands_above(other.rule, one.rule, rulebook):
        return second
    if one.category == other.category and one.location.span == other.location.span:
        return first
    return None


def _stands_above(upper: str, lower: str, rulebook: Rulebook) -> bool:
    return any(lower.startswith(prefix) for prefix in rulebook.by_id[upper].above)


def _as_evidence(lost: Finding, winner: Finding) -> Evidence:
    same_place = lost.location.span == winner.location.span
    return Evidence(f"also found by {lost.rule} {lost.name}", None if same_place else lost.location)


def _size(finding: Finding) -> int:
    return finding.location.span.end - finding.location.span.start


def _end(finding: Finding) -> int:
    return max(finding.location.span.end, finding.location.span.start + 1)
