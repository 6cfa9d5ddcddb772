"""Where the inline marks of a Markdown block stand.

The parser's inline tokens carry no offsets, so each of its rules is wrapped: what it consumed, from where to
where, is noted as a stretch to be masked. Whether a `*` is a mark or an asterisk is known only at the end, so
those are noted with their token and looked at then. The rules themselves stay the parser's own.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from linter.lazy import lazy
from linter.text.references import decoded
from linter.text.segments import ATOM, NOTHING, filled
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]
    Note = Callable[["TrackedState", int, int], None]

_SPECIAL = lazy(r"[\\`*_~\[<&$]")
_HTML_NAME = lazy(r"</?([A-Za-z][\w:-]*)")
_HTML_ATOMS = frozenset(("code", "kbd", "samp", "tt", "math", "svg"))
_HTML_HIDDEN = frozenset(("script", "style", "template"))
_FOOTNOTE = lazy(r"\[\^[^\]\s]+\]")
_LEADING = lazy(
    r"\[\^[^\]\s]+\]:[ \t]*"  # the label of a footnote
    r"|\[[ xX]\](?=[ \t\n])"  # the box of a task
    r"|\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?=\s|$)"
)

# A price is no formula: what opens one is not after a letter or digit, what closes one is not before either, and
# a formula that starts with a digit holds no blank.
_DOLLAR_CLOSER = lazy(r"\$(?<![\s\\$]\$)(?![\w$])")
_LONGEST_FORMULA = 500
_FORMULA_SIGN = lazy(r"[\\^_={}]")


class TrackedState(StateInline):
    """An inline state that remembers where its tokens come from.

    Attributes:
        marks: what is to be written where, later ones over earlier ones.
        delimiters_seen: the token, offset and text of every possible emphasis mark.
        label_end: where the label of the last link ended.
        opened: the inline HTML element whose content is no prose, and where it began.
        comments: where comments stand.
    """

    def __init__(self, src: str, md: MarkdownIt, env: dict[str, Any]) -> None:
        super().__init__(src, md, env, [])
        self.marks: list[tuple[int, str]] = []
        self.delimiters_seen: list[tuple[Token, int, str]] = []
        self.label_end = 0
        self.opened: tuple[str, int] | None = None
        self.comments: list[Span] = []
        self.absent: set[str] = set()
        self._dollar_closers: list[int] | None = None

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        """A token, as the parser's own; the end of a label is known at this moment only."""
        if ttype == "link_close":
            self.label_end = self.pos
        return super().push(ttype, tag, nesting)

    def mark(self, start: int, end: int, sign: str) -> None:
        """Mask a stretch."""
        self.marks.append((start, filled(self.src[start:end], sign)))

    def dollar_closer(self, start: int) -> int:
        """The next `$` after `start` that can close a formula, or -1."""
        if self._dollar_closers is None:
            self._dollar_closers = [m.start() for m in _DOLLAR_CLOSER.finditer(self.src)]
        at = bisect_right(self._dollar_closers, start)
        return self._dollar_closers[at] if at < len(self._dollar_closers) else -1

    def find(self, closer: str, start: int) -> int:
        """Like `str.find`, but a closer that is missing once is not looked for again."""
        at = -1 if closer in self.absent else self.src.find(closer, start)
        if at < 0:
            self.absent.add(closer)
        return at


def inline_parser() -> MarkdownIt:
    """A CommonMark parser with tables, strike-through and formulas whose inline rules note their marks."""

    class Parser(MarkdownIt):
        # Addresses are not looked at, so none is refused or rewritten: a lone surrogate would raise there.
        def normalizeLink(self, url: str) -> str:  # noqa: N802
            return url

        def normalizeLinkText(self, link: str) -> str:  # noqa: N802
            return link

        def validateLink(self, url: str) -> bool:  # noqa: N802
            return bool(url) or True

    md = Parser("commonmark").enable(["table", "strikethrough"])
    md.inline.ruler2.disable("fragments_join")
    md.inline.ruler.before("escape", "formula", _formula)
    for name, note in _NOTES.items():
        rule = next(r.fn for r in md.inline.ruler.__rules__ if r.name == name)
        md.inline.ruler.at(name, _noting(rule, note))
    return md


