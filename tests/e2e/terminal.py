"""A real pseudo-terminal around a command, as a person's window is: only where the system has them."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals", allow_module_level=True)

import fcntl
import pty
import struct
import termios


class Terminal:
    """A command whose input, stderr and, unless it is to be kept apart, stdout are a terminal of 100 columns."""

    def __init__(self, command: list[str], cwd, env: dict[str, str], *, stdout: int | None = None) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave if stdout is None else stdout,
            stderr=slave,
            cwd=cwd,
            env={**os.environ, "TERM": "xterm", **env},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  one system call
        )
        os.close(slave)
        self.shown = b""

    def type(self, text: str) -> None:
        """Press these keys."""
        os.write(self._master, text.encode())

    def read(self, seconds: float) -> bool:
        """Take what is shown next; False once nothing more can come."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux says so where the other end is closed
            return False
        self.shown += data
        return bool(data)

    def wait_for(self, text: str, seconds: float = 60) -> None:
        """Read until this is shown."""
        deadline = time.monotonic() + seconds
        while text.encode() not in self.shown:
            assert time.monotonic() < deadline, f"{text!r} is not shown: {self.shown.decode('utf-8', 'replace')!r}"
            if not self.read(0.2) and text.encode() not in self.shown:
                raise AssertionError(f"the command ended without {text!r}: {self.shown!r}")

    def end(self, seconds: float = 120) -> int:
        """Read until the command ends; its exit code."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < deadline:
            self.read(0.1)
        while select.select([self._master], [], [], 0)[0] and self.read(0):
            pass
        return self.process.wait(timeout=10)

    def close(self) -> None:
        """Hang up."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)
