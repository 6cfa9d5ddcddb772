"""Words that say nothing by themselves, but stand where a person must be meant.

"Donlad Brandt" beside "Donald Brandt", "Idar Lovino" in a list of people, "Ukari Shimono (16)".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.lazy import lazy
from linter.text.names.general import persons_in
from linter.text.names.runs import Word, words_of
from linter.text.names.shapes import folded
from linter.text.names.words import STANDS_IN_NO_NAME, Part, part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from linter.text.names.context import Context
    from linter.text.names.mention import Mention

_AGE = lazy(r" ?\([1-9][0-9]\)|, [1-9][0-9](?:,| years old)")
_JOINTS = (", ", " and ", ", and ", " & ", "; ")
_NO_UNKNOWN = STANDS_IN_NO_NAME | Part.TITLE | Part.INITIAL | Part.SUFFIX | Part.PLACE_OF
_MOST_WORDS = 3

Found = tuple[tuple[Word, ...], int]
"""The words of a name, and where their run starts."""


def persons_by_company(
    rest: Sequence[tuple[int, str]], persons: Collection[Mention], surnames: Collection[str], context: Context
) -> Iterator[Found]:
    """The names among runs in which no word says person; `surnames` are those of the persons, small."""
    known = frozenset(surnames)
    starts, ends = {m.span.start for m in persons}, {m.span.end for m in persons}
    for start, text in rest:
        if known and folded(text.rpartition(" ")[2]) in known and (found := persons_in(words_of(text), known)):
            yield from ((words_of(text)[one.at : one.at + one.length], start) for one in found)
            continue
        words, end = _without_openers(words_of(text)), start + len(text)
        if not 1 < len(words) <= _MOST_WORDS:
            continue
        listed = _stands_beside(start + words[0].start, end, starts, ends, context.prose)
        if (listed or _AGE.match(context.prose, end)) and _may_be_name(words):
            ends.add(end)
            yield words, start


def _without_openers(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a run without those of English at its start: "Then Ukari Shimono"."""
    at = 0
    while at < len(words) and part(words[at].text) & (Part.ENGLISH | Part.TITLE):
        at += 1
    return words[at:]


def _stands_beside(start: int, end: int, starts: Collection[int], ends: Collection[int], prose: str) -> bool:
    """True where a comma or "and" alone parts this from a person."""
    for joint in _JOINTS:
        if start - len(joint) in ends and prose.startswith(joint, start - len(joint)):
            return True
        if end + len(joint) in starts and prose.startswith(joint, end):
            return True
    return False


def _may_be_name(words: Sequence[Word]) -> bool:
    return not any(part(word.text) & _NO_UNKNOWN or word.text.isupper() for word in words)
