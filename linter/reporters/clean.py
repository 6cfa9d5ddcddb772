"""Text for readers that take nothing but well-formed Unicode: XML parsers, CI services, spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.lazy import lazy
from linter.reporters.display import exact, one_line

if TYPE_CHECKING:
    import re

# What XML 1.0 does not allow and `one_line` leaves: two code points that are no characters.
_NO_CHARACTER = lazy("[\ufffe\uffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
_TO_ESCAPE = lazy("[&<>\"']")


def xml_line(text: str) -> str:
    """The text on one line for an attribute or an element: what XML cannot hold is spelt out, such as <U+0000>."""
    return _xml(one_line(text))


def xml_path(path: str) -> str:
    """The path for an attribute, with nothing folded."""
    return _xml(exact(path))


def cut_bytes(text: str, most: int) -> str:
    """The text, or its longest beginning of at most so many bytes of UTF-8 with an ellipsis."""
    data = text.encode()
    if len(data) <= most:
        return text
    return data[: most - len("…".encode())].decode(errors="ignore") + "…"


def _xml(text: str) -> str:
    return _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], _NO_CHARACTER.sub(_spell, text))


def _spell(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"
