"""The forms of English words."""

from __future__ import annotations

import pytest

from linter.text.inflection import BASE, ED, EN, ING, S, every_form, form_of, forms


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("grasp", ("grasps", "grasped", "grasped", "grasping")),
        ("stop", ("stops", "stopped", "stopped", "stopping")),
        ("visit", ("visits", "visited", "visited", "visiting")),
        ("commit", ("commits", "committed", "committed", "committing")),
        ("carry", ("carries", "carried", "carried", "carrying")),
        ("play", ("plays", "played", "played", "playing")),
        ("tie", ("ties", "tied", "tied", "tying")),
        ("see", ("sees", "saw", "seen", "seeing")),
        ("write", ("writes", "wrote", "written", "writing")),
        ("mimic", ("mimics", "mimicked", "mimicked", "mimicking")),
        ("fix", ("fixes", "fixed", "fixed", "fixing")),
        ("be", ("is", "was", "been", "being")),
    ],
)
def test_forms(word, expected):
    assert tuple(form_of(word, feature) for feature in (S, ED, EN, ING)) == expected
    assert form_of(word, BASE) == word


def test_two_spellings():
    assert {"travelling", "traveling"} <= set(every_form("travel"))
    assert {"realise", "realised", "realize", "realizing"} <= set(every_form("realize"))
    assert forms("analyze")[S] == ("analyzes", "analyses")
    assert "sise" not in every_form("size")


def test_plurals():
    assert form_of("child", S) == "children"
    assert form_of("policy", S) == "policies"
    assert {"knives", "knifes"} <= set(every_form("knife"))


def test_capitals_stay():
    assert form_of("PCR", S) == "PCRs"
    assert form_of("Code", S) == "Codes"


def test_a_noun_has_no_forms_of_a_verb():
    assert every_form("responsibility") == ("responsibilities", "responsibility")
    assert "financing" in every_form("finance")
