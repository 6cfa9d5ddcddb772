"""Laws of findings: they quote the file, they are complete, they mind no order and no company."""

from __future__ import annotations

import os
import pickle
import random
import re
from functools import lru_cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.engine.lint import Plan, lint_document, lint_documents
from linter.rulebook.model import Rulebook
from tests.conftest import PLAN, RULEBOOK
from tests.laws.texts import EXAMPLES, PATHS, document, every_example, hostile_texts

TRIES = int(os.environ.get("MTLINT_LAW_EXAMPLES", "150"))
law = settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck))
LINE_END = re.compile(r"\r\n|\r|\n")


@lru_cache(maxsize=8)
def shuffled(seed: int) -> Plan:
    """The rules in another order; 0 is the reverse one."""
    rules = list(reversed(RULEBOOK.rules))
    if seed:
        random.Random(seed).shuffle(rules)
    return Plan(Rulebook(tuple(rules)))


def squeezed(text: str) -> str:
    """Without white space and byte order marks, which an excerpt may fold."""
    return "".join(text.replace("\ufeff", "").split())


@every_example
@law
@given(text=hostile_texts, path=PATHS)
def test_nothing_crashes(text, path):
    linted = lint_document(document(text, path), PLAN)
    assert not linted.crashed, [f.message for f in linted.findings if f.rule == "INT001"]


def test_nothing_crashes_where_a_text_breaks_off():
    """Every example up to each of its gaps: the last word, and a blank that nothing follows."""
    for text in EXAMPLES:
        for cut in (text[: gap.end()] for gap in re.finditer(r"\s", text[:200])):
            linted = lint_document(document(cut, "a.txt"), PLAN)
            assert not linted.crashed, (cut, [f.message for f in linted.findings if f.rule == "INT001"])


@every_example
@law
@given(text=hostile_texts, path=PATHS)
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


@every_example
@law
@given(text=hostile_texts, path=PATHS)
def test_excerpts_quote_the_text(text, path):
    """The marked words are those of the span, and the context is what stands on both sides of it."""
    doc = document(text, path)
    for finding in lint_document(doc, PLAN).findings:
        start, end = finding.location.span
        before, marked, after = map(squeezed, finding.excerpt)
        whole = squeezed(doc.text[start:end])
        assert marked == whole or (marked.endswith("…") and whole.startswith(marked[:-1]) and len(marked) > 99)
        assert squeezed(doc.text[:start]).endswith(before.removeprefix("…"))
        assert squeezed(doc.text[end:]).startswith(after.removesuffix("…"))
        assert not re.search("[\r\n\t]", "".join(finding.excerpt))


@every_example
@law
@given(text=hostile_texts, path=PATHS)
def test_findings_are_complete(text, path):
    """In order, once each, with words that are filled in, and fit to be sent to another process."""
    linted = lint_document(document(text, path), PLAN)
    assert list(linted.findings) == sorted(linted.findings, key=lambda f: f.order)
    assert len({f.fingerprint for f in linted.findings}) == len(linted.findings)
    assert pickle.loads(pickle.dumps(linted)) == linted
    for finding in linted.findings:
        assert finding.message
        assert 0 < finding.confidence <= 1


@every_example
@law
@given(text=hostile_texts, path=PATHS)
def test_rules_mind_no_order(text, path):
    doc = document(text, path)
    assert lint_document(doc, shuffled(len(text) % 6)).findings == lint_document(doc, PLAN).findings


def backwards(text: str) -> str:
    return " ".join(reversed(text.split(" ")))


@law
@given(hostile_texts, hostile_texts, st.sampled_from([str, str.lower, str.title, backwards]))
def test_a_document_minds_no_other(first, second, alike):
    """Nor one that has the same words with other capitals or in another order."""
    alone = lint_document(document(second, "b.txt"), PLAN)
    lint_document(document(first + "\n\n" + alike(second) if first else alike(second), "a.txt"), PLAN)
    assert lint_document(document(second, "b.txt"), PLAN) == alone


@law
@given(st.lists(st.tuples(hostile_texts, PATHS), max_size=4))
def test_together_is_as_alone(texts):
    docs = [document(text, path) for text, path in texts]
    alone = [lint_document(document(text, path), PLAN) for text, path in texts]
    assert lint_documents(docs, PLAN) == alone


def test_all_examples_together_are_as_alone():
    docs = [document(text, path) for text in EXAMPLES for path in ("a.txt", "a.md")]
    alone = [lint_document(doc, PLAN) for doc in docs]
    assert lint_documents([document(doc.text, doc.path) for doc in docs], PLAN) == alone
