"""`--project` and `--by-file`: what a run looks across."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from linter.api import lint_paths
from tests.e2e.conftest import BAD, COMMAND, GOOD
from tests.e2e.repository import clean_environment, git

CLERKS = "Bai Ke, Tang Haoran, Cui Liwen and Du Yifan"
PEOPLE = {
    **{f"{n}.txt": f"Zhang Guoqing presided over the meeting. Present were {CLERKS}.\n" for n in range(1, 5)},
    "ch/5.txt": f"Zhang Guofeng presided over the meeting. Present were {CLERKS}.\n",
}


@pytest.fixture
def project(tmp_path) -> Path:
    folder = tmp_path / "project"
    (folder / "ch").mkdir(parents=True)
    for name, text in PEOPLE.items():
        (folder / name).write_text(text)
    return folder


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), "check", "--format", "concise", *arguments],
        cwd=folder, env=clean_environment(), capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("where", "named", "root", "place"),
    [
        (".", ".", ".", "ch/5.txt"),
        (".", "1.txt", ".", "ch/5.txt"),
        ("ch", "5.txt", "..", "5.txt"),
        ("ch", ".", "..", "5.txt"),
    ],
)
@pytest.mark.parametrize("kind", ["settings", "repository"])
def test_a_project_is_linted_whole_whatever_is_named(project, where, named, root, place, kind):
    if kind == "settings":
        (project / "mtlint.toml").write_text("")
        why = "where mtlint.toml stands"
    else:
        git(project, "init", "-q")
        why = "the repository"
    run = check(project / where, "--project", named)
    assert run.returncode == 1
    assert f"{place}:1:1: NAM012" in run.stdout
    assert run.stderr.startswith(f"project: the whole of “{root}”, {why}\n")
    assert not check(project / where, "--project", named, "--quiet").stderr.startswith("project")


def test_without_settings_and_repository_the_folder_is_the_project(project):
    run = check(project, "--project", "ch/5.txt")
    assert run.stderr.startswith("project: the whole of “ch”, as neither settings nor a repository say more\n")
    assert (run.returncode, run.stdout) == (0, "")


def test_settings_elsewhere_are_no_project(project, tmp_path):
    git(project, "init", "-q")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x.toml").write_text("")
    run = check(project, "--project", "ch", "--config", "../other/x.toml")
    assert run.stderr.startswith("project: the whole of “.”, the repository\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--project", "--by-file"], "do not go together"),
        (["--project", "-"], "does not go with standard input"),
        (["--project", "nowhere"], "no such file or folder: “nowhere”"),
    ],
)
def test_what_cannot_be_done_is_said(project, arguments, said):
    run = check(project, *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr


def test_by_file_concludes_nothing_across_the_files_it_is_given(project):
    assert "NAM012" in check(project).stdout
    assert check(project, "--by-file").stdout == ""
    (project / "ch" / "5.txt").write_text(PEOPLE["ch/5.txt"] + "\n" + BAD)
    assert check(project, "--by-file").stdout == "ch/5.txt:3:10: DUP001 “promised” is written twice\n"


def test_by_file_asks_an_inventory(project):
    assert (
        subprocess.run([str(COMMAND), "names", "--inventory", "names.jsonl", "-q"], cwd=project, check=False).returncode
        == 0
    )
    known = ("--inventory", "names.jsonl", "--by-file")
    assert "ch/5.txt:1:1: NAM012" in check(project, "ch/5.txt", *known).stdout
    assert "NAM012" not in check(project, "1.txt", *known).stdout


def test_a_suppression_of_a_rule_across_files_is_not_unused_by_file(project):
    (project / "ch" / "5.md").write_text("<!-- mtlint: ignore-file NAM012 -->\n\n" + PEOPLE["ch/5.txt"])
    assert check(project, "--by-file", "ch/5.md").stdout == ""


def test_programs_get_what_the_baseline_of_the_settings_leaves(project, monkeypatch):
    monkeypatch.chdir(project)
    (project / "a.txt").write_text(BAD)
    (project / "mtlint.toml").write_text('baseline = "base.json"\n')
    assert check(project, "--write-baseline", "base.json").returncode == 0
    assert not lint_paths(["."]).findings
    (project / "b.txt").write_text(GOOD + "\n" + BAD)
    assert [f.location.path for f in lint_paths(["."]).findings] == ["b.txt"]


def test_what_is_left_out_can_be_listed(project):
    (project / "a.txt").write_text(BAD)
    assert check(project, "--write-baseline", "base.json").returncode == 0
    run = check(project, "--baseline", "base.json", "--show-suppressed", "--format", "json")
    assert '"baseline"' in run.stdout
    assert "base.json" in run.stdout
    assert run.returncode == 0
