"""The findings that were there before: what a team agrees to live with while it looks at what is new.

A baseline counts equal findings by rule, path and content (see `linter.engine.identity`). Line numbers take no part, as
in the suppressions of ESLint and unlike the first baselines of SwiftLint and ruff, which broke with every line added
above. How it stands in a file is said in `linter.engine.baseline_file`.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from linter.engine.identity import content_fingerprint, sides
from linter.findings import Stage, Suppressed
from linter.frozen import frozen, once
from linter.text.spans import Location, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from linter.findings import Finding
    from linter.rulebook.model import Rulebook

_RUN_ITSELF = "internal"  # the category of what a run says about itself: a crash is no old text


class Entry(NamedTuple):
    """Equal findings of one file.

    Attributes:
        rule: its id.
        path: of the file, as reports show it.
        fp: the fingerprint of the content.
        text: the marked text, for people.
        number: how many there are.
        file: the baseline.
        line: where it stands there, from 1; 0 for one that stands nowhere yet.
    """

    rule: str
    path: str
    fp: str
    text: str
    number: int
    file: str = ""
    line: int = 0

    @property
    def location(self) -> Location | None:
        """Where the entry is written, if it is."""
        return Location(self.file, Span(0, 0), self.line, 1, self.line, 1, 1, 1) if self.line else None


class Matched(NamedTuple):
    """What a baseline says about some findings.

    Attributes:
        new: findings that it does not hold, in order.
        known: the others, each with its entry.
        left: how many findings of each entry were not met; entries that were met whole are left out.
    """

    new: tuple[Finding, ...]
    known: tuple[tuple[Finding, Entry], ...]
    left: tuple[tuple[Entry, int], ...]

    def suppressed(self) -> tuple[Suppressed, ...]:
        """The known findings as what is kept out of a report."""
        return tuple(Suppressed(finding, Stage.BASELINE, location=entry.location) for finding, entry in self.known)


@frozen
class Baseline:
    """Entries of one or more files, and how findings are matched with them; can be sent to a worker."""

    entries: tuple[Entry, ...] = ()

    def matched(
        self, findings: Sequence[Finding], also: Sequence[Finding] = (), across: Collection[str] = ()
    ) -> Matched:
        """Match findings with the entries by rule, path and content.

        What is left over is matched without the path where the file has another name now, and then by one side of the
        context, so that a new sentence behind an old finding does not make it new.

        A finding across files that stands alone for its topic, such as a pair of names, is reported at the first place
        that a run sees. Its place is an example: an entry for the same words matches it in whatever file.

        Args:
            findings: in order of reports.
            also: findings that are not told, and yet are still there.
            across: ids of the rules whose findings are about several files.
        """
        asked = [(f, content_fingerprint(f)) for f in (*findings, *also) if f.category != _RUN_ITSELF]
        left = [entry.number for entry in self.entries]
        known: dict[int, Entry] = {}
        for match in (self._in_place, self._renamed, self._edited_beside):
            for finding, fp in asked:
                if id(finding) not in known and (at := match(finding, fp, left)) is not None:
                    left[at] -= 1
                    known[id(finding)] = self.entries[at]
        for finding in _alone_on_a_topic(findings, across):
            for at in self._saying_the_same(finding):
                left[at] = 0
                known.setdefault(id(finding), self.entries[at])
        return Matched(
            tuple(finding for finding in findings if id(finding) not in known),
            tuple((finding, known[id(finding)]) for finding in findings if id(finding) in known),
            tuple((entry, count) for entry, count in zip(self.entries, left, strict=True) if count > 0),
        )

    def _in_place(self, finding: Finding, fp: str, left: Sequence[int]) -> int | None:
        at = self._by_place.get((finding.rule, finding.location.path, fp))
        return at if at is not None and left[at] > 0 else None

    def _renamed(self, finding: Finding, fp: str, left: Sequence[int]) -> int | None:
        same = self._by_content.get((finding.rule, fp), ())
        return next((at for at in same if left[at] > 0 and self.entries[at].path in self.gone), None)

    def _edited_beside(self, finding: Finding, fp: str, left: Sequence[int]) -> int | None:
        """An entry of the same words in the same file, of which the context has changed on one side only."""
        for side in sides(fp):
            same = self._by_side.get((finding.rule, finding.location.path, side), ()) if side else ()
            at = next((at for at in same if left[at] > 0), None)
            if at is not None:
                return at
        return None

    def _saying_the_same(self, finding: Finding) -> Iterable[int]:
        for rule in self._rules:
            yield from self._by_content.get((rule, content_fingerprint(finding, rule)), ())

    @once
    def gone(self) -> frozenset[str]:
        """The paths of the entries where there is no file any more: it has another name, or none."""
        return frozenset(path for path in {entry.path for entry in self.entries} if not os.path.lexists(path))

    @once
    def _by_place(self) -> Mapping[tuple[str, str, str], int]:
        return {(entry.rule, entry.path, entry.fp): at for at, entry in enumerate(self.entries)}

    @once
    def _by_content(self) -> Mapping[tuple[str, str], list[int]]:
        places: dict[tuple[str, str], list[int]] = {}
        for at, entry in enumerate(self.entries):
            places.setdefault((entry.rule, entry.fp), []).append(at)
        return places

    @once
    def _by_side(self) -> Mapping[tuple[str, str, str], list[int]]:
        places: dict[tuple[str, str, str], list[int]] = {}
        for at, entry in enumerate(self.entries):
            for side in sides(entry.fp):
                places.setdefault((entry.rule, entry.path, side), []).append(at)
        return places

    @once
    def _rules(self) -> tuple[str, ...]:
        return tuple(sorted({entry.rule for entry in self.entries}))


def entries_of(findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """What a baseline holds of some findings: all but what a run says about itself."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for finding in findings:
        if finding.category != _RUN_ITSELF:
            words = " ".join(finding.excerpt.marked.split())
            counts[finding.rule, finding.location.path, content_fingerprint(finding), words] += 1
    merged: dict[tuple[str, str, str], Entry] = {}
    for (rule, path, fp, words), count in counts.items():
        earlier = merged.get((rule, path, fp))
        merged[rule, path, fp] = Entry(rule, path, fp, words, count + (earlier.number if earlier else 0))
    return tuple(merged.values())


def across_files(rulebooks: Iterable[Rulebook]) -> frozenset[str]:
    """The ids of the rules whose findings are about several files."""
    return frozenset(rule.id for book in rulebooks for rule in book.rules if rule.kind.across)


def _alone_on_a_topic(findings: Iterable[Finding], across: Collection[str]) -> list[Finding]:
    topical = [finding for finding in findings if finding.topic and finding.rule in across]
    counts = Counter((finding.rule, finding.topic) for finding in topical)
    return [finding for finding in topical if counts[finding.rule, finding.topic] == 1]
