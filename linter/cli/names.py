"""`mtlint names`: who is named in some files, in which forms, and what is doubtful about them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from linter.cli.console import BROKEN, note, notes_on_files, written
from linter.cli.help import Grouped
from linter.cli.options import FILES, OUTPUT, PATHS, SAYING, configs_of, outputs_of, with_options

if TYPE_CHECKING:
    from linter.census import Taken
    from linter.checks.names.roster import Roster
    from linter.config import Configs
    from linter.people.values import People

_OPTIONS = (
    click.option("--format", "format_", type=click.Choice(["table", "json", "csv"]), default="table",
                 show_default=True, help="How the people are printed."),
    OUTPUT,
    click.option("--roster", type=click.Path(), metavar="FILE", help="The project's people: forms, who is not whom."),
    click.option("--inventory", type=click.Path(), metavar="FILE",
                 help="Keep the names of all files here: renewed for PATHS, read for the others."),
    click.option("--explain", nargs=2, metavar="NAME NAME",
                 help="Say how the verdict on two names comes about, and nothing else."),
    click.option("--write-roster", type=click.Path(), metavar="FILE",
                 help="Draft a roster from what is found, and print nothing else."),
    click.option("--force", is_flag=True, help="Let --write-roster replace a file."),
)  # fmt: skip


@click.command(cls=Grouped)
@with_options([PATHS, *_OPTIONS, *FILES, *SAYING])
def names(paths: tuple[str, ...], **options: Any) -> int:
    """List the people that PATHS name (default: the current folder), with the forms of each."""
    from linter.reporters import names_reporter

    paths = paths or (".",)
    _refuse_contradictions(paths, options)
    outputs = outputs_of(options["output"], names_reporter)
    configs = configs_of(options)
    config = configs.of_run(paths)
    roster = _roster(config.roster)
    if options["explain"]:
        return _explain(paths, configs, roster, options)
    taken = _taken(paths, configs, roster, options)
    from linter.people.reckoning import people_of

    people = people_of(taken.census, roster)
    if options["write_roster"]:
        _write_roster(people, roster, options)
    else:
        names_reporter(options["format_"]).write(people, sys.stdout)
        sys.stdout.flush()
    for format_, file in outputs:
        with written(file) as out:
            names_reporter(format_).write(people, out)
    return _closed(taken, options)


def _refuse_contradictions(paths: tuple[str, ...], options: dict[str, Any]) -> None:
    if "-" in paths:
        raise click.UsageError("names are gathered from files and folders, not from standard input; name some")
    if options["explain"] and options["write_roster"]:
        raise click.UsageError("--explain and --write-roster each stand alone")
    if options["explain"] and not all(name.strip() for name in options["explain"]):
        raise click.BadParameter("give two names", param_hint="--explain")
    if options["force"] and not options["write_roster"]:
        raise click.UsageError("--force goes with --write-roster")


def _roster(file: str) -> Roster:
    from linter.checks.names.roster import NO_ROSTER
    from linter.roster import load_roster

    return load_roster(file) if file else NO_ROSTER


def _taken(paths: tuple[str, ...], configs: Configs, roster: Roster, options: dict[str, Any]) -> Taken:
    from linter.census import take
    from linter.engine.discover import discover

    found = discover(paths, configs)
    if options["verbose"]:
        note(f"roster: {roster.file or 'none'}")
    return take(found, roster, options["jobs"], configs.of_run(paths).inventory)


def _closed(taken: Taken, options: dict[str, Any]) -> int:
    """The notes at the end, and the exit code."""
    for problem in taken.problems:
        note(f"{problem.location.path}: {problem.message}")
    if not options["quiet"]:
        if not taken.census.files and not taken.skipped:
            note("no files to look at")
        elif not taken.census.forms and options["format_"] != "table":  # the table says it itself
            note("no names of persons found")
        notes_on_files(iter(taken.skipped), verbose=options["verbose"])
    return BROKEN if taken.problems else 0


def _write_roster(people: People, roster: Roster, options: dict[str, Any]) -> None:
    from linter.people.draft import draft, save

    file = options["write_roster"]
    save(draft(people, roster), file, replace=options["force"])
    if not options["quiet"]:
        note(f"wrote {file}; read it before you use it")


def _explain(paths: tuple[str, ...], configs: Configs, roster: Roster, options: dict[str, Any]) -> int:
    from linter.engine.discover import discover
    from linter.explanation import explain

    one, other = options["explain"]
    for line in explain(discover(paths, configs), one, other, roster, options["jobs"]):
        click.echo(line)
    return 0
