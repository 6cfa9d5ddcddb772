"""Verdicts, clusters, the right form, caps: what the documents in test_names_context do not show."""

from __future__ import annotations

import random
import re
import time
from itertools import permutations
from pathlib import Path

import pytest

from linter.checks.names import scoring
from linter.checks.names.clusters import Clusters, Link, persons
from linter.checks.names.judgement import Form, Tier, explained, judge_pair, right_form, tier_of
from linter.checks.names.roster import NO_ROSTER, Entry, Roster
from linter.checks.names.suspicions import reckoning
from linter.checks.names.variants import NameVariant
from linter.text.document import Document
from linter.text.mentions import mention_of

ROOT = Path(__file__).resolve().parents[2]


def verdict_on(text: str, one: str, other: str, roster: Roster = NO_ROSTER):
    names = reckoning(Document("a.txt", text), roster)
    first, second = (names.names[mention_of(name).key] for name in (one, other))
    return judge_pair(names.pair(first, second))


def form(written: str, count: int = 1, *, office: bool = False, acts: bool = False) -> Form:
    mention = mention_of(written)
    return Form(mention.words, mention.readings, written, count, office, acts)


# --- verdicts ---


def test_hard_names_are_one():
    verdict = verdict_on("Chen Shaoywang spoke. Later Chen Shaowang left.", "Chen Shaoywang", "Chen Shaowang")
    assert verdict.tier is Tier.HARD
    assert not verdict.apart


def test_a_list_keeps_even_hard_names_apart():
    verdict = verdict_on("Chen Shaoywang, Chen Shaowang and Luo Wenjing left.", "Chen Shaoywang", "Chen Shaowang")
    assert (verdict.tier, verdict.apart) == (Tier.SILENT, "both stand in one list")


def test_silent_pairs_are_explained_too():
    text = "Zhou Lianhua sold the farm.\n\nZhou Lianqing bought a mill."
    verdict = verdict_on(text, "Zhou Lianhua", "Zhou Lianqing")
    lines = explained(verdict, "Zhou Lianhua", "Zhou Lianqing")
    assert verdict.tier is Tier.SILENT
    assert "not reported" in lines[0]
    weights = [float(m[1]) for line in lines[1:-1] if (m := re.match(r"\s*([-+]\d+\.\d)  \S", line))]
    assert len(weights) == len(verdict.reasons) >= 4
    assert sum(weights) == pytest.approx(verdict.log_odds, abs=0.05 * len(weights))
    assert any("nothing without other evidence" in line for line in lines)


def test_why_two_names_cannot_be_one_is_explained():
    verdict = verdict_on("Gao Yiming and Gao Yifang opened the fair.", "Gao Yiming", "Gao Yifang")
    assert "they cannot be one person: both stand in one" in explained(verdict, "Gao Yiming", "Gao Yifang")[1]


@pytest.mark.parametrize(
    ("total", "tier"), [(-0.1, Tier.SILENT), (0, Tier.POSSIBLE), (1.9, Tier.POSSIBLE), (2, Tier.LIKELY)]
)
def test_tiers(total, tier):
    assert tier_of(total) is tier


# --- the right form ---


def test_the_roster_comes_first():
    roster = Roster((Entry("Chen Shaoywang"),))
    assert right_form(form("Chen Shaoywang"), form("Chen Shaowang", 9), roster).name == "Chen Shaoywang"


def test_then_what_is_pinyin():
    assert right_form(form("Chen Shaoywang", 9), form("Chen Shaowang")).name == "Chen Shaowang"


def test_then_the_count():
    assert right_form(form("Gao Yiming", 3), form("Gao Yifang", office=True)).name == "Gao Yiming"
    assert right_form(form("Gao Yiming", 2), form("Gao Yifang")).name is None


def test_then_an_office():
    assert right_form(form("Gao Yiming", 2), form("Gao Yifang", office=True)).name == "Gao Yifang"


def test_an_office_says_nothing_beside_a_name_that_acts():
    assert right_form(form("Gao Yiming", acts=True), form("Gao Yifang", office=True)).name is None
    assert right_form(form("Gao Yiming", office=True), form("Gao Yifang", acts=True)).name is None


def test_else_it_cannot_be_known():
    right = right_form(form("Gao Yiming"), form("Gao Yifang"))
    assert right.name is None
    assert "cannot be told" in right.why


# --- clusters ---


def test_the_likeliest_link_is_followed_first():
    links = [Link(1.0, "a", "b"), Link(3.0, "b", "c"), Link(2.0, "d", "e")]
    apart = {("a", "c"), ("c", "a")}
    for some in permutations(links):
        assert persons(some, lambda x, y: (x, y) in apart) == [("b", "c"), ("d", "e")]


