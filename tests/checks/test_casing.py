"""What the examples of the casing rules cannot say."""

from __future__ import annotations

import pytest

from tests.conftest import findings_of


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


def test_a_text_without_capitals_is_one_finding():
    (finding,) = findings_of("the dog ran. and the cat sat. " * 20, "CAS006")
    assert "other places" in finding.message
    assert len(finding.fix.edits) > 30


def test_a_line_break_parts_headings():
    assert not findings_of("opening of the harbour\nThe mayor came.", "PUN003")
