"""Replacing a file whole: what is new is written aside and then renamed, so that nobody ever meets half a file.

Whenever a process is killed, a file is the old one whole or the new one whole. What a killed process leaves is a hidden
file beside it (see `is_aside`), which is never linted and goes with the next file that is replaced in this folder.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from linter.errors import LinterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

PREFIX, SUFFIX = ".mtlint-", ".tmp"
"""How the names of files aside begin and end."""
_MIDDLE = 8  # characters that `tempfile` puts between
_YOUNG = 60  # seconds in which a file aside may not be held yet by the process that made it
_swept: set[str] = set()


def is_aside(name: str) -> bool:
    """True for the name of a file that a run writes aside, or that a killed one left."""
    return name.startswith(PREFIX) and name.endswith(SUFFIX) and len(name) == len(PREFIX) + _MIDDLE + len(SUFFIX)


@contextmanager
def replaced(file: str, *, lasting: bool = True) -> Iterator[IO[bytes]]:
    """A stream whose content takes the place of a file at the end of the block; without it nothing has changed.

    A link stays a link, and what it leads to is replaced; other names of the same file (hard links) keep the old
    content. A file that exists keeps its permissions and, where the system allows it, its owner and attributes; a new
    one gets those of any new file. What is no regular file, such as a pipe or `/dev/null`, is written to as it is.

    Args:
        file: the file to replace or to make.
        lasting: have the content on the disk before it takes the place of the old one, so that a loss of power cannot
            leave an empty file either. Only what can be made again at no cost does without.

    Raises:
        LinterError: it cannot be written, or is write-protected.
    """
    if _is_stream(file):
        with writing(file), open(file, "wb") as out:
            yield out
        return
    target = os.path.realpath(file)
    with ending_tidily(), writing(file):
        aside, handle = _new_beside(target)
        try:
            with os.fdopen(handle, "wb") as out:
                _take_over(target, aside)
                yield out
                out.flush()
                if lasting:
                    os.fsync(out.fileno())
            os.replace(aside, target)
        finally:
            with suppress(OSError):
                os.unlink(aside)


@contextmanager
def writing(file: str) -> Iterator[None]:
    """Errors of the system become errors that name the file.

    Raises:
        LinterError: the file cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise LinterError(f"cannot write “{file}”: {error.strerror or error}") from error


def _is_stream(file: str) -> bool:
    """True for what cannot be replaced by a file without harm: a device, a pipe, an open file of this process."""
    if os.path.abspath(file).startswith("/dev/"):
        return True
    try:
        mode = os.stat(file).st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _new_beside(target: str) -> tuple[str, int]:
    """A new empty file in the folder of another one."""
    import tempfile

    folder = os.path.dirname(target) or "."
    if os.path.isdir(target):
        raise IsADirectoryError("it is a folder")
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise PermissionError("the file is write-protected")
    if not os.path.isdir(folder):
        raise FileNotFoundError("its folder does not exist; make it first")
    _sweep(folder)
    try:
        handle, aside = tempfile.mkstemp(dir=folder, prefix=PREFIX, suffix=SUFFIX)
    except OSError as error:
        raise OSError(f"no file can be made in its folder: {error.strerror or error}") from error
    _hold(handle)
    return aside, handle


def _take_over(target: str, aside: str) -> None:
    """Give a new file the owner, the attributes and the permissions of the one it will replace."""
    try:
        state = os.stat(target)
    except FileNotFoundError:
        os.chmod(aside, _usual_mode())
        return
    if hasattr(os, "chown"):
        for owner in ((-1, state.st_gid), (state.st_uid, -1)):
            with suppress(OSError):
                os.chown(aside, *owner)
    if hasattr(os, "listxattr"):  # access lists among them
        with suppress(OSError):
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(aside, name, os.getxattr(target, name))
    os.chmod(aside, stat.S_IMODE(state.st_mode))


def _usual_mode() -> int:
    """The mode that a plain new file gets: `mkstemp` lets nobody else read."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _hold(handle: int) -> bool:
    """Lock a file aside for as long as it is open; False where that cannot be had.

    The system lets go of the lock when the process ends, however it ends.
    """
    try:
        import fcntl
    except ImportError:  # Windows does not delete what is open
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False  # another process has it, or the file system knows no locks
    return True


def _sweep(folder: str) -> None:
    """Delete what killed processes left in a folder, once a run: those that are alive hold theirs."""
    if folder in _swept:
        return
    _swept.add(folder)
    with suppress(OSError):
        for name in os.listdir(folder):
            if is_aside(name):
                with suppress(OSError):
                    _delete_if_left(os.path.join(folder, name))


def _delete_if_left(file: str) -> None:
    import time

    state = os.lstat(file)
    if not stat.S_ISREG(state.st_mode) or time.time() - state.st_mtime < _YOUNG:
        return
    with open(file, "rb") as stream:
        left = _hold(stream.fileno())
    if left:
        os.unlink(file)


@contextmanager
def ending_tidily() -> Iterator[None]:
    """Let a signal that ends the process clear away what is aside first; outside of writing nothing needs that."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    numbers = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in numbers:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)
