"""Words with a capital inside a sentence that no name and no title explains."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.data.tables import words
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.spans import Span
from linter.text.surroundings import ends_as_sentence, in_headline, is_cut_off, is_page, small_word_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_CAPITAL_BETWEEN = lazy(r"(?P<word>(?<=[a-z] )[A-Z][a-z]{3,}) (?P<next>[a-z]{2,})(?![\w'’])")
_CAPITAL_BEHIND = lazy(r"[A-Za-z0-9,] ([A-Z][a-z]{3,})(?![\w'’-])")
_SMALL_IN_TITLES = r"(?:and|for|the|with|from|into|over|that|than|but|nor|via|per)\b"
_ANY_WORD_BEFORE = lazy(r"[\w'’-]+\Z")
_NAME_BEFORE = lazy(r"[a-z,] [A-Z][a-z]+\Z")
_SHORTEST = 3  # letters: a longer word with a capital may be one that is written small elsewhere
_FAR = 20_000  # code points to both sides in which the other form of a word is looked for
_NEAR = 200  # code points of a line before a capital that are looked at
_OWNER = ("'s", "’s")
_FEWEST_BEFORE = 4  # words of a line before a capital: fewer are a title
_NAME_SOON = lazy(r"(?: [a-z]+){0,2} [“\"'‘]?[A-Z]")


@frozen
class CapitalInside:
    """A capital inside a sentence on a word that the document otherwise writes small.

    The word stands between two small words neither of which leads to a name, and nowhere else inside a sentence
    is it capitalised. On a page with headings and menus only words that open sentences count: it names its parts with
    capitals. Behind a name only words with one of the `process` endings count, since a name may well
    end in an ordinary word ("Leeds University").

    Attributes:
        connectors: small words that join the parts of names and titles, and small words that no noun follows.
        names: words that are names in one use and ordinary in another.
        process: endings of words that say what is being done and are no last part of a name.
        process_names: words with such an ending that are.

    Values: `word`, `small`, `before`.
    """

    connectors: tuple[str, ...]
    names: tuple[str, ...] = ()
    process: tuple[str, ...] = ()
    process_names: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("word", "small", "before")

    @cached_property
    def _connectors(self) -> frozenset[str]:
        return frozenset(self.connectors)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.names)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such word."""
        # Most capitals inside a sentence are names: they stand there more than once, and their small form nowhere.
        last = {word: at for at, word in doc.capitals_inside}
        first = {word: at for at, word in reversed(doc.capitals_inside)}
        found = [
            m
            for word, at in first.items()
            if at == last[word]
            and len(word) > _SHORTEST
            and word.isalpha()
            and word not in self._names
            and (m := _CAPITAL_BETWEEN.match(doc.prose, at))
            and doc.prose.find(word.lower(), max(0, at - _FAR), at + _FAR) >= 0
            and self._may_be_wrong(doc, m)
        ]
        if not found:
            return
        inside = _capitals_inside(doc.prose)
        for match in sorted(found, key=re.Match.start):
            word, small = match["word"], match["word"].lower()
            evidence = _written_small(doc, small, match.start()) if inside.get(word, 0) <= 1 else ()
            if not evidence:
                continue
            before = _ANY_WORD_BEFORE.search(doc.prose[max(0, match.start() - 40) : match.start() - 1])
            values = {"word": word, "small": small, "before": before.group() if before else ""}
            yield Hit(Span(*match.span("word")), values, evidence=evidence)

    def _may_be_wrong(self, doc: Document, match: re.Match[str]) -> bool:
        prose, word, at = doc.prose, match["word"], match.start("word")
        before = small_word_before(prose, at - 1)
        if not ends_as_sentence(doc, at) or (is_page(doc) and not _opens_sentences(prose, word)):
            return False
        if before:
            leads_on = len(before) < 3 or before in self._connectors or bool(_NAME_SOON.match(prose, match.end()))
        else:
            is_process = word.lower().endswith(self.process) and word not in self.process_names
            after_name = _NAME_BEFORE.search(prose[max(0, at - 60) : at - 1])
            leads_on = not (is_process and after_name) or match["next"] in self._connectors
        return not leads_on and not in_headline(doc, Span(*match.span("word")))


