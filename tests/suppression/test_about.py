"""What is said about suppressions themselves, and what taking them away leaves."""

from __future__ import annotations

import pytest

from linter.api import lint_text
from tests.conftest import RULEBOOK
from tests.suppression.telling import BOOK, CONFIG, findings, lines_of, mended, report_of, told

ONE = "The dog saw saw the cat."
TWO = "The cat ran ran from the dog."


def about(text: str, path: str = "a.md") -> list[tuple[str, str]]:
    return [(f.rule, f.message) for f in findings(text, path) if f.category == "suppression"]


def test_unknown_code():
    assert about(f"{ONE} <!-- mtlint: ignore DUP001, DUB002 -->\n") == [
        ("SUP001", "“DUB002” names no rule, so nothing is left out for it")
    ]
    (unknown,) = [f for f in findings(f"{ONE} <!-- mtlint: ignore DUQ001 -->") if f.rule == "SUP001"]
    assert unknown.suggestions[0] == "write “DUP001”"
    assert [f.suggestions[0] for f in findings("<!-- mtlint: ignore duplicaton -->")] == ["write “duplication”"]


def test_unknown_directive():
    assert about(f"{ONE} <!-- mtlint: ignroe DUP001 -->\n") == [
        ("SUP001", "“ignroe” names no directive, so nothing is left out for it")
    ]
    assert "1 DUP001" in told(f"{ONE} <!-- mtlint: ignroe DUP001 -->\n")


@pytest.mark.parametrize(("directive", "reach"), [
    ("ignore", "its line"), ("ignore-next-line", "the next line"), ("disable", "all that follows"),
    ("ignore-file", "the whole file"),
])  # fmt: skip
def test_blanket(directive, reach):
    line = f"<!-- mtlint: {directive} -->"
    text = f"{ONE} {line}\n" if directive == "ignore" else f"{line}\n\n{ONE}\n"
    assert about(text) == [("SUP002", f"a directive without codes leaves out every rule for {reach}")]
    assert findings(text)[0].suggestions == (f"name what it is for, such as “{directive} DUP001”",)


def test_blanket_does_not_silence_what_is_said_about_itself_but_a_name_does():
    assert told("<!-- mtlint: ignore-file all -->\n<!-- mtlint: ignore-next-line -->\nFine text.\n") == ["2 SUP002"]
    text = f"<!-- mtlint: ignore-file SUP002 -->\n\n{ONE} <!-- mtlint: ignore -->\n"
    assert told(text) == []


def test_unused():
    assert about("Fine text. <!-- mtlint: ignore DUP001 -->\n") == [("SUP003", "“ignore DUP001” leaves nothing out")]
    assert about(f"{ONE} <!-- mtlint: ignore DUP001, SPC006 -->\n") == [
        ("SUP003", "“ignore SPC006” leaves nothing out")
    ]
    assert about("Fine text. <!-- mtlint: enable DUP -->\n") == [("SUP003", "“enable” leaves nothing out")]


def test_a_hint_says_what_may_be_wrong():
    (unused,) = findings("<!-- mtlint: ignore DUP001 -->\n\nFine text.\n")
    assert unused.evidence[0].note == "ignore is for its own line; ignore-next-line is for the next"


def test_all_that_cover_a_finding_are_used():
    text = f"<!-- mtlint: disable DUP001 -->\n\n{ONE} <!-- mtlint: ignore doubled-word -->\n"
    assert told(text) == []


def test_rules_that_did_not_run_are_not_judged():
    # LIT and the names are not in the rulebook of this test; of spacing most are not
    for code in ("LIT001", "NAM", "spacing", "all", "error"):
        assert about(f"Fine text. <!-- mtlint: ignore {code} -->\n") == []


