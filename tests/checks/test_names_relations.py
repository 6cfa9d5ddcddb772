"""Pairs of Chinese names and how they resemble one another, by their letters alone."""

from __future__ import annotations

import pytest

from linter.checks.names.relations import Kind, blocking_keys, relate, syllable_cost
from linter.text.mentions import Mention, Shape, mention_of, read_name
from linter.text.spans import Span

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


def named(written: str, kind: Shape) -> Mention:
    """A name of words with a shape that nothing but the test gives it."""
    words = tuple(written.split(" "))
    return Mention(Span(0, len(written)), written, written.lower(), kind, words)


OTHERS = [
    ("Kim Jong-un", "Jong-un Kim", ORDER),
    ("Park Geun-hye", "Pak Kun Hye", Kind.ROMAN),
    ("Lee Jae-myung", "Lee Jae Myeong", Kind.ROMAN),
    ("Lee Jae-myung", "Lee Jae-yong", Kind.CONFLICT),
    ("Nguyễn Văn Hùng", "Nguyen Van Hung", FORMAT),
    ("Nguyen Van Hung", "Nguyen Van Hoa", Kind.CONFLICT),
    ("Nguyen Van Hung", "Hung Nguyen Van", ORDER),
    ("Vladimir Putin", "Wladimir Putin", Kind.TRANSLIT),
    ("Volodymyr Holub", "Vladimir Golub", Kind.TRANSLIT),
    ("Alexander Pushkin", "Aleksandr Pushkin", Kind.TRANSLIT),
    ("Pyotr Ilyich Tchaikovsky", "Petr Tschaikowski", Kind.OMISSION),
    ("Pyotr Ilyich Tchaikovsky", "Pyotr Tschaikowski", Kind.OMISSION),
    ("Nikita Khrushchev", "Nikita Hrushchev", Kind.TRANSLIT),
    ("Igor Kharin", "Igor Garin", Kind.CONFLICT),
    ("Thomas Meyer", "Thomas Meier", Kind.SPELLING),
    ("Novak Djokovic", "Novak Đoković", Kind.TRANSLIT),
    ("Anna Petrova", "Anna Ivanova", Kind.CONFLICT),
    ("Aleksandr Petrov", "Aleksandra Petrova", NONE),
    ("Abdel Fattah el-Sisi", "Abdul Fattah al-Sisi", Kind.TRANSLIT),
    ("Abd al-Rahman Aref", "Abdul Rahman Aref", Kind.TRANSLIT),
    ("Hussein Ali", "Hassan Ali", Kind.CONFLICT),
    ("Yoko Ohta", "Yoko Ota", Kind.TRANSLIT),
    ("Junichiro Koizumi", "Jun'ichirō Koizumi", FORMAT),
    ("Taro Aso", "Aso Taro", ORDER),
    ("Gerd Müller", "Gerd Mueller", Kind.TRANSLIT),
    ("Gerd Müller", "Gerd Muller", FORMAT),
    ("John Smith Jr.", "John Smith Sr.", Kind.CONFLICT),
    ("John Smith Jr.", "John Smith", Kind.OMISSION),
    ("John A. Smith", "John Smith", Kind.OMISSION),
    ("John A. Smith", "John B. Smith", Kind.CONFLICT),
    ("John Adam Smith", "John A. Smith", Kind.OMISSION),
    ("John Adam Smith", "John B. Smith", Kind.CONFLICT),
    ("J. Smith", "John Smith", NONE),
    ("John Smith", "Jane Smith", Kind.CONFLICT),
    ("Daniel Hope", "Daniela Hope", Kind.CONFLICT),
    ("Mario Rossi", "Maria Rossi", Kind.CONFLICT),
    ("Ludwig van Beethoven", "Ludwig von Beethoven", Kind.SPELLING),
    ("Ludwig van Beethoven", "Ludwig Beethoven", Kind.OMISSION),
    ("Catherine Ashton", "Catherine Ashtom", Kind.SPELLING),
    ("Henry II", "Henry III", Kind.CONFLICT),
    ("Otto Gross II", "Otto Gross III", Kind.CONFLICT),
]


@pytest.mark.parametrize(("one", "other", "kind"), OTHERS)
def test_other_languages(one, other, kind):
    there, back = relate(mention_of(one), mention_of(other)), relate(mention_of(other), mention_of(one))
    assert there.kind is kind
    assert there == back.turned
    if kind not in {Kind.CONFLICT, NONE, SHORT}:
        assert set(blocking_keys(mention_of(one))) & set(blocking_keys(mention_of(other)))


def test_a_patronymic_left_out_is_hard_and_a_middle_name_is_not():
    assert relate(mention_of("Denis Voronenkov"), mention_of("Denis Nikolayevich Voronenkov")).hard
    assert not relate(mention_of("Denis Smith"), mention_of("Denis Adam Smith")).hard


def test_either_order_may_be_right():
    relation = relate(mention_of("Friedrich Hans"), mention_of("Hans Friedrich"))
    assert (relation.kind, relation.hard) == (ORDER, False)


def test_the_same_letters_parted_elsewhere():
    assert relate(mention_of("Li Xian"), mention_of("Li Xi'an")).kind is Kind.RESPLIT


def test_what_differs_is_told_in_the_order_of_the_names():
    relation = relate(mention_of("Friedrich Mertz"), mention_of("Friedrich Merz"))
    assert (relation.shared, relation.differs) == ("friedrich", ("mertz", "merz"))


HOSTILE = [
    "", " ", "-", "- -", "A", "A B", "\u0301\u0301 \u0301", "e\u0301" * 5_000, "Aa " * 300, "A-" * 5_000 + "B", "\ud800 \udfff",
    "\ud800-\udc00 X", "x" * 10_000 + " " + "y" * 10_000, "Kim " + "eo" * 5_000, "Kim J-", "Sergei " + "ii" * 30,
    "\u202e \u2066", "İI ıi", "ß ẞ", "ﬁ ﬂ", "Ng Ng", "\0 \0", "H.W.", "O' 'O", "d' L'", "Jr. Jr.", "van van van", "al al al",
]  # fmt: skip


@pytest.mark.parametrize("written", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", [shape for shape in Shape if shape not in {Shape.CHINESE, Shape.IMPOSSIBLE}])
def test_hostile_names(written, kind):
    for other in ("Kim Jong-un", "Sergei Lavrov", "Mohammed bin Salman", written):
        for shape in (kind, Shape.GENERAL):
            one, two = named(written, kind), named(other, shape)
            assert relate(one, two) == relate(two, one).turned
            blocking_keys(one)
