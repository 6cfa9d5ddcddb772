"""`--diff-base`: only what touches lines that changed, as the real git tells it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import COMMAND
from tests.e2e.repository import clean_environment, git

OLD = "The firm promised promised to answer soon.\n"
FINE = "Nothing of note happened that day.\n"
NEW = "Nobody knew knew why the boat was late.\n"


@pytest.fixture
def repository(tmp_path) -> Path:
    """A repository with an old finding on line 1 of `a.txt`."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "a.txt").write_text(OLD + "\n" + FINE)
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "a step")


def check(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), "check", "--format", "concise", *arguments],
        cwd=folder, env=env or clean_environment(), capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def places(folder: Path, *arguments: str, base: str = "HEAD") -> list[str]:
    run = check(folder, "--diff-base", base, *arguments)
    assert run.returncode < 2, run.stderr
    return [line.split(": ")[0] for line in run.stdout.splitlines()]


def test_nothing_changed_nothing_is_told(repository):
    run = check(repository, "--diff-base", "HEAD")
    assert (run.returncode, run.stdout) == (0, "")


def test_changed_lines_count_and_others_do_not(repository):
    (repository / "a.txt").write_text("A title\n\n" + OLD + "\n" + FINE + "\n" + NEW)
    assert places(repository) == ["a.txt:7:8"]
    git(repository, "add", "a.txt")
    assert places(repository) == ["a.txt:7:8"], "staged content counts as well"
    (repository / "a.txt").write_text(
        "A title\n\n" + OLD + "\n" + FINE + "\n" + NEW + "\n" + NEW.replace("boat", "ship")
    )
    assert places(repository) == ["a.txt:7:8", "a.txt:9:8"], "and what was changed after staging"
    commit(repository)
    assert places(repository) == []
    assert places(repository, base="HEAD~1") == ["a.txt:7:8", "a.txt:9:8"]


def test_a_file_that_git_does_not_know_is_all_new(repository):
    (repository / ".gitignore").write_text("ignored.txt\n")
    (repository / "new.txt").write_text(OLD)
    (repository / "ignored.txt").write_text(OLD)
    assert places(repository) == ["new.txt:1:10"]
    assert places(repository, "ignored.txt") == ["ignored.txt:1:10"]


def test_a_seam_where_lines_were_taken_away(repository):
    (repository / "b.md").write_text("They came to the\nold and quiet\nthe house by the road.\n" + "\n" + OLD)
    commit(repository)
    (repository / "b.md").write_text("They came to the\nthe house by the road.\n" + "\n" + OLD)
    assert places(repository, "--select", "DUP001") == ["b.md:1:14"]


@pytest.mark.parametrize(
    "name",
    ["with blank.txt", "名 字.txt", 'quote".txt', "back\\slash.txt", "tab\tname.txt", "new\nline.txt", "é.txt",
     "b/a b/c.txt", " lead.txt", "+++ b.txt"],
)  # fmt: skip
def test_any_name(repository, name):
    file = repository / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(OLD + "\n" + FINE)
    commit(repository)
    assert places(repository) == []
    file.write_text(OLD + "\n" + FINE + "\n" + NEW)
    git(repository, "config", "core.quotePath", "true")
    run = check(repository, "--diff-base", "HEAD")
    assert run.stdout.count("DUP001") == 1
    assert ":5:8: DUP001" in run.stdout


def test_a_name_that_is_no_utf_8(repository):
    with open(bytes(repository) + b"/caf\xe9.txt", "wb") as stream:
        stream.write((OLD + "\n" + FINE).encode())
    commit(repository)
    with open(bytes(repository) + b"/caf\xe9.txt", "ab") as stream:
        stream.write(("\n" + NEW).encode())
    assert check(repository, "--diff-base", "HEAD").stdout.count(":5:8: DUP001") == 1


def test_a_file_with_a_new_name_is_compared_with_itself(repository):
    (repository / "part two").mkdir()
    git(repository, "mv", "a.txt", "part two/名.txt")
    assert places(repository) == []
    (repository / "part two" / "名.txt").write_text(OLD + "\n" + FINE + "\n" + NEW)
    git(repository, "add", "-A")
    assert places(repository) == ["part two/名.txt:5:8"]


