"""What the examples of the consistency rules cannot say: their lists, many places, hostile text."""

from __future__ import annotations

import pytest

from linter.checks.consistency.terms import _terms
from linter.checks.consistency.varieties import _table
from linter.data.tables import words
from tests.conftest import findings_of, is_linear

RULES = (
    "CON001",
    "CON002",
    "CON003",
    "CON004",
    "CON010",
    "CON011",
    "CON012",
    "CON013",
    "CON020",
    "CON021",
    "CON022",
    "CON040",
)


def test_no_word_is_of_both_sides():
    table = _table()
    assert not table.british & table.american
    assert not table.ise & table.ize
    assert not (table.ise | table.ize) & (table.british | table.american)


@pytest.mark.parametrize("word", ["exercise", "advise", "surprise", "promise", "size", "prize", "license", "program"])
def test_words_of_both_sides_tell_nothing(word):
    assert word not in _table().everything


def test_each_term_has_several_forms_and_stands_once():
    forms = [form for term in _terms() for form in term.forms]
    assert all(len(term.forms) > 1 for term in _terms())
    assert len(set(forms)) == len(forms)


def test_abbreviations_are_in_capitals():
    assert {word for word in words("known_abbreviations") if not word[0].isupper()} == set()


def test_mixed_varieties_are_one_finding():
    (finding,) = findings_of("The colour is grey. " * 20 + "The center of the color. " * 8, "CON001")
    assert finding.excerpt.marked == "center"
    assert len(finding.evidence) == 6


def test_a_term_in_three_forms_is_one_finding_with_the_places_of_the_others():
    text = (
        "A policy maker spoke. The policymaker left. No policymaker wept. Each policy-maker sang. A policy-maker hid."
    )
    (finding,) = findings_of(text, "CON004")
    assert finding.excerpt.marked == "policy maker"
    assert [evidence.note for evidence in finding.evidence] == ["“policymaker” here", "“policy-maker” here"]


def test_a_rule_about_terms_takes_over_the_one_about_hyphens():
    text = "We met a lawmaker. Two lawmakers sang. Two lawmakers slept. Two law-makers hid."
    assert [finding.rule for finding in findings_of(text, "CON002", "CON004")] == ["CON004"]


@pytest.mark.parametrize(
    "text",
    [
        "The Director Yan Lipo of Golm Lake Safety spoke. The Director Yan Limo of Golm Lake Safety slept.",
        "“Letters of Yan Lipo to Golm” is a book. “Letters of Yan Limo to Golm” is one of two.",
    ],
)
def test_names_of_persons_are_left_to_their_own_rules(text):
    assert not findings_of(text, "CON021")


def test_a_crowd_of_like_quotations_is_a_list():
    text = "".join(f'They sang "the old lake song number {name}". ' for name in ("alpha", "beta", "gamma") * 2)
    many = "".join(f'They sang "the old {chr(97 + n) * 3} lake song". ' for n in range(20))
    assert len(findings_of(text, "CON022")) <= 2
    assert not findings_of(many, "CON022")
    assert not findings_of(many.title(), "CON020")


@pytest.mark.parametrize(
    "piece",
    [
        'He read "a b c d e" and “f g h i j” and "k l m n o. ',
        "a-b-c on-line online long-term plan long term plan ",
        "The Golm Lake Society (GLS) and the GSL of the Lake (GLT). ",
        "the Office of Golm and the Bank of Golm Lake of Golm ",
        "The U.S. and the US at 9 a.m. and 9 am. ",
        "colour color centre center organise organize ",
        '"' * 40,
        "(" * 40,
        "A of B ",
        "-" * 40,
        "AAA (AAB) (ABA) ABB ",
    ],
)
@pytest.mark.parametrize("end", [" ", "\n"])
def test_time_grows_with_the_text_only(piece, end):
    assert is_linear(piece + end, *RULES)
