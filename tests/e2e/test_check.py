"""`mtlint check`: exit codes, what is linted, what is skipped, where output goes."""

from __future__ import annotations

import json

import pytest

from tests.conftest import PAGES
from tests.e2e.conftest import BAD, GOOD


def paths(run) -> list[str]:
    return sorted({line.split(":")[0] for line in run.out.splitlines()})


def test_exit_codes(mtlint, tmp_path):
    (tmp_path / "bad.txt").write_text(BAD)
    (tmp_path / "good.txt").write_text(GOOD)
    assert mtlint("check", "good.txt").code == 0
    assert mtlint("check", "bad.txt").code == 1
    assert mtlint("check", "--fail-on", "never", "bad.txt").code == 0
    assert mtlint("check", "--fail-on", "nonsense", "bad.txt").code == 2
    missing = mtlint("check", "bad.txt", "nowhere.txt")
    assert missing.code == 2
    assert "nowhere.txt" in missing.err
    assert "bad.txt" not in missing.err


def test_the_exit_code_is_not_the_number_of_findings(mtlint, tmp_path):
    (tmp_path / "many.txt").write_text("\n".join(f"Case {n}: they said said so." for n in range(256)))
    run = mtlint("check", "--select", "DUP001", "--format", "concise", "many.txt")
    assert (run.code, len(run.out.splitlines())) == (1, 256)


def test_severity_decides(mtlint, tmp_path):
    (tmp_path / "bad.txt").write_text(BAD)
    assert mtlint("check", "--select", "DUP", "--fail-on", "error", "bad.txt").code == 0
    assert mtlint("check", "--select", "DUP", "--fail-on", "warning", "bad.txt").code == 1
    assert mtlint("check", "--select", "SPC", "bad.txt").code == 0
    assert mtlint("check", "--ignore", "duplication", "bad.txt").code == 0
    assert mtlint("check", "--min-confidence", "1", "--select", "DUP", "bad.txt").out == "No findings in 1 file.\n"


def test_unknown_rule_is_refused_with_a_suggestion(mtlint):
    run = mtlint("check", "--select", "dupliction")
    assert run.code == 2
    assert "duplication" in run.err


def test_folder_takes_known_endings_only(mtlint, tmp_path):
    for name in ("a.txt", "b.md", "c.html", "d.py", "e.TXT", ".hidden.txt", "f.rst"):
        (tmp_path / name).write_text(BAD)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(BAD)
    run = mtlint("check", "--format", "concise")
    assert paths(run) == ["a.txt", "b.md", "c.html", "e.TXT"]
    assert "1 file: hidden" in run.err
    assert paths(mtlint("check", "--format", "concise", "--include", "*.rst")) == [
        "a.txt", "b.md", "c.html", "e.TXT", "f.rst",
    ]  # fmt: skip
    assert paths(mtlint("check", "--format", "concise", "d.py")) == ["d.py"]


def test_gitignore_is_honoured_in_folders(mtlint, tmp_path):
    (tmp_path / ".gitignore").write_text("out/\n*.bak.txt\n")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / ".gitignore").write_text("!keep.bak.txt\n")
    (tmp_path / "out").mkdir()
    for name in ("a.txt", "b.bak.txt", "sub/keep.bak.txt", "sub/lose.bak.txt", "out/c.txt"):
        (tmp_path / name).write_text(BAD)
    assert paths(mtlint("check", "--format", "concise")) == ["a.txt", "sub/keep.bak.txt"]
    assert len(paths(mtlint("check", "--format", "concise", "--no-gitignore"))) == 5
    assert paths(mtlint("check", "--format", "concise", "b.bak.txt")) == ["b.bak.txt"]


@pytest.mark.parametrize("given", ["vendor/a.txt", "./vendor/a.txt", "vendor", "."])
def test_exclude_holds_however_a_file_is_named(mtlint, tmp_path, given):
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "a.txt").write_text(BAD)
    run = mtlint("check", "--exclude", "vendor/", "--format", "concise", given)
    assert (run.out, run.code) == ("", 0)


def test_no_files_is_no_failure(mtlint):
    run = mtlint("check")
    assert run.code == 0
    assert "no files" in run.err


