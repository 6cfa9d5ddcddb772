"""What may keep the findings of one file out of a report, asked in the order of `linter.findings.Stage`."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.findings import Stage, Suppressed
from linter.frozen import once
from linter.suppression.codes import ENGINE, OWN
from linter.suppression.directives import OFF
from linter.suppression.entries import folded
from linter.suppression.lists import FileLists
from linter.suppression.marks import Marks
from linter.text.spans import Span, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from linter.findings import Change, Finding
    from linter.suppression.codes import Codes
    from linter.suppression.directives import Directive
    from linter.suppression.entries import Entry

_OF_PLACES = (Stage.DIRECTIVE, Stage.SIC, Stage.SIDE_CAR)
_NOTHING = FileLists((), (), ())
_NO_MARKS = Marks()


class FileStages:
    """The stages for one file; remembers what of them was of use.

    Attributes:
        marks: what the file itself says.
        lists: what is said of it elsewhere.
        codes: what codes mean.
    """

    def __init__(self, marks: Marks | None, lists: FileLists | None, codes: Codes) -> None:
        self.marks = marks or _NO_MARKS
        self.lists = lists or _NOTHING
        self.codes = codes
        self._used_codes: set[tuple[int, str]] = set()
        self._used_entries: dict[int, int] = {}
        self._reaches: dict[tuple[int, str], Span | None] = {}
        self._silenced: dict[int, set[str]] = {}

    def split(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Suppressed]]:
        """The findings that stay, without fixes that would change what is to stay as it is, and the others.

        Findings in what is not looked at at all are neither.
        """
        kept: list[Finding] = []
        out: list[Suppressed] = []
        for finding in findings:
            if self._is_hidden(finding):
                continue
            suppressed = self.ask(finding)
            if suppressed:
                out.append(suppressed)
            else:
                kept.append(finding)
        places = joined(one.finding.location.span for one in out if one.by in _OF_PLACES)
        return [self._guarded(finding, places) if finding.fix else finding for finding in kept], out

    def ask(self, finding: Finding) -> Suppressed | None:
        """What keeps a finding out, if anything does."""
        if finding.category == ENGINE:
            return None
        return self._by_the_file(finding) or self._by_the_lists(finding)

    def _by_the_file(self, finding: Finding) -> Suppressed | None:
        if directive := self._directive(finding):
            return Suppressed(finding, Stage.DIRECTIVE, directive.reason, directive.location)
        if finding.category != OWN and self._is_sic(finding.location.span):
            return Suppressed(finding, Stage.SIC)
        return None

    def _by_the_lists(self, finding: Finding) -> Suppressed | None:
        if entry := self._entry(finding):
            return Suppressed(finding, Stage.SIDE_CAR, entry.reason, entry.location)
        if self.lists.codes and finding.rule in self.codes.of(self.lists.codes):
            return Suppressed(finding, Stage.PER_FILE)
        for vocabulary in self.lists.vocabularies:
            if accepted := vocabulary.accepting(finding):
                return Suppressed(finding, Stage.ACCEPTED, accepted.reason, accepted.location)
        return None

    def note(self, finding: Finding) -> None:
        """Remember what would be of use against a finding that is withdrawn for other reasons."""
        if finding.category != ENGINE and not self._is_hidden(finding):
            self._directive(finding)
            for at in self._fitting(finding):
                self._used_entries.setdefault(at, 0)

    def idle_codes(self) -> Iterator[tuple[Directive, list[str]]]:
        """The directives with those of their codes that were of no use; one without codes has the empty code."""
        for at, directive in enumerate(self.marks.directives):
            if directive.keyword != OFF:
                yield directive, [code for code in directive.codes or ("",) if (at, code) not in self._used_codes]

    def idle_entries(self) -> list[Entry]:
        """The accepted places that were of no use."""
        return [entry for at, entry in enumerate(self.lists.entries) if at not in self._used_entries]

    def silenced(self, directive: Directive) -> list[str]:
        """The ids of the rules that a directive was of use against."""
        return sorted(self._silenced.get(self.marks.directives.index(directive), ()))

    def _is_hidden(self, finding: Finding) -> bool:
        """Whether a finding lies in what is not looked at."""
        start, end = finding.location.span
        if finding.category in (ENGINE, OWN) or end == 0 or not self.marks.hidden:
            return False
        at = bisect_right(self.marks.hidden, (start, sys.maxsize)) - 1
        return at >= 0 and start < self.marks.hidden[at].end and end <= self.marks.hidden[at].end

    def _is_sic(self, span: Span) -> bool:
        """Whether a place is about the word before a sign, or ends with it."""
        sics = self.marks.sics
        at = bisect_left(self._sic_ends, span.end) if sics else 0
        return at < len(sics) and span.overlaps(sics[at].word)  # the next word begins behind the place

    def _directive(self, finding: Finding) -> Directive | None:
        """The first directive that covers a finding; all that do are of use."""
        first = None
        for at, directive in enumerate(self.marks.directives):
            reach = self._reach(at, directive, finding.rule)
            if reach and reach.overlaps(finding.location.span):
                first = first or directive
                self._silenced.setdefault(at, set()).add(finding.rule)
                meant = self.codes.meant
                self._used_codes.update((at, c) for c in directive.codes if finding.rule in meant(c))
                if not directive.codes:
                    self._used_codes.add((at, ""))
        return first

    def _reach(self, at: int, directive: Directive, rule: str) -> Span | None:
        """Where a directive holds for a rule."""
        if (at, rule) not in self._reaches:
            reach: Span | None = directive.reach
            if directive.reach.end == 0 or rule not in self.codes.of(directive.codes):
                reach = None
            else:
                ended = (end.at for end in directive.ends if rule in self.codes.of(end.codes))
                reach = Span(directive.reach.start, next(ended, directive.reach.end))
            self._reaches[at, rule] = reach
        return self._reaches[at, rule]

    def _entry(self, finding: Finding) -> Entry | None:
        fitting = list(self._fitting(finding))
        for at in fitting:
            self._used_entries.setdefault(at, 0)
        for at in fitting:
            entry = self.lists.entries[at]
            if not entry.times or self._used_entries[at] < entry.times:
                self._used_entries[at] += 1
                return entry
        return None

    def _fitting(self, finding: Finding) -> Iterator[int]:
        """The entries that mean a finding; a text that is cut is looked for among all, others by their words."""
        if not self.lists.entries:
            return
        marked = folded(finding.excerpt.marked)
        every = range(len(self.lists.entries))
        for at in every if marked.endswith("…") else self._by_text.get(marked.lower(), ()):
            entry = self.lists.entries[at]
            if finding.rule in self.codes.meant(entry.code) and entry.fits(finding):
                yield at

    @once
    def _by_text(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, entry in enumerate(self.lists.entries):
            places.setdefault(entry.text.lower(), []).append(at)
        return places

    @once
    def _sic_ends(self) -> list[int]:
        return [sic.end for sic in self.marks.sics]

    def _guarded(self, finding: Finding, places: Sequence[Span]) -> Finding:
        """A finding that stays, without its fix where that would change what is to stay as it is."""
        if finding.category == OWN or not finding.fix:
            return finding
        if any(self._is_guarded(change, finding.rule, places) for change in finding.fix.edits):
            return replace(finding, fix=None)
        return finding

    def _is_guarded(self, change: Change, rule: str, places: Sequence[Span]) -> bool:
        span = change.span
        if _touches(span, self.marks.hidden) or _touches(span, places):
            return True
        for at, directive in enumerate(self.marks.directives):
            reach = self._reach(at, directive, rule)
            if reach and span.overlaps(reach):
                return True
            if directive.held.end and span.overlaps(directive.held) and _moves_lines(change):
                return True
        return False


def _touches(edit: Span, places: Sequence[Span]) -> bool:
    """Whether an edit changes anything inside places that stand in order and do not overlap.

    To write something right before or behind one does not.
    """
    at = max(bisect_right(places, (edit.start, sys.maxsize)) - 1, 0)
    for place in places[at : at + 2]:
        if edit.start == edit.end:
            if place.start < edit.start < place.end:
                return True
        elif edit.start < place.end and place.start < edit.end:
            return True
    return False


def _moves_lines(change: Change) -> bool:
    """Whether a change takes a line end away or writes one."""
    where = change.location
    if where.end_line > where.line or "\n" in change.text or "\r" in change.text:
        return True
    return where.span.end - where.span.start > where.end_column - where.column
