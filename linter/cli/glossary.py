"""`mtlint glossary`: the entries of the lexicon, or of a glossary of one's own, printed or exported."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from linter.cli.completion import complete_rules
from linter.cli.console import note, refuse_missing_folder, written
from linter.errors import LinterError
from linter.reporters import GLOSSARY_FORMATS, glossary_reporter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.glossary.model import Concept
    from linter.rulebook.model import RulePage

_OF_ENDING = {".csv": "csv", ".json": "json", ".tbx": "tbx"}
_ON_PAPER = 80  # columns where the output is no terminal


@click.command()
@click.argument("selectors", nargs=-1, metavar="[ID]...", shell_complete=complete_rules)
@click.option("--language", metavar="CODE", help="Print the entries of this source language alone: zh, ru, und …")
@click.option("--search", metavar="TEXT", help="Print the entries alone that hold this text anywhere, in any case.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(GLOSSARY_FORMATS),
    help="How they are printed [what the ending of --output says, else table].",
)
@click.option("-o", "--output", type=click.Path(), metavar="FILE", help="Write to this file, not to the terminal.")
@click.option("--glossary", multiple=True, type=click.Path(), metavar="FILE",
              help="Print the entries of this glossary (CSV or TBX) instead; may be given several times.")  # fmt: skip
def glossary(  # noqa: PLR0913  two ways to choose, two ways to print
    selectors: tuple[str, ...],
    *,
    language: str | None,
    search: str | None,
    format_: str | None,
    output: str | None,
    glossary: tuple[str, ...],
) -> int:
    """Print the lexicon: source terms, what they mean, how they must not be rendered and how they may be.

    An entry is named as a rule is, by id, beginning of an id or name; without one all are printed. `mtlint rule ID`
    tells all of one.
    """
    if output:
        refuse_missing_folder(output)
    format_ = format_ or _OF_ENDING.get(os.path.splitext(output or "")[1].lower(), "table")
    from linter.glossary.shipped import concepts_of_pages

    concepts = _holding(search, _in_language(language, concepts_of_pages(_chosen(selectors, glossary))))
    if not concepts:
        note("no entry holds this" if search else "no entries")
        if format_.startswith("tbx"):
            raise LinterError("a TBX file needs one entry at least; nothing is written")
    reporter = glossary_reporter(format_)
    if not output:
        reporter.write(concepts, sys.stdout, columns=_columns())
        sys.stdout.flush()
        return 0
    with written(output) as out:
        reporter.write(concepts, out, columns=_ON_PAPER)
    note(f"wrote {len(concepts):,} {'entry' if len(concepts) == 1 else 'entries'} to {output}")
    return 0


def _chosen(selectors: tuple[str, ...], files: tuple[str, ...]) -> Iterable[RulePage]:
    """The pages of the entries that are meant.

    Raises:
        LinterError: a selector that means no rule, or rules that are no entries.
    """
    from linter.rulebook.select import matching

    if files:
        from linter.glossary.rules import pages_of

        pages = pages_of(files)
        ids = matching(selectors or ("all",), tuple(page.rule for page in pages))
        return [page for page in pages if page.rule.id in ids]
    from linter.rulebook.compiled import builtin_rulebook
    from linter.rulebook.partly import pages_for

    rules = builtin_rulebook().rules
    ids = matching(selectors or ("literal",), rules)
    found = [page for page in pages_for(rule for rule in rules if rule.id in ids) if page.entry]
    if ids and not found:
        raise LinterError(f"{min(ids)} is a rule, but no entry of the lexicon; `mtlint rule {min(ids)}` explains it")
    return found


def _in_language(language: str | None, concepts: Sequence[Concept]) -> Sequence[Concept]:
    """The entries of a language, which `zh` also is where an entry says `zh-Hans`.

    Raises:
        LinterError: there is none, with the languages that there are.
    """
    if language is None:
        return concepts
    code = language.casefold()
    found = [c for c in concepts if c.language.casefold() == code or c.language.casefold().startswith(f"{code}-")]
    if concepts and not found:
        known = ", ".join(sorted({concept.language for concept in concepts}))
        raise LinterError(f"no entry is of the language “{language}”; there are: {known}")
    return found


def _holding(text: str | None, concepts: Sequence[Concept]) -> Sequence[Concept]:
    """The entries that hold a text."""
    if not text:
        return concepts
    sought = text.casefold()
    return [concept for concept in concepts if sought in _all_of(concept).casefold()]


def _all_of(concept: Concept) -> str:
    parts = (concept.id, concept.name, *concept.sources, concept.means, *concept.forbidden, *concept.says,
             *concept.preferred, concept.note)  # fmt: skip
    return "\n".join(parts)


def _columns() -> int:
    """The width of the terminal; the same for all machines where there is none."""
    if not sys.stdout.isatty():
        return _ON_PAPER
    from shutil import get_terminal_size

    return get_terminal_size().columns
