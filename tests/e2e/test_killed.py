"""However a run is ended, every file is the old one whole or the new one whole."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linter import fix_text
from linter.aside import is_aside, replaced
from linter.cli import main
from linter.reporters import FORMATS, reporter
from tests.e2e.conftest import BAD, COMMAND
from tests.e2e.crashing import copier, crashes, whole

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

SIGNALS = [signal.SIGKILL, signal.SIGTERM, signal.SIGINT]
ASKED = [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]
LONG_AGO = 10**9


def called(*arguments: str):
    """A call of the command line."""

    def call() -> None:
        sys.argv = ["mtlint", *arguments]
        main()

    return call


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but those aside, and what it holds."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and not is_aside(file.name))
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def aside(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if is_aside(file.name)]


def never_half(command, old: Path, room: Path, number: int = signal.SIGKILL) -> int:
    """Hold a command to it; returns how many of its files were met both old and new."""
    fresh = copier(old, room)
    after = fresh()
    whole(command, after)
    before, wanted = held(old), held(after)
    assert before != wanted
    met: dict[str, set[bytes | None]] = {}
    for folder in crashes(command, fresh, number):
        found = held(folder)
        assert set(found) <= set(wanted) | set(before), "a file that nobody asked for"
        for name in {*wanted, *before}:
            assert found.get(name) in (before.get(name), wanted.get(name)), f"half of {name}"
            met.setdefault(name, set()).add(found.get(name))
        if number != signal.SIGKILL:
            assert not aside(folder), "a run that is asked to end clears up"
        for file in aside(folder):
            assert not file.is_symlink()
            os.utime(file, (LONG_AGO, LONG_AGO))
        whole(command, folder)
        assert held(folder) == wanted, "the next run does what the killed one did not"
        assert not aside(folder), "and clears up after it"
    return sum(len(contents) == 2 for contents in met.values())


@pytest.fixture
def room(tmp_path, monkeypatch):
    """Two folders, for the state before and for copies of it; what children need is loaded once, before all of them."""
    import linter.cli.check
    import linter.cli.names
    import linter.engine.start
    import linter.people.reckoning  # noqa: F401

    fix_text("It is here , they said said so. " + NAMES)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old").mkdir()
    (tmp_path / "copies").mkdir()
    return tmp_path / "old", tmp_path / "copies"


def test_a_file_written_in_place_would_be_seen(room):
    """The test of this test."""
    old, copies = room
    (old / "a.txt").write_text("old\n" * 500)

    def in_place() -> None:
        with open("a.txt", "w") as out:
            out.write("new\n" * 500)

    with pytest.raises(AssertionError, match=r"half of a\.txt"):
        never_half(in_place, old, copies)


@pytest.mark.parametrize("number", SIGNALS)
def test_fixing(room, number):
    old, copies = room
    (old / "a.txt").write_bytes(b"It is here , and there .\r\n" * 30)
    (old / "b.md").write_bytes("\ufeffIt is here , we said .\n".encode("utf-16-le"))
    (old / "sub").mkdir()
    (old / "sub" / "c.txt").write_text("It is here , and there .\n" * 30)
    (old / "sub" / "c.txt").chmod(0o640)
    (old / "link.txt").symlink_to("sub/c.txt")
    assert never_half(called("check", "--fix", "-q", "-j", "1"), old, copies, number) == 4


@pytest.mark.parametrize("format_", FORMATS)
def test_reports(room, format_):
    old, copies = room
    reporter(format_)
    (old / "a.txt").write_text(BAD * 15)
    (old / "report").write_text("an older report\n" * 400)
    command = called("check", "-q", "-o", f"{format_}:report", "-o", f"{format_}:another", "a.txt")
    assert never_half(command, old, copies) == 2


@pytest.mark.parametrize("number", ASKED)
def test_reports_when_asked_to_end(room, number):
    old, copies = room
    (old / "a.txt").write_text(BAD * 15)
    assert never_half(called("check", "-q", "-o", "json:report", "a.txt"), old, copies, number) == 1


NAMES = "Zhang Guoqing met Li Lecheng in Wuhan. Zhang Guo Qing and Li Le Cheng spoke again.\n"


@pytest.mark.parametrize("number", SIGNALS[:2])
def test_inventories_and_rosters(room, number):
    old, copies = room
    for letter in "abcdef":
        (old / f"{letter}.txt").write_text(NAMES)
    call = ("names", "-q", "--inventory", "names.jsonl", "--write-roster", "roster.toml", "--force", ".")
    whole(called(*call), old)
    assert sorted(held(old))[-2:] == ["names.jsonl", "roster.toml"]
    (old / "c.txt").write_text(NAMES + "Wang Xiaoming and Sun Meiling came with Chen Dawei.\n")
    (old / "d.txt").unlink()
    assert never_half(called(*call), old, copies, number) == 2


@pytest.mark.parametrize("number", SIGNALS[:2])
def test_baselines(room, number):
    old, copies = room
    (old / "a.txt").write_text("".join(f"Case {n}: they said said so.\n" for n in range(40)))
    call = ("check", "-q", "--no-cache", "--write-baseline", "base.jsonl", ".")
    whole(called(*call), old)
    assert (old / "base.jsonl").read_bytes().count(b"DUP001") == 40
    (old / "a.txt").write_text("".join(f"Case {n}: she said said no.\n" for n in range(30)))
    assert never_half(called(*call), old, copies, number) == 1


def test_lists_of_accepted_things(room):
    old, copies = room
    (old / "a.txt").write_text(BAD)
    (old / "mtlint.toml").write_text("")
    (old / ".mtlint-ignore").write_text("# what this project accepts\n" + "word: zhuzi\n" * 90)
    whole(called("check", "-q", "-o", "json:report.json", "a.txt"), old)
    found = json.loads((old / "report.json").read_bytes())["findings"]
    assert never_half(called("accept", found[0]["fingerprint"], "a.txt"), old, copies) == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_cache_after_a_kill(mtlint, tmp_path, jobs):
    """Whatever state a killed run leaves the cache in, the next run says what a run without a cache says."""
    (tmp_path / "in").mkdir()
    for number in range(250):
        (tmp_path / "in" / f"{number}.txt").write_text(f"Case {number}: they said said so.\n" * (number % 20))
    env = {"MTLINT_CACHE_DIR": str(tmp_path / "cache")}
    mtlint("check", "in/1.txt", env=env)  # the rules are compiled before
    call = ("check", "--cache", "-q", "-j", jobs, "--format", "json", "in")
    start = time.monotonic()
    plain = mtlint(*call, "--no-cache", env=env)
    usual = time.monotonic() - start
    rng = random.Random(int(jobs))
    for _ in range(4):
        run = subprocess.Popen(
            [COMMAND, *call], cwd=tmp_path, env={**os.environ, **env}, start_new_session=True, stdout=subprocess.DEVNULL
        )
        time.sleep(usual * (0.2 + 0.9 * rng.random()))
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
        run.wait(timeout=20)
    for _ in range(2):
        kept = mtlint(*call, env=env)
        assert (kept.code, kept.out, kept.err) == (plain.code, plain.out, plain.err)


def test_what_is_left_is_never_linted(mtlint, tmp_path):
    left = tmp_path / ".mtlint-abcd_012.tmp"
    left.write_text(BAD)
    run = mtlint("check", "--include", "*", ".", left.name)
    assert (run.code, run.out) == (0, "No files were checked; 1 file skipped\n")
    assert left.exists(), "a run that writes nothing changes nothing"


def test_what_others_are_writing_is_left_alone(tmp_path):
    """Only what no living process holds is swept, and nothing that merely looks alike."""
    file = tmp_path / "a.txt"
    with replaced(str(file)) as out:
        mine = next(tmp_path.iterdir())
        os.utime(mine, (LONG_AGO, LONG_AGO))
        script = (
            f"from linter.aside import replaced\nwith replaced({str(tmp_path / 'b.txt')!r}) as out: out.write(b'b')"
        )
        for name in (".mtlint-ignore", ".mtlint-abcd_01.tmp", ".mtlint-abcd_012.txt"):
            (tmp_path / name).write_text("mine")
            os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
        subprocess.run([sys.executable, "-c", script], check=True)
        assert mine.exists()
        out.write(b"a")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".mtlint-abcd_01.tmp", ".mtlint-abcd_012.txt", ".mtlint-ignore", "a.txt", "b.txt",
    ]  # fmt: skip


def test_many_processes_killed_at_any_time(tmp_path):
    """The installed command with workers, killed as a whole or by its parent alone: no file is half-written, and
    nothing goes on working."""
    before, after = "It is here , and there .\n" * 40, "It is here, and there.\n" * 40
    rng = random.Random(7)
    for turn in range(3):
        folder = tmp_path / str(turn)
        folder.mkdir()
        for number in range(250):
            (folder / f"{number}.txt").write_text(before)
        run = subprocess.Popen(
            [COMMAND, "check", "--fix-only", "-q", "--isolated", "-j", "2", "."],
            cwd=folder, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while not any(file.stat().st_size < len(before) for file in folder.glob("2*.txt")) and run.poll() is None:
            time.sleep(0.01)
        time.sleep(rng.random() * 0.4)
        if turn == 0:
            os.killpg(run.pid, signal.SIGKILL)
        else:
            run.send_signal((signal.SIGTERM, signal.SIGINT)[turn - 1])
        assert run.wait(timeout=20) in {-9, -15, 130, 0}
        deadline = time.monotonic() + 10
        while _alive(run.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not _alive(run.pid), "workers go with their parent"
        assert {file.read_text() for file in folder.glob("*.txt")} <= {before, after}
        assert all(is_aside(file.name) for file in folder.iterdir() if file.suffix != ".txt")


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
