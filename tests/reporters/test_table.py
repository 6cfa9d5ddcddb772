"""The tables: counted right, the most first, and aligned whatever a path is made of."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given

from linter.findings import FileResult, Report, Severity
from linter.reporters.display import width
from tests.reporters.samples import BLOCK, DOUBLED, SAMPLE, SPLIT_NAME, place
from tests.reporters.strategies import law, reports


def tables_of(text: str) -> list[list[list[str]]]:
    """The tables as rows of cells, the header first; the last line is left out."""
    tables = []
    for table in text.split("\n\n")[:-1]:
        header, rule, *rows = table.split("\n")
        ends = [0]
        for dashes in rule.split():
            ends.append(rule.index(dashes, ends[-1]) + len(dashes))
        tables.append([cells(line, ends) for line in (header, *rows)])
    return tables


def cells(line: str, ends: list[int]) -> list[str]:
    """The cells of a line that end at these columns of the terminal."""
    columns: list[str] = []
    for char in line:
        if width(char):
            columns.extend((char, *[""] * (width(char) - 1)))
        elif columns:
            columns[-1] += char
    return ["".join(columns[a:b]).strip() for a, b in pairwise(ends)]


def test_the_tables_count_and_put_the_most_first(written):
    more = replace(DOUBLED, location=place("news/梨园.md", 30, 5, 2, 1), severity=Severity.ERROR)
    report = Report(SAMPLE.files, (more, *SAMPLE.findings, replace(BLOCK, location=more.location)))
    rules, files, categories, skipped = tables_of(written(report, "table"))
    assert rules == [
        ["Rule", "Name", "Severity", "Findings", "Files"],
        ["BOI003", "site-footer", "info", "2", "1"],
        ["DUP001", "doubled-word", "error", "2", "2"],
        ["NAM002", "split-name", "error", "1", "1"],
        ["SPC004", "no-break-space", "warning", "1", "1"],
    ]
    assert files == [
        ["File", "Words", "Findings", "Per 1,000 words"],
        ["news/梨园.md", "305", "4", "13.1"],
        ["news/harvest.txt", "812", "2", "2.5"],
        ["(1 without findings)", "640", "0", ""],
        ["(all files)", "1,757", "6", "3.4"],
    ]
    assert categories == [
        ["Category", "Error", "Warning", "Info", "All"],
        ["boilerplate", "0", "0", "2", "2"],
        ["duplication", "1", "1", "0", "2"],
        ["names", "1", "0", "0", "1"],
        ["spacing", "0", "1", "0", "1"],
    ]
    assert skipped == [["Skipped file", "Reason"], ["news/notice.txt", "not English"]]


def test_a_file_without_words_has_no_rate(written):
    finding = replace(SPLIT_NAME, location=place("empty.txt", 0, 0, 1, 1))
    report = Report((FileResult("empty.txt", 0, 1),), (finding,))
    assert tables_of(written(report, "table"))[1][1] == ["empty.txt", "0", "1", ""]


def test_skipped_files_are_listed_also_when_nothing_was_found(written):
    report = Report((FileResult("b.bin", 0, 0, "binary"), FileResult("a.txt", 9, 0)), ())
    assert written(report, "table").splitlines()[2:] == [
        "b.bin           binary",
        "",
        "No findings in 1 file; 1 file skipped",
    ]


@law
@given(report=reports)
def test_every_file_with_findings_has_its_row(written, report):
    text = written(report, "table")
    if not report.findings:
        return
    rules, files, categories, *_ = tables_of(text)
    assert sum(int(row[-2]) for row in rules[1:]) == len(report.findings)
    assert sum(int(row[-1]) for row in categories[1:]) == len(report.findings)
    assert files[-1][2] == str(len(report.findings))
    paths = {finding.location.path for finding in report.findings}
    assert len([row for row in files[1:-1] if row[2] != "0"]) == len(paths)
