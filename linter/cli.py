"""The command line: parses, calls, prints. What a command needs is imported when it needs it.

Exit codes: 0 nothing at or above `--fail-on`, 1 findings, 2 something is wrong with the call, the settings,
a rule or mtlint itself, 130 after Ctrl-C.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from linter.config import FAIL_ON, LANGUAGES, parse_size
from linter.errors import LinterError
from linter.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from linter.engine.run import Outcome
    from linter.findings import Report

_FAILED, _BROKEN, _INTERRUPTED = 1, 2, 130
_FORMATS = ("text", "concise", "table", "json", "jsonl")


def main() -> NoReturn:
    """The entry point of the command."""
    gc.set_threshold(20_000, 20, 50)  # a run makes few cycles and ends soon
    _speak_utf8()
    try:
        code = mtlint.main(standalone_mode=False)
    except click.exceptions.Abort:
        code = _INTERRUPTED
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = _BROKEN
    except LinterError as error:
        _note(f"mtlint: {error}")
        code = _BROKEN
    except BrokenPipeError:
        # The reader of our output, such as `head`, has enough. Nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = _FAILED
    except Exception:  # noqa: BLE001  the last line of defence: an exit code of 1 would read as findings
        import traceback

        traceback.print_exc()
        _note("mtlint: this is a bug in mtlint; please report it with the lines above")
        code = _BROKEN
    sys.exit(code if isinstance(code, int) else 0)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="mtlint", message="%(prog)s %(version)s")
def mtlint() -> None:
    """Find what machine translation leaves behind in English text."""


def _size(_ctx: click.Context, _param: click.Parameter, value: str | None) -> int | None:
    try:
        return None if value is None else parse_size(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _codes(_ctx: click.Context, _param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """Selectors: repeatable, and several in one separated by commas."""
    return tuple(code.strip() for item in value for code in item.split(",") if code.strip())


def _jobs(_ctx: click.Context, _param: click.Parameter, value: str) -> int | None:
    if value == "auto":
        return None
    if not value.isdigit() or int(value) < 1:
        raise click.BadParameter("give a number of processes from 1, or auto")
    return int(value)


_OPTIONS: list[Callable[[Any], Any]] = [
    click.argument("paths", nargs=-1, type=click.Path()),
    click.option("--select", multiple=True, callback=_codes, metavar="CODES",
                 help="Use these rules alone: ids, prefixes of ids, names, categories, severities or all."),
    click.option("--extend-select", multiple=True, callback=_codes, metavar="CODES", help="Use these rules too."),
    click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Leave these rules out."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="SHARE",
                 help="Report only findings of at least this confidence."),
    click.option("--fail-on", type=click.Choice(FAIL_ON), help="Mildest severity that fails the run [warning]."),
    click.option("--format", "format_", type=click.Choice(_FORMATS), default="text", show_default=True,
                 help="How findings are printed."),
    click.option("-o", "--output", multiple=True, metavar="FORMAT:FILE",
                 help="Also write a report to a file; may be given several times."),
    click.option("--statistics", is_flag=True, help="Add counts per rule, file and category on stderr."),
    click.option("--exclude", multiple=True, metavar="GLOB", help="Never lint these, named files included."),
    click.option("--include", multiple=True, metavar="GLOB", help="Also lint these files in folders."),
    click.option("--gitignore/--no-gitignore", default=None, help="Whether .gitignore holds in folders [yes]."),
    click.option("--max-file-size", callback=_size, metavar="SIZE", help="Skip larger files [10MB]."),
    click.option("--language", type=click.Choice(LANGUAGES),
                 help="`any` also lints files whose prose is not English [en]."),
    click.option("--encoding", "encodings", multiple=True, metavar="NAME",
                 help="Try this for files that are neither UTF-8 nor UTF-16; may be given several times."),
    click.option("--config", "config_file", type=click.Path(), metavar="FILE", help="Use these settings alone."),
    click.option("--isolated", is_flag=True, help="Use no settings file."),
    click.option("-j", "--jobs", default="auto", callback=_jobs, metavar="N", help="Processes [auto]."),
    click.option("--stdin-filename", metavar="NAME", help="What to call standard input, given as `-`."),
    click.option("-q", "--quiet", is_flag=True, help="Print no notes."),
    click.option("-v", "--verbose", is_flag=True, help="Say more: skipped files, settings, time."),
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
                 help="Colours; auto minds NO_COLOR and FORCE_COLOR."),
]  # fmt: skip


def _with_options(function: Any) -> Any:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@mtlint.command()
@_with_options
def check(paths: tuple[str, ...], **options: Any) -> int:
    """Lint PATHS, files or folders (default: the current folder; `-` is standard input)."""
    import time

    started = time.perf_counter()
    outputs = _outputs(options["output"])
    configs = _configs(options)
    outcome = _outcome(paths or (".",), configs, options)
    _print(outcome.report, options["format_"], options["color"])
    for format_, file in outputs:
        _write(outcome.report, format_, file)
    if options["statistics"]:
        _statistics(outcome.report)
    if not options["quiet"]:
        _notes(outcome.report, verbose=options["verbose"])
    if options["verbose"]:
        _note(f"{time.perf_counter() - started:.2f} s")
    if outcome.crashed:
        _note("mtlint: a check crashed; see the finding INT001")
        return _BROKEN
    return _exit_code(outcome.report, _fail_on(paths or (".",), configs))


@mtlint.command()
@click.argument("selectors", nargs=-1, metavar="[ID]...")
@click.option("--all", "all_", is_flag=True, help="List all rules.")
def rule(selectors: tuple[str, ...], all_: bool) -> None:
    """Explain rules: what is wrong, why, examples, known false alarms."""
    from linter.rulebook.load import load_pack
    from linter.rulebook.packs import builtin_pack
    from linter.rulebook.pages import page, table
    from linter.rulebook.select import matching

    pages = load_pack(builtin_pack())
    if all_ or not selectors:
        click.echo(table(pages))
        return
    chosen = matching(selectors, tuple(p.rule for p in pages))
    click.echo("\n".join(page(p) for p in pages if p.rule.id in chosen).rstrip())


def _configs(options: dict[str, Any]) -> Any:
    from linter.config import Config, Configs, load_config

    fixed = None
    if options["config_file"]:
        fixed = load_config(options["config_file"])
    elif options["isolated"]:
        fixed = Config()
    keys = ("select", "extend_select", "ignore", "min_confidence", "fail_on", "exclude", "include", "gitignore",
            "max_file_size", "language", "encodings")  # fmt: skip
    return Configs(fixed, **{key: options[key] for key in keys})


def _outcome(paths: tuple[str, ...], configs: Any, options: dict[str, Any]) -> Outcome:
    from linter.api import rules_of
    from linter.engine.discover import by_config, discover
    from linter.engine.run import run, run_text

    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("`-` stands alone: standard input is one text")
        name = (options["stdin_filename"] or "stdin.txt").replace(os.sep, "/")
        config = configs.of_folder(_folder_of(name))
        return run_text(sys.stdin.buffer.read(), name, config, rules_of(config))
    found = discover(paths, configs)
    if not found.targets:
        rules_of(configs.of_folder(os.getcwd()))  # a misspelt selector is an error even where nothing is linted
    books = {config: rules_of(config) for config in by_config(found.targets)}
    if options["verbose"]:
        for config in books:
            _note(f"settings: {config.file or 'defaults'}")
    return run(found, books, options["jobs"])


def _folder_of(path: str) -> str:
    return os.path.dirname(os.path.abspath(path))


def _fail_on(paths: tuple[str, ...], configs: Any) -> str:
    """The strictness of the whole run: that of the settings of the first path."""
    first = os.path.abspath(paths[0] if paths[0] != "-" else ".")
    return str(configs.of_folder(first if os.path.isdir(first) else os.path.dirname(first)).fail_on)


def _exit_code(report: Report, fail_on: str) -> int:
    if fail_on == "never":
        return 0
    rank = FAIL_ON.index(fail_on)
    return _FAILED if any(finding.severity.rank <= rank for finding in report.findings) else 0


def _outputs(values: Sequence[str]) -> list[tuple[str, str]]:
    """FORMAT:FILE as pairs, refused before any work if a format is unknown."""
    from linter.reporters import reporter

    pairs = []
    for value in values:
        format_, colon, file = value.partition(":")
        if not colon or not file:
            raise click.BadParameter(f"“{value}” is not FORMAT:FILE", param_hint="--output")
        reporter(format_)
        pairs.append((format_, file))
    return pairs


def _print(report: Report, format_: str, color: str) -> None:
    from linter.reporters import reporter

    reporter(format_).write(report, sys.stdout, color=_wants_color(color, sys.stdout))
    sys.stdout.flush()


def _write(report: Report, format_: str, file: str) -> None:
    from linter.reporters import reporter

    try:
        with open(file, "w", encoding="utf-8", newline="\n") as out:
            reporter(format_).write(report, out, color=False)
    except OSError as error:
        raise LinterError(f"cannot write “{file}”: {error.strerror or error}") from error


def _statistics(report: Report) -> None:
    from linter.reporters import reporter

    reporter("table").write(report, sys.stderr, color=False)


def _notes(report: Report, *, verbose: bool) -> None:
    """What was not linted, on stderr: one note a file for its language, counts for the rest."""
    if not report.files:
        _note("no files to lint")
    reasons: dict[str, int] = {}
    for file in report.files:
        if file.skipped is None:
            continue
        if verbose or "--language" in file.skipped:
            _note(f"skipped {file.path}: {file.skipped}")
        else:
            reasons[file.skipped] = reasons.get(file.skipped, 0) + 1
    for reason, count in sorted(reasons.items()):
        _note(f"skipped {count} {'file' if count == 1 else 'files'}: {reason}")


def _note(text: str) -> None:
    print(text.encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr)  # noqa: T201


def _wants_color(choice: str, stream: TextIO) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def _speak_utf8() -> None:
    """Findings quote any text: never fail to print one because of the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
