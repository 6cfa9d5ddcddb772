"""Which words of a text are the name of a person, whatever its language."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from linter.text.document import Document
from linter.text.mentions import Shape, mention_of

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def surfaces(text: str) -> list[str]:
    return [mention.surface for mention in Document("example.txt", text).mentions]


SHAPES = [
    (Shape.CHINESE, ["Luo Wenjing", "Lo Tse-wen", "Tung Hsiao-p'ing", "Ch'en Kuo-hua", "Tsai Ing-ming", "Luó Wénjìng"]),
    (Shape.KOREAN, ["Kim Min-ho", "Kim Yong Nam", "Choi Gyunghee", "Gil Jung-hee", "Chun Soon Ok", "Min-ho Choi"]),
    (Shape.VIETNAMESE, ["Nguyen Van Minh", "Tran Thi Hoa", "Nguyễn Văn Minh", "Le Duc Hoa"]),
    (Shape.JAPANESE, ["Tanaka Haruko", "Haruko Tanaka", "Ohno Kenji", "Oono Kenji"]),
    (
        Shape.SLAVIC,
        ["Sergei Petrov", "Oleksandr Hrytsenko", "Ivan Petrovich Sidorov", "Zoran Babić", "Abdulmanap Gadzhiev", "Olga Petrova"],
    ),
    (Shape.ARABIC, ["Mohammed bin Hamad", "Omar al-Rashid", "Tariq el-Masri", "Hamad bin Omar Al Saleh", "Mahmoud Haddad"]),
    (
        Shape.GENERAL,
        [
            "Angela Brandt", "Ludwig van der Meer", "Jean-Marie Le Roux", "Jean Marie Le Roux", "Conor O'Neill", "George H. W. Tanner",
            "J. K. Rowntree", "F. Scott Rowntree", "Martin Luther Price Jr", "María del Carmen Ruiz", "Søren Åkesson", "Gordon Brown", "PETER JONES",
            "William W Frost", "Matthew Leung Kin-wai",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in SHAPES for name in names])
def test_a_name(kind, name):
    assert surfaces(f"On Monday {name} came to the factory.") == [name]
    doc = Document("example.txt", f"{name}'s brother met the mayor, and {name}.")
    assert [(m.surface, m.kind) for m in doc.mentions] == [(name, kind), (name, kind)]
    assert [doc.text[slice(*m.span)] for m in doc.mentions] == [name, name]
    assert mention_of(name).kind is kind
    assert mention_of(name).key == doc.mentions[0].key


@pytest.mark.parametrize(
    "text",
    [
        "Petro China", "Zhongwang Aluminum", "Lvlong Agricultural", "Kaira Extra", "Cape Town", "Tower Bridge", "New York Times",
        "You Can Do It", "Long March", "He Said So and She Said No", "Do You In", "May Day in June", "Will China Win",
        "Manchester United", "Los Angeles Lakers", "San Diego", "Saint Petersburg", "Lake Victoria", "Port Elizabeth",
        "Anne Frank House", "Elizabeth Tower", "Louis Vuitton", "Mercedes Benz", "Coca-Cola Company", "Spider-Man", "Vitamin C. It",
        "E. Coli", "Anglo-Dutch Treaty", "Queen Elizabeth", "President of France", "YouTube Channel", "NATO Summit", "Abu Dhabi",
        "James Webb Space Telescope", "The United Nations Security Council", "In April May Germany", "Virginia Beach",
    ],
)  # fmt: skip
def test_no_name(text):
    assert surfaces(text) == []
    assert surfaces(f"On Monday {text} was named.") == []


@pytest.mark.parametrize(
    "line",
    [
        "You Can Do It",
        "The Long March of the Young",
        "He Said, She Said",
        "What She Can Sing In Song",
        "An Old Man And The Sea",
    ],
)
def test_a_line_in_title_case_holds_no_name(line):
    assert surfaces(f"{line}\n\nThe book was read by many.\n") == []


def test_titles_and_offices_are_no_part_of_a_name():
    assert surfaces("Deputy Prime Minister Wopke Brandsma met Prof. Galia Rahat and Mr. Foorby Quist.") == [
        "Wopke Brandsma",
        "Galia Rahat",
        "Foorby Quist",
    ]


def test_an_unknown_word_beside_the_surname_of_a_person_is_a_name():
    assert surfaces("Donlad Brandt came. Donald Brandt left.") == ["Donlad Brandt", "Donald Brandt"]
    assert surfaces("Donlad Brandt came.") == []


def test_unknown_words_in_a_list_of_persons_or_before_an_age_are_a_name():
    assert surfaces("So Angela Brandt, Idar Lovino and Foorby Quist came.") == [
        "Angela Brandt",
        "Idar Lovino",
        "Foorby Quist",
    ]
    assert surfaces("So Ukaia Shiorra (16) came, and Foorby Quist, 52, left.") == ["Ukaia Shiorra", "Foorby Quist"]
    assert surfaces("So Idar Lovino came.") == surfaces("So Idar Lovino (2016) came.") == []


def test_a_word_that_the_document_writes_small_is_no_name():
    assert surfaces("Angela Quist came. They ate a quist.") == []


def test_an_unsure_given_name_needs_the_middle_of_a_sentence():
    assert surfaces("So Will Brandt came.") == ["Will Brandt"]
    assert surfaces("It rained. Will Brandt come?") == []


def test_a_comma_where_the_document_names_the_person_without_one():
    text = "William W. Quist came. The list: Quist, William G. and Luo, Wenjing; Luo Wenjing left."
    assert [(m.surface, m.key) for m in Document("x", text).mentions] == [
        ("William W. Quist", "william w quist"),
        ("Quist, William G.", "william g quist"),
        ("Luo, Wenjing", "luo wenjing"),
        ("Luo Wenjing", "luo wenjing"),
    ]
    assert surfaces("Luo, Wenjing and Quist, William came.") == []


def test_a_small_second_syllable():
    assert surfaces("So Luo Wen jing came.") == ["Luo Wen jing"]
    assert Document("x", "So Luo Wen jing came.").mentions[0].key == "luo wenjing"
    assert surfaces("So Luo Wen came, Luo Wen can go.") == ["Luo Wen", "Luo Wen"]


@pytest.mark.parametrize(
    ("written", "key", "words"),
    [
        ("Luo, Wenjing", "luo wenjing", ("Luo", "Wenjing")),
        ("LUO WENJING", "luo wenjing", ("LUO", "WENJING")),
        ("Luo Wen jing", "luo wenjing", ("Luo", "Wen", "jing")),
        ("Frost, William G.", "william g frost", ("William", "G.", "Frost")),
        ("William Frost, Jr.", "william frost jr", ("William", "Frost", "Jr.")),
        ("SERGEI PETROV", "sergei petrov", ("SERGEI", "PETROV")),
        ("Mao Tse-tung", "wg:mao zedong", ("Mao", "Tse-tung")),
    ],
)
def test_a_string_that_is_known_to_be_a_name(written, key, words):
    mention = mention_of(written)
    assert (mention.key, mention.words, mention.surface) == (key, words, written)


def test_the_seeds_name_these_people():
    found = Counter(
        mention.surface for path in SEEDS for mention in Document.from_bytes(path.read_bytes(), path.name).mentions
    )
    assert found == {
        "Chen Qiufa": 13, "Chen Lvping": 1, "Lu Ke": 2, "Xi Jinping": 11, "Lu Zhiyuan": 1, "Wang Dawei": 1, "Tang Yijun": 6,
        "Tan Zuojun": 1, "Peng Qinghua": 7, "Yin Li": 1, "Ke Zunping": 1, "Deng Xiaogang": 1, "Li Keqiang": 1, "Zhang Guoqing": 1,
        "Li Le Cheng": 1, "Zhang Guofeng": 1, "Li Lecheng": 1, "Hu Yiting": 1, "Chen Gongping": 1, "Chen Shaoywang": 1,
        "Xiao Shengfeng": 1, "Wang Qiyu": 1, "Yang Zhonghou": 1,
    }  # fmt: skip


# --- bad input ---


def seconds(text: str) -> float:
    doc = Document("x", text)
    _ = doc.prose
    start = time.process_time()
    _ = doc.mentions, doc.later_mentions
    return time.process_time() - start


def many(name: str, count: int) -> str:
    """So many different names, made by counting in syllables."""
    syllables = ("ba", "do", "fe", "gu", "ka", "lo", "mi", "nu", "ro", "ti")
    numbers = ("".join(syllables[int(digit)] for digit in str(number)) for number in range(count))
    return ", ".join(f"{name} Q{number}" for number in numbers)


def test_a_list_of_5000_names():
    doc = Document("x", many("Angela", 5000))
    assert len(doc.mentions) == 5000
    assert doc.later_mentions == ()


@pytest.mark.parametrize(
    "piece",
    [
        "A", "Bobo ", "Li ", "J. ", "Al-", "O'", "Ali bin ", "Luo Wen jing ", "Kim Min-ho ", "Ludwig van der de la ",
        "Then Sergei Petrov said so. Petrov added it. ",
    ],
)  # fmt: skip
def test_ten_times_the_text_takes_ten_times_as_long(piece):
    _ = seconds(piece * 100)  # fills the caches
    short, long = (min(seconds(piece * count) for _ in range(2)) for count in (800, 8000))
    assert long < 25 * short + 0.2


def test_ten_million_capitals_on_one_line():
    assert seconds("A" * 10_000_000) < 10


def test_capitalised_nonsense_names_nobody():
    words = many("Bobo", 2000).replace(", ", " ").split()
    assert len(Document("x", " ".join(words)).mentions) == 0
