"""`mtlint rules`: a table of rules."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from linter.cli.completion import complete_rules
from linter.cli.options import GLOSSARY, glossaries_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADERS = ("id", "name", "category", "severity", "confidence", "default", "fix")


@click.command()
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    shell_complete=complete_rules,
    help="List these alone: ids, beginnings of ids, names, categories, severities or all.",
)
@click.option("--format", "format_", type=click.Choice(["table", "json", "csv", "md"]), default="table",
              show_default=True, help="How they are printed.")  # fmt: skip
@GLOSSARY
def rules(select: Sequence[str], format_: str, glossary: Sequence[str]) -> None:
    """List rules: id, name, category, severity, confidence, whether on by default, kind of fix.

    `mtlint rule ID` explains one. The entries of your own glossaries are listed with them.
    """
    from linter.glossary.book import rulebook_with
    from linter.rulebook.pages import row
    from linter.rulebook.select import matching

    book = rulebook_with(glossaries_of(glossary))
    selectors = [code.strip() for item in select for code in item.split(",") if code.strip()]
    chosen = matching(selectors or ("all",), book.rules)
    listed = [row(rule) for rule in book.rules if rule.id in chosen]
    {"table": _table, "json": _json, "csv": _csv, "md": _markdown}[format_](listed)


def _cells(listed: dict[str, Any]) -> tuple[str, ...]:
    default = "on" if listed["default"] else "off"
    told = {**listed, "confidence": f"{listed['confidence']:.2f}", "default": default, "fix": listed["fix"] or ""}
    return tuple(str(told[header]) for header in _HEADERS)


def _table(listed: list[dict[str, Any]]) -> None:
    rows = [_cells(one) for one in listed]
    widths = [max(len(row[column]) for row in (_HEADERS, *rows)) for column in range(len(_HEADERS))]
    for row in (_HEADERS, tuple("-" * width for width in widths), *rows):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _json(listed: list[dict[str, Any]]) -> None:
    from linter.reporters.plain import json_text

    click.echo(json_text(listed, indent=1))


def _csv(listed: list[dict[str, Any]]) -> None:
    import csv

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(_HEADERS)
    out.writerows(_cells(one) for one in listed)


def _markdown(listed: list[dict[str, Any]]) -> None:
    for row in (_HEADERS, ("---",) * len(_HEADERS), *map(_cells, listed)):
        click.echo(f"| {' | '.join(row)} |")
