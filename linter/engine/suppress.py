"""What is kept out of a report by the text itself, beside it and by settings, and what is said about that.

The stages are asked where all findings of a file are known: at the end of a run. Fixing asks them as well, file by
file, so that nothing is mended that is to stay as it is.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from linter.engine.identity import with_identities
from linter.engine.lint import finding_at
from linter.findings import Change, Excerpt, Finding, Hit, Place
from linter.suppression.codes import Codes
from linter.suppression.directives import FILE, KEYWORDS, LINE, NEXT, OFF
from linter.suppression.lists import lists_of, side_car_of
from linter.suppression.stages import FileStages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from linter.config import Config
    from linter.engine.discover import Found
    from linter.engine.lint import Linted
    from linter.findings import Suppressed
    from linter.rulebook.model import Rulebook
    from linter.suppression.directives import Directive
    from linter.suppression.entries import Entry, Listed
    from linter.suppression.lists import ProjectLists

_UNKNOWN, _BLANKET, _UNUSED = "SUP001", "SUP002", "SUP003"
_REACH = {LINE: "its line", NEXT: "the next line", FILE: "the whole file"}
_MOST_SHOWN = 5  # codes that a suggestion names


class Suppressor:
    """The stages of a run; can be sent to a worker.

    Attributes:
        rulebooks: the rules for each set of settings.
        shown: whether the report lists what is kept out.
        folders: those that the run looks through as a whole.
    """

    def __init__(self, rulebooks: Mapping[Config, Rulebook], *, shown: bool = False) -> None:
        """For no files yet, and without lists."""
        self.rulebooks = rulebooks
        self.shown = shown
        self._lists: dict[Config, ProjectLists] = {}
        self._configs: dict[str, Config] = {}
        self._side_cars: dict[str, Listed] = {}
        self.folders: tuple[str, ...] = ()
        self._codes: Codes | None = None

    @classmethod
    def with_lists(cls, rulebooks: Mapping[Config, Rulebook], *, shown: bool = False) -> Suppressor:
        """With the lists that the settings name.

        Raises:
            ConfigError: a list of accepted findings that cannot be understood.
            LinterError: a setting names no rule.
        """
        made = cls(rulebooks, shown=shown)
        for config in rulebooks:
            lists = made._lists[config] = lists_of(config)
            for code in sorted({code for _, codes in lists.globs for code in codes}):
                made._refuse_unknown(code)
        return made

    @classmethod
    def of_files(cls, found: Found, rulebooks: Mapping[Config, Rulebook], *, shown: bool = False) -> Suppressor:
        """For the files of a run, whose side-cars are read.

        Raises:
            ConfigError: a side-car or a list of accepted findings that cannot be understood.
            LinterError: a setting names no rule.
        """
        made = cls.with_lists(rulebooks, shown=shown)
        made.folders = tuple(found.folders)
        for target in found.targets:
            made.add(target.path, target.config, target.file)
        return made

    def add(self, path: str, config: Config, file: str = "") -> None:
        """Say which settings hold for a text, and read what stands beside its file, if it has one."""
        self._configs[path] = config
        if file and (side_car := side_car_of(file, path)):
            self._side_cars[path] = side_car

    def of_file(self, linted: Linted) -> FileStages | None:
        """The stages for a file; None where there are none, as for nearly all."""
        config = self._configs.get(linted.path)
        project = self._lists.get(config) if config else None
        lists = project.of_file(linted.path, self._side_cars.get(linted.path)) if project else None
        return FileStages(linted.marks, lists, self.codes) if linted.marks or lists else None

    @property
    def codes(self) -> Codes:
        """What codes mean, among all rules there are."""
        if self._codes is None:
            from linter.rulebook.compiled import builtin_rulebook

            self._codes = Codes(builtin_rulebook().rules)
        return self._codes

    def mendable(self, linted: Linted) -> Sequence[Finding]:
        """The findings of a document whose fixes may be applied."""
        stages = self.of_file(linted)
        if stages is None:
            return linted.findings
        kept, _ = stages.split(linted.findings)
        own, _ = stages.split(self._about(linted, stages, folder=False))
        return sorted([*kept, *own], key=lambda finding: finding.order)

    def split(
        self, findings: Sequence[Finding], looked_at: Mapping[str, Linted], withdrawn: Iterable[Finding] = ()
    ) -> tuple[list[Finding], list[Suppressed]]:
        """The findings of a run that stay, with those about suppressions, and the others, each in order.

        Args:
            findings: of all files and of the folder.
            looked_at: the files of the run.
            withdrawn: findings that are withdrawn for other reasons; what keeps them out is still of use.
        """
        of_file = {path: stages for path, linted in looked_at.items() if (stages := self.of_file(linted))}
        if not of_file:
            return list(findings), []
        for finding in withdrawn:
            if finding.location.path in of_file:
                of_file[finding.location.path].note(finding)
        kept = [finding for finding in findings if finding.location.path not in of_file]
        out: list[Suppressed] = []
        mine: dict[str, list[Finding]] = {path: [] for path in of_file}
        for finding in findings:
            if finding.location.path in mine:
                mine[finding.location.path].append(finding)
        for path, stages in of_file.items():
            stay, leave = stages.split(mine[path])
            own_stay, own_leave = stages.split(self._about(looked_at[path], stages, folder=True))
            kept += (*stay, *own_stay)
            out += (*leave, *own_leave)
        kept.sort(key=lambda finding: finding.order)
        out.sort(key=lambda one: one.finding.order)
        return kept, out

    def _about(self, linted: Linted, stages: FileStages, *, folder: bool) -> Iterable[Finding]:
        """What is to be said about the suppressions of a file, once its findings have been asked for.

        Without `folder` nothing is said of rules that compare files.
        """
        config = self._configs[linted.path]
        book = self.rulebooks[config]
        said = _Said(stages, book, whole=folder and self._is_whole(config), sure=not config.min_confidence)
        found = [finding for finding in said.all() if finding.rule in book.by_id]
        by_path: dict[str, list[Finding]] = {}
        for finding in sorted(found, key=lambda finding: finding.order):
            by_path.setdefault(finding.location.path, []).append(finding)
        return [finding for some in by_path.values() for finding in with_identities(some)]

    def _is_whole(self, config: Config) -> bool:
        """Whether the run looks at the whole folder that some settings are for."""
        root = os.path.abspath(config.root)
        return any(root == folder or root.startswith(os.path.join(folder, "")) for folder in self.folders)

    def _refuse_unknown(self, code: str) -> None:
        if not self.codes.known(code):
            from linter.errors import LinterError

            near = self.codes.nearest(code)
            hint = f"; did you mean “{near}”?" if near else "; `mtlint rule --all` lists them"
            raise LinterError(f"per-file-ignores: no rule answers to “{code}”{hint}")


def in_text(linted: Linted, rulebook: Rulebook, config: Config) -> Sequence[Finding]:
    """The findings of a text that stay, where nothing but the text itself is asked."""
    if linted.marks is None:
        return linted.findings
    suppressor = Suppressor({config: rulebook})
    suppressor.add(linted.path, config)
    return suppressor.mendable(linted)


class _Said:
    """What is said about the suppressions of a file."""

    def __init__(self, stages: FileStages, book: Rulebook, *, whole: bool, sure: bool) -> None:
        self._stages = stages
        self._book = book
        self._codes = stages.codes
        self._whole = whole
        self._sure = sure and stages.marks.whole

    def all(self) -> Iterator[Finding]:
        """All findings of the family `suppression`."""
        for directive in self._stages.marks.directives:
            yield from self._form(directive)
        for entry in self._stages.lists.entries:
            if not self._codes.known(entry.code):
                yield self._finding(_UNKNOWN, _place_of(entry), self._unknown("rule", [entry.code]))
        for directive, codes in self._stages.idle_codes():
            yield from self._idle(directive, codes)
        for entry in self._stages.idle_entries():
            if self._is_idle(entry.code):
                hit = _hit({"what": f"the entry for {entry.code} and “{entry.text}”"})
                yield self._finding(_UNUSED, _place_of(entry), hit)

    def _form(self, directive: Directive) -> Iterator[Finding]:
        place = Place(directive.location, directive.excerpt)
        if directive.keyword not in KEYWORDS:
            yield self._finding(_UNKNOWN, place, self._unknown("directive", [directive.keyword]))
            return
        if unknown := [code for code in directive.codes if not self._codes.known(code)]:
            yield self._finding(_UNKNOWN, place, self._unknown("rule", unknown))
        if not directive.codes and directive.keyword != OFF:
            rules = self._stages.silenced(directive)[:_MOST_SHOWN] or ["DUP001"]
            values = {
                "reach": _REACH.get(directive.keyword, "all that follows"),
                "example": f"{directive.keyword} {', '.join(rules)}",
            }
            yield self._finding(_BLANKET, place, _hit(values))
        if directive.keyword == OFF and directive.hint:
            yield self._unused(directive, "enable", "")

    def _idle(self, directive: Directive, codes: list[str]) -> Iterator[Finding]:
        idle = [code for code in codes if self._is_idle(code)]
        if not idle or directive.keyword not in KEYWORDS:
            return
        left = [code for code in directive.codes if code not in idle]
        what = f"{directive.keyword} {', '.join(idle)}".strip()
        yield self._unused(directive, what, ", ".join(left))

    def _is_idle(self, code: str) -> bool:
        """Whether a code that was of no use can be called so: all rules that it names were asked."""
        named = self._codes.named(code)
        if not self._sure or (code and not self._codes.known(code)) or not named <= self._book.by_id.keys():
            return False
        meant = self._codes.meant(code) if code else named
        about_us = any(self._book.by_id[id_].category == "suppression" for id_ in named)
        return bool(named) and not about_us and (self._whole or not self._codes.compares_files(meant))

    def _unused(self, directive: Directive, what: str, left: str) -> Finding:
        """A directive that is of no use, or of use for the codes `left` only.

        What names rules that compare files cannot be told while a file is fixed, and is left to a person.
        """
        change = None
        if left and directive.codes_at:
            change = Change(directive.codes_at, left)
        elif directive.removal:
            change = Change(directive.removal, "")
        local = directive.keyword == OFF or (
            bool(directive.codes) and not self._codes.compares_files(self._codes.of(directive.codes))
        )
        hit = _hit({"what": f"“{what}”"}, directive.hint)
        changes = (change,) if change and local else ()
        return self._finding(_UNUSED, Place(directive.location, directive.excerpt), hit, changes)

    def _unknown(self, kind: str, words: list[str]) -> Hit:
        near = [self._codes.nearest(word) for word in words] if kind == "rule" else [_near_keyword(words[0])]
        values = {"what": ", ".join(f"“{word}”" for word in words), "kind": kind}
        return _hit(values, suggestions=tuple(dict.fromkeys(filter(None, near))))

    def _finding(self, rule: str, place: Place, hit: Hit, changes: tuple[Change, ...] = ()) -> Finding:
        from linter.rulebook.compiled import builtin_rulebook

        return finding_at(self._book.by_id.get(rule) or builtin_rulebook().by_id[rule], hit, place, changes)


def _hit(values: Mapping[str, str], note: str = "", suggestions: tuple[str, ...] = ()) -> Hit:
    from linter.findings import Evidence
    from linter.text.spans import Span

    return Hit(Span(0, 0), values, evidence=(Evidence(note),) if note else (), suggestions=suggestions)


def _place_of(entry: Entry) -> Place:
    return Place(entry.location, Excerpt("", entry.line, ""))


def _near_keyword(word: str) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, KEYWORDS, 1)), "")
