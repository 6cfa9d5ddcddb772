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


def test_settings_in_a_sub_folder_win_over_those_here(mtlint, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text('ignore = ["DUP"]\n')
    (tmp_path / "sub" / "mtlint.toml").write_text('fail-on = "error"\n')
    run = mtlint("check", "sub/b.txt")
    assert "DUP001" in run.out
    assert run.code == 0  # the settings of the first path decide


def test_a_file_extends_another(mtlint, tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text('ignore = ["DUP"]\n')
    (tmp_path / "sub" / "mtlint.toml").write_text('extend = "../mtlint.toml"\n')
    assert mtlint("check", "sub").code == 0
    (tmp_path / "mtlint.toml").write_text('extend = "sub/mtlint.toml"\n')
    run = mtlint("check", "sub")
    assert run.code == 2
    assert "a loop" in run.err


def test_settings_on_the_command_line(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "ci.toml").write_text('exclude = ["a.txt"]\n')
    assert mtlint("check", "a.txt", "--config", 'ignore = ["DUP"]', "--config", 'fail-on = "never"').code == 0
    run = mtlint("check", "a.txt", "--config", "ci.toml", "--config", "force-exclude = false")
    assert "DUP001" in run.out
    assert "DUP001" not in mtlint("check", "a.txt", "--config", "ci.toml").out
    for arguments, said in [
        (["--config", "fail-on=error"], "texts in quotes"),
        (["--config", "ci.toml", "--config", "other.toml"], "a second file"),
        (["--config", "none.toml"], "no such file"),
        (["--config", "ci.toml", "--isolated"], "leave one of the two out"),
        (["--config", "ignroe = []"], "did you mean “ignore”"),
    ]:
        run = mtlint("check", "a.txt", *arguments)
        assert (run.code, run.out) == (2, ""), arguments
        assert said in run.err


def test_the_users_own_settings(mtlint, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "home" / "mtlint.toml").write_text('ignore = ["DUP"]\n')
    own = {"MTLINT_CONFIG_HOME": str(tmp_path / "home")}
    assert mtlint("check", "a.txt", env=own).code == 0
    assert mtlint("check", "a.txt", "--isolated", env=own).code == 1
    (tmp_path / "mtlint.toml").write_text("")
    assert mtlint("check", "a.txt", env=own).code == 1


@pytest.mark.parametrize("path", ["drafts/a.txt", "./drafts/a.txt", "{}/drafts/a.txt", "drafts/../drafts/a.txt"])
def test_excludes_hold_for_any_way_to_name_a_file(mtlint, tmp_path, path):
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text("exclude = ['drafts\\a.txt']\n")
    assert mtlint("check", path.format(tmp_path)).code == 0
    assert mtlint("check", path.format(tmp_path), "--no-force-exclude").code == 1


def test_excludes_of_the_command_line_are_relative_to_here(mtlint, tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "sub" / name).write_text(BAD)
    (tmp_path / "sub" / "mtlint.toml").write_text("")
    run = mtlint("check", "--format", "concise", "--extend-exclude", "./sub/a.txt")
    assert [line.split(":")[0] for line in run.out.splitlines()] == ["sub/b.txt"]


def test_the_settings_are_shown(mtlint, tmp_path):
    tomllib = pytest.importorskip("tomllib")

    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(BAD)
    (tmp_path / "mtlint.toml").write_text('\nignore = ["BOI"]\n[names]\naccept = ["Li\\tWei"]\n')
    run = mtlint("check", "--show-settings", "sub/a.txt", "--fail-on", "never", "--exclude", "sub/a.*")
    assert run.code == 0
    for said in ("mtlint.toml:2", "# --fail-on", "# default", "nearest settings file", "these settings exclude it"):
        assert said in run.out
    shown = tomllib.loads(run.out)
    assert shown["ignore"] == ["BOI"]
    assert shown["names"]["accept"] == ["Li\tWei"]
    assert mtlint("check", "sub/a.txt", "--show-settings").out.startswith("# The settings for sub/a.txt\n")
    run = mtlint("check", "--show-settings", "none.txt")
    assert (run.code, run.out) == (2, "")


def test_the_files_are_shown(mtlint, tmp_path):
    import os

    odd = os.fsdecode(b"caf\xe9 \xe4\xb8\xad.txt")
    for name in ("b.txt", "a b.md", "c.py", odd):
        (tmp_path / name).write_text(BAD)
    run = mtlint("check", "--show-files")
    assert run.code == 0
    assert run.bytes == b"a b.md\nb.txt\ncaf\xe9 \xe4\xb8\xad.txt\n"
    assert mtlint("check", "-", "--show-files").code == 2


def test_findings_need_not_fail(mtlint, tmp_path):
    (tmp_path / "a.txt").write_text(BAD)
    run = mtlint("check", "a.txt", "--exit-zero")
    assert "DUP001" in run.out
    assert run.code == 0
    assert mtlint("check", "none.txt", "--exit-zero").code == 2


def test_a_bad_line_of_gitignore_is_no_error(mtlint, tmp_path):
    (tmp_path / ".gitignore").write_text("[z-a]\nold/\n")
    (tmp_path / "a.txt").write_text(BAD)
    assert mtlint("check").code == 1
