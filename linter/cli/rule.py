"""`mtlint rule`: the pages of rules."""

from __future__ import annotations

import click


@click.command()
@click.argument("selectors", nargs=-1, metavar="[ID]...")
@click.option("--all", "all_", is_flag=True, help="List all rules.")
def rule(selectors: tuple[str, ...], all_: bool) -> None:
    """Explain rules: what is wrong, why, examples, known false alarms."""
    from linter.rulebook.load import load_pack
    from linter.rulebook.packs import builtin_pack
    from linter.rulebook.pages import page, table
    from linter.rulebook.select import matching

    pages = load_pack(builtin_pack())
    if all_ or not selectors:
        click.echo(table(pages))
        return
    chosen = matching(selectors, tuple(p.rule for p in pages))
    click.echo("\n".join(page(p) for p in pages if p.rule.id in chosen).rstrip())
