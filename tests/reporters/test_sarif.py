"""SARIF as OASIS defines it and GitHub wants it."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from linter.findings import Change, Fix, Report, Safety, Severity, Stage, Suppressed
from linter.reporters.line_hashes import line_hashes
from linter.reporters.sarif import uri, write_with
from linter.reporters.sarif_rules import precision
from linter.text.spans import Lines, Location, Span
from tests.reporters.readers import path_of, read_reviewdog, read_sarif
from tests.reporters.samples import BLOCK, DOUBLED, NO_BREAK_SPACE, SAMPLE, SPLIT_NAME, place
from tests.reporters.strategies import law, paths, reports


def strings(value):
    """Every string of a document with its key."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(item, str):
            yield key, item
        elif isinstance(item, dict | list):
            yield from strings(item)


@settings(law, max_examples=60)
@given(report=reports)
def test_any_report_keeps_the_schema_and_githubs_wishes(written, report):
    run = read_sarif(written(report, "sarif"))
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(report.findings) + len(report.suppressed)
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert len(rule["shortDescription"]["text"]) <= 1024
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert len(rule["name"]) <= 255
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert "security-severity" not in rule["properties"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"].keys() == {"mtlint/v1"}
        assert result["locations"][0]["physicalLocation"]["region"].keys() == {
            "startLine", "startColumn", "endLine", "endColumn",
        }  # fmt: skip
    assert [key for key, text in strings(run) if not text and key != "text"] == []


@law
@given(path=paths)
def test_the_uri_leads_to_the_file_and_nowhere_else(path):
    from urllib.parse import urlsplit

    parts = urlsplit(uri(path))
    assert (parts.scheme, parts.query, parts.fragment) == ("", "", "")
    if not any("\ud800" <= char < "\udc80" or "\udd00" <= char <= "\udfff" for char in path):
        assert path_of(uri(path)) == path


def test_names_of_files_that_a_web_address_cannot_hold():
    assert uri("news/梨 园.md") == "news/%E6%A2%A8%20%E5%9B%AD.md"
    assert uri("caf\udce9.txt") == "caf%E9.txt"
    assert uri("../a:b?c#d%e.txt") == "../a%3Ab%3Fc%23d%25e.txt"


def test_what_a_result_holds(written):
    run = read_sarif(written(SAMPLE, "sarif"))
    doubled, split, blank, _block = run["results"]
    assert doubled["message"]["text"] == "“firmly” is written twice. Suggestion: write “firmly” once"
    region = {"startLine": 3, "startColumn": 67, "endLine": 3, "endColumn": 80}
    assert doubled["locations"][0]["physicalLocation"]["region"] == region
    (replacement,) = doubled["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement == {"deletedRegion": {**region, "startColumn": 73}, "insertedContent": {"text": ""}}
    assert split["level"] == "error"
    assert split["relatedLocations"][0]["message"]["text"] == "it is written together 4 times"
    assert "no other Sun stands in this text" in split["message"]["text"]
    where = blank["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "news/%E6%A2%A8%E5%9B%AD.md"
    assert where["region"]["startColumn"] == 13
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in run["tool"]["driver"]["rules"]}
    assert list(levels) == ["BOI003", "DUP001", "NAM002", "SPC004"]
    assert "suppressions" not in doubled


def test_precision_follows_confidence():
    assert [precision(share) for share in (1, 0.95, 0.9, 0.8, 0.5, 0)] == [
        "very-high", "very-high", "high", "medium", "low", "low",
    ]  # fmt: skip


def test_what_is_kept_out_says_so(written):
    report = replace(
        SAMPLE,
        findings=(DOUBLED,),
        suppressed=(
            Suppressed(SPLIT_NAME, Stage.DIRECTIVE, "she signs so", place("news/harvest.txt", 1, 2, 4, 1)),
            Suppressed(NO_BREAK_SPACE, Stage.BASELINE),
        ),
    )
    shown, split, blank = read_sarif(written(report, "sarif"))["results"]
    assert shown["suppressions"] == []
    (in_source,), (external,) = split["suppressions"], blank["suppressions"]
    assert (in_source["kind"], in_source["justification"]) == ("inSource", "she signs so")
    assert in_source["location"]["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 1}
    assert external == {"kind": "external", "status": "accepted", "properties": {"stage": "baseline"}}


def test_no_more_than_github_keeps(written):
    findings = [
        replace(DOUBLED, location=place("a.txt", n, 1, n + 1, 1), severity=severity, identity=str(n))
        for n, severity in enumerate([Severity.INFO] * 3000 + [Severity.WARNING] * 2500)
    ]
    (run,) = json.loads(written(Report((), tuple(findings), unlisted=4), "sarif"))["runs"]
    assert len(run["results"]) == 5000
    assert sum(result["level"] == "warning" for result in run["results"]) == 2500
    lines = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"]]
    assert lines == sorted(lines)
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "5,000 results, the worst, are listed; 504 more are left out"


def apply(text: str, replacements: list[dict]) -> str:
    """The text after the replacements, as an editor would make them from lines and columns."""
    lines = Lines(text)
    starts = [lines.span(number).start for number in range(1, len(lines) + 1)] + [len(text)]

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + column - 1

    for one in reversed(replacements):
        region = one["deletedRegion"]
        start = offset(region["startLine"], region["startColumn"])
        end = offset(region["endLine"], region["endColumn"])
        text = text[:start] + one["insertedContent"]["text"] + text[end:]
    return text


def test_a_fix_can_take_whole_lines_away(written):
    text = "one\ntwo\nthree\n"
    change = Change(Lines(text).reach("a.txt", Span(4, 8)), "")
    finding = replace(BLOCK, location=Lines(text).place("a.txt", Span(4, 8)), fix=Fix((change,), Safety.SAFE))
    (result,) = read_sarif(written(Report((), (finding,)), "sarif"))["results"]
    (file,) = result["fixes"][0]["artifactChanges"]
    assert apply(text, file["replacements"]) == "one\nthree\n"


@pytest.mark.parametrize(
    "change",
    [
        Change(Location("a.txt", Span(0, 1), 1, 1, 1, 1, 1, 1), ""),  # a byte order mark
        Change(place("a.txt", 3, 1, 1, 4), "\udce9"),
    ],
)
def test_a_fix_that_columns_cannot_say_is_left_out(written, change):
    finding = replace(DOUBLED, fix=Fix((change,), Safety.SAFE))
    assert "fixes" not in read_sarif(written(Report((), (finding,)), "sarif"))["results"][0]


VECTORS = {
    "": ["c129715d7a2bc9a3:1"],
    " a\nb\n  \t\tc\n d": ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
    " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n": [
        "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
        "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
    ],
    "Lorem ipsum dolor sit amet.\n" * 10: [
        *(f"a7f2ff13bc495cf2:{n}" for n in range(1, 7)), "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
        "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1",
    ],
}  # fmt: skip
"""Texts and the hashes of their lines, as the tests of github/codeql-action have them."""


@pytest.mark.parametrize("text", VECTORS)
def test_line_hashes_are_those_of_githubs_action(text):
    assert line_hashes(text.encode()) == VECTORS[text]


def test_line_hashes_of_any_bytes():
    data = "\x00a\n\x00\n梨\U0001f600\n".encode() + b"\xff\xfe"
    assert len(line_hashes(data)) == 4
    assert len(line_hashes(b"x" * 300 + b"\n" + b" " * 50)) == 2


def test_githubs_fingerprint_stands_beside_our_own():
    out = io.StringIO()
    write_with(SAMPLE, out, lambda path, line: f"{line}:1" if path.endswith("harvest.txt") else None)
    results = read_sarif(out.getvalue())["results"]
    assert [r["partialFingerprints"].get("primaryLocationLineHash") for r in results] == ["3:1", "5:1", None, None]


def test_reviewdog_reads_it(written):
    found = read_reviewdog(written(SAMPLE, "sarif"), "sarif")
    assert [(d["code"]["value"], d["location"]["path"]) for d in found] == [
        ("DUP001", "news/harvest.txt"), ("NAM002", "news/harvest.txt"),
        ("SPC004", "news/梨园.md"), ("BOI003", "news/梨园.md"),
    ]  # fmt: skip
