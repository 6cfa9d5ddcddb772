"""What LanguageTool says where a rule of ours speaks already is evidence for that, not a finding of its own.

No rule needs to name another for it: whoever hears remarks gives way to whoever found the defect without. Two must be
about the same words, and about the same thing: a misspelled name is the business of rules about names, a verb beside
the name is not, and a block of boilerplate says nothing of the sentence in it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from linter.findings import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.findings import Finding
    from linter.rulebook.model import Rulebook
    from linter.text.remarks import Remark
    from linter.text.spans import Span

_LETTERS = frozenset({"names", "spelling", "literal", "consistency"})  # families that judge a word by its letters
_WORDING = frozenset(
    {"grammar", "spelling", "duplication", "punctuation", "spacing", "casing", "literal", "numbers", "encoding"}
)
_TIMES_AS_WIDE, _WIDER = 3, 20  # “study” in “have further study” is the same words; in a whole sentence it is not


class Echoed(NamedTuple):
    """Findings once the echoes are taken out.

    Attributes:
        own: those made without LanguageTool, with what it says of the same words as evidence.
        heard: those made from remarks that nothing else speaks of.
    """

    own: list[Finding]
    heard: list[Finding]


def is_heard(finding: Finding, rulebook: Rulebook) -> bool:
    """Whether a finding was made from a remark."""
    return rulebook.by_id[finding.rule].kind.hears


def echoed(own: Sequence[Finding], heard: Iterable[Finding], remarks: Iterable[Remark]) -> Echoed:
    """The findings of one document, told apart by where they come from; `remarks` are all that was said of it."""
    near = _Near(own)
    notes: dict[int, list[Evidence]] = {}
    for remark in remarks:
        for finding in near.to(remark.span):
            if _is_same(finding, remark.span, spelling=remark.is_spelling):
                notes.setdefault(id(finding), []).append(Evidence(f"also found by LanguageTool's rule {remark.rule}"))
    left = []
    for finding in heard:
        span, spelling = finding.location.span, finding.category == "spelling"
        if not any(_is_same(other, span, spelling=spelling) for other in near.to(span)):
            left.append(finding)
    return Echoed([_with(finding, notes.get(id(finding), [])) for finding in own], left)


class _Near:
    """Findings by place, so that a text of any length is gone through once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._ordered = sorted(findings, key=lambda finding: finding.location.span.start)
        self._starts = [finding.location.span.start for finding in self._ordered]

    def to(self, span: Span) -> list[Finding]:
        """All that can be about the same words: what begins further before it is too wide."""
        first = bisect_left(self._starts, span.start - _TIMES_AS_WIDE * (span.end - span.start) - _WIDER)
        return self._ordered[first : bisect_left(self._starts, span.end)]


def _is_same(own: Finding, said: Span, *, spelling: bool) -> bool:
    """Whether a finding and a remark are about the same words, and may be about the same thing."""
    return own.category in (_LETTERS if spelling else _WORDING) and _same_words(own.location.span, said)


def _same_words(one: Span, other: Span) -> bool:
    if min(one.end, other.end) <= max(one.start, other.start):
        return False
    narrow, wide = sorted((one.end - one.start, other.end - other.start))
    return wide <= _TIMES_AS_WIDE * narrow + _WIDER


def _with(finding: Finding, notes: list[Evidence]) -> Finding:
    return replace(finding, evidence=(*finding.evidence, *dict.fromkeys(notes))) if notes else finding
