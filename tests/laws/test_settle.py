"""Settling minds no order of the findings, keeps their order of reports, and loses none without a winner."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.engine.settle import settle
from linter.findings import Excerpt, Finding
from linter.text.spans import Location, Span
from tests.conftest import RULEBOOK
from tests.laws.test_findings import law

# Rules that take one another over meet more often if both stand in one short list.
UPPER = [rule for rule in RULEBOOK.rules if rule.above]
LOWER = [rule for rule in RULEBOOK.rules if any(rule.id.startswith(prefix) for r in UPPER for prefix in r.above)]
rules = st.one_of(st.sampled_from(UPPER), st.sampled_from(LOWER), st.sampled_from(RULEBOOK.rules))


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    rule, start = draw(rules), draw(st.integers(0, 9))
    span = Span(start, draw(st.integers(start, 12)))
    place = Location("a.txt", span, 1, span.start + 1, 1, span.end + 1, span.start + 1, span.end + 1)
    said = (rule.id, rule.name, rule.category, rule.severity, rule.confidence, rule.message)
    return Finding(*said, place, Excerpt("", "", ""))


@law
@given(st.lists(findings(), max_size=9, unique_by=lambda f: f.order), st.randoms(use_true_random=False))
def test_settling_minds_no_order(found, random):
    shuffled = found[:]
    random.shuffle(shuffled)
    settled = settle(found, RULEBOOK)
    assert settle(shuffled, RULEBOOK) == settled
    assert [f.order for f in settled] == sorted(f.order for f in settled)
    assert {f.order for f in settled} <= {f.order for f in found}
    assert bool(settled) == bool(found)
    for lost in {f.order for f in found} - {f.order for f in settled}:
        assert any(f.rule == lost[-1] or any(lost[-1] in e.note for e in f.evidence) for f in settled), lost
    # What is kept is not explained by anything that is kept.
    assert [f.order for f in settle(settled, RULEBOOK)] == [f.order for f in settled]
