"""Character references of HTML and Markdown (`&eacute;`, `&#8217;`), read in place."""

from __future__ import annotations

from linter.lazy import lazy
from linter.text.segments import NOTHING
from linter.text.tokens import LETTER_FILLER

REFERENCE = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def decoded(reference: str) -> str:
    """What a reference stands for, filled to the length of the reference; an unknown one stays as it is.

    A letter is followed by `LETTER_FILLER`, so that its word holds together; white space becomes one blank
    and anything else stays itself, both followed by `NOTHING`.
    """
    from html import unescape

    value = unescape(reference)
    if value == reference or len(value) > len(reference):
        return reference
    if value.isspace():
        value = " "
    filler = LETTER_FILLER if value.isalnum() else NOTHING
    return value + filler * (len(reference) - len(value))
