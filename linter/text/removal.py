"""Taking whole lines out of a text: what is left shows no hole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.text.spans import Span

if TYPE_CHECKING:
    from linter.text.document import Document


def lines_to_remove(doc: Document, span: Span) -> Span:
    """What to delete so that the lines of a span are gone: their line ends, and blank lines where two runs would meet.

    Where blank lines stand before and after the lines, those after go with them; at the beginning of a text the blank
    lines after, at its end those before. The last line keeps or lacks its line end as the text did. A byte order mark
    stays.
    """
    text, lines = doc.text, doc.lines
    first, last = lines.number(span.start), lines.number(max(span.start, span.end - 1))
    above, below = first - 1, last + 1
    while above >= 1 and _is_blank(text, lines.span(above)):
        above -= 1
    while below <= len(lines) and _is_blank(text, lines.span(below)):
        below += 1
    if below > len(lines):
        return _to_the_end(doc, above)
    between_blanks = above < first - 1 or above == 0
    start = lines.span(first).start if above else _after_mark(text)
    return Span(start, lines.span(below if between_blanks else last + 1).start)


def _to_the_end(doc: Document, above: int) -> Span:
    """From behind the last line that stays; its line end stays if the text had one at its end."""
    text, lines = doc.text, doc.lines
    if above == 0:
        return Span(_after_mark(text), len(text))
    end = lines.span(above).end
    closed = text.endswith(("\n", "\r"))
    return Span(lines.span(above + 1).start if closed else end, len(text))


def _after_mark(text: str) -> int:
    return 1 if text.startswith("\ufeff") else 0


def _is_blank(text: str, span: Span) -> bool:
    return not text[span.start : span.end].strip("\ufeff \t\f\v\u00a0\u3000")
