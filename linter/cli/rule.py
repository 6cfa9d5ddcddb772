"""`mtlint rule`: the pages of rules."""

from __future__ import annotations

import click

from linter.cli.completion import complete_rules


@click.command()
@click.argument("selectors", nargs=-1, metavar="[ID]...", shell_complete=complete_rules)
@click.option("--all", "all_", is_flag=True, help="Explain all rules.")
@click.option("-o", "--output", "form", type=click.Choice(["md", "json"]), default="md", show_default=True,
              help="Markdown to read, or JSON.")  # fmt: skip
@click.pass_context
def rule(ctx: click.Context, selectors: tuple[str, ...], *, all_: bool, form: str) -> None:
    """Explain rules: what is wrong, why, examples, known false alarms, how to silence them, how well they do.

    A rule is named by its id (DUP001) or its name (doubled-word); the beginning of an id (DUP), a family (names) or a
    severity (error) means several. `mtlint rules` lists all of them.
    """
    if not selectors and not all_:
        click.echo(ctx.get_help())
        return
    from linter.rulebook.compiled import builtin_rulebook
    from linter.rulebook.load import load_pack
    from linter.rulebook.packs import builtin_pack
    from linter.rulebook.pages import page, page_dict
    from linter.rulebook.select import matching

    chosen = matching(
        selectors or ("all",), builtin_rulebook().rules
    )  # an unknown one is told before a second has gone
    pages = [p for p in load_pack(builtin_pack()) if p.rule.id in chosen]
    if form == "json":
        from linter.reporters.plain import json_text

        click.echo(json_text([page_dict(p) for p in pages], indent=1))
    else:
        click.echo("\n".join(page(p) for p in pages).rstrip())
