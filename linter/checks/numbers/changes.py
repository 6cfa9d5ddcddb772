"""Changes whose numbers contradict their verb, and ranges whose end comes before their beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.quantities import GAP, Quantity, quantity_at, unit_after
from linter.text.spans import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from linter.text.document import Document

_RISE = (
    "rose|risen|rises|rising|increas(?:e[ds]?|ing)|grew|grown|grows|growing|climb(?:s|ed|ing)|soar(?:s|ed|ing)"
    "|jump(?:s|ed|ing)|doubled|tripled"
)
_FALL = "fell|fallen|falls|falling|decreas(?:e[ds]?|ing)|drop(?:s|ped|ping)|declin(?:e[ds]?|ing)|shrank|shrunk|plunged"
_FROM = lazy(rf"[Ff]rom{GAP}(?=[$€£¥]?\d)")
_VERB = lazy(rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))\b(?:(?!\bfrom\b)[^.;:!?\d]){{0,40}}\Z", 2)
_TO = lazy(rf"[^.;:!?]{{0,48}}?\bto{GAP}(?:(?:about|nearly|just|only|some|over|almost){GAP})?(?=[$€£¥]?\d)")
_LOOKED_BACK = 64  # code points
_PLACES = lazy(r"(?i)\b(?:rank\w*|plac(?:e|ed|es)|positions?|league|chart|standings|world number|grade|age)\b")
_ANOTHER_CHANGE = lazy(rf"(?i)\b(?:{_RISE}|{_FALL}|from)\b")
_YEAR_NUMBER = lazy(r"(?:1[5-9]|20)\d\d\Z")
_SMALL = 1000
_NO_UNIT = frozenset((
    "in", "to", "a", "an", "the", "at", "per", "on", "and", "last", "this", "during", "by", "for", "before", "after",
    "when", "between", "as", "or", "while", "over", "compared", "with", "year", "respectively", "within", "since", "of",
    "today",
))  # fmt: skip


@frozen
class ContradictedChange:
    """What rose became less, or what fell became more: “increased from 35 to 12”.

    Values: `match`, `verb`, `first`, `second`.
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = tuple(f"from {sign}{figure}" for sign in ("", " ") for figure in range(1, 10))
    gives: ClassVar[tuple[str, ...]] = ("match", "verb", "first", "second")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such change."""
        prose = doc.prose
        for start in _FROM.finditer(prose, passage.start, passage.end):
            low = max(passage.start, start.start() - _LOOKED_BACK)
            verb = _VERB.search(prose[low : start.start()])
            first = quantity_at(prose, start.end(), passage.end) if verb else None
            between = _TO.match(prose, first.span.end, passage.end) if first else None
            second = quantity_at(prose, between.end(), passage.end) if between else None
            if verb and first and between and second and not _ANOTHER_CHANGE.search(between.group()):
                span = Span(low + verb.start(), second.span.end)
                near = prose[max(passage.start, span.start - 80) : min(passage.end, span.end + 40)]
                if not _PLACES.search(near) and _are_comparable(prose, first, second):
                    yield from _contradiction(prose, span, verb, (first, second))


def _contradiction(prose: str, span: Span, verb: re.Match[str], quantities: tuple[Quantity, Quantity]) -> Iterator[Hit]:
    """A hit if the numbers go the other way than the verb."""
    first, second = quantities
    one, other = _values(first, second)
    # “Prices fell from 5 to 10 percent” may tell by how much they fell.
    if (one > other) if verb["rise"] else (one < other and not first.percent and not second.percent):
        values = {
            "match": " ".join(prose[slice(*span)].split()),
            "verb": verb["rise"] or verb["fall"],
            "first": prose[slice(*first.span)],
            "second": prose[slice(*second.span)],
        }
        yield Hit(span, values)


def _are_comparable(prose: str, first: Quantity, second: Quantity) -> bool:
    """Whether both count the same, as far as can be seen."""
    if any(_YEAR_NUMBER.match(prose[slice(*q.span)]) for q in (first, second)):
        return False
    if prose[second.span.end : second.span.end + 1] in "-–:/" or prose[first.span.end : first.span.end + 1] in "-–:/":
        return False
    if first.money and second.money and first.money != second.money:
        return False
    units = [unit_after(prose, q.span.end) for q in (first, second)]
    if all(unit and unit not in _NO_UNIT for unit in units) and units[0] != units[1]:
        return False
    # “from 1.2 million to 900”: of thousands or of single ones?
    return not (first.scale and not second.scale and second.value < _SMALL)


def _values(first: Quantity, second: Quantity) -> tuple[float, float]:
    """Both as numbers; “from 5 to 10 million” means millions both times."""
    if second.scale and not first.scale and first.value < _SMALL:
        return first.value, second.value / 10.0 ** {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}[
            second.scale
        ]
    return first.value, second.value


_YEAR = r"(?:1[5-9]|20)\d\d"
_YEARS = lazy(rf"(?<![\w.,:/-])(?P<first>{_YEAR})(?P<word>\s(?:to|and)\s)(?P<second>{_YEAR})(?![\w%-])")
_BEFORE_YEARS = lazy(r"\b(?:from|between|during|period|years?|in|of)\s?\Z", 2)
_AFTER_YEARS = lazy(r"[,.;)]|\s*\Z|\s(?:and|in|the|a|we|by|for|at|was|were|is|are|has|have|had|with|inclusive)\b")
_BEFORE_CHRIST = lazy(r"\bB\.?C|\b(?:before Christ|dynasty)\b", 2)
_DOWN = lazy(
    r"\b(?:fell|fall\w*|drop\w*|down|decreas\w+|declin\w+|reduc\w+|back\w*|cut|lower\w*|countdown|score\w*|points?"
    r"|index|revers\w+|return\w*|worsen\w*|rewind|travel\w*)\b",
    2,
)
_AGES = lazy(
    r"(?<!\] )(?<!mean )\b[Aa](?:ges|ged?)(?:\s(?:from|between))?\s"
    r"(?P<ages>(?P<first>\d{1,3})\sto\s(?P<second>\d{1,3}))"
    r"(?!\s(?:months?|weeks?|days?|mo\b)|[\w:/%-]|\.\d)"
)
_OLDEST = 120


@frozen
class BackwardsRange:
    """Years or ages whose end comes before their beginning: “from 2021 to 2019”, “ages 12 to 6”.

    Values: `match`, `first`, `second`.
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = (
        *(f" {word} {century}" for word in ("to", "and") for century in (15, 16, 17, 18, 19, 20)),
        *(f"{word} {figure}" for word in ("ages", "aged", "age") for figure in range(1, 10)),
        *(f"{word} {figure}" for word in ("ages from", "aged from", "aged between") for figure in range(1, 10)),
    )
    gives: ClassVar[tuple[str, ...]] = ("match", "first", "second")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such range."""
        prose = doc.prose
        for match in _YEARS.finditer(prose, passage.start, passage.end):
            before = prose[max(passage.start, match.start() - 70) : match.start()]
            after = prose[match.end() : min(passage.end, match.end() + 40)]
            led = _BEFORE_YEARS.search(before)
            between = led is not None and led.group().lower().startswith("between")
            if led is None or between != ("and" in match["word"]) or match["second"] >= match["first"]:
                continue
            if _AFTER_YEARS.match(after) and not _BEFORE_CHRIST.search(before + after) and not _DOWN.search(before):
                yield _range(match, 0)
        for match in _AGES.finditer(prose, passage.start, passage.end):
            if int(match["second"]) < int(match["first"]) <= _OLDEST:
                yield _range(match, "ages")


def _range(match: re.Match[str], group: int | str) -> Hit:
    values = {"match": match[group], "first": match["first"], "second": match["second"]}
    return Hit(Span(*match.span(group)), values)
