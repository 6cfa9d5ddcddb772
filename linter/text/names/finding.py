"""The names of persons in a document, in order: one pass over its capitals, then a closer look at few of them.

Every document is asked for all its names, alike or not: one expression finds the runs of capitals (30 MB/s), sets tell
which of them can hold a name, and what a run means is remembered for the next one like it. That took less time than the
look at all words that Chinese names alone needed before, so no gate stands before it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from linter.text.names.chinese import chinese_names, chinese_surnames, without_strangers
from linter.text.names.company import persons_by_company
from linter.text.names.context import Context
from linter.text.names.general import may_name, persons_in
from linter.text.names.mention import Mention, Shape, general_key
from linter.text.names.readings import read_name
from linter.text.names.runs import CUT_OFF, RUN, words_of
from linter.text.names.shapes import folded, shape_with
from linter.text.names.turned import turned
from linter.text.names.words import Part, part
from linter.text.pinyin import surname_forms, without_tones
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
        before = len(chinese) + len(others)
        if (signs := _signs(text)) and not CUT_OFF.match(doc.prose, run.end()):
            if signs & 1:
                chinese.extend(chinese_names(words_of(text), run.start(), context))
            if signs & 2:
                others.extend(_general(words_of(text), run.start(), context))
        if len(chinese) + len(others) == before and "." not in text:
            rest.append((run.start(), text))
    chinese = list(without_strangers(chinese))
    others.extend(list(_by_company(rest, chinese, others, context)))
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
    surface = " ".join(words)
    if words[0] in surname_forms() and not part(words[0]) & Part.GIVEN:
        # A Chinese name that could be something else, but not behind a title or in a list: "Mr. Chen Lanling".
        readings = read_name(surface)
        if readings and readings[0].system == "pinyin" and not readings[0].impossible:
            return Mention(span, surface, readings[0].key, Shape.CHINESE, words, readings)
    return Mention(span, surface, general_key(words), _shape(words), words)


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


def _by_company(
    rest: list[tuple[int, str]], chinese: list[Mention], others: list[Mention], context: Context
) -> Iterator[Mention]:
    """The names that only the persons around them show to be one."""
    if not rest:
        return
    surnames = {folded(mention.words[-1]) for mention in others if mention.kind is not Shape.KOREAN}
    for name, start in persons_by_company(rest, (*chinese, *others), surnames, context):
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
