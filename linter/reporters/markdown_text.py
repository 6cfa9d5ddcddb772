"""Text from a linted file inside Markdown, where nothing of it may act: no mark-up, no link, no mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.lazy import lazy
from linter.reporters.display import one_line

if TYPE_CHECKING:
    import re

# What GitHub-flavoured Markdown reads: mark-up and tables, HTML, mentions, formulas, links by their look, `:emoji:`.
_TO_ESCAPE = lazy(r"[\\`*_\[\]<>&|~#@$^!]|:(?=\S)|(?i:(?<=www)\.)")
_REFERENCES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "$": "&#36;", ":": "&#58;", ".": "&#46;"}


def escaped(text: str) -> str:
    """The text on one line, to be read as it is within a paragraph or the cell of a table."""
    return _TO_ESCAPE.sub(_escape, one_line(text))


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    return _REFERENCES.get(sign) or f"\\{sign}"