def test_lines_that_look_like_a_patch(repository):
    evil = "++ b/a.txt\n@@ -1,9 +1,9 @@\n-- a/a.txt\ndiff --git a/a.txt b/a.txt\n"
    (repository / "c.txt").write_text(evil + OLD)
    commit(repository)
    (repository / "c.txt").write_text(evil + evil + "\n" + OLD)
    assert places(repository, "--select", "DUP001") == []
    (repository / "c.txt").write_text(evil + evil + OLD + "\n" + NEW)
    assert places(repository, "--select", "DUP001") == ["c.txt:11:8"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("One.\r\n" + OLD, "One.\r\nTwo.\r\n" + NEW, ["e.txt:3:8"]),
        (OLD.replace("\n", "\r") + "\r\r" + FINE, OLD.replace("\n", "\r") + "\r\r" + FINE + NEW, ["e.txt:5:8"]),
        (OLD + "a\rb\rc\n\n" + FINE, OLD + "a\rb\rc\n\n" + NEW, ["e.txt:6:8"]),
        (OLD + "a\rb\r\n\n" + FINE, OLD + "a\rb\rc\r\n\n" + FINE, []),
        (OLD + "\n\u2028x\f\n" + FINE, OLD + "\n\u2028x\f\n" + NEW, ["e.txt:4:8"]),
        (OLD.rstrip(), OLD + "\n" + NEW.rstrip(), ["e.txt:1:10", "e.txt:3:8"]),
    ],
)
def test_line_ends(repository, before, after, expected):
    """git ends lines at LF alone. A line that only gets its line end is a changed line, as in git."""
    git(repository, "config", "core.autocrlf", "false")
    (repository / "e.txt").write_bytes(before.encode())
    commit(repository)
    (repository / "e.txt").write_bytes(after.encode())
    assert places(repository, "--select", "DUP001") == expected


def test_a_file_in_utf_16_counts_as_a_whole(repository):
    (repository / "u.txt").write_bytes((OLD + "\n" + FINE).encode("utf-16"))
    commit(repository)
    assert places(repository) == []
    (repository / "u.txt").write_bytes((OLD + "\n" + FINE + "\n" + NEW).encode("utf-16"))
    assert places(repository) == ["u.txt:1:10", "u.txt:5:8"]


def test_from_a_folder_below_and_through_a_link(repository, tmp_path):
    (repository / "ch").mkdir()
    (repository / "ch" / "b.txt").write_text(FINE)
    commit(repository)
    (repository / "ch" / "b.txt").write_text(FINE + "\n" + NEW)
    (repository / "a.txt").write_text(OLD + "\n" + NEW)
    assert places(repository / "ch") == ["b.txt:3:8"]
    assert places(repository / "ch", "..") == ["../a.txt:3:8", "b.txt:3:8"]
    (tmp_path / "link").symlink_to(repository, target_is_directory=True)
    assert places(tmp_path / "link" / "ch") == ["b.txt:3:8"]
    git(repository, "config", "diff.relative", "true")
    assert places(repository / "ch", "..") == ["../a.txt:3:8", "b.txt:3:8"]


