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


def test_many_blocks_of_invisible_lines_are_one_finding():
    (finding,) = findings_of("One.\n" + "\xa0\nTwo.\n" * 3, "SPC004")
    assert finding.message.endswith(", here and in 2 other places")
    assert len(finding.fix.edits) == 3


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


def test_quotes_are_paired_within_a_long_line_even_where_another_line_is_odd():
    long = 'They call the bridge over the river by the mill " the long one " and never close it, as far as anybody knows here.'
    odd = '"This paragraph opens a quotation that no other mark closes, as letters do that run over many paragraphs and pages.'
    assert [f.rule for f in findings_of(f"{odd}\n{long}", "SPC005")] == ["SPC005", "SPC005"]


def test_many_loose_brackets_become_one_finding():
    (finding,) = findings_of("the bridge ( old ) " * 40, "SPC008")
    assert "39 other places" in finding.message
    assert len(finding.fix.edits) == 80


@pytest.mark.parametrize("text", ["10: 00\u2028", "( ", "' s", "U. S.", "“ ", "www. ", "9, 000\n" * 3, "(\xa0\xa0"])
def test_pieces_at_the_end_of_a_text_crash_nothing(text):
    assert all(f.category != "internal" for f in findings_of("It was " + text))
