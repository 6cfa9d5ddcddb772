"""What mtlint writes itself, which is no text to lint: its reports, and the files in which a project keeps its word."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from linter.aside import is_aside
from linter.lazy import lazy

if TYPE_CHECKING:
    from linter.config import Config

OWN = "mtlint's own"
"""The reason that is given for such a file."""
_ENDINGS = (".mtlint", "/.mtlint-ignore", "/mtlint.toml", "/.mtlint.toml")
_HEAD, _TAIL = 4000, 300  # bytes that are looked at
_GENERATOR = b'<meta name="generator" content="mtlint '
_HEADINGS = (b"## mtlint\n\n", b"Rule    Name  ")
_SUM = lazy(r"Found [\d,]+ findings? \(\d|No findings in [\d,]+ files?\b|No files were checked")
_PLACE = lazy(r"\A[^\n]+\n +\d+:\d+  (?:error|warning|info) +[A-Z]{3}\d{3,6} ")
_LINE = lazy(r"[^\n]*[^\n:]:\d+:\d+: [A-Z]{3}\d{3,6} ")


def is_own_file(file: str, config: Config) -> bool:
    """True for a file by its name: one written aside, or one that the settings name."""
    if is_aside(os.path.basename(file)):
        return True
    path = os.path.abspath(file)
    if path.replace(os.sep, "/").endswith(_ENDINGS):
        return True
    kept = (config.baseline, config.inventory, config.roster, config.ignore_file)
    return any(other and os.path.abspath(other) == path for other in kept)


def is_own_report(data: bytes) -> bool:
    """True for what reads as a report of an earlier run, in a format that is linted where it lies.

    Nearly all texts are told from one by looking at their first and last lines, without any expression.
    """
    head = data[:_HEAD]
    if head.startswith(_HEADINGS) or _GENERATOR in head:
        return True
    last = data[-_TAIL:].rstrip().rpartition(b"\n")[2]
    if last.startswith((b"Found ", b"No fi")) and _SUM.match(last.decode("utf-8", "replace")):
        return data.count(b"\n") == 1 or bool(_PLACE.match(head.decode("utf-8", "replace")))
    if head.partition(b"\n")[0].count(b":") < 3:
        return False
    lines = head.decode("utf-8", "replace").split("\n")
    return all(_LINE.match(line) for line in lines[: len(lines) - 1 or None])
