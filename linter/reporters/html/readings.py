"""How strongly each text reads as machine translated, as the page shows it: a bar for each thing that says so."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from linter.reporters.html.pictures import BAR
from linter.reporters.sums import machine_read

if TYPE_CHECKING:
    from linter.findings import Contribution, Report
    from linter.reporters.html.anchors import Anchors

_LARGEST = 2.0  # log-odds that fill half a bar, the same for all files, so that they can be compared
_SURE = 100  # to one: beyond it the odds are not told more closely


class Reason(NamedTuple):
    """One thing that speaks for a machine or against it; the bar begins in the middle."""

    name: str
    side: str
    start: float
    width: float
    told: str


class Reading(NamedTuple):
    """A file that reads as machine translated."""

    path: str
    anchor: str
    verdict: str
    odds: str
    log_odds: str
    reasons: tuple[Reason, ...]


def readings(report: Report, anchors: Anchors) -> tuple[Reading, ...]:
    """The files that read as machine translated, the strongest first."""
    return tuple(
        Reading(
            file.path,
            anchors.file(file.path) if file.findings else "",
            file.reading.verdict.words,
            _odds(file.reading.log_odds),
            f"{file.reading.log_odds:.1f}",
            tuple(map(_reason, file.reading.contributions)),
        )
        for file in machine_read(report)
        if file.reading
    )


def _odds(log_odds: float) -> str:
    odds = exp(min(abs(log_odds), 10.0))
    number = f"over {_SURE}" if odds > _SURE else f"{odds:.0f}"
    return f"{number} to 1" if log_odds >= 0 else f"1 to {number}"


def _reason(one: Contribution) -> Reason:
    half = BAR / 2
    width = round(min(abs(one.log_odds) / _LARGEST, 1.0) * half, 2)
    side = "for" if one.log_odds >= 0 else "against"
    told = f"{one.rate:.4g} here, {one.human:.4g} in human text"
    return Reason(one.measure, side, half if side == "for" else round(half - width, 2), width, told)
