"""How a name may be read: pinyin and the system of Wade and Giles."""

from __future__ import annotations

import pytest

from linter.data.tables import rows
from linter.text.mentions import read_name
from linter.text.pinyin import spellings, without_tones


@pytest.mark.parametrize(
    ("written", "pinyin"),
    [
        ("Mao Tse-tung", "mao zedong"), ("Mao Tse Tung", "mao zedong"), ("Mao Tsetung", "mao zedong"),
        ("Chiang Ching-kuo", "jiang jingguo"), ("Teng Hsiao-p'ing", "deng xiaoping"), ("Teng Hsiao-p’ing", "deng xiaoping"),
        ("Teng Hsiao-ping", "deng xiaoping"), ("Lin Yu-chang", "lin youchang"), ("Wang Jung-chang", "wang rongzhang"),
        ("Huang Kuo-chang", "huang guochang"), ("Tsai Ing-wen", "cai yingwen"), ("Ma Ying-jeou", "ma yingjiu"),
        ("Lee Teng-hui", "li denghui"), ("Hsü Chih-mo", "xu zhimo"), ("Hsu Chih-mo", "xu zhimo"), ("Ch'en Tu-hsiu", "chen duxiu"),
        ("Ing-wen Tsai", "cai yingwen"), ("Chou En-lai", "zhou enlai"), ("Ko Wen-je", "ke wenzhe"),
    ],
)  # fmt: skip
def test_wade_giles(written, pinyin):
    found = [r for r in read_name(written) if r.system == "wade-giles"]
    assert f"wg:{pinyin}" in {r.key for r in found}


@pytest.mark.parametrize(
    "written", ["Li Ping", "Luo Wenjing", "Luo Wen-jing", "Li Le Cheng", "Wang Yi'an", "Kim Jong-un"]
)
def test_no_wade_giles(written):
    assert all(reading.system == "pinyin" for reading in read_name(written))


def test_an_apostrophe_says_that_all_are_written():
    assert [r.key for r in read_name("Teng Hsiao-p'ing")] == ["wg:deng xiaoping"]
    assert [r.key for r in read_name("P'eng Te-huai")] == ["wg:peng dehuai"]


def test_a_hyphenated_name_is_first_pinyin():
    assert read_name("Lin Yu-chang")[0].key == "lin yuchang"


@pytest.mark.parametrize(
    "written",
    [
        "Zhāng Guóqìng",
        "ZHANG GUOQING",
        "Zhang Guo qing",
        "Zhang, Guoqing",
        "Zhang Guo-qing",
        "Guoqing Zhang",
        "Zhang GuoQing",
    ],
)
def test_all_ways_to_write_a_name_share_a_key(written):
    assert read_name(written)[0].key == "zhang guoqing"


def test_the_tone_of_u_with_dots():
    assert without_tones("Lǚ Xiùlián") == "Lü Xiulian"
    assert read_name("Lǚ Xiùlián")[0].key == "lü xiulian"


def test_the_table_holds_every_syllable():
    assert {row.split()[0] for row in rows("wade_giles")} == set(spellings().values())