@pytest.mark.parametrize(("before", "after"), [
    ("Fine text. <!-- mtlint: ignore DUP001 -->\n", "Fine text.\n"),
    ("Fine text. \t<!-- mtlint: ignore DUP001 --> \r\nMore.\r\n", "Fine text.\r\nMore.\r\n"),
    ("<!-- mtlint: ignore DUP001 --> Fine text.\n", "Fine text.\n"),
    ("Fine <!-- mtlint: ignore DUP001 -->text.\n", "Fine text.\n"),
    ("Fine <!-- mtlint: ignore DUP001 --> text.\n", "Fine text.\n"),
    ("One.\n\n<!-- mtlint: ignore-next-line DUP001 -->\n\nTwo.\n", "One.\n\nTwo.\n"),
    ("One.\r\n\r\n<!-- mtlint: ignore-next-line DUP001 -->\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"),
    ("<!-- mtlint: ignore-file DUP001 -->\n\nOne.\n", "One.\n"),
    ("\ufeff<!-- mtlint: ignore-file DUP001 -->\n\nOne.\n", "\ufeffOne.\n"),
    ("One.\n\n<!-- mtlint: disable DUP001 -->\n\nTwo.\n\n<!-- mtlint: enable DUP001 -->\n\nThree.\n",
     "One.\n\nTwo.\n\nThree.\n"),
    # the comment parts two paragraphs, and a blank line goes on doing so
    ("One\n<!-- mtlint: ignore-next-line DUP001 -->\ntwo.\n", "One\n\ntwo.\n"),
    (f"{ONE} <!-- mtlint: ignore SPC006, DUP001 -- why -->\n", f"{ONE} <!-- mtlint: ignore DUP001 -- why -->\n"),
    ("<!-- mtlint: ignore-file DUP001 -->", ""),
])  # fmt: skip
def test_fix_takes_away_what_is_of_no_use(before, after):
    assert mended(before, unsafe=False) == after
    assert mended(after, unsafe=False) == after


def test_matter_before_a_page_is_left_to_its_author():
    text = "---\nmtlint: {ignore: [DUP001]}\n---\n\nFine text.\n"
    assert about(text) == [("SUP003", "“ignore-file DUP001” leaves nothing out")]
    assert mended(text) == text


def test_across_files(tmp_path, monkeypatch):
    """What names a rule that compares files is judged only where the run looks at the whole folder."""
    folder = tmp_path / "folder"  # the folder above it is linted too, and must hold nothing of other tests
    folder.mkdir()
    monkeypatch.chdir(folder)
    across = next(r.id for r in RULEBOOK.rules if r.kind.across and r.default)
    (folder / "sub").mkdir()
    for name in ("a.md", "sub/b.md"):
        (folder / name).write_text(f"Fine text for all of us. <!-- mtlint: ignore {across} -->\n")
    options = {"select": (across, "SUP")}
    assert lines_of(report_of((".",), **options)) == ["a.md:1 SUP003", "sub/b.md:1 SUP003"]
    assert lines_of(report_of((str(tmp_path),), **options)) == ["a.md:1 SUP003", "sub/b.md:1 SUP003"]
    for paths in (("sub",), ("a.md", "sub/b.md"), ("a.md",)):
        assert lines_of(report_of(paths, **options)) == []
    assert all(finding.fix is None for finding in report_of((".",), **options).findings)


def test_not_judged_where_unsure_findings_were_not_asked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("Fine text. <!-- mtlint: ignore DUP001 -->\n")
    assert lines_of(report_of()) == ["a.md:1 SUP003"]
    assert lines_of(report_of(min_confidence=0.5)) == []


def test_rules_about_suppressions_can_be_left_out():
    text = "Fine text. <!-- mtlint: ignore DUP001 -->\n"
    assert [f.rule for f in lint_text(text, "a.md")] == ["SUP003"]
    assert lint_text(text, "a.md", ignore=["SUP003"]) == ()
    assert lint_text(text, "a.md", ignore=["suppression"]) == ()
    assert lint_text(text, "a.md", select=["DUP"]) == ()
    assert BOOK.by_id["SUP001"].default
    assert CONFIG.min_confidence == 0
