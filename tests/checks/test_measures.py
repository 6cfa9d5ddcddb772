"""Measures of a whole document: which one is told, for which texts they are made, and that they cost little."""

from __future__ import annotations

import pytest

from linter.checks.repetition.groups import Measure
from tests.conftest import findings_of, is_linear

LINE = "The {} ferry leaves the north pier every morning at the turn of the tide, and nobody minds the long wait."
WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "last",
]
LINES = [LINE.format(word).replace("tide", f"tide of {word} {n}") for n, word in enumerate(WORDS)]
ALL = ("DUP040", "DUP041", "DUP042")


def test_the_worst_measure_is_told_and_others_are_evidence():
    (finding,) = findings_of("\n".join([*LINES[:7], *LINES[:6]]), "DUP040")
    said = "lines that stand in the text before make up 46 % of it (more than 20 % is worth a look)"
    assert finding.message == said
    assert (finding.location.line, finding.excerpt.marked) == (8, LINES[0])
    assert [e.location.line for e in finding.evidence if e.location] == [9, 10, 11]
    assert finding.evidence[-1].note == "lines that stand in the text before make up 46 % of its lines (limit 30 %)"


def test_a_share_near_its_limit_has_decimals():
    share = Measure("lines", "it", 0.2004, 0.20, ()).percent
    assert (share, Measure("lines", "it", 0.204, 0.20, ()).percent) == ("20.04", "20.4")
    assert Measure("lines", "it", 0.24, 0.20, ()).percent == "24"


def test_the_longest_run_is_marked_and_its_first_place_told():
    short = "so the harbour office wrote to the people of the town"
    long = "and that was all they ever heard of the ferry for a year and a day, until the captain came home alone"
    lines = [f"{line} Well, {short}." for line in LINES]
    lines[9] = lines[12] = f"But nobody wrote to me, {long}."
    text = "\n".join(lines)
    (finding,) = findings_of(text, "DUP041")
    assert (finding.location.line, finding.excerpt.marked[-20:]) == (13, long[-20:])
    first = finding.evidence[0]
    assert (first.note, first.location and first.location.line) == ("first said here", 10)
    assert "repeats word for word what it said before (runs of " in finding.message


def test_a_sentence_said_again_takes_the_measures_over():
    text = "\n".join([*LINES, "And so on.", *LINES[:4]])
    assert {f.rule for f in findings_of(text, "DUP030", "DUP040")} == {"DUP030"}
    assert {f.rule for f in findings_of(text, "DUP040")} == {"DUP040"}


def test_paragraphs_are_measured_where_blank_lines_part_them():
    paragraphs = ["\n".join(LINES[n : n + 2]) for n in range(0, 12, 2)]
    (finding,) = findings_of("\n\n".join([*paragraphs, *paragraphs[:4]]), "DUP040")
    assert any("paragraphs" in text for text in (finding.message, *(e.note for e in finding.evidence)))


def test_repeated_lines_are_not_told_as_phrases_too():
    assert [f.rule for f in findings_of("\n".join(LINES[:7] * 2), *ALL)] == ["DUP040"]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(LINES[:4] * 2),
        "\n".join(["the long night", "row on, row on"] * 120),
        "\n".join(["1 2 3 4 5 6 7 8"] * 120),
        " ".join(["word"] * 40),
        "",
    ],
)
def test_short_texts_and_lists_are_not_measured(text):
    assert not findings_of(text, "DUP040", "DUP041")


def test_a_short_text_does_not_run_away():
    assert not findings_of("The old mill was sold in May today.\n" * 2, "DUP042")


def test_a_word_that_takes_over_is_told_once():
    text = "The captain wrote a page and then his pen went on. " + "bell, " * 300
    (finding,) = findings_of(text, "DUP042")
    assert "“bell”" in finding.message


def test_a_group_of_words_that_takes_over_is_told():
    text = "and so the old sea bird told the crew once more. " * 60 + "\n" + "\n".join(LINES)
    (finding,) = findings_of(text, "DUP042")
    assert finding.message.startswith("This text ran away: ")


@pytest.mark.parametrize("piece", ["bell ", LINES[0] + "\n", LINES[0] + "\n\n", "a b c d e f g h. ", "\n", "1\n"])
def test_time_is_linear(piece):
    assert is_linear(piece, *ALL)
