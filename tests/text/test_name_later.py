"""One word that stands for a person named earlier."""

from __future__ import annotations

import pytest

from linter.text.document import Document


def later(text: str) -> list[tuple[str, str]]:
    doc = Document("example.txt", text)
    assert all(doc.text[slice(*found.span)] == found.surface for found in doc.later_mentions)
    return [(found.surface, found.key) for found in doc.later_mentions]


@pytest.mark.parametrize(
    ("text", "word", "key"),
    [
        ("So Luo Wenjing came. Luo added more.", "Luo", "luo wenjing"),
        ("So Luo Wenjing came. The plan of Wenjing failed.", "Wenjing", "luo wenjing"),
        ("So LUO WENJING came. Mr. Luo left.", "Luo", "luo wenjing"),
        ("So Wenjing Luo came. Later Luo left.", "Luo", "luo wenjing"),
        ("So Angela Brandt came. The visit of Brandt went well.", "Brandt", "angela brandt"),
        ("So Angela Brandt came. Angela's visit went well.", "Angela", "angela brandt"),
        ("So Gordon Brown came. Mr. Brown left.", "Brown", "gordon brown"),
        ("So Gordon Brown came. Brown said so.", "Brown", "gordon brown"),
        ("So Peter Quist Jr came. Quist left.", "Quist", "peter quist jr"),
        ("So Kim Min-ho came. Then Min-ho left.", "Min-ho", "kim min-ho"),
        ("So Mohammed bin Hamad came. President Hamad left.", "Hamad", "mohammed bin hamad"),
    ],
)
def test_a_word_stands_for_a_person(text, word, key):
    assert later(text) == [(word, key)]


@pytest.mark.parametrize(
    "text",
    [
        "Luo left. So Luo Wenjing came.",
        "So Gordon Brown came. Brown bread was served.",
        "So Yang Long came. Long ago it rained.",
        "So Luo Wenjing came. Luo County is far. The Luo Group grew. Lake Luo froze. Luo district is big.",
        "So Yang Yi came. Then Yi was a word.",
        "So Angela Quist came. Quist is a place; they ate a quist.",
        "So Theresa May came. May is warm.",
        "Nobody came. Luo said so.",
    ],
)
def test_a_word_stands_for_nobody(text):
    assert later(text) == []


def test_a_surname_of_two_people_is_that_of_the_one_named_last():
    text = "So Luo Wenjing came. Luo spoke. Then Luo Yiming came. Luo spoke. Wenjing rose. Luo left."
    assert later(text) == [
        ("Luo", "luo wenjing"),
        ("Luo", "luo yiming"),
        ("Wenjing", "luo wenjing"),
        ("Luo", "luo wenjing"),
    ]
