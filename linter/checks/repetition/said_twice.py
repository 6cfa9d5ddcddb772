"""Sentences, lines and headlines that a document says again, not side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.repetition.statements import Again, is_prose, key_of, said_again, said_in_a_row, shortened
from linter.findings import Edit, Evidence, Hit
from linter.frozen import frozen
from linter.text.removal import lines_to_remove
from linter.text.segments import NOTHING
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_SHOWN = 3  # further places that a finding lists
_HEAD = 4  # segments at the beginning of a text in which its headline may stand again
_LONGEST_HEADLINE, _SHORTEST_HEADLINE = 300, 16  # signs of the line; letters and digits
_LONGEST_SITE = 30  # letters and digits of the name behind a headline
_BEGIN = 4  # signs that both begin with
_LETTERS = 0.6  # of the signs of a headline
_SITE_MARKS = ("-", "–", "—", "|", "·", "•", "_", "»", " : ")
_OFTEN = 4  # from here on it is a refrain, a form or a drill


class _Block(NamedTuple):
    """Sentences in a row that stand in a row before: where, and how many."""

    first: Span
    again: Span
    sentences: int


@frozen
class SentenceSaidAgain:
    """A sentence, or some in a row, that stands word for word in the document before, not next to it.

    Attributes:
        fewest_words: of a sentence.
        most: findings in a document; one that says more again is the business of a measure.

    Values: `copy`, its first words; `sentences`, how many in a row.
    """

    fewest_words: int = 8
    most: int = 5

    gives: ClassVar[tuple[str, ...]] = ("copy", "sentences")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each at the second place, with the first and some more as evidence."""
        in_a_row = {said.segment for said in said_in_a_row(doc)}
        pairs = [
            pair
            for pair in said_again(doc)
            if not (pair.side_by_side or pair.again.segment in in_a_row or _headline(doc, pair))
            and is_prose(doc, pair.again, self.fewest_words)
        ]
        blocks: dict[Span, list[_Block]] = {}
        for block in _blocks(doc, pairs):
            blocks.setdefault(block.first, []).append(block)
        for first, same in list(blocks.items())[: self.most]:
            more = tuple(Evidence("and again here", doc.location(block.again)) for block in same[1 : 1 + _SHOWN])
            values = {"copy": shortened(doc, same[0].again), "sentences": str(same[0].sentences)}
            yield Hit(same[0].again, values, evidence=(Evidence("first said here", doc.location(first)), *more))


@frozen
class ParagraphSaidAgain:
    """A paragraph, or a line of prose, that comes again as the very next one.

    Attributes:
        fewest_words: of a paragraph.

    Values: `copy`, its first words.
    """

    fewest_words: int = 8

    gives: ClassVar[tuple[str, ...]] = ("copy",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit at the second of two; none where there are more of them, as in a drill."""
        rows = said_in_a_row(doc)
        often = Counter(row.key for row in rows)
        for row in rows:
            first = doc.segments[row.segment - 1].span
            title = row.segment < _HEAD and self._is_headline(doc, row.span)
            if often[row.key] < _OFTEN - 1 and not title and is_prose(doc, row, self.fewest_words):
                yield _hit(doc, first, row.span, Edit(lines_to_remove(doc, row.span), ""))

    def _is_headline(self, doc: Document, row: Span) -> bool:
        title = doc.segments[0].span
        return _same_headline(doc.prose[slice(*title)], doc.prose[slice(*row)])


@frozen
class HeadlineSaidAgain:
    """The first line of a text that stands again just below, with or without the name of the site behind it.

    Attributes:
        fewest_words: of the shorter of the two lines.
        rows: how many paragraphs below it are looked at.

    Values: `copy`, its first words; `fault` and `advice`, which differ for a sentence that takes the headline up and
    for a line that ends in the name of the site.
    """

    fewest_words: int = 4
    rows: int = 3

    gives: ClassVar[tuple[str, ...]] = ("copy", "fault", "advice")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit at the second place; its fix takes that line out."""
        segments, prose = doc.segments, doc.prose
        if len(segments) <= self.rows:
            return
        title = segments[0].span
        begin = prose[title.start].lower()
        for row in segments[1 : self.rows + 1]:
            if prose[row.span.start].lower() == begin and self._is_headline(doc, title, row.span):
                edit = Edit(lines_to_remove(doc, row.span), "")
                found = _hit(doc, title, row.span, edit)
                yield replace(found, values={**found.values, **_advice(prose[slice(*title)], prose[slice(*row.span)])})
                return

    def _is_headline(self, doc: Document, title: Span, row: Span) -> bool:
        one, other = doc.prose[title.start : title.end], doc.prose[row.start : row.end]
        if one[:_BEGIN].lower() != other[:_BEGIN].lower():
            return False
        enough = min(len(one.split(None, self.fewest_words)), len(other.split(None, self.fewest_words)))
        return enough >= self.fewest_words and _same_headline(one, other)


def _advice(title: str, row: str) -> dict[str, str]:
    if row.rstrip().endswith("."):
        return {"fault": "The first sentence repeats the headline", "advice": "begin with something else"}
    site = ", without the name of the site" if key_of(title) != key_of(row) else ""
    return {"fault": "The headline stands twice", "advice": f"keep one of the two{site}"}


def _same_headline(one: str, other: str) -> bool:
    """True where both say the same, or one of them with a name behind it that a mark parts."""
    if max(len(one), len(other)) > _LONGEST_HEADLINE or (one.endswith(".") and other.endswith(".")):
        return False
    title, key = key_of(one), key_of(other)
    if len(key) < _LETTERS * len("".join(other.split())):
        return False
    if key == title:
        return len(title) >= _SHORTEST_HEADLINE
    short, long, text = (title, key, other) if len(title) < len(key) else (key, title, one)
    if len(short) < _SHORTEST_HEADLINE or not long.startswith(short):
        return False
    return len(long) - len(short) <= _LONGEST_SITE and any(mark in text[-len(text) // 2 :] for mark in _SITE_MARKS)


def _hit(doc: Document, first: Span, again: Span, edit: Edit) -> Hit:
    edits = () if NOTHING in doc.prose[slice(*edit.span)] else (edit,)
    evidence = (Evidence("first said here", doc.location(first)),)
    return Hit(again, {"copy": shortened(doc, again)}, evidence=evidence, edits=edits)


def _headline(doc: Document, pair: Again) -> bool:
    if pair.first.segment or not (pair.first.whole and pair.again.whole) or pair.again.segment >= _HEAD:
        return False
    one, other = (doc.prose[slice(*said.span)] for said in (pair.first, pair.again))
    return _same_headline(one, other)


def _blocks(doc: Document, pairs: list[Again]) -> list[_Block]:
    """The pairs, those in one that follow each other at both places."""
    blocks: list[_Block] = []
    for pair in pairs:
        last = blocks[-1] if blocks else None
        if last and _follows(doc, last.again, pair.again.span) and _follows(doc, last.first, pair.first.span):
            blocks[-1] = _Block(
                Span(last.first.start, pair.first.span.end),
                Span(last.again.start, pair.again.span.end),
                last.sentences + 1,
            )
        else:
            blocks.append(_Block(pair.first.span, pair.again.span, 1))
    return blocks


def _follows(doc: Document, one: Span, other: Span) -> bool:
    return one.end <= other.start and not doc.prose[one.end : other.start].strip()
