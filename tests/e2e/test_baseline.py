"""Starting from today with a baseline: written, read, renewed, strict, and never half a file."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.e2e.conftest import BAD, COMMAND, GOOD
from tests.e2e.repository import old_project

NEW = "Nobody knew knew why the boat was late.\n"
BASE = "base.jsonl"


@pytest.fixture
def project(mtlint, tmp_path):
    """Two files with an old finding each, and a baseline of them."""
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "ch").mkdir()
    (tmp_path / "ch" / "b.md").write_text("# Head\n\n" + BAD.replace("firm", "bank"))
    run = mtlint("check", "--write-baseline", BASE)
    assert (run.code, run.err) == (0, f"“{BASE}” holds 2 findings of this run\n")
    return tmp_path


def places(run) -> list[str]:
    return [line.split(" ")[0] for line in run.out.splitlines() if ": DUP" in line]


def check(mtlint, *arguments: str, **options):
    return mtlint("check", "--format", "concise", *arguments, **options)


def entries(file) -> list[dict]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_old_findings_are_silent_and_a_new_one_is_told(mtlint, project):
    assert check(mtlint, "--baseline", BASE).code == 0
    text = (project / "a.txt").read_text()
    (project / "a.txt").write_text("A line above.\n\n" + text + "\n" + NEW)
    run = check(mtlint, "--baseline", BASE)
    assert (run.code, places(run)) == (1, ["a.txt:5:8:"])


def test_the_report_says_how_many_are_left_out(mtlint, project):
    summary = json.loads(mtlint("check", "--baseline", BASE, "--format", "json").out)["summary"]
    assert summary["suppressed"] == {"baseline": 2}
    assert summary["findings"] == 0


def test_the_setting_does_what_the_option_does_from_any_folder(mtlint, project):
    (project / "mtlint.toml").write_text(f'baseline = "{BASE}"\n')
    assert check(mtlint).code == 0
    for arguments in (["b.md"], ["../a.txt"], [str(project / "a.txt")], [".."]):
        done = subprocess.run(
            [str(COMMAND), "check", *arguments], cwd=project / "ch", capture_output=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stdout


def test_each_file_follows_the_baseline_of_its_own_settings(mtlint, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(BAD)
        assert mtlint("check", name, "--write-baseline", f"{name}/{BASE}").code == 0
        (tmp_path / name / "mtlint.toml").write_text(f'baseline = "{BASE}"\n')
    for paths in (["one/a.txt", "two/a.txt"], ["two/a.txt", "one/a.txt"], ["."]):
        assert check(mtlint, *paths).code == 0


def test_a_new_name_keeps_old_findings_old_and_a_copy_is_new(mtlint, project):
    (project / "a.txt").rename(project / "ch" / "renamed 章.txt")
    run = check(mtlint, "--baseline", BASE, "--strict-baseline")
    assert (run.code, run.err) == (0, "")
    (project / "copy.txt").write_text(BAD)
    assert places(check(mtlint, "--baseline", BASE)) == ["copy.txt:1:10:"]


def test_fixed_entries_are_told_and_renewed(mtlint, project):
    (project / "a.txt").write_text(GOOD)
    run = check(mtlint, "--baseline", BASE)
    command = f"mtlint check --baseline {BASE} --write-baseline {BASE}"
    assert (run.code, run.err) == (0, f"1 entry of the baseline is fixed; run `{command}` to renew it\n")
    assert check(mtlint, "--baseline", BASE, "--quiet").err == ""
    assert mtlint(*command.split()[1:]).code == 0
    assert [entry["path"] for entry in entries(project / BASE)] == ["ch/b.md"]
    assert check(mtlint, "--baseline", BASE, "--strict-baseline").err == ""


def test_a_strict_baseline_fails_and_names_file_and_line(mtlint, project):
    (project / "ch" / "b.md").unlink()
    run = check(mtlint, "--baseline", BASE, "--strict-baseline")
    said = f"{BASE}:2: DUP001 in ch/b.md (“promised promised”) is fixed; renew the baseline\n"
    assert (run.code, run.out, run.err.replace(said, "")) == (1, "", "")
    assert check(mtlint, "--baseline", BASE, "--strict-baseline", "--fail-on", "never", "-q").code == 1


def test_what_a_run_did_not_look_at_is_not_called_fixed(mtlint, project):
    (project / "a.txt").write_text(GOOD)
    (project / "ch" / "gone.txt").write_text(BAD)
    mtlint("check", "--baseline", BASE, "--write-baseline", BASE)
    (project / "ch" / "gone.txt").unlink()
    for arguments in (["ch/b.md"], ["ch/b.md", "--select", "SPC"], ["--select", "SPC", "--exclude", "*.txt", "a.txt"]):
        run = check(mtlint, *arguments, "--baseline", BASE, "--strict-baseline")
        assert (run.code, run.err.replace("skipped 1 file: excluded\n", "")) == (0, "")
    assert check(mtlint, "ch", "--baseline", BASE, "--strict-baseline").code == 1, "gone from a folder that was linted"


def test_renewing_keeps_what_the_run_did_not_look_at(mtlint, project):
    (project / "a.txt").write_text(GOOD)
    (project / "ch" / "b.md").write_text(GOOD)
    run = mtlint("check", "a.txt", "--baseline", BASE, "--write-baseline", BASE)
    assert run.err == f"“{BASE}” holds 0 findings of this run, and 1 finding of files that it did not look at\n"
    assert [entry["path"] for entry in entries(project / BASE)] == ["ch/b.md"]
    mtlint("check", "--select", "SPC", "--baseline", BASE, "--write-baseline", BASE)
    assert len(entries(project / BASE)) == 1, "a run with fewer rules knows nothing of the others"
    mtlint("check", "--baseline", BASE, "--write-baseline", BASE)
    assert (project / BASE).read_bytes() == b""
    assert check(mtlint, "--baseline", BASE).code == 0


def test_without_the_old_one_a_baseline_is_written_anew(mtlint, project):
    mtlint("check", "a.txt", "--write-baseline", BASE)
    assert [entry["path"] for entry in entries(project / BASE)] == ["a.txt"]


def test_a_baseline_in_a_folder_holds_paths_from_there_and_can_be_moved_with_its_project(mtlint, project):
    (project / "etc").mkdir()
    assert mtlint("check", "--write-baseline", f"etc/{BASE}").code == 0
    assert [entry["path"] for entry in entries(project / "etc" / BASE)] == ["../a.txt", "../ch/b.md"]
    assert check(mtlint, "--baseline", f"etc/{BASE}").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--baseline", "none.jsonl"], "none.jsonl: there is no baseline here; `mtlint check --write-baseline none"),
        (["--baseline", "ch"], "ch: cannot be read"),
        (["--baseline", "bad.jsonl"], "bad.jsonl:2: this is no line of a baseline"),
        (["--baseline", "none.jsonl", "--write-baseline", "other.jsonl"], "none.jsonl: there is no baseline here"),
        (["--strict-baseline"], "--strict-baseline goes with --baseline"),
        (["--write-baseline", "x.jsonl", "--diff-base", "HEAD"], "do not go together"),
        (["--write-baseline", "x.jsonl", "--diff"], "do not go together"),
        (["--write-baseline", "nowhere/x.jsonl"], "cannot write “nowhere/x.jsonl”"),
        (["--write-baseline", "ch"], "cannot write “ch”"),
    ],
)
def test_what_cannot_be_done_is_said(mtlint, project, arguments, said):
    good = (project / BASE).read_bytes()
    (project / "bad.jsonl").write_bytes(good.splitlines(keepends=True)[0] + good[:40])
    run = check(mtlint, *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_missing_baseline_may_be_the_one_that_is_written(mtlint, project):
    assert mtlint("check", "--baseline", "x.jsonl", "--write-baseline", "./x.jsonl").code == 0
    assert len(entries(project / "x.jsonl")) == 2


def test_a_baseline_is_never_linted(mtlint, project):
    (project / BASE).rename(project / "known.txt")
    run = check(mtlint, "--baseline", "known.txt", ".", "known.txt")
    assert run.code == 0
    again = check(mtlint, "--write-baseline", "known.txt")
    assert again.code == 0
    assert all(entry["path"] != "known.txt" for entry in entries(project / "known.txt"))


def test_standard_input_is_known_by_its_name(mtlint, project):
    run = check(mtlint, "-", "--stdin-filename", "a.txt", "--baseline", BASE, stdin=(BAD + "\n" + NEW).encode())
    assert places(run) == ["a.txt:3:8:"]
    assert check(mtlint, "-", "--baseline", BASE, stdin=BAD.encode()).code == 1


def test_what_is_known_is_not_fixed_even_when_a_fix_changes_the_words_beside_it(mtlint, tmp_path):
    old = "They left left at noon.\n"
    (tmp_path / "a.txt").write_text(old)
    mtlint("check", "--write-baseline", BASE)
    (tmp_path / "a.txt").write_text(old + "Nobody knew knew why.\n")
    run = check(mtlint, "--baseline", BASE, "--fix", "--unsafe-fixes")
    assert (tmp_path / "a.txt").read_text() == old + "Nobody knew why.\n"
    assert (run.code, run.out) == (0, "")
    difference = mtlint("check", "--baseline", BASE, "--diff", "--unsafe-fixes")
    assert (difference.code, difference.out) == (0, "")


def test_many_processes_tell_and_fix_the_same(mtlint, tmp_path):
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(BAD)
    mtlint("check", "--write-baseline", BASE)
    (tmp_path / "7.txt").write_text(BAD + "\n" + NEW)
    one, two = (check(mtlint, "--baseline", BASE, "--jobs", jobs) for jobs in "12")
    assert places(one) == places(two) == ["7.txt:3:8:"]
    check(mtlint, "--baseline", BASE, "--jobs", "2", "--fix", "--unsafe-fixes")
    assert (tmp_path / "7.txt").read_text() == BAD + "\n" + NEW.replace("knew knew", "knew")
    assert all((tmp_path / f"{n}.txt").read_text() == BAD for n in range(30) if n != 7)


def test_all_severities_are_held_and_paths_that_are_no_text_too(mtlint, tmp_path):
    name = os.fsencode(str(tmp_path)) + b"/caf\xe9.txt"
    with open(name, "wb") as stream:
        stream.write(("The cost is 5 %of it.Then\u3000blank, and a \u200bhidden â€œoneâ€\x9d.\n\n" + BAD).encode())
    first = json.loads(mtlint("check", "--format", "json").out)["summary"]
    assert sum(count > 0 for count in first["by_severity"].values()) > 1
    assert mtlint("check", "--write-baseline", BASE).code == 0
    run = mtlint("check", "--baseline", BASE, "--format", "json")
    assert json.loads(run.out)["summary"]["suppressed"] == {"baseline": first["findings"]}
    assert b"caf\\udce9.txt" in (tmp_path / BASE).read_bytes()


def test_what_only_the_whole_folder_refutes_is_known_to_a_run_over_one_file(mtlint, tmp_path):
    """Two people whose names look alike in one file: the folder knows that they are two, the hook does not."""
    old_project(tmp_path, 4)
    pair = "Zhang Guoqing, presiding and speaking, opened it.\n\nZhang Guofeng, secretary, presided and spoke.\n"
    (tmp_path / "x.txt").write_text(pair)
    (tmp_path / "list.txt").write_text("Guests: Zhang Guoqing, Zhang Guofeng and Bai Ke.\n")
    assert "NAM010" in check(mtlint, "x.txt").out
    assert "NAM010" not in check(mtlint, "x.txt", "list.txt").out
    assert "NAM010" in check(mtlint, "x.txt", "list.txt", "--by-file").out
    mtlint("check", "--write-baseline", BASE)
    for arguments in (["."], ["x.txt"], ["x.txt", "list.txt", "--by-file"]):
        run = check(mtlint, *arguments, "--baseline", BASE, "--strict-baseline")
        assert (run.code, run.out, run.err) == (0, "", ""), arguments


def test_killed_while_it_is_written_a_baseline_is_the_old_one_or_the_new_one(mtlint, tmp_path):
    """Killed at random moments of the writing itself, which some thousand entries make long enough."""
    old_project(tmp_path, 3)
    file = tmp_path / BASE
    mtlint("check", "--write-baseline", BASE)
    old = file.read_bytes()
    writer = (
        "import sys, linter.engine.baseline_file as b\n"
        "from linter.engine.baseline import Entry\n"
        "some = [Entry('DUP001', f'{n}.txt', f'{n:032}', 'the the', 1) for n in range(5_000)]\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    b.write_baseline(sys.argv[1], some)\n"
        "    b.write_baseline(sys.argv[1], some[:10])\n"
    )
    sizes = {len(old.splitlines())}
    chance = random.Random(7)
    for _ in range(12):
        process = subprocess.Popen([sys.executable, "-c", writer, str(file)], stdout=subprocess.PIPE)
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 1))
            process.send_signal(signal.SIGKILL)
        lines = entries(file)
        sizes.add(len(lines))
        assert len(lines) in {len(old.splitlines()), 10, 5_000}
    assert len(sizes) > 1, "it was never met at work"
    assert check(mtlint, "--baseline", BASE).code == 1


def test_a_run_that_is_killed_leaves_its_baseline_whole(mtlint, tmp_path):
    old_project(tmp_path, 60)
    file = tmp_path / BASE
    assert mtlint("check", "part 1", "--write-baseline", BASE).code == 0
    old = file.read_bytes()
    started = time.monotonic()
    assert mtlint("check", "--write-baseline", "whole.jsonl").code == 0
    whole, takes = (tmp_path / "whole.jsonl").read_bytes(), time.monotonic() - started
    chance = random.Random(11)
    for _ in range(8):
        process = subprocess.Popen([str(COMMAND), "check", "--write-baseline", BASE], stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 1.1) * takes)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert file.read_bytes() in (old, whole)
