"""Measures of a whole document: which one is told, for which texts they are made, and that they cost little."""

from __future__ import annotations

import pytest

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
    assert "% of its characters stand in lines said before (limit 20 %)" in finding.message
    assert finding.location.line == 8
    assert [e.location.line for e in finding.evidence if e.location] == [9, 10, 11]
    assert finding.evidence[-1].note == "also 46 % of its lines stand in it before (limit 30 %)"


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
