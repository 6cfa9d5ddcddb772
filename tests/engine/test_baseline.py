"""What makes a finding known, how a baseline stands in its file, and what fixing leaves alone."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.engine.baseline import Baseline, Entry, entries_of
from linter.engine.baseline_file import read_baseline, write_baseline
from linter.engine.changed_lines import counted, touched
from linter.engine.fix import applied
from linter.engine.identity import content_fingerprint, with_identities
from linter.engine.limits import Limits
from linter.errors import BaselineError
from linter.findings import Change, Excerpt, Fix, Safety
from linter.text.document import Document
from linter.text.spans import Location, Span
from tests.conftest import findings_of
from tests.reporters.strategies import findings as hostile_findings

LINE = "The clerk said said nothing of the matter.\n"


def found(text: str, path: str = "a.txt") -> list:
    return [f for f in findings_of(text, "DUP001", path=path) if f.rule == "DUP001"]


def baseline_of(text: str, path: str = "a.txt") -> Baseline:
    return Baseline(entries_of(found(text, path)))


def test_lines_above_and_rewrapping_change_nothing():
    baseline = baseline_of(LINE)
    assert not baseline.matched(found("A new beginning.\n\n\n" + LINE)).new
    assert not baseline.matched(found(LINE.replace(" nothing", "\r\nnothing"))).new


def twice(path: str = "a.txt") -> list:
    """One finding, and the same in another line."""
    [one] = found(LINE, path)
    return [one, replace(one, location=one.location._replace(line=3, span=Span(60, 69)))]


def test_a_second_one_of_the_same_is_new():
    matched = baseline_of(LINE).matched(twice())
    assert [f.location.line for f in matched.new] == [3]
    assert not matched.left


def test_fewer_than_before_are_left_over():
    matched = Baseline(entries_of(twice())).matched(found(LINE))
    assert [(entry.number, left) for entry, left in matched.left] == [(2, 1)]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (LINE.strip() + " It rained.\n", 0),
        ("It rained. " + LINE, 0),
        (LINE.replace("clerk", "old man").replace("nothing", "much"), 1),
        (LINE.replace("said said", "wrote wrote"), 1),
    ],
)
def test_an_edit_on_one_side_leaves_a_finding_known(text, new):
    assert len(baseline_of(LINE).matched(found(text)).new) == new


def test_a_known_finding_that_moves_is_preferred_to_a_new_one_beside_it():
    matched = baseline_of(LINE).matched(found("Who said said nothing of it?\n\n" + LINE))
    assert [f.location.line for f in matched.new] == [1]


def test_a_file_with_a_new_name_keeps_its_findings_and_a_copy_does_not(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    baseline = baseline_of(LINE, "old.txt")
    assert not baseline.matched(found(LINE, "new.txt")).new
    (tmp_path / "old.txt").write_text(LINE)
    assert len(baseline_of(LINE, "old.txt").matched(found(LINE, "copy.txt")).new) == 1


def test_what_stands_alone_for_a_topic_is_known_wherever_it_is_told():
    [finding] = found(LINE)
    across = replace(finding, rule="NAM030", topic="li | lee")
    baseline = Baseline(entries_of([replace(across, rule="NAM002")]))
    elsewhere = replace(
        across, location=across.location._replace(path="b.txt"), excerpt=Excerpt("By ", finding.excerpt.marked, " too")
    )
    assert not baseline.matched([elsewhere], across={"NAM030"}).new
    assert len(baseline.matched([elsewhere]).new) == 1
    twice = [elsewhere, replace(elsewhere, location=elsewhere.location._replace(path="c.txt"))]
    assert len(baseline.matched(twice, across={"NAM030"}).new) == 2, "where each place is told, each counts"


def test_what_a_run_says_about_itself_is_never_old():
    crash = replace(found(LINE)[0], rule="INT001", category="internal")
    assert not entries_of([crash])
    assert Baseline(entries_of([replace(crash, category="spacing")])).matched([crash]).new == (crash,)


def test_the_fingerprint_does_not_know_path_line_or_number():
    one, two = with_identities(twice("x.txt"))
    assert content_fingerprint(one) == content_fingerprint(two) == content_fingerprint(found("\n" + LINE, "y.txt")[0])
    assert one.fingerprint != two.fingerprint


def test_one_object_a_line_sorted_with_the_agreed_keys(tmp_path):
    file = tmp_path / "base.jsonl"
    write_baseline(str(file), [*entries_of(found(LINE, str(tmp_path / "ch" / "b.txt"))),
                               *entries_of(found(LINE, str(tmp_path / "a.txt")))])  # fmt: skip
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [list(line) for line in lines] == [["v", "rule", "path", "fp", "text", "n"]] * 2
    assert [line["path"] for line in lines] == ["a.txt", "ch/b.txt"]
    assert lines[0] | {"fp": ""} == {"v": 1, "rule": "DUP001", "path": "a.txt", "fp": "", "text": "said said", "n": 1}
    assert file.read_bytes().endswith(b"}\n")
    assert b"\r" not in file.read_bytes()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(hostile_findings, max_size=8))
def test_whatever_findings_hold_they_are_known_after_writing_and_reading(tmp_path, findings):
    file = str(tmp_path / "base.jsonl")
    findings = [replace(f, location=f.location._replace(path=os.path.normpath("x/" + f.location.path.strip("/."))))
                for f in findings]  # fmt: skip
    write_baseline(file, entries_of(findings))
    with open(file, "rb") as stream:
        data = stream.read()
    assert data.count(b"\n") == len(data.splitlines())
    entries = read_baseline(file).entries
    own = [f for f in findings if f.category == "internal"]
    assert list(Baseline(entries).matched(findings).new) == own
    write_baseline(file, entries)
    with open(file, "rb") as stream:
        assert stream.read() == data, "renewing changes no byte"


GOOD = b'{"v":1,"rule":"DUP001","path":"a.txt","fp":"00","text":"x","n":1}'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "no line of a baseline"),
        (b"[1]", "no line of a baseline"),
        (b"[" * 100_000, "no line of a baseline"),
        (b"\xff", "no line of a baseline"),
        (b"<<<<<<< ours", "a merge was not finished"),
        (b"=======", "a merge was not finished"),
        (GOOD.replace(b'"v":1', b'"v":2'), "version 1"),
        (GOOD.replace(b'"n":1', b'"n":"1"'), "“n” is not a number"),
        (GOOD.replace(b'"n":1', b'"n":true'), "“n” is not a number"),
        (GOOD.replace(b'"n":1', b'"n":0'), "less than 1"),
        (GOOD.replace(b'"text":"x"', b'"text":null'), "“text” is not a text"),
        (GOOD.replace(b'"v"', b'"more":1,"v"'), "unknown key “more”"),
    ],
)
def test_damage_is_told_with_its_line(tmp_path, line, said):
    file = tmp_path / "base.jsonl"
    file.write_bytes(GOOD + b"\n\n" + line + b"\n")
    with pytest.raises(BaselineError, match=said) as told:
        read_baseline(str(file))
    assert str(told.value).startswith(f"{file}:3: ")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.sampled_from([GOOD, GOOD[:40], b"\n" + GOOD + b"\r\n"]))
def test_any_bytes_are_read_or_refused(tmp_path, data):
    file = tmp_path / "base.jsonl"
    file.write_bytes(data)
    with suppress(BaselineError):
        read_baseline(str(file))


def test_a_line_left_twice_by_a_merge_counts_once_and_windows_line_ends_are_read(tmp_path):
    file = tmp_path / "base.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD + b"\r\n" + GOOD.replace(b'"n":1', b'"n":3') + b"\r\n" + GOOD + b"\r\n")
    [entry] = read_baseline(str(file)).entries
    assert (entry.number, entry.line) == (3, 2)


pieces = st.lists(st.sampled_from(["a", "bc", "\n", "\r", "\r\n", "\r\r\n", "é", "\u2028", "\f"]), max_size=12)


@given(pieces.map("".join))
def test_lines_of_git_are_found_among_ours(text):
    """Each line that ends with LF alone has exactly our lines that share a character with it."""
    doc = Document.from_bytes(text.encode("utf-8"), "a.txt")
    at = 0
    ends = [n for n, char in enumerate(text) if char == "\n"]
    for number, end in enumerate([*ends, len(text)] if not text.endswith("\n") else ends, 1):
        ours = counted(((number, number),), text.encode("utf-8"))
        if at <= end and text:
            first, last = doc.lines.number(at), doc.lines.number(max(end - (end == len(text)), at))
            assert ours == ((first, last),)
        at = end + 1


def test_a_seam_is_touched_from_both_sides_only():
    def at(line: int, end: int) -> Location:
        return Location("a.txt", Span(0, 1), line, 1, end, 1, 1, 1)

    seam = ((5, 4),)
    assert touched([at(4, 5)], seam)
    assert touched([at(3, 6)], seam)
    assert not touched([at(4, 4)], seam)
    assert not touched([at(5, 5)], seam)


@st.composite
def edited(draw):
    """A text of distinct characters, edits in order that do not overlap, and a span."""
    text = "".join(chr(0x4E00 + n) for n in range(draw(st.integers(1, 12))))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if not edits or start > edits[-1].span.end:
            place = Location("a.txt", Span(start, end), 1, 1, 1, 1, 1, 1)
            edits.append(Change(place, draw(st.sampled_from(["", "x", "yz"]))))
    start = draw(st.integers(0, len(text)))
    return text, edits, Span(start, draw(st.integers(start, len(text))))


@given(edited())
def test_a_place_moves_with_its_text(case):
    """What stays of a span is in it afterwards, and nothing that stays beside it is."""
    text, edits, span = case
    [finding] = found(LINE)
    changed = replace(finding, fix=Fix(tuple(edits), Safety.SAFE))
    after = applied(text, [changed])
    [(_, moved)] = Limits((("DUP001", span),)).after([changed]).known
    kept = "".join(char for n, char in enumerate(text) if not any(e.span.start <= n < e.span.end for e in edits))
    inside = "".join(char for char in text[span.start : span.end] if char in kept)
    assert "".join(char for char in after[moved.start : moved.end] if char in kept) == inside


def test_entries_can_be_named_by_hand():
    assert Entry("DUP001", "a.txt", "00", "x", 1).location is None
