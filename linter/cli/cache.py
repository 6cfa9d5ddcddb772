"""`mtlint cache`: says what is kept of earlier runs, and clears it away."""

from __future__ import annotations

import click


@click.command()
@click.argument("action", type=click.Choice(["info", "clean"]))
@click.option("--cache-dir", type=click.Path(), metavar="DIR", help="The folder, where it is not that of the settings.")
def cache(action: str, cache_dir: str | None) -> None:
    """Say what is kept of earlier runs and where (info), or throw it away (clean)."""
    import os

    from linter.config import Configs
    from linter.engine.cache import NAME
    from linter.kept import discard, number_kept
    from linter.rulebook.compiled import cache_folder

    file = os.path.join(cache_dir or Configs(None).of_run((".",)).cache_dir or cache_folder(), NAME)
    if action == "info":
        size = os.path.getsize(file) if os.path.isfile(file) else 0
        click.echo(f"{file}: {number_kept(file):,} results of files in {size / 1e6:.1f} MB")
    elif os.path.isfile(file):
        discard(file)
        click.echo(f"{file}: {'could not be removed' if os.path.isfile(file) else 'removed'}")
    else:
        click.echo(f"{file}: nothing is kept there")