def test_standard_input(mtlint, tmp_path):
    run = mtlint("check", "--format", "concise", "--stdin-filename", "chapter 1/猫.md", "-", stdin=BAD.encode())
    assert run.code == 1
    assert run.out.startswith("chapter 1/猫.md:1:")
    assert mtlint("check", "-", stdin=GOOD.encode()).code == 0
    assert mtlint("check", "-", "a.txt", stdin=b"").code == 2


def test_machine_output_stands_alone_on_stdout(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "b.txt").write_bytes(b"\0" * 100)
    run = mtlint("check", "--format", "json", "--statistics", "--verbose")
    report = json.loads(run.out)
    assert [f["rule"][:3] for f in report["findings"]] == ["DUP"]
    assert {f["path"]: f["skipped"] for f in report["files"]} == {"a.txt": None, "b.txt": "binary"}
    assert "binary" in run.err


def test_several_outputs_in_one_run(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(BAD)
    run = mtlint("check", "-o", "json:out.json", "--output", "concise:out.txt", "--format", "jsonl", "a.txt")
    assert run.code == 1, "the exit code does not depend on where the output goes"
    found = json.loads((tmp_path / "out.json").read_text("utf-8"))["findings"]
    assert (tmp_path / "out.txt").read_text("utf-8").startswith("a.txt:1:")
    assert json.loads(run.out.splitlines()[0]) == found[0]
    assert mtlint("check", "-o", "nonsense:x", "a.txt").code == 2
    assert mtlint("check", "-o", "json:no/such/folder/x.json", "a.txt").code == 2


def test_colour_only_where_wanted(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(BAD)
    assert "\x1b[" not in mtlint("check", "a.txt").out
    assert "\x1b[" in mtlint("check", "a.txt", "--color", "always").out
    assert "\x1b[" in mtlint("check", "a.txt", env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" not in mtlint("check", "a.txt", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out


def test_one_process_and_four_print_the_same(mtlint, tmp_path):
    """With more tasks than are handed out at first, the last of one file, and with Python's sets in another order."""
    texts = [example.text for page in PAGES for example in (*page.bad, *page.good) if example.text]
    for folder in ("x", "y", "z"):
        (tmp_path / folder).mkdir()
    for n in range(2401):
        text = texts[n % len(texts)] if n % 5 == 0 else BAD if n % 3 else GOOD
        if n % 90 == 1:
            text = (BAD + "Zhang Guoqing and Li Lecheng went. Li Le Cheng spoke.\n") * (400 if n == 91 else n % 7)
        (tmp_path / "xyz"[n % 3] / f"{n}.txt").write_bytes(text.encode("utf-8", "replace"))
    one, four = (mtlint("check", "--jobs", n, "--format", "json", env={"PYTHONHASHSEED": n}) for n in ("1", "4"))
    assert one.code == four.code == 1
    assert one.out == four.out
    report = json.loads(one.out)
    assert len(report["files"]) == 2401
    assert len(report["findings"]) > 1000


def test_foreign_prose_is_skipped_with_a_note(mtlint, tmp_path):
    german = "Der Hund ist nicht in dem Haus, und die Katze schläft auf der Bank, weil es am Abend kalt wird. "
    (tmp_path / "de.txt").write_text(german * 5, "utf-8")
    run = mtlint("check")
    assert "de.txt" in run.err
    assert run.out == "No findings in 0 files; 1 file skipped.\n" or "skipped" in run.out
    assert json.loads(mtlint("check", "--format", "json", "--language", "any").out)["files"][0]["skipped"] is None


def test_version_and_help(mtlint):
    assert mtlint("--version").out.startswith("mtlint 0.")
    assert "--fail-on" in mtlint("check", "--help").out


def test_rule_pages(mtlint):
    page = mtlint("rule", "DUP001")
    assert page.code == 0
    for part in ("# DUP001", "## Found", "## Not found", "--ignore DUP001"):
        assert part in page.out
    assert "ENC001" in mtlint("rule", "--all").out
    assert mtlint("rule", "XYZ999").code == 2
