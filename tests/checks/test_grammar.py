"""What the examples cannot say of rules that speak of remarks: remarks are given by hand, one at a time."""

from __future__ import annotations

import pytest

from linter.checks.grammar import Remarked, RemarkedElse
from linter.checks.spelling import LoneMisspelling
from linter.engine.corpus import conclude, merge
from linter.engine.lint import lint_document
from linter.text.document import Document
from linter.text.remarks import Remark
from linter.text.spans import Span
from tests.conftest import RULEBOOK, plan_of

SPELLER = "MORFOLOGIK_RULE_EN_US"


def said(text: str, words: str, rule: str, *instead: str, message: str = "wrong") -> Document:
    """A text of which one remark was made."""
    at = text.index(words)
    category = "TYPOS" if rule == SPELLER else "GRAMMAR"
    return Document("a.txt", text).with_remarks((Remark(Span(at, at + len(words)), rule, category, message, instead),))


def unknown(text: str, *pairs: tuple[str, str], path: str = "a.txt") -> Document:
    """A text with unknown words, each wherever it stands, and what would be written for it."""
    remarks = [
        Remark(Span(at, at + len(word)), SPELLER, "TYPOS", "Possible spelling mistake found.", (instead,))
        for word, instead in pairs
        for at in range(len(text))
        if text.startswith(word, at)
    ]
    return Document(path, text).with_remarks(tuple(sorted(remarks)))


def told(*docs: Document, rules: tuple[str, ...] = ("SPE010",)) -> list:
    """The findings of some rules on the folder that these documents are."""
    plan, summaries, findings = plan_of(*rules), {}, []
    for doc in docs:
        linted = lint_document(doc, plan)
        assert not linted.crashed, linted.findings
        findings += linted.findings
        merge(summaries, linted.summaries, plan.rulebook)
    concluded, crashed = conclude(summaries, plan.rulebook, told=findings)
    assert not crashed, concluded
    return concluded


def test_only_its_own_rules_are_spoken_of():
    check = Remarked(("EG_SPACE",), {"MANY_NN": "because"}, ("DOUBLE_PUNCTUATION",))
    assert set(check.heard) == {"EG_SPACE", "MANY_NN", "DOUBLE_PUNCTUATION"}
    for rule, count in (("EG_SPACE", 1), ("MANY_NN", 1), ("DOUBLE_PUNCTUATION", 0), ("OTHER", 0)):
        assert len(list(check.check_document(said("Some trees grow.", "trees", rule)))) == count, rule


def test_what_no_rule_speaks_of_is_left_for_the_rule_about_the_rest():
    check = RULEBOOK.by_id["GRA199"].check
    assert isinstance(check, RemarkedElse)
    for rule, count in (("EG_SPACE", 0), ("MANY_NN", 0), (SPELLER, 0), ("DOUBLE_PUNCTUATION", 1), ("OTHER", 1)):
        assert len(list(check.check_document(said("Some trees grow.", "trees", rule)))) == count, rule


def test_an_empty_replacement_is_no_suggestion():
    (hit,) = Remarked(("X",)).check_document(said("A , b.", ",", "X", "", "or"))
    assert hit.suggestions == ("or",)


def test_a_lone_misspelling_is_told_with_its_place():
    (finding,) = told(unknown("The council annouced the plan.", ("annouced", "announced")))
    assert (finding.rule, finding.excerpt.marked) == ("SPE010", "annouced")
    assert finding.suggestions[0] == "write “announced”"


@pytest.mark.parametrize(
    ("text", "word", "instead"),
    [
        ("The council annouced it and annouced it again.", "annouced", "announced"),
        ("The Annouced of old. They annouced it.", "annouced", "announced"),
        ("The Qiyus came.", "Qiyus", "Focus"),
        ("They felt realy.", "realy", "rely upon"),
        ("A wall of reinforcedconcrete.", "reinforcedconcrete", "reinforced concrete"),
        ("The colour was grey.", "colour", "color"),
        ("They categorised it.", "categorised", "categorized"),
        ("They levelled it.", "levelled", "leveled"),
        ("See annouced-plans here.", "annouced", "announced"),
        ("See the annouced.example page.", "annouced", "announced"),
        ("The oncograph stood there.", "oncograph", "monographs"),
        ("An adn here.", "adn", "and"),
        ("The naïveté annoucéd it.", "annoucéd", "announced"),
    ],
)
def test_more_than_being_unknown_is_needed(text, word, instead):
    assert not told(unknown(text, (word, instead)))


def test_a_word_of_another_variety_is_known():
    text = "The council annouced the plan."
    message = "Possible spelling mistake. ‘annouced’ is British English."
    assert not told(said(text, "annouced", SPELLER, "announced", message=message))
    assert told(said(text, "annouced", SPELLER, "announced"))


def test_a_word_in_two_files_of_the_run_is_a_term():
    one = unknown("The council annouced it.", ("annouced", "announced"), path="a.txt")
    other = unknown("The mayor Annouced it.", ("Annouced", "announced"), path="b.txt")
    assert len(told(one)) == 1
    assert not told(one, other)


def test_summaries_merge_in_any_order():
    check = LoneMisspelling()
    docs = [unknown("They annouced it.", ("annouced", "announced"), path=f"{name}.txt") for name in "cab"]
    one, two, three = (dict(check.map(doc))["annouced"] for doc in docs)
    left, right = check.merge(check.merge(one, two), three), check.merge(three, check.merge(two, one))
    assert left == right
    assert (left.times, left.places[0].location.path) == (3, "a.txt")
