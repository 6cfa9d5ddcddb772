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
    from linter.api import adviser_for

    modes = {config.grammar for config in books}
    if modes <= {"off"}:
        if options["grammar_server"] and books:
            raise click.UsageError("--grammar-server needs --grammar auto or --grammar require")
        if not options["quiet"]:
            _tell_of_silent_rules(books, options)
    adviser, books, told = adviser_for(books, options["grammar_server"] or "")
    if "require" not in modes and told and not options["quiet"]:
        note(told)
    return adviser, books


def _tell_of_silent_rules(books: Mapping[Config, Rulebook], options: Mapping[str, Any]) -> None:
    """Say which rules were chosen one by one on the command line and cannot speak without LanguageTool."""
    chosen = {*options["select"], *options["extend_select"]}
    if not chosen or not books:
        return
    from linter.api import all_rules

    rules = [rule for rule in all_rules(next(iter(books))).rules if rule.kind.hears]
    silent = sorted(rule.id for rule in rules if not chosen.isdisjoint((rule.id, rule.name)))
    if silent:
        verb = "speaks" if len(silent) == 1 else "speak"
        note(f"{', '.join(silent)} {verb} only where LanguageTool is asked: --grammar auto")
