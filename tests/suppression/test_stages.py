"""`[sic]`, side-cars, lists, settings: what each keeps out, in which order, and what fixes leave alone."""

from __future__ import annotations

import pytest

from linter.engine.fix import Fixing
from linter.errors import ConfigError, LinterError
from linter.text.hiding import Hiding
from tests.suppression.telling import findings, lines_of, mended, outcome, report_of, told

ONE = "The dog saw saw the cat."
TWO = "The cat ran ran from the dog."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def by(report) -> list[tuple[str, str, str]]:
    return [(one.by.value, one.finding.location.path, one.reason) for one in report.suppressed]


@pytest.mark.parametrize(("text", "silent"), [
    ("The dog saw saw [sic] the cat.", True),
    ("The dog saw saw[sic] the cat.", True),
    ("The dog saw saw [SIC] the cat.", True),
    ("The dog saw saw [sic!] the cat.", True),
    ("The dog saw saw \\[sic\\] the cat.", True),
    ("“The dog saw saw” [sic] the cat.", True),
    ("The dog saw saw\n[sic] the cat.", True),
    ("The dog saw saw the [sic] cat.", False),
    ("The dog saw saw the cat [sic].", False),
    ("[sic] saw saw the cat.", False),
    ("The dog saw saw (sic) the cat.", False),
    ("The dog saw saw [music] the cat.", False),
    ("The dog saw saw it `[sic]` all.", False),
])  # fmt: skip
@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_sic(text, silent, path):
    if (path == "a.txt" and "`" in text) or (path != "a.md" and "\\" in text):
        return
    if path == "a.html":
        text = text.replace("`[sic]`", "<code>[sic]</code>")
    assert (told(text, path) == []) is silent


def test_sic_is_for_one_place():
    text = "The dog saw saw [sic] it. The cat ran ran off. They sat sat [sic] down.\n"
    assert [f.excerpt.marked for f in findings(text, "a.txt")] == ["ran ran"]
    assert mended(text, "a.txt") == text.replace("ran ran", "ran")


def test_lists(folder):
    (folder / "docs").mkdir()
    (folder / "docs/a.txt").write_text(f"{ONE}\nIt sat sat down.\n")
    (folder / "docs/b.txt").write_text(f"{ONE}\nAll that  is good.\n")
    (folder / ".mtlint-ignore").write_text(
        '# ours\n\ndocs/a.txt:DUP001:"saw saw"  # fine here\n./docs/b.txt:spacing:"  "\n'
    )
    (folder / "docs/a.txt.mtlint").write_text('doubled-word:"sat  sat"  # so be it\n')
    report = report_of()
    assert lines_of(report) == ["docs/b.txt:1 DUP001"]
    assert by(report) == [
        ("side-car", "docs/a.txt", "fine here"), ("side-car", "docs/a.txt", "so be it"), ("side-car", "docs/b.txt", ""),
    ]  # fmt: skip
    assert [str(one.location) for one in report.suppressed] == [
        ".mtlint-ignore:3:1", "docs/a.txt.mtlint:1:1", ".mtlint-ignore:4:1",
    ]  # fmt: skip
    assert [(stage.value, count) for stage, count in report.left_out] == [("side-car", 3)]


def test_a_place_survives_lines_above_it_and_other_blanks(folder):
    (folder / ".mtlint-ignore").write_text('a.md:DUP001:"the the"\n')
    (folder / "a.md").write_text(f"New.\n\n{TWO}\n\nThe dog bit the\nthe cat.\n")
    assert lines_of(report_of()) == ["a.md:3 DUP001"]


def test_a_count_limits_how_many_are_meant(folder):
    (folder / "a.txt").write_text("The dog saw saw it.\nThe cat ran off.\nIt bit bit him.\nShe saw  us.\nThe  end.\n")
    for times, left in (("", 0), (" x1", 1), (" ×2  # two", 0), (" x3", 0)):
        (folder / ".mtlint-ignore").write_text(f'a.txt:SPC006:"  "{times}\n', encoding="utf-8")
        assert len(lines_of(report_of(select=("SPC006", "SUP")))) == left


