"""A server of LanguageTool of our own: one process for one run, for this machine alone, always stopped.

language-tool-python could start one too, but goes from port to port for minutes without a word where it does not come
up, throws away what it printed, and leaves it behind where a run is killed. Here a small process (`guard.py`) stands
between: it ends Java as soon as the pipe from us ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from linter.languagetool.model import LanguageToolError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from linter.languagetool.find import Home, Java

HOST = "127.0.0.1"
HEAP = "-Xmx512m"
"""The most memory for texts and rules. 6.8 was as fast with it as with the 2 GB that Java takes by itself, and held
412 MB in all."""
_OPTIONS = (HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError")
"""The third leaves out the compiler that pays only in hours: the first 33,000 characters took 11 s of CPU in place of
24, 68,000 more took 8 in place of 12, the same again 8 in place of 11 (6.8, Java 17.0.15, both cores busy)."""
_MAIN = "org.languagetool.server.HTTPServer"
_STARTED = "Server started"  # printed once the port is its own, so that a stranger on that port is never taken for it
_TAKEN = "BindException"
_TRIES = 3
_STARTING = 60.0  # seconds until it must answer; 1 to 4 are usual
_STOPPING = 5.0
_POLL = 0.05


class Server:
    """A running server.

    Attributes:
        url: where it answers.
    """

    def __init__(self, java: Java, home: Home, port: int) -> None:
        """Start the process; whether it comes up is told by `wait`."""
        import tempfile

        self.url = f"http://{HOST}:{port}"
        self._port = port
        self._name = f"LanguageTool {home.version}".strip()
        self._folder = tempfile.mkdtemp(prefix="mtlint-languagetool-")
        guard = os.path.join(os.path.dirname(os.path.abspath(__file__)), "guard.py")
        program = [java.path, *_OPTIONS, "-cp", home.class_path, _MAIN, "--port", str(port)]
        try:
            self._guard = subprocess.Popen(  # noqa: S603  our own program, and Java
                [sys.executable, "-I", "-S", guard, self._folder, *program],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,  # or whoever reads our output would wait for it
                stderr=subprocess.DEVNULL,
                cwd=self._folder,
                **_apart(),
            )
        except OSError as error:
            os.rmdir(self._folder)
            raise LanguageToolError(f"{self._name} could not be started: {error}") from error

    def wait(self, seconds: float) -> bool:
        """Wait until it answers; False where its port was taken in between.

        Raises:
            LanguageToolError: it ended, or does not answer in time.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.has_ended():
                if _TAKEN in self.printed():
                    return False
                raise LanguageToolError(f"{self._name} could not be started: {self.why()}. {_CURE}")
            if _STARTED in self.printed() and self._answers():
                return True
            time.sleep(_POLL)
        why = self.why()
        raise LanguageToolError(f"{self._name} does not answer {seconds:.0f} s after its start: {why}. {_CURE}")

    def _answers(self) -> bool:
        """Whether it serves; goes past every proxy."""
        from http.client import HTTPConnection, HTTPException

        line = HTTPConnection(HOST, self._port, timeout=2)
        try:
            line.request("GET", "/v2/healthcheck")
            return line.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            line.close()

    def has_ended(self) -> bool:
        """Whether Java has ended, or was never there."""
        return self._guard.poll() is not None or os.path.exists(os.path.join(self._folder, "ended"))

    @property
    def pid(self) -> int:
        """The process of Java; 0 while there is none."""
        said = self._read("pid")
        return int(said) if said.isdigit() else 0

    def printed(self) -> str:
        """What Java printed so far."""
        return self._read("log")

    def why(self) -> str:
        """Why it ended, or what it said last, in one line."""
        code = self._read("ended")
        lines = [line.strip() for line in self.printed().splitlines() if line.strip()]
        if any("OutOfMemoryError" in line for line in lines):
            return f"it needed more memory than {HEAP.removeprefix('-Xmx')}"
        if code and not code.lstrip("-").isdigit():
            return code
        if code.startswith("-"):
            return f"it was killed (signal {code[1:]})"
        causes = [line for line in lines if line.startswith("Caused by:")]
        errors = [line for line in lines if "Error" in line or "Exception" in line]
        said = (causes[-1:] or errors[:1] or lines[-1:] or ["Java printed nothing"])[0][:200].rstrip(".")
        return f"{said} (exit code {code})" if code else said

    def _read(self, name: str) -> str:
        try:
            with open(os.path.join(self._folder, name), encoding="utf-8", errors="replace") as file:
                return file.read()
        except OSError:
            return ""

    def stop(self) -> None:
        """End it and remove what it left; may be called twice."""
        pid = 0 if self._read("ended") else self.pid
        if self._guard.stdin and not self._guard.stdin.closed:
            with suppress(OSError):
                self._guard.stdin.close()
        try:
            code = self._guard.wait(_STOPPING)
        except subprocess.TimeoutExpired:
            self._guard.kill()
            code = self._guard.wait()
        if code and pid:  # the guard was killed itself, and Java with it only if we do it
            import signal

            with suppress(OSError):
                os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        if os.path.isdir(self._folder):
            import shutil

            shutil.rmtree(self._folder, ignore_errors=True)


_CURE = "`mtlint doctor` says what is there; `mtlint grammar install --force` fetches LanguageTool anew"


def started(java: Java, home: Home, ports: Iterable[int] | None = None, seconds: float = _STARTING) -> Server:
    """A server that answers.

    Args:
        java: runs it.
        home: LanguageTool.
        ports: to try; None for three that the system has free.
        seconds: until each must answer.

    Raises:
        LanguageToolError: it cannot be started, or does not answer; says what Java said.
    """
    tried = []
    for port in ports or _free_ports():
        server = Server(java, home, port)
        try:
            if server.wait(seconds):
                return server
        except BaseException:
            server.stop()
            raise
        server.stop()
        tried.append(str(port))
    raise LanguageToolError(
        f"LanguageTool found no free port: {', '.join(tried)} were taken by other programs; run mtlint again"
    )


def _free_ports() -> Iterator[int]:
    """Ports that nobody listens on, though somebody may in a moment."""
    import socket

    for _ in range(_TRIES):
        with socket.socket() as free:
            free.bind((HOST, 0))
            port = int(free.getsockname()[1])
        yield port


def _apart() -> dict[str, Any]:
    """What keeps a Ctrl-C in the terminal, which all its processes hear, from the guard."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
