"""HTML: what a reader of the page would see, at its place in the file.

A scanner of its own, because it needs exact offsets and must get through any input in linear time: tags are
found and judged one by one, nothing is built into a tree and nothing has to be closed. What it does not know
stays visible as text, as a browser would show it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.lazy import lazy
from linter.text.atoms import mask_atoms
from linter.text.references import REFERENCE, decoded
from linter.text.segments import ATOM, NOTHING, Kind, Masked, Segment, filled, masked_regions
from linter.text.spans import Span

_MARKUP = lazy(rf"<(?:!--|!\[CDATA\[|[!?]|/?[A-Za-z])|{REFERENCE.pattern}")
_NAME = lazy(r"</?([A-Za-z][^\s/>]*)")
_TAG = lazy(r"""[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>""")
_WINDOW = 4096  # code points in which the end of a tag is looked for with an eye to quotes

# The content of these is not prose. Their tags part blocks, or do not, like those of any other element.
_HIDDEN = frozenset(("script", "style", "template", "pre", "textarea", "iframe", "noframes", "xmp"))
_ATOMS = frozenset(("code", "kbd", "samp", "tt", "math", "svg"))
_LONE_ATOMS = frozenset(("img", "input"))
_INLINE = _ATOMS | _LONE_ATOMS | frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em",
    "font", "i", "ins", "label", "mark", "meter", "nobr", "o:p", "output", "progress", "q", "rb",
    "rp", "rt", "ruby", "s", "script", "small", "span", "strike", "strong", "style", "sub", "sup",
    "template", "time", "u", "var", "wbr",
))  # fmt: skip
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Kind.ITEM),
    **dict.fromkeys(("td", "th"), Kind.CELL),
}
_CONTAINERS = frozenset(("ul", "ol", "dl", "table"))
_DEEPEST = 100  # open elements that are remembered; deeper ones do not count


class _Tag(NamedTuple):
    name: str
    start: int
    end: int
    closing: bool


def mask_html(text: str) -> Masked:
    """Tags, comments, scripts, styles and code masked, references read; block elements part segments."""
    scanner = _Scanner(text)
    scanner.run()
    masked = masked_regions(mask_atoms("".join(scanner.pieces)), scanner.regions)
    return masked._replace(comments=tuple(scanner.comments)) if scanner.comments else masked


class _Scanner:
    """Walks through the mark-up once; `pieces` add up to a text of the same length, `comments` stand in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.regions: list[Segment] = []
        self.comments: list[Span] = []
        self._at = 0
        self._region_start = 0
        self._open: list[str] = []
        self._unclosed: set[str] = set()
        self._heedless_until = 0

    def run(self) -> None:
        """Fill `pieces` and `regions`."""
        text = self.text
        while markup := _MARKUP.search(text, self._at):
            start = markup.start()
            self._write(text[self._at : start], start)
            if text[start] == "&":
                self._write(decoded(markup.group()), markup.end())
            elif text[start + 1] in "!?":
                self._declaration(markup.group(), start)
            elif (end := self._tag_end(start)) < 0:
                self._write("<", start + 1)
            else:
                name = _NAME.match(text, start, end)
                self._tag(_Tag(name[1].lower() if name else "", start, end, text[start + 1] == "/"))
        self._write(text[self._at :], len(text))
        self._part(len(text), len(text))

    def _write(self, piece: str, end: int) -> None:
        self.pieces.append(piece)
        self._at = end

    def _mask(self, end: int, sign: str) -> None:
        self._write(filled(self.text[self._at : end], sign), end)

    def _part(self, end: int, start: int) -> None:
        """End the region at `end` and begin the next at `start`."""
        if end > self._region_start:
            self.regions.append(Segment(Span(self._region_start, end), self._kind()))
        self._region_start = start

    def _declaration(self, opener: str, start: int) -> None:
        """A comment, CDATA, a document type or a processing instruction."""
        closer = {"<!--": "-->", "<![CDATA[": "]]>"}.get(opener, ">")
        end = -1 if closer in self._unclosed else self.text.find(closer, start + 2)
        if end < 0:
            self._unclosed.add(closer)
            self._write("<", start + 1)
        else:
            if opener == "<!--":
                self.comments.append(Span(start, end + len(closer)))
            self._mask(end + len(closer), NOTHING)

    def _tag_end(self, start: int) -> int:
        """Past the `>` of the tag, or -1. Quotes hide a `>`, but an unclosed one hides nothing."""
        if start >= self._heedless_until:
            if tag := _TAG.match(self.text, start + 1, start + _WINDOW):
                return tag.end()
            self._heedless_until = start + _WINDOW
        if ">" in self._unclosed:
            return -1
        end = self.text.find(">", start)
        if end < 0:
            self._unclosed.add(">")
        return end + 1 if end >= 0 else -1

    def _tag(self, tag: _Tag) -> None:
        hidden = tag.name in _HIDDEN or tag.name in _ATOMS
        end = self._element_end(tag) if hidden and not tag.closing else tag.end
        if tag.name not in _INLINE:
            self._part(tag.start, end)
            self._mask(end, NOTHING)
            self._turn(tag)
        elif tag.name in _LONE_ATOMS or (tag.name in _ATOMS and end > tag.end):
            self._mask(end, ATOM)
        else:
            self._mask(end, NOTHING)

    def _element_end(self, tag: _Tag) -> int:
        """Past the closing tag of an element whose content is no prose; past its own tag if there is none."""
        if self.text[tag.end - 2] == "/" or tag.name in self._unclosed:
            return tag.end
        closing = re.compile(rf"</{re.escape(tag.name)}(?=[\s/>])", re.IGNORECASE).search(self.text, tag.end)
        if not closing or (end := self.text.find(">", closing.end())) < 0:
            self._unclosed.add(tag.name)
            return len(self.text) if tag.name in ("script", "style") else tag.end
        return end + 1

    def _turn(self, tag: _Tag) -> None:
        """Keep account of the kind of what follows; closing tags of items and cells may be missing."""
        kind = _KINDS.get(tag.name)
        if kind is None and tag.name not in _CONTAINERS:
            return
        if tag.closing:
            if tag.name in self._open:
                del self._open[len(self._open) - 1 - self._open[::-1].index(tag.name) :]
            return
        if kind and kind is self._kind():
            self._open.pop()
        if len(self._open) < _DEEPEST:
            self._open.append(tag.name)

    def _kind(self) -> Kind:
        return _KINDS.get(self._open[-1], Kind.PARAGRAPH) if self._open else Kind.PARAGRAPH
