"""What the examples of the spacing rules cannot say: collapsing, hostile input, other formats."""

from __future__ import annotations

import pytest

from tests.conftest import findings_of


def test_many_loose_marks_become_one_finding_that_fixes_all():
    (finding,) = findings_of("one , " * 40, "SPC001")
    assert "39 other places" in finding.message
    assert len(finding.fix.edits) == 40


def test_every_mark_kind_is_named():
    messages = [f.message for f in findings_of("The dog ran ! The cat sat ; all was well , too.", "SPC001")]
    assert [m[-2] for m in messages] == ["!", ";", ","]


def test_invisible_lines_keep_their_line_ends():
    (finding,) = findings_of("One.\r\n\xa0\r\n\u200b\r\nTwo.", "SPC004")
    assert [e.text for e in finding.fix.edits] == ["", ""]
    assert finding.message.startswith("2 lines")


def test_blocks_of_invisible_lines_are_told_apart():
    assert len(findings_of("One.\n\xa0\nTwo.\n\xa0\nThree.", "SPC004")) == 2


def test_a_no_break_space_beside_a_blank_is_taken_out():
    (finding,) = findings_of("The dog \xa0ran home.", "SPC003")
    assert finding.fix.edits[0].text == ""


def test_html_may_use_no_break_spaces():
    assert not findings_of("<p>The dog\xa0ran.</p>", "SPC003", path="a.html")


def test_code_and_link_targets_are_left_alone():
    assert not findings_of("Use `a ,b .` and [it](x,y.Zed) here.", "SPC001", "SPC002", path="a.md")


@pytest.mark.parametrize(
    "text", [" " * 200_000 + ".", "\xa0" * 200_000, "a\xa0" * 50_000, ". " * 100_000, "\n\xa0" * 50_000]
)
def test_hostile_runs_are_linear(text):
    findings_of(text, "SPC001", "SPC002", "SPC003", "SPC004", "SPC005", "SPC006")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", "| fruit | kind |\n|---|---|\n| apples | , pears |\n| apples | pears |\n"),
        ("a.html", "<p>He said</p><p>, too, and</p> she<br>, went<td>home</td><td>again</td>"),
    ],
)
def test_the_edge_of_a_cell_or_a_block_is_no_gap(path, text):
    assert not findings_of(text, "SPC001", "SPC006", path=path)


@pytest.mark.parametrize("gap", ["&nbsp;", " <i>", "</i> "])
def test_a_fix_takes_no_mark_up_with_it(gap):
    text = f"The General Secretary{gap}of Xi Jinping called “{gap}silver bridge” a symbol."
    for finding in findings_of(text, "GRA001", "SPC005", path="a.html"):
        assert finding.fix is None or "".join(text[slice(*e.span)].strip() for e in finding.fix.edits) == ""
