"""The options about LanguageTool, and what they amount to for a run."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from linter.cli.console import note
from linter.config.model import GRAMMAR as MODES
from linter.config.model import VARIANTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from linter.config import Config
    from linter.languagetool.adviser import Adviser
    from linter.rulebook.model import Rulebook

GRAMMAR = (
    click.option("--grammar", type=click.Choice(MODES),
                 help="Also ask LanguageTool: `auto` if it is there, `require` fails without it [off]."),
    click.option("--grammar-server", metavar="URL",
                 help="Ask this server of LanguageTool, instead of starting one; texts are sent there."),
    click.option("--grammar-language", type=click.Choice(VARIANTS), help="Variant of English for it [en-US]."),
)  # fmt: skip


@contextmanager
def advised(
    books: dict[Config, Rulebook], options: Mapping[str, Any]
) -> Iterator[tuple[Adviser | None, dict[Config, Rulebook]]]:
    """LanguageTool as the settings want it, if they do, and the rules of the run.

    Where it is not there and need not be, these are without the rules it would speak for. It is stopped in the end,
    however that comes.

    Raises:
        LanguageToolError: it is required and not there; the message says why and what to do.
        click.UsageError: a server is named and not asked.
    """
    adviser, books = _adviser(books, options)
    try:
        yield adviser, books
    finally:
        if adviser:
            adviser.close()


def _adviser(
    books: dict[Config, Rulebook], options: Mapping[str, Any]
) -> tuple[Adviser | None, dict[Config, Rulebook]]:
    modes = {config.grammar for config in books}
    if modes <= {"off"}:
        if options["grammar_server"] and books:
            raise click.UsageError("--grammar-server needs --grammar auto or --grammar require")
        return None, books
    from linter.api import without_hearers
    from linter.languagetool.adviser import Adviser
    from linter.languagetool.model import Asked, LanguageToolError

    mode = "require" if "require" in modes else "auto"
    remember = all(config.cache for config in books)
    try:
        adviser = Adviser(Asked(mode, options["grammar_server"] or "", remember))
    except LanguageToolError as error:
        if mode == "require":
            raise
        if not options["quiet"]:
            note(f"without LanguageTool: {error}")
        return None, {config: without_hearers(book) for config, book in books.items()}
    if mode == "auto" and not options["quiet"]:
        note(f"grammar: {adviser.told}")
    return adviser, books
