"""Names and terms whose capitals change within a document."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.spans import Span
from linter.text.surroundings import ends_as_sentence, in_headline, small_word_before, starts_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_FAR = 20_000  # code points to both sides in which another form of a name is looked for
_WORD_PART = lazy(r"[\w'’-]")
_CAPITAL_RUN = lazy(r"[A-Z](?<![\w'’-][A-Z])[\w'’-]+(?: (?:(?:and|of|for|in|on|the|to) )?[A-Z][\w'’-]+){2,}")
_THREE_CAPITALS = re.compile(b"A  ?A+  ?A")
_THE_TERM = lazy(
    r"he (?<=\b[Tt]he )(?P<term>[A-Z][a-z]+(?: (?:(?:of|for|and|on) )?[A-Z][a-z]+){1,5})(?![\w'’-]| [A-Z])"
)
# What is cited with capitals: a title, and what an abbreviation stands for.
_CITED = lazy(r"\b(?:[Hh]ow [Tt]o (?:[\w’'-]+ ){0,4}|stands for (?:the )?)\Z")
_OF_TITLE = lazy(r"[A-Z][\w'’-]* (?:[a-z]{2,4} )?the \Z|[\"“‘'][^\"”’]*\Z")
_JOINS = frozenset({"and", "of", "for", "in", "on", "the", "to"})
_OPENERS = frozenset({"The", "This", "A", "An", "In", "Our", "Its"})
_MOST_RUNS = 200  # different runs of capitals that are looked at in one document
_KEPT = 2  # words at the start of a term that may be names and keep their capital
# Words of a term whose case differs: behind a name, and without one, where a body and what it does may share words.
_LOWERED_BEHIND_NAME = 3
_LOWERED = 4
_FEWEST_SMALL = 2


@frozen
class HalfCapitalised:
    """The name of a body with some of its words capitalised and some not: "provincial party Committee".

    Attributes:
        modifiers: words that come before the head, in small letters.
        heads: what the body is, in small letters.
        anchors: the modifiers whose capital demands one on the head, in small letters.
        free: the modifiers that may stay small before a name in capitals, in small letters.

    A form that could be on purpose is reported where the document has it with all its capitals too.

    Values: `match`, `capitals` (the form with all capitals), `small` (the form with none).
    """

    modifiers: tuple[str, ...]
    heads: tuple[str, ...]
    anchors: tuple[str, ...]
    free: tuple[str, ...] = ()

    unit: ClassVar[Unit] = Unit.SEGMENT
    gives: ClassVar[tuple[str, ...]] = ("match", "capitals", "small")

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Each last modifier with each head: no hit without one such pair."""
        from linter.text.folding import fold_literal

        return tuple(fold_literal(f"{word} {head}") for word in self.modifiers for head in self.heads)

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        modifiers, heads = _either_case(self.modifiers), _either_case(self.heads)
        return compiled(rf"(?:(?:{modifiers})[ \xa0])+(?:{heads})(?!\w)")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such name, from its first modifier to its head."""
        for match in self._regex.finditer(doc.prose, *passage):
            if match.start() > passage.start and _WORD_PART.match(doc.prose, match.start() - 1):
                continue
            words = match.group().split()
            capitals = " ".join(word[0].upper() + word[1:] for word in words)
            starts = starts_sentence(doc.prose, passage.start, match.start())
            several = len({word[0].isupper() for word in words[starts:]}) > 1
            if self._is_half(words, starts_sentence=starts) or (
                several and _is_capital_elsewhere(doc, capitals, match.start())
            ):
                values = {"match": " ".join(words), "capitals": capitals, "small": capitals.lower()}
                yield Hit(Span(*match.span()), values)

    def _is_half(self, words: list[str], *, starts_sentence: bool) -> bool:
        *modifiers, head = words
        if head[0].isupper():
            # "the provincial Party Committee" is in use: the small word tells which of the bodies is meant.
            bound = [word for word in modifiers if word.lower().replace("’", "'") not in self.free]
            return modifiers[-1][0].islower() or any(word[0].islower() for word in bound)
        told = modifiers[1:] if starts_sentence else modifiers
        return any(word[0].isupper() and word.lower() in self.anchors for word in told)


def _is_capital_elsewhere(doc: Document, capitals: str, at: int) -> bool:
    """True when the name with all its capitals stands not too far away."""
    form = re.compile(re.escape(capitals).replace("\\ ", "[ \xa0]"))
    return form.search(doc.prose, max(0, at - _FAR), at + _FAR) is not None


def _either_case(words: tuple[str, ...]) -> str:
    forms = [form for word in words for form in (word, word[0].upper() + word[1:])]
    return "|".join(re.escape(form).replace("'", "['’]") for form in forms)


@frozen
class TermCasing:
    """A term of several words that is capitalised once and small at least twice in the document.

    The first words may be names: “Leeds Harbour Repair Work” beside “Leeds harbour repair work”. Headlines and
    quoted titles do not count.

    Values: `match`, `small` (the form found elsewhere), `times` (how often).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "small", "times")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on the one capitalised form."""
        # Without what may stand inside a word, words in a row with a capital are capitals with blanks between.
        capitals = doc.shape.translate(None, b"a0x")
        if not _THREE_CAPITALS.search(capitals):
            return
        runs: dict[str, list[Span]] = {}
        for match in _CAPITAL_RUN.finditer(doc.prose):
            if len(runs) < _MOST_RUNS or match.group() in runs:
                runs.setdefault(match.group(), []).append(Span(*match.span()))
        for term, spans in runs.items():
            if len(spans) == 1:
                yield from _written_otherwise(doc, term, spans[0])


def _written_otherwise(doc: Document, term: str, span: Span) -> Iterator[Hit]:
    words = term.split(" ")
    if doc.prose.find(f" {words[-1].lower()}", max(0, span.start - _FAR), span.start + _FAR) < 0:
        return
    for kept in range(_KEPT + 1):
        lowered = len([word for word in words[kept:] if word not in _JOINS])
        if lowered < (_LOWERED_BEHIND_NAME if kept and words[0] not in _OPENERS else _LOWERED):
            continue
        small = " ".join([*words[:kept], *(word.lower() for word in words[kept:])])
        low, high = max(0, span.start - _FAR), span.start + _FAR
        if doc.prose.count(small, low, high) < _FEWEST_SMALL:
            continue
        form = re.compile(rf"{re.escape(small)}(?![\w'’-])")
        places = [Span(*m.span()) for m in form.finditer(doc.prose, low, high)]
        if len(places) < _FEWEST_SMALL or not _is_inside(doc.prose, span) or in_headline(doc, span):
            continue
        if not ends_as_sentence(doc, span.start) or _CITED.search(doc.prose[max(0, span.start - 60) : span.start]):
            continue
        evidence = tuple(Evidence(f"written “{small}” here", doc.location(place)) for place in places[:2])
        yield Hit(span, {"match": term, "small": small, "times": str(len(places))}, evidence=evidence)
        return


def _is_inside(prose: str, span: Span) -> bool:
    """True inside a sentence: neither quoted nor at the start, where a heading may be set into the line."""
    before, after = prose[max(0, span.start - 2) : span.start], prose[span.end : span.end + 1]
    return before[-1:] == " " and (before[0].islower() or before[0] == ",") and after not in tuple("\"“”‘’'")


@frozen
class TermForms:
    """A term behind “the” that is once with capitals and otherwise without, or the other way round.

    One form dominates: it stands at least twice, the other once, not too far away. Headlines do not count, nor what may
    be a part of a title ("the Upgrading of the Dairy Industry").

    Values: `match`, `other` (the form found elsewhere), `times` (how often).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "other", "times")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on the form that stands once."""
        prose = doc.prose
        terms: dict[str, list[Span]] = {}
        for match in _THE_TERM.finditer(prose):
            if len(terms) < _MOST_RUNS or match["term"] in terms:
                terms.setdefault(match["term"], []).append(Span(*match.span("term")))
        for term, spans in terms.items():
            small = term.lower()
            low, high = max(0, spans[0].start - _FAR), spans[0].end + _FAR
            if prose.find(f"he {small}", low, high) < 0:
                continue
            form = re.compile(rf"[Tt]he (?P<term>{small})(?![\w'’-])")
            others = [Span(*m.span("term")) for m in form.finditer(prose, low, high)]
            yield from _rarer(doc, [span for span in spans if _counts(doc, span)], others)


def _rarer(doc: Document, capital: list[Span], small: list[Span]) -> Iterator[Hit]:
    """A hit on the one place of one form, where the other one stands more often."""
    for one, other in ((capital, small), (small, capital)):
        if len(one) == 1 and len(other) >= _FEWEST_SMALL:
            written = doc.prose[slice(*other[0])]
            evidence = tuple(Evidence(f"written “{written}” here", doc.location(span)) for span in other[:2])
            values = {"match": doc.prose[slice(*one[0])], "other": written, "times": str(len(other))}
            yield Hit(one[0], values, evidence=evidence)


def _counts(doc: Document, span: Span) -> bool:
    """True for a term in a sentence, whose words before are not capitalised as those of a title are."""
    line = doc.line_at(span.start).span
    before = doc.prose[max(line.start, span.start - 40) : span.start]
    return not _OF_TITLE.search(before) and ends_as_sentence(doc, span.start) and not in_headline(doc, span)


@frozen
class TitleCasing:
    """A title in small letters right before a name, where the document writes it with capitals before that name.

    Attributes:
        titles: in small letters.
        before: words after which the title must stand, so that no adjective or country belongs to it.

    Values: `match`, `title`, `capitals`.
    """

    titles: tuple[str, ...]
    before: tuple[str, ...]

    unit: ClassVar[Unit] = Unit.SEGMENT
    gives: ClassVar[tuple[str, ...]] = ("match", "title", "capitals")

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """The titles: no hit without one."""
        return self.titles

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        titles = "|".join(map(re.escape, sorted(self.titles, key=len, reverse=True)))
        return compiled(rf"(?P<title>{titles}) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)*)")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such title with its name."""
        for match in self._regex.finditer(doc.prose, *passage):
            if small_word_before(doc.prose, match.start() - 1) not in self.before:
                continue
            capitals = " ".join(word.capitalize() for word in match["title"].split())
            form = re.compile(rf"{re.escape(capitals)} {re.escape(match['name'])}(?!\w)")
            found = form.search(doc.prose, max(0, match.start() - _FAR), match.start() + _FAR)
            if found:
                evidence = Evidence(f"written “{found.group()}” here", doc.location(Span(*found.span())))
                values = {"match": match.group(), "title": match["title"], "capitals": capitals}
                yield Hit(Span(*match.span()), values, evidence=(evidence,))
