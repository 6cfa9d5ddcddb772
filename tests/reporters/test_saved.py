"""A saved report holds all that any format needs, and what is no report is refused with its place."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from linter.errors import LinterError
from linter.findings import Stage, Suppressed
from linter.reporters import FORMATS
from linter.reporters.plain import CONTRACT
from linter.reporters.saved import load
from tests.reporters.samples import NO_BREAK_SPACE, SAMPLE, place
from tests.reporters.strategies import law, reports

# Two halves that stand side by side are one character in JSON; no text that is read from a file has them.
PAIR = re.compile(r"\\ud[89ab]..\\ud[c-f]..")
FULL = replace(
    SAMPLE,
    findings=tuple(replace(finding, topic=f"about {finding.name}") for finding in SAMPLE.findings),
    suppressed=(Suppressed(NO_BREAK_SPACE, Stage.DIRECTIVE, "on purpose", place("news/梨园.md", 30, 4, 2, 1)),),
    left_out=((Stage.DIRECTIVE, 1), (Stage.BASELINE, 7)),
    unlisted=3,
)


@settings(law, max_examples=60)
@given(report=reports)
def test_every_format_writes_from_it_what_the_run_wrote(written, report):
    text = written(report, "json")
    assume(not PAIR.search(text))
    again = load(text.encode("utf-8"), "x.json")
    for name in FORMATS:
        assert written(again, name) == written(report, name), name


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_the_sample(written, name):
    assert written(load(written(FULL, "json").encode(), "x.json"), name) == written(FULL, name)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_powershell_redirects_is_read(written, encoding):
    assert len(load(written(SAMPLE, "json").encode(encoding), "x.json").findings) == 4


def refused(data: bytes | str) -> str:
    with pytest.raises(LinterError) as caught:
        load(data if isinstance(data, bytes) else data.encode(), "x.json")
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", "x.json:1:1: this is no JSON"),
        ('{"version": 1\n "x": 2}', "x.json:2:2: this is no JSON: Expecting ',' delimiter"),
        ("{}\n{}", "x.json:2:1: this is no JSON: Extra data; only --format json can be read back, not jsonl"),
        (b'{"\xff": 1}', "x.json: byte 3 is not utf-8; reports are UTF-8"),
        ("[" * 100_000, "x.json: this is no report"),
        ('{"version": ' + "9" * 5000 + "}", "x.json: "),
        ("[]", "x.json: the document is not an object"),
        ('{"people": []}', "x.json: the document has no “version”; is this what `mtlint check --format json` wrote?"),
        ('{"version": true}', "x.json: version is True, not a whole number from 0"),
        ('{"version": 1, "summary": {}}', "x.json: the document has no “files”"),
    ],
)
def test_what_is_no_report_is_refused_with_its_place(data, expected):
    assert refused(data).startswith(expected)


def test_a_newer_contract_is_refused(written):
    report = json.loads(written(SAMPLE, "json"))
    report["version"] = CONTRACT + 1
    said = refused(json.dumps(report))
    assert f"keeps version {CONTRACT + 1} of the contract and this mtlint reads up to {CONTRACT}" in said


def test_a_damaged_finding_is_named(written):
    report = json.loads(written(SAMPLE, "json"))
    report["findings"][2]["severity"] = "warnign"
    assert refused(json.dumps(report)) == (
        "x.json: findings[2].severity “warnign” is not known; did you mean “warning”?"
    )
    del report["findings"][2]["severity"]
    assert refused(json.dumps(report)).startswith("x.json: findings[2] has no “severity”")
    report["findings"][0]["evidence"] = {"note": "x"}
    assert refused(json.dumps(report)) == "x.json: findings[0].evidence is not a list"
    report["findings"][0]["evidence"] = []
    report["findings"][0]["fix"]["edits"][0]["line"] = 0
    assert "findings[0].fix.edits[0].line" in refused(json.dumps(report))


@settings(law, max_examples=150)
@given(st.data())
def test_whatever_is_wrong_is_an_error_with_words(written, data):
    """One value of the report is another one, or is not there."""
    report = json.loads(written(FULL, "json"))
    owner = report
    while True:
        key = data.draw(st.sampled_from(sorted(owner) if isinstance(owner, dict) else range(len(owner))))
        if not (owner[key] and isinstance(owner[key], dict | list)) or data.draw(st.integers(0, 3)) == 0:
            break
        owner = owner[key]
    if data.draw(st.booleans()):
        del owner[key]
    else:
        owner[key] = data.draw(st.sampled_from([None, -1, 0, 1.5, True, "", "x", [], {}, [1], {"x": 1}, 10**30]))
    try:
        again = load(json.dumps(report).encode(), "x.json")
    except LinterError as error:
        assert str(error).startswith("x.json: ")  # noqa: PT017  an error is one of two good ends
    else:
        for name in FORMATS:
            written(again, name)
