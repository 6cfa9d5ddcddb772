"""Names across a folder: what only several files together can tell."""

from __future__ import annotations

import itertools
import pickle
import random
import sys

import pytest

from linter.checks.names.across import NameAcrossFiles
from linter.checks.names.joins import candidates
from linter.checks.names.reconcile import Reconciled, judge, overlap, reconcile
from linter.checks.names.roster import Entry, Roster
from linter.checks.names.sketch import SKETCH, hash_of, hashes, is_whole, sketches
from linter.checks.names.summary import FormSummary, merged, summarise
from linter.config import Config
from linter.engine.corpus import conclude, merge
from linter.engine.discover import Found, Target
from linter.engine.lint import Plan, lint_document
from linter.engine.run import run, run_text
from linter.rulebook.model import Rulebook
from linter.text.document import Document
from linter.text.mentions import mention_of
from tests.conftest import RULEBOOK, plan_of

ACROSS = plan_of("NAM012", "NAM013")
VARIANT = plan_of("NAM010", "NAM011", "NAM012", "NAM013")

CLERKS = "Luo Wenjing, Bai Ke, Tang Haoran and Cui Liwen"


def across(texts: dict[str, str], plan: Plan = ACROSS) -> list:
    summaries: dict = {}
    found = []
    for path, text in texts.items():
        linted = lint_document(Document(path, text), plan)
        assert not linted.crashed
        found.extend(linted.findings)
        merge(summaries, linted.summaries, plan.rulebook)
    concluded, crashed = conclude(summaries, plan.rulebook)
    assert not crashed, concluded
    return [*found, *concluded]


def said(texts: dict[str, str], plan: Plan = ACROSS) -> list[tuple[str, str, str]]:
    return [(f.rule, f.location.path, f.excerpt.marked) for f in across(texts, plan)]


def forms_of(texts: dict[str, str]) -> dict[str, FormSummary]:
    forms: dict[str, FormSummary] = {}
    for path, text in texts.items():
        for key, form in summarise(Document(path, text)):
            forms[key] = merged(forms[key], form) if key in forms else form
    return forms


# --- the folder of a project ---


def test_succession_in_an_office_is_no_variant():
    texts = {
        "2020.txt": f"Chen Qiufa, secretary of the provincial committee, presided. Present were {CLERKS}.\n",
        "2021.txt": f"Zhang Guoqing, secretary of the provincial committee, presided. Present were {CLERKS}.\n",
    }
    assert said(texts) == []


def test_succession_by_a_namesake_who_stays_is_no_variant():
    early = f"Chen Qiufa, secretary of the provincial committee, presided. Present were {CLERKS}.\n"
    late = f"Chen Qiuming, secretary of the provincial committee, presided. Present were {CLERKS}.\n"
    texts = {f"{year}.txt": early if year < 2020 else late for year in range(2010, 2030)}
    assert said(texts) == []


def test_same_colleagues_and_once_is_a_variant():
    texts = {f"{n}.txt": f"Zhang Guoqing presided over the meeting. Present were {CLERKS}.\n" for n in range(1, 5)}
    texts["5.txt"] = f"Zhang Guofeng presided over the meeting. Present were {CLERKS}.\n"
    (finding,) = across(texts)
    assert (finding.rule, finding.location.path) == ("NAM012", "5.txt")
    assert (
        finding.message
        == "“Zhang Guofeng” (1 file) may be “Zhang Guoqing” (4 files): the syllable is feng here and qing there"
    )
    assert [e.location.path for e in finding.evidence if e.location] == ["1.txt", "2.txt"]
    assert any("100% of 4 names" in e.note for e in finding.evidence)
    assert finding.suggestions[0] == "write “Zhang Guoqing”"


def test_the_same_names_in_two_provinces_are_two_people():
    texts = {f"east-{n}.txt": f"Zhang Guoqing presided over the meeting. Present were {CLERKS}.\n" for n in range(1, 5)}
    texts["west/5.txt"] = "Zhang Guofeng presided. Present were Fan Yuchen, Song Ruilin, Peng Xiaohui and Xu Man.\n"
    assert said(texts) == []