@pytest.mark.parametrize(("entry", "silent"), [
    ('a.txt:DUP001:"saw saw"', True), ('a.txt:DUP001:"Saw saw"', False), ('a.txt:dup001:"saw saw"', True),
    ('A.txt:DUP001:"saw saw"', False), ('b.txt:DUP001:"saw saw"', False), ('a.txt:SPC006:"saw saw"', False),
    ('a.txt:DUP001:"saw"', False), ("word: saw", True), ("word: SAW", False), ("word: =saw", True), ("word: =Saw", False),
    ("term: saw saw the cat", True), ("term: Saw Saw", False), ("term: saw", False), ("word: sa", False),
    ("name: saw saw", False),
])  # fmt: skip
def test_case_and_reach_of_entries(folder, entry, silent):
    (folder / "a.txt").write_text(f"{ONE}\n")
    (folder / ".mtlint-ignore").write_text(entry + "\n")
    assert ("a.txt:1 DUP001" in lines_of(report_of())) is not silent


def test_entry_in_small_letters_means_capitals_too(folder):
    (folder / "a.txt").write_text("The the dog sat.\n")
    (folder / ".mtlint-ignore").write_text('a.txt:DUP001:"the the"\n')
    assert lines_of(report_of(select=("DUP001", "SUP"))) == []


@pytest.mark.parametrize(("data", "line", "words"), [
    (b"nonsense\n", 1, "expected path:CODE"),
    (b"# fine\n\na.txt:DUP001:saw saw\n", 3, "expected path:CODE"),
    (b'a.txt:DUP001:"saw\n', 1, "expected path:CODE"),
    (b'DUP001:"saw"\n', 1, "expected path:CODE"),
    (b"wrod: that\n", 1, "did you mean “word”?"),
    (b"word:\n", 1, "expected path:CODE"),
    (b'# fine\na.txt:DUP001:"\xff"\n', 2, "not UTF-8"),
])  # fmt: skip
def test_damaged_list(folder, data, line, words):
    (folder / "a.txt").write_text(f"{ONE}\n")
    (folder / ".mtlint-ignore").write_bytes(data)
    with pytest.raises(ConfigError, match=words) as raised:
        report_of()
    assert (raised.value.file, raised.value.line) == (".mtlint-ignore", line)


def test_damaged_side_car(folder):
    (folder / "a.txt").write_text(f"{ONE}\n")
    (folder / "a.txt.mtlint").write_text('# ok\r\na.txt:DUP001:"saw saw"\r\n')
    with pytest.raises(ConfigError, match='expected CODE:"text"') as raised:
        report_of()
    assert (raised.value.file, raised.value.line) == ("a.txt.mtlint", 2)


def test_lists_are_never_linted(folder):
    (folder / "a.txt.mtlint").write_text('DUP001:"saw saw"  # the the dog\n')
    (folder / ".mtlint-ignore").write_text('a.txt:DUP001:"saw saw"  # the the dog\n')
    report = report_of(("a.txt.mtlint", ".mtlint-ignore"))
    assert lines_of(report) == []
    assert all(file.skipped for file in report.files)


def test_unused_entries(folder):
    (folder / "a.txt").write_text("Fine text.\n")
    (folder / "b.txt").write_text("Fine text.\n")
    (folder / ".mtlint-ignore").write_text('a.txt:DUP001:"x"\ngone.txt:DUP001:"x"\nb.txt:LIT001:"x"\nword: unseen\n')
    (folder / "b.txt.mtlint").write_text('DUP001:"y"\nNOP:"y"\n')
    assert lines_of(report_of()) == [".mtlint-ignore:1 SUP003", "b.txt.mtlint:1 SUP003", "b.txt.mtlint:2 SUP001"]
    assert lines_of(report_of(("b.txt",))) == ["b.txt.mtlint:1 SUP003", "b.txt.mtlint:2 SUP001"]


def test_an_entry_that_another_one_covers_is_used(folder):
    (folder / "a.txt").write_text("The the dog sat.\n")
    (folder / ".mtlint-ignore").write_text('a.txt:DUP001:"the the"\na.txt:DUP001:"The the"\n')
    assert lines_of(report_of(select=("DUP001", "SUP"))) == []


