"""One server, and never one too many: it ends however the process that wanted it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import psutil
import pytest

from linter.languagetool import server as module
from linter.languagetool.model import LanguageToolError
from linter.languagetool.server import started

WANTS_ONE = """
import os, signal, sys, time
from linter.languagetool.find import find_home, find_java
from linter.languagetool.server import Server
server = Server(find_java(), find_home(), int(sys.argv[1]))
while not server.pid:
    time.sleep(0.02)
print(server.pid, server._guard.pid, server._folder, flush=True)
"""
ENDS = {
    "at its end, with the server forgotten": "",
    "by an exception": "raise ValueError",
    "by a crash": "os.abort()",
    "by SIGKILL": "os.kill(os.getpid(), signal.SIGKILL)",
    "by SIGTERM": "os.kill(os.getpid(), signal.SIGTERM)",
    "by Ctrl-C": "os.kill(os.getpid(), signal.SIGINT); time.sleep(9)",
}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def gone(*pids: int) -> bool:
    """Whether these processes end within some seconds."""
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        if not any(psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie" for pid in pids):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_it_ends_with_the_process_that_wanted_it(real, end):
    command = [sys.executable, "-c", WANTS_ONE + end, str(free_port())]
    env = os.environ | {"LTP_JAR_DIR_PATH": real.home.folder}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env) as wants:
        said = wants.stdout.readline().split()
        wants.communicate(timeout=60)
    java, guard, folder = int(said[0]), int(said[1]), said[2]
    assert gone(java, guard)
    assert not os.path.exists(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_in_the_terminal_is_left_to_us(real):
    """The whole group hears it; the server goes when we let it go, not while its answers are still wanted."""
    server = module.Server(real.java, real.home, free_port())
    try:
        while not server.pid:
            time.sleep(0.02)
        assert os.getpgid(server.pid) != os.getpgid(0)
        assert os.getpgid(server._guard.pid) != os.getpgid(0)
    finally:
        server.stop()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM] if sys.platform != "win32" else [])
def test_no_server_outlives_its_guard(real, number):
    server = module.Server(real.java, real.home, free_port())
    while not server.pid:
        time.sleep(0.02)
    java = server.pid
    server._guard.send_signal(number)
    server._guard.wait()
    assert server.has_ended()
    server.stop()
    server.stop()
    assert gone(java)
    assert not os.path.exists(server._folder)


class Stranger(BaseHTTPRequestHandler):
    """Says that all is well, whatever it is asked, as a server of LanguageTool would."""

    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"OK")

    def log_message(self, *_):
        pass


def test_a_taken_port_is_left_and_a_stranger_is_not_believed(real):
    with HTTPServer(("127.0.0.1", 0), Stranger) as stranger:
        Thread(target=stranger.serve_forever, daemon=True).start()
        free = free_port()
        server = started(real.java, real.home, iter([stranger.server_port, free]), seconds=120)
        try:
            assert server.url == f"http://127.0.0.1:{free}"
            assert not server.has_ended()
        finally:
            java = server.pid
            server.stop()
            stranger.shutdown()
    assert gone(java)


def test_no_free_port_is_told(real):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(LanguageToolError, match=f"found no free port: {port} were taken .*run mtlint again"):
            started(real.java, real.home, [port], seconds=120)


def test_what_java_says_is_told(real, tmp_path):
    nothing = real.home._replace(class_path=str(tmp_path / "nothing.jar"))
    with pytest.raises(LanguageToolError, match=r"could not be started: .*HTTPServer.* \(exit code 1\).*mtlint doctor"):
        started(real.java, nothing)


def test_a_java_that_cannot_be_run_is_told(real, tmp_path):
    with pytest.raises(LanguageToolError, match="could not be started: .*Permission denied"):
        started(real.java._replace(path=str(tmp_path)), real.home)


def test_a_server_that_does_not_come_up_in_time_is_stopped(real):
    server = module.Server(real.java, real.home, free_port())
    try:
        with pytest.raises(LanguageToolError, match="does not answer 0 s after its start"):
            server.wait(0.05)
    finally:
        java = server.pid
        server.stop()
    assert gone(*filter(None, [java]))


def test_a_want_of_memory_is_told(real, monkeypatch):
    monkeypatch.setattr(module, "_OPTIONS", ("-Xmx12m", *module._OPTIONS[1:]))
    with pytest.raises(LanguageToolError, match="more memory than"):
        started(real.java, real.home, seconds=120)