def test_one_list_anywhere_keeps_two_people_apart():
    texts = {f"{n}.txt": f"Zhang Guoqing presided over the meeting. Present were {CLERKS}.\n" for n in range(1, 5)}
    texts["5.txt"] = f"Zhang Guofeng presided over the meeting. Present were {CLERKS}.\n"
    texts["6.txt"] = "Guests: Zhang Guoqing, Zhang Guofeng and Wang Qiang.\n"
    assert said(texts) == []


def test_a_pair_in_forty_files_is_one_finding(run_texts):
    texts = {
        f"{n:02}.txt": f"Zhang Guoqing, presiding and speaking, opened it.\n\nZhang Guofeng, secretary, presided over "
        f"the meeting and spoke.\n\nLine {n}.\n"
        for n in range(1, 41)
    }
    outcome = run_texts(texts, "NAM010", "NAM011", "NAM012", "NAM013")
    (finding,) = outcome.report.findings
    assert (finding.rule, finding.location.path) == ("NAM010", "01.txt")
    (count,) = [e for e in finding.evidence if "other files" in e.note]
    assert count.note == "also in 39 other files, first here"
    assert count.location.path == "02.txt"
    assert [f.findings for f in outcome.report.files] == [1] + 39 * [0]


def test_a_pair_of_one_file_is_left_to_the_document():
    text = "Zhang Guoqing, presiding and speaking, opened it.\n\nZhang Guofeng, secretary, presided and spoke.\n"
    assert [rule for rule, *_ in said({"1.txt": text, "2.txt": "Zhang Guoqing slept.\n"}, VARIANT)] == ["NAM010"]


TOGETHER = "Zhang Guoqing spoke. The road stays closed. It rained all night.\n\nThe jury heard Zhang Guofeng.\n"


def test_a_form_that_stands_once_in_the_folder_beside_a_usual_name():
    texts = {f"{n}.txt": f"Zhang Guoqing met {CLERKS}.\n" for n in range(1, 4)}
    (finding,) = across({**texts, "4.txt": f"{TOGETHER}\nBai Ke, Tang Haoran and Cui Liwen left.\n"}, VARIANT)
    assert (finding.rule, finding.location.path, finding.excerpt.marked) == ("NAM013", "4.txt", "Zhang Guofeng")
    twice = f"{TOGETHER}\nBai Ke, Tang Haoran and Cui Liwen thanked Zhang Guofeng.\n"
    assert said({**texts, "4.txt": twice}) == []
    assert said({"1.txt": texts["1.txt"], "4.txt": TOGETHER}) == []


PRESIDED = "Zhang Guoqing, presiding and speaking, opened it.\n\nZhang Guofeng, secretary, presided and spoke.\n"
EAST = {f"east-{n}.txt": f"Zhang Guoqing met {CLERKS}.\n" for n in range(1, 4)}
WEST = {f"west-{n}.txt": "Zhang Guofeng met Fan Yuchen, Song Ruilin and Peng Xiaohui.\n" for n in range(1, 4)}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("others", "rules"),
    [
        ({}, ["NAM010"]),
        (EAST, ["NAM010"]),
        (WEST, ["NAM010"]),
        ({**EAST, **WEST}, []),
        ({"list.txt": "Guests: Zhang Guoqing, Zhang Guofeng and Bai Ke.\n"}, []),
    ],
    ids=["alone", "one-usual", "other-usual", "both-usual", "in-one-list"],
)
def test_the_folder_withdraws_what_one_file_suspects(run_texts, others, rules, jobs):
    outcome = run_texts({"a.txt": PRESIDED, **others}, "NAM010", "NAM011", "NAM012", "NAM013", jobs=jobs)
    assert [f.rule for f in outcome.report.findings] == rules


