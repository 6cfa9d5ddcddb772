"""From where a run starts: what was there before is kept out of its report, and its baseline is renewed."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from linter.engine.baseline import Baseline, Entry, across_files, entries_of
from linter.engine.baseline_file import read_baseline, write_baseline
from linter.engine.changed_lines import changed_since
from linter.engine.collect import narrowed
from linter.engine.limits import Guard
from linter.frozen import frozen, once
from linter.rulebook.compiled import builtin_rulebook
from linter.rulebook.model import OF_GLOSSARIES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from linter.engine.changed_lines import ChangedLines
    from linter.engine.collect import Outcome
    from linter.engine.fix import Fixing
    from linter.rulebook.model import Rulebook


class Adopted(NamedTuple):
    """A run after its baseline and its changed lines have been asked.

    Attributes:
        outcome: without what they keep out.
        fixed: entries that were not met although the run looked where they were, and how many findings of each.
        written: how many findings of the run, and how many of other files, the new baseline holds, if one was written.
    """

    outcome: Outcome
    fixed: tuple[tuple[Entry, int], ...] = ()
    written: tuple[int, int] | None = None


@frozen
class Start:
    """From where a run starts.

    Attributes:
        paths: that are linted.
        baseline: what was there before.
        changed: the lines that changed, if only these count.
        files: the baselines that are read or written, which are not linted.
        write: the baseline to write; empty for none.
        shown: whether the report lists what is kept out.
        narrow: whether the run uses fewer rules than the settings select.
    """

    paths: tuple[str, ...]
    baseline: Baseline = Baseline()
    changed: ChangedLines | None = None
    files: tuple[str, ...] = ()
    write: str = ""
    shown: bool = False
    narrow: bool = False

    def fixing(self, fixing: Fixing | None) -> Fixing | None:
        """What to do about fixes: nothing is done about what was there before."""
        return fixing and replace(fixing, guard=Guard(self.baseline, self.changed))

    def adopted(self, outcome: Outcome, books: Collection[Rulebook]) -> Adopted:
        """The outcome without what was there before; the baseline is written if that is wanted and no check crashed.

        Raises:
            LinterError: the baseline cannot be written, or a file lies outside the repository.
        """
        seen = _Seen(self, outcome, tuple(books))
        if self.write and not outcome.crashed and not outcome.unheard:
            return self._written(outcome, seen)
        matched = self.baseline.matched(outcome.settled, outcome.refuted, seen.across)
        kept, out = matched.new, matched.suppressed()
        if self.changed:
            changed = changed_since(self.changed.ref) if outcome.fixed else self.changed  # fixing has moved lines
            touching, untouched = changed.split(kept)
            kept, out = tuple(touching), (*out, *untouched)
        fixed = tuple((entry, left) for entry, left in matched.left if seen.would_meet(entry))
        return Adopted(narrowed(outcome, kept, out, shown=self.shown), fixed)

    def _written(self, outcome: Outcome, seen: _Seen) -> Adopted:
        mine = entries_of((*outcome.settled, *outcome.refuted))
        left = frozenset(
            entry for entry, _ in self.baseline.matched(outcome.settled, outcome.refuted, seen.across).left
        )
        others = tuple(
            entry
            for entry in self.baseline.entries
            if is_same_file(entry.file, self.write) and seen.must_keep(entry, met=entry not in left)
        )
        write_baseline(self.write, (*mine, *others))
        now = Baseline(mine).matched(outcome.settled)
        numbers = (sum(entry.number for entry in mine), sum(entry.number for entry in others))
        return Adopted(narrowed(outcome, now.new, now.suppressed(), shown=self.shown), written=numbers)


@frozen
class _Seen:
    """What a run looked at."""

    start: Start
    outcome: Outcome
    books: tuple[Rulebook, ...]

    @once
    def across(self) -> frozenset[str]:
        """The rules whose findings are about several files."""
        return across_files(self.books)

    @once
    def _rules(self) -> frozenset[str]:
        silent = bool(self.outcome.unheard)  # what LanguageTool found before may still be there
        return frozenset(rule.id for book in self.books for rule in book.rules if not (silent and rule.kind.hears))

    @once
    def _linted(self) -> frozenset[str]:
        return frozenset(file.path for file in self.outcome.report.files if file.skipped is None)

    @once
    def _folders(self) -> tuple[str, ...]:
        return tuple(os.path.join(os.path.abspath(path), "") for path in self.start.paths if os.path.isdir(path))

    @once
    def _whole(self) -> bool:
        """Whether all files of the baseline were part of the run."""
        return all(self._covers(path) for path in {entry.path for entry in self.start.baseline.entries})

    def _covers(self, path: str) -> bool:
        """Whether a file was linted, or is gone from a folder that was."""
        if path in self._linted:
            return True
        return path in self.start.baseline.gone and os.path.abspath(path).startswith(self._folders)

    def would_meet(self, entry: Entry) -> bool:
        """Whether the run would have met an entry if its findings were still there."""
        if not self._covers(entry.path):
            return False
        if entry.rule in self.across and not self._whole:
            return False
        if entry.rule in self._rules:
            return True
        is_of_a_glossary = entry.rule.startswith(OF_GLOSSARIES)
        return not (self.start.narrow and is_of_a_glossary) and entry.rule not in builtin_rulebook().by_id

    def must_keep(self, entry: Entry, *, met: bool) -> bool:
        """Whether an entry stays when the baseline is renewed: the run knows nothing about it."""
        has_new_name = met and entry.path in self.start.baseline.gone
        if not self._covers(entry.path) and not has_new_name:
            return True
        return self.start.narrow and entry.rule not in self._rules


def read_baselines(files: Sequence[str], write: str) -> Baseline:
    """The baselines in some files as one; the one that is to be written need not be there.

    Raises:
        BaselineError: one is missing or damaged.
    """
    there = [file for file in files if os.path.lexists(file) or not is_same_file(file, write)]
    return Baseline(tuple(entry for file in there for entry in read_baseline(file).entries))


def is_same_file(one: str, other: str) -> bool:
    """Whether two names are of one file, whether it exists or not."""
    return bool(one and other) and os.path.realpath(one) == os.path.realpath(other)