def _opens_sentences(prose: str, word: str) -> bool:
    """True for a word that opens sentences in English, or does so behind another sentence in this text."""
    if word in words("sentence_openers"):
        return True
    stop = f". {word} "
    at = prose.find(stop)
    return at >= 0 and prose[at + len(stop) : at + len(stop) + 1].islower()


def _capitals_inside(prose: str) -> dict[str, int]:
    """How often each capitalised word stands behind a word or a comma."""
    counts: dict[str, int] = {}
    for match in _CAPITAL_BEHIND.finditer(prose):
        counts[match.group(1)] = counts.get(match.group(1), 0) + 1
    return counts


def _written_small(doc: Document, small: str, near: int) -> tuple[Evidence, ...]:
    """The first place not too far away where the document writes the word small."""
    form = re.compile(rf"{re.escape(small)}(?<![\w'’-]{re.escape(small)})(?![\w'’-])")
    match = form.search(doc.prose, max(0, near - _FAR), near + _FAR)
    return (Evidence(f"written “{small}” here", doc.location(Span(*match.span()))),) if match else ()


@frozen
class CapitalForm:
    """A capital inside a sentence on a word that by its ending is no noun: "independent Sustained development".

    The word stands between two small words, of which the one before leads to no name, and nowhere else inside a
    sentence is it capitalised.

    Attributes:
        endings: endings of verbs, adverbs and adjectives.
        connectors: small words that join the parts of names and titles, and small words that no verb follows.
        names: words with such an ending that are names or stand in them.

    Values: `word`, `small`, `before`.
    """

    endings: tuple[str, ...]
    connectors: tuple[str, ...]
    names: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("word", "small", "before")

    @cached_property
    def _connectors(self) -> frozenset[str]:
        return frozenset(self.connectors)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such word."""
        found = [
            (at, word, before)
            for at, word in doc.capitals_inside
            if word.endswith(self.endings)
            and word not in self.names
            and (before := small_word_before(doc.prose, at - 1))
            and before not in self._connectors
            and not before.endswith(_OWNER)
            and word.lower() in words("english_common")
            and ends_as_sentence(doc, at)
            and not is_cut_off(doc, at)
            and _may_be_sentence(doc.prose, doc.line_at(at).span.start, at)
            and not in_headline(doc, Span(at, at + len(word)))
        ]
        inside = _capitals_inside(doc.prose) if found else {}
        for at, word, before in found:
            if inside.get(word, 0) <= 1:
                yield Hit(Span(at, at + len(word)), {"word": word, "small": word.lower(), "before": before})


def _may_be_sentence(prose: str, start: int, at: int) -> bool:
    """False where the line, from `start` to `at`, is but a title of few words or a rating."""
    return prose.count(" ", max(start, at - _NEAR), at) >= _FEWEST_BEFORE and not prose[start].isdigit()


@frozen
class CapitalCompound:
    """A capital inside a sentence on a compound of ordinary words: "the Decision-making process".

    Attributes:
        firsts: first parts of such compounds, with their capital.
        names_follow: words before it that a title may follow.

    Values: `match`, `small`.
    """

    firsts: tuple[str, ...]
    names_follow: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("match", "small")

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        # In a headline or a name the noun behind it has a capital too; shorter words are written small even there.
        return compiled(rf"(?:{'|'.join(map(re.escape, self.firsts))})-[a-z]+(?= (?!{_SMALL_IN_TITLES})[a-z]{{3,}})")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such compound."""
        for at, word in doc.capitals_inside:
            match = self._regex.match(doc.prose, at) if "-" in word else None
            before = small_word_before(doc.prose, at - 1) if match else ""
            if not (match and before and before not in self.names_follow):
                continue
            if ends_as_sentence(doc, at) and not is_cut_off(doc, at):
                yield Hit(Span(*match.span()), {"match": match.group(), "small": match.group().lower()})
