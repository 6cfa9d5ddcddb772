"""What the examples of the number rules cannot say: calendars, hostile input, what is told together."""

from __future__ import annotations

import time

import pytest

from linter.checks.numbers.calendar import days_in
from linter.text.quantities import quantity_at, unit_after
from tests.conftest import RULEBOOK, findings_of, is_linear

NUMBERS = tuple(rule.id for rule in RULEBOOK.rules if rule.category == "numbers")


@pytest.mark.parametrize(("year", "days"), [(2020, 29), (2021, 28), (1900, 28), (2000, 29), (None, 29)])
def test_february_knows_its_leap_years(year, days):
    assert days_in(2, year) == days


@pytest.mark.parametrize(
    ("text", "digits", "value"),
    [
        ("12,500", "125", 12_500),
        ("12.5 million", "125", 12_500_000),
        ("US$1.25 Billion", "125", 1_250_000_000),
        ("0.05", "5", 0.05),
        ("3 per cent", "3", 3),
    ],
)
def test_a_quantity_is_its_digits_and_its_size(text, digits, value):
    quantity = quantity_at(text, 0)
    assert quantity is not None
    assert quantity.digits == digits
    assert quantity.value == pytest.approx(value)
    assert quantity.span.end == len(text)


@pytest.mark.parametrize("text", ["10:30", "2.0.1", "3rd", "12,5000", "5/6", "x"])
def test_what_is_no_quantity(text):
    assert quantity_at(text, 0) is None


def test_the_unit_is_what_is_counted():
    assert unit_after("30 new cases", 2) == "cases"
    assert unit_after("30 Cases", 2) == ""


def test_a_date_is_found_across_a_line_break():
    (finding,) = findings_of("The fair was opened on February\n30 and closed in May.", "NUM001", path="a.md")
    assert finding.message.startswith("“February 30”")


def test_times_of_one_text_are_told_together():
    (finding,) = findings_of("Open (08H00 - 19H30).\n\nFrom 8H00 on.", "NUM008")
    assert finding.message == ("“08H00”: most English readers expect “08:00” or “8 a.m.”, here and in 2 other places")
    assert [edit.text for edit in finding.fix.edits] == ["08:00", "19:30", "8:00"]


@pytest.mark.parametrize(
    ("time", "clock"),
    [("12H00", "noon"), ("24H00", "midnight"), ("0H30", "12:30 a.m."), ("13H05", "1:05 p.m."), ("24H05", "12:05 a.m.")],
)
def test_a_time_by_a_clock_of_twelve_hours(time, clock):
    (finding,) = findings_of(f"{time} it was.", "NUM008")
    assert f"“{clock}”" in finding.message


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("It cost $3.5 million dollars.", "write “$3.5 million” or “3.5 million dollars”"),
        ("It cost RMB 30,000 yuan.", "write “RMB 30,000” or “30,000 yuan”"),
        ("It cost 500 yuan RMB.", "write “RMB 500” or “500 yuan”"),
    ],
)
def test_the_two_ways_to_write_a_currency(text, suggestion):
    (finding,) = findings_of(text, "NUM012")
    assert finding.suggestions == (suggestion,)


@pytest.mark.parametrize(
    ("text", "spoken"),
    [("a 8% rise", "eight"), ("a 18% rise", "eighteen"), ("an 121% rise", "one hundred and twenty-one")],
)
def test_a_number_is_read_aloud(text, spoken):
    (finding,) = findings_of(f"They saw {text} there.", "NUM031")
    assert f"is read “{spoken}”" in finding.message


def test_a_neighbouring_year_may_fit_the_weekday():
    (finding,) = findings_of("They met on Saturday, July 25, 2021, in town.", "NUM003")
    assert finding.message == "July 25, 2021 was a Sunday, not a Saturday; it was one in 2020"
    (finding,) = findings_of("They met on Monday, July 25, 2021, in town.", "NUM003")
    assert finding.message == "July 25, 2021 was a Sunday, not a Monday; it was one in 2022"
    (finding,) = findings_of("They met on Friday, July 25, 2021, in town.", "NUM003")
    assert finding.message.endswith("not a Friday")


def test_many_apart_signs_of_per_cent_become_one_finding():
    (finding,) = findings_of("It was 7% and then " + "5 % or " * 9, "NUM033")
    assert finding.message.endswith("here and in 8 other places")
    assert len(finding.fix.edits) == 9


def test_a_slipped_magnitude_shows_the_other_place():
    (finding,) = findings_of("Sales were 3.26 billion yuan.\n\nSales of 32.6 billion yuan are good.", "NUM020")
    assert finding.evidence[0].location.line == 1


@pytest.mark.parametrize("id_", ["NUM001", "NUM003", "NUM014", "NUM021", "NUM022"])
def test_nothing_is_said_of_code(id_):
    code = "`February 30`, `Monday, May 4, 2021`, `5 hundred million`, `rose from 35 to 12`, `from 2021 to 2019,`"
    assert not findings_of(f"See {code} here.", id_, path="a.md")


@pytest.mark.parametrize(
    "piece",
    [
        "1,2345 people ",
        "12,34,",
        "5 %",
        "a0b1c",
        "app1e ",
        "May 27-25 ",
        "february 30 ",
        "rose from 5 to 3 ",
        "from 1",
        "since 26, The ",
        "26, the ",
        "26, the\n",
        "US $1 ",
        "3.26 million yuan 32.6 million yuan ",
        "1.234.567 ",
        "aged 12 to 6 ",
        "08H00 ",
        "5 th ",
        "21th ",
        "$1 dollars ",
        "2021-02-30 ",
        "held in ",
        "increased increased from ",
    ],
)
def test_hostile_repeats_are_linear(piece):
    assert is_linear(piece, *NUMBERS)


@pytest.mark.parametrize("text", ["\n26, the", "26, the", "26. ", "%", " %", " / ", "0,", ",0", "1,2", "\n10. "])
def test_texts_that_begin_or_end_inside_a_form(text):
    start = time.process_time()
    findings_of(text, *NUMBERS)
    assert time.process_time() - start < 5
