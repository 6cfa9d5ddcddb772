"""What the examples cannot say about names and abbreviations in small letters."""

from __future__ import annotations

import pytest

from linter.data.tables import words
from tests.conftest import findings_of, is_linear


def test_every_listed_name_is_found_in_small_letters():
    for name in words("always_capital"):
        small = name.lstrip("=")
        (finding,) = findings_of(f"They spoke of {small} in May.", "CAS008")
        assert finding.excerpt.marked == small


def test_no_listed_name_is_found_with_its_capital():
    listed = [n[1:].upper() if n[0] == "=" else n.capitalize() for n in words("always_capital")]
    assert not findings_of("They spoke of " + " and ".join(listed) + " in May.", "CAS008")


def test_a_text_that_lost_its_capitals_is_one_finding():
    (finding,) = findings_of("The bridge went from germany to france. " * 20, "CAS008")
    assert "39 other places" in finding.message
    assert len(finding.fix.edits) == 40


@pytest.mark.parametrize(
    "text",
    [
        "Set lang = german and see.",
        "The Bridge at germany.example is old.",
        "Read /srv/germany/list on the Bridge.",
        "The tag #germany and @germany are new.",
        "The page best-of-germany-now is old.",
        "The germanic and the canadas of old.",
    ],
)
def test_code_and_addresses_are_silent(text):
    assert not findings_of(text, "CAS008")


def test_a_compound_of_two_counts():
    text = "The mid-january sale of german-made and non-european pumps."
    assert [f.excerpt.marked for f in findings_of(text, "CAS008")] == ["january", "german", "european"]


def test_the_fix_gives_an_acronym_its_capitals():
    (finding,) = findings_of("The dna of the Bridge.", "CAS008")
    assert finding.fix.edits[0].text == "DNA"


def test_an_abbreviation_reads_over_hyphens_and_small_words():
    text = "The north-south ferry (nsf) and the guild of old masters (gom) of Leeds."
    assert [f.excerpt.marked for f in findings_of(text, "CAS018")] == ["nsf", "gom"]


def test_an_abbreviation_never_reads_over_a_line_or_a_sentence():
    assert not findings_of("Bridge\nRepair fund (brf) is old.", "CAS018")
    assert not findings_of("They crossed the bridge. Repair fund (brf).", "CAS018")


@pytest.mark.parametrize("piece", ["(ab) ", "A b (ab) ", "(ABC) abc ", "in germany ", "germany-", "(abc", "(ABC"])
def test_hostile_texts_take_linear_time(piece):
    assert is_linear(piece, "CAS008", "CAS009", "CAS018")