def mask_inline(content: str, md: MarkdownIt, env: dict[str, Any]) -> tuple[str, tuple[Span, ...]]:
    """The content of a block, of equal length, with its inline marks masked, and where its comments stand."""
    if not _SPECIAL.search(content):
        return content, ()
    state = TrackedState(content, md, env)
    md.inline.tokenize(state)
    for rule in md.inline.ruler2.getRules(""):
        rule(state)
    signs = list(content)
    for start, piece in state.marks:
        signs[start : start + len(piece)] = piece
    for token, start, text in state.delimiters_seen:
        if token.type != "text" or not token.content:
            signs[start : start + len(text)] = NOTHING * len(text)
    masked = _FOOTNOTE.sub(lambda m: NOTHING * len(m.group()), "".join(signs))
    if leading := _LEADING.match(content):
        masked = filled(content[: leading.end()], " ") + masked[leading.end() :]
    return masked, tuple(span for span in state.comments if masked[span.start] == NOTHING)


def _noting(rule: Rule, note: Note) -> Rule:
    def run(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        # The alternative text of an image is parsed with a state of its own, whose offsets are not ours.
        if not silent and isinstance(state, TrackedState):
            note(state, start, count)
        return True

    return run


def _note_atom(state: TrackedState, start: int, _count: int) -> None:
    state.mark(start, state.pos, ATOM)


def _note_code(state: TrackedState, start: int, _count: int) -> None:
    if state.tokens and state.tokens[-1].type == "code_inline" and not state.pending:
        state.mark(start, state.pos, ATOM)


def _note_escape(state: TrackedState, start: int, _count: int) -> None:
    token = state.tokens[-1]
    cut_break = state.src[start : start + 3] == "\\ \n"  # a hard break whose CR was made a blank
    if cut_break or token.type == "hardbreak" or token.content != token.markup:
        state.mark(start, start + 1, NOTHING)


def _note_link(state: TrackedState, start: int, _count: int) -> None:
    state.mark(start, start + 1, NOTHING)
    state.mark(state.label_end, state.pos, NOTHING)


def _note_reference(state: TrackedState, start: int, _count: int) -> None:
    state.marks.append((start, decoded(state.src[start : state.pos])))


def _note_delimiters(state: TrackedState, start: int, count: int) -> None:
    end = state.pos
    for token in reversed(state.tokens[count:]):
        if end <= start:
            break
        end -= len(token.content)
        state.delimiters_seen.append((token, end, token.content))


def _note_html(state: TrackedState, start: int, _count: int) -> None:
    tag = state.src[start : state.pos]
    name = match[1].lower() if (match := _HTML_NAME.match(tag)) else ""
    state.mark(start, state.pos, " " if name == "br" else NOTHING)
    if tag.startswith("<!--"):
        state.comments.append(Span(start, state.pos))
    if not tag.startswith("</"):
        if (name in _HTML_ATOMS or name in _HTML_HIDDEN) and state.opened is None and tag[-2] != "/":
            state.opened = (name, start)
    elif state.opened and state.opened[0] == name:
        state.mark(state.opened[1], state.pos, ATOM if name in _HTML_ATOMS else NOTHING)
        state.opened = None


def _formula(state: StateInline, silent: bool) -> bool:
    """A formula between dollar signs, or between escaped round or square brackets."""
    char = state.src[state.pos]
    if char not in "$\\" or not isinstance(state, TrackedState):
        return False
    end = _dollar_end(state) if char == "$" else _bracket_end(state)
    if end < 0 or end > state.posMax or end - state.pos > _LONGEST_FORMULA:
        return False
    if not silent:
        state.push("formula", "", 0)
        state.mark(state.pos, end, ATOM)
    state.pos = end
    return True


def _dollar_end(state: TrackedState) -> int:
    src, start = state.src, state.pos
    if src.startswith("$$", start):
        end = state.find("$$", start + 2)
        return end + 2 if end > start + 2 else -1
    after = src[start + 1 : start + 2]
    if not after.strip() or (start and src[start - 1].isalnum()):
        return -1
    end = state.dollar_closer(start + 1)
    if end - start > _LONGEST_FORMULA or (after.isdigit() and " " in src[start:end]):
        return -1
    return end + 1 if end > 0 else -1


def _bracket_end(state: TrackedState) -> int:
    src, start = state.src, state.pos
    closer = {"(": "\\)", "[": "\\]"}.get(src[start + 1 : start + 2])
    end = state.find(closer, start + 2) if closer else -1
    if end < 0 or end - start > _LONGEST_FORMULA or not _FORMULA_SIGN.search(src, start + 2, end):
        return -1  # converters write escaped brackets round plain prose
    return end + 2


_NOTES: dict[str, Note] = {
    "escape": _note_escape,
    "backticks": _note_code,
    "strikethrough": _note_delimiters,
    "emphasis": _note_delimiters,
    "link": _note_link,
    "image": _note_atom,
    "autolink": _note_atom,
    "html_inline": _note_html,
    "entity": _note_reference,
}