def test_settings(folder):
    (folder / "mtlint.toml").write_text(
        'per-file-ignores = {"poems/*" = ["DUP"]}\nignore-spans-re = ["<<.*?>>"]\nallow-text-directives = true\n'
        '[words]\naccept = ["ran"]\n[terms]\naccept = ["saw saw mill"]\n[names]\naccept = ["Zhang Guofeng"]\n'
    )
    (folder / "poems").mkdir()
    (folder / "poems/a.txt").write_text(f"{ONE} And  so.\n")
    (folder / "b.txt").write_text(f"{TWO} The saw saw mill stood. The <<dog dog>> sat.\n")
    (folder / "c.txt").write_text(f"#mtlint: disable DUP001\n{ONE}\n")
    report = report_of()
    assert lines_of(report) == ["poems/a.txt:1 SPC006"]
    assert [one[:2] for one in by(report)] == [
        ("accepted", "b.txt"), ("accepted", "b.txt"), ("directive", "c.txt"), ("per-file-ignores", "poems/a.txt"),
    ]  # fmt: skip


def test_unknown_rule_in_a_setting(folder):
    (folder / "mtlint.toml").write_text('per-file-ignores = {"poems/*" = ["DUB"]}\n')
    (folder / "a.txt").write_text("Fine text.\n")
    with pytest.raises(LinterError, match="per-file-ignores: no rule answers to “DUB”; did you mean “DUP”"):
        report_of()


def test_ignore_file_elsewhere(folder):
    (folder / "mtlint.toml").write_text('ignore-file = "etc/accepted"\n')
    (folder / "etc").mkdir()
    (folder / "etc/accepted").write_text('../a.txt:DUP001:"saw saw"\n')
    (folder / "a.txt").write_text(f"{ONE}\n")
    assert lines_of(report_of()) == []
    (folder / "etc/accepted").unlink()
    with pytest.raises(ConfigError, match="cannot be read"):
        report_of()


def test_order(folder):
    """The first stage that keeps a finding out is told; what comes later is of use all the same."""
    text = "The dog saw saw [sic] the cat. <!-- mtlint: ignore DUP001 -- first -->\n"
    (folder / "a.md").write_text(text)
    (folder / "a.md.mtlint").write_text('DUP001:"saw saw"\n')
    (folder / "mtlint.toml").write_text('per-file-ignores = {"*" = ["DUP"]}\n[words]\naccept = ["saw"]\n')
    stages = []
    for remove in ("<!-- mtlint: ignore DUP001 -- first -->", " [sic]", "side-car", "setting", ""):
        stages += [one for one, _, _ in by(report_of())]
        if remove == "side-car":
            (folder / "a.md.mtlint").unlink()
        elif remove == "setting":
            (folder / "mtlint.toml").write_text('[words]\naccept = ["saw"]\n')
        else:
            text = text.replace(remove, "")
            (folder / "a.md").write_text(text)
    assert stages == ["directive", "sic", "side-car", "per-file-ignores", "accepted"]


@pytest.mark.parametrize("jobs", [1, 3])
def test_one_process_is_many(folder, jobs):
    for number in range(6):
        (folder / f"{number}.md").write_text(f"<!-- mtlint: ignore-next-line DUP001 -->\n{ONE}\n\n{TWO}\n")
        (folder / f"{number}.md.mtlint").write_text('DUP001:"ran ran"\n')
    (folder / "5.md").write_text("Fine text. <!-- mtlint: ignore DUP001, NOP -->\n")
    report = report_of(jobs=jobs)
    assert lines_of(report) == ["5.md:1 SUP001", "5.md:1 SUP003", "5.md.mtlint:1 SUP003"]
    assert [(stage.value, count) for stage, count in report.left_out] == [("directive", 5), ("side-car", 5)]
    fixed = outcome(jobs=jobs, fixing=Fixing(unsafe=True, write=True))
    assert [file.path for file in fixed.fixed] == ["5.md"]
    assert (folder / "5.md").read_text() == "Fine text. <!-- mtlint: ignore NOP -->\n"


def test_hidden_stretches():
    hiding = Hiding((r"\{\{.*?\}\}", r"(?s)<<.*?>>"))
    text = "The {{dog dog}} then saw saw the  cat {{ a  b }}, it <<sat\nsat  down>>.\n"
    assert [f.excerpt.marked for f in findings(text, "a.txt", hiding)] == ["saw saw", "  "]
    assert mended(text, "a.txt", hiding=hiding) == text.replace("saw saw", "saw").replace("the  cat", "the cat")
    assert told("saw saw the cat", "a.txt", Hiding((r"\w+",))) == []
    assert told(f"{ONE} \u200b\n", "a.txt", Hiding((r"\u200b",))) == ["1 DUP001"]
