"""Settings: the nearest file holds, mistakes are named with file and line."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import BAD


@pytest.mark.parametrize(
    ("name", "head"), [("mtlint.toml", ""), (".mtlint.toml", ""), ("pyproject.toml", "[tool.mtlint]\n")]
)
def test_each_kind_of_file_is_read(mtlint, tmp_path, name, head):
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / name).write_text(f'{head}ignore = ["DUP"]\n')
    assert mtlint("check", "a.txt").code == 0
    assert mtlint("check", "--isolated", "a.txt").code == 1


def test_the_nearest_settings_hold(mtlint, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "sub" / "b.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text('ignore = ["DUP"]\n')
    (tmp_path / "sub" / "mtlint.toml").write_text("")
    run = mtlint("check", "--format", "concise")
    assert [line.split(":")[0] for line in run.out.splitlines()] == ["sub/b.txt"]


def test_a_pyproject_without_our_table_does_not_count(mtlint, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text('ignore = ["DUP"]\n')
    (tmp_path / "sub" / "pyproject.toml").write_text('[project]\nname = "mtlint-user"\n')
    assert mtlint("check").code == 0


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ('\nignroe = ["DUP"]\n', 2, "did you mean “ignore”"),
        ('fail-on = "warn"\n', 1, "expected one of error, warning"),
        ("\n\nmax-file-size = true\n", 3, "expected"),
        ('encodings = ["klingon"]\n', 1, "klingon"),
        ("select = [\n", None, "not TOML"),
        ("\nroster = 3\n", 2, "name of a file"),
        ('inventory = ["names.jsonl"]\n', 1, "name of a file"),
    ],
)
def test_mistakes_are_named(mtlint, tmp_path, text, line, hint):
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text(text)
    run = mtlint("check", "a.txt")
    assert run.code == 2
    assert f"mtlint.toml:{line}:" in run.err if line else "mtlint.toml" in run.err
    assert hint in run.err
    assert run.out == ""


def test_command_line_adds_to_settings(mtlint, tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(BAD)
    (tmp_path / "mtlint.toml").write_text('exclude = ["a.txt"]\n')
    run = mtlint("check", "--exclude", "b.txt", "--format", "concise")
    assert run.out.startswith("c.txt:")
    assert "b.txt:" not in run.out


def test_encodings_are_tried(mtlint, tmp_path):
    (tmp_path / "a.txt").write_bytes("The café was closed. They said said so.".encode("cp1252"))
    assert "ENC001" in mtlint("check", "--format", "concise", "a.txt").out
    run = mtlint("check", "--format", "concise", "--encoding", "cp1252", "a.txt")
    assert "ENC001" not in run.out
    assert "a.txt:1:27:" in run.out
