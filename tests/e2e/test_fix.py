"""`mtlint check --fix`: what is fixed is exact, the rest of the file keeps every byte."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess

import pytest

DOUBLED = "The firm promised to to answer soon.\n"
ONCE = "The firm promised to answer soon.\n"


@pytest.fixture
def text(tmp_path):
    """Writes bytes to a file of the folder and returns it."""

    def write(data: bytes | str, name: str = "a.txt"):
        file = tmp_path / name
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    return write


def test_safe_fixes_are_applied_and_what_is_left_is_reported(mtlint, text):
    file = text("The price is　high.\n" + DOUBLED)
    run = mtlint("check", "--fix", "--format", "concise", "a.txt")
    assert file.read_text("utf-8") == "The price is high.\n" + DOUBLED
    assert (run.code, run.out.count("\n")) == (1, 1)
    assert "DUP001" in run.out
    assert run.err == "fixed 1 finding in 1 file\n1 more with --unsafe-fixes\n"


def test_unsafe_fixes_only_when_asked_for(mtlint, text):
    file = text(DOUBLED)
    assert mtlint("check", "--fix", "a.txt").code == 1
    assert file.read_text() == DOUBLED
    run = mtlint("check", "--fix", "--unsafe-fixes", "--show-fixes", "a.txt")
    assert (run.code, file.read_text()) == (0, ONCE)
    assert "a.txt: 1 × DUP001 (doubled-word)\n" in run.err
    assert mtlint("check", "--unsafe-fixes", "a.txt").code == 2


def test_a_run_without_fix_changes_nothing_and_says_what_would(mtlint, text):
    file = text("The price is　high.\n" + DOUBLED)
    before = file.read_bytes(), file.stat().st_mtime_ns
    run = mtlint("check", "a.txt")
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert run.err == "--fix mends 1 of these, --fix --unsafe-fixes 1 more\n"
    assert mtlint("check", "--quiet", "a.txt").err == ""


@pytest.mark.parametrize(
    ("data", "after"),
    [
        (b"\xef\xbb\xbfIt is here .\r\nThen not.\r\n", b"\xef\xbb\xbfIt is here.\r\nThen not.\r\n"),
        (b"It is here .\rThen not.", b"It is here.\rThen not."),
        (b"It is \xff here .\nThen not.\n\n\n", b"It is \xff here.\nThen not.\n\n\n"),
        ("\ufeffIt is here .\n".encode("utf-16-le"), "\ufeffIt is here.\n".encode("utf-16-le")),
        ("It is here .\u2028Then \x0c not.\n".encode(), "It is here.\u2028Then \x0c not.\n".encode()),
    ],
)
def test_every_other_byte_stays(mtlint, text, data, after):
    file = text(data)
    mtlint("check", "--fix", "--select", "SPC001", "--fail-on", "never", "a.txt")
    assert file.read_bytes() == after


def test_the_encoding_stays(mtlint, text):
    file = text("The café is closed , and the rôle of the café is at an end .\n".encode("cp1252"))
    run = mtlint("check", "--fix", "--encoding", "cp1252", "a.txt")
    assert run.code == 0, run.out
    assert file.read_bytes().decode("cp1252") == "The café is closed, and the rôle of the café is at an end.\n"


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_permissions_and_links_stay(mtlint, text, tmp_path):
    file = text("It is here .\n")
    file.chmod(0o754)
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert mtlint("check", "--fix", "link.txt").code == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == ("It is here.\n", 0o754)
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "link.txt"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anything")
def test_a_write_protected_file_is_left_and_named(mtlint, text):
    file = text("It is here .\n")
    file.chmod(0o444)
    run = mtlint("check", "--fix", "a.txt")
    assert run.code == 2
    assert "not fixed: a.txt: the file is write-protected" in run.err


def test_the_second_run_changes_nothing(mtlint, text):
    file = text("It is here ,, and 10: 00 a.m. is　early . . He is is late .\n\n\nHome\n")
    mtlint("check", "--fix", "--unsafe-fixes", "a.txt")
    once = file.read_bytes()
    mtlint("check", "--fix", "--unsafe-fixes", "a.txt")
    assert file.read_bytes() == once


def test_diff_changes_nothing(mtlint, text):
    name = "多 a.txt"
    file = text("One line.\r\nIt is here .\nThe last one has no end , but \xe9 .".encode("latin-1"), name)
    before = file.read_bytes()
    run = mtlint("check", "--diff", "--encoding", "latin-1", name)
    assert (run.code, file.read_bytes()) == (1, before)
    assert run.err == "would fix 3 findings in 1 file\n"
    assert run.bytes.endswith(b"+The last one has no end, but \xe9.\n\\ No newline at end of file\n")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_git_applies_the_diff(mtlint, text, tmp_path, end):
    gap = end or "\n"
    file = text(f"One line.\nIt is here .{gap}Two lines.\nThe last one , here{end}")
    change = mtlint("check", "--diff", "a.txt").bytes
    subprocess.run(["git", "apply", "-p0"], input=change, cwd=tmp_path, check=True)
    assert file.read_bytes() == f"One line.\nIt is here.{gap}Two lines.\nThe last one, here{end}".encode()
    assert mtlint("check", "--diff", "a.txt").code == 0


def test_standard_input_comes_out_fixed(mtlint):
    run = mtlint("check", "--fix", "-", stdin="It is　here.\r\nThe the end.".encode())
    assert run.out == "It is here.\r\nThe the end."
    assert "DUP001" in run.err
    assert mtlint("check", "--fix-only", "-", stdin=b"All is well.").out == "All is well."
    diff = mtlint("check", "--diff", "--stdin-filename", "b.txt", "-", stdin="It is　here.\n".encode())
    assert diff.out == "--- b.txt\n+++ b.txt\n@@ -1 +1 @@\n-It is　here.\n+It is here.\n"


def test_exit_codes(mtlint, text):
    text("It is here .\n")
    assert mtlint("check", "--fix", "--exit-non-zero-on-fix", "a.txt").code == 1
    assert mtlint("check", "--fix", "--exit-non-zero-on-fix", "a.txt").code == 0
    text(DOUBLED)
    assert mtlint("check", "--fix-only", "a.txt").code == 0


def test_many_files_in_several_processes(mtlint, text, tmp_path):
    for number in range(450):
        text(f"It is here , as number {number} .\n", f"{number}.txt")
    run = mtlint("check", "--fix", "--jobs", "3", "--format", "concise", ".")
    assert (run.code, run.err) == (0, "fixed 900 findings in 450 files\n")
    assert {(tmp_path / f"{n}.txt").read_text() for n in range(450)} == {
        f"It is here, as number {n}.\n" for n in range(450)
    }


PAGE = """Home
News
About us
Contact
Log in

Bridge Opens in May

The bridge over the river is new, and the road that leads to it was built last year by the people of the town.

Share this article on Weibo

The mayor said on Monday that nobody had believed in it, and that he was glad to see so many people come to the river.

Previous article: The Mill Is Closed
Next article: none

Copyright 2021 Harbour Daily. All rights reserved.
Powered by WordPress
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_leftover_blocks_go_and_leave_no_hole(mtlint, text, end):
    file = text(PAGE.replace("\n", end).encode())
    assert mtlint("check", "--fix", "--select", "BOI", "a.txt").code == 1
    assert file.read_bytes() == PAGE.replace("\n", end).encode()
    mtlint("check", "--fix", "--unsafe-fixes", "--select", "BOI", "a.txt")
    left = [line for line in PAGE.split("\n") if line.startswith(("Bridge", "The "))]
    assert file.read_bytes().decode() == (end + end).join(left) + end
