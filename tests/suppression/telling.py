"""What is told of a text, and a folder to lint."""

from __future__ import annotations

from linter.config import Config, Configs
from linter.engine.discover import by_config, discover
from linter.engine.fix import Fixing, fixed_document
from linter.engine.lint import Plan, lint_document
from linter.engine.run import How, run
from linter.engine.suppress import in_text
from linter.rulebook.model import Rulebook
from linter.text.document import Document, format_of
from linter.text.hiding import USUAL
from tests.conftest import RULEBOOK

SUP = ("SUP001", "SUP002", "SUP003")
RULES = ("DUP001", "SPC006", "SPC003", "ENC002")
CONFIG = Config()
BOOK = Rulebook(tuple(rule for rule in RULEBOOK.rules if rule.id in (*RULES, *SUP) or rule.category == "internal"))
PLAN = Plan(BOOK, alone=True)
ALL = Plan(RULEBOOK, alone=True)


def document(text: str, path: str = "a.md", hiding=USUAL) -> Document:
    return Document(path, text, format=format_of(path), hiding=hiding)


def findings(text: str, path: str = "a.md", hiding=USUAL) -> list:
    """The findings that stay."""
    return list(in_text(lint_document(document(text, path, hiding), PLAN), BOOK, CONFIG))


def told(text: str, path: str = "a.md", hiding=USUAL) -> list[str]:
    """The findings that stay, as `line RULE`."""
    return [f"{finding.location.line} {finding.rule}" for finding in findings(text, path, hiding)]


def mended(text: str, path: str = "a.md", *, unsafe: bool = True, hiding=USUAL, plan: Plan = PLAN) -> str:
    """The text after all fixes."""

    def kept(linted):
        return in_text(linted, plan.rulebook, CONFIG)

    return fixed_document(
        document(text, path, hiding), lambda doc: lint_document(doc, plan), unsafe=unsafe, told=kept
    ).doc.text


def outcome(paths=(".",), jobs=1, *, fixing: Fixing | None = None, select=(*RULES, *SUP), **options):
    """A run over files, in the current folder."""
    from linter.api import rules_of

    configs = Configs(None, select=tuple(select), **options)
    found = discover(paths, configs)
    books = {config: rules_of(config) for config in by_config(found.targets)}
    return run(found, books, jobs, how=How(fixing, show_suppressed=True))


def report_of(paths=(".",), jobs=1, **options):
    return outcome(paths, jobs, **options).report


def lines_of(report) -> list[str]:
    return [f"{f.location.path}:{f.location.line} {f.rule}" for f in report.findings]
