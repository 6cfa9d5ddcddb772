"""What the real LanguageTool says of the examples of rules: asked once for all of them."""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING

from linter.languagetool.adviser import Adviser
from linter.languagetool.model import Asked
from linter.languagetool.question import EVERYTHING, question_of
from linter.rulebook.model import Rule, Rulebook
from tests.conftest import PAGES
from tests.languagetool.real import real_languagetool

if TYPE_CHECKING:
    from linter.text.document import Document
    from linter.text.remarks import Remark


def with_remarks(rule: Rule, doc: Document) -> Document:
    """The document of an example with what LanguageTool says of it, if the rule speaks of that.

    The test is skipped where LanguageTool is not there, and fails where it must be.
    """
    if not rule.kind.hears:
        return doc
    return doc.with_remarks(_said(EVERYTHING in rule.check.heard)[doc.text])


@cache
def _said(everything: bool) -> dict[str, tuple[Remark, ...]]:
    """The remarks on all texts in the examples of rules that want everything, or of those that want some rules."""
    from tests.test_rules import documents

    pages = [p for p in PAGES if p.rule.kind.hears and (EVERYTHING in p.rule.check.heard) is everything]
    docs = [doc for page in pages for example in (*page.bad, *page.good) for doc, _ in documents(example)]
    return remarks_of(docs, Rulebook(tuple(page.rule for page in pages)))


def remarks_of(docs: list[Document], rulebook: Rulebook) -> dict[str, tuple[Remark, ...]]:
    """What LanguageTool says of documents for some rules, by their text.

    The test is skipped where LanguageTool is not there, and fails where it must be.
    """
    question = question_of(rulebook, "en-US")
    assert question is not None
    adviser = _adviser()
    said = adviser.remarks(docs, question)
    assert not adviser.problem, adviser.problem
    assert None not in said
    return {doc.text: tuple(remarks) for doc, remarks in zip(docs, said, strict=True)}


@cache
def _adviser() -> Adviser:
    """One for all tests: a server takes seconds to start and to warm up."""
    real_languagetool()
    adviser = Adviser(Asked("require", remember=False))
    atexit.register(adviser.close)
    return adviser
