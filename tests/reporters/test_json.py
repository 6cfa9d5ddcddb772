"""The JSON contract: what is written is what the schema promises, and nothing is lost on the way."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from linter.findings import Report, Stage, Suppressed
from linter.rulebook.model import CATEGORIES as RULEBOOK_CATEGORIES
from tests.reporters.samples import SAMPLE
from tests.reporters.strategies import CATEGORIES, law, reports

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "report.schema.json").read_text(encoding="utf-8"))
DOCUMENT = Draft202012Validator(SCHEMA)
LINE = Draft202012Validator({"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]})
PLACE = ("line", "column", "end_line", "end_column", "byte_column", "end_byte_column")


def paired(text: str) -> str:
    """The text as JSON can hold it: two halves of a surrogate pair side by side are one character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def assert_same(found: dict, finding) -> None:
    where, excerpt = finding.location, finding.excerpt
    expected = {
        "path": paired(where.path),
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
        "byte_column": where.byte_column,
        "end_byte_column": where.end_byte_column,
        "start": where.span.start,
        "end": where.span.end,
        "rule": finding.rule,
        "name": paired(finding.name),
        "category": finding.category,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": paired(finding.message),
        "excerpt": paired(excerpt.marked),
        "before": paired(excerpt.before),
        "after": paired(excerpt.after),
        "suggestions": [paired(text) for text in finding.suggestions],
        "topic": paired(finding.topic),
        "fingerprint": finding.fingerprint,
    }
    assert {key: found[key] for key in expected} == expected
    assert set(found) == {*expected, "evidence", "fix"}
    for given_, reason in zip(found["evidence"], finding.evidence, strict=True):
        place = reason.location
        expected = dict.fromkeys(("path", *PLACE))
        if place:
            expected = {"path": paired(place.path), **{key: getattr(place, key) for key in PLACE}}
        assert given_ == {"note": paired(reason.note), **expected}
    if finding.fix is None:
        assert found["fix"] is None
    else:
        assert found["fix"]["safety"] == finding.fix.safety.value
        assert found["fix"]["edits"] == [
            {
                "start": edit.span.start,
                "end": edit.span.end,
                **{key: getattr(edit.location, key) for key in PLACE},
                "text": paired(edit.text),
            }
            for edit in finding.fix.edits
        ]


def assert_same_kept_out(found: dict, suppressed) -> None:
    assert_same(found["finding"], suppressed.finding)
    place = suppressed.location
    expected = (paired(place.path), place.line, place.column) if place else (None, None, None)
    assert (found["by"], found["reason"]) == (suppressed.by.value, paired(suppressed.reason))
    assert (found["path"], found["line"], found["column"]) == expected


def test_the_schema_is_a_schema_and_names_every_category():
    Draft202012Validator.check_schema(SCHEMA)
    categories = SCHEMA["$defs"]["finding"]["properties"]["category"]["enum"]
    assert categories == CATEGORIES == list(RULEBOOK_CATEGORIES)
    assert SCHEMA["$defs"]["stage"]["enum"] == [stage.value for stage in Stage]


def test_every_key_is_promised_and_every_promise_kept(written):
    kept_out = Suppressed(SAMPLE.findings[0], Stage.DIRECTIVE)
    report = json.loads(written(replace(SAMPLE, suppressed=(kept_out,)), "json"))
    finding = report["findings"][0]
    pairs = {
        "file": report["files"][0],
        "finding": finding,
        "edit": finding["fix"]["edits"][0],
        "fix": finding["fix"],
        "evidence": report["findings"][1]["evidence"][0],
        "suppressed": report["suppressed"][0],
        "summary": report["summary"],
    }
    for name, value in pairs.items():
        assert list(value) == list(SCHEMA["$defs"][name]["properties"]), name
        assert list(value) == SCHEMA["$defs"][name]["required"], name
    assert list(report) == list(SCHEMA["properties"]) == SCHEMA["required"]


@pytest.mark.parametrize("key", ["end_column", "severity", "fix"])
def test_the_schema_refuses_a_report_that_breaks_it(written, key):
    report = json.loads(written(SAMPLE, "json"))
    report["findings"][1][key] = "note"
    assert not DOCUMENT.is_valid(report)
    del report["findings"][1][key]
    assert not DOCUMENT.is_valid(report)


@law
@given(report=reports)
def test_both_formats_keep_everything(written, report):
    found = json.loads(written(report, "json").encode("utf-8"))
    DOCUMENT.validate(found)
    expected = sorted(report.findings, key=lambda finding: finding.order)
    for one, finding in zip(found["findings"], expected, strict=True):
        assert_same(one, finding)
    kept_out = sorted(report.suppressed, key=lambda suppressed: suppressed.finding.order)
    for one, suppressed in zip(found["suppressed"], kept_out, strict=True):
        assert_same_kept_out(one, suppressed)
    assert found["summary"]["suppressed"] == {stage.value: number for stage, number in report.left_out}
    assert [file["path"] for file in found["files"]] == sorted_paths(report)
    lines = [json.loads(line) for line in written(report, "jsonl").splitlines()]
    assert lines == [*found["findings"], {"summary": found["summary"]}]
    for line in lines:
        LINE.validate(line)


def sorted_paths(report: Report) -> list[str]:
    return [paired(path) for path in sorted(file.path for file in report.files)]


def test_only_what_utf8_or_a_line_cannot_hold_is_escaped(written):
    finding = replace(SAMPLE.findings[2], message="梨 \U0001f600 \u00a0 \udce9 \u2028 \x85 \x00")
    line = written(Report((), (finding,)), "jsonl").splitlines()[0]
    assert '"path": "news/梨园.md"' in line
    expected = "梨 \U0001f600 \u00a0 " + r"\udce9 \u2028 \u0085 \u0000"
    assert f'"message": "{expected}"' in line


def test_the_summary_counts(written):
    assert json.loads(written(SAMPLE, "json"))["summary"] == {
        "findings": 4,
        "by_severity": {"error": 1, "warning": 2, "info": 1},
        "by_category": {"boilerplate": 1, "duplication": 1, "names": 1, "spacing": 1},
        "by_rule": {"BOI003": 1, "DUP001": 1, "NAM002": 1, "SPC004": 1},
        "suppressed": {},
        "unlisted": 0,
        "files": 4,
        "readings": {"strong": 0, "some": 0, "none": 0},
        "files_with_findings": 2,
        "skipped": 1,
    }
    assert json.loads(written(Report((), ()), "json"))["summary"]["by_severity"] == {
        "error": 0,
        "warning": 0,
        "info": 0,
    }
