"""The names of persons in a document, in order: one pass over its capitals, then a closer look at few of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from linter.text.names.chinese import chinese_names, chinese_surnames, without_strangers
from linter.text.names.context import Context
from linter.text.names.general import may_name, persons_in
from linter.text.names.mention import Mention, Shape, general_key
from linter.text.names.runs import CUT_OFF, RUN, words_of
from linter.text.names.shapes import folded, shape_with
from linter.text.names.turned import turned
from linter.text.names.words import Part, part
from linter.text.pinyin import without_tones
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.names.runs import Word


def names_in(doc: Document) -> tuple[Mention, ...]:
    """The names of persons in the prose of a document."""
    context = Context(doc)
    chinese: list[Mention] = []
    others: list[Mention] = []
    rest: list[tuple[int, str]] = []
    for run in RUN.finditer(doc.prose):
        text = run.group()
        signs = _signs(text)
        if not signs or CUT_OFF.match(doc.prose, run.end()):
            if "." not in text:
                rest.append((run.start(), text))
            continue
        if signs & 1:
            chinese.extend(chinese_names(words_of(text), run.start(), context))
        if signs & 2:
            others.extend(_general(words_of(text), run.start(), context))
    chinese = list(without_strangers(chinese))
    others.extend(_relatives(others, rest, context))
    others.extend(turned((*chinese, *others), context.prose))
    return _in_order(chinese, others)


@lru_cache(8192)
def _signs(run: str) -> int:
    """1 where a run may hold a Chinese name, 2 where it may hold another one, 3 for both."""
    plain = without_tones(run).replace("\xa0", " ")
    return int(not chinese_surnames().isdisjoint(plain.split(" "))) + 2 * may_name(run)


def _general(run: tuple[Word, ...], start: int, context: Context) -> Iterator[Mention]:
    for person in persons_in(run):
        name = run[person.at : person.at + person.length]
        span = Span(start + name[0].start, start + name[-1].end)
        if not person.sure and context.starts_sentence(span.start):
            continue
        if not _written_small(name, context):
            yield _mention(name, span)


def _mention(name: tuple[Word, ...], span: Span) -> Mention:
    words = tuple(word.text for word in name)
    return Mention(span, " ".join(words), general_key(words), _shape(words), words)


@lru_cache(8192)
def _shape(words: tuple[str, ...]) -> Shape:
    return shape_with(words, ())


def _written_small(name: tuple[Word, ...], context: Context) -> bool:
    """True where the document writes a word small that must be a name here."""
    return any(
        not part(word.text) & (Part.PARTICLE | Part.INITIAL | Part.SURNAME | Part.ENGLISH)
        and context.is_written_small(word.text)
        for word in name
    )


def _relatives(found: list[Mention], rest: list[tuple[int, str]], context: Context) -> Iterator[Mention]:
    """The runs of words that say nothing, but end with the surname of a person of the document: "Donlad Trump"."""
    surnames = frozenset(folded(mention.words[-1]) for mention in found if mention.kind is not Shape.KOREAN)
    for start, text in rest if surnames else ():
        if folded(text.rpartition(" ")[2]) in surnames:
            for person in persons_in(words_of(text), surnames):
                name = words_of(text)[person.at : person.at + person.length]
                if not _written_small(name, context):
                    yield _mention(name, Span(start + name[0].start, start + name[-1].end))


def _in_order(chinese: list[Mention], others: list[Mention]) -> tuple[Mention, ...]:
    """All mentions, of two that overlap the Chinese one, unless it is impossible."""
    if not others:
        return tuple(chinese)
    kept: list[Mention] = []
    for mention in sorted((*chinese, *others), key=lambda m: m.span):
        if kept and mention.span.start < kept[-1].span.end:
            if _rank(mention) < _rank(kept[-1]):
                kept[-1] = mention
        else:
            kept.append(mention)
    return tuple(kept)


def _rank(mention: Mention) -> int:
    return 0 if mention.kind is Shape.CHINESE else 2 if mention.kind is Shape.IMPOSSIBLE else 1
