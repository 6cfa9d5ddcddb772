"""The numbers behind the pictures of the page."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from linter.findings import FileResult, Severity
from linter.reporters.html.anchors import Anchors
from linter.reporters.html.pictures import BAR, MAP, bars, strips
from linter.reporters.html.variants import families
from tests.reporters.samples import DOUBLED, SPLIT_NAME, place
from tests.reporters.strategies import reports

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - as in a table


def at(line, severity=W, path="a.txt"):
    return replace(
        DOUBLED, severity=severity, location=place(path, line * 10, 3, line, 1), identity=f"{path}{line}{severity}"
    )


def drawn(findings, lines):
    files = [FileResult(path, 9, 0, lines=lines) for path in {f.location.path for f in findings}]
    anchors = [f"f-{n}" for n in range(len(findings))]
    return strips(findings, anchors, files, {f.location.path: "d-1" for f in findings})


def name(message, marked, *suggestions, path="a.txt"):
    where = place(path, 5, len(marked), 1, 6)
    excerpt = SPLIT_NAME.excerpt._replace(marked=marked)
    return replace(SPLIT_NAME, message=message, suggestions=suggestions, excerpt=excerpt, location=where)


def test_bars_are_as_long_as_what_they_count():
    first, second = bars([("x", W), ("y", E), ("y", W), ("y", W), ("y", I)])
    assert (first.label, first.number, second.label, second.number) == ("y", 4, "x", 1)
    assert [(p.severity, p.start, p.width) for p in first.parts] == [
        ("error", 0, 25),
        ("warning", 25, 50),
        ("info", 75, 25),
    ]
    assert sum(part.width for part in second.parts) == BAR / 4


def test_a_mark_stands_where_its_line_stands():
    (strip,) = drawn([at(1), at(50), at(100)], 100)
    starts = [mark.start / MAP for mark in strip.marks]
    assert starts == pytest.approx([0.0, 0.495, 0.99], abs=0.01)
    assert [mark.anchor for mark in strip.marks] == ["f-0", "f-1", "f-2"]


def test_findings_of_a_line_share_its_room():
    (strip,) = drawn([at(2), at(2), at(2), at(2)], 4)
    assert len(strip.marks) == 4
    assert all(MAP / 4 <= mark.start <= MAP / 2 for mark in strip.marks)
    assert len(strip.grid) == 3


def test_a_crowded_mark_has_the_worst_severity_and_leads_to_the_first():
    (strip,) = drawn([at(5, I), at(6, E), at(7, W)], 5000)
    (mark,) = strip.marks
    assert (mark.severity, mark.anchor) == ("error", "f-0")
    assert mark.label.endswith("and 2 more")
    assert strip.grid == ()


def test_a_report_that_does_not_say_how_many_lines_is_drawn_too():
    (strip,) = drawn([at(1), at(9)], 0)
    assert strip.lines == 9
    assert strip.marks[-1].start < MAP


def test_the_file_with_the_most_findings_comes_first():
    assert [s.path for s in drawn([at(1, path="a"), at(1, path="b"), at(2, path="b")], 9)] == ["b", "a"]


@given(report=reports)
def test_every_mark_lies_on_its_strip_and_none_on_another(report):
    paths = {f.location.path for f in report.findings}
    anchors = Anchors(report.findings, (), paths)
    made = strips(report.findings, anchors.findings, report.files, {path: anchors.file(path) for path in paths})
    assert {strip.path for strip in made} == paths
    for strip in made:
        assert all(0 <= mark.start <= MAP - mark.width + 1e-6 for mark in strip.marks)
        assert all(one.start + one.width <= two.start for one, two in pairwise(strip.marks))


def test_forms_of_one_name_are_joined():
    found = [
        name("“Nanrendong” is “Nan Rendong” written as one word", "Nanrendong", "write “Nan Rendong”"),
        name("“Nan Ren Dong” is “Nan Rendong” written apart", "Nan Ren Dong", "write “Nan Rendong”"),
        name("“Nanrendong” is “Nan Rendong” written as one word", "Nanrendong", "write “Nan Rendong”", path="b.txt"),
    ]
    (family,) = families(found, ["f-1", "f-2", "f-3"])
    assert (family.name, family.number) == ("Nan Rendong", 3)
    assert [(f.text, f.number, f.files, f.anchor, f.why, f.sure) for f in family.forms] == [
        ("Nanrendong", 2, 2, "f-1", "written as one word", True),
        ("Nan Ren Dong", 1, 1, "f-2", "written apart", True),
    ]
    assert [family.y(0), family.y(1), family.height] == [5, 15, 20]


@pytest.mark.parametrize(
    ("message", "marked", "advice", "expected"),
    [
        ("“Zhang Guofeng” may be “Zhang Guoqing”: the syllable is feng here", "Zhang Guofeng", "look up the name", ("Zhang Guoqing", "the syllable is feng here", False)),
        ("“Li Ke” (1 file) may be “Li Keran” (4 files): only one has it", "Li Ke", "write “Li Keran”", ("Li Keran", "only one has it", True)),
        ("“Vietnam” is one word; elsewhere it is “Viet Nam”", "Vietnam", "write “Viet Nam”", ("Viet Nam", "split name", True)),
        ("“Shaoywang” in “Chen Shaoywang” cannot be a given name: not pinyin", "Chen Shaoywang", "write “Chen Shaowang”", ("Chen Shaowang", "split name", True)),
        ("“Jikelin” in “Zhang Jikelin” cannot be a given name: too long", "Zhang Jikelin", "look it up", None),
        ("nobody bears the title “Deputy Mayor” here", "Deputy Mayor", "add the name", None),
        ("a name without quotes", "name", "", None),
    ],
)  # fmt: skip
def test_the_other_form_is_read_from_the_message_or_the_advice(message, marked, advice, expected):
    made = families([name(message, marked, advice)], ["f-1"])
    if expected is None:
        assert made == ()
    else:
        assert [(f.name, f.forms[0].why, f.forms[0].sure) for f in made] == [expected]


def test_two_advised_forms_are_both_named_and_neither_is_sure():
    found = name(
        "“Jaizhong” in “Jiang Jaizhong” is not pinyin",
        "Jiang Jaizhong",
        "write “Jiang Aizhong”",
        "write “Jiang Jizhong”",
    )
    (family,) = families([found], ["f-1"])
    assert (family.name, family.forms[0].sure) == ("Jiang Aizhong or Jiang Jizhong", False)


def test_only_findings_about_names_make_families():
    assert families([replace(name("“a” is “b”", "a"), category="spelling")], ["f-1"]) == ()
