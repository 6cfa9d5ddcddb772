"""What the examples of the rules cannot say about page furniture: when a text is prose, and where a block ends."""

from __future__ import annotations

import time

import pytest

from linter.checks.boilerplate import EdgeLine, WholeLine
from linter.text.document import Document
from tests.conftest import findings_of

PARAGRAPH = (
    "On May 3 the harbour authority met in the old customs house to discuss when the new bridge should open, "
    "and the chairman said that the work on the eastern ramp had taken longer than planned."
)
PROSE = "\n\n".join([PARAGRAPH] * 3)
MENU = "Government\nServices\nTourism\nHarbour News"


def blocks(text: str) -> list[str]:
    """The texts of the blocks that a careful editor would delete."""
    return [text[slice(*f.location.span)] for f in findings_of(text, "BOI001")]


def test_menu_at_either_edge_is_one_block_each():
    assert blocks(f"{MENU}\n\nThe Bridge Will Open in the Month of June\n{PROSE}\n\n{MENU}\n") == [MENU, MENU]


def test_block_ends_after_the_last_character_of_its_last_line():
    (found,) = findings_of(f"{PROSE}\r\n\r\n  Services\r\nTourism\r\nNews \r\n\r\n", "BOI001")
    assert (found.location.column, found.location.end_line, found.location.end_column) == (1, 9, 6)


@pytest.mark.parametrize(
    "text",
    [
        MENU,
        f"{MENU}\n\n{PARAGRAPH}",
        "\n".join(f"{name}\n{PARAGRAPH}" for name in ("Act One", "Scene One", "THE HARBOUR", *["ANNA", "BORIS"] * 5)),
        MENU + "\n" + "\n".join(["Two eggs", "One cup of milk", "Salt", "A pan"] * 20) + f"\n{PROSE}",
        "- Two eggs\n- Flour\n- Salt\n\n" + PROSE,
        "Price\t5\nSize\t7\nWeight\t9\n\n" + PROSE,
        "\n".join(["the boats are in", "the nets are dry", "the men are home"] * 30),
        "\n".join(f"value_{n} = compute({n})" for n in range(200)),
        f"{PROSE}\n\nLuo Minghai\nHarbour Authority\nMay 3, 2021",
        f"The Bridge\nBy Anna Harbour\nChapter One\n\n{PROSE}",
        f"{PROSE}\n\nThe Bridge\n\n{PROSE}",
        f"One line.\nTwo lines.\nThree lines.\n\n{PROSE}",
    ],
    ids=["list", "few words", "play", "recipe", "bullets", "table", "verse", "code", "signature", "title page",
         "heading", "sentences"],
)  # fmt: skip
def test_no_block(text):
    assert not findings_of(text, "BOI001")


def test_title_before_the_text_is_no_part_of_the_menu():
    assert blocks(f"{MENU}\nThe Bridge Opens\n{PROSE}") == [MENU]


def test_title_above_a_sign_is_no_part_of_the_block():
    text = f"The Bridge Opens\nUpdated: 2021.03.09\nShare\n\n{PROSE}"
    assert [f.excerpt.marked for f in findings_of(text, "BOI001")] == ["Updated: 2021.03.09 Share"]


def test_short_line_between_a_sign_and_the_edge_belongs_to_the_sign():
    tail = "Theme: Lantern by Mira Fonts\nLisbon, Portugal"
    assert [f.excerpt.marked for f in findings_of(f"{PROSE}\n{tail}", "BOI001")] == [tail.replace("\n", " ")]
    assert not findings_of(f"{PROSE}\nLisbon, Portugal", "BOI001")


def test_single_lines_of_a_block_become_its_evidence():
    footer = "Hosted by: Harbour Authority\nNorthern ICP No. 12345678\n"
    found = [f for f in findings_of(PROSE + "\n" + footer) if f.category == "boilerplate"]
    assert [f.rule for f in found] == ["BOI001"]
    assert {e.note.split()[3] for e in found[0].evidence} >= {"BOI021", "BOI022"}


def test_white_space_and_quotes_in_a_line_are_folded():
    doc = Document("example.txt", "•\xa0Don’t\xa0 share |")
    (hit,) = WholeLine(("don't share",)).check_passage(doc.segments[0].span, doc)
    assert hit.values["match"] == "• Don't share |"


def test_form_without_a_literal_is_refused():
    with pytest.raises(ValueError, match="demands no literal"):
        _ = WholeLine((r"\d+ of \d+",)).triggers


def test_edge_line_is_found_once_in_a_text_of_few_lines():
    doc = Document("example.txt", "May 3\nMay 4\n")
    assert len(list(EdgeLine((r"may \d",)).check_document(doc))) == 2


@pytest.mark.parametrize(
    "text",
    ["x" * 3_000_000, "share " * 500_000, "\0" * 3_000_000, " | " * 300_000, "Home > " * 300_000, "Share\n" * 20_000],
    ids=["one word", "one line", "nul", "bars", "arrows", "lines"],
)
def test_hostile_text_takes_no_time(text):
    doc = Document("example.txt", text)
    rules = [f"BOI{number:03}" for number in (1, *range(10, 26), 30, 31, 32, 90)]
    _ = doc.tokens
    start = time.process_time()
    findings_of(text, *rules)
    assert time.process_time() - start < 10
