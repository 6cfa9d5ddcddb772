"""The hooks in real runs of pre-commit, in a repository of their own.

pre-commit installs mtlint from a repository made of this checkout, as it would from a release: this needs the
package registry and takes most of a minute, so one installation serves all cases.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import BAD, COMMAND, GOOD
from tests.e2e.repository import clean_environment, git, old_project

PROJECT = Path(__file__).resolve().parents[2]
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
BASE = "base.jsonl"
NEW = "Nobody knew knew why the boat was late.\n"
FIXABLE = "It rai\u200bned in the evening.\n"
CLERKS = "Bai Ke, Tang Haoran, Cui Liwen and Du Yifan"
PRESIDED = {f"{n}.txt": f"Zhang Guoqing presided over the meeting. Present were {CLERKS}.\n" for n in range(1, 5)}
MISSPELT = {"5.txt": f"Zhang Guofeng presided over the meeting. Present were {CLERKS}.\n"}


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


class User:
    """A user's repository with hooks."""

    def __init__(self, folder: Path, home: Path, hooks: Path) -> None:
        self.folder = folder
        self._environment = clean_environment(PRE_COMMIT_HOME=str(home), PATH=f"{PRE_COMMIT.parent}:/usr/bin:/bin")
        self._hooks = hooks
        git(folder, "init", "-q", "-b", "main")

    def configure(self, *ids: str, more: str = "") -> None:
        """Use these hooks; `more` are lines for each of them."""
        rev = git(self._hooks, "rev-parse", "HEAD").strip()
        lines = "".join(f"  - id: {id_}\n{more}" for id_ in ids)
        config = f"repos:\n- repo: {self._hooks}\n  rev: {rev}\n  hooks:\n{lines}"
        (self.folder / ".pre-commit-config.yaml").write_text(config)

    def write(self, files: dict[str, str]) -> None:
        """Write files and stage them."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        git(self.folder, "add", "-A")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the hooks."""
        return self.call(str(PRE_COMMIT), "run", "--color", "never", *arguments)

    def call(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self._environment, capture_output=True, encoding="utf-8", timeout=500,
            check=False,
        )  # fmt: skip

    def mtlint(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command itself, in the repository."""
        return self.call(str(COMMAND), "check", "--format", "concise", *arguments)


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def user(hook_repository, home, tmp_path):
    """A repository with the hook `mtlint`, nothing in it yet."""
    folder = tmp_path / "user"
    folder.mkdir()
    user = User(folder, home, hook_repository)
    user.configure("mtlint", more="    exclude: ^vendor/\n")
    return user


def places(run: subprocess.CompletedProcess[str]) -> list[str]:
    return sorted(line.split(" ")[0] for line in run.stdout.splitlines() if ": DUP" in line)


def test_pre_commit_accepts_the_hooks():
    subprocess.run([str(PRE_COMMIT), "validate-manifest", str(PROJECT / ".pre-commit-hooks.yaml")], check=True)


def test_good_text_passes(user):
    user.write({"a.txt": GOOD, "b.md": "# Head\n\n" + GOOD, "code.py": "x = 1  # the the\n"})
    done = user.run()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_bad_text_fails_and_is_named(user):
    user.write({"a.txt": GOOD, "chapter 1/名 字.txt": BAD, "c.rst": BAD, "d.html": f"<p>{BAD}</p>\n"})
    done = user.run()
    assert done.returncode == 1
    assert places(done) == ["c.rst:1:10:", "chapter", "d.html:1:13:"]
    assert "chapter 1/名 字.txt:1:10: DUP001" in done.stdout


def test_excluded_files_are_not_looked_at(user):
    user.write({"a.txt": GOOD, "vendor/b.txt": BAD})
    assert user.run().returncode == 0


def test_excludes_of_the_settings_hold_for_files_the_hook_names(user):
    user.write({"a.txt": GOOD, "old/b.txt": BAD, "mtlint.toml": 'exclude = ["old/"]\n'})
    done = user.run()
    assert done.returncode == 0, done.stdout


def test_many_files_in_several_processes(user):
    user.configure("mtlint", more="    args: [--format=concise, --verbose]\n")
    user.write({f"part {n % 7}/{n}.txt": BAD if n % 10 == 0 else GOOD for n in range(120)})
    done = user.run()
    assert done.returncode == 1
    assert done.stdout.count("DUP001") == 12
    assert os.cpu_count() == 1 or done.stdout.count("settings: ") > 1, "it was one process"


def test_a_fix_fails_once_and_then_passes(user):
    user.configure("mtlint-fix")
    user.write({"a b.txt": FIXABLE, "名.md": GOOD})
    first = user.run()
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert "\u200b" not in (user.folder / "a b.txt").read_text("utf-8")
    git(user.folder, "add", "-A")
    assert user.run().returncode == 0
    user.write({"c.txt": BAD})
    assert user.run().returncode == 1, "what no safe fix mends is reported"
    assert (user.folder / "c.txt").read_text() == BAD


def test_a_commit_is_judged_by_what_is_staged(user):
    assert user.call(str(PRE_COMMIT), "install").returncode == 0
    user.write({"a.txt": GOOD})
    (user.folder / "a.txt").write_text(BAD)
    assert user.call("git", "commit", "-m", "good").returncode == 0
    assert (user.folder / "a.txt").read_text() == BAD, "what was not staged is back"
    git(user.folder, "add", "a.txt")
    (user.folder / "a.txt").write_text(GOOD)
    done = user.call("git", "commit", "-m", "bad")
    assert done.returncode == 1
    assert "a.txt:1:10: DUP001" in done.stdout + done.stderr
    assert (user.folder / "a.txt").read_text() == GOOD


def test_a_committed_baseline_holds_in_its_staged_form(user):
    user.write({"a.txt": BAD, "mtlint.toml": f'baseline = "{BASE}"\n'})
    assert user.mtlint("--write-baseline", BASE).returncode == 0
    known = (user.folder / BASE).read_bytes()
    (user.folder / BASE).write_bytes(b"")
    git(user.folder, "add", "-A")
    (user.folder / BASE).write_bytes(known)
    assert places(user.run()) == ["a.txt:1:10:"], "the one that is staged is empty"
    git(user.folder, "add", "-A")
    done = user.run("--all-files")
    assert done.returncode == 0, done.stdout
    (user.folder / BASE).unlink()
    git(user.folder, "add", "-A")
    lost = user.run("--all-files")
    assert lost.returncode == 1
    assert "there is no baseline here; `mtlint check --write-baseline base.jsonl` makes it" in lost.stdout


def test_a_commit_may_be_judged_by_its_changed_lines_alone(user):
    user.write({"a.txt": BAD + "\n" + GOOD})
    git(user.folder, "commit", "-q", "-m", "old text")
    user.configure("mtlint", more="    args: [--format=concise, --diff-base=HEAD]\n")
    assert user.call(str(PRE_COMMIT), "install").returncode == 0
    user.write({"a.txt": BAD + "\n" + GOOD + "\nA fine line.\n"})
    assert user.call("git", "commit", "-m", "a fine line").returncode == 0
    user.write({"a.txt": BAD + "\n" + GOOD + "\n" + NEW})
    done = user.call("git", "commit", "-a", "-m", "a bad line")
    assert done.returncode == 1
    assert places(done) + places(subprocess.CompletedProcess((), 1, done.stderr)) == ["a.txt:5:8:"]


def test_the_hook_for_files_minds_no_splitting_and_the_one_for_projects_sees_all(user):
    user.configure("mtlint", "mtlint-project")
    user.write({**PRESIDED, **MISSPELT})
    assert "NAM012" in user.mtlint().stdout
    assert user.run("mtlint", "--all-files").returncode == 0, "what it says must not hang on who is named with whom"
    git(user.folder, "commit", "-q", "-m", "all")
    user.write({"new.md": GOOD})
    project = user.run("mtlint-project", "--hook-stage", "manual")
    assert project.returncode == 1
    assert "project: the whole of “.”, the repository" in project.stdout
    assert "5.txt:1:1: NAM012" in project.stdout
    assert "Skipped" not in user.run("mtlint-project", "--hook-stage", "pre-push", "--all-files").stdout


def test_the_hook_for_files_knows_the_names_of_a_committed_inventory(user):
    user.write({**PRESIDED, "mtlint.toml": 'inventory = "names.jsonl"\n'})
    assert user.call(str(COMMAND), "names", "--inventory", "names.jsonl").returncode == 0
    git(user.folder, "add", "-A")
    git(user.folder, "commit", "-q", "-m", "names")
    user.write(MISSPELT)
    done = user.run()
    assert done.returncode == 1
    assert "5.txt:1:1: NAM012" in done.stdout


def test_five_hundred_old_documents_and_one_new_defect(user):
    """The way of a team that begins today: whatever is asked, exactly what is new is told."""
    user.configure("mtlint", "mtlint-project")
    old_project(user.folder, 500)
    user.write({"mtlint.toml": f'baseline = "{BASE}"\n'})
    assert user.mtlint("--baseline", "x", "--write-baseline", "x").returncode == 0
    (user.folder / "x").unlink()
    assert user.mtlint("--write-baseline", BASE, "--quiet").returncode == 0
    git(user.folder, "add", "-A")
    known = [json.loads(line) for line in (user.folder / BASE).read_text("utf-8").splitlines()]
    assert len(known) > 400
    assert len({entry["path"] for entry in known}) > 300
    assert user.mtlint("--strict-baseline").stdout == ""
    everything = user.run("--all-files")
    assert everything.returncode == 0, everything.stdout
    git(user.folder, "commit", "-q", "-m", "from here on")

    target = user.folder / "part 0" / "第35章.md"
    text = target.read_text("utf-8")
    target.write_text("A line above.\n\n" + text + "\n" + NEW, "utf-8")
    git(user.folder, "add", "-A")
    line = text.count("\n") + 4
    for done in (user.mtlint("--strict-baseline"), user.run(), user.run("--all-files"),
                 user.run("mtlint-project", "--hook-stage", "manual")):  # fmt: skip
        assert done.returncode == 1
        told = [row for row in done.stdout.splitlines() if row.partition(": ")[2][:3].isupper()]
        assert told == [f"part 0/第35章.md:{line}:8: DUP001 “knew” is written twice"]
