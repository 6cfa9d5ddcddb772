"""Takes the census of a folder: reads files, with or without an inventory, and gathers the names in them.

The files are read by the engine as for `mtlint check`, so the same ones are skipped; the only rule is a check that
says which names a document holds.
"""

from __future__ import annotations

import os
from array import array
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from linter.checks.names.census import Census as CensusCheck
from linter.checks.names.census import PairSummary, merged_pairs
from linter.checks.names.summary import FormSummary, merged
from linter.engine.discover import Found, by_config
from linter.engine.run import each
from linter.errors import ReadError
from linter.findings import Severity
from linter.inventory import Keeper, content_of, stored_files
from linter.inventory.lines import FileNames
from linter.people.reckoning import Census
from linter.rulebook.compiled import builtin_rulebook
from linter.rulebook.model import Origin, Rule, Rulebook
from linter.rulebook.select import select
from linter.text.reading import read_bytes
from linter.version import __version__

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from linter.checks.names.question import Question
    from linter.checks.names.roster import Roster
    from linter.config import Config
    from linter.engine.discover import Target
    from linter.engine.lint import Linted
    from linter.findings import Finding

_RULE = "names"


class Taken(NamedTuple):
    """A census with what went wrong.

    Attributes:
        census: the names.
        skipped: the files that were not looked at, with the reason.
        problems: what the engine found wrong: files that cannot be read, checks that crash.
    """

    census: Census
    skipped: list[tuple[str, str]]
    problems: list[Finding]


def take(found: Found, roster: Roster, jobs: int | None, inventory: str = "") -> Taken:
    """The census of some files and, where there is an inventory, of the other files that it keeps.

    The inventory is renewed for these files; those whose content it knows are not looked at again, and those that
    are gone are dropped from it.

    Args:
        found: the files.
        roster: what the project knows of its people.
        jobs: processes; None means one for each core where the work is worth it.
        inventory: the file that keeps the names of a folder; empty for none.

    Raises:
        LinterError: an inventory that is damaged or cannot be written; a worker process that died.
    """
    tally, skipped, problems = Tally(), list(found.skipped), []
    states = {config: _state(config, roster) for config in by_config(found.targets)}
    contents: dict[str, str] = {}
    changed = found
    config_of = {target.path: target.config for target in found.targets}
    with ExitStack() as stack:
        keeper = stack.enter_context(Keeper(inventory)) if inventory else None
        if keeper:
            contents, changed = _changed(found, states, inventory)
        for linted, reason in each(changed, {config: _rulebook(CensusCheck(roster)) for config in states}, jobs):
            wrong = [finding for finding in linted.findings if finding.category == "internal"]
            problems += wrong
            if reason is not None:
                skipped.append((linted.path, reason))
            if reason is not None or wrong:
                continue  # and nothing of it is kept, so that the next run looks again
            names = _names(linted, contents.get(linted.path, ""), states[config_of[linted.path]])
            tally.add(names)
            if keeper:
                keeper.add(names)
        if keeper:
            looked_at = {target.path for target in changed.targets}.union(path for path, _ in skipped)
            for names in others(inventory, looked_at):
                tally.add(names)
            keeper.finish(lambda path: path in looked_at or not os.path.lexists(path))
    return Taken(tally.census, sorted(skipped), problems)


def asked_of(found: Found, question: Question, jobs: int | None) -> Iterator[Mapping[str, Any]]:
    """What each file has to say to a question about two names; files with nothing to say are left out."""
    for linted, _ in each(found, {config: _rulebook(question) for config in by_config(found.targets)}, jobs):
        if said := linted.summaries.get(_RULE):
            yield said


def others(inventory: str, looked_at: Collection[str]) -> Iterator[FileNames]:
    """What an inventory keeps of files that were not looked at and are still there.

    Raises:
        NamesError: the inventory cannot be read or is damaged.
    """
    for names in stored_files(inventory):
        if names.path not in looked_at and os.path.lexists(names.path):
            yield names


def kept_forms(inventory: str, looked_at: Collection[str]) -> Mapping[str, FormSummary]:
    """The names that an inventory keeps of files that are not looked at, by key.

    Raises:
        NamesError: the inventory cannot be read or is damaged.
    """
    tally = Tally()
    for names in others(inventory, looked_at):
        tally.add(names)
    return tally.census.forms


class Tally:
    """Adds up the names of files; minds no order of them."""

    def __init__(self) -> None:
        self._forms: dict[str, FormSummary] = {}
        self._pairs: dict[str, PairSummary] = {}
        self._where: dict[str, array[int]] = {}
        self._files = 0

    def add(self, names: FileNames) -> None:
        """One more file."""
        for key, form in names.forms.items():
            mine = self._forms.get(key)
            self._forms[key] = merged(mine, form) if mine else form
            self._where.setdefault(key, array("I")).append(self._files)
        for topic, pair in names.pairs.items():
            same = self._pairs.get(topic)
            self._pairs[topic] = merged_pairs(same, pair) if same else pair
        self._files += 1

    @property
    def census(self) -> Census:
        """The names so far."""
        return Census(self._forms, self._pairs, self._where, self._files)


def _names(linted: Linted, content: str, state: str) -> FileNames:
    found = cast("dict[str, Any]", linted.summaries.get(_RULE, {}))
    forms = {summary.key: summary for summary in found.values() if isinstance(summary, FormSummary)}
    pairs = {summary.topic: summary for summary in found.values() if isinstance(summary, PairSummary)}
    return FileNames(linted.path, content, state, forms, pairs)


def _changed(found: Found, states: dict[Config, str], inventory: str) -> tuple[dict[str, str], Found]:
    """The content of every file, and the files that the inventory does not know as they are."""
    known = {names.path: (names.content, names.state) for names in stored_files(inventory)}
    contents: dict[str, str] = {}
    changed = Found()
    for target in found.targets:
        content = contents[target.path] = _content(target)
        if known.get(target.path) != (content, states[target.config]):
            changed.targets.append(target)
    return contents, changed


def _content(target: Target) -> str:
    try:
        return content_of(read_bytes(target.file, target.config.max_file_size + 1))
    except ReadError:
        return ""  # reading it again to look at it will say so


def _state(config: Config, roster: Roster) -> str:
    """What decides besides its content which names are found in a file."""
    parts = (__version__, config.language, config.encodings, config.max_file_size, roster.people, roster.distinct)
    return content_of(repr(parts).encode("utf-8", "backslashreplace"))


def _rulebook(check: CensusCheck | Question) -> Rulebook:
    """A check without a rule, beside the rules of the engine itself."""
    rule = Rule(
        id=_RULE, name=_RULE, category="names", severity=Severity.INFO, confidence=1.0, default=True, message="",
        why="", check=check, check_name="names", triggers=(), fix=None, suggest=(),
        above=(), replaces=(), formats=(), origin=Origin("", 0),
    )  # fmt: skip
    return Rulebook((rule, *select(builtin_rulebook(), ["internal"]).rules))
