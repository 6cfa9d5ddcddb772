"""Names of bodies, laws and awards that change within a document: their words turned round, or one word another.

Such a name is fixed: "Rural Land Contracting Law" in one place and "Law on Rural Land Contracting" in another are
two renderings of one name.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.names.forms import times
from linter.checks.protocol import Unit
from linter.data.tables import words
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from linter.text.document import Document

_FAR = 20_000  # code points to both sides in which another form of a name is looked for
_NEAR = 120  # code points to both sides of a word in which the name that holds it stands
_FEW = 2  # words with a capital in a name that is fixed however short it is
_ENOUGH = 3  # words with a capital in any other name
_OFTEN = 3  # names that both come so often are two
_MOST = 12  # findings of one rule in a document
_MOST_PLACES = 200  # places of a word that are looked at in a document
_WORD = r"[A-Z][\w’'-]*"
_RIGHT = lazy(rf"(?:['’]s(?=[ \xa0]))?(?:[ \xa0](?:(?:of|on|for)[ \xa0](?:the[ \xa0])?)?{_WORD}){{0,6}}")
_LEFT = lazy(rf"(?:{_WORD}[ \xa0](?:(?:of|on|for)[ \xa0](?:the[ \xa0])?)?){{0,6}}\Z")
_RUN_BEFORE = lazy(rf"(?:{_WORD}[ \xa0]){{1,4}}\Z")
_LONGER = lazy(r"[ \xa0](?:(?:of|for)[ \xa0](?:the[ \xa0])?)?[A-Z]")
_OWNED = lazy(r"['’]s?\Z")
_SMALL = frozenset({"of", "on", "for", "the", "and", "in", "to"})


@frozen
class TurnedName:
    """A name with “of”, “on” or “for” whose words stand the other way round elsewhere: "Law on Fish" and "Fish Law".

    Attributes:
        heads: what the name is a name of, with its capital.
        short: the heads whose names count from two words on; others have three at least.

    Values: `form` (the rarer, of equals the later), `other`, `count` (of the other form, in words).
    """

    heads: tuple[str, ...]
    short: tuple[str, ...] = ()
    unit: Unit = Unit.SEGMENT

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "count")

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Each head with each small word."""
        return tuple(f"{head.lower()} {small} " for head in self.heads for small in ("of", "on", "for"))

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        heads, gap = "|".join(self.heads), "[ \xa0]"
        return compiled(
            rf"(?P<head>{heads}){gap}(?:of|on|for){gap}(?:the{gap})?"
            rf"(?P<right>{_WORD}(?:{gap}(?:(?:of|for|and|on|in){gap}(?:the{gap})?)?{_WORD}){{0,5}})"
        )

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for each such name at its first place, or at that of the other form if this is the rarer."""
        for match in self._regex.finditer(doc.prose, *passage):
            start = match.start()
            if start > passage.start and doc.prose[start - 1] not in " \xa0\n(\"“'‘":
                continue
            yield from self._turned(match, doc)

    def _turned(self, match: re.Match[str], doc: Document) -> Iterator[Hit]:
        head = match.start()
        before = _RUN_BEFORE.search(doc.prose[max(0, head - _NEAR) : head])
        left = _without_openers(before.group().split() if before else [])
        start = head - (len(" ".join(left)) + 1 if left else 0)
        right = _OWNED.sub("", match["right"]).split()
        for tail in _tails(right):
            content = len(left) + 1 + sum(word not in _SMALL for word in tail)
            if content < (_FEW if match["head"] in self.short else _ENOUGH):
                continue
            end = match.start("right") + len(" ".join(tail))
            form = doc.prose[start:end]
            if doc.prose.find(form, max(0, start - _FAR), start) >= 0:
                return  # told before
            for other in {" ".join((*tail, *left, match["head"])): None, " ".join((*left, *tail, match["head"])): None}:
                places = _whole_places(other, start, doc)
                if places:
                    yield _hit(form, _whole_places(form, start, doc) or [Span(start, end)], other, places, doc)
                    return


def _tails(right: list[str]) -> Iterator[list[str]]:
    """The words behind “of”, then fewer of them: up to each “and” or “in”, where another name may begin."""
    yield right
    for at in range(len(right) - 1, 0, -1):
        if right[at] in {"and", "in"}:
            yield right[:at]


def _without_openers(found: list[str]) -> list[str]:
    """The words without the first one if it only begins a sentence."""
    openers = words("sentence_openers")
    while found and found[0] in openers:
        found = found[1:]
    return found


def _whole_places(form: str, near: int, doc: Document) -> list[Span]:
    """Where a name stands that is no part of a longer one, not too far away."""
    found: list[Span] = []
    low, high = max(0, near - _FAR), near + _FAR
    at = doc.prose.find(form, low, high)
    while at >= 0 and len(found) < _MOST_PLACES:
        end = at + len(form)
        before = doc.prose[max(0, at - 1) : at]
        if not (
            before.isalnum() or before == "-" or doc.prose[end : end + 1].isalnum() or doc.prose[end : end + 1] == "-"
        ):
            longer = _LONGER.match(doc.prose, end)
            if not longer:
                found.append(Span(at, end))
        at = doc.prose.find(form, end, high)
    return found


def _hit(one: str, ones: list[Span], other: str, others: list[Span], doc: Document) -> Hit:
    first, second = sorted(((len(ones), -ones[0].start, one, ones), (len(others), -others[0].start, other, others)))
    form, spans, often, places = first[2], first[3], second[2], second[3]
    note = f"“{often}” stands {times(len(places))} in this document, first here"
    evidence = (Evidence(note, doc.location(places[0])),)
    values = {"form": form, "other": often, "count": times(len(places))}
    return Hit(spans[0], values, evidence=evidence)


class _Place(NamedTuple):
    """A name around one of its words."""

    name: str
    span: Span
    sentence: int


@frozen
class WordChanged:
    """Two names of three words or more that are alike but for one word, and that word is of one group.

    Attributes:
        groups: words in small letters that may be renderings of one word: `finance financial`. Where a word and its
            plural are in one group, they count only before a further word with a capital.
        short: the words that count in names of two words with “of”: `medal` in "Medal of Honour".

    Names that stand in one sentence, and names that both come often, are two.

    Values: `form` (the rarer, of equals the later), `other`, `count` (of the other form, in words).
    """

    groups: tuple[str, ...]
    short: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "count")

    @cached_property
    def _groups(self) -> dict[str, list[int]]:
        """Each word → the numbers of its groups."""
        found: dict[str, list[int]] = {}
        for number, group in enumerate(self.groups):
            for word in group.split():
                found.setdefault(word, []).append(number)
        return found

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each pair at the first place of the rarer form."""
        hits = 0
        for present in self._present(doc):
            for hit in self._hits(present, doc):
                yield hit
                hits += 1
                if hits == _MOST:
                    return

    def _present(self, doc: Document) -> list[list[str]]:
        """The words of each group that stand in the document with a capital, of groups with two such words or more."""
        by_group: dict[int, list[str]] = {}
        for word in self._groups.keys() & doc.tokens.words.keys():
            for group in self._groups[word]:
                by_group.setdefault(group, []).append(word)
        several = [sorted(found) for _, found in sorted(by_group.items()) if len(found) >= _FEW]
        capitalised = doc.coined.capitalised if several else ()
        named = [[word for word in found if word.capitalize() in capitalised] for found in several]
        return [found for found in named if len(found) >= _FEW]

    def _hits(self, present: list[str], doc: Document) -> Iterator[Hit]:
        by_rest: dict[tuple[str, str], dict[str, list[_Place]]] = {}
        for word in present:
            for rest, place in self._names(word, doc):
                by_rest.setdefault(rest, {}).setdefault(word, []).append(place)
        for forms in by_rest.values():
            listed = list(forms.values())
            if len(listed) == _FEW and _are_one(*listed):
                (one, other) = listed
                yield _hit(one[0].name, [p.span for p in one], other[0].name, [p.span for p in other], doc)

    def _names(self, word: str, doc: Document) -> Iterator[tuple[tuple[str, str], _Place]]:
        """The names that hold a word with a capital: what stands before and behind it, and where."""
        capital = word.capitalize()
        for start, end in doc.tokens.places(word)[:_MOST_PLACES]:
            if doc.prose[start:end] != capital:
                continue
            behind = _RIGHT.match(doc.prose, end)
            before = _LEFT.search(doc.prose[max(0, start - _NEAR) : start])
            left = _without_openers(before.group().split() if before else [])
            right = _OWNED.sub("", behind.group() if behind else "").split()
            others = sum(other not in _SMALL for other in (*left, *right))
            fixed = word in self.short and right[:1] == ["of"]
            if others + 1 < (_FEW if fixed else _ENOUGH) or right[:1] in (["'s"], ["’s"]):
                continue
            if not fixed and (not right or right[0] in _SMALL) and word.endswith("s"):
                continue
            name = " ".join((*left, capital, *right))
            whole = Span(start - (len(" ".join(left)) + 1 if left else 0), end + len(" ".join(right)) + bool(right))
            yield (" ".join(left), " ".join(right)), _Place(name, whole, doc.sentence_at(start))


def _are_one(one: list[_Place], other: list[_Place]) -> bool:
    if min(len(one), len(other)) >= _OFTEN:
        return False
    return {place.sentence for place in one}.isdisjoint(place.sentence for place in other)
