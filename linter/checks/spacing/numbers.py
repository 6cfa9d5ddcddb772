"""Blanks inside numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_FIRST = lazy(r"(?<![\d.,:/-])\d{1,3}\Z")
_SECOND = lazy(r"\d{1,3}(?![\d%]|[.,:/]\d|, (?:and |or )?\d)")
_WORD_BEFORE = lazy(r"(?:\A|[^\w-])([a-z]+|At|By|From|Until|After|Before|Between) \Z")
_SCORE_BEFORE = lazy(r"\b(?:beat|beaten|won|lost|led|defeat\w*|win|victory|draw)\b[^.!?]*[ (]\Z")
_CLOSE_BEFORE = lazy(r"[(–$€£¥-] ?\Z")
_WORD_AFTER = lazy(r" ?(?:([A-Za-z][a-z.]*)|\d)")
_LAST_HOUR, _LAST_MINUTE = 24, 59
_LOOKED_BACK = 40  # code points


@frozen
class SpaceInsideNumber:
    """A time, a score or a number of thousands with a blank behind its mark: `10: 30`, `45, 000`.

    Attributes:
        counted: words that lead to a quantity, so that a comma behind the number parts no clauses.
        follow: words that may follow a time or a score, in small letters; before another one a sentence may go on.
        labels: words before a number that counts parts, such as “chapter”.

    Values: `match` (the number as it stands), `joined` (without the blank).
    """

    counted: frozenset[str]
    follow: frozenset[str]
    labels: frozenset[str]

    gives: ClassVar[tuple[str, ...]] = ("match", "joined")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such number."""
        prose, shape = doc.prose, doc.shape
        at = shape.find(b"0. 0")
        while at >= 0:
            if prose[at + 1] in ":,":
                yield from self._number(prose, at + 1)
            at = shape.find(b"0. 0", at + 3)

    def _number(self, prose: str, mark: int) -> Iterator[Hit]:
        """The number round this mark, if it is one."""
        low = max(0, mark - _LOOKED_BACK)
        before = prose[low:mark]
        first, second = _FIRST.search(before), _SECOND.match(prose, mark + 2)
        if first is None or second is None:
            return
        lead = before[: first.start()]
        if prose[mark] == ",":
            whole = self._is_thousands(first.group(), second.group(), lead)
        else:
            after = prose[second.end() : second.end() + _LOOKED_BACK]
            whole = self._is_time(first.group(), second.group(), lead, after)
        if whole:
            span = Span(low + first.start(), second.end())
            values = {"match": prose[slice(*span)], "joined": prose[span.start : mark + 1] + second.group()}
            yield Hit(span, values, edits=(Edit(Span(mark + 1, mark + 2), ""),))

    def _is_time(self, hour: str, minute: str, before: str, after: str) -> bool:
        word = _WORD_BEFORE.search(before)
        is_led_to = word or _CLOSE_BEFORE.search(before) or _SCORE_BEFORE.search(before)
        if not is_led_to or (word and word.group(1) in self.labels):
            return False
        if len(hour) > 2 or len(minute) > 2:
            return False
        if int(hour) <= _LAST_HOUR and minute == "00":
            return True
        following = _WORD_AFTER.match(after)
        if following and (following.group(1) or "0").lower().rstrip(".") not in self.follow:
            return False
        return int(minute) <= _LAST_MINUTE

    def _is_thousands(self, first: str, group: str, before: str) -> bool:
        if len(group) < 3 or first.startswith("0"):
            return False
        if _CLOSE_BEFORE.search(before) and before[-1:] not in "-–":
            return True
        word = _WORD_BEFORE.search(before)
        if word is None or word.group(1) in self.labels:
            return False
        return group == "000" or word.group(1) in self.counted
