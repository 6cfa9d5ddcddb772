"""What other people's CI reads: valid by the validators of the field, and each script run as it would be."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.e2e.conftest import BAD, COMMAND, GOOD
from tests.e2e.repository import clean_environment, git

PROJECT = Path(__file__).resolve().parents[1]
ACTION = yaml.safe_load((PROJECT / "action.yml").read_text("utf-8"))
JOB = yaml.safe_load((PROJECT / "ci" / "mtlint.gitlab-ci.yml").read_text("utf-8"))["mtlint"]
BIN = Path(sys.executable).parent
PAGES = ("docs/ci.md", "docs/hook.md", "docs/baseline.md", "docs/languagetool.md")
EXAMPLES = [
    (name, block)
    for name in PAGES
    for block in re.findall(r"^```yaml\n(.*?)^```", (PROJECT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)
]


def valid(schema: str, file: Path, *more: str) -> None:
    done = subprocess.run(
        [str(BIN / "check-jsonschema"), "--builtin-schema", schema, *more, str(file)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_is_one():
    valid("vendor.github-actions", PROJECT / "action.yml")


def test_the_gitlab_job_is_one():
    valid("vendor.gitlab-ci", PROJECT / "ci" / "mtlint.gitlab-ci.yml", "--data-transform", "gitlab-ci")


def test_a_wrong_action_is_refused(tmp_path):
    (tmp_path / "action.yml").write_text(yaml.safe_dump({**ACTION, "runs": {"using": "composite"}}))
    with pytest.raises(AssertionError):
        valid("vendor.github-actions", tmp_path / "action.yml")


@pytest.mark.parametrize(("page", "text"), EXAMPLES)
def test_the_examples_of_the_pages_are_valid(tmp_path, page, text):
    text = text.replace("…@", "someone/mtlint@").replace("repo: … ", "repo: https://example.org/x ")
    if text.lstrip().startswith("- id: "):
        text = f"repos:\n- repo: https://example.org/x\n  rev: v1\n  hooks:\n{text}"
    known = yaml.safe_load(text)
    file = tmp_path / "example.yml"
    file.write_text(text, "utf-8")
    if "repos" in known:
        subprocess.run([str(BIN / "pre-commit"), "validate-config", str(file)], check=True)
    elif "jobs" in known:
        valid("vendor.github-workflows", file)
        for step in known["jobs"]["mtlint"]["steps"]:
            if "mtlint@" in step["uses"]:
                assert step["with"].keys() <= ACTION["inputs"].keys()
    else:
        valid("vendor.gitlab-ci", file, "--data-transform", "gitlab-ci")
        assert known["mtlint"]["variables"].keys() <= JOB["variables"].keys()


def test_the_page_names_every_input():
    rows = re.findall(r"^\| `([\w-]+)` \|.*\|$", (PROJECT / "docs" / "ci.md").read_text("utf-8"), re.MULTILINE)
    assert set(rows) == set(ACTION["inputs"])


def step(name: str, where: Path, path: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as GitHub does: its script in a file, its inputs in variables."""
    [found] = [s for s in ACTION["runs"]["steps"] if s["name"] == name]
    given = {key: spec["default"] for key, spec in ACTION["inputs"].items()} | inputs
    for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        (where.parent / key).write_text("")
    script = where.parent / "step.sh"
    script.write_text(found["run"], "utf-8")
    assert "${{" not in found["run"], "an input in a script is a command that anybody can write"

    def filled(value: str) -> str:
        return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], value)

    environment = {key: filled(value) for key, value in found["env"].items()}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
        cwd=where / filled(found.get("working-directory", ".")),
        env=clean_environment(
            **environment, GITHUB_ACTIONS="true", CI="true", GITHUB_ACTION_PATH=str(PROJECT), PATH=path,
            GITHUB_OUTPUT=str(where.parent / "GITHUB_OUTPUT"), GITHUB_WORKSPACE=str(where),
            GITHUB_STEP_SUMMARY=str(where.parent / "GITHUB_STEP_SUMMARY"),
        ),
        capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture
def workspace(tmp_path) -> Path:
    folder = tmp_path / "work space"
    (folder / "part two").mkdir(parents=True)
    (folder / "a.txt").write_text(GOOD)
    (folder / "part two" / "名.txt").write_text(BAD)
    return folder


