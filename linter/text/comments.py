"""Comments to mtlint where the mark-up itself is not parsed: by the ending of the file.

Only comments that speak to mtlint are looked for, in the files that can hold them. In code they are no comments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.lazy import lazy
from linter.text.html import mask_html
from linter.text.segments import NOTHING, filled
from linter.text.spans import Span

if TYPE_CHECKING:
    import re

_TO_US = "[mM][tT][lL][iI][nN][tT]:"
_START = r"(?<![^\r\n])"  # of a line, which CR ends as well
_REST = r"[^\r\n]*"
_TEXT = lazy(rf"{_START}\ufeff?(#{_TO_US}{_REST})")
_MDX = lazy(rf"\{{/\*\s*{_TO_US}[^*]*\*/\}}")


class _Style(NamedTuple):
    """How a kind of file writes comments, and what in it is code."""

    comment: re.Pattern[str]
    code: re.Pattern[str] | None = None


def _code(opener: str, closer: str) -> re.Pattern[str]:
    """Blocks of code; one that is not closed goes to the end."""
    return lazy(rf"(?s){_START}[ \t]*{opener}.*?(?:{_START}[ \t]*{closer}|\Z)")


_ASCIIDOC = _Style(
    lazy(rf"{_START}(//(?!/)[ \t]*{_TO_US}{_REST})"),
    _code(r"(?P<fence>-{4,}|\.{4,}|/{4,}|\+{4,}|`{3,})(?=[ \t]*[\r\n])", r"(?P=fence)[ \t]*(?![^\r\n])"),
)
_ORG = _Style(
    lazy(rf"{_START}[ \t]*(#[ \t]+{_TO_US}{_REST})"),
    _code(r"(?i:#\+begin_(?P<block>src|example|export))\b", r"(?i:#\+end_(?P=block))"),
)
_TEX = _Style(
    lazy(rf"(?<![\\%])(%{{1,9}}[ \t]*{_TO_US}{_REST})"),
    _code(r"\\begin\{(?P<name>verbatim|Verbatim|lstlisting|minted|alltt)\*?\}", r"\\end\{(?P=name)\*?\}"),
)
_RST = _Style(lazy(rf"{_START}(\.\.[ \t]+{_TO_US}{_REST})"))  # in a block of code it would be indented
_STYLES = {
    **dict.fromkeys(("adoc", "asciidoc", "asc"), _ASCIIDOC),
    **dict.fromkeys(("tex", "ltx", "latex"), _TEX),
    "org": _ORG,
    **dict.fromkeys(("rst", "rest"), _RST),
}
_XML = ("xml", "svg")


def ending_of(path: str) -> str:
    """The ending of a path in lower case, without its full stop."""
    return path[path.rfind("/") + 1 :].rpartition(".")[2].lower()


def comments_to_us(text: str, path: str, *, in_plain_text: bool) -> tuple[Span, ...]:
    """The comments of a file that is read as plain text; `in_plain_text` takes lines that begin with `#mtlint:` too."""
    ending = ending_of(path)
    if style := _STYLES.get(ending):
        found = [Span(*match.span(1)) for match in style.comment.finditer(text)]
        return _outside(found, text, style.code) if found and style.code else tuple(found)
    if ending in _XML:
        return mask_html(text).comments if "<!--" in text else ()
    return tuple(Span(*match.span(1)) for match in _TEXT.finditer(text)) if in_plain_text else ()


def comments_of_mdx(text: str, prose: str) -> tuple[Span, ...]:
    """The comments `{/* mtlint: … */}` that stand in the prose of a page, not in its code."""
    found = (Span(*match.span()) for match in _MDX.finditer(text))
    return tuple(span for span in found if prose[span.start : span.start + 3] == text[span.start : span.start + 3])


def _outside(found: list[Span], text: str, code: re.Pattern[str]) -> tuple[Span, ...]:
    blocks = [Span(*match.span()) for match in code.finditer(text)]
    kept: list[Span] = []
    at = 0
    for span in found:
        while at < len(blocks) and blocks[at].end <= span.start:
            at += 1
        if at == len(blocks) or blocks[at].start > span.start:
            kept.append(span)
    return tuple(kept)


def without(text: str, spans: tuple[Span, ...]) -> str:
    """The text with nothing in the place of these spans, which stand in order."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], filled(text[start:end], NOTHING))
        at = end
    return "".join([*pieces, text[at:]])
