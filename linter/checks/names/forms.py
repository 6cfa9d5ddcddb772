"""The names of a document: mentions brought together, and what stands around each of them.

`Name` holds what is written (cheap, for every rule); `Setting` holds what surrounds it (lists, sentences,
offices, actions), asked for only where two names are alike.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple
from weakref import proxy

from linter.checks.names.roles import Office, actions_in, has_kin, is_bare, is_introduced, offices_around
from linter.findings import Evidence
from linter.frozen import frozen, once
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from linter.text.document import Document
    from linter.text.mentions import Mention, Shape
    from linter.text.names.later import Later
    from linter.text.pinyin import Reading

# What stands between two names of one list: a comma, "and", or a line end with a bullet or number.
_LIST_GAP = lazy(
    r"\s*(?:[,;、/&|]|[\r\n]|,?\s?\b(?:and|or|as well as|together with)\b)"
    r"\s*(?:(?:and|or)\s+)?(?:\d{1,3}[.)]\s*|[-•*·]\s*)?\s*"
)
_GAP = 30  # code points between two names of one list, at most
_BETWEEN = " ~ "  # no key holds a tilde
_SHOWN = 3  # further places of one form that a finding lists
_WINDOW = 200  # code points after a name in which its action is looked for


@frozen
class Name:
    """One name in all its spellings.

    Attributes:
        key: see `Mention.key`.
        kind: what it looks like.
        words: the words of its first mention, as written.
        readings: the ways to understand a Chinese name, likeliest first; empty for any other.
        mentions: where it stands, in order; none for a name that only the roster has.
    """

    key: str
    kind: Shape
    words: tuple[str, ...]
    readings: tuple[Reading, ...]
    mentions: tuple[Mention, ...]

    @property
    def count(self) -> int:
        """How often it stands."""
        return len(self.mentions)

    @property
    def written(self) -> str:
        """The commonest spelling, the earliest of equals."""
        return commonest(m.surface for m in self.mentions) if self.mentions else " ".join(self.words)


@frozen
class Setting:
    """What stands around the mentions of one name.

    Attributes:
        sentences: the numbers of the sentences that hold it, one a mention.
        lists: the number of the list that each mention stands in; None where it stands in none.
        offices: what the person is said to be.
        actions: what the person does.
        introduced: the first sentence that says who the person is, or lists the name; None if none does.
        bare: true where nothing around the first mention, outside a list, says who this is.
        later: how often one word alone stands for the person: "Peng added".
        kin: true where the words around a mention speak of relatives.
    """

    sentences: tuple[int, ...]
    lists: tuple[int | None, ...]
    offices: frozenset[Office]
    actions: frozenset[str]
    introduced: int | None = None
    bare: bool = False
    later: int = 0
    kin: bool = False

    @property
    def only_in_lists(self) -> bool:
        """True when no mention stands outside a list."""
        return bool(self.lists) and None not in self.lists

    def meets(self, other: Setting) -> bool:
        """True where one list or one sentence holds both: then they are two people."""
        return self.shares_a_list(other) or not set(self.sentences).isdisjoint(other.sentences)

    def shares_a_list(self, other: Setting) -> bool:
        """True where one list of names holds both."""
        return not {number for number in self.lists if number is not None}.isdisjoint(other.lists)


NOWHERE = Setting((), (), frozenset(), frozenset())
"""The setting of a name that the document does not hold."""


def topic_of(one: str, other: str) -> str:
    """What a finding about two names, by their keys, is about: the same in every file and for every rule.

    The rules across files speak of a pair, or take one back, by this.
    """
    return _BETWEEN.join(sorted((one, other)))


def keys_in(topic: str) -> tuple[str, str]:
    """The keys of the two names that a topic is about."""
    one, _, other = topic.partition(_BETWEEN)
    return one, other


def commonest(surfaces: Iterable[str]) -> str:
    """The most frequent of some spellings, the first of equals."""
    counts: dict[str, int] = {}
    for surface in surfaces:
        counts[surface] = counts.get(surface, 0) + 1
    return max(counts, key=lambda surface: counts[surface])


def names_of(mentions: Iterable[Mention]) -> list[Name]:
    """The names behind some mentions, in order of first mention."""
    by_key: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_key.setdefault(mention.key, []).append(mention)
    return [Name(key, same[0].kind, same[0].words, same[0].readings, tuple(same)) for key, same in by_key.items()]


class _Scene(NamedTuple):
    """What stands around one mention."""

    sentence: int
    list: int | None
    offices: frozenset[Office]
    actions: frozenset[str]
    introduced: bool
    bare: bool
    kin: bool


class Surroundings:
    """What stands around the names of a document; worked out name by name, for few are ever asked for."""

    def __init__(self, doc: Document) -> None:
        # The document keeps its surroundings: if they kept it too, neither would go with its last reader.
        self._doc: Document = proxy(doc)
        self._settings: dict[str, Setting] = {}

    def of(self, key: str) -> Setting:
        """The setting of a name by its key, `NOWHERE` where the document does not hold it."""
        if key not in self._settings:
            places = self._places.get(key)
            self._settings[key] = self._setting(key, places) if places else NOWHERE
        return self._settings[key]

    def _setting(self, key: str, places: list[int]) -> Setting:
        scenes = [_scene(self._doc, at, self._lists[at]) for at in places]
        return _setting(scenes, list(map(self._deeds, self._later.get(key, ()))))

    def _deeds(self, word: Later) -> frozenset[str]:
        """What the person does whom a later word names."""
        doc = self._doc
        end = doc.sentences[doc.sentence_at(word.span.start)].end
        after = bisect_right(self._starts, word.span.start)
        end = min(end, word.span.end + _WINDOW, *self._starts[after : after + 1])
        return actions_in(doc.prose[word.span.end : end])

    @once
    def _places(self) -> dict[str, list[int]]:
        """Which of the mentions are of which name."""
        places: dict[str, list[int]] = {}
        for at, mention in enumerate(self._doc.mentions):
            places.setdefault(mention.key, []).append(at)
        return places

    @once
    def _lists(self) -> list[int | None]:
        return list_numbers(self._doc)

    @once
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self._doc.mentions]

    @once
    def _later(self) -> dict[str, list[Later]]:
        found: dict[str, list[Later]] = {}
        for word in self._doc.later_mentions:
            found.setdefault(word.key, []).append(word)
        return found


def _scene(doc: Document, at: int, number: int | None) -> _Scene:
    span = doc.mentions[at].span
    sentence = doc.sentence_at(span.start)
    start, end = _clause(doc, at, sentence)
    before, after = doc.prose[start : span.start], doc.prose[span.end : end]
    offices = offices_around(before, after)
    return _Scene(
        sentence,
        number,
        offices,
        actions_in(after),
        number is not None or bool(offices) or is_introduced(before, after),
        number is None and is_bare(before, after),
        has_kin(before, after),
    )


def _setting(scenes: list[_Scene], later: list[frozenset[str]]) -> Setting:
    return Setting(
        tuple(scene.sentence for scene in scenes),
        tuple(scene.list for scene in scenes),
        frozenset(office for scene in scenes for office in scene.offices),
        frozenset(action for scene in scenes for action in scene.actions).union(*later),
        next((scene.sentence for scene in scenes if scene.introduced), None),
        scenes[0].bare and not scenes[0].offices,
        len(later),
        any(scene.kin for scene in scenes),
    )


def list_numbers(doc: Document) -> list[int | None]:
    """For each mention the number of the list of names it stands in, None outside lists."""
    numbers: list[int | None] = [None] * len(doc.mentions)
    number = 0
    for at in range(1, len(numbers)):
        left, right = doc.mentions[at - 1].span.end, doc.mentions[at].span.start
        if right - left <= _GAP and _LIST_GAP.fullmatch(doc.prose, left, right):
            if numbers[at - 1] is None:
                number += 1
                numbers[at - 1] = number
            numbers[at] = numbers[at - 1]
    return numbers


def _clause(doc: Document, at: int, sentence: int) -> tuple[int, int]:
    """From the name before (or the start of the sentence) to the name after (or its end)."""
    span = doc.mentions[at].span
    bounds = doc.sentences[sentence] if doc.sentences else Span(0, len(doc.prose))
    start, end = max(bounds.start, span.start - _WINDOW), min(bounds.end, span.end + _WINDOW)
    if at:
        start = max(start, doc.mentions[at - 1].span.end)
    if at + 1 < len(doc.mentions):
        end = min(end, doc.mentions[at + 1].span.start)
    return min(start, span.start), max(end, span.end)


def places_of(form: str, mentions: Iterable[Mention], doc: Document) -> Iterator[Evidence]:
    """Where the form beside which another one stands occurs first, and how often."""
    places = list(mentions)
    yield Evidence(f"“{form}” stands {times(len(places))} in this document, first here", doc.location(places[0].span))


def again(mentions: Iterable[Mention], doc: Document) -> Iterator[Evidence]:
    """The other places of the form that is reported."""
    for mention in list(mentions)[1 : 1 + _SHOWN]:
        yield Evidence(f"“{mention.surface}” again", doc.location(mention.span))


def times(count: int) -> str:
    """A count in words: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
