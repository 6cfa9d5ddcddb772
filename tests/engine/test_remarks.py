"""What an outside checker says reaches the rules that speak of it, and nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linter.api import without_hearers
from linter.checks.grammar import Remarked
from linter.config import Config
from linter.engine.discover import Target
from linter.engine.fix import Fixing
from linter.engine.lint import Plan, lint_document
from linter.engine.run import How, run_text
from linter.engine.work import Work
from linter.rulebook.model import Rulebook
from linter.text.document import Document
from linter.text.remarks import Remark
from linter.text.spans import Span
from tests.conftest import RULEBOOK

TEXT = "The dam holds. The dam hold the water of the river."
"""A text with a place to speak of."""


class Listener:
    """Stands where LanguageTool stands: says of each “hold the” that it is wrong, and remembers what it was asked."""

    problem = ""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        self.asked: list[list[str]] = []

    def remarks(self, docs, question):
        assert self.rule in question.rules
        self.asked.append([doc.text for doc in docs])
        return [tuple(self._said(doc)) for doc in docs]

    def _said(self, doc):
        at = doc.text.find("hold the")
        if at >= 0:
            yield Remark(Span(at, at + 4), self.rule, "GRAMMAR", "write “holds”", ("holds",))


@pytest.fixture
def spoken():
    """A rule that speaks of remarks, the id of LanguageTool's rule, and a rulebook with it."""
    pattern = RULEBOOK.by_id["GRA001"]
    rule = replace(
        pattern, id="GRA900", message="{said}", suggest=(), fix=None, triggers=(), check=Remarked(("VERB_FORM",))
    )
    internal = tuple(rule for rule in RULEBOOK.rules if rule.category == "internal")
    return rule, "VERB_FORM", Rulebook((rule, *internal))


def test_a_text_that_changes_is_no_longer_spoken_of():
    doc = Document("a.txt", TEXT).with_remarks((Remark(Span(0, 3), "X", "GRAMMAR", "no"),))
    assert doc.remarks
    assert not doc.with_text("Another.").remarks


def test_a_remark_becomes_a_finding_with_its_evidence(spoken):
    rule, said, book = spoken
    doc = Document("a.txt", TEXT).with_remarks((Remark(Span(23, 27), said, "GRAMMAR", "write “holds”", ("holds",)),))
    (finding,) = lint_document(doc, Plan(book)).findings
    assert (finding.rule, finding.excerpt.marked) == (rule.id, "hold")
    assert any(said in evidence.note and "write “holds”" in evidence.note for evidence in finding.evidence)
    assert "write “holds”" in finding.suggestions
    silent = Document("a.txt", TEXT).with_remarks((Remark(Span(23, 27), "ANOTHER_RULE", "GRAMMAR", "no"),))
    assert not lint_document(silent, Plan(book)).findings


def test_only_what_the_rules_want_is_asked(spoken):
    rule, _, book = spoken
    question = Plan(book).question("en-GB")
    assert question is not None
    assert question.rules == frozenset(rule.check.rules)
    assert question.language == "en-GB"
    assert Plan(without_hearers(book)).question("en-GB") is None


def test_a_run_asks_once_a_batch(spoken, tmp_path):
    rule, said, book = spoken
    targets = []
    for name in ("a.txt", "b.txt", "c.bin"):
        file = tmp_path / name
        file.write_bytes(b"\0\1\2" * 99 if name.endswith("bin") else TEXT.encode())
        targets.append(Target(str(file), name, size=60, config=Config(grammar="auto")))
    listener = Listener(said)
    work = Work({targets[0].config: book}, adviser=listener)
    found = [finding.rule for result in work.files(targets) for finding in result.linted.findings]
    assert found == [rule.id, rule.id]
    assert listener.asked == [[TEXT, TEXT]], "one question for both texts, none for what is no text"


def test_a_fixed_text_is_asked_about_again(spoken):
    _, said, book = spoken
    dashes = next(rule for rule in RULEBOOK.rules if rule.id == "DUP001")
    config = Config(grammar="auto")
    listener = Listener(said)
    book = Rulebook(tuple(sorted((*book.rules, dashes), key=lambda rule: rule.id)))
    text = b"The dam is is old. The dam hold the water of the river."
    outcome = run_text(text, "a.txt", config, book, How(Fixing(unsafe=True, write=False), adviser=listener))
    assert outcome.fixed[0].data.count(b"is") == 1
    (left,) = outcome.report.findings
    assert left.excerpt.marked == "hold", "what is said of the new text stands at its new place"
    assert len(listener.asked) > 1


def test_a_run_says_why_it_was_not_heard(spoken):
    class Silent(Listener):
        problem = "LanguageTool stopped"

        def remarks(self, docs, question):
            return [None for _ in docs]

    from linter.languagetool.model import Asked

    listener = Silent(spoken[1])
    listener.asked = Asked("require")
    outcome = run_text(TEXT.encode(), "a.txt", Config(grammar="require"), spoken[2], How(adviser=listener))
    assert (outcome.unheard, outcome.heard_needed, outcome.crashed) == ("LanguageTool stopped", True, False)