def test_what_one_file_says_the_folder_does_not_say_again(run_texts):
    texts = {"a.txt": f"{PRESIDED}\nBai Ke, Tang Haoran and Cui Liwen left.\n", **EAST}
    assert [f.rule for f in run_texts(texts, "NAM010", "NAM012", "NAM013").report.findings] == ["NAM010"]
    assert [f.rule for f in run_texts(texts, "NAM012", "NAM013").report.findings] == ["NAM013"]


def test_one_common_colleague_is_no_proof():
    texts = {f"{n}.txt": "Wang Guoqing met Bai Ke.\n" for n in range(1, 5)}
    texts["5.txt"] = "Wang Guofeng met Bai Ke.\n"
    assert not [rule for rule, *_ in said(texts) if rule == "NAM012"]


# --- ways of writing ---


@pytest.mark.parametrize(
    ("form", "rule"),
    [("Li Le Cheng", "NAM012"), ("Li LeCheng", "NAM012"), ("Li Le-cheng", "NAM013"), ("Lecheng Li", "NAM013")],
)
def test_an_unusual_way_to_write_a_name(form, rule):
    # Where the surname stands and whether a hyphen stands is the choice of an author.
    texts = {f"{n}.txt": "Li Lecheng opened the fair.\n" for n in range(1, 4)}
    texts["4.txt"] = f"The guests thanked {form}.\n"
    (finding,) = across(texts)
    assert (finding.rule, finding.location.path, finding.excerpt.marked) == (rule, "4.txt", form)


@pytest.mark.parametrize("form", ["LI LECHENG", "LI Lecheng", "Li Lecheng’s brother"])
def test_capitals_and_apostrophes_are_no_other_way(form):
    texts = {f"{n}.txt": "Li Lecheng opened the fair.\n" for n in range(1, 4)}
    texts["4.txt"] = f"The guests thanked {form}.\n"
    assert said(texts) == []


def test_two_ways_of_which_neither_is_usual_are_a_remark():
    texts = {"1.txt": "Li Lecheng opened the fair.\n", "2.txt": "The guests thanked Lecheng Li.\n"}
    assert [rule for rule, *_ in said(texts)] == ["NAM013"]


def test_u_and_umlaut_with_other_colleagues_are_no_warning():
    texts = {f"{n}.txt": f"Lü Guoqing presided. Present were {CLERKS}.\n" for n in range(1, 4)}
    texts["4.txt"] = "Lu Guoqing presided. Present were Fan Yuchen, Song Ruilin, Peng Xiaohui and Xu Man.\n"
    assert not [rule for rule, *_ in said(texts) if rule == "NAM012"]


# --- the roster ---


def test_the_roster_overrides_everything():
    texts = {f"{n}.txt": f"Zhang Guoqing presided over the meeting. Present were {CLERKS}.\n" for n in range(1, 5)}
    texts["5.txt"] = f"Zhang Guofeng presided over the meeting. Present were {CLERKS}.\n"
    forms = forms_of(texts)
    apart = Roster(distinct=(("Zhang Guoqing", "Zhang Guofeng"),))
    two = Roster(people=(Entry("Zhang Guoqing"), Entry("Zhang Guofeng")))
    one = Roster(people=(Entry("Zhang Guofeng"),))
    accepted = Roster(people=(Entry("Zhang Guoqing", ("Zhang Guofeng",)),))
    assert not reconcile(forms, apart).pairs
    assert not reconcile(forms, two).pairs
    assert reconcile(forms, one).pairs[0].right.name == "Zhang Guofeng"
    assert not list(NameAcrossFiles(roster=accepted).check_joined(reconcile(forms, accepted)))


# --- summaries ---


def words(rng: random.Random) -> str:
    people = ["Zhang Guoqing", "Zhang Guofeng", "Li Lecheng", "Li Le Cheng", "Bai Ke", "Tang Haoran", "Sergei Lavrov"]
    return " ".join(
        f"{rng.choice(people)} {rng.choice(['spoke.', 'came, and', 'met'])}" for _ in range(rng.randint(1, 9))
    )


