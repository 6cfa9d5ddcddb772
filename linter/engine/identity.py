"""A name for a finding that survives edits elsewhere in the file.

Rule, path, the marked text and its context, all with white space folded, and the number of equal ones before it:
line numbers take no part, so a baseline made from it does not break when a line is added. The hash is taken by
`Finding.fingerprint`, only where it is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.findings import Finding

_CONTEXT = 20  # code points each side: enough to tell neighbours apart, few enough to survive nearby edits


def with_identities(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of one file in order, each with what its fingerprint is made from."""
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        excerpt = finding.excerpt
        before = " ".join(excerpt.before.split()).removeprefix("…")[-_CONTEXT:]
        after = " ".join(excerpt.after.split()).removesuffix("…")[:_CONTEXT]
        marked = " ".join(excerpt.marked.split()) or excerpt.marked
        key = f"{finding.rule}\0{finding.location.path}\0{before}\0{marked}\0{after}"
        number = seen.get(key, 0)
        seen[key] = number + 1
        result.append(replace(finding, identity=f"{key}\0{number}"))
    return tuple(result)
