"""`mtlint grammar`: what has to do with LanguageTool itself, which is to fetch it."""

from __future__ import annotations

import click


@click.group()
def grammar() -> None:
    """Fetch LanguageTool, which --grammar asks."""


@grammar.command()
@click.option("--maven", is_flag=True, help="Let Maven fetch it (English only), not language-tool-python (all of it).")
@click.option("--force", is_flag=True, help="Fetch it also if it is there already.")
def install(*, maven: bool, force: bool) -> int:
    """Fetch LanguageTool into your cache folder.

    No other command fetches anything. This one says before what it fetches, how large that is and where it goes;
    if it breaks off, nothing is left behind. LanguageTool needs Java 17 or newer.
    """
    import time

    from linter.cli.console import note
    from linter.cli.progress import is_watched
    from linter.errors import LinterError
    from linter.languagetool.find import find_home
    from linter.languagetool.install import Wanted
    from linter.languagetool.install import install as fetch

    started = time.monotonic()
    done = fetch(Wanted(maven=maven, force=force, watched=is_watched(), tell=note))
    home = done.home
    if not done.fetched:
        click.echo(f"LanguageTool {home.version} is already in {home.folder}; --force fetches it again")
        return 0
    seconds = time.monotonic() - started
    click.echo(f"LanguageTool {home.version} is in {home.folder}: {done.files} files, {done.size / 1e6:,.0f} MB, "
               f"in {seconds:.0f} s; `mtlint check --grammar auto` uses it")  # fmt: skip
    try:
        used = find_home().folder
    except LinterError as error:
        note(f"but it is not used: {error}")
        return 0
    if used != home.folder:
        note(f"but the one in {used} is used, as LTP_JAR_DIR_PATH says or since it is newer")
    return 0
