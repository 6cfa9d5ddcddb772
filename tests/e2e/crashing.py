"""Kills a command at every call that changes a file, one after another.

The command runs in a child process in which Python's doors to the file system count what goes through them. The first
run counts; then one run for each number ends at that call: for a write, when half of the bytes are out.
"""

from __future__ import annotations

import builtins
import io
import os
import shutil
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_BUFFER = 512  # bytes: small, so that even a short file goes out in several writes
_CHANGING = (
    "replace",
    "rename",
    "link",
    "unlink",
    "remove",
    "chmod",
    "chown",
    "truncate",
    "ftruncate",
    "fsync",
    "mkdir",
)
_WRITES = os.O_WRONLY | os.O_RDWR


class _Counter:
    """Counts calls below a folder, and ends the process at one of them."""

    def __init__(self, at: int, number: int) -> None:
        self.at, self.number, self.calls = at, number, 0

    def due(self) -> bool:
        self.calls += 1
        return self.calls == self.at

    def end(self) -> None:
        os.kill(os.getpid(), self.number)


def crashes(command: Callable[[], object], fresh: Callable[[], Path], number: int = signal.SIGKILL) -> Iterator[Path]:
    """For each call of a command that changes a file, the folder that is left when the process ends there.

    Args:
        command: what to run, in the folder.
        fresh: makes the folder as it is before.
        number: the signal that ends the process.
    """
    calls = _run(command, fresh(), 0, number)
    assert calls > 1, "the command changes nothing that can be seen"
    for at in range(1, calls + 1):
        folder = fresh()
        _run(command, folder, at, number)
        yield folder


def whole(command: Callable[[], object], folder: Path) -> None:
    """Run a command undisturbed."""
    _run(command, folder, 0, signal.SIGKILL)


def _run(command: Callable[[], object], folder: Path, at: int, number: int) -> int:
    """The number of calls until the end."""
    heard, tell = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            os.close(heard)
            _child(command, folder, at, number, tell)
        os._exit(99)
    os.close(tell)
    with os.fdopen(heard) as stream:
        calls = stream.read()
    os.waitpid(child, 0)
    return int(calls) if calls else at


def _child(command: Callable[[], object], folder: Path, at: int, number: int, tell: int) -> None:
    os.chdir(folder)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.FileIO(number, "w", closefd=False)) for number in (1, 2))
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    counter = _Counter(at, number)
    _patch(counter)
    with suppress(SystemExit, KeyboardInterrupt):
        command()
    counter.at = 0
    os.write(tell, str(counter.calls).encode())
    os._exit(0)


def _patch(counter: _Counter) -> None:
    """Count every call that changes a file; end before it, or in the middle of a write."""
    for name in _CHANGING:
        setattr(os, name, _counted(getattr(os, name), counter, lambda *_: True))
    os.open = _counted(os.open, counter, lambda _, flags, *__: flags & _WRITES)
    builtins.open = io.open = _opener(counter)


def _counted(function: Callable[..., Any], counter: _Counter, changes: Callable[..., object]) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        if changes(*arguments) and counter.due():
            counter.end()
        return function(*arguments, **named)

    return call


def _opener(counter: _Counter) -> Callable[..., Any]:
    """`open`, with streams whose writes are counted."""
    plain = io.open

    class Raw(io.FileIO):
        def write(self, data: Any) -> int:
            data = bytes(data)
            if not counter.due():
                return super().write(data) or 0
            half = super().write(data[: len(data) // 2]) or 0
            counter.end()
            return half

    def open_(file: Any, mode: str = "r", buffering: int = -1, *rest: Any, **named: Any) -> Any:
        if not set(mode) & set("wxa+"):
            return plain(file, mode, buffering, *rest, **named)
        door = {name: named.pop(name) for name in ("closefd", "opener") if name in named}
        if not isinstance(file, int) and not door.get("opener") and counter.due():
            counter.end()
        raw = Raw(file, mode.replace("b", "").replace("t", ""), **door)
        if buffering == 0:
            return raw
        stream = io.BufferedRandom(raw, _BUFFER) if "+" in mode else io.BufferedWriter(raw, _BUFFER)
        return stream if "b" in mode else io.TextIOWrapper(stream, *rest, **named)

    return open_


def copier(original: Path, room: Path) -> Callable[[], Path]:
    """Makes copies of a folder, the last one replaced by the next."""

    def copy() -> Path:
        folder = room / "copy"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(original, folder, symlinks=True)
        return folder

    return copy
