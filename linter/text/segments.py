"""Segments: runs of prose that belong together, the unit in which phrases are looked for.

A mask never changes the length of a text and never touches a line end. It knows three signs:

* a blank: something that is not prose and parts what stands around it (code blocks, scripts, front matter,
  table rules, the tags between two blocks);
* `ATOM`: something inside a sentence that is no English but takes part in it as a word would (inline code,
  an address, a formula, an image). A blank there would look like a wrong space before the comma after it;
* `NOTHING`: mark-up round prose (`**`, `[` and `](target)`, `<b>`), which the reader of the finished page
  does not see. It is neither a word character nor white space, so it ends a token and starts no gap: a check
  that looks at what stands between two tokens leaves every `NOTHING` out first.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ATOM = "\ufffc"
"""Stands for each code point of something that is read as one word but is no English."""

NOTHING = "\u2060"
"""Stands for each code point of mark-up that wraps prose and is itself not seen."""

# Invisible at the ends of a segment: white space as `re` knows it, and what has no width: soft hyphen,
# Mongolian vowel separator, zero-width space to right-to-left mark, word joiner to invisible plus, BOM.
ZERO_WIDTH = "\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff"
"""What has no width, as it stands inside the brackets of an expression."""
_SPACE = "\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
INVISIBLE = re.sub(
    "(.)-(.)",
    lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))),
    _SPACE + ZERO_WIDTH,
    flags=re.DOTALL,
)
"""Every character that no segment starts or ends with."""

_VISIBLE_LINE = lazy(rf"[^\s{ZERO_WIDTH}][^\r\n]*")
# A line of mark-up alone is not blank: it stands inside a tag or a link that runs over several lines.
_BLANK_LINE = lazy(rf"(?:\r\n|\r(?!\n)|\n)(?:[^\S\r\n]|(?!{NOTHING})[{ZERO_WIDTH}])*[\r\n]")
_NOT_LINE_END = lazy(r"[^\r\n]+")


class Kind(str, Enum):
    """What a segment is in its document. Plain text knows only paragraphs."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"


class Segment(NamedTuple):
    """A run of prose without a blank line, white space at its ends left out."""

    span: Span
    kind: Kind = Kind.PARAGRAPH


class Masked(NamedTuple):
    """A text of the same length with everything that is not prose masked, and its segments.

    Attributes:
        comments: where the comments of the mark-up stand, in order, those in code left out.
        hidden: what the project does not want to be looked at, in order.
    """

    prose: str
    segments: tuple[Segment, ...]
    comments: tuple[Span, ...] = ()
    hidden: tuple[Span, ...] = ()


def filled(text: str, sign: str) -> str:
    """The sign for every code point of the text but its line ends."""
    if "\n" not in text and "\r" not in text:
        return sign * len(text)
    return _NOT_LINE_END.sub(lambda m: sign * (m.end() - m.start()), text)


def visible_lines(prose: str, start: int, end: int) -> Iterator[Span]:
    """The lines between two offsets that show anything, white space and zero-width characters trimmed."""
    if prose.find("\r", start, end) < 0:
        # Nearly all texts: cut at LF, and hardly a line needs trimming.
        at = start
        for line in prose[start:end].split("\n"):
            if line and line[0] not in INVISIBLE and line[-1] not in INVISIBLE:
                yield Span(at, at + len(line))
            elif shown := line.strip(INVISIBLE):
                first = at + len(line) - len(line.lstrip(INVISIBLE))
                yield Span(first, first + len(shown))
            at += len(line) + 1
        return
    for match in _VISIBLE_LINE.finditer(prose, start, end):
        first, last = match.span()
        if prose[last - 1] in INVISIBLE:
            last = first + len(match.group().rstrip(INVISIBLE))
        yield Span(first, last)


def line_ends(gap: str) -> int:
    """How many line ends a stretch of text holds."""
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n") if "\r" in gap else gap.count("\n")


def visible_runs(prose: str, region: Segment) -> Iterator[Segment]:
    """The parts of a region between its blank lines; a part of atoms alone holds no prose and is left out."""
    start = end = -1
    for line in visible_lines(prose, *region.span):
        if start < 0:
            start, end = line
        elif _holds_blank_line(prose[end : line.start]):
            yield from _if_prose(prose, Segment(Span(start, end), region.kind))
            start, end = line
        else:
            end = line.end
    if start >= 0:
        yield from _if_prose(prose, Segment(Span(start, end), region.kind))


def _holds_blank_line(gap: str) -> bool:
    return line_ends(gap) > 1 and (NOTHING not in gap or _BLANK_LINE.search(gap) is not None)


def _if_prose(prose: str, segment: Segment) -> Iterator[Segment]:
    start, end = segment.span
    if prose[start] != ATOM or prose[start:end].strip(INVISIBLE + ATOM):
        yield segment


def masked_regions(prose: str, regions: Iterable[Segment]) -> Masked:
    """A masked text from its regions in order: their runs become segments, everything else becomes blank."""
    segments: list[Segment] = []
    pieces: list[str] = []
    at = 0
    for region in regions:
        for segment in visible_runs(prose, region):
            start, end = segment.span
            pieces.append(filled(prose[at:start], " "))
            pieces.append(prose[start:end])
            segments.append(segment)
            at = end
    pieces.append(filled(prose[at:], " "))
    return Masked("".join(pieces), tuple(segments))
