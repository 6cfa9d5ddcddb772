"""What is kept out of a report by the text itself, beside it and by settings, and what is said about that.

The stages are asked where all findings of a file are known: at the end of a run. Fixing asks them as well, file by
file, so that nothing is mended that is to stay as it is.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

# What few projects use is imported when it is needed: this is on the way of every run.
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from linter.config import Config
    from linter.engine.discover import Found
    from linter.engine.lint import Linted
    from linter.findings import Finding, Suppressed
    from linter.rulebook.model import Rule, Rulebook
    from linter.suppression.codes import Codes
    from linter.suppression.entries import Listed
    from linter.suppression.lists import ProjectLists
    from linter.suppression.stages import FileStages

_PROJECT_FILE = ".mtlint-ignore"
_SIDE_CAR = ".mtlint"  # what the name of a side-car has behind that of its file


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
            if _has_lists(config):
                made._lists[config] = made._read(config)
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
        beside = file + _SIDE_CAR
        if file and os.path.isfile(beside):
            from linter.suppression.entries import read_entries

            self._side_cars[path] = read_entries(beside, path + _SIDE_CAR, side_car=True)

    def of_file(self, linted: Linted) -> FileStages | None:
        """The stages for a file; None where there are none, as for nearly all."""
        config = self._configs.get(linted.path)
        project = self._lists.get(config) if config else None
        side_car = self._side_cars.get(linted.path)
        if not (linted.marks or project or side_car):
            return None
        from linter.suppression.lists import lists_of_file
        from linter.suppression.stages import FileStages

        lists = lists_of_file(linted.path, project, side_car)
        return FileStages(linted.marks, lists, self.codes) if linted.marks or lists else None

    @property
    def codes(self) -> Codes:
        """What codes mean, among all rules there are."""
        if self._codes is None:
            from linter.rulebook.compiled import builtin_rulebook
            from linter.suppression.codes import Codes

            glossaries = {config.glossary for config in self.rulebooks if config.glossary}
            self._codes = Codes(_with_glossaries(glossaries) if glossaries else builtin_rulebook().rules)
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
        from linter.engine.about_suppressions import said_about

        config = self._configs[linted.path]
        whole = folder and self._is_whole(config)
        return said_about(stages, self.rulebooks[config], whole=whole, sure=not config.min_confidence)

    def _is_whole(self, config: Config) -> bool:
        """Whether the run looks at the whole folder that some settings are for."""
        root = os.path.abspath(config.home or config.root)
        return any(root == folder or root.startswith(os.path.join(folder, "")) for folder in self.folders)

    def _read(self, config: Config) -> ProjectLists:
        from linter.suppression.lists import lists_of

        lists = lists_of(config)
        for code in sorted({code for _, codes in lists.globs for code in codes}):
            if not self.codes.known(code):
                from linter.errors import LinterError

                near = self.codes.nearest(code)
                hint = f"; did you mean “{near}”?" if near else "; `mtlint rules` lists them"
                raise LinterError(f"per-file-ignores: no rule answers to “{code}”{hint}")
        return lists


def _with_glossaries(glossaries: Iterable[tuple[str, ...]]) -> Iterable[Rule]:
    """The rules that ship with mtlint and those of some glossaries, each once."""
    from linter.glossary.book import rulebook_with

    return {rule.id: rule for files in sorted(glossaries) for rule in rulebook_with(files).rules}.values()


def _has_lists(config: Config) -> bool:
    """Whether some settings leave anything out; most do not."""
    if config.ignore_file or config.per_file_ignores:
        return True
    if config.accept_names or config.accept_terms or config.accept_words:
        return True
    return os.path.isfile(os.path.join(config.home or config.root, _PROJECT_FILE))


def in_text(linted: Linted, rulebook: Rulebook, config: Config) -> Sequence[Finding]:
    """The findings of a text that stay, where nothing but the text itself is asked."""
    if linted.marks is None:
        return linted.findings
    suppressor = Suppressor({config: rulebook})
    suppressor.add(linted.path, config)
    return suppressor.mendable(linted)
