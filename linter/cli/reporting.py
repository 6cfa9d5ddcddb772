"""Where reports go: the options about formats and files, and writing what they ask for.

The exit status of a command never depends on anything here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from linter.cli.console import note, refuse_missing_folder, wants_color, written
from linter.errors import LinterError
from linter.frozen import frozen
from linter.reporters import FORMATS, check_format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from click.shell_completion import CompletionItem

    from linter.engine.discover import Found
    from linter.findings import Report

_STANDARD_OUTPUT = ("-", "/dev/stdout", "/dev/fd/1")


class _Format(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """The name of a format; errors name those that are near."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            check_format(value)
        except LinterError as error:
            self.fail(str(error), param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002  click's door
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in FORMATS if name.startswith(incomplete)]


REPORTS = (
    click.option("--format", "format_", type=_Format(), metavar="FORMAT",
                 help=f"How findings are printed: {', '.join(FORMATS)} [text]."),
    click.option("-o", "--output", multiple=True, metavar="FORMAT[:FILE]",
                 help="Write a report to a file as well, or without FILE to standard output in place of --format; "
                      "may be given several times."),
    click.option("--max-findings", type=click.IntRange(min=1), metavar="N",
                 help="List at most N findings, the worst; the exit status minds all."),
    click.option("--sarif-fingerprint", type=click.Choice(["own", "github"]), default="own", show_default=True,
                 help="`github` adds to SARIF what its upload action would; for uploads by the REST API."),
)  # fmt: skip
"""The options of every command that writes reports."""
ANNOTATIONS = click.option(
    "--annotations/--no-annotations", default=True,
    help="Whether a run of GitHub Actions gets annotations and a summary [yes].",
)  # fmt: skip


@frozen
class Plan:
    """What the options ask for.

    Attributes:
        format_: what goes to standard output.
        files: format and file of each further report.
        most: how many findings are listed; None for all.
        line_hashes: whether SARIF gets GitHub's own fingerprints.
        annotations: whether annotations for GitHub Actions follow on standard output.
        summary: the file of GitHub Actions that gets a summary; empty for none.
    """

    format_: str
    files: tuple[tuple[str, str], ...]
    most: int | None = None
    line_hashes: bool = False
    annotations: bool = False
    summary: str = ""


def plan_of(options: dict[str, Any]) -> Plan:
    """What the options and the environment ask for, refused before any work if it cannot be done.

    Raises:
        click.BadParameter: an unknown format, or two reports for one place.
    """
    standard, files = _outputs(options["output"])
    asked = options["format_"] or options["output"]
    on_actions = os.environ.get("GITHUB_ACTIONS") == "true" and not os.environ.get("PRE_COMMIT")
    wanted = on_actions and options.get("annotations", False)
    return Plan(
        format_=standard or options["format_"] or "text",
        files=files,
        most=options["max_findings"],
        line_hashes=options["sarif_fingerprint"] == "github",
        annotations=bool(wanted and not asked),
        summary=os.environ.get("GITHUB_STEP_SUMMARY", "") if wanted else "",
    )


def _outputs(values: Sequence[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The format for standard output, if one is given, and the other formats with their files."""
    standard = ""
    files: dict[str, tuple[str, str]] = {}
    for value in values:
        format_, _, file = value.partition(":")
        try:
            check_format(format_)
        except LinterError as error:
            raise click.BadParameter(f"{error}{_perhaps(value)}", param_hint="--output") from error
        if not file or file in _STANDARD_OUTPUT:
            if standard:
                raise click.BadParameter("only one report can go to standard output", param_hint="--output")
            standard = format_
        elif files.setdefault(os.path.realpath(file), (format_, file)) != (format_, file):
            raise click.BadParameter(f"two reports for the file “{file}”", param_hint="--output")
    for _, file in files.values():
        refuse_missing_folder(file)
    return standard, tuple(files.values())


def _perhaps(value: str) -> str:
    """A hint for a file without a format, which its ending tells."""
    ending = os.path.splitext(value)[1].lstrip(".")
    near = {"txt": "text", "md": "markdown", "xml": "junit", "htm": "html"}.get(ending, ending)
    return f"; for a file write FORMAT:FILE, such as {near}:{value}" if near in FORMATS else ""


def write_reports(report: Report, plan: Plan, options: dict[str, Any], stream: TextIO) -> None:
    """The findings on a stream and in the files that were asked for.

    Raises:
        LinterError: a file cannot be written.
    """
    from linter.reporters import reporter

    listed = _listed(report, plan.most)
    _write(listed, plan, plan.format_, stream, color=wants_color(options["color"], stream))
    if plan.annotations:
        reporter("github").write(listed, stream)
    stream.flush()
    for format_, file in plan.files:
        with written(file) as out:
            _write(listed, plan, format_, out)
    if plan.summary and not any(os.path.realpath(file) == os.path.realpath(plan.summary) for _, file in plan.files):
        _add_summary(report, plan.summary)
    if listed.unlisted and not options["quiet"]:
        found = len(listed.findings) + listed.unlisted
        note(
            f"{len(listed.findings):,} of {found:,} findings are listed, the worst; --max-findings leaves out the rest"
        )


def _listed(report: Report, most: int | None) -> Report:
    if most is None:
        return report
    from linter.reporters.ranking import at_most

    return at_most(report, most)


def _write(report: Report, plan: Plan, format_: str, out: TextIO, *, color: bool = False) -> None:
    from linter.reporters import reporter

    if format_ == "sarif" and plan.line_hashes:
        from linter.reporters.sarif import write_with

        write_with(report, out, _LineHashes())
    else:
        reporter(format_).write(report, out, color=color)


class _LineHashes:
    """GitHub's fingerprints of lines, each file read and hashed once."""

    def __init__(self) -> None:
        self._known: dict[str, list[str]] = {}

    def __call__(self, path: str, line: int) -> str | None:
        if path not in self._known:
            self._known[path] = _hashes_of(path)
        hashes = self._known[path]
        return hashes[line - 1] if line <= len(hashes) else None


def _hashes_of(path: str) -> list[str]:
    from linter.reporters.line_hashes import line_hashes

    try:
        with open(path, "rb") as file:
            return line_hashes(file.read())
    except (OSError, ValueError):
        return []  # a text that is no file, such as standard input


def _add_summary(report: Report, file: str) -> None:
    """Add the summary to what earlier commands of the step wrote; a failure is only noted."""
    from linter.reporters.markdown_summary import LIMIT, summary

    try:
        size = os.path.getsize(file) if os.path.exists(file) else 0
        text = summary(report, LIMIT - size)
        # One call, so that what other commands add at the same time stands before or after and never between.
        with open(file, "ab", buffering=0) as out:
            out.write(text.encode())
    except OSError as error:
        note(f"cannot add to the summary “{file}”: {error.strerror or error}")


def without_reports(found: Found, plan: Plan) -> None:
    """Take the files that reports go to from those that are linted: a run never lints what an earlier one wrote."""
    found.leave_out((file for _, file in plan.files), "a report goes there")