def lint(workspace: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    return step("Lint", workspace, f"{BIN}:{os.environ['PATH']}", **inputs)


def test_the_action_annotates_and_counts(workspace):
    run = lint(workspace)
    assert run.returncode == 1
    assert "::warning file=part two/名.txt,line=1,col=10," in run.stdout
    assert (workspace.parent / "GITHUB_OUTPUT").read_text() == "exit-code=1\n"
    assert "DUP001" in (workspace.parent / "GITHUB_STEP_SUMMARY").read_text("utf-8")


def test_the_action_passes_what_it_is_told(workspace):
    assert lint(workspace, paths="a.txt\n").returncode == 0
    assert lint(workspace, paths="a.txt\npart two\n").returncode == 1
    assert lint(workspace, args="--select=SPC\n--fail-on=error\n").returncode == 0
    assert lint(workspace, **{"working-directory": "part two"}).stdout.count("DUP001") > 0
    quiet = lint(workspace, annotations="false")
    assert (quiet.returncode, "::" in quiet.stdout) == (1, False)
    assert (workspace.parent / "GITHUB_STEP_SUMMARY").read_text() == ""
    wrong = lint(workspace, args="--nonsense")
    assert (wrong.returncode, (workspace.parent / "GITHUB_OUTPUT").read_text()) == (2, "exit-code=2\n")


def test_the_action_writes_sarif_and_annotates(workspace):
    run = lint(workspace, **{"sarif-file": "out file.sarif"})
    assert run.returncode == 1
    assert "::warning file=" in run.stdout
    results = json.loads((workspace / "out file.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["DUP001"]


def test_the_action_starts_from_a_baseline_or_a_revision(workspace):
    subprocess.run([str(COMMAND), "check", "--write-baseline", "base.json"], cwd=workspace, check=True)
    assert lint(workspace, baseline="base.json").returncode == 0
    git(workspace, "init", "-q", "-b", "main")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-q", "-m", "old")
    assert lint(workspace, **{"diff-base": "main"}).returncode == 0
    (workspace / "a.txt").write_text(BAD)
    assert lint(workspace, **{"diff-base": "main"}).stdout.count("::warning") == 1


@pytest.mark.parametrize(
    "evil", ["a.txt; touch {}", "$(touch {})", "`touch {}`", '" ; touch {} ; "', "--help\n$(touch {})"]
)
def test_no_input_is_a_command(workspace, tmp_path, evil):
    mark = tmp_path / "mark"
    for key in ("paths", "args", "baseline", "diff-base", "sarif-file", "annotations"):
        lint(workspace, **{key: evil.format(mark)})
        assert not mark.exists()


def test_the_action_installs_itself_or_a_version(tmp_path, workspace):
    """A python that only notes what it is asked for."""
    fake = tmp_path / "bin"
    fake.mkdir()
    (fake / "python").write_text('#!/bin/sh\nfor word in "$@"; do echo "[$word]"; done\n')
    (fake / "python").chmod(0o755)
    path = f"{fake}:/usr/bin:/bin"
    asked = ["[-m]", "[pip]", "[install]", "[--quiet]", "[--disable-pip-version-check]"]
    assert step("Install mtlint", workspace, path).stdout.split("\n")[:-1] == [*asked, f"[{PROJECT}]"]
    chosen = step("Install mtlint", workspace, path, version="1.2; touch x")
    assert chosen.stdout.split("\n")[:-1] == [*asked, "[mtlint==1.2; touch x]"]


def test_the_action_runs_what_it_installed(tmp_path, workspace):
    """Into an environment of its own, from the package index."""
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    path = f"{tmp_path / 'venv' / 'bin'}:/usr/bin:/bin"
    installed = step("Install mtlint", workspace, path)
    assert installed.returncode == 0, installed.stderr
    run = step("Lint", workspace, path)
    assert (run.returncode, run.stdout.count("::warning file=")) == (1, 1)


def test_the_script_of_the_gitlab_job(workspace):
    """Each line as GitLab's runner gives it to the shell; the installation is the one of this test."""
    given = {**JOB["variables"], "CI_PROJECT_DIR": str(workspace), "MTLINT_ARGS": "--select=DUP", "MTLINT_PATHS": "."}
    variables = {key: value.replace("$CI_PROJECT_DIR", str(workspace)) for key, value in given.items()}
    script = "\n".join(line for line in JOB["script"] if "pip install" not in line)
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=workspace, capture_output=True, check=False,
        env=clean_environment(**variables, PATH=f"{BIN}:{os.environ['PATH']}"),
    )  # fmt: skip
    assert done.returncode == 1
    reports = JOB["artifacts"]["reports"]
    [finding] = json.loads((workspace / reports["codequality"]).read_text("utf-8"))
    assert (finding["location"]["path"], finding["check_name"]) == ("part two/名.txt", "DUP001")
    assert "DUP001" in (workspace / reports["junit"]).read_text("utf-8")
