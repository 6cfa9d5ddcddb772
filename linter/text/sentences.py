"""Sentences of a segment.

One pattern finds the places where a sentence may end; the few of them that follow an abbreviation, an initial
or a list number are judged by the word before and the word after. The pattern starts with a class of stops, so
the search runs at the speed of the class. A full stop with no blank after it also ends a sentence where small
letters stand before and a capital follows ("the end.Next"): that is a defect of spacing, not of the sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from linter.data.tables import rows, words
from linter.lazy import lazy
from linter.text.segments import INVISIBLE, NOTHING
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = rf"[)\]}}\"'”’»{NOTHING}]*"
_STOP = lazy(
    r"[.!?…。！？](?:"
    rf"(?<![.!?…]{{2}})(?<![。！？])[.!?…]*{_CLOSERS}(?=\s)"  # a run of stops and white space; judged further
    rf"|(?<=[a-z]{{2}}[.!?]){_CLOSERS}(?=[A-Z])"  # a stop with its blank missing
    rf"|(?<=[。！？])[。！？]*[」』”’）》{NOTHING}]*"
    r")"
)
_OPENERS = "\"'“‘«([{¿¡*_" + INVISIBLE
_HEAD = lazy(rf"[{re.escape(_OPENERS)}]*[^{re.escape(_OPENERS)}]")
_WORD_BEFORE = lazy(r"[\w.'’-]*\w\Z")
_LOOKED_BACK = 24  # code points; the longest abbreviation is far shorter
_LIST_NUMBER = lazy(r"(?:\A|[.:;)!?]\s+)\(?\d{1,3}\Z")
_FIRST_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


class _Abbreviations(NamedTuple):
    never: frozenset[str]
    maybe: frozenset[str]
    before_digit: frozenset[str]


def split_sentences(prose: str, span: Span) -> Iterator[Span]:
    """The sentences of a segment in order, without the white space between them; they cover all else."""
    start, limit = _trimmed(prose, *span)
    for stop in _STOP.finditer(prose, start, limit):
        end = stop.end()
        head = _HEAD.match(prose, end, limit)
        if head is None or not _ends(prose, start, stop.start(), head.end() - 1):
            continue
        yield _trimmed(prose, start, end)
        start = _visible(prose, end, limit)
    if start < limit:
        yield Span(start, limit)


def _ends(prose: str, start: int, stop: int, head: int) -> bool:
    """True when the stop ends the sentence that began at `start`; `head` is the next letter, digit or sign."""
    sign, after = prose[stop], prose[head]
    if sign in "。！？":
        return True
    if after.islower() or after in ".!?…,;:" or (sign == "…" and not after.isupper()):
        return False
    if sign == "." and prose[stop + 1] != ".":
        return not _goes_on(prose, start, stop, head)
    return True


def _goes_on(prose: str, start: int, dot: int, head: int) -> bool:
    """True when the full stop at `dot` belongs to an abbreviation, an initial or a list number."""
    low = max(start, dot - _LOOKED_BACK)
    before = prose[low:dot]
    match = _WORD_BEFORE.search(before)
    if not match:
        return False
    word = match.group()
    if word.isdigit():
        return bool(_LIST_NUMBER.search(before)) and (low == start or match.start() > 0)
    if len(word) == 1 and word.isupper():
        return _is_initial(prose, low + match.start(), word, head)
    return _is_abbreviation(prose, word, head)


def _is_abbreviation(prose: str, word: str, head: int) -> bool:
    """True when the sentence goes on after this word and its full stop."""
    known = _abbreviations()
    folded = word.lower()
    if folded in known.never:
        return True
    if folded in known.before_digit:
        return prose[head].isdigit()
    if folded == "etc" or not (folded in known.maybe or _is_dotted_initials(word)):
        return False
    return prose[head].isalnum() and not _opens_sentence(prose, head)


def _is_dotted_initials(word: str) -> bool:
    """True for "J.K", "Xi'an.S": what a full stop parts into single letters."""
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) == 1 for part in parts)


def _is_initial(prose: str, at: int, letter: str, head: int) -> bool:
    """True for the J of "J. Smith"; false for "vitamin C. It" and "he and I. Then"."""
    before = prose[max(0, at - _LOOKED_BACK) : at].split()
    named = not before or not before[-1][0].islower()
    if named and letter != "I":
        return not _opens_sentence(prose, head) or not before
    return letter != "I" and prose[head].isupper() and not _opens_sentence(prose, head)


def _opens_sentence(prose: str, head: int) -> bool:
    word = _FIRST_WORD.match(prose, head)
    return word is not None and word.group() in words("sentence_openers")


def _visible(prose: str, start: int, end: int) -> int:
    while start < end and prose[start] in INVISIBLE:
        start += 1
    return start


def _trimmed(prose: str, start: int, end: int) -> Span:
    start = _visible(prose, start, end)
    while end > start and prose[end - 1] in INVISIBLE:
        end -= 1
    return Span(start, end)


@cache
def _abbreviations() -> _Abbreviations:
    entries = rows("abbreviations")
    return _Abbreviations(
        never=frozenset(entry for entry in entries if entry[0] not in "+="),
        maybe=frozenset(entry[1:] for entry in entries if entry[0] == "+"),
        before_digit=frozenset(entry[1:] for entry in entries if entry[0] == "="),
    )