def test_a_chain_never_joins_two_people():
    found = Clusters(lambda x, y: {x, y} == {"a", "c"})
    assert found.join("a", "b")
    assert not found.join("b", "c")
    assert found.of("c") == ["c"]


def test_no_person_has_endless_names():
    found = Clusters(lambda x, y: False)
    assert not all(found.join("0", str(number)) for number in range(1, 1000))
    assert len(found.of("0")) < 100


# --- the roster ---


def test_a_garbled_name_of_the_roster():
    doc = Document("a.txt", "Yesterday Cui Haolan opened the bridge.")
    assert not list(NameVariant(0.0).check_document(doc))
    (hit,) = NameVariant(2.0, roster=Roster((Entry("Cui Haoran"),))).check_document(doc)
    assert (hit.values["form"], hit.values["other"]) == ("Cui Haolan", "Cui Haoran")
    assert hit.suggestions == ("Cui Haoran",)
    assert any("the roster has" in evidence.note for evidence in hit.evidence)


def test_a_big_roster_resembles_everybody():
    doc = Document("a.txt", "Yesterday Cui Haolan opened the bridge.")
    crowd = tuple(Entry(f"Li Guo{end}") for end in ["an", "bai", "bo", "cai", "cang", "chen", "cheng", "da", "dan"])
    people = (Entry("Cui Haoran"), *(Entry(f"Nobody Number{number}") for number in range(3000)), *crowd)
    assert not list(NameVariant(2.0, roster=Roster(people)).check_document(doc))


def test_the_form_of_the_roster_is_never_reported():
    text = "Cui Haolan painted it. Few know Cui Haolan there. Cui Haolan is old. Cui Haoran lives in Lyon."
    (hit,) = NameVariant(0.0, roster=Roster((Entry("Cui Haoran"),))).check_document(Document("a.txt", text))
    assert (hit.values["form"], hit.values["other"]) == ("Cui Haolan", "Cui Haoran")


def test_aliases_are_one_person_in_peace():
    text = "Cui Haolan painted it. Cui Haolan is old. Cui Haolan left. Cui Haoran lives in Lyon."
    roster = Roster((Entry("Cui Haoran", aliases=("Cui Haolan",)),))
    assert not list(NameVariant(0.0, roster=roster).check_document(Document("a.txt", text)))


# --- floods ---


def test_findings_in_one_document_have_a_cap_with_a_note():
    surnames = ["Ou", "Cui", "Fan", "Kang", "Mei"]
    text = "".join(
        f"Premier {surname} Haoran came. He spoke.\n\nPremier {surname} Haolan left. It rained.\n\n"
        for surname in surnames
    )
    hits = list(NameVariant(0.0, most=3).check_document(Document("a.txt", text)))
    assert len(hits) == 3
    assert "more pairs of names" in hits[-1].evidence[-1].note
    assert not any("more pairs" in evidence.note for hit in hits[:-1] for evidence in hit.evidence)
    assert all(hit.topic for hit in hits)


SURNAMES, GIVEN = (
    ["Li", "Wang", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang"],
    ["ming", "hua", "wei", "jun", "xin", "yi", "shi", "ping", "jing", "li"],
)


def names_at_random(count: int) -> list[str]:
    rng = random.Random(3)
    return [f"{rng.choice(SURNAMES)} {(rng.choice(GIVEN) + rng.choice(GIVEN)).capitalize()}" for _ in range(count)]


@pytest.mark.parametrize("between", [", ", "\n\n", ". ", ".\n\nThen came "])
def test_a_list_of_names_is_no_flood(between):
    text = between.join(names_at_random(5000)) + "."
    start = time.process_time()
    hits = list(NameVariant(0.0).check_document(Document("a.txt", text)))
    assert len(hits) <= 20
    assert time.process_time() - start < 5


def test_capitalised_nonsense_is_no_flood():
    rng = random.Random(5)
    words = [
        "".join(rng.choice("abcdefghiklmnopqrstuwxyz") for _ in range(rng.randint(2, 8))).capitalize()
        for _ in range(9000)
    ]
    start = time.process_time()
    hits = list(NameVariant(0.0).check_document(Document("a.txt", " ".join(words) + ".")))
    assert len(hits) <= 20
    assert time.process_time() - start < 5


# --- the page ---


def test_the_page_on_names_has_the_weights_of_the_code():
    page = (ROOT / "docs" / "names.md").read_text("utf-8")
    rows = re.findall(r"^\| (.+?) \| ([-+][\d.]+) \|$", page, re.MULTILINE)
    assert [(evidence, float(value)) for evidence, value in rows] == [(w.evidence, w.value) for w in scoring.TABLE]
