"""Merging summaries minds no order and no grouping, for every rule that looks across files."""

from __future__ import annotations

import copy
import pickle

from hypothesis import given
from hypothesis import strategies as st

from linter.engine.corpus import conclude, merge, one_a_topic
from linter.engine.lint import lint_document
from linter.findings import Change, Excerpt, Finding, Fix, Safety, Severity
from linter.text.spans import Location, Span
from tests.conftest import PLAN, RULEBOOK, plan_of
from tests.laws.test_findings import law
from tests.laws.texts import document, hostile_texts

# Files of one folder share lines and names, at the same place or at others: draw them from a few texts.
HOME = "Home | News | About us and our work 2021\n"
PEOPLE = (
    "Zhang Guoqing met Luo Wenjing, Bai Ke and Li Le Cheng.\n",
    "Zhang Guofeng thanked Luo Wenjing and Bai Ke. Li Lecheng left with Sergei Lavrov.\n",
    "Present were Luo Wenjing, Sergey Lavrov and Guoqing Zhang; Zhang Guo-qing spoke.\n",
)
ACROSS = plan_of(*(r.id for r in RULEBOOK.rules if hasattr(r.check, "reduce") or hasattr(r.check, "check_joined")))
folders = st.lists(hostile_texts, min_size=1, max_size=3).flatmap(
    lambda pool: st.lists(
        st.lists(st.sampled_from([HOME, *pool, "\n", HOME, *PEOPLE]), min_size=1, max_size=4).map("".join),
        min_size=2,
        max_size=9,
    )
)


def summaries(texts: list[str]) -> list[dict]:
    return [lint_document(document(text, f"{n}.txt"), ACROSS).summaries for n, text in enumerate(texts)]


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


def test_there_are_rules_across_files():
    assert len(PLAN.lineup("plain").gathered) > 1


@law
@given(folders, st.integers(1, 8), st.randoms(use_true_random=False))
def test_a_join_minds_no_grouping_and_no_order_of_keys(texts, cut, random):
    parts = summaries(texts)
    grouped = merged([merged(parts[cut:]), merged(parts[:cut])])
    shuffled = {name: dict(random.sample(sorted(keyed.items()), len(keyed))) for name, keyed in grouped.items()}
    assert conclude(shuffled, RULEBOOK) == conclude(merged(parts), RULEBOOK)


@law
@given(folders)
def test_what_is_gathered_survives_a_worker(texts):
    parts = summaries(texts)
    assert pickle.loads(pickle.dumps(parts)) == parts


def finding(path: str, topic: str, fix: Fix | None = None) -> Finding:
    place = Location(path, Span(0, 1), 1, 1, 1, 2, 1, 2)
    return Finding("NAM010", "x", "names", Severity.INFO, 1.0, "m", place, Excerpt("", "", ""), fix=fix, topic=topic)


def test_one_finding_a_topic():
    findings = [finding(f"{n}.txt", topic) for n in range(1, 7) for topic in ("a ~ b", "", "c ~ d")]
    kept = one_a_topic(findings)
    assert [(f.location.path, f.topic) for f in kept if f.topic] == [("1.txt", "a ~ b"), ("1.txt", "c ~ d")]
    assert len([f for f in kept if not f.topic]) == 6
    assert [(e.note, e.location.path) for e in kept[0].evidence] == [
        ("also in 5 other files, first here", "2.txt"),
        ("and here", "3.txt"),
        ("and here", "4.txt"),
    ]
    assert one_a_topic(kept) == kept


def test_what_can_be_fixed_stays_in_every_file():
    fix = Fix((Change(finding("0.txt", "").location, "x"),), Safety.SAFE)
    findings = [finding(f"{n}.txt", "a ~ b", fix) for n in range(3)]
    assert one_a_topic(findings) == findings
