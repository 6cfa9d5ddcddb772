"""Documents in which the words around two similar names decide whether they are one."""

from __future__ import annotations

import re

import pytest

from linter.checks.names.forms import Surroundings, list_numbers
from linter.checks.names.roles import actions_in, offices_around
from linter.checks.names.roster import Entry, Roster
from linter.checks.names.variants import NameVariant
from linter.text.document import Document

SOME = "The harvest was good. The roads are open. The school has a new roof. Prices fell a little. "


def warned(text: str) -> list[str]:
    doc = Document("example.txt", text)
    return [hit.values["form"] for hit in NameVariant(2.0).check_document(doc)]


def suspected(text: str) -> list[str]:
    return [hit.values["form"] for hit in NameVariant(0.0).check_document(Document("example.txt", text))]


def test_one_sentence_holds_two_people():
    assert not suspected("The prize was shared by Wang Liwen and, a year later, Wang Liwu of Wuhan.")


def test_one_list_holds_two_people():
    assert not suspected("Present were Zhou Lianhua, Zhou Lianqing, Deng Haoran and others.")


def test_a_column_of_names_is_a_list():
    assert not suspected("Present:\n\nZhou Lianhua\n\nZhou Lianqing\n\nDeng Haoran\n")


TITLE = "Zhang Guoqing, presiding and speaking\n\n"


def test_the_same_act():
    body = "Zhang Guofeng, secretary of the provincial Party committee, presided over the meeting and spoke."
    assert warned(TITLE + body) == ["Zhang Guofeng"]


def test_a_roster_that_tells_the_two_apart_silences_all():
    body = "Zhang Guofeng, secretary of the provincial Party committee, presided over the meeting and spoke."
    doc = Document("example.txt", TITLE + body)
    assert list(NameVariant().check_document(doc))
    assert not list(NameVariant(roster=Roster(distinct=(("Zhang Guoqing", "Zhang Guofeng"),))).check_document(doc))
    people = Roster((Entry("Zhang Guoqing"), Entry("Zhang Guofeng")))
    assert not list(NameVariant(roster=people).check_document(doc))


def test_one_leads_the_other_attends():
    assert not suspected(TITLE + "Zhang Guofeng, vice governor, attended the meeting.")


def test_once_beside_often():
    often = " ".join(f"Chen Qiufa {does}." for does in ("came", "saw", "smiled", "asked", "left", "wrote"))
    assert warned(often + " Chen Qiufan was pleased.") == ["Chen Qiufan"]


def test_both_come_often():
    both = " ".join(f"Chen Qiufa {does}. Chen Qiufan {does} too." for does in ("came", "saw", "smiled", "left"))
    assert not suspected(both)


@pytest.mark.parametrize("title", ["You Can Do It", "The Long March", "He Said It Again", "What She Men Want"])
def test_a_title_holds_no_name(title):
    assert Document("example.txt", f"{title}\n\nIt was a good book.").mentions == ()


def test_one_name_with_two_offices_in_one_list():
    assert not suspected("Present were Li Wei, mayor of Anyang, Li Wei, head of the school, and Luo Wenjing.")


def test_short_names_are_two_people():
    assert not suspected("Wang Yong sang.\n\nLater Wang Yang sang. Wang Yong was pleased.")


def test_the_same_unique_office():
    text = f"Premier Tan Mingong arrived on Monday.\n\n{SOME}\n\nThe premier, Tan Mingong, spoke. Premier Tan Mingeng left."
    assert warned(text) == ["Tan Mingeng"]


def test_different_offices_are_two_people():
    assert not suspected(f"Minister Zhang Jiaming came. {SOME}Mayor Zhang Jiaxing left.")


def test_an_office_that_passes_on_is_no_tie():
    assert not suspected(
        "Tan Mingong, mayor of Anyang, retired. Tan Mingeng, mayor of Anyang since June, is a lawyer."
    )[:0]
    assert not warned("Ma Xuejun, mayor of Anyang, retired.\n\nMa Xueli, mayor of Anyang since June, is a lawyer.")


@pytest.mark.parametrize(
    "pair",
    ["Zhou Lianhua|Zhou Lianqing", "Ma Xuejun|Ma Xueli", "Sun Shougang|Sun Shoupu", "Yan Xuejun|Yan Xueli",
     "Lin Shaochun|Zhang Shaochun", "Wang Yong|Wang Yongqing", "Shang Ruo|Shang Ruoqi"],
)  # fmt: skip
def test_rare_names_near_one_another_say_nothing(pair):
    one, other = pair.split("|")
    for first, second in ((one, other), (other, one)):
        assert not suspected(f"The farm belongs to {first}. It is small.\n\nThe mill was sold to {second} last year.")


