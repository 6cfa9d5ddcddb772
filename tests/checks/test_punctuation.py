"""What the examples of the punctuation rules cannot say."""

from __future__ import annotations

import pytest

from tests.conftest import findings_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [("It rose. , Then it fell.", "."), ("It rose. , then it fell.", ","), ("It rose,. Then", "."), ("It rose,", None)],
)
def test_the_mark_that_stays_fits_what_follows(text, kept):
    findings = findings_of(text, "PUN001")
    assert [f.fix.edits[0].text for f in findings] == ([kept] if kept else [])


def test_neither_form_is_rare_in_a_balanced_text():
    assert not findings_of("it's a dog's and a cat’s, isn’t it", "PUN002")


def test_each_rare_mark_is_reported_up_to_ten():
    straight = "it's " * 30
    assert len(findings_of(straight + "a cat’s " * 3, "PUN002")) == 3


def test_a_lost_stop_takes_over_the_capital_it_explains():
    found = findings_of("He likes this. One beat of the drum This fever ends.", "PUN003", "CAS002")
    assert [f.rule for f in found] == ["PUN003"]
