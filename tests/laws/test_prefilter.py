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
    candidates = PLAN.prefilter.passages(doc)
    for index, rule in enumerate(PLAN.passage):
        if not rule.triggers:
            continue
        everywhere = all_passages(doc, rule.check.unit)
        assert set(candidates.get(index, ())) <= set(everywhere)
        wanted = [hit.span for passage in everywhere for hit in rule.check.check_passage(passage, doc)]
        got = [hit.span for passage in candidates.get(index, ()) for hit in rule.check.check_passage(passage, doc)]
        assert got == wanted, f"{rule.id} needs one of {rule.triggers}"
