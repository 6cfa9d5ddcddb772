"""Laws of findings: they quote the file, they are complete, they mind no order and no company."""

from __future__ import annotations

import os
import pickle
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.engine.lint import Plan, lint_document
from linter.rulebook.model import Rulebook
from linter.text.document import Document
from tests.conftest import PLAN, RULEBOOK
from tests.laws.texts import PATHS, hostile_texts

EXAMPLES = int(os.environ.get("MTLINT_LAW_EXAMPLES", "150"))
law = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
LINE_END = re.compile(r"\r\n|\r|\n")


def document(text: str, path: str) -> Document:
    return Document.from_bytes(text.encode("utf-8", "surrogatepass"), path)


@law
@given(hostile_texts, PATHS)
def test_nothing_crashes(text, path):
    linted = lint_document(document(text, path), PLAN)
    assert not linted.crashed, [f.message for f in linted.findings if f.rule == "INT001"]


@law
@given(hostile_texts, PATHS)
def test_places_agree_with_the_text(text, path):
    """Line and column lead to the very span, by a count of lines that shares no code with ours."""
    doc = document(text, path)
    starts = [0, *(m.end() for m in LINE_END.finditer(doc.text))]
    for finding in lint_document(doc, PLAN).findings:
        where = finding.location
        assert 0 <= where.span.start <= where.span.end <= len(doc.text)
        bom = 1 if where.line == 1 and doc.text.startswith("\ufeff") and where.span.start > 0 else 0
        assert starts[where.line - 1] + where.column - 1 + bom == where.span.start
        assert (where.end_line, where.end_column) >= (where.line, where.column)
        last = LINE_END.split(doc.text)[where.end_line - 1]
        assert where.end_column <= len(last) + 1, "a finding ends inside its last line"


@law
@given(hostile_texts, PATHS)
def test_findings_are_complete(text, path):
    """In order, once each, with words that are filled in, and fit to be sent to another process."""
    linted = lint_document(document(text, path), PLAN)
    assert list(linted.findings) == sorted(linted.findings, key=lambda f: f.order)
    assert len({f.fingerprint for f in linted.findings}) == len(linted.findings)
    assert pickle.loads(pickle.dumps(linted)) == linted
    for finding in linted.findings:
        assert finding.message
        assert 0 < finding.confidence <= 1
        assert "\n" not in finding.excerpt.before + finding.excerpt.marked + finding.excerpt.after


@law
@given(hostile_texts, PATHS, st.randoms(use_true_random=False))
def test_rules_mind_no_order(text, path, random):
    rules = list(RULEBOOK.rules)
    random.shuffle(rules)
    doc = document(text, path)
    assert lint_document(doc, Plan(Rulebook(tuple(rules)))).findings == lint_document(doc, PLAN).findings


@law
@given(hostile_texts, hostile_texts)
def test_a_document_minds_no_other(first, second):
    alone = lint_document(document(second, "b.txt"), PLAN)
    lint_document(document(first, "a.txt"), PLAN)
    assert lint_document(document(second, "b.txt"), PLAN) == alone
