"""`mtlint rule`: the pages of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from linter.cli.completion import complete_rules
from linter.cli.options import GLOSSARY, glossaries_of

if TYPE_CHECKING:
    from linter.rulebook.model import Rule, RulePage


@click.command()
@click.argument("selectors", nargs=-1, metavar="[ID]...", shell_complete=complete_rules)
@click.option("--all", "all_", is_flag=True, help="Explain all rules.")
@click.option(
    "-o",
    "--output",
    "form",
    type=click.Choice(["md", "json"]),
    default="md",
    show_default=True,
    help="Markdown to read, or JSON.",
)
@GLOSSARY
@click.pass_context
def rule(ctx: click.Context, selectors: tuple[str, ...], *, all_: bool, form: str, glossary: tuple[str, ...]) -> None:
    """Explain rules: what is wrong, why, examples, known false alarms, how to silence them, how well they do.

    A rule is named by its id (DUP001) or its name (doubled-word); the beginning of an id (DUP), a family (names) or a
    severity (error) means several. `mtlint rules` lists all of them. The entries of your own glossaries are rules too.
    """
    if not selectors and not all_:
        click.echo(ctx.get_help())
        return
    from linter.glossary.book import rulebook_with
    from linter.rulebook.pages import page, page_dict
    from linter.rulebook.select import matching

    files = glossaries_of(glossary)
    rules = rulebook_with(files).rules
    chosen = matching(selectors or ("all",), rules)  # an unknown one is told before a second has gone
    pages = _pages([rule for rule in rules if rule.id in chosen], files)
    if form == "json":
        from linter.reporters.plain import json_text

        click.echo(json_text([page_dict(p) for p in pages], indent=1))
    else:
        click.echo("\n".join(page(p) for p in pages).rstrip())


def _pages(rules: list[Rule], glossaries: tuple[str, ...]) -> list[RulePage]:
    """The pages of some rules, in order of id."""
    from linter.rulebook.model import OF_GLOSSARIES
    from linter.rulebook.partly import pages_for

    ids = {rule.id for rule in rules if rule.id.startswith(OF_GLOSSARIES)}
    pages = pages_for(rule for rule in rules if rule.id not in ids)
    if ids:
        from linter.glossary.rules import pages_of

        pages += [page for page in pages_of(glossaries) if page.rule.id in ids]
    return sorted(pages, key=lambda page: page.rule.id)
