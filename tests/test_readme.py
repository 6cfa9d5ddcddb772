"""What the README shows is what mtlint says, and what it names exists."""

from __future__ import annotations

import re
from pathlib import Path

from linter.config import _KEYS
from tests.e2e.conftest import COMMAND

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_example_is_true(tmp_path):
    import subprocess

    block = re.search(r"```\n\$ cat (\S+)\n(.*?)\$ mtlint check \1\n(.*?)```", README, re.DOTALL)
    (tmp_path / block[1]).write_text(block[2], "utf-8")
    run = subprocess.run(
        [str(COMMAND), "check", "--isolated", block[1]], cwd=tmp_path, capture_output=True, check=False
    )
    assert run.stdout.decode() == block[3]


def test_the_people_of_the_example_are_true(tmp_path):
    import subprocess

    text = re.search(r"\$ cat meeting.txt\n(.*?)\$ ", README, re.DOTALL)
    block = re.search(r"```\n\$ mtlint names meeting.txt\n(.*?)```", README, re.DOTALL)
    (tmp_path / "meeting.txt").write_text(text[1], "utf-8")
    run = subprocess.run(
        [str(COMMAND), "names", "--isolated", "meeting.txt"], cwd=tmp_path, capture_output=True, check=False
    )
    assert run.stdout.decode() == block[1]


def test_options_exist():
    import subprocess

    for command in ("check", "names"):
        known = subprocess.run([str(COMMAND), command, "--help"], capture_output=True, check=False).stdout.decode()
        lines = [line for line in README.splitlines() if f"mtlint {command} " in line]
        for option in re.findall(r"--[a-z-]+", " ".join(lines)):
            assert option in known, f"{command} {option}"


def test_the_settings_are_those_there_are():
    (keys,) = re.findall(r"^Keys: `([^`]+)`", README, re.MULTILINE)
    assert set(keys.split()) == set(_KEYS)


def test_links_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target


def test_the_hook_is_named():
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert all(f"id: {name}" in hooks for name in re.findall(r"- id: (\S+)", README))


def test_make_targets_exist():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`?make (\w+)", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
