"""Two renderings of one title, slogan or long name in a document: all the same but for a word or two.

What stands in quotation marks, and a long run of words with capitals, is fixed: it names one thing. A translation
system renders it anew in each sentence, and mostly changes one word only.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.consistency.places import is_running_text, times
from linter.data.tables import words as listed
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from linter.text.document import Document

# Any length between the marks, so that a long quotation does not turn inside out; the length is judged later.
_QUOTED = lazy(r"“([^”“\n]{0,600})”|\"([^\"\n]{0,600})\"")
_CAPITALS = lazy(
    r"[A-Z](?<![\w'’-][A-Z])[\w’'-]*(?:[ \xa0](?:(?:of|for|and|on|in|to)[ \xa0](?:the[ \xa0])?)?[A-Z][\w’'-]*){4,14}"
)
_WORD = lazy(r"[^\W_][\w’'+]*")
_CODE = lazy(r"[{}<>=%;_\\]")  # a quotation with such a sign is a string of a program
_OWNED = lazy(r"['’]s?\Z")
_LEFT_OUT = frozenset({"the", "a", "an"})
_SMALL = frozenset(
    {"of", "and", "for", "on", "in", "to", "with", "at", "by", "from", "is", "are", "be", "as", "or", "&"}
)
_MOST = 400  # different phrases that are compared in one document
_MOST_ALIKE = 12  # phrases with the same beginning or end: more are a list
_HITS = 8  # findings of one rule in a document
_LONGEST = 16  # words
_STEM = 4  # letters at the start that two words of one stem share at least
_CHANGED = 2  # words that may differ on each side


class _Phrase(NamedTuple):
    text: str
    words: tuple[str, ...]
    spans: list[Span]


class _Change(NamedTuple):
    """The words of two phrases that differ, and how many equal ones stand before and behind them."""

    before: int
    behind: int
    one: tuple[str, ...]
    other: tuple[str, ...]


@frozen
class QuotedOtherwise:
    """A quoted title or slogan that stands in the document with a word or two changed.

    Attributes:
        contrasts: words that make two phrases mean two things: `first` and `second`, `high` and `low`.
        enough: words but small ones that are the same in both; one less will do where the changed words have one stem.

    Values: `match` (the rarer form, of equals the later), `other`, `count` (of the other form, in words).
    """

    contrasts: tuple[str, ...]
    enough: int = 3

    gives: ClassVar[tuple[str, ...]] = ("match", "other", "count")

    @cached_property
    def _contrasts(self) -> frozenset[str]:
        return frozenset(self.contrasts)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit at each rarer form."""
        if doc.prose.count('"') < 4 and doc.prose.count("“") < 2:
            return
        found: dict[tuple[str, ...], _Phrase] = {}
        for match in _QUOTED.finditer(doc.prose):
            group = 1 if match[1] is not None else 2
            if not _CODE.search(match[group]):
                _add(found, match[group], Span(*match.span(group)), fewest=self.enough)
        yield from _hits(list(found.values()), self._are_one, doc)

    def _are_one(self, one: _Phrase, other: _Phrase) -> bool:
        change = _change(one.words, other.words)
        same = [word for word in _same(one.words, change) if word not in _SMALL]
        need = self.enough - 1 if _have_one_stem(change) else self.enough
        return len(same) >= need and _is_rendering(change, self._contrasts)


