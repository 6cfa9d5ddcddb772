"""The options that commands share, and the settings they amount to."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from linter.cli.console import FAILED, refuse_missing_folder
from linter.config import LANGUAGES, parse_size

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from linter.config import Configs


def _size(_ctx: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    try:
        return None if value is None else parse_size(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _globs(_ctx: click.Context, _param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    if value:
        from linter.config.values import refuse_bad_glob

        for glob in value:
            try:
                refuse_bad_glob(glob)
            except ValueError as error:
                raise click.BadParameter(str(error)) from error
    return tuple(value)


def _encodings(_ctx: click.Context, _param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    if value:
        from linter.config import SETTINGS
        from linter.config.values import value_of

        try:
            value_of(SETTINGS["encodings"], list(value))
        except ValueError as error:
            raise click.BadParameter(str(error)) from error
    return tuple(value)


def _per_file(
    _ctx: click.Context, _param: click.Parameter, value: Sequence[str]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """GLOB:CODES as pairs; the codes stand behind the last colon, divided by commas or blanks."""
    pairs = []
    for item in value:
        glob, _, codes = item.rpartition(":")
        rules = tuple(codes.replace(",", " ").split())
        if not glob or not rules:
            raise click.BadParameter(f"“{item}” is not GLOB:CODES; write for example 'poems/*:DUP,CON001'")
        _globs(_ctx, _param, (glob,))
        pairs.append((glob, rules))
    return tuple(pairs)


def _jobs(_ctx: click.Context, _param: click.Parameter, value: str) -> int | None:
    if value == "auto":
        return None
    if not value.isdigit() or int(value) < 1:
        raise click.BadParameter("give a number of processes from 1, or auto")
    return int(value)


PATHS = click.argument("paths", nargs=-1, type=click.Path())
OUTPUT = click.option("-o", "--output", multiple=True, metavar="FORMAT:FILE",
                      help="Also write a report to a file; may be given several times.")  # fmt: skip
GLOSSARY = click.option(
    "--glossary",
    multiple=True,
    type=click.Path(),
    metavar="FILE",
    help="Report the terms that this glossary (CSV or TBX) forbids; may be given several times.",
)
PER_FILE = click.option("--per-file-ignores", multiple=True, callback=_per_file, metavar="GLOB:CODES",
                        help="Leave these rules out in these files; may be given several times.")  # fmt: skip
NAMES = (
    click.option("--roster", type=click.Path(), metavar="FILE", help="The project's people: forms, who is not whom."),
    click.option("--inventory", type=click.Path(), metavar="FILE",
                 help="The names of the project's other files, kept by `mtlint names --inventory FILE`."),
)  # fmt: skip
FILES = (
    click.option("--exclude", "--extend-exclude", "exclude", multiple=True, callback=_globs, metavar="GLOB",
                 help="Never lint these either, named files included."),
    click.option("--force-exclude/--no-force-exclude", default=None,
                 help="Whether excludes hold for files that are named [yes]."),
    click.option("--include", multiple=True, callback=_globs, metavar="GLOB",
                 help="Also lint these files in folders."),
    click.option("--gitignore/--no-gitignore", default=None, help="Whether .gitignore holds in folders [yes]."),
    click.option("--max-file-size", callback=_size, metavar="SIZE", help="Skip larger files [10MB]."),
    click.option("--language", type=click.Choice(LANGUAGES),
                 help="`any` also lints files whose prose is not English [en]."),
    click.option("--encoding", "encodings", multiple=True, callback=_encodings, metavar="NAME",
                 help="Try this for files that are neither UTF-8 nor UTF-16; may be given several times."),
    click.option("--config", "config_texts", multiple=True, metavar="FILE|'KEY=VALUE'",
                 help="Use this settings file alone, or set one setting as in a file; may be given several times."),
    click.option("--isolated", is_flag=True, help="Use no settings file."),
    click.option("-j", "--jobs", default="auto", callback=_jobs, metavar="N", help="Processes [auto]."),
)  # fmt: skip
READING = click.option(
    "--reading/--no-reading",
    default=None,
    help="Whether reports say how strongly each text reads as machine translated [yes].",
)
CACHE = (
    click.option("--cache/--no-cache", default=None, help="Whether results are kept between large runs [yes]."),
    click.option("--cache-dir", type=click.Path(), metavar="DIR", help="Keep them here [the user's cache folder]."),
)
SHOW = (
    click.option("--show-settings", is_flag=False, flag_value="", metavar="[FILE]",
                 help="Print the settings that hold for a file and where each comes from, and lint nothing."),
    click.option("--show-files", is_flag=True, help="Print the files that would be linted, and lint nothing."),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 also where there are findings."),
)  # fmt: skip
SAYING = (
    click.option("-q", "--quiet", is_flag=True, help="Print no notes."),
    click.option("-v", "--verbose", is_flag=True, help="Say more: skipped files, settings, time."),
)


def with_options(options: Sequence[Callable[[Any], Any]]) -> Callable[[Any], Any]:
    """A decorator that adds options in this order."""

    def decorate(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def forgiving(command: Callable[..., int]) -> Callable[..., int]:
    """A decorator of a command: with --exit-zero, findings do not make it fail."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> int:
        code = command(*arguments, **options)
        return 0 if code == FAILED and options["exit_zero"] else code

    return run


def configs_of(options: dict[str, Any]) -> Configs:
    """The settings that the options amount to, for each folder."""
    from linter.config import SETTINGS, Configs
    from linter.config.layers import Layer

    fields = [setting.field for setting in SETTINGS.values()]
    given = {field: options[field] for field in fields if field in options}
    if not options["config_texts"]:
        return Configs(Layer(why="--isolated") if options["isolated"] else None, **given)
    from linter.config.read import on_command_line

    fixed, inline = on_command_line(options["config_texts"], isolated=options["isolated"])
    return Configs(fixed, inline, **given)


def glossaries_of(given: Sequence[str]) -> tuple[str, ...]:
    """The glossaries that the settings of the current folder name, and those given on the command line."""
    import os

    from linter.config import Configs

    return Configs(glossary=tuple(given)).of_folder(os.getcwd()).glossary


def outputs_of(values: Sequence[str], formats: Callable[[str], object]) -> list[tuple[str, str]]:
    """FORMAT:FILE as pairs, refused before any work if `formats` does not know a format."""
    pairs = []
    for value in values:
        format_, colon, file = value.partition(":")
        if not colon or not file:
            raise click.BadParameter(f"“{value}” is not FORMAT:FILE", param_hint="--output")
        formats(format_)
        refuse_missing_folder(file)
        pairs.append((format_, file))
    return pairs
