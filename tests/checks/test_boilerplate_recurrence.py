"""The check across a folder: what it keeps of a file, when files are of one site, and which shared rows are furniture."""

from __future__ import annotations

import time
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.boilerplate.recurrence import FolderRows
from linter.checks.boilerplate.recurring_rows import LONGEST_ROW, FileRows, bucket_of, merged, rows_of
from linter.checks.boilerplate.recurring_sites import folded_row, joined, needed
from linter.text.document import Document
from tests.conftest import RULEBOOK

CHECK = RULEBOOK.by_id["BOI090"].check
TEXTS = (
    "The eastern bridge opened yesterday after engineers tightened seventeen loosened cables.",
    "Farmers harvested barley early because thunderstorms threatened northern villages.",
    "Librarians restored medieval manuscripts damaged during the flooding of September.",
    "Glassblowers complained about expensive charcoal while potters celebrated cheaper firewood.",
    "Astronomers photographed distant comets through telescopes polished by apprentices.",
    "Children painted whitewashed classrooms before teachers returned from holidays.",
)
MASTHEAD = "Harbour Daily, the paper of the coast"
MENU = "Tides\nMarkets\nObituaries\nLetters to us"


def blocks(texts: list[str], path: str = "{}.txt", form: str = "plain") -> list[tuple[str, str]]:
    """Path and text of each block found in a folder of these texts."""
    folder = joined(
        rows for n, text in enumerate(texts) if (rows := rows_of(Document(path.format(n), text, format=form)))
    )
    return [(hit.place.location.path, hit.place.excerpt.marked) for hit in CHECK.check_joined(folder)]


def pages(before: str = "", after: str = "", texts: tuple[str, ...] = TEXTS) -> list[str]:
    return [
        "\n".join(part for part in (before, text.split(maxsplit=1)[0] + " in the news", text, after) if part)
        for text in texts
    ]


def file_rows(number: int) -> FileRows:
    return FileRows(number * 2048, f"{number}.txt", 0, "x", b"", b"")


def test_a_menu_is_one_block_in_each_file():
    assert blocks(pages(MENU)) == [(f"{n}.txt", MENU.replace("\n", " ")) for n in range(6)]


def test_hits_of_one_furniture_have_one_topic_and_count_the_files():
    folder = joined(rows for n, text in enumerate(pages(MENU)) if (rows := rows_of(Document(f"{n}.txt", text))))
    hits = list(CHECK.check_joined(folder))
    assert len({hit.topic for hit in hits}) == 1
    assert hits[0].values == {"lines": "“Tides” and 3 more lines", "stand": "stand", "edge": "start", "files": "6"}
    assert hits[0].place.location[2:] == (1, 1, 4, 14, 1, 14)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tides", ""),
        ("Tides\nMarkets", ""),
        ("Abstract", "References"),
        ("", "Yours sincerely,\nThe Editor"),
        ("", "Thank you for your attention, and see you next week."),
        ("12\n13\n14\n15", ""),
        ("* * *\n-----\n* * *", ""),
        ("A " * LONGEST_ROW, ""),
    ],
    ids=["word", "two words", "headings", "sign-off", "sentence", "numbers", "ornaments", "long line"],
)
def test_what_texts_of_a_kind_share_is_silent(before, after):
    assert blocks(pages(before, after)) == []


def test_versions_of_one_text_count_once():
    versions = [f"{MENU}\n{TEXTS[0]} {TEXTS[1]} Version {n} of {word}." for n, word in enumerate("abcdef")]
    assert blocks(versions) == []
    assert blocks([*versions, f"{MENU}\n{TEXTS[2]}"]) == []
    assert len(blocks([*versions, f"{MENU}\n{TEXTS[2]}", f"{MENU}\n{TEXTS[3]}"])) == 8


def test_rows_of_a_few_files_of_the_site_end_no_block():
    texts = pages(MENU)
    texts[:2] = [text.replace("Letters to us", "Letters to us\nThe lighthouse keeper writes") for text in texts[:2]]
    texts[2] = texts[2].replace("Letters to us", "Letters to us\nThe lighthouse keeper writes")
    # Three of six are half of them, three of seven are not.
    assert blocks(texts)[0][1].endswith("writes")
    texts.append(f"{MENU}\nSurveyors measured forgotten cellars underneath deserted warehouses yesterday.")
    assert blocks(texts)[0][1].endswith("Letters to us")


def test_a_row_that_all_sites_use_makes_no_site():
    assert blocks(pages("Share\nLog in\nHome")) == []


def test_sites_in_one_folder_are_told_apart():
    one, two = pages(MENU, texts=TEXTS[:3]), pages(f"Share\n{MASTHEAD}", texts=TEXTS[3:])
    texts = [text for pair in zip(one, two, strict=True) for text in pair]
    assert {marked for _, marked in blocks(texts)} == {MENU.replace("\n", " "), f"Share {MASTHEAD}"}


def test_numbers_and_dates_are_folded():
    assert folded_row("Issue 117, March 3rd, 2021") == folded_row("issue 4, Sept 21st, 1999") == "issue 0, 0 0, 0"
    assert folded_row("2021-03-09 10:22") == "0-0-0 0:0"
    assert folded_row("112") == folded_row("- 3 -") == folded_row("A") == ""


def test_chance_grows_with_the_folder():
    assert [needed(n) for n in (3, 1000, 1999, 2000, 4000, 1_000_000)] == [3, 3, 3, 4, 5, 12]


def test_headings_and_items_of_markdown_are_silent():
    menu = "\n".join(f"- {line}" for line in MENU.split("\n"))
    assert blocks(pages(f"{menu}\n\n# {MASTHEAD}\n"), "{}.md", "markdown") == []


def test_the_inside_of_a_long_text_is_not_looked_at():
    doc = Document("a.txt", "\n".join([*TEXTS, *TEXTS, "A row within the text", *TEXTS, *TEXTS]))
    rows = rows_of(doc)
    assert "within" not in rows.texts
    assert len(rows.texts.split("\n")) == 4


@given(st.lists(st.integers(0, 60), min_size=1, max_size=60), st.data())
def test_a_bucket_keeps_the_same_files_in_any_order_and_grouping(numbers, data):
    parts = [(file_rows(number),) for number in numbers]
    cut = data.draw(st.integers(0, len(parts)))
    order = data.draw(st.permutations(parts))
    whole = reduce(merged, parts, ())
    assert reduce(merged, order, ()) == whole
    assert merged(reduce(merged, parts[:cut], ()), reduce(merged, parts[cut:], ())) == whole
    assert whole == tuple(file_rows(number) for number in sorted(set(numbers))[:16])


def test_a_folder_of_any_size_is_a_sample_of_bounded_size():
    gathering, kept = FolderRows(), {}
    for number in range(3000):
        rows = rows_of(Document(f"{number}.txt", f"{MASTHEAD}\n{TEXTS[number % 6]}"))
        key = bucket_of(rows)
        kept[key] = gathering.merge(kept[key], (rows,)) if key in kept else (rows,)
    assert max(len(files) for files in kept.values()) <= 16
    assert len(kept) > 1400


@pytest.mark.parametrize(
    "text",
    ["x" * 3_000_000, "share " * 500_000, "\0" * 3_000_000, "Home > " * 300_000, "Share\n" * 100_000, "\n" * 3_000_000],
    ids=["one word", "one line", "nul", "arrows", "lines", "blank"],
)
def test_hostile_text_takes_no_time(text):
    doc = Document("example.txt", text)
    _ = doc.tokens.words, doc.segments, doc.lines
    start = time.process_time()
    rows_of(doc)
    assert time.process_time() - start < 1
