"""The rows of a text and what each may be: the common ground of the checks about page furniture."""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.lazy import compiled, lazy
from linter.text.folding import fold_literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from linter.text.document import Document
    from linter.text.spans import Span

LONGEST_LINE = 240
"""Code points of a line that may be furniture by its wording; footers run long, paragraphs longer."""

_LOOKED_AT = 600  # code points of a row: enough to tell prose from everything else
_SHORT_CHARS = 60
_PROSE_WORDS = 12  # a row of at least so many words with a full stop is prose, and
_LONG_ROW_WORDS = 20  # one of so many words without it
_END_MARKS = (".", "!", "?", "…", ",", ";", ":", "。", "！", "？", "，", "；", "：", "、")
_CLOSERS = "\"”'’)]）」』"
_ITEM = lazy(r"(?:[-*+#•‣◦▪●○·–—>]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s")
_ORNAMENT = r"[ |•·▪■►★*\-–—\u2060]{0,6}"  # what pages put before and after a line
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


Forms = tuple[tuple[str, tuple[str, ...]], ...]
"""Rule ids, each with the forms of its lines."""


class Role(Enum):
    """What a row may be by its form."""

    SHORT = "short"
    PROSE = "prose"
    OTHER = "other"


class Row(NamedTuple):
    """A line that shows anything (in a wrapped text: a paragraph), with its words counted."""

    span: Span
    text: str
    words: int
    role: Role


def row_at(doc: Document, span: Span, short_words: int) -> Row:
    """The row at a segment: what its length and its end make it."""
    text = doc.text[span.start : min(span.end, span.start + _LOOKED_AT)]
    if len(text) > LONGEST_LINE and (words := text.count(" ")) >= _LONG_ROW_WORDS:
        # Nearly all rows of a text are such: they need no closer look.
        return Row(span, text, words, Role.PROSE)
    if len(text) > _SHORT_CHARS:
        words = text.count(" ") + 1
        return Row(span, text, words, _long_role(words, text))
    line = folded(text)
    words = line.count(" ") + 1
    if words <= short_words:
        plain = not _is_ended(line) and "\t" not in text and not _ITEM.match(text)
        return Row(span, line, words, Role.SHORT if plain else Role.OTHER)
    return Row(span, line, words, _long_role(words, line))


def _long_role(words: int, line: str) -> Role:
    """What a line is that is not short."""
    return Role.PROSE if words >= (_PROSE_WORDS if _is_ended(line) else _LONG_ROW_WORDS) else Role.OTHER


def _is_ended(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_END_MARKS)


class Signs:
    """Forms of whole lines that tell a line for page furniture by its wording.

    The expression is large, so it is compiled only for a line that holds one of the literals it demands.
    """

    def __init__(self, forms: Sequence[str], literals: Sequence[str]) -> None:
        self._forms = forms
        self._literals = literals

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return any_of(self._forms)

    @cached_property
    def _automaton(self) -> Any:
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for literal in self._literals:
            automaton.add_word(literal, literal)
        automaton.make_automaton()
        return automaton

    def fullmatch(self, line: str) -> bool:
        """True when one of the forms is the whole line."""
        return self._may_match(line) and self._regex.fullmatch(line) is not None

    def _may_match(self, line: str) -> bool:
        return not self._literals or next(self._automaton.iter(fold_literal(line)), None) is not None


def any_of(forms: Sequence[str]) -> re.Pattern[str]:
    """One expression for a whole line; without forms one that matches nothing."""
    joined = "|".join(f"(?:{form})" for form in forms) or "(?!)"
    return compiled(f"{_ORNAMENT}(?:{joined}){_ORNAMENT}", re.IGNORECASE)


_MAY_BE_WEAK = lazy(r"[\d:：()\[（]|^(?:[A-Z][a-z]+ )?[Bb][Yy]\b")  # dates, labels, credits: cheaper than their forms


class Wordings:
    """The wordings of rules about single lines: what look each gives a line, and which rule knows it.

    Signs mean the same wherever they stand; weak signs say something beside others only.
    """

    def __init__(self, signs: Forms, edge_signs: Forms, weak_signs: Forms, literals: Sequence[str]) -> None:
        self._by_rule = (*signs, *edge_signs)
        self._signs = Signs(_forms(signs), literals)
        self._words = Signs(_forms(edge_signs), ())
        self._weak = Signs(_forms(weak_signs), ())

    def look_of(self, line: str) -> str:
        """`sign`, `word` (a sign at an edge only), `weak`, or nothing."""
        if self._signs.fullmatch(line):
            return "sign"
        if self._words.fullmatch(line):
            return "word"
        return "weak" if _MAY_BE_WEAK.search(line) and self._weak.fullmatch(line) else ""

    def rule_of(self, line: str) -> str:
        """The id of the first rule whose sign the line is, or nothing."""
        if not (self._signs.fullmatch(line) or self._words.fullmatch(line)):
            return ""
        return next((rule for rule, forms in self._by_rule if any_of(forms).fullmatch(line)), "")


def _forms(rules: Forms) -> list[str]:
    return [form for _, forms in rules for form in forms]


def forms_of(selectors: Sequence[str], checks: Mapping[str, object], kind: type[Any]) -> Forms:
    """Id and forms of the rules whose id begins with one of the selectors and whose check is of this kind."""
    return tuple(
        (id_, check.forms)
        for id_, check in sorted(checks.items())
        if isinstance(check, kind) and id_.startswith(tuple(selectors))
    )


def demanded(forms: Sequence[str]) -> tuple[str, ...]:
    """Folded literals of which every line of one of the forms holds one.

    Raises:
        ValueError: a form demands no literal.
    """
    from linter.checks.literals import required_literals

    found: dict[str, None] = {}
    for form in forms:
        literals = required_literals(form)
        if not literals:
            raise ValueError(f"the form “{form}” demands no literal that is rare enough to look for")
        found.update(dict.fromkeys(literals))
    return tuple(found)


@lru_cache(64)
def folded(text: str) -> str:
    """The text with single blanks and straight quotes. Several rules in turn ask it of the same few lines."""
    folded = " ".join(text.split())
    return folded if folded.isascii() else folded.translate(_STRAIGHT)
