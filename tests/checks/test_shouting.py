"""What the examples cannot say about capitals that go on too long."""

from __future__ import annotations

import pytest

from tests.conftest import findings_of, is_linear

CALM = "The bridge is old and was closed in May. The mayor wants a new one, and the council will vote on it.\n" * 3
LOUD = "THE BRIDGE IS OLD AND IT WAS CLOSED IN MAY."


def test_several_sentences_in_a_row_are_one_finding():
    (finding,) = findings_of(f"{CALM}{LOUD} {LOUD} {LOUD}\n{CALM}", "CAS012")
    assert "30 words" in finding.message


def test_a_number_before_the_sentence_stays_out():
    (finding,) = findings_of(f"{CALM}1. {LOUD}\n{CALM}", "CAS012")
    assert finding.excerpt.marked == LOUD


def test_the_sentence_begins_inside_a_line():
    (finding,) = findings_of(f"{CALM}He wrote that {LOUD} He was wrong.\n{CALM}", "CAS012")
    assert finding.excerpt.marked == LOUD


@pytest.mark.parametrize("end", ["", "?", "!"])
def test_a_headline_is_silent(end):
    assert not findings_of(f"{LOUD[:-1]}{end}\n{CALM}", "CAS012")


def test_a_text_in_capitals_is_silent():
    assert not findings_of(f"{LOUD}\n" * 5, "CAS012")


def test_a_word_in_capitals_ends_with_its_plural():
    (finding,) = findings_of("They wrote two APPs, the APPLE and the APPROACH.", "CAS015")
    assert finding.excerpt.marked == "APPs"


@pytest.mark.parametrize("piece", ["AA AA ", "A", "AA AA. ", "aAAA", "AAaaa ", "the APP ", "APP"])
def test_hostile_texts_take_linear_time(piece):
    assert is_linear(piece, "CAS011", "CAS012", "CAS015")
