"""Applying fixes to a text: exact, and stable under repetition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.findings import Edit, Finding, Safety

if TYPE_CHECKING:
    from collections.abc import Iterable


def fixed(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """The text with all fixes of the findings applied that do not touch one another.

    A fix is applied whole or not at all; the first in the text wins. What is left over comes with the next
    round: lint again and fix again until nothing changes.
    """
    edits: list[Edit] = []
    done = 0
    for finding in sorted(findings, key=lambda f: f.order):
        fix = finding.fix
        if fix is None or (fix.safety is Safety.UNSAFE and not unsafe):
            continue
        if min(edit.span.start for edit in fix.edits) >= done:
            edits.extend(sorted(fix.edits, key=lambda e: e.span))
            done = max(edit.span.end for edit in fix.edits)
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join([*pieces, text[at:]])
