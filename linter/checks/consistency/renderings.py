"""Two renderings of one title, slogan or long name in a document: all the same but for a word or two.

What stands in quotation marks, and a long run of words with capitals, is fixed: it names one thing. A translation
system renders it anew in each sentence, and mostly changes one word only.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.consistency.places import is_running_text, times
from linter.data.tables import words as listed
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from linter.text.document import Document

# Any length between the marks, so that a long quotation does not turn inside out; the length is judged later.
_QUOTED = lazy(r"“([^”“\n]{0,600})”|\"([^\"\n]{0,600})\"")
_OF = lazy(r" of (?:the )?([A-Z][\w’'-]+)")
_CAPITAL = r"[A-Z][\w’'-]*"
_SMALL_INSIDE = r"(?:(?:of|for|and|on|in|to) (?:the )?)?"
_INSIDE = frozenset({"of", "for", "and", "on", "in", "to", "the"})
_BEHIND = lazy(rf"(?: {_SMALL_INSIDE}{_CAPITAL})+")
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
_SHORTEST = 8  # code points of a quotation
_LONGEST_QUOTED = 160
_EDGE = 5  # code points at the start or the end that two forms of one phrase share at least
_LONG = 4  # letters: shorter words are written small in a title too
_STOPS = " ,.;:!?"
_NEAR = 120  # code points to both sides of an "of" in which the name around it stands
_NAME_WORDS = 5
_SHORTEST_NAME = 20  # code points of five words
_MOST_PLACES = 60  # places of one word behind "of": more say nothing
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
    """A quoted title, slogan or phrase that stands in the document with a word or two changed.

    What stands in brackets is an aside of its own and does not count.

    Attributes:
        contrasts: words that make two phrases mean two things: `first` and `second`, `high` and `low`.
        enough: words but small ones that are the same in both; one less will do where the changed words have one stem.
        titled: whether titles are looked at, most long words of which have capitals, or all other phrases; a phrase may
            well bend a word to its sentence.

    Values: `match` (the rarer form, of equals the later), `other`, `count` (of the other form, in words).
    """

    contrasts: tuple[str, ...]
    enough: int = 3
    titled: bool = True

    gives: ClassVar[tuple[str, ...]] = ("match", "other", "count")

    @cached_property
    def _contrasts(self) -> frozenset[str]:
        return frozenset(self.contrasts)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit at each rarer form."""
        yield from _hits(doc.worked_out(_quotations, self.enough), self._are_one, doc)

    def _are_one(self, one: _Phrase, other: _Phrase) -> bool:
        titled = _is_title(one.text) or _is_title(other.text)
        if titled is not self.titled:
            return False
        change = _change(one.words, other.words)
        if not self.titled and _have_one_stem(change):
            return False
        same = [word for word in _same(one.words, change) if word not in _SMALL]
        need = self.enough - 1 if _have_one_stem(change) else self.enough
        return len(same) >= need and _is_rendering(change, self._contrasts)


def _quotations(doc: Document, enough: int) -> list[_Phrase]:
    """The quotations of a document outside of brackets, with at least so many words."""
    if doc.prose.count('"') < 4 and doc.prose.count("“") < 2:
        return []
    found: dict[str, list[Span]] = {}
    for match in _QUOTED.finditer(doc.prose):
        group = match.lastindex or 1
        text = match[group]
        in_brackets = match.start() > 0 and doc.prose[match.start() - 1] == "("
        if _SHORTEST < len(text) < _LONGEST_QUOTED and text.count(" ") >= enough - 1 and not in_brackets:
            found.setdefault(text, []).append(Span(*match.span(group)))
    return _phrases(found, enough)


def _is_title(text: str) -> bool:
    """True where at least half of the long words have capitals, one of them behind the first word."""
    long: list[str] = [word for word in _WORD.findall(text) if len(word) >= _LONG]
    capitals = sum(word[0].isupper() for word in long)
    return capitals > 1 and 2 * capitals >= len(long)


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
        places: dict[str, list[int]] = {}
        prose = doc.prose
        behind = _OF.findall(prose)
        if len(set(behind)) == len(behind):
            return
        several_times = {word for word, count in Counter(behind).items() if 1 < count < _MOST_PLACES}
        for match in _OF.finditer(prose):
            at = match.start()
            if match[1] in several_times and _may_be_long(prose, at, match.end()):
                places.setdefault(match[1], []).append(at)
        found: dict[str, list[Span]] = {}
        for several in places.values():
            if len(several) > 1:
                for at in several:
                    span = _name_around(prose, at)
                    if span.end - span.start > _SHORTEST_NAME:
                        found.setdefault(prose[span.start : span.end], []).append(span)
        phrases = _phrases(found, _NAME_WORDS)
        running = [phrase for phrase in phrases if all(is_running_text(doc, span.start) for span in phrase.spans)]
        yield from _hits(running, self._are_one, doc)

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


def _may_be_long(prose: str, at: int, end: int) -> bool:
    """True when a capital stands before an "of", and another word of the name before that or behind the next word."""
    head = prose.rfind(" ", max(0, at - _NEAR), at) + 1
    if not prose[head].isupper():
        return False
    earlier = prose.rfind(" ", max(0, head - _NEAR), max(0, head - 1)) + 1
    return prose[earlier].isupper() or prose[earlier : head - 1] in _INSIDE or prose[end + 1 : end + 2].isupper()


def _name_around(prose: str, at: int) -> Span:
    """The run of words with a capital around an "of", without a word before it that only opens a sentence."""
    behind = _BEHIND.match(prose, at, at + _NEAR)
    if not behind:
        return Span(at, at)
    start = here = at
    for word in reversed(prose[max(0, at - _NEAR) : at].split(" ")[1:]):
        here -= len(word) + 1
        if word[:1].isupper() and word not in listed("sentence_openers") and word[-1] not in '.!?:;,"”)':
            start = here + 1
        elif word not in _INSIDE:
            break
    if start == at:
        return Span(at, at)
    return Span(start, behind.start() + len(_OWNED.sub("", behind.group())))


def _phrases(texts: Mapping[str, list[Span]], fewest: int) -> list[_Phrase]:
    """The texts that begin or end like another one and have enough words, with their words."""
    if len(texts) < 2:
        return []
    edges = [(text, text[:_EDGE].lower(), text.rstrip(_STOPS)[-_EDGE:].lower()) for text in islice(texts, _MOST)]
    starts, ends = Counter(start for _, start, _ in edges), Counter(end for _, _, end in edges)
    found: dict[tuple[str, ...], _Phrase] = {}
    for text, start, end in edges:
        if (starts[start] == 1 and ends[end] == 1) or _CODE.search(text):
            continue
        words = tuple(word for word in _WORD.findall(text.lower().replace("’", "'")) if word not in _LEFT_OUT)
        if fewest <= len(words) <= _LONGEST:
            found.setdefault(words, _Phrase(text.strip(_STOPS), words, [])).spans.extend(texts[text])
    for phrase in found.values():
        phrase.spans.sort()
    return list(found.values())


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
