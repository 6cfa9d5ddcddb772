"""What a program calls: the same engine as the command, with values in and values out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.config import Config, Configs
from linter.engine.discover import by_config, discover
from linter.engine.fix import fixed_document
from linter.engine.lint import Plan, lint_document
from linter.engine.run import run
from linter.rulebook.compiled import builtin_rulebook
from linter.rulebook.select import select as select_rules
from linter.text.document import Document, format_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from linter.checks.names.summary import FormSummary
    from linter.engine.discover import Found
    from linter.findings import Finding, Report
    from linter.rulebook.model import Rulebook


def lint_text(
    text: str, path: str = "text.txt", *, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """The findings in one text, in order; `path` decides its format and is what the findings name.

    Raises:
        LinterError: a selector that means no rule.
    """
    book = select_rules(builtin_rulebook(), select, ignored=ignore)
    return lint_document(Document(path, text, format=format_of(path)), Plan(book)).findings


def fix_text(
    text: str, path: str = "text.txt", *, unsafe: bool = False, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> str:
    """The text after all fixes that keep its meaning; with `unsafe` also those that may change it.

    Raises:
        LinterError: a selector that means no rule.
    """
    plan = Plan(select_rules(builtin_rulebook(), select, ignored=ignore))
    doc = Document(path, text, format=format_of(path))
    return fixed_document(doc, lambda doc: lint_document(doc, plan), unsafe=unsafe).doc.text


def lint_paths(
    paths: Sequence[str], *, select: Iterable[str] = (), ignore: Iterable[str] = (), jobs: int | None = None
) -> Report:
    """The report of files and folders, with the settings that hold for each of them.

    Raises:
        LinterError: a path that does not exist, settings or a selector that cannot be understood.
    """
    configs = Configs(None, select=tuple(select), ignore=tuple(ignore))
    found = discover(paths, configs)
    books = {config: rules_of(config) for config in by_config(found.targets)}
    return run(found, books, jobs, known_names(found, books, configs.of_run(paths).inventory)).report


def rules_of(config: Config) -> Rulebook:
    """The rules that some settings select, with the roster where they name one.

    Raises:
        LinterError: a selector that means no rule, or a roster that cannot be understood.
    """
    book = select_rules(builtin_rulebook(), config.select, config.extend_select, config.ignore)
    if not config.roster:
        return book
    from linter.roster import load_roster, with_roster

    return with_roster(book, load_roster(config.roster))


def known_names(
    found: Found, books: Mapping[Config, Rulebook], inventory: str
) -> Mapping[str, Mapping[str, FormSummary]] | None:
    """The names of the other files of a project, for a run to compare with those of its files.

    Args:
        found: the files of the run.
        books: the rules of the run; there is nothing to know where none of them asks for names.
        inventory: the file that keeps the names; empty for none.

    Raises:
        LinterError: the inventory is damaged.
    """
    if not inventory or not any(book.gatherings for book in books.values()):
        return None
    from linter.census import kept_forms
    from linter.checks.names.across import FolderNames

    if not any(FolderNames.name in book.gatherings for book in books.values()):
        return None
    looked_at = {target.path for target in found.targets}.union(path for path, _ in found.skipped)
    return {FolderNames.name: kept_forms(inventory, looked_at)}
