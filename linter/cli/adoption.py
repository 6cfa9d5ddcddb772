"""Starting from today: what `mtlint check` does about baselines, changed lines and whole projects."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from linter.cli.console import FAILED, note
from linter.errors import LinterError
from linter.paths import nearest_with

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from linter.config import Config, Configs
    from linter.engine.baseline import Entry
    from linter.engine.collect import Outcome
    from linter.engine.discover import Found
    from linter.engine.fix import Fixing
    from linter.engine.start import Adopted, Start
    from linter.rulebook.model import Rule, Rulebook

ADOPTION = (
    click.option("--baseline", type=click.Path(), metavar="FILE",
                 help="Report only findings that this file does not hold."),
    click.option("--write-baseline", type=click.Path(), metavar="FILE",
                 help="Write the findings of this run to such a file, and exit with 0."),
    click.option("--strict-baseline", is_flag=True, help="Fail where findings of the baseline are no longer there."),
    click.option("--diff-base", metavar="REF",
                 help="Report, and fix, only what touches lines that changed since this revision of git."),
    click.option("--project", is_flag=True,
                 help="Lint the whole project that PATHS lie in, for the rules that look across files."),
    click.option("--by-file", is_flag=True,
                 help="Look across files only where an inventory knows them: for callers that name some files."),
)  # fmt: skip


def paths_of(paths: Sequence[str], configs: Configs, options: Mapping[str, Any]) -> tuple[str, ...]:
    """The paths to lint: those given or, with --project, the folder of the project that the first of them lies in.

    Raises:
        click.UsageError: options that do not go together.
        LinterError: a path does not exist.
    """
    _refuse_what_does_not_go_together(paths, options)
    paths = tuple(paths) or (".",)
    if not options["project"]:
        return paths
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        from linter.engine.discover import missed

        raise LinterError(missed(missing))
    from linter.engine.discover import shown

    root, why = _project(paths, configs)
    if not options["quiet"]:
        note(f"project: the whole of “{shown(root)}”, {why}")
    return (shown(root),)


def _refuse_what_does_not_go_together(paths: Sequence[str], options: Mapping[str, Any]) -> None:
    for one, other, why in (
        ("project", "by_file", "one looks across all files, the other across none"),
        ("write_baseline", "diff_base", "a baseline holds all findings, wherever they stand"),
        ("write_baseline", "diff", "one writes a file, the other changes nothing"),
    ):
        if options[one] and options[other]:
            names = (f"--{name.replace('_', '-')}" for name in (one, other))
            raise click.UsageError(f"{' and '.join(names)} do not go together: {why}")
    for one, why in (("project", "it lies in no folder"), ("diff_base", "git knows files only")):
        if "-" in paths and options[one]:
            raise click.UsageError(f"--{one.replace('_', '-')} does not go with standard input: {why}")


def _project(paths: Sequence[str], configs: Configs) -> tuple[str, str]:
    """The folder of a project, and what makes it one: settings, a repository, or that it was named."""
    here = os.path.abspath(paths[0])
    if not os.path.isdir(here):
        here = os.path.dirname(here)
    config = configs.of_run(paths)
    folder = os.path.dirname(os.path.abspath(config.file)) if config.file else ""
    if folder and os.path.join(here, "").startswith(os.path.join(folder, "")):
        return folder, f"where {os.path.basename(config.file)} stands"
    repository = nearest_with(".git", here)
    return (repository, "the repository") if repository else (here, "as neither settings nor a repository say more")


def by_file(
    books: Mapping[Config, Rulebook], known: Mapping[str, Any] | None, options: Mapping[str, Any]
) -> dict[Config, Rulebook]:
    """The rules of a run; with --by-file only those across files that ask for what an inventory knows.

    Which files a caller such as pre-commit names together depends on the number of cores, and a report must not.
    """
    if not options["by_file"]:
        return dict(books)

    def stays(rule: Rule) -> bool:
        return not rule.kind.across or (rule.kind.joined and rule.check.gathering.name in (known or ()))

    return {config: book.narrowed(r for r in book.rules if stays(r)) for config, book in books.items()}


def start_of(
    paths: Sequence[str], configs: Collection[Config], options: Mapping[str, Any], fixing: Fixing | None
) -> tuple[Start | None, Fixing | None]:
    """From where a run starts, None if it takes everything as new; and what it does about fixes then.

    Args:
        paths: that are linted.
        configs: the settings that hold for them.
        options: of the command line.
        fixing: what the options say about fixes.

    Raises:
        click.UsageError: a strict baseline without one.
        LinterError: a baseline is missing or damaged, or git cannot tell what has changed.
    """
    write, ref = options["write_baseline"] or "", options["diff_base"]
    files = sorted({config.baseline for config in configs if config.baseline})
    if options["strict_baseline"] and not files:
        raise click.UsageError("--strict-baseline goes with --baseline, or with the setting “baseline”")
    if not files and not write and not ref:
        return None, fixing
    from linter.engine.changed_lines import changed_since
    from linter.engine.discover import shown
    from linter.engine.start import Start, read_baselines

    start = Start(
        paths=tuple(paths),
        baseline=read_baselines([shown(file) for file in files], write),
        changed=changed_since(ref) if ref else None,
        files=(*files, write) if write else tuple(files),
        write=write,
        shown=bool(options.get("show_suppressed")),
        narrow=bool(options["select"] or options["ignore"]),
    )
    return start, start.fixing(fixing)


def leave_out_baselines(found: Found, start: Start | None) -> None:
    """A baseline is never linted, whatever it is called."""
    if start:
        from linter.engine.own import OWN

        found.leave_out(start.files, OWN)


def ended(outcome: Outcome, start: Start | None, books: Iterable[Rulebook]) -> tuple[Outcome, Adopted | None]:
    """The outcome of a run without what was there before it started, and what to say about that."""
    if start is None:
        return outcome, None
    adopted = start.adopted(outcome, tuple(books))
    return adopted.outcome, adopted


def told(adopted: Adopted | None, options: Mapping[str, Any]) -> int:
    """Say what became of the baseline, and return the least exit code."""
    if adopted is None:
        return 0
    quiet, write = options["quiet"], options["write_baseline"]
    if adopted.written and not quiet:
        note(_told_of_writing(write, *adopted.written))
    if write and not adopted.written:
        note(f"“{write}” is not written: a check crashed")
    if not adopted.fixed:
        return 0
    if options["strict_baseline"]:
        for entry, left in adopted.fixed:
            note(_told_of_entry(entry, left))
        return FAILED
    if not quiet:
        for file in sorted({entry.file for entry, _ in adopted.fixed}):
            note(_told_of_fixed(file, sum(entry.file == file for entry, _ in adopted.fixed)))
    return 0


def _told_of_writing(file: str, mine: int, others: int) -> str:
    from linter.reporters.sums import count

    kept = f", and {count(others, 'finding')} of files that it did not look at" if others else ""
    return f"“{file}” holds {count(mine, 'finding')} of this run{kept}"


def _told_of_entry(entry: Entry, left: int) -> str:
    words = f" (“{entry.text}”)" if entry.text else ""
    part = "is fixed" if left == entry.number else f"is fixed in {left} of {entry.number} places"
    return f"{entry.file}:{entry.line}: {entry.rule} in {entry.path}{words} {part}; renew the baseline"


def _told_of_fixed(file: str, number: int) -> str:
    entries = "1 entry of the baseline is" if number == 1 else f"{number:,} entries of the baseline are"
    return f"{entries} fixed; run `mtlint check --baseline {file} --write-baseline {file}` to renew it"
