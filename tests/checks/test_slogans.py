"""Numbered slogans: which words behind a number count, and what is left alone."""

import time

import pytest

from linter.checks.literal.slogans import NumberedSlogan
from linter.text.document import Document

UNCOUNTED = NumberedSlogan(kinds=("negation", "number", "verb", "adverb", "adjective", "mass"))
HIDING = NumberedSlogan(kinds=("plural", "pair"), hides=("concentrations",))


def found(text, check=UNCOUNTED):
    doc = Document.from_bytes(text.encode(), "a.txt")
    hits = list(check.check_document(doc))
    assert all(text[slice(*hit.span)] == hit.values["match"] for hit in hits)
    return [(hit.values["kind"], hit.values["word"]) for hit in hits]


@pytest.mark.parametrize(
    ("slogan", "kind", "word"),
    [
        ("three no", "negation", "no"),
        ("four do not and two straight", "negation", "do"),
        ("double hundred", "number", "hundred"),
        ("four find one", "verb", "find"),
        ("four to find", "verb", "to"),
        ("two unswervingly", "adverb", "unswervingly"),
        ("two uncompromising", "adjective", "uncompromising"),
        ("three rural", "adjective", "rural"),
        ("three strict and three honest", "adjective", "strict"),
        ("two mistakes and two promotion", "mass", "promotion"),
        ("five consciousness", "mass", "consciousness"),
    ],
)
@pytest.mark.parametrize("marks", ["“{}”", '"{}"', '"{},"', "“{}.”"])
def test_kinds_of_word(slogan, kind, word, marks):
    assert found(f"Adhere to the {marks.format(slogan)} in all work.") == [(kind, word)]


@pytest.mark.parametrize(
    "text",
    [
        "The “three strikes” law was repealed.",
        "He drove a “four-speed” gearbox and a “ten-strong” crew.",
        "The “two-way” mirror and the “five-a-side” game.",
        "A “double standard”, a “double blind” trial, a “triple threat”.",
        "The plan is “two by two” or “four by four”.",
        "“Two no longer”, “three no more” and “two no trumps”.",
        "“Three do better than two if they agree.”",
        "“Two establish links,” the paper says.",
        "She counted “two families”, “three buses” and “four women”.",
        "“Eight hours for work, eight for rest”.",
        "He built “three new” schools and “two strictly regulated” markets.",
        'The 6" pipe, two establishment men and a "two',
        "two establishment without marks",
        "don”two establishment” glued to a word",
        "A “four-party responsibility” counts its parties.",
    ],
)
def test_what_english_can_count_is_left_alone(text):
    assert found(text) == []


def test_a_plural_that_hides_a_list():
    assert found("the “four concentrations”", HIDING) == [("plural", "concentrations")]
    assert found("the “six stabilities”", HIDING) == [("plural", "stabilities")]
    assert found("“four beams and eight pillars”", HIDING) == [("pair", "beams")]
    assert found("the “three conditions”, the “two businesses”, “three passes and a shot”", HIDING) == []
    assert found("the “four concentrations”", NumberedSlogan(kinds=("plural",))) == []


def test_only_the_kinds_asked_for():
    assert found("“three no” and “two unswerving”", NumberedSlogan(kinds=("adjective",))) == [
        ("adjective", "unswerving")
    ]


def test_many_marks_cost_little():
    text = '"two ' * 20_000 + '"two ' + "a-" * 50_000
    began = time.perf_counter()
    assert found(text) == []
    assert time.perf_counter() - began < 2
