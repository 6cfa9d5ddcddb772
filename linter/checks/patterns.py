"""Regular expressions and phrases as checks: the kinds that most rules need.

How a pattern reads:

* a blank stands for a gap between words: any white space, so that a phrase is found across a line break or with
  a no-break space in it; a passage holds no blank line, so no phrase is found across one;
* `'` also stands for a curly apostrophe, `"` for curly double quotes;
* letters match in either case unless `case: exact` is set.

Everything else is Python's `re`.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import compiled
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

# White space, and the filler that stands for markup. A segment holds no blank line, so neither can a gap. Bounded, so
# that a page of blanks cannot make a pattern backtrack over all of them.
GAP = "[\\s\\u2060]{1,48}"
_SPECIAL = {" ": GAP, "'": "['’]", '"': '["“”]'}


@frozen
class Pattern:
    r"""A regular expression over the prose.

    Attributes:
        pattern: the expression (see the module for how it reads). If it has a group named `mark`, that
            group is the span of the hit, else the whole match.
        case: `any` or `exact`.
        unit: `segment` (default) or `line`; for a line, `^` and `$` are its ends without white space.
        replace: a template such as `\g<a> \g<b>` for the text that a fix puts in place of the whole match.
        unless: an expression; a hit is dropped where it matches inside the passage at a place that overlaps.

    Values: `match` (the marked text) and every named group.
    """

    pattern: str
    case: str = "any"
    unit: Unit = Unit.SEGMENT
    replace: str | None = None
    unless: str | None = None

    gives: ClassVar[tuple[str, ...]] = ("match", "*groups")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return compiled(expand(self.pattern), 0 if self.case == "exact" else re.IGNORECASE)

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return None if self.unless is None else compiled(expand(self.unless), re.IGNORECASE)

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Literals without which the expression cannot match."""
        from linter.checks.literals import required_literals

        return required_literals(self.pattern)

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for every match in the passage."""
        if self.unit is Unit.LINE:
            # `$` and `^` must see the passage alone.
            yield from self._hits(doc.prose[passage.start : passage.end], passage.start)
        else:
            yield from self._hits(doc.prose, 0, passage)

    def _hits(self, text: str, shift: int, within: Span | None = None) -> Iterator[Hit]:
        low, high = within or (0, len(text))
        marked = "mark" if "mark" in self.regex.groupindex else 0
        for match in self.regex.finditer(text, low, high):
            span = _without_lone_quote(text, Span(*match.span(marked)))
            if span.end == span.start or self._excused(text, span, low, high):
                continue
            values = {name: value for name, value in match.groupdict().items() if value is not None}
            values["match"] = _folded(text[span.start : span.end])
            edits: tuple[Edit, ...] = ()
            if self.replace is not None:
                whole = Span(match.start() + shift, match.end() + shift)
                edits = (Edit(whole, match.expand(self.replace)),)
            yield Hit(Span(span.start + shift, span.end + shift), values, edits=edits)

    def _excused(self, text: str, span: Span, low: int, high: int) -> bool:
        if self._unless is None:
            return False
        near = self._unless.finditer(text, max(low, span.start - 120), min(high, span.end + 120))
        return any(Span(*match.span()).overlaps(span) for match in near)


@frozen
class Phrases:
    """Any of a list of phrases as whole words, in either case.

    Attributes:
        phrases: the phrases; blank, apostrophe and quote read as in a pattern.
        case: `any` or `exact`.

    Values: `match`, the text as it stands, white space folded.
    """

    phrases: tuple[str, ...]
    case: str = "any"

    unit: ClassVar[Unit] = Unit.SEGMENT
    gives: ClassVar[tuple[str, ...]] = ("match",)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """One alternation, longest phrase first."""
        longest_first = sorted(self.phrases, key=len, reverse=True)
        words = "|".join("".join(_SPECIAL.get(c, re.escape(c)) for c in phrase) for phrase in longest_first)
        return compiled(rf"(?<!\w)(?:{words})(?!\w)", 0 if self.case == "exact" else re.IGNORECASE)

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """The phrases themselves, folded."""
        from linter.text.folding import fold_literal

        return tuple(dict.fromkeys(fold_literal(phrase).strip() for phrase in self.phrases))

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for every phrase in the passage."""
        for match in self.regex.finditer(doc.prose, passage.start, passage.end):
            yield Hit(Span(*match.span()), {"match": _folded(match.group())})


def _without_lone_quote(text: str, span: Span) -> Span:
    """Without a quotation mark at the end whose partner stands before the span: it belongs to what is around."""
    marks = sum(text.count(mark, span.start, span.end) for mark in '"“”')
    return Span(span.start, span.end - 1) if marks == 1 and text[span.end - 1] in '"”' else span


def expand(pattern: str) -> str:
    """A pattern as written in a rule, as Python's `re` takes it."""
    out: list[str] = []
    in_class = False
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            out.append(pattern[at : at + 2])
            at += 2
            continue
        if char == "[" and not in_class:
            in_class = True
            # A `]` that comes first in a class, after an optional `^`, is a member of it.
            head = 2 if pattern[at + 1 : at + 2] == "^" else 1
            if pattern[at + head : at + head + 1] == "]":
                head += 1
            out.append(pattern[at : at + head])
            at += head
            continue
        if char == "]":
            in_class = False
        out.append(char if in_class else _SPECIAL.get(char, char))
        at += 1
    return "".join(out)


def _folded(text: str) -> str:
    return " ".join(text.split()) if not text.isspace() else text
