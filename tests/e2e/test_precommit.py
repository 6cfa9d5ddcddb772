"""The hook in a real run of pre-commit, in a repository of its own.

pre-commit installs mtlint from a repository made of this checkout, as it would from a release: this needs the
package registry and takes most of a minute, so one repository serves all cases.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import BAD, GOOD

PROJECT = Path(__file__).resolve().parents[2]
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
IDENTITY = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**env, **IDENTITY}, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory) -> Path:
    """This checkout as it stands, as a repository with one commit."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(PROJECT / name, folder / name)
    for name in ("linter", "rules"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "hooks")
    return folder


@pytest.fixture(scope="module")
def user(hook_repository, tmp_path_factory):
    """A user's repository with the hook; a function that runs it over all files."""
    folder = tmp_path_factory.mktemp("user")
    home = tmp_path_factory.mktemp("home")
    git(folder, "init", "-q")
    rev = git(hook_repository, "rev-parse", "HEAD").strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hook_repository}\n  rev: {rev}\n  hooks:\n  - id: mtlint\n    exclude: ^vendor/\n"
    )

    def run(**files: str) -> subprocess.CompletedProcess[str]:
        for old in folder.iterdir():
            if old.name not in {".git", ".pre-commit-config.yaml"}:
                shutil.rmtree(old) if old.is_dir() else old.unlink()
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        git(folder, "add", "-A")
        env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        return subprocess.run(
            [str(PRE_COMMIT), "run", "--all-files", "--color", "never"],
            cwd=folder, env={**env, **IDENTITY, "PRE_COMMIT_HOME": str(home)},
            capture_output=True, text=True, encoding="utf-8", timeout=500, check=False,
        )  # fmt: skip

    return run


def test_good_text_passes(user):
    done = user(**{"a.txt": GOOD, "b.md": "# Head\n\n" + GOOD, "code.py": "x = 1  # the the\n"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_bad_text_fails_and_is_named(user):
    done = user(**{"a.txt": GOOD, "chapter 1/名 字.txt": BAD})
    assert done.returncode == 1
    assert "chapter 1/名 字.txt:1:10: DUP001" in done.stdout


def test_excluded_files_are_not_looked_at(user):
    assert user(**{"a.txt": GOOD, "vendor/b.txt": BAD}).returncode == 0


def test_excludes_of_the_settings_hold_for_files_the_hook_names(user):
    done = user(**{"a.txt": GOOD, "old/b.txt": BAD, "mtlint.toml": 'exclude = ["old/"]\n'})
    assert done.returncode == 0, done.stdout


def test_many_files_in_several_processes(user):
    files = {f"part {n % 7}/{n}.txt": BAD if n % 10 == 0 else GOOD for n in range(120)}
    done = user(**files)
    assert done.returncode == 1
    assert done.stdout.count("DUP001") == 12
