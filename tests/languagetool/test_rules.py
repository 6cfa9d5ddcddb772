"""The rules that speak of LanguageTool's remarks, held to its figures, and to the seeds with the real LanguageTool."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from benchmarks.languagetool import CSV, FEWEST_FINDINGS, FEWEST_TEXTS, LEAST_LIFT, LEAST_SUPPORT
from linter.checks.grammar import Remarked
from linter.engine.corpus import conclude, merge
from linter.engine.lint import Plan, lint_document
from linter.languagetool.blocks import ACROSS
from linter.rulebook.model import Rulebook
from linter.text.document import Document
from tests.conftest import PAGES
from tests.languagetool.examples import remarks_of

ROOT = Path(__file__).resolve().parents[2]
MOST_UNTOUCHED = 1
"""Findings on human text that touch no marked error, for a rule that is too rare to be judged by its figures."""
OURS = [page for page in PAGES if isinstance(page.rule.check, Remarked)]


def figures() -> dict[str, dict[str, str]]:
    with CSV.open(encoding="utf-8", newline="") as stream:
        return {row["rule"]: row for row in csv.DictReader(stream)}


def test_the_verdicts_are_those_of_the_figures():
    assert len(figures()) > 100
    for row in figures().values():
        judged, touching = int(row["judged"]), int(row["touching"])
        assert touching <= judged <= int(row["machine"])
        assert int(row["human_touching"]) <= int(row["human"])
        if judged < FEWEST_FINDINGS or int(row["texts"]) < FEWEST_TEXTS:
            verdict = "rare"
        else:
            kept = float(row["lift"]) >= LEAST_LIFT and touching >= LEAST_SUPPORT * judged
            verdict = "passes" if kept else "fails"
        assert row["verdict"] == verdict, row["rule"]


def test_what_is_kept_has_the_figures_for_it():
    kept = [id_ for page in OURS for id_ in page.rule.check.rules]
    assert kept
    for id_ in kept:
        assert figures()[id_]["verdict"] == "passes", id_


def test_what_is_kept_for_a_reason_is_rare_and_hardly_speaks_on_human_text():
    reasons = {id_: reason for page in OURS for id_, reason in page.rule.check.though.items()}
    assert reasons
    for id_, reason in reasons.items():
        row = figures()[id_]
        assert row["verdict"] == "rare", f"{id_} can be judged by its figures"
        assert int(row["human"]) - int(row["human_touching"]) <= MOST_UNTOUCHED, id_
        assert len(reason.split()) > 10, f"{id_} needs a reason that can be judged"


def test_a_rule_of_languagetool_is_spoken_of_once():
    heard = [id_ for page in OURS for id_ in page.rule.check.heard]
    assert len(set(heard)) == len(heard)
    assert not set(heard) & ACROSS, "what looks across paragraphs cannot be asked by the paragraph"
    assert set(heard) <= figures().keys(), "what was never measured is not asked"


def test_what_passes_is_kept():
    passes = {id_ for id_, row in figures().items() if row["verdict"] == "passes"}
    assert passes - ACROSS == {id_ for page in OURS for id_ in page.rule.check.rules}


@pytest.fixture(scope="module")
def seeds() -> list[Document]:
    """The seeds with all that the real LanguageTool says of them, but for rules that look across paragraphs."""
    docs = [Document.from_bytes(file.read_bytes(), file.name) for file in sorted((ROOT / "seeds").glob("*.txt"))]
    everything = Rulebook(tuple(page.rule for page in PAGES if page.rule.kind.hears))
    said = remarks_of(docs, everything)
    return [doc.with_remarks(said[doc.text]) for doc in docs]


def test_the_seeds(seeds):
    """Of what LanguageTool says of a labelled defect at least ten are told; of what it alone finds, three are false."""
    book = Rulebook(tuple(page.rule for page in PAGES if page.rule.default))
    plan, summaries, findings = Plan(book), {}, []
    wanted = {id_ for rule in book.rules if rule.kind.hears for id_ in rule.check.heard}
    for doc in seeds:
        asked = tuple(r for r in doc.remarks if r.rule in wanted or r.is_spelling)
        linted = lint_document(doc.with_remarks(asked), plan)
        findings += linted.findings
        merge(summaries, linted.summaries, book)
    told, _ = conclude(summaries, book, told=findings)
    heard = [finding for finding in told if book.by_id[finding.rule].kind.hears]
    told_of = {doc.path: [f for f in told if f.location.path == doc.path] for doc in seeds}
    kept = [
        r for doc in seeds for r in doc.remarks if is_labelled(doc, r.span) and is_told(r, told_of[doc.path], heard)
    ]
    false = [
        f for f in heard if not any(is_labelled(doc, f.location.span) for doc in seeds if doc.path == f.location.path)
    ]
    assert len(kept) >= 10, [remark.rule for remark in kept]
    assert len(false) <= 3, [finding.message for finding in false]


def is_told(remark, findings, heard) -> bool:
    """Whether a remark is a finding, or evidence for one of ours at its place."""
    for finding in findings:
        span = finding.location.span
        if span.start < remark.span.end and remark.span.start < span.end:
            note = f"also found by LanguageTool's rule {remark.rule}"
            if finding in heard or any(evidence.note == note for evidence in finding.evidence):
                return True
    return False


def is_labelled(doc: Document, span) -> bool:
    """Whether a stretch of a seed touches a labelled defect."""
    where = doc.location(span)
    return any(
        label["line"] == where.line and where.column - 1 < label["end"] and label["start"] < where.end_column - 1
        for label in LABELS
        if label["file"] == doc.path
    )


LABELS = [json.loads(line) for line in (ROOT / "tests" / "seeds.labels.jsonl").read_text("utf-8").splitlines()]
