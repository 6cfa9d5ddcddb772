"""The installed command, run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from linter.rulebook.compiled import cache_folder

COMMAND = Path(sys.executable).with_name("mtlint")
BAD = "The firm promised promised to answer soon.\n"
_KEPT = Path(cache_folder())  # before any test names another
GOOD = "The firm promised to answer soon.\n"

# What a run minds of its environment, such as that of the machine that runs these tests.
_MINDED = {"FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "PRE_COMMIT"}


class Run:
    """The result of a run: exit code and both streams as text."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code = done.returncode
        self.bytes = done.stdout
        self.out = done.stdout.decode("utf-8", "backslashreplace")
        self.err = done.stderr.decode("utf-8")


@pytest.fixture
def mtlint(tmp_path, monkeypatch):
    """Runs the command in an empty folder; returns a `Run`."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, stdin: bytes = b"", env: dict | None = None, timeout: int = 120) -> Run:
        clean = {k: v for k, v in os.environ.items() if k not in _MINDED}
        done = subprocess.run(
            [str(COMMAND), *map(str, arguments)],
            input=stdin,
            capture_output=True,
            timeout=timeout,
            check=False,
            cwd=tmp_path,
            env={**clean, **(env or {})},
        )
        return Run(done)

    return run


@pytest.fixture
def warm_cache(tmp_path, monkeypatch):
    """A cache folder for this test alone, in which the rules need not be compiled once more."""
    folder = tmp_path / "cache"
    folder.mkdir()
    for file in _KEPT.glob("rulebook-*.bin"):
        (folder / file.name).symlink_to(file)
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(folder))
    return folder
