"""Which words are a name, and which are not."""

from __future__ import annotations

import pytest

from linter.text.document import Document
from linter.text.pinyin import one_letter_apart, repairs, spellings, syllables, with_umlaut


def surfaces(text: str) -> list[str]:
    return [m.surface for m in Document("example.txt", text).mentions]


@pytest.mark.parametrize(
    "name",
    [
        "Luo Wenjing", "Li Na", "Ouyang Xiu", "Li Le Cheng", "Luo Wen-jing", "Luo Wen-Jing", "Wang Yi'an", "Wang Yi’an",
        "Lv Xiaomei", "Lü Xiaomei", "Chen Lvping", "Chen Lyuping", "LUO WENJING", "LUO Wenjing", "Luo WenJing",
        "Wenjing Luo", "He Jiankui", "Sun Ruilin", "Zhang Jiaxing",
    ],
)  # fmt: skip
def test_a_name(name):
    assert surfaces(f"On Monday {name} came.") == [name]
    assert surfaces(f"{name}'s brother, {name}.") == [name, name]


@pytest.mark.parametrize(
    "text",
    [
        "He Said so.", "She Can Sing.", "You Can Do It", "Long March", "Hong Kong", "Tai Chi", "Xi An", "Wang Jing District",
        "Fang Shan Village", "Li Ning Sports Goods Co., Ltd.", "Tang dynasty", "Qing Dynasty", "An Anne", "Bo Diddley",
        "Yu Gi Oh", "Han Solo", "Song Contest", "Li Anna came", "Shanghai Yu Garden", "An API", "YOU AREN'T", "Le Coucou",
        "Zhang Shanghai", "Sun Microsystems", "Pan American", "Yao Ming Foundation Ltd", "xi Jinping", "@Luo Wenjing",
        "Jin Mao Tower", "Luo Wenjing7",
    ],
)  # fmt: skip
def test_no_name(text):
    assert surfaces(text) == []


def test_a_word_that_the_document_writes_small_is_no_name():
    assert surfaces("He ate with a wenjing. Luo Wenjing is a dish.") == []


def test_names_without_a_comma_between_them():
    assert surfaces("Li Na Wang Wei Luo Wenjing") == ["Li Na", "Wang Wei", "Luo Wenjing"]


def test_spans_quote_the_document():
    doc = Document("x", "So Luo\xa0Wenjing met Luo Wen-jing; LUO WENJING left.")
    assert [doc.text[slice(*m.span)] for m in doc.mentions] == ["Luo\xa0Wenjing", "Luo Wen-jing", "LUO WENJING"]
    assert {m.key for m in doc.mentions} == {"luo wenjing"}


def test_an_impossible_name_needs_company_or_one_letter_too_many():
    assert surfaces("So Luo Wenyjing came.") == ["Luo Wenyjing"]
    assert surfaces("So Luo Wejing came.") == []
    assert surfaces("So Luo Wenyjing met Gao Yiming.") == ["Luo Wenyjing", "Gao Yiming"]
    assert surfaces("So Luo Wejing met Luo Wenjing.") == ["Luo Wejing", "Luo Wenjing"]
    assert surfaces("So Luo Martinez met Luo Wenjing.") == ["Luo Wenjing"]


def test_syllables():
    assert len(spellings()) > 400
    assert syllables("guoqing") == (("guo", "qing"),)
    assert syllables("xian") == (("xian",),)
    assert set(syllables("fangan")) == {("fang", "an"), ("fan", "gan")}
    assert syllables("lvping") == syllables("lyuping") == syllables("lüping") == (("lü", "ping"),)
    assert syllables("shaoywang") == syllables("") == syllables("x" * 100) == ()


def test_repairs():
    assert repairs("shaoywang") == ["shaowang", "shaoyang"]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("abc", "abd", True),
        ("abc", "ac", True),
        ("abc", "abcd", True),
        ("abc", "abc", False),
        ("abc", "bac", False),
        ("", "ab", False),
    ],
)
def test_one_letter_apart(one, other, apart):
    assert one_letter_apart(one, other) is one_letter_apart(other, one) is apart


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("Lvlong", "Lülong"), ("Nvwa", "Nüwa"), ("Lv", "Lü"), ("Xianlv", "Xianlü"), ("Lvdidongfang", "Lüdidongfang"),
        ("Lviv", None), ("Nvidia", None), ("Lvov", None), ("Delve", None), ("Shelve", None), ("Silva", None),
        ("Calvin", None), ("Envying", None), ("Kelvin", None), ("Lulong", None), ("Invest", None), ("Salvador", None),
    ],
)  # fmt: skip
def test_v_for_umlaut(word, right):
    assert with_umlaut(word) == right
