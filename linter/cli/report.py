"""`mtlint report`: a saved JSON report in any other format."""

from __future__ import annotations

import sys
from typing import Any

import click

from linter.cli.options import with_options
from linter.cli.reporting import REPORTS, plan_of, write_reports
from linter.errors import LinterError


@click.command()
@with_options(
    [
        click.argument("file", type=click.Path(), metavar="FILE.json"),
        *REPORTS,
        click.option("-q", "--quiet", is_flag=True, help="Print no notes."),
        click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True,
                     help="Colours; auto minds NO_COLOR and FORCE_COLOR."),
    ]
)  # fmt: skip
def report(file: str, **options: Any) -> int:
    """Write the report that `mtlint check --format json` saved in other formats, as the run itself would have.

    FILE.json is the saved report; `-` is standard input.
    """
    from linter.reporters.saved import load

    plan = plan_of(options)
    write_reports(load(_read(file), "standard input" if file == "-" else file), plan, options, sys.stdout)
    return 0


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except (OSError, ValueError) as error:
        raise LinterError(f"cannot read “{file}”: {getattr(error, 'strerror', None) or error}") from error
