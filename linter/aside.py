"""Replacing a file whole: what is new is written aside and then renamed, so that nobody ever meets half a file."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from linter.errors import LinterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO


@contextmanager
def replaced(file: str) -> Iterator[IO[bytes]]:
    """A stream whose content takes the place of a file at the end of the block; without it nothing has changed.

    A link stays a link, and what it leads to is replaced. A file that exists keeps its permissions and, where the
    system allows it, its owner; a new one gets those of any new file.

    Raises:
        LinterError: it cannot be written, or is write-protected.
    """
    target = os.path.realpath(file)
    with writing(file):
        aside, handle = _new_beside(target)
    try:
        with writing(file), os.fdopen(handle, "wb") as out:
            yield out
        with writing(file):
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


def _new_beside(target: str) -> tuple[str, int]:
    """A new empty file in the folder of another one, with the permissions of that one."""
    import tempfile

    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise PermissionError("the file is write-protected")
    handle, aside = tempfile.mkstemp(dir=os.path.dirname(target) or ".", prefix=".mtlint-")
    try:
        state = os.stat(target)
    except FileNotFoundError:
        os.chmod(aside, _usual_mode())
    else:
        os.chmod(aside, state.st_mode & 0o7777)
        with suppress(OSError, AttributeError):
            os.chown(aside, state.st_uid, state.st_gid)
    return aside, handle


def _usual_mode() -> int:
    """The mode that a plain new file gets: `mkstemp` lets nobody else read."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
