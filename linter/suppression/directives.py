"""What comments in a file say to mtlint: which findings are to be left out where.

    <!-- mtlint: ignore DUP001 -->              this line
    <!-- mtlint: ignore-next-line DUP, NAM -->  the next line that holds prose
    <!-- mtlint: disable casing -- a poem -->   from here to `enable`, or to the end
    <!-- mtlint: ignore-file SPC -->            the whole file, in its first 20 lines

A directive is the whole comment. Everything here is a function of the document; which rules the codes mean is asked
later, where the rules are known.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from linter.findings import Excerpt
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.removal import lines_to_remove
from linter.text.segments import INVISIBLE
from linter.text.spans import Location, Span

if TYPE_CHECKING:
    from linter.text.document import Document

LINE, NEXT, ON, OFF, FILE = "ignore", "ignore-next-line", "disable", "enable", "ignore-file"
KEYWORDS = (LINE, NEXT, ON, OFF, FILE)
NOWHERE = Span(0, 0)
HEAD = 20
"""Lines at the beginning of a file that may hold `ignore-file`."""

_MOST = 500  # directives that are read in a file: no hand writes more
_LONGEST = 2000  # code points of a comment to mtlint
_OPENERS = ("<!--", "{/*", "..", "//", "#")
_LINE_COMMENTS = ("..", "//", "#")
_CLOSERS = {"<!--": "-->", "{/*": "*/}"}
_DASHES = lazy(r"(?<=[\s,])--(?=\s|\Z)")
_WORD = lazy(r"[^\s,]+")
_CODE = lazy(r"[A-Za-z][\w-]*")
_VISIBLE = lazy(f"[^{INVISIBLE}]")
_NEAR = 0.75  # likeness from which an unknown keyword is a slip of the pen
_LIKE_A_CODE = lazy(r"[A-Z]{1,4}\d{0,6}|\w+-[\w-]+")


class End(NamedTuple):
    """Where a `disable` ends for some codes."""

    at: int
    codes: tuple[str, ...]


@frozen
class Directive:
    """A comment to mtlint, or the key `mtlint` in the matter before a page.

    Attributes:
        keyword: one of `KEYWORDS`, or what looks like one.
        codes: selectors of rules; none for all rules.
        reason: what the author gives as one.
        location: of the comment.
        excerpt: the comment with what stands around it.
        reach: where it holds; without length for nowhere.
        ends: where it ends earlier for some of its rules, in order.
        held: the lines that must stay as they are, or it would hold elsewhere; without length for none.
        removal: what goes if the comment goes; None where that takes a person.
        codes_at: the codes as they are written; None where they are not one stretch.
        hint: what may be wrong with it, if it does nothing.
    """

    keyword: str
    codes: tuple[str, ...]
    reason: str
    location: Location
    excerpt: Excerpt
    reach: Span = NOWHERE
    ends: tuple[End, ...] = ()
    held: Span = NOWHERE
    removal: Location | None = None
    codes_at: Location | None = None
    hint: str = ""


class _Said(NamedTuple):
    """A comment that has the form of a directive."""

    span: Span
    keyword: str
    codes: tuple[str, ...]
    codes_span: Span
    reason: str


def directives_of(doc: Document) -> tuple[Directive, ...]:
    """The directives of a document in order of place, that before a page first."""
    said: list[_Said] = []
    for span in doc.comments:
        if len(said) < _MOST and (one := _said(doc.text, span)):
            said.append(one)
    found = _Reader(doc, said).directives() if said else []
    if doc.format == "markdown" and doc.text[:4].lstrip("\ufeff")[:3] in ("---", "+++"):
        from linter.suppression.front_matter import directive_before

        first = directive_before(doc)
        return (first, *found) if first else tuple(found)
    return tuple(found)


def _said(text: str, span: Span) -> _Said | None:
    """What a comment says, if it speaks to mtlint in due form."""
    if span.end - span.start > _LONGEST:
        return None
    body, start = _body(text[span.start : span.end])
    name, colon, rest = body.partition(":")
    if not colon or name.strip().lower() != "mtlint":
        return None
    start += span.start + len(name) + 1
    reason = ""
    if dashes := _DASHES.search(rest):
        reason, rest = rest[dashes.end() :], rest[: dashes.start()]
    words = [Span(start + match.start(), start + match.end()) for match in _WORD.finditer(rest)]
    said = [text[word.start : word.end] for word in words]
    if not said or not all(map(_CODE.fullmatch, said)):
        return None
    keyword = said[0].lower()
    if keyword not in KEYWORDS and not _is_slip(keyword, said[1:]):
        return None
    codes_span = Span(words[1].start, words[-1].end) if said[1:] else Span(words[0].end, words[0].end)
    return _Said(span, keyword, tuple(said[1:]), codes_span, " ".join(reason.split()))


def _body(comment: str) -> tuple[str, int]:
    """A comment without its marks, and where that begins in it."""
    opener = next((mark for mark in _OPENERS if comment.startswith(mark)), "")
    body = comment.removesuffix(_CLOSERS.get(opener, ""))[len(opener) :]
    if not opener:
        body = body.lstrip("%")
        return body, len(comment) - len(body)
    return body, len(opener)


def _is_slip(keyword: str, codes: list[str]) -> bool:
    """Whether a word is a keyword misspelt and what follows are codes, not a sentence."""
    if not all(map(_LIKE_A_CODE.fullmatch, codes)):
        return False
    from difflib import get_close_matches

    return bool(get_close_matches(keyword, KEYWORDS, 1, _NEAR))


class _Reader:
    """Makes directives of what the comments of a document say."""

    def __init__(self, doc: Document, said: list[_Said]) -> None:
        self._doc = doc
        self._said = said
        self._visible = -1  # where prose was seen last, and from where on it was looked for
        self._looked_from = 0

    def directives(self) -> list[Directive]:
        """All of them."""
        ends = [one for one in self._said if one.keyword == OFF]
        starts = [one.span.start for one in ends]
        opened = False
        found: list[Directive] = []
        for one in self._said:
            later = ends[bisect_right(starts, one.span.start) :]
            found.append(self._directive(one, later, opened=opened))
            if one.keyword in (ON, OFF):
                opened = one.keyword == ON or (opened and bool(one.codes))
        return found

    def _directive(self, said: _Said, later: list[_Said], *, opened: bool) -> Directive:
        doc = self._doc
        directive = Directive(
            keyword=said.keyword,
            codes=said.codes,
            reason=said.reason,
            location=doc.location(said.span),
            excerpt=Excerpt(*doc.quote(said.span)),
            removal=doc.location(_removal(doc, said.span)),
            codes_at=doc.location(said.codes_span) if said.codes else None,
        )
        if said.keyword == ON:
            return _disabling(directive, later, len(doc.text) + 1)
        if said.keyword == OFF:
            return directive if opened else replace(directive, hint="there is nothing before it that it could end")
        return self._reaching(directive)

    def _reaching(self, directive: Directive) -> Directive:
        """The directive with where it holds, what must stay as it is, and what may be wrong with it."""
        lines, span = self._doc.lines, directive.location.span
        if directive.keyword == FILE:
            if directive.location.line > HEAD:
                return replace(directive, hint=f"ignore-file counts in the first {HEAD} lines of a file only")
            return replace(directive, reach=Span(0, len(self._doc.text) + 1))
        has_line = self._doc.text.startswith(_LINE_COMMENTS, span.start)  # nothing but the comment stands there
        if directive.keyword == LINE and not has_line:
            line = self._line(directive.location.line)
            alone = not self._doc.prose[line.start : line.end].strip(INVISIBLE)
            hint = "ignore is for its own line; ignore-next-line is for the next" if alone else ""
            return replace(directive, reach=line, held=line, hint=hint)
        target = self._next_prose(lines.number(span.end - 1) + 1) if directive.keyword in (LINE, NEXT) else None
        return replace(directive, reach=target, held=Span(span.start, target.end)) if target else directive

    def _line(self, number: int) -> Span:
        """A line with its line end."""
        lines = self._doc.lines
        end = lines.span(number + 1).start if number < len(lines) else len(self._doc.text) + 1
        return Span(lines.span(number).start, end)

    def _next_prose(self, number: int) -> Span | None:
        """The first line from this one on that holds prose; directives are asked in order, so no text is read twice."""
        lines = self._doc.lines
        if number > len(lines):
            return None
        start = lines.span(number).start
        if not self._looked_from <= start <= self._visible:
            seen = _VISIBLE.search(self._doc.prose, start)
            self._looked_from, self._visible = start, seen.start() if seen else len(self._doc.text)
        if self._visible >= len(self._doc.text):
            return None
        return self._line(lines.number(self._visible))


def _disabling(directive: Directive, later: list[_Said], end: int) -> Directive:
    """A `disable` that holds until an `enable` without codes, and no longer for the codes of those before it."""
    ends: list[End] = []
    for one in later:
        if not one.codes:
            end = one.span.start
            break
        ends.append(End(one.span.start, one.codes))
    return replace(directive, reach=Span(directive.location.span.end, end), ends=tuple(ends))


def _removal(doc: Document, span: Span) -> Span:
    """What goes with a comment: its line, if nothing else stands there, or the blanks before it.

    Where its line parts two paragraphs of Markdown, a blank line stays in its place.
    """
    text, lines = doc.text, doc.lines
    first, last = lines.number(span.start), lines.number(max(span.start, span.end - 1))
    before = text[lines.span(first).start : span.start].lstrip("\ufeff")
    after = text[span.end : lines.span(last).end]
    if not before.strip() and not after.strip():
        parts = doc.format == "markdown" and _is_full(doc, first - 1) and _is_full(doc, last + 1)
        return Span(span.start - len(before), lines.span(last).end) if parts else lines_to_remove(doc, span)
    if not after.strip():
        return Span(span.start - (len(before) - len(before.rstrip(" \t"))), lines.span(last).end)
    blanks = len(after) - len(after.lstrip(" \t")) if not before or before[-1:] in " \t" else 0
    return Span(span.start, span.end + blanks)


def _is_full(doc: Document, number: int) -> bool:
    if not 1 <= number <= len(doc.lines):
        return False
    span = doc.lines.span(number)
    return bool(doc.text[span.start : span.end].strip())
