"""Judging, settling, and a check that crashes."""

from __future__ import annotations

import gc
import weakref
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

from linter.checks.patterns import Phrases
from linter.engine.corpus import conclude
from linter.engine.lint import Plan, lint_document
from linter.findings import Severity
from linter.rulebook.model import Origin, Rule, Rulebook
from linter.text.document import Document
from tests.conftest import RULEBOOK

SEEDS = Path(__file__).parents[2] / "seeds"
INTERNAL = tuple(rule for rule in RULEBOOK.rules if rule.category == "internal")


def rule(id_: str, *phrases: str, above: tuple = (), category: str = "literal", check=None) -> Rule:
    check = check or Phrases(phrases)
    return Rule(
        id=id_, name=f"rule-{id_.lower()}", category=category, severity=Severity.WARNING, confidence=0.9,
        default=True, message="“{match}”", why="For a test.", check=check, check_name="patterns.Phrases",
        triggers=getattr(check, "triggers", ()), fix=None, suggest=("mind {match}",), above=above, replaces=(),
        formats=(), origin=Origin("test.yaml", 1),
    )  # fmt: skip


def lint(text: str, *rules: Rule):
    return lint_document(Document("a.txt", text), Plan(Rulebook((*rules, *INTERNAL))))


def test_a_finding_is_complete():
    (finding,) = lint("One line.\nSome   foo bar here.", rule("LIT900", "foo bar")).findings
    assert str(finding.location) == "a.txt:2:8"
    assert (finding.message, finding.suggestions) == ("“foo bar”", ("mind foo bar",))
    assert (finding.excerpt.marked, finding.excerpt.after) == ("foo bar", " here.")
    assert len(finding.fingerprint) == 32


def test_fingerprints_survive_edits_elsewhere():
    rules = rule("LIT900", "foo bar")
    (before,) = lint("Some foo bar here.", rules).findings
    (after,) = lint("A new first line.\n\nSome foo bar here.", rules).findings
    assert before.fingerprint == after.fingerprint
    twins = lint("Some foo bar here.\nSome foo bar here.", rules).findings
    assert len({f.fingerprint for f in twins}) == 2


def test_the_rule_above_takes_over_and_keeps_the_loser_as_evidence():
    upper = rule("LIT901", "big foo bar", above=("NAM",))
    lower = rule("NAM900", "foo bar", category="names")
    findings = lint("A big foo bar and a foo bar.", upper, lower).findings
    assert [(f.rule, f.location.column) for f in findings] == [("LIT901", 3), ("NAM900", 21)]
    assert "NAM900" in findings[0].evidence[0].note
    assert findings[0].evidence[0].location.column == 7


def test_without_a_word_about_it_both_stay():
    findings = lint("A big foo bar.", rule("LIT901", "big foo"), rule("NAM900", "foo bar", category="names")).findings
    assert [f.rule for f in findings] == ["LIT901", "NAM900"]


def test_one_category_at_one_place_is_one_defect():
    findings = lint("A foo bar.", rule("LIT901", "foo bar"), rule("LIT902", "foo bar")).findings
    assert [f.rule for f in findings] == ["LIT901"]


def test_a_chain_ends_at_its_top():
    rules = (
        rule("LIT901", "a b c", above=("LIT902",)),
        rule("LIT902", "b c", above=("LIT903",)),
        rule("LIT903", "c d"),
    )
    (finding,) = lint("a b c d", *rules).findings
    assert finding.rule == "LIT901"


@dataclass(frozen=True)
class Crashing:
    """Raises when a text holds its word."""

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc):
        if "boom" in doc.text:
            raise RuntimeError("no such luck")
        yield from ()


@dataclass(frozen=True)
class CrashingCorpus:
    """A check across files that fails at its end."""

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def map(self, doc):
        yield "k", 1

    def merge(self, left, right):
        return left + right

    def reduce(self, key, summary):
        raise RuntimeError("late")


@pytest.mark.parametrize("text", ["boom and foo bar", "foo bar"])
def test_a_crash_is_a_finding_and_the_rest_goes_on(text):
    linted = lint(text, rule("LIT901", "foo bar"), rule("NAM900", check=Crashing()))
    ids = [f.rule for f in linted.findings]
    assert "LIT901" in ids
    assert linted.crashed == ("INT001" in ids) == ("boom" in text)
    if linted.crashed:
        crash = next(f for f in linted.findings if f.rule == "INT001")
        assert "NAM900" in crash.message
        assert "no such luck" in crash.message
        assert "check_document" in crash.evidence[0].note


def test_a_crash_across_files_is_a_finding():
    book = Rulebook((rule("NAM900", check=CrashingCorpus()), *INTERNAL))
    linted = lint_document(Document("a.txt", "x"), Plan(book))
    findings, crashed = conclude({k: dict(v) for k, v in linted.summaries.items()}, book)
    assert crashed
    assert [f.rule for f in findings] == ["INT001"]


def test_formats_limit_a_rule():
    only_markdown = replace(rule("LIT901", "foo bar"), formats=("markdown",))
    assert not lint("A foo bar.", only_markdown).findings
    doc = Document("a.md", "A foo bar.", format="markdown")
    assert lint_document(doc, Plan(Rulebook((only_markdown, *INTERNAL)))).findings


def test_a_document_goes_with_its_last_reader():
    # The command runs without the collector of cycles: a view that keeps its document would keep it for good.
    texts = [seed.read_text("utf-8") for seed in sorted(SEEDS.glob("*.txt"))]
    texts.append(
        "Zhang Lifen came first. The hall was full. Zhang Lifan left early on Friday. Zhang Lifen sang the the."
    )
    plan = Plan(RULEBOOK)
    enabled = gc.isenabled()
    gc.disable()
    try:
        for text in texts:
            doc = Document("a.txt", text)
            kept = weakref.ref(doc)
            assert lint_document(doc, plan).findings
            del doc
            assert kept() is None
    finally:
        if enabled:
            gc.enable()
