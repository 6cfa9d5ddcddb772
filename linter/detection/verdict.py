"""How strongly a text reads as machine translated, as log-odds with the reasons named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.detection.measures import FAMILIES
from linter.findings import Contribution, Detection, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from linter.text.document import Document

FEWEST_WORDS = 150
_NAMED = 8  # contributions that are told
_MOST = 4.0  # log-odds: nothing here can be surer than 50 to 1
_SURE_AT = 300  # words: a shorter text may claim the less the shorter it is
_RULES_MISSING = 0.8  # a family of which fewer rules ran says nothing


def unmeasured(rules: Mapping[str, int]) -> frozenset[str]:
    """The measures that say nothing in a run with so many rules of each category."""
    from linter.detection.model import model

    there = model().rules
    missing = [name for name in FAMILIES if rules.get(name, 0) < _RULES_MISSING * there.get(name, 0)]
    return frozenset(FAMILIES[name] for name in missing)


def bounded(log_odds: float, words: int) -> float:
    """The log-odds that may be claimed of a text of so many words."""
    most = _MOST * min(1.0, words / _SURE_AT)
    return max(-most, min(most, log_odds))


def read(doc: Document, found: Mapping[str, int], unknown: frozenset[str]) -> Detection | None:
    """How a text reads, or None where it is short or too little of it is prose.

    Args:
        doc: the text.
        found: how many findings each category has.
        unknown: measures that say nothing in this run.
    """
    if len(doc.tokens.norms) < FEWEST_WORDS:
        return None
    from linter.detection.model import model

    weighed = model()
    values = weighed.measures.of(doc, found)
    if values is None:
        return None
    log_odds, added = weighed.weigh(values, unknown)
    log_odds = round(bounded(log_odds, len(doc.tokens.norms)), 2)
    verdict = (
        Verdict.STRONG if log_odds >= weighed.strong else Verdict.SOME if log_odds >= weighed.some else Verdict.NONE
    )
    if verdict is Verdict.NONE:
        return Detection(log_odds, verdict)
    told = zip(weighed.measures.names, added, values, weighed.weights, strict=True)
    named = sorted(told, key=lambda item: (-abs(item[1]), item[0]))[:_NAMED]
    return Detection(
        log_odds,
        verdict,
        tuple(
            Contribution(name, round(share, 2), round(value, 2), round(weight.human, 2))
            for name, share, value, weight in named
        ),
    )
