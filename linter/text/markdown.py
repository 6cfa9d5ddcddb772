"""Markdown: blocks by a CommonMark parser, inline marks at their exact places.

The parser is fed a text of equal length (front matter blanked, CRLF as blank and LF), so that its line numbers
are ours. It gives the content of a block without the marks of the quotes and lists around it; since only the
start of a line is ever taken away, each content line is found again at the end of its source line, and
whatever does not fit there exactly is left blank. Where inline marks stand is told by
`linter.text.markdown_inline`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.lazy import lazy
from linter.text.atoms import mask_atoms
from linter.text.html import mask_html
from linter.text.markdown_inline import inline_parser, mask_inline
from linter.text.segments import Kind, Masked, Segment, filled, masked_regions
from linter.text.spans import BOM, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_FRONT_OPENER = lazy(rf"{BOM}?(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)(?![ \t]*[\r\n])")
_FRONT_CLOSERS = {
    "---": re.compile(r"(?:---|\.\.\.)(?<=[\r\n]...)[ \t]*(?=[\r\n]|\Z)"),
    "+++": re.compile(r"\+\+\+(?<=[\r\n]...)[ \t]*(?=[\r\n]|\Z)"),
}
_DEEPEST = 60  # levels of quotes and lists; what lies deeper is no prose that anyone reads
_LONGEST = 200_000  # code points of a block that are searched for inline marks; a longer one is no text
_COSTLIEST = 20_000_000  # brackets times code points: each open bracket is looked after to the end of its block
_PIPE = lazy(r"\|(?<!\\\|)")
_COMMENT_BEHIND = lazy(r"[ \t]*(<!--(?:(?!-->).)*-->)[ \t]*$", re.MULTILINE)
_CLOSING_HASHES = lazy(r"[ \t]+#+[ \t]*\Z")
_KIND_OF = {"heading_open": Kind.HEADING, "th_open": Kind.CELL, "td_open": Kind.CELL}


class _Line(NamedTuple):
    """A source line: where the parser sees it end, and where it really ends."""

    start: int
    parsed_end: int
    end: int


class _Piece(NamedTuple):
    """A stretch of a block's content, and where it stands in the source."""

    start: int
    end: int
    source: int


class _Block(NamedTuple):
    """The content of a block and its pieces in order, one or none a line."""

    content: str
    pieces: list[_Piece]
    kind: Kind = Kind.PARAGRAPH
    html: bool = False


class _Patch(NamedTuple):
    """Prose to be put into its place."""

    start: int
    prose: str


def mask_markdown(text: str) -> Masked:
    """Code, rules of tables, front matter, definitions and formulas masked; emphasis and links read through.

    Raises:
        RecursionError: the text is nested too deeply for the parser.
    """
    source = _as_parsed(text)
    lines = _lines(text, source)
    patches: list[_Patch] = []
    regions: list[Segment] = []
    comments: list[Span] = []
    env: dict[str, Any] = {}
    md = _parser()
    for block in _blocks(md.parse(source, env), source, lines):
        if block.html:
            masked = mask_html(block.content)
            prose, within = masked.prose, masked.comments
            regions.extend(_placed(segment, block.pieces) for segment in masked.segments)
        else:
            prose, within = block.content, ()
            if _is_affordable(block.content):
                prose, within = mask_inline(block.content, md, env)
            last = block.pieces[-1]
            regions.append(Segment(Span(block.pieces[0].source, last.source + last.end - last.start), block.kind))
        patches.extend(_Patch(piece.source, prose[piece.start : piece.end]) for piece in block.pieces)
        comments.extend(_placed(Segment(span), block.pieces).span for span in within)
    masked = masked_regions(mask_atoms(_patched(text, patches)), regions)
    return masked._replace(comments=tuple(comments)) if comments else masked


def _is_affordable(content: str) -> bool:
    return len(content) <= _LONGEST and content.count("[") * len(content) <= _COSTLIEST


@cache
def _parser() -> MarkdownIt:
    md = inline_parser()
    md.core.ruler.disable(["inline", "text_join"])
    md.block.ruler.before("fence", "formula", _formula_block, {"alt": ["paragraph", "blockquote", "list"]})
    md.options["maxNesting"] = _DEEPEST
    return md


def _as_parsed(text: str) -> str:
    """The text as the parser gets it: of equal length, lines ending in LF, front matter and BOM blank."""
    if matter := front_matter(text):
        text = filled(text[: matter.end + 3], " ") + text[matter.end + 3 :]
    if text.startswith(BOM):
        text = " " + text[1:]
    return text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", "\ufffd")


def front_matter(text: str) -> Span | None:
    """What stands between the marks at the beginning of a page, which take three characters each."""
    opener = _FRONT_OPENER.match(text)
    closer = _FRONT_CLOSERS[opener[1]].search(text, opener.end()) if opener else None
    return Span(opener.end(), closer.start()) if opener and closer else None