def test_merging_minds_no_order_and_no_grouping():
    rng = random.Random(7)
    parts = [dict(summarise(Document(f"{n}.txt", words(rng)))) for n in range(40)]
    for key in ("zhang guoqing", "li lecheng", "sergei lavrov"):
        summaries = [part[key] for part in parts if key in part]
        whole = summaries[0]
        for summary in summaries[1:]:
            whole = merged(whole, summary)
        rng.shuffle(summaries)
        half = len(summaries) // 2
        left, right = summaries[:half], summaries[half:]
        for some in (left, right):
            while len(some) > 1:
                some.append(merged(some.pop(), some.pop(0)))
        assert merged(right[0], left[0]) == whole


def test_a_summary_keeps_what_a_finding_shows():
    doc = Document(
        "a.md", "One.\r\n\r\nThe **mayor** thanked Zhang Guoqing, secretary of the county committee, who spoke.\r\n"
    )
    (form,) = [form for _, form in summarise(doc)]
    span = doc.mentions[0].span
    assert form.places[0].location == doc.location(span)
    assert tuple(form.places[0].excerpt) == doc.quote(span)
    assert [office.name for office in form.offices] == ["secretary"]


def test_a_summary_is_small_however_many_files_hold_it():
    rng = random.Random(3)
    people = [
        f"{a} {b}{c}" for a in ("Wang", "Li", "Zhao") for b in ("Guo", "Hai", "Xiao") for c in ("ping", "feng", "long")
    ]
    form = None
    for n in range(200):
        text = "; ".join(["Zhang Guoqing", *rng.sample(people, 9)])
        one = dict(summarise(Document(f"{n:03}.txt", text + ".\n")))["zhang guoqing"]
        form = one if form is None else merged(form, one)
    assert form is not None
    assert (form.files, form.mentions, len(form.spots)) == (200, 200, 2)
    assert len(pickle.dumps(form)) < 3000


def test_a_list_of_thousands_is_quick_and_bounded():
    syllables = ["guo", "hai", "xiao", "ming", "feng", "ping", "long", "jun", "wei", "yan", "bo", "cheng", "da", "fang"]
    names = [
        f"{surname} {a.capitalize()}{b}"
        for surname in ("Zhang", "Chen", "Liu", "Zhao", "Huang", "Zhou", "Wu", "Xu", "Sun", "Hu", "Zhu", "Gao", "Lin")
        for a, b in itertools.product(syllables, syllables)
    ]
    texts = {"a.txt": ", ".join(names) + ".\n", "b.txt": ", ".join(names[::2]) + ".\n"}
    forms = forms_of(texts)
    assert len(forms) > 2000
    assert all(len(form.colleagues) <= 8 * SKETCH and len(form.beside) <= 8 * SKETCH for form in forms.values())
    assert reconcile(forms) == Reconciled((), (), forms)


def test_sketches_estimate_the_share_of_common_colleagues():
    rng = random.Random(11)
    errors = []
    for _ in range(60):
        mine = {f"name {rng.random()}" for _ in range(rng.randint(5, 40))}
        shared = set(rng.sample(sorted(mine), rng.randint(0, len(mine))))
        theirs = shared | {f"name {rng.random()}" for _ in range(300)}
        one, other = (
            FormSummary(key, (), 1, 0, 1, next(s for k, s in sketches({key, *names}) if k == key), b"")
            for key, names in (("one", mine), ("other", theirs))
        )
        share, of = overlap(one, other)
        if of:
            errors.append(share - len(shared) / len(mine))
    assert abs(sum(errors) / len(errors)) < 0.05


def test_hashes_are_the_same_everywhere():
    assert hash_of("zhang guoqing").hex() == "613628318318b1d8"
    (one, sketch), *_ = sketches(["b", "a"])
    assert hashes(sketch) == [hash_of("a" if one == "b" else "b")]
    assert is_whole(sketch)


# --- the join ---


