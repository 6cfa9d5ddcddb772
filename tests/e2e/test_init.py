"""`mtlint init`: a first settings file that holds what was seen, and a hook that runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from linter.config import SETTINGS, load_config
from tests.e2e.conftest import BAD, GOOD

BIN = Path(sys.executable).parent


def test_an_empty_folder(mtlint, tmp_path):
    run = mtlint("init")
    assert run.code == 0
    assert "nothing to lint" in run.out
    assert "mtlint check" in run.out
    text = (tmp_path / "mtlint.toml").read_text("utf-8")
    assert not [line for line in text.splitlines() if line and not line.startswith(("#", "["))]
    assert mtlint("check").code == 0


def test_every_line_holds_without_its_sign(mtlint, tmp_path):
    (tmp_path / "mtlint.toml").write_text("")
    (tmp_path / "sub").mkdir()
    assert mtlint("init", "sub").code == 0
    file = tmp_path / "sub" / "mtlint.toml"
    text = re.sub(r"(?m)^# (?=[a-z-]+ = )", "", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    config = load_config(str(file))
    assert all(getattr(config, setting.field) != setting.default for setting in SETTINGS.values())


def test_it_proposes_what_it_sees(mtlint, tmp_path):
    (tmp_path / "mtlint.toml").write_text('fail-on = "error"\n')
    folder = tmp_path / "book"
    (folder / "vendor").mkdir(parents=True)
    (folder / "node_modules").mkdir()  # holds nothing to lint
    for name in ("a.txt", "b.md", "c.srt", "vendor/d.txt"):
        (folder / name).write_text(GOOD)
    (folder / "old.txt").write_bytes(b"caf\xe9")
    (folder / "people.toml").write_text('[[person]]\ncanonical = "Li Wei"\n')
    run = mtlint("init", "book")
    assert "3 files: 2 .txt, 1 .md" in run.out
    config = load_config(str(folder / "mtlint.toml"))
    assert config.exclude == ("vendor/",)
    assert config.roster == str(folder / "people.toml")
    assert config.fail_on == "error"  # from the settings above, which it extends
    text = (folder / "mtlint.toml").read_text("utf-8")
    assert "Not UTF-8 here: old.txt." in text
    assert "Seen here and not linted: 1 .srt." in text
    assert "baseline = " not in text.replace("# baseline = ", "")


def test_nothing_is_overwritten(mtlint, tmp_path):
    (tmp_path / "mtlint.toml").write_text("cache = false\n")
    run = mtlint("init")
    assert run.code == 2
    assert "--force" in run.err
    assert (tmp_path / "mtlint.toml").read_text() == "cache = false\n"
    assert mtlint("init", "--force").code == 0
    assert "cache = false" not in (tmp_path / "mtlint.toml").read_text().replace("# cache = false", "")
    (tmp_path / "mtlint.toml").rename(tmp_path / ".mtlint.toml")
    run = mtlint("init", "--force")
    assert run.code == 2
    assert ".mtlint.toml" in run.err
    assert mtlint("init", "none").code == 2


def test_hostile_names(mtlint, tmp_path):
    for name in (os.fsdecode(b"caf\xe9.txt"), "a\nb.txt", "é中😀.srt", "#.txt", "\u2028.txt"):
        (tmp_path / name).write_bytes(b"\xff\x00\xe9")
    assert mtlint("init").code == 0
    load_config(str(tmp_path / "mtlint.toml"))


def test_the_hook_runs(mtlint, tmp_path):
    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    def hook() -> subprocess.CompletedProcess:
        path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
        env = {**os.environ, "PATH": path, "PRE_COMMIT_HOME": str(tmp_path / ".cache")}
        return subprocess.run(
            [BIN / "pre-commit", "run", "--all-files"],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )

    git("init", "-q")
    (tmp_path / ".gitignore").write_text(".cache/\n")
    (tmp_path / "a.txt").write_text(GOOD)
    assert "wrote .pre-commit-config.yaml" in mtlint("init", "--pre-commit").out
    git("add", "-A")
    done = hook()
    assert done.returncode == 0, done.stdout
    (tmp_path / "a.txt").write_text(BAD)
    git("add", "-A")
    done = hook()
    assert done.returncode == 1
    assert "a.txt:1:" in done.stdout
    before = (tmp_path / ".pre-commit-config.yaml").read_bytes()
    assert "is there already" in mtlint("init", "--force", "--pre-commit").out
    assert (tmp_path / ".pre-commit-config.yaml").read_bytes() == before
