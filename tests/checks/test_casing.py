"""What the examples of the casing rules cannot say."""

from __future__ import annotations

import pytest

from tests.conftest import findings_of, is_linear


@pytest.mark.parametrize(
    "text",
    [
        "HE JOINED THE PROVINCIAL PARTY COMMITTEE",
        "Central banks and Provincial governments met.",
        "He joined the Provincial Party Committee.",
        "He joined the provincial party committee.",
    ],
)
def test_even_capitals_are_silent(text):
    assert not findings_of(text, "CAS001")


def test_the_other_form_is_shown():
    (finding,) = findings_of("The measures work. They want control Measures should follow.", "CAS002")
    assert finding.evidence[0].location.column == 5


def test_a_word_capitalised_twice_inside_sentences_may_be_a_name():
    text = "The measures work. They want control Measures should follow, and old Measures could too."
    assert not findings_of(text, "CAS002")


def test_a_text_that_lost_its_capitals_is_one_finding():
    (finding,) = findings_of("The dog ran. and the cat sat. " + "the dog ran. and the cat sat. " * 20, "CAS006")
    assert "other places" in finding.message
    assert len(finding.fix.edits) > 30


def test_a_text_that_is_written_all_small_is_its_authors_choice():
    assert not findings_of("the dog ran. and the cat sat. " * 20, "CAS006")


def _page(line, *, pad="Old bridges\n\n"):
    return f"The bridge is open.\n\n{pad * 20}It is wide.\n\n{line}"


@pytest.mark.parametrize(
    "line",
    ["we built it in May and it is wide.", "read more about it", "bridge", "care for it:", "it is old."],
)
def test_on_a_page_only_a_sentence_may_begin_small_by_mistake(line):
    assert bool(findings_of(_page(line), "CAS007")) == (line.endswith(".") and line.count(" ") > 2)
    assert findings_of(_page(line, pad="The old bridges are closed.\n\n"), "CAS007")


def test_a_page_names_its_parts_with_capitals():
    line = "The control works by default if you use the control Panel here in town."
    assert not findings_of(_page(f"{line} The panel is old."), "CAS002")
    assert findings_of(f"{line} The panel is old.", "CAS002")
    opener = "The boats are new and their crews are trained They are quick and they are strong."
    assert findings_of(_page(opener), "CAS002")


def test_a_line_break_parts_headings():
    assert not findings_of("opening of the harbour\nThe mayor came.", "PUN003")


def test_a_capital_after_a_bracket_and_a_semicolon_shows_the_word_before():
    (finding,) = findings_of("It was closed (by 50%); The ferry was not.", "CAS010")
    assert finding.excerpt.marked == "50%); The"


def test_capitals_behind_the_semicolons_of_a_paragraph_are_one_finding():
    text = "It is old; We know it; We said so; The city heard it.\n\nIt is dear; They know it."
    first, second = findings_of(text, "CAS010")
    assert first.message.endswith(", here and in 2 other places")
    assert second.message.endswith("the capital is wrong")


def test_the_name_of_a_program_may_begin_a_sentence_small():
    assert not findings_of("It needs a server. nginx, for one, is small.", "CAS006")


def test_only_lines_that_end_as_sentences_hold_capitals_inside():
    assert findings_of("They cross the bridge Always at night.", "CAS014")
    assert not findings_of("They cross the bridge Always at night", "CAS014")


@pytest.mark.parametrize(
    "piece",
    [
        "; The a",
        "a Moved on ",
        "the Harbour Fund ",
        "the harbour fund The Harbour Fund. ",
        "It ran. the cat sat, ",
        "it is a Long-term thing, ",
        "The measures and control Measures should, ",
        "It is REPort-a-",
        "A line.\nsmall one\n",
    ],
)
def test_hostile_texts_take_linear_time(piece):
    assert is_linear(piece, "CAS002", "CAS003", "CAS006", "CAS007", "CAS010", "CAS011", "CAS013", "CAS014", "CAS020")