def test_in_a_worktree(repository, tmp_path):
    git(repository, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    (tmp_path / "side" / "a.txt").write_text(OLD + "\n" + NEW)
    assert places(tmp_path / "side", base="main") == ["a.txt:3:8"]
    assert places(repository, base="main") == []


def test_what_others_did_on_the_base_meanwhile_does_not_count(repository):
    git(repository, "checkout", "-q", "-b", "side")
    (repository / "b.txt").write_text(NEW)
    commit(repository)
    git(repository, "checkout", "-q", "main")
    (repository / "a.txt").write_text("The firm promised to answer soon.\n\n" + FINE)
    commit(repository)
    git(repository, "checkout", "-q", "side")
    assert places(repository, base="main") == ["b.txt:1:8"]


def test_settings_of_git_that_change_a_patch(repository, tmp_path):
    (repository / ".gitattributes").write_text("*.txt diff=upper\n")
    commit(repository)
    for key, value in (
        ("diff.external", "false"), ("diff.upper.textconv", "tr a-z A-Z <"), ("diff.upper.command", "false"),
        ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("diff.context", "5"), ("color.ui", "always"),
        ("diff.interHunkContext", "9"), ("diff.renames", "false"), ("core.pager", "false"), ("diff.wordRegex", "."),
        ("diff.orderFile", str(tmp_path / "order")), ("core.quotePath", "true"),
    ):  # fmt: skip
        git(repository, "config", key, value)
    (tmp_path / "order").write_text("*.md\n")
    (repository / "a.txt").write_text(OLD + "\n" + FINE + "\n" + NEW)
    environment = clean_environment(GIT_EXTERNAL_DIFF="false", GIT_PAGER="false", LANG="de_DE.UTF-8", LC_ALL="C")
    run = check(repository, "--diff-base", "HEAD", env=environment)
    assert (run.returncode, run.stdout.count("\n"), run.stderr.count("git")) == (1, 1, 0)
    assert run.stdout.startswith("a.txt:5:8: DUP001")


def test_fixes_stay_within_changed_lines(repository):
    (repository / "a.txt").write_text(OLD + "\n" + FINE + "\n" + NEW + "\n" + NEW.replace("boat", "ship"))
    shown = check(repository, "--diff-base", "HEAD", "--diff", "--unsafe-fixes")
    assert shown.stdout.count("\n-") == 2
    run = check(repository, "--diff-base", "HEAD", "--fix", "--unsafe-fixes")
    assert (run.returncode, run.stdout) == (0, "")
    expected = OLD + "\n" + FINE + "\n" + NEW.replace("knew knew", "knew")
    assert (repository / "a.txt").read_text() == expected + "\n" + NEW.replace("boat", "ship").replace(
        "knew knew", "knew"
    )


def test_fixes_that_move_lines_leave_the_unchanged_ones_alone(repository):
    """A fix that takes lines away moves all lines below, in the rounds of fixing and in the report."""
    text = OLD + "\n" + FINE
    (repository / "a.txt").write_text("Advertisement\n\n" * 2 + NEW + "\n" + text + "\n" + NEW.replace("boat", "ship"))
    run = check(repository, "--diff-base", "HEAD", "--fix", "--unsafe-fixes")
    after = (repository / "a.txt").read_text()
    fixed = NEW.replace("knew knew", "knew")
    assert after == fixed + "\n" + text + "\n" + fixed.replace("boat", "ship")
    assert (run.returncode, run.stdout) == (0, "")


def test_findings_across_files_count_where_they_stand_in_changed_lines(repository):
    block = "".join(f"Support the {what} of this site today.\n" for what in ("keepers", "readers", "friends"))
    for n in range(6):
        (repository / f"{n}.txt").write_text(f"Chapter of the {n}. night, and its long story.\n\n{block}")
    commit(repository)
    whole = check(repository, "--select", "BOI").stdout
    (repository / "5.txt").write_text(f"Chapter of the {5}. night, and its long story.\n\n{block}\nAn end.\n")
    (repository / "9.txt").write_text(f"Chapter of the last night, and its long story.\n\n{block}")
    if whole:
        assert {place.split(":")[0] for place in places(repository, "--select", "BOI")} <= {"9.txt"}


@pytest.mark.parametrize("ref", ["nowhere", "--help", "-1", "", "HEAD:a.txt", "a b", "\u540d"])
def test_an_unknown_revision(repository, ref):
    run = check(repository, f"--diff-base={ref}")
    if ref:
        assert (run.returncode, run.stdout) == (2, "")
        assert f"git knows no revision “{ref}” here" in run.stderr


def test_before_the_first_commit_all_is_new(tmp_path):
    git(tmp_path, "init", "-q")
    (tmp_path / "a.txt").write_text(OLD)
    assert places(tmp_path) == ["a.txt:1:10"]
    git(tmp_path, "add", "a.txt")
    assert places(tmp_path) == ["a.txt:1:10"]


def test_no_repository_no_git_and_files_elsewhere(repository, tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text(OLD)
    run = check(tmp_path, "outside.txt", "--diff-base", "HEAD")
    assert (run.returncode, run.stdout) == (2, "")
    assert "the current folder lies in no git repository" in run.stderr
    run = check(repository, "../outside.txt", "--diff-base", "HEAD")
    assert run.returncode == 2
    assert "“../outside.txt” lies outside the repository" in run.stderr
    run = check(repository, "--diff-base", "HEAD", env={**clean_environment(), "PATH": str(tmp_path)})
    assert run.returncode == 2
    assert "--diff-base needs git, which cannot be run" in run.stderr
    assert check(repository, "-", "--diff-base", "HEAD").returncode == 2


def test_a_shallow_clone_has_its_own_head_and_says_what_it_lacks(repository, tmp_path):
    (repository / "a.txt").write_text(OLD + "\n" + FINE + "\n" + NEW)
    commit(repository)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    (tmp_path / "shallow" / "b.txt").write_text(NEW)
    assert places(tmp_path / "shallow", base="origin/main") == ["b.txt:1:8"]
    assert "a shallow clone may have to fetch it first" in check(
        tmp_path / "shallow", "--diff-base", git(repository, "rev-parse", "HEAD~1").strip()
    ).stderr  # fmt: skip


def test_a_baseline_and_changed_lines_together(repository):
    (repository / "a.txt").write_text(OLD + "\n" + NEW)
    assert check(repository, "--write-baseline", "base.jsonl").returncode == 0
    (repository / "a.txt").write_text(OLD + "\n" + NEW + "\nSome new new line.\n")
    assert places(repository, "--baseline", "base.jsonl") == ["a.txt:5:6"]
