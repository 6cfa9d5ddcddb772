"""The prefilter only saves time: without it the same rules hit at the same places."""

from __future__ import annotations

from hypothesis import given

from linter.engine.prefilter import all_passages
from tests.conftest import PLAN
from tests.laws.test_findings import document, law
from tests.laws.texts import PATHS, hostile_texts


@law
@given(hostile_texts, PATHS)
def test_prefilter_loses_nothing(text, path):
    doc = document(text, path)
    lineup = PLAN.lineup(doc.format)
    candidates = {rule.id: passages for rule, passages in lineup.prefilter.candidates(doc)}
    for rule in lineup.prefilter.rules:
        everywhere = all_passages(doc, rule.check.unit)
        assert set(candidates.get(rule.id, ())) <= set(everywhere)
        wanted = [hit.span for passage in everywhere for hit in rule.check.check_passage(passage, doc)]
        got = [hit.span for passage in candidates.get(rule.id, ()) for hit in rule.check.check_passage(passage, doc)]
        assert got == wanted, f"{rule.id} needs one of {rule.triggers}"
