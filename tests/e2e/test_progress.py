"""The progress bar, seen through a real terminal; how runs end; and what they leave behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.e2e.conftest import BAD, COMMAND

if sys.platform == "win32":
    pytest.skip("pseudo-terminals and signals", allow_module_level=True)

from tests.e2e.terminal import Terminal

SLOW = """
import sys, time
import linter.engine.work as work
read = work.read_bytes
work.read_bytes = lambda *a: (time.sleep(0.012), read(*a))[1]
work._BATCH_FILES = 10
from linter.cli import main
sys.argv[0] = "mtlint"
main()
"""  # every file takes so long to read that the run takes about three seconds
PATIENT = {"CI": "", "PRE_COMMIT": "", "NO_COLOR": "", "FORCE_COLOR": ""}


@pytest.fixture
def folder(tmp_path):
    for number in range(150):
        (tmp_path / f"{number:03}.txt").write_text(f"The firm promised promised {number}.\n")
    return tmp_path


def shown(folder, *arguments: str, env: dict | None = None, **kept) -> tuple[str, int]:
    """What a terminal shows of a slow run, and its exit code."""
    command = [sys.executable, "-c", SLOW, "check", "--isolated", "--format", "concise", *arguments, "."]
    terminal = Terminal(command, folder, {**PATIENT, **(env or {})}, **kept)
    try:
        code = terminal.end()
        return terminal.shown.decode(), code
    finally:
        terminal.close()


class TestTheBar:
    def test_a_long_run_on_a_terminal_shows_it_and_takes_it_away(self, folder):
        seen, code = shown(folder)
        assert code == 1
        assert "mtlint:" in seen
        assert "%|" in seen
        last = seen.rindex("%|")
        assert "\r" in seen[last:], "the line is begun again"
        after = seen[last:].split("\r", 1)[1]
        assert after.startswith(" " * 20), "and wiped"
        assert after.count("DUP001") == 150

    def test_findings_go_elsewhere_whole(self, folder, tmp_path):
        with (folder / "out").open("wb") as out:
            seen, _ = shown(folder, stdout=out.fileno())
        assert "%|" in seen
        plain = (folder / "out").read_text()
        assert len(plain.splitlines()) == 150
        assert "\r" not in plain
        assert "DUP001" not in seen

    @pytest.mark.parametrize(
        ("arguments", "env"),
        [(("--quiet",), {}), ((), {"PRE_COMMIT": "1"}), ((), {"CI": "true"}), ((), {"TERM": "dumb"})],
    )
    def test_where_nobody_watches(self, folder, arguments, env):
        seen, code = shown(folder, *arguments, env=env)
        assert code == 1
        assert "%|" not in seen

    def test_not_in_a_pipe(self, folder):
        command = [sys.executable, "-c", SLOW, "check", "--isolated", "."]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env={**os.environ, **PATIENT})
        assert b"\r" not in done.stdout + done.stderr

    def test_a_short_run_never_flickers(self, tmp_path):
        (tmp_path / "a.txt").write_text(BAD)
        (tmp_path / "b.txt").write_text(BAD)
        terminal = Terminal([str(COMMAND), "check", "--isolated", "."], tmp_path, PATIENT)
        assert terminal.end() == 1
        assert b"%|" not in terminal.shown
        terminal.close()

    def test_after_ctrl_c_the_terminal_is_as_before(self, folder):
        command = [sys.executable, "-c", SLOW, "check", "--isolated", "."]
        terminal = Terminal(command, folder, PATIENT)
        terminal.wait_for("%|")
        terminal.type("\x03")
        assert terminal.end() == 130
        assert b"Traceback" not in terminal.shown
        assert b"\x1b[?25l" not in terminal.shown, "the cursor was never hidden"
        terminal.close()


class TestExitCodes:
    def test_256_findings_are_not_0(self, tmp_path, mtlint):
        (tmp_path / "a.txt").write_text("".join(f"The firm promised promised {number}.\n\n" for number in range(256)))
        done = mtlint("check", "--isolated", "--format", "concise", "a.txt")
        assert len(done.out.splitlines()) == 256
        assert done.code == 1
        assert mtlint("check", "--isolated", "--fail-on", "never", "a.txt").code == 0
        assert mtlint("check", "--isolated", "--nonsense").code == 2

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_ctrl_c_leaves_nothing_behind(self, tmp_path, jobs):
        texts, temporary, cache = tmp_path / "texts", tmp_path / "tmp", tmp_path / "cache"
        for made in (texts, temporary, cache):
            made.mkdir()
        text = "".join(
            f"The mayor of town {number} said that the firm had promised to answer.\n" for number in range(900)
        )
        for number in range(120):
            (texts / f"{number}.txt").write_text(f"{number}\n{text}")
        before = {file: file.read_bytes() for file in texts.iterdir()}
        env = {**os.environ, "TMPDIR": str(temporary), "MTLINT_CACHE_DIR": str(cache)}
        command = [str(COMMAND), "check", "--isolated", "--fix", "--jobs", jobs, "."]
        subprocess.run([str(COMMAND), "rules"], env=env, capture_output=True, check=True)  # the rules are compiled now
        process = subprocess.Popen(command, cwd=texts, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   start_new_session=True)  # fmt: skip
        time.sleep(2.5)
        os.killpg(process.pid, signal.SIGINT)
        try:
            _, err = process.communicate(timeout=60)
        finally:
            process.kill()
        assert process.returncode == 130, err
        assert b"Traceback" not in err
        deadline = time.monotonic() + 10
        while _is_alive(process.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not _is_alive(process.pid), "a worker is left over"
        assert not list(temporary.iterdir())
        assert {file: file.read_bytes() for file in texts.iterdir()} == before
        assert not [file.name for file in cache.iterdir() if not file.name.startswith(("results", "rulebook"))]


def _is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


class TestTimes:
    def test_stages_stand_on_stderr_only(self, folder, mtlint):
        plain = mtlint("check", "--isolated", "--format", "json")
        for jobs in ("1", "2"):
            timed = mtlint("check", "--isolated", "--format", "json", "--statistics", "--jobs", jobs)
            assert timed.out == plain.out
            table = timed.err[timed.err.index("Seconds by stage") :].splitlines()[1:]
            words = ["find the files", "read them", "lint them", "conclude across files", "print the report"]
            for word in words:
                line = next(line for line in table if line.strip().startswith(word))
                assert float(line.split()[-1]) >= 0
        assert "Seconds by stage" not in plain.err
