"""What is kept of one name across a folder: a summary that merges in any order and stays below a kilobyte or so.

A document gives one summary for each name in it. Counts add up; places are the lowest by path and offset; the other
names of the same files, and those that stood in one list or sentence with it, are sketches (see `sketch`).

What a name's neighbours say of it (office, action) is not worked out here but from the words kept with each place,
and only for those names that are compared: that is dear, and nearly all names have no double.
"""

from __future__ import annotations

from bisect import bisect_right
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.names.forms import list_numbers
from linter.checks.names.roles import actions_in, offices_around
from linter.checks.names.sketch import sketches, united
from linter.findings import Excerpt, Place
from linter.text.document import Document
from linter.text.sentences import split_sentences
from linter.text.spans import Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from linter.checks.names.roles import Office
    from linter.text.mentions import Mention, Shape
    from linter.text.pinyin import Reading

_PLACES = 2  # places that are kept of one spelling: most of its bytes
_SPELLINGS = 8  # spellings that are kept of one name; what else a folder holds is counted but not kept
_BEFORE, _AFTER = (
    90,
    150,
)  # code points kept around a place: an excerpt takes 60, an office or an action may lie further
_HEAD = Struct("<IIIIIIHHHH")
_MOST = 0xFFFF
_STOPS = ".!?…。！？"
_LONGEST_SENTENCE = 1000  # code points between two names of one sentence
_PLAIN = str.maketrans("’‘‑‐", "''--")


class Spot(NamedTuple):
    """A place packed small, for a folder holds many: sorts by path and offset."""

    path: str
    start: int
    rest: bytes

    @classmethod
    def of(cls, path: str, start: int, numbers: Sequence[int], words: str) -> Spot:
        """A place from what it holds, as an inventory keeps it."""
        return cls(path, start, _HEAD.pack(*numbers) + words.encode("utf-8", "surrogatepass"))

    @property
    def numbers(self) -> tuple[int, ...]:
        """Where it is but for path and span, size, and where the name and its clause stand in `words`."""
        return _HEAD.unpack_from(self.rest)

    @property
    def place(self) -> Place:
        """The place as a finding shows it."""
        *lines, size, before, _, _ = self.numbers
        span = Span(self.start, self.start + size)
        excerpt = Document("", self.words).quote(Span(before, before + size))
        return Place(Location(self.path, span, *lines), Excerpt(*excerpt))

    @property
    def clause(self) -> tuple[str, str]:
        """The words before and after, as far as they belong to this name: to its neighbours or the sentence's ends."""
        *_, size, at, before, after = self.numbers
        words = self.words
        start, end = max(words.rfind("\n\n", 0, at), 0), words.find("\n\n", at)
        whole = Span(start, end if end >= 0 else len(words))
        sentence = next((s for s in split_sentences(words, whole) if s.end > at), whole)
        left, right = max(at - before, min(sentence.start, at)), min(at + size + after, max(sentence.end, at + size))
        return words[left:at], words[at + size : right]

    @property
    def words(self) -> str:
        """The name with what stands around it."""
        return self.rest[_HEAD.size :].decode("utf-8", "surrogatepass")


