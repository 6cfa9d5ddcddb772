"""`mtlint init`: a first settings file for a folder, and what to do next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from linter.errors import LinterError

if TYPE_CHECKING:
    from linter.cli.survey import Survey

_NAME = "mtlint.toml"
_HOOKS = ".pre-commit-config.yaml"
_SNIPPET = """\
repos:
- repo: local
  hooks:
  - id: mtlint
    name: mtlint (machine-translation defects)
    entry: mtlint check --by-file --format=concise
    language: system  # the mtlint that is installed
    types_or: [plain-text, markdown, html]
"""


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False))
@click.option("--force", is_flag=True, help="Replace a mtlint.toml that is there.")
@click.option("--pre-commit", "hook", is_flag=True,
              help="Also write .pre-commit-config.yaml; where there is one, print what to add.")  # fmt: skip
def init(folder: str, force: bool, hook: bool) -> None:
    """Write a first mtlint.toml into FOLDER (default: the current one), and say what to do next.

    What is set in it follows from what lies in the folder; every other setting stands there as a comment.
    """
    from linter.aside import replaced
    from linter.cli.survey import draft, survey

    if not os.path.isdir(folder):
        raise LinterError(f"no such folder: “{folder}”; make it first, or name another")
    file = os.path.join(folder, _NAME)
    _refuse(folder, file, force=force)
    seen = survey(folder)
    with replaced(file) as out:
        out.write(draft(seen).encode("utf-8", "replace"))
    click.echo(f"wrote {_shown(file)}")
    _tell(folder, seen)
    _hook(folder, write=hook)


def _refuse(folder: str, file: str, *, force: bool) -> None:
    """Raise where there are settings that would be lost, or hold no longer."""
    from linter.cli.survey import settings_of

    if os.path.lexists(file):
        if not force:
            raise LinterError(f"“{_shown(file)}” is there already; edit it, or give --force to replace it")
    elif there := settings_of(folder):
        raise LinterError(
            f"the settings of this folder stand in “{_shown(there)}”; edit them there, or take them out first"
        )


def _tell(folder: str, seen: Survey) -> None:
    from linter.cli.survey import counted
    from linter.reporters.sums import count

    here = "" if folder == "." else f" {folder}"
    if seen.endings:
        click.echo(f"It holds for {count(sum(seen.endings.values()), 'file')}: {counted(seen.endings)}.")
    else:
        click.echo("There is nothing to lint in this folder yet.")
    if seen.others:
        click.echo(f"Not linted unless `include` says so: {counted(seen.others)}.")
    click.echo("\nNext:")
    click.echo(f"  mtlint check{here}\n      reads them; `mtlint rule ID` explains a finding")
    click.echo(f"  mtlint check{here} --write-baseline mtlint-baseline.json\n"
               "      accepts what is there; with `baseline` in the settings only what is new is reported")  # fmt: skip
    click.echo("  mtlint doctor\n      says whether everything is in place")


def _hook(folder: str, *, write: bool) -> None:
    """Write the file of pre-commit, or print what belongs into it."""
    file = os.path.join(folder, _HOOKS)
    if not write:
        click.echo(f"  mtlint init --pre-commit\n      or put this into {_HOOKS}, so that commits are checked:\n")
    elif os.path.lexists(file):
        click.echo(f"\n{_shown(file)} is there already; add this to it, then run `pre-commit install`:\n")
    else:
        from linter.aside import replaced

        with replaced(file) as out:
            out.write(_SNIPPET.encode())
        click.echo(f"\nwrote {_shown(file)}; run `pre-commit install` in the repository to check commits")
        return
    click.echo("".join(f"    {line}\n" for line in _SNIPPET.splitlines()), nl=False)


def _shown(path: str) -> str:
    from linter.engine.discover import shown

    return shown(path)