def _lines(text: str, source: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    while start <= len(source):
        end = source.find("\n", start)
        end = len(source) if end < 0 else end
        lines.append(_Line(start, end, end - text.startswith("\r\n", end - 1) if end > start else end))
        start = end + 1
    return lines


def _blocks(tokens: list[Token], source: str, lines: list[_Line]) -> Iterator[_Block]:
    items = 0
    row: list[Token] = []
    for before, token in pairwise([*tokens[:1], *tokens]):
        if token.type in ("list_item_open", "list_item_close"):
            items += token.nesting
        elif token.type == "inline":
            kind = _KIND_OF.get(before.type) or (Kind.ITEM if items else Kind.PARAGRAPH)
            if kind is Kind.CELL:
                row.append(token)
            elif pieces := _found(token, source, lines):
                yield _Block(token.content, pieces, kind)
        elif token.type == "html_block":
            if pieces := _found(token, source, lines):
                yield _Block(token.content, pieces, html=True)
        elif token.type == "tr_close":
            yield from _cells(row, source, lines)
            row = []


def _found(token: Token, source: str, lines: list[_Line]) -> list[_Piece]:
    """The pieces of a block's content, each at the end of its source line; none if they do not fit."""
    if not token.map or not token.content.strip():
        return []
    wanted = token.content.split("\n")
    first, last = token.map
    for skipped in range(max(1, last - first - len(wanted) + 1)):  # lines of odd white space are stripped away
        if (pieces := _fitted(wanted, lines[first + skipped : last], source)) is not None:
            return pieces
    return []


def _fitted(wanted: list[str], lines: list[_Line], source: str) -> list[_Piece] | None:
    pieces: list[_Piece] = []
    at = 0
    for number, content in enumerate(wanted):
        core = content.lstrip(" \t")
        start, end = at + len(content) - len(core), at + len(content)
        at = end + 1
        if not core:
            continue
        if number >= len(lines):
            return None
        line = lines[number]
        place = _suffix(source[line.start : line.parsed_end], core)
        if place < 0:
            return None
        place += line.start
        pieces.append(_Piece(start, min(end, start + line.end - place), place))
    return pieces


def _suffix(line: str, core: str) -> int:
    """Where the core stands at the end of a line, white space and the closing hashes of a heading aside."""
    for shown in (line, line.rstrip(" \t"), line.rstrip(), _CLOSING_HASHES.sub("", line)):
        if shown.endswith(core):
            return len(shown) - len(core)
    return -1


def _cells(row: list[Token], source: str, lines: list[_Line]) -> Iterator[_Block]:
    """The cells of a table row: the stretches between its pipes, the first of which may follow a quote's mark."""
    if not row or not row[0].map:
        return
    line = lines[row[0].map[0]]
    bars = [m.start() for m in _PIPE.finditer(source, line.start, line.end)]
    fields = [Span(a + 1, b) for a, b in pairwise([line.start - 1, *bars, line.end])]
    for shift in (1, 0):
        spans = [_cell(token, fields[n + shift : n + shift + 1], source) for n, token in enumerate(row)]
        if all(span is not None for span in spans):
            for span in filter(None, spans):
                if span.end > span.start:
                    yield _cell_block(source, span)
            if rest := _COMMENT_BEHIND.match(source, fields[-1].start, fields[-1].end):
                yield _cell_block(source, Span(*rest.span(1)))  # one cell too many, which no page shows
            return


def _cell_block(source: str, span: Span) -> _Block:
    content = source[span.start : span.end]
    return _Block(content, [_Piece(0, len(content), span.start)], Kind.CELL)


def _cell(token: Token, field: list[Span], source: str) -> Span | None:
    """Where the content of a cell ends its field, or None if it does not."""
    content = token.content.strip().replace("|", "\\|")
    if not content:
        return Span(0, 0)
    if not field:
        return None
    shown = source[field[0].start : field[0].end].rstrip()
    start = field[0].start + len(shown) - len(content)
    return Span(start, start + len(content)) if shown.endswith(content) else None


def _placed(segment: Segment, pieces: list[_Piece]) -> Segment:
    """A segment of a block's content as one of the source."""
    starts = [piece.start for piece in pieces]
    ends = []
    for offset in (segment.span.start, segment.span.end - 1):
        piece = pieces[max(0, bisect_right(starts, offset) - 1)]
        ends.append(piece.source + offset - piece.start)
    return Segment(Span(ends[0], ends[1] + 1), segment.kind)


def _patched(text: str, patches: list[_Patch]) -> str:
    pieces: list[str] = []
    at = 0
    for start, prose in patches:
        if start >= at:
            pieces.append(filled(text[at:start], " "))
            pieces.append(prose)
            at = start + len(prose)
    pieces.append(filled(text[at:], " "))
    prose = "".join(pieces)
    if "\0" not in text:
        return prose
    return "".join("\0" if was == "\0" and now == "\ufffd" else now for was, now in zip(text, prose, strict=True))


def _formula_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Lines from an opening `$$` to the line that ends with its counterpart, without a blank line between."""
    if state.is_code_block(start_line):
        return False
    line = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]].rstrip()
    closer = {"$$": "$$", "\\[": "\\]"}.get(line[:2])
    if closer is None or start_line < state.env.get(closer, -1):
        return False
    last = start_line
    if not (len(line) > 3 and line.endswith(closer)):
        last += 1
        while last < end_line and not state.isEmpty(last):
            if state.src[state.bMarks[last] : state.eMarks[last]].rstrip().endswith(closer):
                break
            last += 1
        else:
            state.env[closer] = last  # nothing that starts before this line is closed
            return False
    if not silent:
        state.line = last + 1
        token = state.push("formula_block", "", 0)
        token.map = [start_line, last + 1]
    return True
