"""What all commands share towards the terminal: exit codes, notes on stderr, colours, files of output."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from linter.errors import LinterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

FAILED, BROKEN, INTERRUPTED = 1, 2, 130


def note(text: str) -> None:
    """Print a line on stderr, whatever it holds."""
    print(text.encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr)  # noqa: T201


def wants_color(choice: str, stream: TextIO) -> bool:
    """Whether a stream gets colours: as chosen, else as the environment says, else where a person looks."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def speak_utf8() -> None:
    """Findings quote any text: never fail to print one because of the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


@contextmanager
def written(file: str) -> Iterator[TextIO]:
    """A file of output to write to.

    Raises:
        LinterError: it cannot be written.
    """
    try:
        with open(file, "w", encoding="utf-8", newline="\n") as out:
            yield out
    except OSError as error:
        raise LinterError(f"cannot write “{file}”: {error.strerror or error}") from error


def notes_on_files(skipped: Iterator[tuple[str, str]], *, verbose: bool) -> None:
    """What was not looked at: one note a file for its language, counts for the rest.

    Args:
        skipped: each path with the reason.
        verbose: one note a file for every reason.
    """
    reasons: dict[str, int] = {}
    for path, reason in skipped:
        if verbose or "--language" in reason:
            note(f"skipped {path}: {reason}")
        else:
            reasons[reason] = reasons.get(reason, 0) + 1
    for reason, count in sorted(reasons.items()):
        note(f"skipped {count} {'file' if count == 1 else 'files'}: {reason}")
