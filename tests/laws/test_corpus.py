"""Merging summaries minds no order and no grouping, for every rule that looks across files."""

from __future__ import annotations

import copy

from hypothesis import given
from hypothesis import strategies as st

from linter.engine.corpus import conclude, merge
from linter.engine.lint import lint_document
from tests.conftest import PLAN, RULEBOOK
from tests.laws.test_findings import law
from tests.laws.texts import document, hostile_texts

# Files of one folder share lines, at the same place or at others: draw them from a few texts.
HOME = "Home | News | About us and our work 2021\n"
folders = st.lists(hostile_texts, min_size=1, max_size=3).flatmap(
    lambda pool: st.lists(
        st.lists(st.sampled_from([HOME, *pool, "\n", HOME]), min_size=1, max_size=4).map("".join),
        min_size=2,
        max_size=9,
    )
)


def summaries(texts: list[str]) -> list[dict]:
    return [lint_document(document(text, f"{n}.txt"), PLAN).summaries for n, text in enumerate(texts)]


def merged(parts: list[dict]) -> dict:
    result: dict = {}
    for part in parts:
        merge(result, copy.deepcopy(part), RULEBOOK)
    return result


@law
@given(folders, st.randoms(use_true_random=False))
def test_merge_minds_no_order(texts, random):
    parts = summaries(texts)
    shuffled = parts[:]
    random.shuffle(shuffled)
    assert merged(shuffled) == merged(parts)
    assert conclude(merged(shuffled), RULEBOOK) == conclude(merged(parts), RULEBOOK)


@law
@given(folders, st.integers(1, 8))
def test_merge_minds_no_grouping(texts, cut):
    parts = summaries(texts)
    grouped = merged([merged(parts[:cut]), merged(parts[cut:])])
    assert grouped == merged(parts)


def test_there_is_a_rule_across_files():
    assert PLAN.lineup("plain").corpus
