"""What is no prose or no common word is recognised once for all rules, and what they say about it is left out.

A recognised name is no mistake of spelling or capitals. Rules about names, punctuation, spacing and characters are not
meant: a name may well be misspelled, or hold an invisible character. A line of a program in plain text follows the
rules of its language; only what no language wants is told of it: wrong encoding, what translation tools leave.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from linter.text.programs import reads_as_program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.findings import Finding
    from linter.text.document import Document

_SILENT = frozenset({"casing", "spelling", "consistency"})
_DOUBLED = "duplication"  # "Sirhan Sirhan" is a name, "Nguyen Nguyen" may be a stutter: it must come twice
_FEWEST = 2
_ABOUT_PROSE = frozenset(
    {"casing", "spelling", "consistency", "duplication", "spacing", "punctuation", "numbers", "grammar"}
)
_ABOUT_MARKUP = (
    "RES006",
    "RES008",
    "RES009",
    "RES010",
    "RES011",
    "RES013",
    "RES018",
)  # other residue is no code at all


def without_programs(findings: Sequence[Finding], doc: Document) -> Sequence[Finding]:
    """The findings without those about prose that stand in a line of a program."""
    if doc.format != "plain":
        return findings  # code is marked there, and masked
    return [finding for finding in findings if not (_is_about_prose(finding) and _in_program(finding, doc))]


def _is_about_prose(finding: Finding) -> bool:
    return finding.category in _ABOUT_PROSE or finding.rule in _ABOUT_MARKUP


def _in_program(finding: Finding, doc: Document) -> bool:
    return reads_as_program(doc, finding.location.span)


def without_names(findings: Sequence[Finding], doc: Document) -> Sequence[Finding]:
    """The findings without those that lie within the name of a person and speak of its letters."""
    # Names have capitals: only then are they looked for.
    if not any(map(_may_be_name, findings)) or not doc.mentions:
        return findings
    starts = [mention.span.start for mention in doc.mentions]
    counts = Counter(mention.key for mention in doc.mentions)

    def is_name(finding: Finding) -> bool:
        at = bisect_right(starts, finding.location.span.start) - 1
        if at < 0 or finding.location.span.end > doc.mentions[at].span.end:
            return False
        return finding.category != _DOUBLED or counts[doc.mentions[at].key] >= _FEWEST

    return [finding for finding in findings if not (_may_be_name(finding) and is_name(finding))]


def _may_be_name(finding: Finding) -> bool:
    return (finding.category in _SILENT or finding.category == _DOUBLED) and finding.excerpt.marked[:1].isupper()
