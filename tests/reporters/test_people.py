"""What people open: a spreadsheet and a page of Markdown, in which nothing of a linted file may act."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.findings import Excerpt, Report
from linter.reporters.comma_separated import HEADER
from linter.reporters.display import one_line
from linter.reporters.markdown_summary import LIMIT, summary
from linter.reporters.markdown_text import escaped
from tests.reporters.readers import read_spreadsheet, visible_text
from tests.reporters.samples import DOUBLED, SAMPLE, place
from tests.reporters.strategies import hostile, law, reports


@settings(law, max_examples=60)
@given(report=reports)
def test_csv_of_anything_has_a_row_a_finding_and_no_formula(written, report):
    text = written(report, "csv")
    assert text.startswith("\ufeffpath,line,column")
    assert text.count("\n") == text.count("\r\n") == len(report.findings) + 1
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert tuple(rows[0]) == HEADER
    assert {len(row) for row in rows} == {len(HEADER)}
    for row in rows[1:]:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")), cell


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", " =1"])
def test_a_workbook_made_of_it_has_no_formula(written, start):
    finding = replace(DOUBLED, message=start, excerpt=Excerpt(start, start, start), suggestions=(start,), name=start)
    finding = replace(finding, location=place(f"{start}.txt", 0, 1, 1, 1))
    header, row = read_spreadsheet(written(Report((), (finding,)), "csv"))
    assert header == list(HEADER)
    assert not any(isinstance(cell, dict) for cell in row)
    assert row[HEADER.index("message")].lstrip(" ").startswith("'")


def test_csv_keeps_what_is_written(written):
    rows = read_spreadsheet(written(SAMPLE, "csv"))
    assert len(rows) == 5
    cells = dict(zip(rows[0], rows[2], strict=True))
    assert cells["path"] == "news/harvest.txt"
    assert (str(cells["line"]), str(cells["confidence"])) == ("5", "0.94")
    assert cells["after"] == ", who grows pears above the river, said that the road came late."
    assert cells["evidence"] == (
        "it is written together 4 times (news/harvest.txt:1:21); no other Sun stands in this text"
    )
    assert dict(zip(rows[0], rows[3], strict=True))["excerpt"] == "<U+00A0>"


def test_no_cell_is_longer_than_excel_holds(written):
    finding = replace(DOUBLED, message="\U0001f600" * 40_000)
    _, row = read_spreadsheet(written(Report((), (finding,)), "csv"))
    assert len(row[HEADER.index("message")].encode("utf-16-le")) // 2 < 32_767


@law
@given(text=hostile | st.text(r"\`*_[]<>&|~#@$^!:/.w -" + "ab1\n", max_size=30))
def test_markdown_shows_a_text_as_it_is(text):
    shown = " ".join(visible_text(f"x {escaped(text)} x").split())
    assert shown == " ".join(f"x {one_line(text)} x".split())


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[a](http://example.org) ![b](c)",
        "http://example.org and www.example.org and a@example.org",
        "a | b",
        "**bold** _it_ ~~no~~ `code` ``",
        "&lt; &copy; \\",
        "1. # - * > +",
    ],
)
def test_nothing_of_a_file_acts_in_markdown(written, text):
    finding = replace(DOUBLED, message=text, excerpt=Excerpt(text, text, text), name=text)
    finding = replace(finding, location=place(f"{text}.txt", 0, 1, 1, 1))
    shown = " ".join(visible_text(written(Report((), (finding,)), "markdown")).split())
    assert " ".join(one_line(text).split()) in shown


def test_markdown_has_counts_and_words(written):
    text = written(SAMPLE, "markdown")
    shown = visible_text(text)
    assert "Found 4 findings (1 error, 2 warnings, 1 info) in 2 of 3 files; 1 file skipped" in shown
    assert "<b>firmly firmly</b>" in text
    assert "news/梨园.md:1:13" in shown


def test_markdown_stays_below_what_github_takes(written):
    long = "梨" * 200
    findings = tuple(
        replace(
            DOUBLED,
            rule=f"R{n % 40}",
            message=long,
            name=long,
            excerpt=Excerpt(long, long, long),
            location=place(f"{n}{long}", 0, 1, 1, 1),
        )
        for n in range(1500)
    )
    text = written(Report((), findings), "markdown")
    assert len(text.encode()) <= LIMIT
    assert text.endswith("1,300 more are in the report.\n")
    for limit in (900_000, 10_000, 3_000, 100, 0, -5):
        cut = summary(Report((), findings[:3]), limit)
        assert len(cut.encode()) <= max(limit, 0)
        assert cut == "" or cut.endswith("\n")


@settings(law, max_examples=40)
@given(report=reports)
def test_markdown_of_anything_is_one_page_of_tables(written, report):
    visible_text(written(report, "markdown"))