@frozen
class LongNameChanged:
    """A name of five words and more with “of”, in the middle of which one word is changed, added or left out.

    The changed word must be common English, so that no name of a person is compared. Only running text counts, since
    products and headlines of one kind differ by a word.

    Attributes:
        contrasts: words that make two names the names of two things: `first` and `second`, `north` and `south`.

    Values: `match` (the rarer form, of equals the later), `other`, `count` (of the other form, in words).
    """

    contrasts: tuple[str, ...]

    gives: ClassVar[tuple[str, ...]] = ("match", "other", "count")

    @cached_property
    def _contrasts(self) -> frozenset[str]:
        return frozenset(self.contrasts)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit at each rarer form."""
        # Without what may stand inside a word, words in a row with a capital are capitals with blanks between.
        if doc.shape.translate(None, b"a0x").count(b"A A A") < 2:
            return
        found: dict[tuple[str, ...], _Phrase] = {}
        openers = listed("sentence_openers")
        for match in _CAPITALS.finditer(doc.prose):
            text, start = match.group(), match.start()
            while text and text.split(" ", 1)[0] in openers:
                head, _, text = text.partition(" ")
                start += len(head) + 1
            text = _OWNED.sub("", text)
            if " of " not in text or not is_running_text(doc, start):
                continue
            _add(found, text, Span(start, start + len(text)), fewest=5)
        yield from _hits(list(found.values()), self._are_one, doc)

    def _are_one(self, one: _Phrase, other: _Phrase) -> bool:
        change = _change(one.words, other.words)
        english = listed("english_common")
        return (
            max(len(change.one), len(change.other)) == 1
            and min(change.before, change.behind) > 0
            and all(word in english for word in (*change.one, *change.other))
            and len([word for word in _same(one.words, change) if word not in _SMALL]) > 3
            and _is_rendering(change, self._contrasts)
        )


def _add(found: dict[tuple[str, ...], _Phrase], text: str, span: Span, fewest: int) -> None:
    """Keep a phrase with its place, unless it is too short, too long, or one too many."""
    if len(text) > 160 or text.count(" ") < fewest - 1:
        return
    words = tuple(word for word in _WORD.findall(text.lower().replace("’", "'")) if word not in _LEFT_OUT)
    if fewest <= len(words) <= _LONGEST and (words in found or len(found) < _MOST):
        found.setdefault(words, _Phrase(text.strip(" ,.;:"), words, [])).spans.append(span)


def _hits(phrases: list[_Phrase], are_one: Callable[[_Phrase, _Phrase], bool], doc: Document) -> Iterator[Hit]:
    """One hit for each phrase that is a rarer form of another one."""
    told: set[tuple[str, ...]] = set()
    for one, other in _candidates(phrases):
        rare, often = sorted((one, other), key=lambda phrase: (len(phrase.spans), -phrase.spans[0].start))
        if rare.words in told or not are_one(one, other) or _meet(one, other, doc):
            continue
        told.add(rare.words)
        count = times(len(often.spans))
        evidence = (Evidence(f"“{often.text}” stands {count}, first here", doc.location(often.spans[0])),)
        yield Hit(rare.spans[0], {"match": rare.text, "other": often.text, "count": count}, evidence=evidence)
        if len(told) == _HITS:
            return


def _candidates(phrases: Sequence[_Phrase]) -> Iterator[tuple[_Phrase, _Phrase]]:
    """The pairs with the same two words at the start or at the end: each once, crowds left out."""
    if len(phrases) < 2:
        return
    groups: dict[tuple[bool, tuple[str, ...]], list[int]] = {}
    for number, phrase in enumerate(phrases):
        groups.setdefault((True, phrase.words[:2]), []).append(number)
        groups.setdefault((False, phrase.words[-2:]), []).append(number)
    pairs = {
        (one, other)
        for group in groups.values()
        if 1 < len(group) <= _MOST_ALIKE
        for at, one in enumerate(group)
        for other in group[at + 1 :]
    }
    for one, other in sorted(pairs):
        yield phrases[one], phrases[other]


def _change(one: tuple[str, ...], other: tuple[str, ...]) -> _Change:
    shorter = min(len(one), len(other))
    before = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    behind = next((i for i in range(shorter - before) if one[-1 - i] != other[-1 - i]), shorter - before)
    return _Change(before, behind, one[before : len(one) - behind], other[before : len(other) - behind])


def _same(words: tuple[str, ...], change: _Change) -> tuple[str, ...]:
    return words[: change.before] + words[len(words) - change.behind :]


def _is_rendering(change: _Change, contrasts: frozenset[str]) -> bool:
    """True for a change that translation makes; false for one that makes another thing of it."""
    changed = (*change.one, *change.other)
    if max(len(change.one), len(change.other)) > _CHANGED:
        return False
    if set(changed) <= _SMALL or any(word in contrasts or not word.replace("'", "").isalpha() for word in changed):
        return False
    if not (change.one and change.other):
        return min(change.before, change.behind) > 0  # no part of a longer one
    ends = (change.one[-1], change.other[-1])
    return change.behind > 0 or not (ends[0] == ends[1] + "s" or ends[1] == ends[0] + "s")


def _have_one_stem(change: _Change) -> bool:
    return len(change.one) == len(change.other) == 1 and change.one[0][:_STEM] == change.other[0][:_STEM]


def _meet(one: _Phrase, other: _Phrase, doc: Document) -> bool:
    """True when both stand in one sentence: then they are two."""
    sentences = {doc.sentence_at(span.start) for span in one.spans}
    return any(doc.sentence_at(span.start) in sentences for span in other.spans)
