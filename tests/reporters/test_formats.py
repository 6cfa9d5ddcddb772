"""What holds for every format."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings

from linter.errors import LinterError
from linter.findings import Report
from linter.reporters import FORMATS, reporter
from linter.version import __version__
from tests.reporters.samples import SAMPLE
from tests.reporters.strategies import law, reports

EMPTY = Report((), ())
CONTROLS = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u2028", "\u2029"} - {"\n"}
LINES = {"concise", "github", "rdjsonl"}
"""Formats with a line a finding and nothing else."""
EXACT = {"json", "jsonl", "sarif", "rdjsonl"}
"""Formats that hold the texts of fixes, which must be exact."""
TURNING = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_an_unknown_format_is_refused_with_a_hint():
    with pytest.raises(LinterError, match=r"unknown report format “jsno”: did you mean “json”\?.*concise"):
        reporter("jsno")
    with pytest.raises(LinterError, match=r"“pdf”: choose one of text, concise"):
        reporter("pdf")


def test_a_reporter_imports_only_what_it_needs():
    code = (
        "import sys; from linter.reporters import reporter; reporter('text'); reporter('concise'); "
        "reporter('table'); reporter('json'); print({'json', 'tabulate'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_work_does_not_show(written, name):
    expected = written(SAMPLE, name)
    for findings in permutations(SAMPLE.findings):
        assert written(Report(SAMPLE.files[::-1], findings), name) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_run_can_be_written(written, name):
    text = written(EMPTY, name)
    assert text == "" if name in LINES else text.endswith("\n")


@settings(law, max_examples=60)
@given(report=reports)
def test_anything_becomes_valid_utf8_that_cannot_drive_a_terminal(written, report):
    for name in FORMATS:
        text = written(report, name).replace("\r\n", "\n")
        text.encode("utf-8")
        assert not CONTROLS & set(text), name
        if name not in EXACT:
            assert not TURNING & set(text), name


@law
@given(report=reports)
def test_concise_has_one_line_a_finding(written, report):
    lines = written(report, "concise").splitlines()
    assert len(lines) == len(report.findings)
    expected = sorted(report.findings, key=lambda finding: finding.order)
    for line, finding in zip(lines, expected, strict=True):
        assert f":{finding.location.line}:{finding.location.column}: {finding.rule} " in line


def test_concise_is_made_for_editors(written):
    assert written(SAMPLE, "concise").splitlines() == [
        "news/harvest.txt:3:67: DUP001 “firmly” is written twice",
        "news/harvest.txt:5:1: NAM002 “Sun Mei ling” is elsewhere “Sun Meiling”",
        "news/梨园.md:1:13: SPC004 a no-break space stands inside prose",
        "news/梨园.md:12:1: BOI003 these lines belong to a web site, not to the text",
    ]


def test_concise_folds_a_message_of_many_lines(written):
    finding = replace(SAMPLE.findings[0], message="one\r\n\n two\u2028three \x1b[2J")
    assert written(Report((), (finding,)), "concise").endswith(": DUP001 one two three <U+001B>[2J\n")


def test_paths_that_differ_are_shown_apart(written):
    finding = SAMPLE.findings[0]
    paths = ("a b.txt", "a  b.txt", "a\nb.txt", "a\udce9b.txt")
    found = tuple(replace(finding, location=finding.location._replace(path=path)) for path in paths)
    shown = {line.partition(":")[0] for line in written(Report((), found), "concise").splitlines()}
    assert shown == {"a b.txt", "a  b.txt", "a<U+000A>b.txt", r"a\udce9b.txt"}


def test_the_version_is_that_of_the_tool(written):
    assert f'"version": "{__version__}"' in written(EMPTY, "json")
