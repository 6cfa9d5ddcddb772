"""Numbers whose digits are grouped as English does not: `12,5000`, `1,23,456`, `390.516 people`, `0,5 percent`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import more
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.quantities import marks_in_numbers, unit_after
from linter.text.spans import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from linter.text.document import Document

_LEFT = lazy(r"(?:[$€£¥]|(?<![\w\d.,:/$#@+=~\\^*-]))\d[\d,.]*\Z")
_LOOKED_BACK = 24  # code points: no number is longer
_WHOLE = lazy(r"(?P<first>\d{1,3})(?P<groups>(?:,\d+)+)(?P<fraction>\.\d+)?(?![\w-]|[.,:/]\d|[])}])")
_FOLLOWED = lazy(r"[ ]?%|[\s\u2060]{1,2}[a-z]{3,}|[,;.]?\s|[,;.]?\Z")
_BADGE = lazy(r"\s+(?:gold|silver|bronze|Footnote)")  # counts that a web page sets close to another number
_INDIAN = lazy(
    r"(?i)\b(?:lakhs?|crores?|rupees?|india|indian|pakistani?|bangladeshi?|nepal|nepali|sri lankan?)\b|₹|\bRs\b"
)
_MONTH_BEFORE = lazy(
    r"(?i)(?:january|february|march|april|may|june|july|august|september|october|november|december)\s\Z"
)
_LISTED = lazy(
    r"\d[,;]\s\Z|[([{]\Z|\b(?:pages?|pp?\.|chapters?|verses?|days|rooms?|no\.|nos\.|numbers?|refs?\.?|figs?\.?|items?)\s\Z",
)
_THOUSANDS = lazy(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_YEARS = (1900, 2100)
_LAST_DAY = 31
_USUAL = 3  # digits of a group
_LAST_GROUPS = {1: "one digit", 2: "two digits", 4: "four digits"}
_DOTTED = lazy(r"(?P<number>[1-9]\d{0,2}(?:\.\d{3})+)(?![\w-]|[.,:/]\d)")
_ZERO_BEFORE = lazy(r"(?:version|release|v|ip|address|build)\.?\s\Z", 2)
_NEXT_WORDS = lazy(r"[\s\u2060]{1,2}(?:[a-z-]+[\s\u2060]{1,2})?([a-z]+)")


def _number_start(prose: str, at: int) -> int | None:
    """Where the number begins that goes on at an offset, or None where something else touches it."""
    low = max(0, at - _LOOKED_BACK)
    match = _LEFT.search(prose[low:at])
    if match is None:
        return None
    start = low + match.start()
    return start + (prose[start] in "$€£¥")


@frozen
class BrokenGrouping:
    """A number with commas that do not part groups of three: `12,5000`, `1,23,456` in a text that is not Indian.

    Attributes:
        counted: what comes in whole numbers only, so that a comma before two digits is no decimal one.

    Values: `match`, `kind` (what is wrong).
    """

    counted: frozenset[str]

    gives: ClassVar[tuple[str, ...]] = ("match", "kind")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such number."""
        done = 0
        for at in self._places(doc):
            start = _number_start(doc.prose, at + 1) if at >= done else None
            match = _WHOLE.match(doc.prose, start) if start is not None else None
            if match is None:
                continue
            done = match.end()
            kind = self._kind(match, doc)
            if kind:
                yield Hit(Span(match.start(), match.end()), {"match": match.group(), "kind": kind})

    @staticmethod
    def _places(doc: Document) -> Iterator[int]:
        """Before commas in a number with four digits behind, or with one or two between two commas or at the end."""
        prose, shape = doc.prose, doc.shape
        for mark in doc.worked_out(marks_in_numbers):
            if prose[mark] == "," and not (shape[mark + 1 : mark + 4] == b"000" and shape[mark + 4 : mark + 5] != b"0"):
                yield mark - 1

    def _kind(self, match: re.Match[str], doc: Document) -> str:
        prose = doc.prose
        before = prose[max(0, match.start() - 16) : match.start()]
        if _LISTED.search(before) or _MONTH_BEFORE.search(before) or match["first"].startswith("0"):
            return ""
        if _BADGE.match(prose, match.end()) or not _FOLLOWED.match(prose, match.end()):
            return ""
        *inner, last = map(len, match["groups"][1:].split(","))
        if not inner:
            return self._of_two(match, prose)
        if set(inner) == {3} and last in _LAST_GROUPS:
            return f"{_LAST_GROUPS[last]} behind the last comma"
        is_indian = set(inner) == {2} and last == _USUAL
        if is_indian and not _INDIAN.search(prose) and _THOUSANDS.search(prose):
            return "groups of two digits"
        return ""

    def _of_two(self, match: re.Match[str], prose: str) -> str:
        """What is wrong with a number that has one comma."""
        behind = match["groups"][1:]
        is_date = _YEARS[0] <= int(behind) <= _YEARS[1] and int(match["first"]) <= _LAST_DAY
        if len(behind) == _USUAL + 1 and not is_date:
            return "four digits behind the comma"
        if len(behind) == _USUAL - 1 and unit_after(prose, match.end()) in self.counted:
            return "two digits behind the comma"
        return ""


