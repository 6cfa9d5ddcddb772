"""The seeds against their hand labels, and against the report that lies in reports/.

The labels (file, line, start, end, quote, tier, kind) were made by hand before any rule was written.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from linter.api import lint_paths
from linter.reporters import reporter

ROOT = Path(__file__).resolve().parents[1]
LABELS = [json.loads(line) for line in (ROOT / "tests" / "seeds.labels.jsonl").read_text("utf-8").splitlines()]
# Which categories may answer a label of a kind.
FITS = {
    "name": {"names"},
    "duplicate": {"duplication"},
    "boilerplate": {"boilerplate", "residue"},
    "literal": {"literal"},
    "punctuation": {"punctuation", "spacing", "casing", "consistency"},
    "spacing": {"spacing", "encoding", "boilerplate"},
    "casing": {"casing", "consistency", "punctuation"},  # a capital may tell of a lost full stop
}
BY_LINE = {"boilerplate", "spacing"}  # one finding may stand for a whole line


@pytest.fixture(scope="module")
def report():
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return lint_paths(["seeds"])
    finally:
        os.chdir(before)


def answers(finding, label) -> bool:
    where = finding.location
    if Path(where.path).name != label["file"] or finding.category not in FITS[label["kind"]]:
        return False
    if not where.line <= label["line"] <= where.end_line:
        return False
    if label["kind"] in BY_LINE:
        return True
    start, end = where.column - 1, where.end_column - 1
    narrow = end - start <= 3 * (label["end"] - label["start"]) + 40
    return where.line == where.end_line and start < label["end"] + 2 and label["start"] - 2 < end and narrow


def missed(report, kind: str, tier: str = "must") -> list[str]:
    return [
        f"{label['file'][:3]}:{label['line']} {label['quote']}"
        for label in LABELS
        if (label["kind"], label["tier"]) == (kind, tier) and not any(answers(f, label) for f in report.findings)
    ]


@pytest.mark.parametrize("kind", ["name", "duplicate", "boilerplate", "spacing", "casing", "punctuation"])
def test_every_defect_that_must_be_found_is_found(report, kind):
    assert missed(report, kind) == []


def test_most_literal_renderings_are_found(report):
    all_ = [label for label in LABELS if (label["kind"], label["tier"]) == ("literal", "must")]
    assert len(missed(report, "literal")) <= len(all_) / 2, missed(report, "literal")


def test_the_labels_quote_the_seeds():
    for label in LABELS:
        line = (ROOT / "seeds" / label["file"]).read_text("utf-8").split("\n")[label["line"] - 1]
        assert line[label["start"] : label["end"]] == label["quote"]


def test_the_written_report_is_what_the_rules_say(report):
    """reports/seeds.concise.txt is the reviewed snapshot: a change of a rule shows there, line by line."""
    out = io.StringIO()
    reporter("concise").write(report, out)
    written = (ROOT / "reports" / "seeds.concise.txt").read_text("utf-8")
    assert out.getvalue() == written, "read the difference, then run: make reports"