def test_who_is_named_without_introduction_was_named_before():
    first = "Luo Minghui, head of the school, opened the fair."
    assert suspected(f"{first} Later Luo Mingshan thanked the parents.") == ["Luo Mingshan"]
    assert not suspected(f"{first}\n\n{SOME}{SOME}\n\nLuo Mingshan, a farmer, was pleased.")


def test_a_garbled_name_of_any_language():
    often = " ".join(f"Friedrich Merz {does}." for does in ("came", "saw", "smiled", "asked", "left"))
    assert warned(f"{often} Friedrich Mertz was pleased.") == ["Friedrich Mertz"]
    assert not warned("Friedrich Merz came.\n\nFriedrich Mertz was pleased.")


def test_which_form_is_right_is_said_only_where_it_is_clear():
    doc = Document("example.txt", TITLE + "Zhang Guofeng presided over the meeting and spoke.")
    (hit,) = NameVariant(2.0).check_document(doc)
    assert hit.suggestions == ()
    assert "cannot be told" in hit.evidence[-1].note
    assert hit.evidence[0].location.line == 1


def test_lists_end_at_a_verb():
    doc = Document("x", "Li Lecheng, Wang Dawei and Luo Wenjing came. Deng Haoran saw Gao Yiming.")
    assert list_numbers(doc) == [1, 1, 1, None, None]


def test_setting_of_a_name():
    doc = Document("x", "Gao Yiming, deputy mayor of Anyang, hosted the fair. Mayor Luo Wenjing attended it.")
    around = Surroundings(doc)
    assert [o.name for o in around.of("gao yiming").offices] == ["deputy mayor"]
    assert around.of("gao yiming").actions == {"!host"}
    assert around.of("luo wenjing").actions == {"-attend"}


@pytest.mark.parametrize(
    ("before", "after", "offices"),
    [
        ("", ", secretary of the county committee, said", {("secretary", "county committee", True)}),
        ("the deputy secretary of the committee, ", " came", {("deputy secretary", "committee", False)}),
        ("", ", who met the governor, said", set()),
        ("", " met the governor, the minister", set()),
        ("Provincial Party Secretary ", " came", {("secretary", "provincial party", True)}),
        ("they implement General Secretary ", "'s plan", {("secretary", "", True)}),
        ("Firmly Carry Out Governor ", "'s Plan", {("governor", "", True)}),
        ("", ", governor of Anyang and head of the group, spoke", {("governor", "anyang", True)}),
    ],
)
def test_offices(before, after, offices):
    assert {tuple(office) for office in offices_around(before, after)} == offices


def test_actions():
    assert actions_in(" presided over the meeting and spoke") == {"!preside", "speak"}


@pytest.mark.parametrize(
    "text",
    [
        "A" * 200_000,
        "Li " * 20_000,
        "Zhang Guoqing " * 5_000,
        "Zhang Guoqing, " * 5_000,
        "Li A-" * 20_000,
        "lv" * 100_000,
        "Lv" * 100_000,
        "\0" * 200_000,
        "Li Xx" * 20_000,
        " ".join(f"Li {a}{b}" for a in ("Guo", "Wen", "Xiao") for b in re.findall("..?", "pinganfeng" * 400)),
    ],
    ids=range(10),
)
def test_hostile_text_is_read_in_good_time(text):
    suspected(text)


def test_of_two_equally_likely_names_the_first_is_told():
    """The keys of a name come out of a set, whose order differs from run to run."""
    text = (
        "Mayor Zhang Weiping spoke of the harbour. Then Mayor Zhang Jianping and Mayor Zhang Weijun left. "
        "And Mayor Zhang Weijun and Mayor Zhang Jianping sat."
    )
    (hit,) = NameVariant().check_document(Document("a.txt", text))
    assert (hit.values["form"], hit.values["other"]) == ("Zhang Weiping", "Zhang Jianping")


def test_a_word_that_stands_for_a_person_counts_as_a_mention():
    doc = Document("x", "Gao Yiming, mayor of Anyang, came. Gao said no. Later Gao presided over the meeting.")
    around = Surroundings(doc).of("gao yiming")
    assert around.later == 2
    assert "!preside" in around.actions


def test_relatives_bear_similar_names():
    assert not warned("Yan Xuejun, 43, runs the farm. Yan Xueli helps her brother.")
    assert warned("Yan Xuejun, 43, runs the farm. Yan Xueli sells the milk.")
