"""Laws of fixing: it ends, a second run changes nothing, and what is not asked for stays as it is."""

from __future__ import annotations

from hypothesis import given

from linter.engine.fix import fixed
from linter.engine.lint import lint_document
from linter.findings import Safety
from linter.text.document import Document
from tests.conftest import PLAN
from tests.laws.test_findings import document, law
from tests.laws.texts import PATHS, hostile_texts

MOST_ROUNDS = 100


def stable(text: str, path: str, *, unsafe: bool) -> str:
    """Lint and fix until nothing changes."""
    for _ in range(MOST_ROUNDS):
        doc = Document(path, text)
        after = fixed(text, lint_document(doc, PLAN).findings, unsafe=unsafe)
        if after == text:
            return text
        text = after
    raise AssertionError("fixing does not end")


@law
@given(hostile_texts, PATHS)
def test_fixing_ends_and_twice_is_once(text, path):
    for unsafe in (False, True):
        once = stable(document(text, path).text, path, unsafe=unsafe)
        left = [f for f in lint_document(Document(path, once), PLAN).findings if f.fix]
        assert all(f.fix.safety is Safety.UNSAFE and not unsafe for f in left)


@law
@given(hostile_texts, PATHS)
def test_safe_fixes_keep_every_word(text, path):
    """A safe fix may touch white space, and characters that no one can see; never a letter or a digit."""
    before = document(text, path).text
    after = stable(before, path, unsafe=False)
    assert [c for c in after if c.isalnum()] == [c for c in before if c.isalnum()]


@law
@given(hostile_texts, PATHS)
def test_edits_stand_in_the_text(text, path):
    doc = document(text, path)
    for finding in lint_document(doc, PLAN).findings:
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(doc.text)
            assert doc.text[edit.span.start : edit.span.end] != edit.text, "an edit that changes nothing"
