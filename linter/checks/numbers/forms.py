"""Ways of writing a number that contradict the rest of the document."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.patterns import Pattern
from linter.checks.places import more
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.quantities import marks_in_numbers
from linter.text.spans import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from linter.text.document import Document

_CLOSE_PERCENT = lazy(r"\d%")
_NUMBER_BEFORE = lazy(r"(?<![\w.,])[\d.,]*\d\Z")
_MOST_ALONE = 5  # more places of one kind are told of in one finding
_LOOKED_BACK = 16  # code points
_REACH = 48  # code points: no number with its sign is longer
_UNITS = (
    r"(?:[ ]?(?:%|°|℃)|[ ](?:per[ ]?cent|thousand|million|billion|times|degrees|k?m|[cm]m|kg|m?g|ml|kilomet|met|hours"
    r"|years|months|points)\w*)"
)
_COMMA = lazy(rf"(?<![\w.,\[(/-])(?:0,\d{{1,4}}(?![\w,-]|\.\d)|\d{{1,3}},\d{{1,2}}(?={_UNITS}))")
_SUM = lazy(r"(?P<sign>\D*)(?P<number>\d[\d,.]*(?: (?:thousand|million|billion|trillion))?) (?P<word>.+)", 2)
_CHINESE_SIGN, _CHINESE_WORD = "RMB ", "yuan"
_POINT = lazy(rf"(?<![\w.,])\d{{1,3}}\.\d{{1,2}}(?={_UNITS})|(?<![\w.,])0\.\d")


@frozen
class CurrencyTwice(Pattern):
    """A sum with the sign of its currency and the word for it: “$35 dollars”, “500 yuan RMB”.

    Values: those of a pattern; `signed` and `worded`, the two ways to write it.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "signed", "worded", "*groups")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for every match in the passage."""
        for hit in super().check_passage(passage, doc):
            sum_ = _SUM.fullmatch(hit.values["match"])
            if sum_ is None:
                continue
            word, sign = sum_["word"], sum_["sign"]
            if not sign:  # “500 yuan RMB”
                sign, word = _CHINESE_SIGN, _CHINESE_WORD
            ways = {"signed": sign + sum_["number"], "worded": f"{sum_['number']} {word}"}
            yield replace(hit, values={**hit.values, **ways})


@frozen
class Holding(Pattern):
    """A pattern with the literals of its own that a passage must hold, where none can be read off its expression.

    Attributes:
        holding: the literals as they are folded (see `linter.text.folding`), at least one of them in every match.

    Values: those of a pattern.
    """

    holding: tuple[str, ...] = ()

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """The literals."""
        return self.holding


@frozen
class AtSign:
    """A pattern that is looked for only around signs, which no prefilter of letters and figures knows.

    Attributes:
        signs: texts of which each match holds one; each holds a sign that is rare.
        pattern: the expression (see `linter.checks.patterns`).
        case: `any` or `exact`.
        replace: a template for a fix.
        together: one hit on the first match tells of all, with their edits.

    Values: those of a pattern; `more`, where the other matches are.
    """

    signs: tuple[str, ...]
    pattern: str
    case: str = "any"
    replace: str | None = None
    together: bool = False

    gives: ClassVar[tuple[str, ...]] = ("match", "more", "*groups")

    @cached_property
    def _around(self) -> Pattern:
        return Pattern(self.pattern, self.case, replace=self.replace)

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression."""
        return self._around.regex

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every match around a sign, or one for all."""
        hits = self._hits(doc)
        yield from _together(hits) if self.together else (_with_more(hit, 0) for hit in hits)

    def _hits(self, doc: Document) -> Iterator[Hit]:
        prose, done = doc.prose, 0
        for at in sorted(_places(prose, self.signs)):
            if at < done:
                continue
            window = Span(max(done, at - _REACH), min(len(prose), at + _REACH))
            for hit in self._around.check_passage(window, doc):
                if hit.span.start <= at < hit.span.end and hit.span.start >= done:
                    done = hit.span.end
                    yield hit


def _together(hits: Iterator[Hit]) -> Iterator[Hit]:
    found = list(hits)
    if found:
        edits = tuple(edit for hit in found for edit in hit.edits)
        yield replace(_with_more(found[0], len(found) - 1), edits=edits)


def _with_more(hit: Hit, others: int) -> Hit:
    return replace(hit, values={**hit.values, "more": more(others)})


def _places(text: str, parts: tuple[str, ...]) -> set[int]:
    """Where the sign in any of these parts stands; one sign is found many times faster than a text."""
    found: set[int] = set()
    for sign in {_rare(part) for part in parts}:
        rest = [(part, part.index(sign)) for part in parts if _rare(part) == sign]
        at = text.find(sign)
        while at >= 0:
            if any(text.startswith(part, at - before) for part, before in rest if at >= before):
                found.add(at)
            at = text.find(sign, at + 1)
    return found


def _rare(part: str) -> str:
    return next(sign for sign in part if not sign.isalnum() and sign != " ")


@frozen
class PercentApart:
    """A blank before the sign of per cent in a document that also writes it close: `90 %`.

    Values: `match`, `more`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each, or one on all if they are many."""
        prose = doc.prose
        places: list[Span] = []
        at = prose.find("%")
        while at >= 0:
            is_apart = at > 1 and prose[at - 1] == " " == doc.text[at - 1] and prose[at - 2].isdecimal()
            if is_apart and not prose[at + 1 : at + 2].isalnum():
                low = max(0, at - _LOOKED_BACK)
                if number := _NUMBER_BEFORE.search(prose[low : at - 1]):
                    places.append(Span(low + number.start(), at + 1))
            at = prose.find("%", at + 1)
        if places and _CLOSE_PERCENT.search(prose):
            for group in [[place] for place in places] if len(places) <= _MOST_ALONE else [places]:
                values = {"match": prose[slice(*group[0])], "more": more(len(group) - 1)}
                edits = tuple(Edit(Span(span.end - 2, span.end - 1), "") for span in group)
                yield Hit(group[0], values, edits=edits)


@frozen
class DecimalComma:
    """A comma before the decimals in a document that also sets a point: `0,5 %` beside `8.7%`.

    Values: `match`, `right`, `more`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "right", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on the first of them, which tells of all."""
        prose = doc.prose
        found: list[Span] = []
        for mark in doc.worked_out(marks_in_numbers):
            if prose[mark] == ",":
                for match in _COMMA.finditer(prose, max(0, mark - 3), mark + 20):
                    if match.start() < mark < match.end() and (not found or found[-1].start != match.start()):
                        found.append(Span(*match.span()))
        if not found or not _POINT.search(prose):
            return
        form = prose[slice(*found[0])]
        yield Hit(found[0], {"match": form, "right": form.replace(",", "."), "more": more(len(found) - 1)})
