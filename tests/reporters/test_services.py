"""What services read: annotations, code quality, test results, Checkstyle, diagnostics, each by its own reader."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings

from linter.findings import Change, Evidence, Fix, Report, Safety, Severity
from linter.reporters.display import exact
from tests.reporters.readers import annotations, read_junit, read_reviewdog, read_xml
from tests.reporters.samples import DOUBLED, NO_BREAK_SPACE, SAMPLE, SPLIT_NAME, place
from tests.reporters.strategies import law, reports

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def many(*counts: tuple[Severity, int]) -> Report:
    findings = [
        replace(DOUBLED, location=place("a.txt", n, 1, n + 1, 1), severity=severity, identity=f"{severity}{n}")
        for severity, number in counts
        for n in range(number)
    ]
    return Report((), tuple(findings))


@settings(law, max_examples=60)
@given(report=reports)
def test_github_annotations_of_anything(written, report):
    commands = annotations(written(report, "github"))
    assert len(commands) == len(written(report, "github").splitlines())
    if not report.findings:
        assert commands == []
        return
    *found, (_, total, said) = commands
    assert total == {"title": "mtlint"}
    assert said.startswith("Found ")
    assert sorted(name for name, _, _ in found) == sorted(LEVELS[f.severity.value] for f in report.findings)
    places = {(exact(f.location.path), str(f.location.line)) for f in report.findings}
    for _, properties, message in found:
        assert (properties["file"], properties["line"]) in places
        assert message.startswith(properties["file"])
        assert ("col" in properties) == (properties["line"] == properties["endLine"])


def test_github_puts_the_worst_first_and_the_sum_last(written):
    commands = annotations(written(SAMPLE, "github"))
    assert [name for name, _, _ in commands] == ["error", "warning", "warning", "notice", "notice"]
    assert [p.get("title") for _, p, _ in commands][1:3] == ["mtlint (SPC004)", "mtlint (DUP001)"], "the surer first"
    _, properties, message = commands[0]
    assert properties == {
        "file": "news/harvest.txt", "line": "5", "col": "1", "endLine": "5", "endColumn": "13",
        "title": "mtlint (NAM002)",
    }  # fmt: skip
    assert message == "news/harvest.txt:5:1: NAM002 “Sun Mei ling” is elsewhere “Sun Meiling”"


def test_github_escapes_as_the_runner_undoes(written):
    finding = replace(DOUBLED, message="50% :: a,b", location=place("a,b:c%.txt", 0, 1, 1, 1))
    text = written(Report((), (finding,)), "github")
    assert "file=a%2Cb%3Ac%25.txt,line=1" in text
    assert text.splitlines()[0].endswith("::a,b:c%25.txt:1:1: DUP001 50%25 :: a,b")
    assert annotations(text)[0][2] == "a,b:c%.txt:1:1: DUP001 50% :: a,b"


def test_github_shows_the_sum_however_many_there_are(written):
    """A step shows ten notices: the sum is one of them."""
    commands = annotations(written(many((Severity.WARNING, 30), (Severity.INFO, 40)), "github"))
    shown = [message for name, _, message in commands if name == "notice"][:10]
    assert shown[9].startswith("Found 70 findings (30 warnings, 40 info)")
    assert len(commands) == 71


@settings(law, max_examples=60)
@given(report=reports)
def test_gitlab_gets_what_it_requires(written, report):
    issues = json.loads(written(report, "gitlab"))
    assert len(issues) == len(report.findings)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["description"].startswith(f"{issue['check_name']}: ")
        assert "\n" not in issue["description"]
        assert issue["location"]["lines"]["begin"] >= 1
        json.dumps(issue, ensure_ascii=False).encode("utf-8")


def test_gitlab_fingerprints_are_unique_and_stay(written):
    same = Report((), (DOUBLED, DOUBLED, DOUBLED))
    prints = [issue["fingerprint"] for issue in json.loads(written(same, "gitlab"))]
    assert len(set(prints)) == 3
    assert prints[0] == DOUBLED.fingerprint
    assert all(len(one) == 32 for one in prints)
    assert prints == [issue["fingerprint"] for issue in json.loads(written(same, "gitlab"))]


@settings(law, max_examples=60)
@given(report=reports)
def test_junit_of_anything_keeps_the_schema(written, report):
    root = read_junit(written(report, "junit"))
    cases = list(root.iter("testcase"))
    assert root.get("tests") == str(len(cases))
    assert root.get("failures") == str(len(list(root.iter("failure")))) == str(len(report.findings))
    assert len(cases) == max(1, len(report.findings))
    names = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(set(names)) == len(names), "services drop the second of two equal names"


def test_junit_names_are_unique_in_a_file(written):
    root = read_junit(written(many((Severity.WARNING, 3)), "junit"))
    names = [case.get("name") for case in root.iter("testcase")]
    assert names == ["org.mtlint.DUP001", "org.mtlint.DUP001 (2)", "org.mtlint.DUP001 (3)"]


def test_junit_read_back_by_a_library(written):
    from junitparser import JUnitXml

    results = JUnitXml.fromstring(written(SAMPLE, "junit").encode())
    assert [suite.name for suite in results] == ["news/harvest.txt", "news/梨园.md"]
    assert (results.tests, results.failures, results.errors) == (4, 4, 0)
    case = next(iter(next(iter(results))))
    assert (case.name, case.classname) == ("org.mtlint.DUP001", "news/harvest.txt")
    assert case.result[0].message == "“firmly” is written twice"
    assert case.result[0].text == "line 3, col 67, DUP001 “firmly” is written twice"
    (clean,) = JUnitXml.fromstring(written(Report(SAMPLE.files, ()), "junit").encode())
    assert [(c.name, c.is_passed) for c in clean] == [("No findings in 3 files", True)]


@settings(law, max_examples=60)
@given(report=reports)
def test_checkstyle_of_anything_is_well_formed(written, report):
    root = read_xml(written(report, "checkstyle"))
    assert (root.tag, root.get("version")) == ("checkstyle", "4.3")
    errors = [(file.get("name"), error) for file in root for error in file]
    assert len(errors) == len(report.findings)
    for _, error in errors:
        assert error.keys() == ["line", "column", "severity", "message", "source"]
        assert error.get("severity") in ("error", "warning", "info")


def test_what_xml_cannot_hold_is_spelt_out(written):
    finding = replace(DOUBLED, message="a\0b\x0b<c>&\"'\ufffe\udce9\r\nd", location=place("<a>&\x01.txt", 0, 1, 1, 1))
    for name in ("checkstyle", "junit"):
        root = read_xml(written(Report((), (finding,)), name))
        (found,) = (element.get("message") for element in root.iter("error", "failure"))
        assert found == "a<U+0000>b <c>&\"'<U+FFFE>\\udce9 d"
        assert root[0].get("name") == "<a>&<U+0001>.txt"


def test_reviewdog_reads_checkstyle(written):
    found = read_reviewdog(written(SAMPLE, "checkstyle"), "checkstyle")
    assert [(d["location"]["path"], d["severity"]) for d in found] == [
        ("news/harvest.txt", "WARNING"), ("news/harvest.txt", "ERROR"),
        ("news/梨园.md", "WARNING"), ("news/梨园.md", "INFO"),
    ]  # fmt: skip
    assert found[0]["location"]["range"]["start"] == {"line": 3, "column": 67}
    assert found[0]["message"] == "“firmly” is written twice"


@settings(law, max_examples=30)
@given(report=reports)
def test_reviewdog_reads_anything_as_rdjsonl(written, report):
    found = read_reviewdog(written(report, "rdjsonl"), "rdjsonl")
    assert len(found) == len(report.findings)
    expected = sorted(report.findings, key=lambda finding: finding.order)
    for diagnostic, finding in zip(found, expected, strict=True):
        where = finding.location
        start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
        assert start == {"line": where.line, "column": where.byte_column}
        assert end == {"line": where.end_line, "column": where.end_byte_column}
        assert diagnostic["location"]["path"] == exact(where.path)
        assert diagnostic["code"]["value"] == finding.rule


def test_rdjsonl_counts_in_bytes_and_suggests(written):
    blank = read_reviewdog(written(Report((), (NO_BREAK_SPACE,)), "rdjsonl"), "rdjsonl")[0]
    place_ = {"start": {"line": 1, "column": 17}, "end": {"line": 1, "column": 19}}
    assert blank["location"] == {"path": "news/梨园.md", "range": place_}
    assert blank["suggestions"] == [{"range": place_, "text": " "}]
    split = read_reviewdog(written(Report((), (SPLIT_NAME,)), "rdjsonl"), "rdjsonl")[0]
    (related,) = split["relatedLocations"]
    assert related["message"] == "it is written together 4 times"
    assert related["location"]["range"]["start"] == {"line": 1, "column": 21}


def test_no_line_is_so_long_that_reviewdog_stops(written):
    """Its reader passes over all that follows a line of 64 KiB, and says nothing."""
    long = replace(
        DOUBLED,
        message="梨" * 90_000,
        evidence=tuple(Evidence("why " * 500, place("a.txt", n, 1, n + 1, 1)) for n in range(50)),
        fix=Fix((Change(place("a.txt", 1, 1, 1, 2), "x" * 100_000),), Safety.SAFE),
    )
    at_the_limit = tuple(
        replace(DOUBLED, fix=Fix((Change(place("a.txt", 1, 1, 1, 2), "x" * size),), Safety.SAFE))
        for size in range(64_500, 66_000, 100)
    )
    found = read_reviewdog(written(Report((), (long, DOUBLED, *at_the_limit)), "rdjsonl"), "rdjsonl")
    assert len(found) == 2 + len(at_the_limit)
    assert found[0]["message"].endswith("梨…")
    assert "suggestions" not in found[0]
    assert "suggestions" in found[1]
