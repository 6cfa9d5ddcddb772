"""Every example of every rule. This file does not change when a rule is added: write examples in rules/.

From the examples alone: spans equal the marks exactly; good examples are silent; a fix gives `fixed`, cures
the finding, and a second run changes nothing; without a fix no text changes. Rules that speak of what LanguageTool
says are run on what the real one says; without it they are skipped.
"""

from __future__ import annotations

import pytest

from linter.engine.corpus import conclude, merge
from linter.engine.fix import fixed, fixed_document
from linter.engine.lint import lint_document
from linter.text.document import Document
from tests.conftest import PAGES, plan_of
from tests.languagetool.examples import with_remarks

OPEN, CLOSE = "⟦", "⟧"


def cases(kind: str) -> list:
    return [
        pytest.param(page.rule, example, id=f"{page.rule.id}-{kind}-{number}")
        for page in PAGES
        for number, example in enumerate(getattr(page, kind), 1)
    ]


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and the spans that were marked."""
    out, spans, starts = "", [], []
    for char in text:
        if char == OPEN:
            starts.append(len(out))
        elif char == CLOSE:
            spans.append((starts.pop(), len(out)))
        else:
            out += char
    assert not starts, "a mark is not closed"
    return out, sorted(spans)


def documents(example) -> list[tuple[Document, list[tuple[int, int]]]]:
    """The documents of an example with their expected spans."""
    if example.data is not None:
        return [(Document.from_bytes(example.data, example.path), [])]
    text, spans = unmarked(example.text)
    first = (Document.from_bytes(text.encode("utf-8", "surrogatepass"), example.path), spans)
    others = [(Document.from_bytes(t.encode(), p), s) for p, b in example.files for t, s in [unmarked(b)]]
    return [first, *others]


def found(rule, example) -> dict[str, list]:
    """The findings by path, those of a check across a folder included."""
    plan = plan_of(rule.id)
    by_path: dict[str, list] = {}
    summaries: dict = {}
    for doc, _ in documents(example):
        linted = lint_document(with_remarks(rule, doc), plan)
        assert not linted.crashed, linted.findings
        by_path.setdefault(doc.path, []).extend(linted.findings)
        merge(summaries, linted.summaries, plan.rulebook)
    concluded, crashed = conclude(summaries, plan.rulebook)
    assert not crashed, concluded
    for finding in concluded:
        by_path.setdefault(finding.location.path, []).append(finding)
    return by_path


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_bad_example_is_found_at_its_marks(rule, example):
    by_path = found(rule, example)
    if example.data is not None:
        assert by_path[example.path], "nothing was found"
        return
    for doc, spans in documents(example):
        got = sorted(tuple(f.location.span) for f in by_path[doc.path])
        assert got == spans, [(doc.text[s:e], f"{s}-{e}") for s, e in got]
        for finding in by_path[doc.path]:
            assert finding.rule == rule.id
            assert "{" not in finding.message
            assert finding.suggestions, "a finding says what to do"


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_good_example_is_silent(rule, example):
    by_path = found(rule, example)
    assert not [f for findings in by_path.values() for f in findings], by_path


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_fix_cures_and_is_stable(rule, example):
    plan = plan_of(rule.id)
    for doc, _ in documents(example):
        findings = lint_document(doc, plan).findings
        # A fix that begins where another ends waits for the next round.
        after = fixed_document(doc, lambda text: lint_document(text, plan), unsafe=True).doc.text
        if example.fixed is None:
            # A rule with a fix whose example does not show it must at least cure it.
            if not any(f.fix for f in findings):
                assert after == doc.text
                continue
        else:
            assert after == example.fixed
        again = lint_document(Document(doc.path, after), plan).findings
        assert not any(f.fix for f in again), "the fixed text is found again"
        assert fixed(after, again, unsafe=True) == after


def test_there_are_rules():
    assert len(PAGES) > 3


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.rule.id)
def test_rules_above_exist(page):
    for upper in page.rule.above:
        assert any(p.rule.id.startswith(upper) for p in PAGES), f"{page.rule.id} stands above unknown {upper}"
