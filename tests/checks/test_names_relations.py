"""Pairs of Chinese names and how they resemble one another, by their letters alone."""

from __future__ import annotations

import pytest

from linter.checks.names.relations import Kind, blocking_keys, relate, syllable_cost
from linter.text.mentions import mention_of, read_name

FORMAT, ORDER, UMLAUT, IMPOSSIBLE = Kind.FORMAT, Kind.ORDER, Kind.UMLAUT, Kind.IMPOSSIBLE
SYLLABLE, SURNAME, CUT, SHORT, NONE = Kind.SYLLABLE, Kind.SURNAME, Kind.CUT, Kind.SHORT, Kind.NONE

PAIRS = [
    ("Li Le Cheng", "Li Lecheng", FORMAT, 0.0),
    ("Chen Lvping", "Chen Lüping", FORMAT, 0.0),
    ("Chen Lvping", "Chen Luping", UMLAUT, 0.05),
    ("Chen Lvping", "Chen Lyuping", FORMAT, 0.0),
    ("Chen Shaoywang", "Chen Shaowang", IMPOSSIBLE, 0.15),
    ("Zhang Guo-qing", "Zhang Guoqing", FORMAT, 0.0),
    ("Zhang GuoQing", "Zhang Guoqing", FORMAT, 0.0),
    ("ZHANG GUOQING", "Zhang Guoqing", FORMAT, 0.0),
    ("Zhang Guo qing", "Zhang Guoqing", FORMAT, 0.0),
    ("Guoqing Zhang", "Zhang Guoqing", ORDER, 0.05),
    ("Zhang, Guoqing", "Zhang Guoqing", FORMAT, 0.0),
    ("Wang Yi'an", "Wang Yian", FORMAT, 0.0),
    ("Zhang Guofeng", "Zhang Guoqing", SYLLABLE, 1.0),
    ("Wang Qiyu", "Wang Qiyao", SYLLABLE, 0.75),
    ("Hu Yiting", "Hu Yuting", SYLLABLE, 0.35),
    ("Xi Jinpeng", "Xi Jinping", SYLLABLE, 0.6),
    ("Shi Jinping", "Xi Jinping", SURNAME, 0.35),
    ("Zhao Guoqing", "Zhang Guoqing", SURNAME, 0.75),
    ("Zhang Guo", "Zhang Guoqing", CUT, 0.5),
    ("Chen Gongping", "Chen Lvping", SYLLABLE, 1.0),
    ("Deng Xiaogang", "Deng Xiaoping", SYLLABLE, 1.0),
    ("Wang Dawei", "Wang Qiyu", NONE, 1.0),
    ("Chen Gongping", "Chen Shaoywang", NONE, 1.0),
    ("Tan Zuojun", "Tang Yijun", NONE, 1.0),
    ("Chen Qiufa", "Chen Lvping", NONE, 1.0),
    ("Lu Ke", "Lu Zhiyuan", NONE, 1.0),
    ("Li Keqiang", "Li Lecheng", NONE, 1.0),
    ("Wang Yong", "Wang Yang", SHORT, 0.6),
    ("Wang Yi", "Wang Yang", SHORT, 0.75),
    ("Li Qiang", "Li Qian", SHORT, 0.35),
    ("Chen Bing", "Chen Ping", SHORT, 0.35),
    ("Zhou Lianhua", "Zhou Lianqing", SYLLABLE, 1.0),
    ("Ma Xuejun", "Ma Xueli", SYLLABLE, 1.0),
    ("Sun Shougang", "Sun Shoupu", SYLLABLE, 1.0),
    ("Huang Xiaojing", "Huang Xiaoxiang", SYLLABLE, 1.0),
    ("Zhang Jiaming", "Zhang Jiaxing", SYLLABLE, 0.75),
    ("Lin Shaochun", "Zhang Shaochun", SURNAME, 1.0),
    ("Wang Yong", "Wang Yongqing", CUT, 0.5),
]


@pytest.mark.parametrize(("one", "other", "kind", "cost"), PAIRS)
def test_relation(one, other, kind, cost):
    relation = relate(mention_of(one), mention_of(other))
    assert (relation.kind, relation.cost) == (kind, cost)


@pytest.mark.parametrize(("one", "other", "kind", "cost"), PAIRS)
def test_relation_is_the_same_from_both_sides(one, other, kind, cost):
    relation = relate(mention_of(other), mention_of(one))
    assert (relation.kind, relation.cost) == (kind, cost)


@pytest.mark.parametrize(("one", "other", "kind", "cost"), [p for p in PAIRS if p[2] in {SYLLABLE, SURNAME, CUT}])
def test_names_alike_share_a_key(one, other, kind, cost):
    assert set(blocking_keys(mention_of(one))) & set(blocking_keys(mention_of(other)))


def test_an_impossible_name_is_seen_alone():
    assert read_name("Chen Shaoywang")[0].impossible == "shaoywang"


@pytest.mark.parametrize(
    ("one", "other", "cost"),
    [
        ("qing", "qing", 0.0),
        ("zhang", "zang", 0.35),
        ("yu", "yi", 0.35),
        ("ju", "zhu", 1.0),
        ("nü", "nu", 0.35),
        ("an", "ang", 0.35),
        ("qing", "feng", 1.0),
    ],
)
def test_cost_of_a_syllable(one, other, cost):
    assert syllable_cost(one, other) == syllable_cost(other, one) == cost


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mao Tse-tung", "Mao Zedong"), ("Chiang Ching-kuo", "Jiang Jingguo"), ("Teng Hsiao-p'ing", "Deng Xiaoping")],
)
def test_wade_giles(one, other):
    assert relate(mention_of(one), mention_of(other)).kind is Kind.ROMAN
