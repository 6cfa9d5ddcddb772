"""A recognised name is never a finding about spelling, capitals or consistency; other findings stay."""

from __future__ import annotations

import pytest

from linter.engine.lint import Plan, lint_document
from linter.rulebook.load import load_texts
from linter.rulebook.model import Rulebook
from linter.text.document import Document
from tests.conftest import PAGES, PLAN, findings_of

NAMED = "They met Luo Wenjing at the fair. Later Luo Wenjing left with Gao Yiming."


def plan_with(family: str, pattern: str) -> Plan:
    """A rulebook of one rule that reports a pattern, and the engine's own rules."""
    number = {"casing": "CAS", "spelling": "SPE", "consistency": "CON", "duplication": "DUP"}.get(family, "ZZZ")
    text = f"""
family: {family}
rules:
  - id: {number}900
    name: made-up
    message: "found"
    why: "for a test"
    pattern: '{pattern}'
    case: exact
    bad: ["⟦Luo Wenjing⟧"]
    good: ["nothing"]
"""
    (page,) = load_texts([("made-up.yaml", text)])
    own = tuple(rule for rule in PLAN.rulebook.rules if rule.category == "internal")
    return Plan(Rulebook((*own, page.rule)))


def marked(text: str, plan: Plan) -> list[str]:
    return [f.excerpt.marked for f in lint_document(Document("example.txt", text), plan).findings]


@pytest.mark.parametrize("family", ["casing", "spelling", "consistency", "duplication"])
@pytest.mark.parametrize("pattern", ["Luo Wenjing", "Wenjing", "Luo"])
def test_inside_a_name_these_families_are_silent(family, pattern):
    assert not marked(NAMED, plan_with(family, pattern))


@pytest.mark.parametrize("family", ["casing", "spelling", "consistency", "duplication"])
@pytest.mark.parametrize("pattern", ["fair", "met Luo Wenjing", "Wenjing left", "They", "Later Luo"])
def test_what_is_more_than_a_name_stays(family, pattern):
    assert len(marked(NAMED, plan_with(family, pattern))) == 1


@pytest.mark.parametrize("family", ["spacing", "punctuation", "encoding", "literal", "names", "grammar"])
def test_other_families_speak_about_names_too(family):
    assert marked(NAMED, plan_with(family, "Gao Yiming")) == ["Gao Yiming"]


def test_a_word_that_is_no_name_here_is_found():
    assert marked("The Luo river and Luo Wenjing.", plan_with("spelling", "Luo")) == ["Luo"]


def test_a_doubled_name_must_come_twice():
    plan = plan_with("duplication", "Zhang Zhang")
    assert marked("In the film Zhang Zhang sings. All love Zhang Zhang.", plan) == []
    assert marked("In the film Zhang Zhang sings.", plan) == ["Zhang Zhang"]


def test_a_name_is_asked_for_only_where_a_finding_may_be_one():
    doc = Document("example.txt", "the the end of 2020")
    assert lint_document(doc, plan_with("spelling", "end")).findings
    assert "mentions" not in doc.__dict__


def test_a_crash_over_names_loses_no_finding(monkeypatch):
    def broken(doc: Document) -> None:
        raise ValueError("no names today")

    monkeypatch.setattr("linter.engine.lint.without_names", lambda findings, doc: broken(doc))
    found = lint_document(Document("example.txt", NAMED), plan_with("spelling", "fair"))
    assert found.crashed
    assert {f.rule for f in found.findings} == {"INT001", "SPE900"}


def test_names_of_real_rules():
    text = "Today Long Yongtu met He Lifeng. The talk was long; he said that He Lifeng knew Long Yongtu."
    assert not findings_of(text)


def test_no_example_of_any_rule_has_such_a_finding_inside_a_name():
    """The law over the texts of all examples, each with a name that its own words might hide in."""
    silent = {"casing", "spelling", "consistency"}
    for page in PAGES:
        for example in (*page.bad, *page.good):
            if example.data is not None or "Wen" in example.text:
                continue
            doc = Document("example.txt", f"{example.text} They thanked Luo Wenjing and the Luo Wenjing prize.")
            names = [mention.span for mention in doc.mentions]
            for finding in lint_document(doc, PLAN).findings:
                span = finding.location.span
                inside = any(name.start <= span.start and span.end <= name.end for name in names)
                assert not (inside and finding.category in silent), (page.rule.id, finding)
