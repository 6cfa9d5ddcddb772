"""A finding as the page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.reporters.display import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.findings import Change, Evidence, Finding, Fix
    from linter.reporters.html.anchors import Anchors

_REASONS = 5
_PLACES = 12  # of equal changes beyond the marked text
_CONTEXT = 24  # code points beside a fix: a word or two, so that a lost blank can be seen


class Reason(NamedTuple):
    """One piece of evidence, with the place it can be seen at, if it has one, and where the page has that place."""

    note: str
    place: str
    anchor: str


class Piece(NamedTuple):
    """Text that a fix leaves, takes out or puts in: `kept`, `del` or `ins`."""

    kind: str
    text: str


class Elsewhere(NamedTuple):
    """Equal changes that the marked text does not show: what is written, in place of how much, and where."""

    text: str
    deleted: int
    same: bool
    places: tuple[str, ...]
    more: int


class Mended(NamedTuple):
    """What a fix makes of the marked text, shown as an editor marks it, and what it changes besides."""

    safety: str
    pieces: tuple[Piece, ...]
    elsewhere: tuple[Elsewhere, ...]


class Shown(NamedTuple):
    """A finding and what stands beside it."""

    finding: Finding
    anchor: str
    rule_anchor: str
    place: str
    reasons: tuple[Reason, ...]
    more_reasons: tuple[Reason, ...]
    mended: Mended | None


def shown(finding: Finding, anchor: str, anchors: Anchors) -> Shown:
    """The finding with its evidence linked and its fix carried out."""
    where = finding.location
    place = f"{where.line}–{where.end_line}" if where.end_line > where.line else f"{where.line}:{where.column}"
    reasons = tuple(_reason(evidence, anchor, finding, anchors) for evidence in finding.evidence)
    mended = _mended(finding, finding.fix) if finding.fix else None
    return Shown(finding, anchor, anchors.rule(finding.rule), place, reasons[:_REASONS], reasons[_REASONS:], mended)


def _reason(evidence: Evidence, anchor: str, finding: Finding, anchors: Anchors) -> Reason:
    where = evidence.location
    if where is None:
        return Reason(evidence.note, "", "")
    near = where.path == finding.location.path
    place = f"{where.line}:{where.column}" if near else f"{exact(where.path)}:{where.line}:{where.column}"
    target = anchors.place(where, anchor)
    itself = near and (where.line, where.column) == (finding.location.line, finding.location.column)
    return Reason(evidence.note, place, "" if itself and target == anchors.file(where.path) else target)


def _mended(finding: Finding, fix: Fix) -> Mended:
    here = [change for change in fix.edits if _inside(finding, change)] if _is_exact(finding) else []
    pieces = tuple(_carried_out(finding, sorted(here, key=_span))) if here else ()
    rest = [change for change in fix.edits if change not in here]
    return Mended(fix.safety.value, pieces, tuple(_elsewhere(rest, here)))


def _elsewhere(changes: list[Change], here: list[Change]) -> Iterator[Elsewhere]:
    shown_already = {_deed(change) for change in here}
    places: dict[tuple[str, int], list[str]] = {}
    for change in changes:
        places.setdefault(_deed(change), []).append(f"{change.location.line}:{change.location.column}")
    for deed, found in places.items():
        yield Elsewhere(*deed, deed in shown_already, tuple(found[:_PLACES]), len(found[_PLACES:]))


def _deed(change: Change) -> tuple[str, int]:
    return change.text, change.span.end - change.span.start


def _is_exact(finding: Finding) -> bool:
    """Whether the excerpt holds the marked text unfolded and uncut, so that offsets point into it."""
    marked, span = finding.excerpt.marked, finding.location.span
    return len(marked) == span.end - span.start and not (len(marked) > _CONTEXT and marked.endswith("…"))


def _inside(finding: Finding, change: Change) -> bool:
    return finding.location.span.contains(change.span)


def _span(change: Change) -> tuple[int, int]:
    return change.span.start, change.span.end


def _carried_out(finding: Finding, changes: list[Change]) -> Iterator[Piece]:
    marked, start = finding.excerpt.marked, finding.location.span.start
    kept, done = _last_words(finding.excerpt.before), 0
    for change in changes:
        low, high = change.span.start - start, change.span.end - start
        yield Piece("kept", kept + marked[done:low])
        for kind, text in (("del", marked[low:high]), ("ins", change.text)):
            if text:
                yield Piece(kind, text)
        kept, done = "", max(done, high)
    yield Piece("kept", marked[done:] + _first_words(finding.excerpt.after))


def _last_words(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    cut = text[-_CONTEXT:]
    return "…" + (cut.partition(" ")[2] or cut)


def _first_words(text: str) -> str:
    if len(text) <= _CONTEXT:
        return text
    cut = text[:_CONTEXT]
    return (cut.rpartition(" ")[0] or cut) + "…"
