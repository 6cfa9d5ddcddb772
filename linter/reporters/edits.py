"""The changes of a finding for formats that know lines and columns only, and nothing but well-formed Unicode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.lazy import lazy

if TYPE_CHECKING:
    from linter.findings import Change, Finding

_LONE_SURROGATE = lazy("[\ud800-\udfff]")


def exact_changes(finding: Finding) -> tuple[Change, ...]:
    """All changes of its fix, or none where one of them cannot be said exactly.

    A byte order mark has no column, and a byte that could not be decoded is no character.
    """
    changes = finding.fix.edits if finding.fix else ()
    return changes if all(map(_is_exact, changes)) else ()


def _is_exact(change: Change) -> bool:
    where = change.location
    in_one_line = where.line == where.end_line
    if in_one_line and where.end_column - where.column != where.span.end - where.span.start:
        return False
    return not _LONE_SURROGATE.search(change.text)
