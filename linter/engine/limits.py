"""What fixing must leave alone: findings of a baseline, and lines that have not changed.

Both are known of the text before the first fix; from then on their places move with the text. A finding that a baseline
holds might look new once a fix has changed the words beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.engine.changed_lines import ChangedLines, counted, touched
from linter.frozen import frozen
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.engine.baseline import Baseline
    from linter.findings import Change, Finding
    from linter.text.document import Document
    from linter.text.spans import Lines


@frozen
class Guard:
    """What a run over many files must leave alone; can be sent to a worker."""

    baseline: Baseline | None = None
    changed: ChangedLines | None = None

    def limits(self, doc: Document, findings: Sequence[Finding]) -> Limits:
        """What is to be left alone in a document with these findings."""
        known = self.baseline.matched(findings).known if self.baseline else ()
        return Limits(tuple((finding.rule, finding.location.span) for finding, _ in known), self._spans(doc))

    def _spans(self, doc: Document) -> tuple[Span, ...] | None:
        hunks = self.changed.hunks_of(doc.path) if self.changed else None
        lines = counted(hunks, doc.to_bytes()) if hunks else hunks
        if lines is None:
            return None
        return tuple(Span(_start(doc.lines, first, doc), _start(doc.lines, last + 1, doc)) for first, last in lines)


@frozen
class Limits:
    """What is to be left alone in a text.

    Attributes:
        known: rule and span of the findings that a baseline holds.
        changed: whole lines, outside of which nothing is to be touched; an empty span is a seam between two lines. None
            for no such limit.
    """

    known: tuple[tuple[str, Span], ...] = ()
    changed: tuple[Span, ...] | None = None

    def allowed(self, doc: Document, findings: Sequence[Finding]) -> list[Finding]:
        """The findings that may be fixed."""
        lines = None
        if self.changed is not None:
            number = doc.lines.number
            lines = tuple((number(start), number(end - 1) if end > start else number(start) - 1)
                          for start, end in self.changed)  # fmt: skip
        return [finding for finding in findings if not self._is_known(finding) and _is_within(finding, lines)]

    def _is_known(self, finding: Finding) -> bool:
        span = finding.location.span
        return any(rule == finding.rule and known.overlaps(span) for rule, known in self.known)

    def after(self, applied: Sequence[Finding]) -> Limits:
        """The limits in the text in which the fixes of these findings, which stand in order, have been applied."""
        edits = sorted((edit for finding in applied if finding.fix for edit in finding.fix.edits), key=lambda e: e.span)
        known = tuple((rule, _moved(span, edits)) for rule, span in self.known)
        return Limits(known, self.changed and tuple(_moved(span, edits) for span in self.changed))


def _is_within(finding: Finding, lines: tuple[tuple[int, int], ...] | None) -> bool:
    edits = finding.fix.edits if finding.fix else ()
    return touched((finding.location, *(edit.location for edit in edits)), lines)


def _start(lines: Lines, number: int, doc: Document) -> int:
    return lines.span(number).start if number <= len(lines) else len(doc.text)


def _moved(span: Span, edits: Sequence[Change]) -> Span:
    """A span after edits in order; what is put in at its ends belongs to it."""
    start, end = span
    shift = 0
    new_start = new_end = None
    for edit in edits:
        (first, last), text = edit.span, edit.text
        if new_start is None and (start < last or start == first):
            new_start = min(start, first) + shift
        if new_end is None and (end < first or end == first < last):
            new_end = end + shift
        elif new_end is None and end < last:
            new_end = first + len(text) + shift
        shift += len(text) - (last - first)
    return Span(start + shift if new_start is None else new_start, end + shift if new_end is None else new_end)
