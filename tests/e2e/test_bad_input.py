"""Bad input: a clear message, and the rest of the run goes on."""

from __future__ import annotations

import json
import os
import stat
import sys

import pytest

from tests.e2e.conftest import BAD


def findings(run) -> list[dict]:
    return json.loads(run.out)["findings"]


def test_undecodable_bytes_give_one_finding_with_file_and_byte(mtlint, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"The caf\xe9 and the caf\xe9 were closed.\n")
    (tmp_path / "b.txt").write_text(BAD)
    found = findings(mtlint("check", "--format", "json"))
    assert [(f["path"], f["rule"]) for f in found] == [("a.txt", "ENC001"), ("b.txt", found[1]["rule"])]
    assert "byte 7" in found[0]["message"]
    assert found[1]["rule"].startswith("DUP")


def test_half_binary_file_gives_one_finding(mtlint, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"The start of a text that reads well. " * 250 + bytes(range(256)) * 50)
    found = findings(mtlint("check", "--format", "json"))
    assert len(found) <= 2, "one for the bytes, at most one for control characters"
    assert {f["category"] for f in found} == {"encoding"}


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_forbidden_file(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b.txt").write_text(BAD)
    found = findings(mtlint("check", "--format", "json"))
    assert found[0]["rule"] == "INT002"
    assert len(found) == 2


def test_dangling_link_and_loops(mtlint, tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop" / "again").symlink_to(tmp_path / "loop", target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "b.txt").write_text(BAD)
    run = mtlint("check", "--format", "json")
    assert [(f["path"], f["rule"]) for f in findings(run)][1:] == [("gone.txt", "INT002"), ("self.txt", "INT002")]
    assert findings(run)[0]["path"] == "b.txt"
    assert run.code == 1


def test_fifo_does_not_hang(mtlint, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert stat.S_ISFIFO((tmp_path / "pipe.txt").stat().st_mode)
    assert mtlint("check", "pipe.txt", timeout=20).code in {0, 1}


def test_binary_and_large_files_are_skipped_and_counted(mtlint, tmp_path):
    (tmp_path / "nul.txt").write_bytes(b"\0" * 5000)
    (tmp_path / "large.txt").write_text(BAD * 1000)
    run = mtlint("check", "--max-file-size", "10k", "--format", "json")
    skipped = {f["path"]: f["skipped"] for f in json.loads(run.out)["files"]}
    assert skipped == {"nul.txt": "binary", "large.txt": "larger than 10,000 bytes"}
    assert "skipped 1 file: binary" in run.err
    assert run.code == 0


def test_one_line_of_megabytes(mtlint, tmp_path):
    (tmp_path / "line.txt").write_text("It was a quiet morning in the town, and nobody spoke. " * 60_000)
    run = mtlint("check", "line.txt", timeout=110)
    assert run.code in {0, 1}
    assert len(run.out) < 1_000_000


@pytest.mark.parametrize("piece", [">", "[", "*", "- ", "<div>", "`", "(", "!["])
def test_deep_nesting(mtlint, tmp_path, piece):
    (tmp_path / "deep.md").write_text(piece * 20_000 + " They said said so.\n")
    assert mtlint("check", "deep.md", timeout=60).code in {0, 1}


def test_broken_rule_names_file_and_line(tmp_path):
    from linter.errors import RulePackError
    from linter.rulebook.load import load_texts

    text = "family: duplication\nrules:\n  - id: DUP900\n    name: x\n    mesage: y\n"
    with pytest.raises(RulePackError, match=r"bad.yaml:5: unknown key “mesage”.*did you mean “message”"):
        load_texts([("bad.yaml", text)])