def test_candidates_miss_no_pair_with_a_common_colleague():
    rng = random.Random(5)
    surnames, syllables = ("Zhang", "Li", "Wang"), ("guo", "hai", "xiao", "ming", "feng", "ping")
    texts = {}
    for n in range(60):
        names = [
            f"{rng.choice(surnames)} {rng.choice(syllables).capitalize()}{rng.choice(syllables)}" for _ in range(6)
        ]
        texts[f"{n}.txt"] = ". ".join(names) + ".\n"
    forms = [form for _, form in sorted(forms_of(texts).items())]
    wanted = set()
    for one, other in itertools.combinations(range(len(forms)), 2):
        match = judge(forms[one], forms[other])
        soft = match.verdict.relation.kind.value in {"syllable", "surname", "cut"}
        if soft and min(forms[one].files, forms[other].files) <= 2 and overlap(forms[one], forms[other])[0]:
            wanted.add((one, other))
    assert wanted <= set(candidates(forms))


def test_reconciling_minds_no_order():
    rng = random.Random(9)
    texts = {f"{n}.txt": words(rng) for n in range(30)}
    forms = forms_of(texts)
    keys = list(forms)
    rng.shuffle(keys)
    assert reconcile({key: forms[key] for key in keys}) == reconcile(forms)


# --- the engine ---


@pytest.fixture
def run_texts(tmp_path):
    """Lint texts as the files of a folder, by the rules with these ids."""
    folders = itertools.count()

    def lint(texts: dict[str, str], *ids: str, jobs: int = 1, known: dict | None = None):
        folder, config, found = tmp_path / str(next(folders)), Config(), Found()
        folder.mkdir()
        for path, text in texts.items():
            (folder / path).write_text(text, "utf-8", newline="")
            found.targets.append(Target(str(folder / path), path, len(text), config))
        book = Rulebook(tuple(r for r in RULEBOOK.rules if r.id in ids or r.category == "internal"))
        return run(found, {config: book}, jobs, known)

    return lint


def test_one_process_and_many_say_the_same(run_texts):
    texts = {f"{n:02}.txt": f"Zhang Guoqing presided over the meeting. Present were {CLERKS}.\n" for n in range(30)}
    texts["30.txt"] = f"Zhang Guofeng presided over the meeting. Present were {CLERKS}.\n"
    one, two = (run_texts(texts, "NAM010", "NAM012", "NAM013", jobs=jobs) for jobs in (1, 2))
    assert one.report == two.report
    assert [f.rule for f in one.report.findings] == ["NAM012"]


def test_a_run_over_one_text_gathers_nothing(run_texts):
    text = f"Zhang Guoqing presided over the meeting. Present were {CLERKS}.\n"
    config = Config()
    assert "names" not in run_text(text.encode(), "a.txt", config, RULEBOOK).summaries
    assert "names" not in run_texts({"a.txt": text}, "NAM012").summaries
    assert "names" in run_texts({"a.txt": text, "b.txt": "Bai Ke spoke.\n"}, "NAM012").summaries


def test_files_known_from_before_count_and_are_not_reported(run_texts):
    old = {f"{n}.txt": f"Zhang Guoqing presided over the meeting. Present were {CLERKS}.\n" for n in range(1, 5)}
    known = run_texts(old, "NAM012").summaries
    new = {"5.txt": f"Zhang Guofeng presided over the meeting. Present were {CLERKS}.\n"}
    (finding,) = run_texts(new, "NAM012", known=known).report.findings
    assert finding.location.path == "5.txt"
    odd = run_texts({**old, **new}, "NAM012").summaries
    assert not run_texts({"6.txt": "Nothing.\n"}, "NAM012", known=odd).report.findings


def test_all_rules_that_ask_for_names_share_them():
    lineup = plan_of("NAM012", "NAM013").lineup("plain")
    assert [name for name, _ in lineup.gathered] == ["names"]


def test_key_of_a_form_is_that_of_its_mention():
    for written in ("Zhang Guoqing", "Sergei Lavrov"):
        ((key, form),) = summarise(Document("a.txt", f"They thanked {written} on Monday.\n"))
        assert key == form.key == mention_of(written).key
    assert sys.getsizeof(form) < 200
