"""Names for a finding that survive edits elsewhere in the file.

The identity is rule, path, the marked text and its context, all with white space folded, and the number of equal ones
before it; the content is the same without path and number, so that it also survives a new name of the file. Line
numbers take no part, so neither breaks when a line is added. The hash is taken only where it is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.findings import Finding

_NO_SIDE = "0" * 8
_CONTEXT = 20  # code points each side: enough to tell neighbours apart, few enough to survive nearby edits


def with_identities(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of one file in order, each with what its fingerprint is made from."""
    seen: dict[str, int] = {}
    result = []
    for finding in findings:
        before, marked, after = _words(finding)
        key = f"{finding.rule}\0{finding.location.path}\0{before}\0{marked}\0{after}"
        number = seen.get(key, 0)
        seen[key] = number + 1
        result.append(replace(finding, identity=f"{key}\0{number}"))
    return tuple(result)


def content_fingerprint(finding: Finding, rule: str = "") -> str:
    """32 hex digits of what a finding says, wherever it stands, as if `rule` said it.

    The first half stands for the marked text with its context, then a quarter each for the marked text with what is
    before it and with what is behind it (see `sides`): an edit on one side leaves one of them.

    What is said about a topic, such as a pair of names, is said at the first place that holds it: there the marked text
    alone counts, as another place may be the first one tomorrow.
    """
    before, marked, after = _words(finding)
    if finding.topic:
        before = after = ""
    said = f"{rule or finding.rule}\0{marked}\0"
    side = len(_NO_SIDE)
    return (
        _hashed(f"{said}{before}\0{after}", 32 - 2 * side)
        + (_hashed(f"{said}{before}\0", side) if before else _NO_SIDE)
        + (_hashed(f"{said}\0{after}", side) if after else _NO_SIDE)
    )


def sides(fingerprint: str) -> tuple[str, str]:
    """What in the fingerprint of a content stands for each side of it; empty where there is nothing on that side."""
    before, after = fingerprint[16:24], fingerprint[24:32]
    return before.replace(_NO_SIDE, ""), after.replace(_NO_SIDE, "")


def _hashed(text: str, digits: int) -> str:
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def _words(finding: Finding) -> tuple[str, str, str]:
    """The marked text and its near context, white space folded."""
    excerpt = finding.excerpt
    before = " ".join(excerpt.before.split()).removeprefix("…")[-_CONTEXT:]
    after = " ".join(excerpt.after.split()).removesuffix("…")[:_CONTEXT]
    return before, " ".join(excerpt.marked.split()) or excerpt.marked, after
