"""Fixes change nothing that is to stay as it is, and move no directive off its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linter.engine.fix import Fixing
from linter.engine.lint import Plan
from linter.findings import Change, Fix, Safety
from linter.rulebook.model import Rulebook
from linter.suppression.codes import Codes
from linter.suppression.marks import marks_of
from linter.suppression.stages import FileStages
from linter.text.hiding import Hiding
from linter.text.spans import Span
from tests.conftest import RULEBOOK
from tests.suppression.telling import document, findings, lines_of, mended, outcome

ONE = "The dog  saw saw the cat."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_in_a_disabled_block():
    text = (
        f"{ONE}\n\n<!-- mtlint: disable DUP001 -->\n\nThe cat  ran ran off.\n\n<!-- mtlint: enable -->\n\nIt sat sat.\n"
    )
    after = "The dog saw the cat.\n\n<!-- mtlint: disable DUP001 -->\n\nThe cat ran ran off.\n\n<!-- mtlint: enable -->\n\nIt sat.\n"
    assert mended(text) == after
    assert mended(after) == after


def test_nothing_at_all_in_a_blanket_block():
    text = f"<!-- mtlint: disable -->\n\n{ONE}\n\n<!-- mtlint: enable -->\n\n{ONE}\n"
    assert mended(text) == text.replace(f"enable -->\n\n{ONE}", "enable -->\n\nThe dog saw the cat.")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_and_next_line(line_end):
    text = f"{ONE} <!-- mtlint: ignore all -->\n\n<!-- mtlint: ignore-next-line DUP001 -->\n{ONE}\n".replace(
        "\n", line_end
    )
    after = text.replace(f"-->{line_end}The dog  saw", f"-->{line_end}The dog saw")
    assert mended(text) == after
    assert mended(after) == after


def test_a_line_with_a_directive_stays_where_it_is():
    """A fix of another rule that would take away or join lines leaves those of a directive alone."""
    book = Rulebook(tuple(rule for rule in RULEBOOK.rules if rule.fix))
    text = (
        "The firm grows. It is well known.\n\nShare on Facebook\n\n"
        "<!-- mtlint: ignore-next-line DUP001 -->\n\nThe dog saw saw the cat.\n\nRead more\n"
    )
    after = mended(text, plan=Plan(book, alone=True))
    assert "<!-- mtlint: ignore-next-line DUP001 -->\n\nThe dog saw saw the cat.\n" in after


def _changing(doc, rule: str, start: int, end: int, text: str = ""):
    """A finding in the first word of a document whose fix changes something elsewhere."""
    made = findings("The the cat.\n")[0]
    change = Change(doc.location(Span(start, end)), text)
    return replace(made, rule=rule, location=doc.location(Span(0, 3)), fix=Fix((change,), Safety.SAFE))


TEXT = "One two three.\nDog saw saw cat. <!-- mtlint: ignore DUP001 -->\nFour five [sic] six.\n<<x y>> end.\n"
DOC = document(TEXT, hiding=Hiding(("<<.*?>>",)))


@pytest.mark.parametrize(("rule", "old", "new", "stays"), [
    ("SPC006", "two", "2", True),
    ("SPC006", "cat", "dog", True),  # another rule on the line
    ("SPC006", "Dog saw saw", "Dog saw", False),  # the words of a finding that is suppressed
    ("DUP001", "cat", "dog", False),  # its own rule is ignored there
    ("DUP001", "five", "5", True),
    ("SPC006", "three.\n", "three. ", True),
    ("SPC006", "three.\nDog", "three. Dog", False),  # the line of the directive would begin further up
    ("SPC006", "cat", "cat\n", False),
    ("SPC006", " -->\nFour", " --> Four", False),
    ("SPC006", "ignore", "", False),
    ("SPC006", "x y", "x", False),
    ("SPC006", "end", "END", True),
])  # fmt: skip
def test_what_a_fix_must_not_change(rule, old, new, stays):
    stages = FileStages(marks_of(DOC), None, Codes(RULEBOOK.rules))
    start = TEXT.index(old)
    changing = _changing(DOC, rule, start, start + len(old), new)
    suppressed = replace(findings("The the cat.\n")[0], location=DOC.location(Span(19, 26)))
    assert TEXT[19:26] == "saw saw"
    kept, out = stages.split([changing, suppressed])
    assert [one.finding for one in out] == [suppressed]
    assert (kept[0].fix is not None) is stays


def test_what_is_on_a_list_stays_as_it_is(folder):
    (folder / "a.txt").write_text("The dog saw saw it.\n")
    (folder / "a.txt.mtlint").write_text('DUP001:"saw saw"\n')
    assert outcome(fixing=Fixing(unsafe=True, write=True)).fixed == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_bytes_besides_stay(folder, encoding, line_end):
    text = (
        f"Café  one “quoted”.\n\n<!-- mtlint: ignore-next-line SPC006 -->\nCafé  two.\n\n"
        f"Fine. <!-- mtlint: ignore DUP001 -->\n{ONE}"
    ).replace("\n", line_end)
    (folder / "a.md").write_bytes(text.encode(encoding))
    outcome(fixing=Fixing(unsafe=True, write=True), encodings=("cp1252",))
    after = text.replace("Café  one", "Café one").replace(" <!-- mtlint: ignore DUP001 -->", "")
    after = after.replace("dog  saw saw", "dog saw")
    assert (folder / "a.md").read_bytes() == after.encode(encoding)
    once = (folder / "a.md").read_bytes()
    outcome(fixing=Fixing(unsafe=True, write=True), encodings=("cp1252",))
    assert (folder / "a.md").read_bytes() == once


def test_nothing_is_written_where_all_is_suppressed(folder):
    (folder / "a.md").write_text(f"<!-- mtlint: ignore-file all -->\n\n{ONE}\n")
    (folder / "b.txt").write_text(f"{ONE}\n")
    (folder / "mtlint.toml").write_text('per-file-ignores = {"b.txt" = ["DUP", "SPC"]}\n')
    done = outcome(fixing=Fixing(unsafe=True, write=True))
    assert done.fixed == ()
    assert lines_of(done.report) == []
