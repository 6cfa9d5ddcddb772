"""`mtlint check`: lints files and folders."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from linter.cli.adoption import ADOPTION, by_file, ended, leave_out_baselines, paths_of, start_of, told
from linter.cli.advice import GRAMMAR, advised
from linter.cli.completion import complete_rules
from linter.cli.console import BROKEN, FAILED, note, notes_on_files
from linter.cli.fixes import FIXES, fixing_of, print_difference, print_fixed, tell
from linter.cli.help import EXIT_CODES, Grouped
from linter.cli.options import (
    CACHE,
    FILES,
    GLOSSARY,
    NAMES,
    PATHS,
    PER_FILE,
    READING,
    SAYING,
    SHOW,
    configs_of,
    forgiving,
    with_options,
)
from linter.cli.reporting import ANNOTATIONS, REPORTS, plan_of, without_reports, write_reports
from linter.config import ENDINGS, FAIL_ON

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from linter.cli.reporting import Plan
    from linter.config import Configs
    from linter.engine.collect import Outcome
    from linter.engine.fix import Fixing
    from linter.engine.start import Adopted
    from linter.findings import Report


def _codes(_ctx: click.Context, _param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """Selectors: repeatable, and several in one separated by commas."""
    return tuple(code.strip() for item in value for code in item.split(",") if code.strip())


_SELECTORS: dict[str, Any] = {
    "multiple": True, "callback": _codes, "metavar": "CODES", "shell_complete": complete_rules,
}  # fmt: skip
_RULES = (
    click.option("--select", **_SELECTORS,
                 help="Use these rules alone: ids, prefixes of ids, names, categories, severities or all."),
    click.option("--extend-select", **_SELECTORS, help="Use these rules too."),
    click.option("--ignore", **_SELECTORS, help="Leave these rules out."),
    PER_FILE,
    GLOSSARY,
    click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="SHARE",
                 help="Report only findings of at least this confidence."),
    click.option("--fail-on", type=click.Choice(FAIL_ON), help="Mildest severity that fails the run [warning]."),
    *REPORTS,
    ANNOTATIONS,
    READING,
    click.option("--show-suppressed", is_flag=True, help="List what is kept out of the report, and by what."),
    click.option("--statistics", is_flag=True, help="Add counts per rule, file and category on stderr."),
)  # fmt: skip
_HOW = (
    click.option("--stdin-filename", metavar="NAME", help="What to call standard input, given as `-`."),
    *SAYING,
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
                 help="Colours; auto minds NO_COLOR and FORCE_COLOR."),
)  # fmt: skip


@click.command(cls=Grouped, epilog=EXIT_CODES)
@with_options([PATHS, *_RULES, *FIXES, *ADOPTION, *NAMES, *GRAMMAR, *FILES, *CACHE, *SHOW, *_HOW])
@forgiving
def check(paths: tuple[str, ...], **options: Any) -> int:
    """Lint PATHS, files or folders (default: the current folder; `-` is standard input)."""
    import time

    from linter import timing

    started = time.perf_counter()
    if options["statistics"]:
        timing.begin()
    plan = plan_of(options)
    configs = configs_of(options)
    paths = paths_of(paths, configs, options)
    if options["show_settings"] is not None or options["show_files"]:
        from linter.cli.settings import show

        return show(paths, configs, options)
    fixing = fixing_of(options)
    data = _standard_input(paths)
    outcome, adopted = _outcome(paths, configs, options, _Task(data, fixing, plan))
    if options["diff"]:
        tell(outcome, options)
        return print_difference(outcome)
    if fixing and data is not None:
        print_fixed(data, outcome)
    if not options["fix_only"]:
        with timing.stage("report"):
            _report(outcome.report, options, plan, sys.stdout if data is None or not fixing else sys.stderr)
    tell(outcome, options)
    if not options["quiet"]:
        _notes(outcome.report, verbose=options["verbose"])
    least = told(adopted, options)
    _times(options, time.perf_counter() - started)
    if _is_broken(outcome):
        return BROKEN
    if options["exit_non_zero_on_fix"] and outcome.fixed:
        return FAILED
    return least if options["fix_only"] else max(least, _exit_code(outcome.report, configs.of_run(paths).fail_on))


def _is_broken(outcome: Outcome) -> bool:
    """Whether the run did not do all that it was to do; says why."""
    if outcome.crashed:
        note("mtlint: a check crashed; see the finding INT001")
    if outcome.unheard:
        note(f"mtlint: {outcome.unheard}")
    return outcome.crashed or outcome.heard_needed or any(file.problem for file in outcome.fixed)


def _report(report: Report, options: dict[str, Any], plan: Plan, stream: TextIO) -> None:
    """The findings on a stream and in the files that were asked for."""
    write_reports(report, plan, options, stream)
    if options["statistics"]:
        from linter.reporters import reporter

        reporter("table").write(report, sys.stderr, color=False)


def _times(options: dict[str, Any], seconds: float) -> None:
    """How long the run took, as far as that was asked for."""
    if options["statistics"]:
        from linter import timing

        note("\n".join(timing.lines()))
    if options["verbose"]:
        note(f"{seconds:.2f} s")


class _Task(NamedTuple):
    """What to lint where it is no file, what to do about fixes, and where reports go."""

    data: bytes | None
    fixing: Fixing | None
    plan: Plan


def _standard_input(paths: Sequence[str]) -> bytes | None:
    """The bytes of standard input if it is what is linted."""
    if "-" not in paths:
        return None
    if len(paths) > 1:
        raise click.UsageError("`-` stands alone, for standard input is one text; leave the other paths out")
    return sys.stdin.buffer.read()


def _outcome(
    paths: tuple[str, ...], configs: Configs, options: dict[str, Any], task: _Task
) -> tuple[Outcome, Adopted | None]:
    from linter.api import known_names, rules_of
    from linter.cli.progress import watching
    from linter.engine.discover import Found, by_config, discover, is_excluded
    from linter.engine.run import How, run, run_text
    from linter.timing import stage

    if task.data is not None:
        name = (options["stdin_filename"] or "stdin.txt").replace(os.sep, "/")
        config = configs.of_folder(os.path.dirname(os.path.abspath(name)))
        book = rules_of(config)
        start, fixing = start_of(paths, [config], options, task.fixing)
        if is_excluded(name, config):
            found = Found()
            found.skipped.append((name, "excluded"))
            return ended(run(found, {config: book}, 1, None), start, [book])
        with advised({config: book}, options) as (adviser, books):
            how = How(fixing, show_suppressed=options["show_suppressed"], adviser=adviser)
            return ended(run_text(task.data, name, config, books[config], how), start, books.values())
    with stage("discover"):
        found = discover(paths, configs)
        without_reports(found, task.plan)
    if not found.targets:
        rules_of(configs.of_folder(os.getcwd()))  # a misspelt selector is an error even where nothing is linted
    books = {config: rules_of(config) for config in by_config(found.targets)}
    if options["verbose"]:
        for config in books:
            note(f"settings: {config.file or 'defaults'}")
    inventory = configs.of_run(paths).inventory
    if inventory and not os.path.exists(inventory) and not options["quiet"]:
        note(f"no inventory at {inventory} yet; `mtlint names --inventory {inventory}` makes it")
    start, fixing = start_of(paths, {configs.of_run(paths), *books}, options, task.fixing)
    leave_out_baselines(found, start)
    found.leave_out([file for config in books for file in config.glossary], "a glossary")
    known = known_names(found, books, inventory)
    books = by_file(books, known, options)
    watch = watching(found.targets, quiet=options["quiet"])
    with advised(books, options) as (adviser, books):
        how = How(fixing, watch, show_suppressed=options["show_suppressed"], adviser=adviser)
        return ended(run(found, books, options["jobs"], known, how), start, books.values())


def _exit_code(report: Report, fail_on: str) -> int:
    if fail_on == "never":
        return 0
    rank = FAIL_ON.index(fail_on)
    return FAILED if any(finding.severity.rank <= rank for finding in report.findings) else 0


def _notes(report: Report, *, verbose: bool) -> None:
    if not report.files:
        note(f"no files to lint; in folders {' '.join(ENDINGS)} are looked at, --include GLOB adds others")
    notes_on_files(((file.path, file.skipped) for file in report.files if file.skipped is not None), verbose=verbose)
