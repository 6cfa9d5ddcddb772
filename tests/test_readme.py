"""What the README and the pages for users show is what mtlint does, and what they name exists."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import COMMAND
from tools.pictures import MEETING

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
GUIDES = (
    "README.md",
    "docs/README.md",
    "docs/start.md",
    "docs/usage.md",
    "docs/fixes.md",
    "docs/hook.md",
    "docs/reading.md",
)
BLOCK = re.compile(r"^```(?:sh|bash|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(page: str) -> list[str]:
    """The calls of mtlint in a page, without comments, in order."""
    blocks = BLOCK.findall((ROOT / page).read_text("utf-8"))
    lines = [line.partition(" #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("mtlint ") and "[" not in line]


@pytest.fixture
def project(tmp_path):
    """A folder with what the examples name."""
    (tmp_path / "my-folder").mkdir()
    for file in ("meeting.txt", "my-folder/meeting.txt"):
        (tmp_path / file).write_text(MEETING, "utf-8")
    return tmp_path


@pytest.mark.parametrize("page", [page for page in GUIDES if commands(page)])
def test_every_command_runs(project, page):
    for line in commands(page):
        call = [str(COMMAND), *shlex.split(line)[1:]]
        done = subprocess.run(call, cwd=project, capture_output=True, stdin=subprocess.DEVNULL, check=False)
        assert done.returncode in {0, 1}, (line, done.stderr.decode())
        for _, file in re.findall(r"--output (\w+):(\S+)", line):
            assert (project / file).stat().st_size > 0, line


def test_a_baseline_silences_what_was_there(project):
    write, use = (line for line in commands("README.md") if "baseline" in line)
    for line, code in ((write, 0), (use, 0)):
        done = subprocess.run([str(COMMAND), *shlex.split(line)[1:]], cwd=project, capture_output=True, check=False)
        assert done.returncode == code, done.stdout.decode()


def test_the_example_of_the_quick_start_is_the_one_in_the_pictures():
    assert f"```text\n{MEETING}```" in (ROOT / "docs" / "start.md").read_text("utf-8")


@pytest.mark.parametrize("page", GUIDES)
def test_options_exist(page):
    text = (ROOT / page).read_text("utf-8")
    known = {name: _help(name) for name in ("check", "names", "report")}
    for code in re.findall(r"`([^`\n]+)`", text):
        words = code.split()
        of = words[1] if words[:1] == ["mtlint"] and len(words) > 1 and words[1] in known else "check"
        for option in (
            re.findall(r"(?<![\w-])--[a-z-]+", code) if not re.match(r"(pip|uv|pre-commit|git) ", code) else ()
        ):
            assert option in known[of], (page, code)


@pytest.mark.parametrize("page", GUIDES)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text("utf-8")):
        assert (ROOT / page).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("page", ["README.md", "docs/hook.md"])
def test_hooks_exist(page):
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert all(f"id: {name}\n" in hooks for name in re.findall(r"- id: (\S+)", (ROOT / page).read_text("utf-8")))


def test_every_hook_is_told():
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    text = (ROOT / "docs" / "hook.md").read_text("utf-8")
    assert all(f"| `{name}` |" in text for name in re.findall(r"- id: (\S+)", hooks))


@pytest.mark.parametrize("page", GUIDES)
def test_make_targets_exist(page):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"(?:`|^)make (\w+)", (ROOT / page).read_text("utf-8"), re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_figures_stand_where_the_readme_says():
    figures = (ROOT / "docs" / "figures.md").read_text("utf-8")
    core = re.search(r"recall, T1 core .*?= ([\d.]+) %", figures)[1]
    alarms = re.search(r"false alarms a 1,000 words by people\s*\|\s*([\d.]+)", figures)[1]
    assert f"{int(float(core))} % of the core defects" in README
    assert f"{float(alarms):.2f} times in 1,000 words" in README


def test_what_other_tools_find_stands_on_their_page():
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (ROOT / "docs" / "peers.md").read_text("utf-8").splitlines()
        if line.startswith("| ")
    ]
    marks = int(re.fullmatch(r"of (\d+) marks", rows[0][1])[1])
    named = {row[0].partition(" ")[0]: int(row[1]) for row in rows[1:]}
    told = " ".join(README.split())
    assert f"Of {marks} defects in the five seed documents" in told
    assert f"together touch {named.pop('all')}, none more than" in told
    assert f"documents at hand, {named.pop('mtlint')} (" in told
    assert f"none more than {max(named.values())};" in told
    assert len(named) == 7
    assert all(name.removesuffix(".js") in told.lower() for name in named)


def test_the_reading_takes_two_minutes():
    assert len(re.findall(r"\w+", README)) < 800


def _help(command: str) -> str:
    return subprocess.run([str(COMMAND), command, "--help"], capture_output=True, check=False).stdout.decode()
