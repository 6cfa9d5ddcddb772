"""Laws of formats over what the engine really finds in hostile texts: what is written can be read, and says the same."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.config import Config
from linter.engine.collect import collected
from linter.engine.suppress import Suppressor
from linter.engine.work import Work
from linter.findings import Report
from linter.reporters import FORMATS, reporter
from linter.reporters.saved import load
from tests.conftest import RULEBOOK
from tests.laws.test_findings import law
from tests.laws.texts import EXAMPLES, hostile_texts

CONFIG = Config(language="any")
BOOKS = {CONFIG: RULEBOOK}
NAMES = ("a.txt", "b/c d.md", "e.html", "梨/\udce9.txt", "new\nline.txt", "<script>.md", "=1.txt")
files = st.dictionaries(st.sampled_from(NAMES), hostile_texts, min_size=1, max_size=3)


def report_of(texts: dict[str, str]) -> Report:
    """The report of a run over some files."""
    work = Work(BOOKS)
    results = [work.text(texts[path].encode("utf-8", "surrogatepass"), path, CONFIG) for path in sorted(texts)]
    return collected(results, [], Suppressor(BOOKS), {}).report


def written(report: Report, name: str) -> str:
    out = io.StringIO()
    reporter(name).write(report, out)
    return out.getvalue()


@law
@given(files)
def test_what_is_written_can_be_read(texts):
    report = report_of(texts)
    count = len(report.findings)
    pages = {name: written(report, name) for name in FORMATS}
    for page in pages.values():
        page.encode("utf-8")
    found = json.loads(pages["json"])["findings"]
    assert len(found) == count
    lines = [json.loads(line) for line in pages["jsonl"].split("\n") if line]
    assert lines[:-1] == found
    assert len(json.loads(pages["sarif"])["runs"][0]["results"]) == count
    entries = json.loads(pages["gitlab"])
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == count
    assert not any("\n" in entry["description"] for entry in entries)
    assert len([json.loads(line) for line in pages["rdjsonl"].split("\n") if line]) == count
    assert len(list(ET.fromstring(pages["checkstyle"].encode()).iter("error"))) == count
    assert len(list(ET.fromstring(pages["junit"].encode()).iter("failure"))) == count
    rows = list(csv.reader(io.StringIO(pages["csv"].removeprefix("\ufeff"), newline="")))
    assert len(rows) == count + 1
    assert len({len(row) for row in rows}) == 1
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    assert len(pages["concise"].splitlines()) == count
    assert pages["html"].count('id="f-') == count


@law
@given(files)
def test_a_saved_report_says_the_same_in_every_format(texts):
    report = report_of(texts)
    saved = load(written(report, "json").encode(), "saved.json")
    for name in FORMATS:
        assert written(saved, name) == written(report, name), name


@law
@given(files)
def test_no_two_findings_have_one_fingerprint(texts):
    """Nor where a text stands twice in a file, or in two files."""
    report = report_of({path: f"{text}\n\n{text}" for path, text in texts.items()})
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings)


@lru_cache(maxsize=1)
def everything() -> Report:
    """The report of a folder with every example of every rule."""
    return report_of({f"{number}.txt": text for number, text in enumerate(EXAMPLES)})


@pytest.mark.parametrize("name", FORMATS)
def test_all_examples_in_every_format(name):
    """Every rule has its say, and nothing in what it says breaks a format."""
    report = everything()
    page = written(report, name)
    page.encode("utf-8")
    assert page == written(Report(report.files[::-1], report.findings[::-1]), name)