@frozen
class DottedThousands:
    """A number of people or things with a point where English sets a comma: `390.516 cases`, `1.234.567`.

    Attributes:
        counted: what comes in whole numbers only, so that the point cannot be a decimal one.

    Values: `match`, `right` (with commas).
    """

    counted: frozenset[str]

    gives: ClassVar[tuple[str, ...]] = ("match", "right")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such number."""
        prose, shape, done = doc.prose, doc.shape, 0
        for mark in doc.worked_out(marks_in_numbers):
            if prose[mark] != "." or mark < done or not shape.startswith(b"000", mark + 1):
                continue
            start = _number_start(prose, mark)
            match = _DOTTED.match(prose, start) if start is not None else None
            if match:
                done = match.end()
                if self._is_whole(match, prose):
                    number = match["number"]
                    yield Hit(Span(*match.span("number")), {"match": number, "right": number.replace(".", ",")})

    def _is_whole(self, match: re.Match[str], prose: str) -> bool:
        words = _NEXT_WORDS.match(prose, match.end())
        if words is None:
            return False
        near = words.group().split()
        if match["number"].count(".") > 1:
            return not _ZERO_BEFORE.search(prose[max(0, match.start() - 16) : match.start()])
        return near[0] in self.counted or (len(near) > 1 and near[-1] in self.counted and near[0] not in _PREPOSITIONS)


_PREPOSITIONS = frozenset(
    ("of", "per", "for", "in", "to", "by", "and", "or", "million", "billion", "thousand", "percent")
)


_SPACED = lazy(r"[1-9]\d{0,2}(?:[ \xa0\u202f]\d{3})+(?![\w,/:-]|[ \xa0]\d|\.\d)(?=[ ][a-zµμ]|[,.;)]|[ ]?%)")
_WORD_BEFORE = lazy(r"(?:[a-z][,:]?|[$€£¥(])[ ]?\Z")
_YEAR_OR_PLACE = lazy(
    r"(?i)\b(?:in|of|since|year|from|to|until|by|no|nos|chapter|page|section|room|call|phone|tel|dial|at) \Z"
)


@frozen
class SpacedThousands:
    """Thousands parted by a blank in a document that also parts them by a comma: `100 034` beside `20,000`.

    Values: `match`, `right`, `more`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "right", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on the first of them, which tells of all."""
        prose, shape = doc.prose, doc.shape
        found: list[Span] = []
        at = shape.find(b"0 000")
        while at >= 0:
            if not found or at >= found[-1].end:
                start = _number_start(prose, at + 1)
                match = _SPACED.match(prose, start) if start is not None else None
                if match and self._is_one(prose[max(0, match.start() - 12) : match.start()], match.group()):
                    found.append(Span(*match.span()))
            at = shape.find(b"0 000", at + 4)
        if found and _THOUSANDS.search(prose):
            forms = [",".join(prose[slice(*span)].split()) for span in found]
            edits = tuple(Edit(span, form) for span, form in zip(found, forms, strict=True))
            values = {"match": prose[slice(*found[0])], "right": forms[0], "more": more(len(found) - 1)}
            yield Hit(found[0], values, edits=edits)

    @staticmethod
    def _is_one(before: str, number: str) -> bool:
        """Whether it is one number: “in May 20 300 people came” holds two."""
        if _YEAR_OR_PLACE.search(before) and not number.endswith("000"):
            return False
        return bool(_WORD_BEFORE.search(before))
