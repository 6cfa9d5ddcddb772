"""What the examples cannot say about how lines begin: line ends, marks of bytes, Markdown."""

from __future__ import annotations

from tests.conftest import findings_of, is_linear

LINES = "The bridge is old.", "It was closed in May.", "The new one is wide."


def test_line_ends_of_windows_are_line_ends():
    (finding,) = findings_of("\r\n".join((*LINES, "moreover it is dear.")), "CAS007")
    assert finding.location.line == 4


def test_a_byte_order_mark_does_not_hide_the_first_line():
    (finding,) = findings_of("\ufeff" + "\n".join(("general remarks", *LINES)), "CAS007")
    assert finding.excerpt.marked == "general"


def test_a_wrapped_line_of_a_markdown_paragraph_is_no_opening():
    text = "\n\n".join((*LINES, "They waited for Mr. Lee et al.\nand went home."))
    assert not findings_of(text, "CAS007", path="a.md")
    assert findings_of("\n\n".join((*LINES, "and went home.")), "CAS007", path="a.md")


def test_many_small_lines_are_a_style():
    assert not findings_of("\n".join((*LINES * 5, *["so it is."] * 5)), "CAS007")


def test_a_label_in_small_letters_needs_no_sentence_before_it():
    (finding,) = findings_of("A good lamp, but\nadvantage:\nIt is bright.\nIt is new.", "CAS007")
    assert finding.excerpt.marked == "advantage"


def test_a_label_behind_a_long_line_may_go_on_from_there():
    text = "They looked at all of the old lamps and bought the\nfollowing:\nIt is bright.\nIt is new."
    assert not findings_of(text, "CAS007")


def test_the_first_line_of_two_may_be_a_title():
    text = "useless lamp\nThe lamp that they sent me is not bright at all."
    assert findings_of(text, "CAS007")
    assert not findings_of("hi there\nSee you", "CAS007")


def test_many_remarks_take_linear_time():
    assert is_linear("(applause)\n", "CAS007", "CAS017")


def test_a_text_that_begins_small_may_lack_its_beginning():
    (finding,) = findings_of("remarks on it\nThe bridge is old.\nIt was closed in May.\nThe new one is wide.", "CAS007")
    assert finding.message == "the text begins with a small letter: “remarks”; is its beginning missing?"
    (finding,) = findings_of("The bridge is old.\nmoreover, it is narrow.\nThe new one is wide.\nIt is dear.", "CAS007")
    assert finding.message == "a line begins with a small letter: “moreover”"
