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


def test_rare_marks_of_a_kind_are_one_finding():
    (finding,) = findings_of("it's " * 30 + "a cat’s " * 3, "PUN002")
    assert (
        finding.message
        == "curly apostrophe, here and in 2 other places, where 30 apostrophes of this text are straight"
    )
    assert len(finding.fix.edits) == 3


def test_a_mark_that_may_face_either_way_is_left():
    findings = findings_of('The “hill”, the “road”, the “sea”. He said it. " And so on.', "PUN002")
    assert [f.fix for f in findings] == [None]


def test_a_lost_stop_takes_over_the_capital_it_explains():
    found = findings_of("He likes this. One beat of the drum This fever ends.", "PUN003", "CAS002")
    assert [f.rule for f in found] == ["PUN003"]
