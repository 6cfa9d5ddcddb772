"""`mtlint cache`: says what is kept of earlier runs, and clears it away."""

from __future__ import annotations

import click


@click.command()
@click.argument("action", type=click.Choice(["info", "clean"]))
@click.option(
    "--cache-dir",
    type=click.Path(),
    metavar="DIR",
    help="The folder of results, where it is not that of the settings; what LanguageTool said stays.",
)
def cache(action: str, cache_dir: str | None) -> None:
    """Say what is kept of earlier runs and where (info), or throw it away (clean).

    That is what was found in files, and what LanguageTool said of paragraphs.
    """
    import os

    from linter.config import Configs
    from linter.engine.cache import NAME as RESULTS
    from linter.languagetool.memory import NAME as ANSWERS
    from linter.rulebook.compiled import cache_folder

    folder = cache_dir or Configs(None).of_run((".",)).cache_dir or cache_folder()
    files = [(os.path.join(folder, RESULTS), "results of files")]
    if not cache_dir:
        files.append((os.path.join(cache_folder(), ANSWERS), "answers of LanguageTool"))
    for file, what in files:
        click.echo(f"{file}: {_told(file, what) if action == 'info' else _cleaned(file)}")


def _told(file: str, what: str) -> str:
    import os

    from linter.kept import number_kept

    size = os.path.getsize(file) if os.path.isfile(file) else 0
    return f"{number_kept(file):,} {what} in {size / 1e6:.1f} MB"


def _cleaned(file: str) -> str:
    import os

    from linter.kept import discard

    if not os.path.isfile(file):
        return "nothing is kept there"
    discard(file)
    return "could not be removed" if os.path.isfile(file) else "removed"
