"""What a program calls: the same engine as the command, with values in and values out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from linter.config import Config, Configs
from linter.engine.discover import by_config, discover, shown
from linter.engine.fix import fixed_document
from linter.engine.lint import Plan, lint_document
from linter.engine.run import How, run
from linter.engine.suppress import in_text
from linter.errors import LinterError
from linter.frozen import frozen
from linter.rulebook.compiled import builtin_rulebook
from linter.rulebook.select import select as select_rules
from linter.text.document import Document, format_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from linter.checks.names.summary import FormSummary
    from linter.engine.discover import Found
    from linter.engine.lint import Linted
    from linter.findings import Finding, Report
    from linter.languagetool.adviser import Adviser
    from linter.rulebook.model import Rulebook


def lint_text(
    text: str,
    path: str = "text.txt",
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    rulebook: Rulebook | None = None,
) -> tuple[Finding, ...]:
    """The findings in one text, in order.

    Settings files are not looked at, and rules that compare documents have nothing to compare. Directives in the text
    and `[sic]` hold.

    Args:
        text: the text; line ends may be of any kind.
        path: what findings call it; its ending decides whether it is Markdown, HTML or plain text.
        select: rules to use; empty for all of `rulebook`, or without one, for those that are on by default. See
            `Rulebook.select` for what can be said.
        ignore: rules to leave out.
        rulebook: rules to choose from; None for those that ship with mtlint.

    Raises:
        LinterError: a selector that means no rule.
    """
    plan = _plan_of(rulebook, select, ignore)
    return tuple(in_text(lint_document(Document(path, text, format=format_of(path)), plan), plan.rulebook, Config()))


def fix_text(  # noqa: PLR0913  (the keywords of `lint_text`, and one)
    text: str,
    path: str = "text.txt",
    *,
    unsafe: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    rulebook: Rulebook | None = None,
) -> str:
    """The text after all fixes that keep its meaning.

    Args:
        text: the text; whatever no fix touches comes back as it is.
        path: its ending decides whether it is Markdown, HTML or plain text.
        unsafe: also make the fixes that may change the meaning.
        select: rules to use, as for `lint_text`.
        ignore: rules to leave out.
        rulebook: rules to choose from; None for those that ship with mtlint.

    Raises:
        LinterError: a selector that means no rule.
    """
    plan = _plan_of(rulebook, select, ignore)
    doc = Document(path, text, format=format_of(path))

    def told(linted: Linted) -> Sequence[Finding]:
        return in_text(linted, plan.rulebook, Config())

    return fixed_document(doc, lambda doc: lint_document(doc, plan), unsafe=unsafe, told=told).doc.text


def lint_paths(  # noqa: PLR0913  (what the command has options for)
    paths: Sequence[str],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    jobs: int | None = None,
    show_suppressed: bool = False,
    grammar: str | None = None,
) -> Report:
    """The report of files and folders, with the settings that hold for each of them: what `mtlint check` reports.

    What the project keeps out of its reports is kept out of this one: directives, ignored places, accepted names, terms
    and words, and the baseline of the settings.

    Args:
        paths: files and folders.
        select: rules to use instead of those that the settings choose; see `Rulebook.select`.
        ignore: rules to leave out besides those that the settings leave out.
        jobs: processes; None means one for each core where the work is worth it. A program that is started anew in
            each process (Windows, macOS) must guard its entry by `if __name__ == "__main__":` or give 1.
        show_suppressed: list what is kept out in `Report.suppressed`.
        grammar: `off`, `auto` or `require`: whether LanguageTool is asked too; None for what the settings say. Where
            `auto` goes without it, the logger `linter` says why.

    Raises:
        ConfigError: settings that cannot be understood.
        LinterError: a path that does not exist, a selector that means no rule, a file that the settings name and that
            cannot be understood, or LanguageTool is required and did not look at every text.
    """
    configs = Configs(None, select=tuple(select), ignore=tuple(ignore), grammar=_mode(grammar))
    found = discover(paths, configs)
    books = {config: rules_of(config) for config in by_config(found.targets)}
    of_run = configs.of_run(paths)
    known = known_names(found, books, of_run.inventory)
    adviser, books, told = adviser_for(books)
    try:
        outcome = run(found, books, jobs, known, How(show_suppressed=show_suppressed, adviser=adviser))
    finally:
        if adviser:
            adviser.close()
    if outcome.heard_needed:
        raise LinterError(outcome.unheard)
    if outcome.unheard or (told and not adviser):
        import logging

        logging.getLogger("linter").warning(outcome.unheard or told)
    baselines = sorted({config.baseline for config in (of_run, *books) if config.baseline})
    if not baselines:
        return outcome.report
    from linter.engine.start import Start, read_baselines

    start = Start(tuple(paths), read_baselines([shown(file) for file in baselines], ""), shown=show_suppressed)
    return start.adopted(outcome, books.values()).outcome.report


def _mode(grammar: str | None) -> str | None:
    from linter.config.model import GRAMMAR

    if grammar is not None and grammar not in GRAMMAR:
        raise LinterError(f"grammar is one of {', '.join(GRAMMAR)}, not “{grammar}”")
    return grammar


def load_report(file: str) -> Report:
    """A report that was saved by `--output json:FILE`.

    Raises:
        LinterError: the file cannot be read, or it is no report.
    """
    from linter.reporters.saved import load
    from linter.text.reading import read_bytes

    return load(read_bytes(file), file)


@frozen
class _Same:
    """A rulebook as a key: the same one, not one with equal rules, which would take long to tell."""

    rulebook: Rulebook

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.rulebook is other.rulebook

    def __hash__(self) -> int:
        return id(self.rulebook)


def _plan_of(rulebook: Rulebook | None, select: Iterable[str], ignore: Iterable[str]) -> Plan:
    if rulebook is None:
        return _plan(_Same(builtin_rulebook()), tuple(select), tuple(ignore))
    return _plan(_Same(rulebook), tuple(select) or ("all",), tuple(ignore))


@lru_cache(maxsize=16)
def _plan(same: _Same, chosen: tuple[str, ...], ignored: tuple[str, ...]) -> Plan:
    """Made once for each choice of rules: it costs more than to lint a page with it."""
    return Plan(select_rules(same.rulebook, chosen, ignored=ignored), alone=True)


def rules_of(config: Config) -> Rulebook:
    """The rules that some settings select, with the roster where they name one.

    Raises:
        LinterError: a selector that means no rule, or a roster or a glossary that cannot be understood.
    """
    try:
        book = select_rules(all_rules(config), config.select, config.extend_select, config.ignore)
    except LinterError as error:
        from linter.config.blame import placed

        raise placed(error, config) from error
    if config.grammar == "off":
        book = without_hearers(book)
    if not config.roster:
        return book
    from linter.roster import load_roster, with_roster

    return with_roster(book, load_roster(config.roster))


def without_hearers(book: Rulebook) -> Rulebook:
    """The rules but for those that speak of what LanguageTool says."""
    if not any(rule.kind.hears for rule in book.rules):
        return book
    return book.narrowed((rule for rule in book.rules if not rule.kind.hears), f"{book.fingerprint}:unheard")


def adviser_for(books: dict[Config, Rulebook], server: str = "") -> tuple[Adviser | None, dict[Config, Rulebook], str]:
    """LanguageTool as the settings of a run want it.

    Args:
        books: the rules for each set of settings.
        server: the address of a server to ask; empty to start one.

    Returns:
        LanguageTool, to be closed, or None; the rules, without those that it would speak for if it is wanted and not
        there; and what is used or missing, empty if it is not wanted.

    Raises:
        LanguageToolError: it is required and not there; the message says why and what to do.
    """
    modes = {config.grammar for config in books}
    if modes <= {"off"}:
        return None, books, ""
    from linter.languagetool.adviser import Adviser
    from linter.languagetool.model import Asked, LanguageToolError

    mode = "require" if "require" in modes else "auto"
    try:
        adviser = Adviser(Asked(mode, server, all(config.cache for config in books)))
    except LanguageToolError as error:
        if mode == "require":
            raise
        without = {config: without_hearers(book) for config, book in books.items()}
        return None, without, f"without LanguageTool: {error}"
    return adviser, books, f"grammar: {adviser.told}"


def all_rules(config: Config) -> Rulebook:
    """All rules there are: those that ship with mtlint, and those of the glossaries that some settings name.

    Raises:
        GlossaryError: a glossary cannot be understood.
    """
    if not config.glossary:
        return builtin_rulebook()
    from linter.glossary.book import rulebook_with

    return rulebook_with(config.glossary)


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
