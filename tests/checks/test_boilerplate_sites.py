"""Folders of pages as a careless scraper dumps them: what recurrence alone finds of their furniture.

`tests/sites` holds pages of invented sites, a folder each. `labels.jsonl` names for each page the lines that are
furniture; all other lines are text, among them headings, sign-offs and titles of columns that stand on many pages.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from linter.engine.corpus import conclude, merge, one_a_topic
from linter.engine.lint import lint_document
from linter.text.document import Document
from tests.conftest import plan_of

SITES = Path(__file__).parent.parent / "sites"
PLAN = plan_of("BOI090")
LABELS = {
    row["file"]: set(row["furniture"])
    for row in map(json.loads, (SITES / "labels.jsonl").read_text("utf-8").splitlines())
}
NAMES = sorted({file.split("/")[0] for file in LABELS})


class Score(NamedTuple):
    precision: float
    recall: float


def findings(files: list[str], rename=lambda path: path) -> list:
    summaries: dict = {}
    for file in files:
        doc = Document.from_bytes((SITES / file).read_bytes(), rename(file))
        merge(summaries, lint_document(doc, PLAN).summaries, PLAN.rulebook)
    return conclude(summaries, PLAN.rulebook)[0]


def score(found: list, files: list[str], rename=lambda path: path) -> Score:
    told = {(f.location.path, n) for f in found for n in range(f.location.line, f.location.end_line + 1)}
    furniture = {(rename(file), n) for file in files for n in LABELS[file]}
    blank = {
        (rename(file), n)
        for file in files
        for n, line in enumerate((SITES / file).read_text("utf-8").split("\n"), 1)
        if not line
    }
    right = told & furniture
    return Score(len(right) / max(1, len(told - blank)), len(right) / len(furniture))


def test_labels_are_of_these_files():
    assert sorted(LABELS) == sorted(p.relative_to(SITES).as_posix() for p in SITES.glob("*/*.txt"))
    assert len(NAMES) >= 4
    assert len(LABELS) >= 30
    for file, lines in LABELS.items():
        assert all((SITES / file).read_text("utf-8").split("\n")[n - 1] for n in lines)


def test_furniture_of_a_folder_of_sites():
    files = sorted(LABELS)
    precision, recall = score(findings(files), files)
    assert precision >= 0.98
    assert recall >= 0.9


@pytest.mark.parametrize("site", NAMES)
def test_furniture_of_one_site(site):
    files = [file for file in LABELS if file.startswith(site)]
    precision, recall = score(findings(files), files)
    # The title of the novel stands above each of its chapters and cannot be told from the name of a site.
    assert precision >= (0.94 if site == "novel" else 0.98)
    assert recall >= 0.9


def test_sites_are_told_apart_without_folders():
    def flat(path: str) -> str:
        return "-".join(reversed(path.split("/")))

    files = sorted(LABELS)
    assert score(findings(files, flat), files, flat) == score(findings(files), files)


def test_one_page_of_each_site_has_nothing_to_compare():
    assert findings([next(file for file in LABELS if file.startswith(site)) for site in NAMES]) == []


def test_a_run_reports_a_block_once():
    files = sorted(file for file in LABELS if file.startswith("institute"))
    found = one_a_topic(findings(files))
    assert {f.location.path for f in found} == {files[0]}
    assert len(found) == 3
    assert all("8 files of one site" in f.message for f in found)
    assert found[0].evidence[0].note == "also in 7 other files, first here"
