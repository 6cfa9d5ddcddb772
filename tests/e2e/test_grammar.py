"""`--grammar` with the real LanguageTool: whatever becomes of it, the message, the exit code and all other findings."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import psutil
import pytest

from linter.languagetool.server import started
from linter.rulebook.compiled import builtin_rulebook, cache_folder
from tests.e2e.conftest import COMMAND
from tests.languagetool.real import real_languagetool

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX, and scripts of sh")

OURS = "a.txt:3:10: DUP001"  # found without LanguageTool
THEIRS = "a.txt:1:22: GRA101"  # found by it
TEXT = "The lamp has already began to burn.\n\nThe firm promised promised to answer.\n"
LONG = TEXT + "".join(
    f"\nIn the year {n} the lamp had burnt for {n + 7} days, and nobody knew why.\n" for n in range(4000)
)


@pytest.fixture(scope="session")
def real():
    return real_languagetool()


@pytest.fixture(scope="session")
def server(real):
    """A server of the user."""
    running = started(real.java, real.home, seconds=120)
    yield running.url
    running.stop()


@pytest.fixture
def lint(mtlint, tmp_path):
    """Lints a text with the real LanguageTool, nothing known of it before; returns a `Run`."""
    env = kept_apart(tmp_path)

    def run(*arguments, text: str = TEXT, more: dict | None = None):
        (tmp_path / "a.txt").write_text(text)
        command = ["check", "--isolated", "--format", "concise", "a.txt", *arguments]
        return mtlint(*command, env=env | (more or {}), timeout=300)

    return run


def kept_apart(tmp_path) -> dict[str, str]:
    """An environment with a cache of its own, which has the rules already."""
    cache = tmp_path / "cache"
    cache.mkdir()
    builtin_rulebook()
    for name in os.listdir(cache_folder()):
        if name.startswith("rulebook-"):
            shutil.copy(os.path.join(cache_folder(), name), cache)
    with suppress(pytest.skip.Exception):
        return {"MTLINT_CACHE_DIR": str(cache), "LTP_JAR_DIR_PATH": real_languagetool().home.folder}
    return {"MTLINT_CACHE_DIR": str(cache)}


def java_in(folder, version: str) -> str:
    """A program that says it is this Java, as Java does."""
    folder.mkdir()
    file = folder / "java"
    file.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2019-01-15' >&2\n")
    file.chmod(0o755)
    return str(folder)


def test_what_it_finds_stands_among_our_own(real, lint):
    run = lint("--grammar", "auto", "--statistics")
    assert run.code == 1
    assert [line.partition(" [")[0][: len(OURS)] for line in run.out.splitlines()[:2]] == [THEIRS[: len(OURS)], OURS]
    assert f"grammar: LanguageTool {real.home.version} with Java {real.java.version}" in run.err
    assert "start LanguageTool" in run.err
    assert "2 paragraphs that LanguageTool was asked about" in run.err
    again = lint("--grammar", "require", "--statistics")
    assert again.out.splitlines()[:2] == run.out.splitlines()[:2]
    assert "start LanguageTool" not in again.err
    assert "2 paragraphs that LanguageTool was asked about before" in again.err
    assert "grammar: " not in again.err


def test_it_is_not_asked_by_itself(lint, tmp_path):
    run = lint(more={"PATH": str(tmp_path)})
    assert (run.code, THEIRS in run.out, OURS in run.out) == (1, False, True)
    assert "LanguageTool" not in run.err


MISSING = {
    "no Java": ({"PATH": "nowhere"}, "there is no Java: install Java 17 or newer"),
    "Java too old": ({"PATH": "old"}, "Java 11.0.2 at .*old/java is too old, LanguageTool needs 17 or newer"),
    "no LanguageTool": ({"LTP_JAR_DIR_PATH": "", "LTP_PATH": "nowhere"}, "`mtlint grammar install` fetches it"),
    "LanguageTool elsewhere": ({"LTP_JAR_DIR_PATH": "nowhere"}, "no LanguageTool found .LTP_JAR_DIR_PATH is .*nowhere"),
}


@pytest.mark.parametrize(("names", "said"), MISSING.values(), ids=MISSING.keys())
@pytest.mark.parametrize("mode", ["auto", "require"])
def test_what_is_missing_is_told(real, lint, tmp_path, mode, names, said):
    java_in(tmp_path / "old", "11.0.2")
    more = {name: str(tmp_path / value) if value else "" for name, value in names.items()} | {"JAVA_HOME": ""}
    run = lint("--grammar", mode, more=more)
    line = "".join(run.err.split("\n")[0])
    assert "Traceback" not in run.err
    if mode == "require":
        assert run.code == 2
        assert line.startswith("mtlint: ")
    else:
        assert run.code == 1
        assert OURS in run.out
        assert line.startswith("without LanguageTool: ")
    import re

    assert re.search(said, line)


def test_a_server_of_the_user(lint, server, tmp_path):
    run = lint(
        "--grammar", "require", "--grammar-server", f"{server}/v2", more={"PATH": str(tmp_path), "JAVA_HOME": ""}
    )
    assert run.code == 1
    assert THEIRS[: len(OURS)] in run.out
    assert OURS in run.out


@contextmanager
def pages(folder):
    """A server that is no LanguageTool."""

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(folder))

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as there:
        Thread(target=there.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{there.server_port}"
        there.shutdown()


def test_a_server_that_is_no_languagetool(lint, tmp_path):
    with pages(tmp_path) as url:
        required = lint("--grammar", "require", "--grammar-server", url)
        auto = lint("--grammar", "auto", "--grammar-server", url)
    said = f"what answers at {url} is no LanguageTool (status 501): correct --grammar-server"
    assert (required.code, required.err.startswith(f"mtlint: {said}")) == (2, True)
    assert (auto.code, auto.err.startswith(f"without LanguageTool: {said}")) == (1, True)
    assert OURS in auto.out


def test_an_address_that_is_none(lint):
    run = lint("--grammar", "require", "--grammar-server", "lt.example:8081")
    assert run.code == 2
    assert "“lt.example:8081” is no address of a LanguageTool server" in run.err


def test_a_rule_that_cannot_speak_is_told(lint):
    run = lint("--select", "GRA101,DUP001")
    assert "GRA101 speaks only where LanguageTool is asked: --grammar auto" in run.err
    assert OURS in run.out
    assert "GRA101" not in lint("--select", "GRA,DUP001").err


class Going:
    """A run under way over a text that takes LanguageTool a while."""

    def __init__(self, tmp_path, *arguments: str, **more: str) -> None:
        (tmp_path / "a.txt").write_text(LONG)
        command = [str(COMMAND), "check", "--isolated", "--format", "concise", "a.txt", *arguments]
        env = os.environ | kept_apart(tmp_path) | more
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self.process = subprocess.Popen(command, cwd=tmp_path, env=env, text=True, start_new_session=True, **pipes)
        self.met: set[int] = set()
        self.met_javas: set[int] = set()

    def java(self) -> psutil.Process:
        """The next server that is being asked."""
        deadline = time.monotonic() + 200
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(psutil.Error):
                for child in psutil.Process(self.process.pid).children(recursive=True):
                    self.met.add(child.pid)
                    if child.name() == "java" and child.pid not in self.met_javas and asked(child):
                        self.met_javas.add(child.pid)
                        return child
            time.sleep(0.05)
        raise AssertionError(f"no server: {self.process.communicate()}")

    def ended(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=300)
        return self.process.returncode, out, err

    def left(self) -> list[int]:
        """The processes of the run that are still there some seconds after its end."""
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline and any(map(alive, self.met)):
            time.sleep(0.05)
        return list(filter(alive, self.met))


def asked(java: psutil.Process) -> bool:
    """Whether somebody waits for its answer, and longer than for whether it is there."""
    for _ in range(3):
        if not any(line.status == psutil.CONN_ESTABLISHED for line in java.net_connections("tcp")):
            return False
        time.sleep(0.3)
    return True


def alive(pid: int) -> bool:
    with suppress(psutil.Error):
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    return False


@pytest.fixture
def going(real, tmp_path):
    """Starts a run; whatever becomes of the test, nothing is left of it."""
    runs = []

    def start(*arguments: str, **more: str) -> Going:
        run = Going(tmp_path, *arguments, **more)
        runs.append(run)
        return run

    yield start
    for run in runs:
        run.process.kill()
        run.process.communicate()


@pytest.mark.parametrize(("mode", "code"), [("require", 2), ("auto", 1)])
def test_a_server_that_is_killed_twice(going, mode, code):
    run = going("--grammar", mode)
    run.java().kill()
    run.java().kill()
    ended, out, err = run.ended()
    assert ended == code
    assert "ended in the middle, and again after a new start: it was killed (signal 9)" in err
    assert "LanguageTool has not looked at a.txt" in err
    assert OURS in out
    assert run.left() == []


def test_a_server_that_hangs(going):
    run = going("--grammar", "require", MTLINT_GRAMMAR_TIMEOUT="20")
    run.java().suspend()
    ended, out, err = run.ended()
    assert ended == 2
    assert "did not answer within 20 s; MTLINT_GRAMMAR_TIMEOUT=SECONDS gives it longer" in err
    assert OURS in out
    assert run.left() == []


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGKILL, -signal.SIGKILL)],
    ids=["Ctrl-C", "SIGTERM", "SIGKILL"],
)
def test_nothing_is_left_of_a_run_that_is_ended(going, tmp_path, number, code):
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background would have it ignored
    run = going("--grammar", "require")
    java = run.java()
    folder = java.cwd()
    os.killpg(run.process.pid, number)  # as a terminal does it
    started = time.monotonic()
    assert run.ended()[0] == code
    assert time.monotonic() - started < 30
    assert run.left() == []
    assert not os.path.exists(folder)
