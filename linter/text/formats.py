"""What is prose in a file: masks of equal length, and the segments of the prose.

Always `len(prose) == len(text)`, and every line end stays where it is. What the signs of a mask mean, and
what a check has to do about them, is told in `linter.text.segments`.
"""

from __future__ import annotations

from linter.text.plain import mask_plain
from linter.text.segments import ATOM, NOTHING, Masked

__all__ = ["ATOM", "NOTHING", "Masked", "mask"]


def mask(text: str, format: str) -> Masked:  # noqa: A002 - the word users know
    """The prose of a text in the given format: `plain`, `markdown` or `html`.

    A text that is too deeply nested for the Markdown parser is taken as plain text.
    """
    if format == "html":
        from linter.text.html import mask_html

        return mask_html(text)
    if format == "markdown":
        from linter.text.markdown import mask_markdown

        try:
            return mask_markdown(text)
        except (RecursionError, IndexError, KeyError, ValueError):
            return mask_plain(text)
    return mask_plain(text)
