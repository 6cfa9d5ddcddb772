"""What a web page leaves at the edges of a text that was copied out of it: menus, stamps, credits, teasers.

Most leftovers have no tell-tale word; they are known by their form and their company: short lines without full
stops, one after another, at the very beginning or end of a file whose rest is prose (see `edges`). A line with a
tell-tale form (a sign: a record number, "Powered by") takes its neighbours with it. The title of the text is left
alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.boilerplate.edges import before_prose, rows_at, spans_from_edge, with_chances
from linter.checks.boilerplate.guard import SHORT_LINED, form_of, lowered_chances
from linter.checks.boilerplate.lines import EdgeLine, EdgeWord, WholeLine
from linter.checks.boilerplate.reasons import reasons
from linter.checks.boilerplate.rows import Forms, Wordings, demanded, forms_of
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import compiled
from linter.text.removal import lines_to_remove
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from linter.checks.boilerplate.edges import EdgeRow
    from linter.text.document import Document

_FEWEST = 2  # rows of a block that are short or have one of
_TELLING = frozenset(("sign", "word", "weak", "labels all", "labels half", "copyright", "address", "date"))
_FEWEST_REPEATED = 8
_BESIDE_SIGN = 0.9
_EVEN = 0.5
_LEAST = 0.2  # the chance below which no rule speaks about a row
_TITLE_WORDS = 3
_TITLE_MARKS = frozenset(
    ("date", "address", "bar", "sign", "word", "weak", "labels all", "item", "no word", "end comma")
)


class Edges(NamedTuple):
    """The rows that may be leftovers, in the order of the text."""

    head: tuple[EdgeRow, ...]
    tail: tuple[EdgeRow, ...]


@frozen
class EdgeBlock:
    """Lines in a row at the beginning or the end of a text that are likely to be leftovers of a page.

    Attributes:
        least: the lowest chance of a row in the block to be a leftover.
        below: the chance from which another rule speaks about a row.
        signs_of: ids or prefixes of the rules about single lines (see `WholeLine`, `EdgeLine`) whose forms tell a
            line for page furniture by its wording.
        unless: an expression for the beginning of a line that makes its edge part of the text, unless a line has a
            tell-tale wording: the close of a letter, the title page of a book.
        signs, edge_signs, weak_signs: rule ids with their forms; taken from the other rules when the rulebook is
            compiled.
        literals: one of which every sign holds; made then too.

    Values: `count` of rows, `edge` (`start` or `end`), `first` and `last` the outer rows. The edit takes the lines out.
    """

    least: float
    below: float = 1.1
    signs_of: tuple[str, ...] = ()
    unless: str | None = None
    signs: Forms = ()
    edge_signs: Forms = ()
    weak_signs: Forms = ()
    literals: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("count", "edge", "first", "last")

    def linked(self, checks: Mapping[str, object]) -> EdgeBlock:
        """With the forms of the rules about single lines that it names.

        Raises:
            ValueError: no such rule answers to one of `signs_of`.
        """
        whole, edge = forms_of(self.signs_of, checks, WholeLine), forms_of(self.signs_of, checks, EdgeWord)
        signs = tuple(form for form in whole if form not in edge)
        weak_signs = forms_of(self.signs_of, checks, EdgeLine)
        if not (whole or weak_signs):
            raise ValueError(f"no rule about lines answers to {', '.join(self.signs_of)}")
        return replace(self, signs=signs, edge_signs=edge, weak_signs=weak_signs)

    def prepared(self) -> EdgeBlock:
        """With the literals that its signs demand."""
        return replace(self, literals=demanded([form for _, forms in self.signs for form in forms]))

    @cached_property
    def _wordings(self) -> Wordings:
        return wordings(self.signs, self.edge_signs, self.weak_signs, self.literals)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return expression(self.unless or r"(?!)")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """The blocks at the beginning, then those at the end."""
        edges = doc.worked_out(edges_of_page, self._wordings, self._unless)
        for rows, edge in ((edges.head, "start"), (edges.tail, "end")):
            for block in self._blocks(rows):
                yield self._hit(doc, block, edge)

    def _blocks(self, rows: Sequence[EdgeRow]) -> Iterator[list[EdgeRow]]:
        """The rows in the range of chances, parted where one between them is left out."""
        for wanted, run in groupby(rows, lambda row: self.least <= row.chance < self.below):
            block = [*run]
            if wanted and sum(row.is_short or not _TELLING.isdisjoint(row.looks) for row in block) >= _FEWEST:
                yield block

    def _hit(self, doc: Document, block: list[EdgeRow], edge: str) -> Hit:
        """Whole lines: from the first column of the first one to the last character of the last one."""
        span = Span(doc.line_at(block[0].span.start).span.start, doc.line_at(block[-1].span.end - 1).span.end)
        values = {"count": str(len(block)), "edge": edge, "first": block[0].text, "last": block[-1].text}
        edit = Edit(lines_to_remove(doc, span), "")
        return Hit(span, values, evidence=reasons(block, self._wordings), edits=(edit,))


@lru_cache(4)
def expression(pattern: str) -> re.Pattern[str]:
    """The expression, one for all rules that name it: what is worked out with it is shared, too."""
    return compiled(pattern, re.IGNORECASE)


@lru_cache(4)
def wordings(signs: Forms, edge_signs: Forms, weak_signs: Forms, literals: tuple[str, ...]) -> Wordings:
    """The wordings of these forms; rules that take the same forms share them, and with them what they find."""
    return Wordings(signs, edge_signs, weak_signs, literals)


def edges_of_page(doc: Document, wording: Wordings, unless: re.Pattern[str]) -> Edges:
    """The rows at both edges that some chance speaks for, given the form of the text between them."""
    segments = doc.segments
    first, last = spans_from_edge(doc, segments), spans_from_edge(doc, reversed(segments))
    if not (first or last):
        return Edges((), ())
    outer = before_prose(doc, first), before_prose(doc, last)
    form = form_of(doc, segments[outer[0] : len(segments) - outer[1]])
    if form in SHORT_LINED:
        return Edges((), ())
    head = with_chances(rows_at(doc, first, wording.look_of), form, tail=False)
    behind = with_chances(rows_at(doc, last, wording.look_of), form, tail=True)
    front = lowered_chances(doc, _before_the_turn(head, unless))
    back = lowered_chances(doc, _before_the_turn(behind, unless))
    if front and back and front[-1].span.start >= back[-1].span.start:  # they meet, so each goes to its prose only
        front, back = front[: outer[0]], back[: outer[1]]
    front = _without_title(_with_company(front), next(iter(head[len(front) :]), None))
    return Edges(tuple(front), tuple(reversed(_with_company(back))))


def _before_the_turn(rows: list[EdgeRow], unless: re.Pattern[str]) -> list[EdgeRow]:
    """The rows that are more likely leftovers than text."""
    count = next((at for at, row in enumerate(rows) if row.chance < _LEAST), len(rows))
    if count >= _FEWEST_REPEATED and 2 * len({row.text for row in rows[:count]}) < count:
        return []  # the same few lines again and again are the text: a table, a play, a chant
    signed = max((at for at in range(count) if "sign" in rows[at].looks), default=-1)
    closed = any(unless.match(row.text) for row in rows[signed + 1 : count + 1])
    return rows[: signed + 1 if closed else count]


def _with_company(rows: list[EdgeRow]) -> list[EdgeRow]:
    """The rows, some made surer by their company.

    A line between a sign and the edge of the file is as sure as the sign; the last short row of a run belongs to it.
    """
    signed = max((at for at, row in enumerate(rows) if "sign" in row.looks and row.chance > _EVEN), default=-1)
    found: list[EdgeRow] = []
    for at, row in enumerate(rows):
        beside = _BESIDE_SIGN if at <= signed else rows[at - 1].chance if at and row.chance > _EVEN else 0.0
        found.append(row._replace(chance=max(row.chance, beside)) if row.is_short or at <= signed else row)
    return found


def _without_title(rows: list[EdgeRow], following: EdgeRow | None) -> list[EdgeRow]:
    """The rows of a head, the likely title of the text marked as text: it is the last row that looks so."""
    if following and _may_be_title(following):
        return rows
    at = max((at for at, row in enumerate(rows) if _may_be_title(row)), default=None)
    return rows if at is None else [*rows[:at], rows[at]._replace(chance=0.0), *rows[at + 1 :]]


def _may_be_title(row: EdgeRow) -> bool:
    return row.words >= _TITLE_WORDS and not row.is_prose and not _TITLE_MARKS.intersection(row.looks)
