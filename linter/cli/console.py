"""What all commands share towards the terminal: exit codes, notes on stderr, colours, files of output."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from linter.errors import LinterError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

FAILED, BROKEN, INTERRUPTED = 1, 2, 130


def note(text: str) -> None:
    """Print a line on stderr, whatever it holds; where nobody listens, nothing is lost but the line."""
    with suppress(OSError):
        print(text.encode("utf-8", "backslashreplace").decode("utf-8"), file=sys.stderr, flush=True)  # noqa: T201


def wants_color(choice: str, stream: TextIO) -> bool:
    """Whether a stream gets colours: as chosen, else as the environment says, else where a person looks."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def speak_utf8() -> None:
    """Findings quote any text: never fail to print one because of the terminal's encoding, or because it is closed."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115  as long as the process
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def refuse_missing_folder(file: str) -> None:
    """Say before the work that a file of output could not be written after it.

    Raises:
        LinterError: the folder of the file does not exist.
    """
    folder = os.path.dirname(file)
    if folder and not os.path.isdir(folder):
        raise LinterError(f"cannot write “{file}”: its folder does not exist; make it first")


@contextmanager
def written(file: str) -> Iterator[TextIO]:
    """A file of output to write to, which takes the place of an older one when it is whole.

    Raises:
        LinterError: it cannot be written.
    """
    from io import TextIOWrapper

    from linter.aside import replaced

    with replaced(file) as out:
        text = TextIOWrapper(out, encoding="utf-8", newline="\n")
        try:
            yield text
            text.flush()
        finally:
            text.detach()


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
