"""A recognised name is no mistake of spelling or capitals: what other rules say about its letters is left out.

One place for all rules, so that no check needs to know what a name is. Rules about names, punctuation, spacing and
characters are not meant: a name may well be misspelled, or hold an invisible character.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.findings import Finding
    from linter.text.document import Document

_SILENT = frozenset({"casing", "spelling", "consistency"})
_DOUBLED = "duplication"  # "Sirhan Sirhan" is a name, "Nguyen Nguyen" may be a stutter: it must come twice
_FEWEST = 2


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