class Spelling(NamedTuple):
    """One way in which a name is written.

    Attributes:
        written: blanks made one.
        mentions: how often, in how many `files`, `alone` of which hold no other spelling of the name.
        spots: the first places by path and offset.
    """

    written: str
    kind: Shape
    readings: tuple[Reading, ...]
    mentions: int
    files: int
    alone: int
    spots: tuple[Spot, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands first, by path and offset."""
        return tuple(spot.place for spot in self.spots)


class FormSummary(NamedTuple):
    """One name of a folder, in all its spellings; `merged` of the summaries of its documents.

    Attributes:
        key: see `Mention.key`.
        spellings: the ways it is written, in an order of their own (see `spelling_order`).
        mentions: how often it stands anywhere, `listed` of these in lists of names.
        files: how many files hold it.
        colleagues: sketch of the other names in these files.
        beside: sketch of the names that stood in one list or one sentence with it: these are other people.
    """

    key: str
    spellings: tuple[Spelling, ...]
    mentions: int
    listed: int
    files: int
    colleagues: bytes
    beside: bytes

    def only(self, spelling: Spelling) -> FormSummary:
        """The name in this one spelling, with the company of all."""
        return self._replace(spellings=(spelling,), mentions=spelling.mentions, files=spelling.files, listed=0)

    @property
    def first(self) -> Spelling:
        """The commonest spelling."""
        first, *others = self.spellings
        return max((first, *others), key=lambda spelling: spelling.mentions) if others else first

    @property
    def written(self) -> str:
        """The commonest spelling as written."""
        return self.first.written

    @property
    def kind(self) -> Shape:
        """What the name looks like."""
        return self.first.kind

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the commonest spelling."""
        return tuple(self.first.written.split(" "))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The ways to understand the commonest spelling of a Chinese name."""
        return self.first.readings

    @property
    def surfaces(self) -> dict[str, int]:
        """Each spelling with its count, the commonest first."""
        ranked = sorted(self.spellings, key=lambda spelling: (-spelling.mentions, spelling_order(spelling)))
        return {spelling.written: spelling.mentions for spelling in ranked}

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The lowest places of any spelling."""
        return tuple(sorted(spot for spelling in self.spellings for spot in spelling.spots))

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands first, by path and offset."""
        return tuple(spot.place for spot in self.spots)

    @property
    def only_in_lists(self) -> bool:
        """True when no mention stands outside a list of names."""
        return self.listed == self.mentions

    @property
    def offices(self) -> frozenset[Office]:
        """What the person is said to be at the places that are kept."""
        return frozenset(office for spot in self.spots for office in offices_around(*spot.clause))

    @property
    def actions(self) -> frozenset[str]:
        """What the person does at the places that are kept."""
        return frozenset(action for spot in self.spots for action in actions_in(spot.clause[1]))


def spelling_order(spelling: Spelling) -> tuple[int, str]:
    """Short spellings first: without hyphen, apart and capitals come those that matter."""
    return len(spelling.written), spelling.written


# --- one document ---


def summarise(doc: Document) -> Iterator[tuple[str, FormSummary]]:
    """Each name of a document with what is kept of it."""
    mentions = doc.mentions
    if not mentions:
        return
    at_of: dict[str, list[int]] = {}
    for at, mention in enumerate(mentions):
        at_of.setdefault(mention.key, []).append(at)
    if len(at_of) == 1:
        lists: list[int | None] = [None] * len(mentions)
        company = dict.fromkeys(at_of, (b"", b""))
    else:
        lists = list_numbers(doc)
        company = _company(doc, lists, at_of)
    for key, places in at_of.items():
        by_form: dict[str, list[int]] = {}
        for at in places:
            # A typographic apostrophe or hyphen is no other spelling.
            by_form.setdefault(mentions[at].surface.translate(_PLAIN), []).append(at)
        alone = len(by_form) == 1
        spellings = (_spelling(doc, form, same, lists, alone=alone) for form, same in by_form.items())
        listed = sum(lists[at] is not None for at in places)
        kept = tuple(sorted(spellings, key=spelling_order)[:_SPELLINGS])
        yield key, FormSummary(key, kept, len(places), listed, 1, *company[key])


def _spelling(doc: Document, form: str, places: list[int], lists: list[int | None], *, alone: bool) -> Spelling:
    first: Mention = doc.mentions[places[0]]
    spots = [_spot(doc, places[0])]
    if lists[places[0]] is not None:
        # A list tells nothing of its people: the first place outside one is kept, too.
        spots.extend(_spot(doc, at) for at in next(([at] for at in places if lists[at] is None), ()))
    return Spelling(form, first.kind, first.readings, len(places), 1, int(alone), tuple(spots))


def _spot(doc: Document, at: int) -> Spot:
    mention = doc.mentions[at]
    start, end = mention.span
    location = doc.location(mention.span)
    low, high = max(0, start - _BEFORE), end + _AFTER
    left, right = low, min(high, len(doc.text))
    if at:
        left = max(left, min(doc.mentions[at - 1].span.end, start))
    if at + 1 < len(doc.mentions):
        right = min(right, max(doc.mentions[at + 1].span.start, end))
    head = _HEAD.pack(*location[2:], min(end - start, _MOST), start - low, start - left, right - end)
    return Spot(doc.path, start, head + doc.text[low:high].encode("utf-8", "surrogatepass"))


def _company(doc: Document, lists: list[int | None], at_of: Mapping[str, list[int]]) -> dict[str, tuple[bytes, bytes]]:
    """For each name the sketch of the other names, and of those in one list or sentence with it."""
    groups: dict[tuple[str, int], set[str]] = {}
    sentence = 0
    for at, mention in enumerate(doc.mentions):
        sentence += not (at and _in_one_sentence(doc, doc.mentions[at - 1], mention))
        groups.setdefault(("sentence", sentence), set()).add(mention.key)
        if (number := lists[at]) is not None:
            groups.setdefault(("list", number), set()).add(mention.key)
    beside: dict[str, bytes] = {}
    for keys in groups.values():
        if len(keys) > 1:
            for key, others in sketches(keys):
                beside[key] = united(beside[key], others) if key in beside else others
    return {key: (others, beside.get(key, b"")) for key, others in sketches(at_of)}


def _in_one_sentence(doc: Document, one: Mention, other: Mention) -> bool:
    """Whether no sentence ends between two mentions; all sentences of a document would cost more than its names."""
    start, end = one.span.start, other.span.start
    starts = doc.segment_starts
    if end - start > _LONGEST_SENTENCE or bisect_right(starts, start) != bisect_right(starts, end):
        return False
    between = doc.prose[one.span.end : end]
    if not any(map(between.__contains__, _STOPS)):
        return True
    return next(split_sentences(doc.prose, Span(start, other.span.end))).end > end


# --- many documents ---


def merged(one: FormSummary, other: FormSummary) -> FormSummary:
    """Two summaries of one name, of different files, as one; minds neither order nor grouping."""
    return FormSummary(
        one.key,
        _spellings_of(one.spellings, other.spellings),
        one.mentions + other.mentions,
        one.listed + other.listed,
        one.files + other.files,
        united(one.colleagues, other.colleagues),
        united(one.beside, other.beside),
    )


def _spellings_of(one: tuple[Spelling, ...], other: tuple[Spelling, ...]) -> tuple[Spelling, ...]:
    if len(one) == len(other) == 1 and one[0].written == other[0].written:  # nearly always
        return (_same(one[0], other[0]),)
    found = {spelling.written: spelling for spelling in one}
    for spelling in other:
        mine = found.get(spelling.written)
        found[spelling.written] = _same(mine, spelling) if mine else spelling
    # The lowest in a fixed order, so that what is kept has been kept all along and its counts are whole.
    return tuple(sorted(found.values(), key=spelling_order)[:_SPELLINGS])


def _same(one: Spelling, other: Spelling) -> Spelling:
    """One spelling in two sets of files; the first file says how to read it."""
    first = min(one, other, key=lambda spelling: spelling.spots[0])
    return Spelling(
        one.written,
        first.kind,
        first.readings,
        one.mentions + other.mentions,
        one.files + other.files,
        one.alone + other.alone,
        tuple(sorted({*one.spots, *other.spots})[:_PLACES]),
    )
