"""What is prose in a file: masks of equal length, and the segments of the prose.

Always `len(prose) == len(text)`, and every line end stays where it is. What the signs of a mask mean, and
what a check has to do about them, is told in `linter.text.segments`.
"""

from __future__ import annotations

from linter.text.hiding import USUAL, Hiding
from linter.text.plain import mask_plain
from linter.text.segments import ATOM, NOTHING, Masked

# Endings of files that are read as plain text and can hold comments; see `linter.text.comments`.
_COMMENTED = (
    ".adoc", ".asciidoc", ".asc", ".tex", ".ltx", ".latex", ".org", ".rst", ".rest", ".xml", ".svg",
)  # fmt: skip

__all__ = ["ATOM", "NOTHING", "Masked", "mask", "mask_file"]


def mask_file(text: str, format: str, path: str, hiding: Hiding = USUAL) -> Masked:  # noqa: A002
    """The prose of a file: like `mask`, without its comments to mtlint and what the project hides."""
    masked = mask(text, format)
    if format != "html":
        masked = _uncommented(text, format, path, masked, hiding)
    if not hiding.patterns:
        return masked
    from linter.text.hiding import hidden

    return hidden(text, masked, hiding.patterns)


def _uncommented(text: str, format: str, path: str, masked: Masked, hiding: Hiding) -> Masked:  # noqa: A002
    """Without the comments to mtlint that the mark-up itself does not tell."""
    ending = path[-9:].lower()
    if format == "markdown":
        if not ending.endswith(".mdx") or "{/*" not in text:
            return masked
        from linter.text.comments import comments_of_mdx, without

        found = comments_of_mdx(text, masked.prose)
    elif hiding.text_directives or ending.endswith(_COMMENTED):
        from linter.text.comments import comments_to_us, without

        found = comments_to_us(text, path, in_plain_text=hiding.text_directives)
    else:
        return masked
    if not found:
        return masked
    return mask(without(text, found), format)._replace(comments=tuple(sorted((*masked.comments, *found))))


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
