"""What LanguageTool says where a rule of ours speaks is its evidence; anything else stays a finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linter.engine.corpus import conclude, merge
from linter.engine.echo import echoed
from linter.engine.lint import lint_document
from linter.text.spans import Span
from tests.checks.test_grammar import SPELLER, said, told, unknown
from tests.conftest import plan_of


def notes(finding) -> list[str]:
    return [evidence.note for evidence in finding.evidence if evidence.note.startswith("also found by LanguageTool")]


def test_ours_is_kept_and_says_who_else_found_it():
    doc = said("The city has vigorously promote cycling.", "promote", "HAVE_PART_AGREEMENT")
    (finding,) = told(doc, rules=("GRA002", "GRA101"))
    assert finding.rule == "GRA002"
    assert notes(finding) == ["also found by LanguageTool's rule HAVE_PART_AGREEMENT"]


def test_a_second_voice_is_no_finding_of_its_own():
    text = "It greatly firmly firmly promotes growth."
    (finding,) = told(said(text, "firmly firmly", "ENGLISH_WORD_REPEAT_RULE"), rules=("DUP001", "GRA103"))
    assert finding.rule == "DUP001"
    assert notes(finding) == ["also found by LanguageTool's rule ENGLISH_WORD_REPEAT_RULE"]
    assert not told(said("It had had rain.", "had had", "ENGLISH_WORD_REPEAT_RULE"), rules=("DUP001", "GRA103"))


def test_other_words_of_the_sentence_are_another_defect():
    text = "It firmly firmly holds, and there is many evidence of this."
    found = told(said(text, "many evidence", "MANY_NN_U"), rules=("DUP001", "GRA105"))
    assert [finding.rule for finding in found] == ["DUP001", "GRA105"]
    assert not notes(found[0])


def test_a_block_of_boilerplate_swallows_nothing():
    text = (
        "The mill by the river closed in the spring of that year, and there is many evidence of a fire.\n\n"
        "Copyright 2020 The Mill Street Journal. All rights reserved. There is many evidence. Contact us | Privacy\n"
    )
    at = text.rindex("many evidence")
    doc = said(text, "many evidence", "MANY_NN_U")
    second = doc.remarks[0]._replace(span=Span(at, at + len("many evidence")))
    doc = doc.with_remarks((*doc.remarks, second))
    boilerplate = tuple(f"BOI{number:03}" for number in range(1, 60))
    found = told(doc, rules=("GRA105", *boilerplate))
    assert any(finding.category == "boilerplate" and finding.location.span.start < at for finding in found)
    assert [finding.rule for finding in found].count("GRA105") == 2


def test_a_name_swallows_no_grammar():
    text = "Chen Lvping have build a wall. The wall of Chen Lvping is old."
    found = told(said(text, "Chen Lvping have build", "PRP_HAVE_VB"), rules=("NAM024", "NAM001", "NAM003", "GRA101"))
    assert [finding.rule for finding in found].count("GRA101") == 1
    assert not any(notes(finding) for finding in found)


SENTENCE = "The council of Chen Lvping have further study to do before the mill by the river opens again."


@pytest.mark.parametrize(
    ("category", "ours", "theirs", "rule", "same"),
    [
        ("grammar", "have further study", "study", "HAVE_PART_AGREEMENT", True),
        ("punctuation", "study", "further study", "X", True),
        ("grammar", "have further", "study to", "X", False),
        ("grammar", SENTENCE, "study", "HAVE_PART_AGREEMENT", False),
        ("boilerplate", "study", "study", "HAVE_PART_AGREEMENT", False),
        ("names", "Chen Lvping", "Lvping have", "X", False),
        ("names", "Chen Lvping", "Lvping", SPELLER, True),
        ("casing", "Chen Lvping", "Lvping", SPELLER, False),
        ("names", SENTENCE, "Lvping", SPELLER, False),
    ],
)
def test_two_are_the_same_if_their_words_and_their_kinds_are(category, ours, theirs, rule, same):
    doc = said(SENTENCE, theirs, rule)
    (remark,) = doc.remarks
    (some,) = told(unknown("The council annouced it.", ("annouced", "announced")))
    at = SENTENCE.index(ours)
    own = replace(some, category=category, location=doc.location(Span(at, at + len(ours))), evidence=())
    kind = "spelling" if rule == SPELLER else "grammar"
    heard = replace(some, category=kind, location=doc.location(remark.span))
    found = echoed([own], [heard], doc.remarks)
    assert bool(notes(found.own[0])) is same
    assert (found.heard == []) is same


@pytest.mark.parametrize("word", ["Lvping", "Lvlong"])
def test_an_unknown_name_bears_out_a_finding_about_the_name(word):
    names = tuple(f"NAM{number:03}" for number in range(1, 40))
    found = told(unknown(f"On Monday Chen {word} went home.", (word, "Loping")), rules=(*names, "SPE010"))
    about = [finding for finding in found if finding.category == "names"]
    assert about
    assert all(finding.rule != "SPE010" for finding in found)
    assert notes(about[0]) == [f"also found by LanguageTool's rule {SPELLER}"]


def test_an_unknown_word_bears_out_no_finding_about_signs():
    text = "The the mill of annouced stone."
    (finding,) = told(unknown(text, ("annouced", "announced")), rules=("DUP001",))
    assert not notes(finding)


def test_a_misspelling_that_a_rule_of_ours_tells_is_not_told_again():
    doc = unknown("The council annouced the plan.", ("annouced", "announced"))
    (alone,) = told(doc)
    plan = plan_of("SPE001", "SPE010")
    summaries = merge({}, lint_document(doc, plan).summaries, plan.rulebook)
    ours = replace(alone, rule="SPE001")
    assert conclude(summaries, plan.rulebook, told=[ours]) == ([ours], False)
    elsewhere = replace(ours, location=doc.location(Span(0, 3)))
    assert len(conclude(summaries, plan.rulebook, told=[elsewhere])[0]) == 2
