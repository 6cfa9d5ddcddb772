"""Words that are English but not the ones that fit: `rather then`, `has lead to`, `on the basic of`.

A spelling checker lets them pass. What else could be meant decides where one is looked for, so every pair stands with
the words beside which only the other of the two is English.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.patterns import expand
from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_ENTRY = lazy(r"(?P<before>[^⟦⟧]*)⟦(?P<wrong>[\w' ]+)>(?P<meant>[^⟦⟧>]*)⟧(?P<behind>[^⟦⟧]*)")
_REACH = 60  # code points before a word that are looked at


class _Pair(NamedTuple):
    """A wrong word and what is meant, with the expressions for what stands before and behind."""

    wrong: str
    meant: str
    before: str
    behind: str

    @property
    def whole(self) -> str:
        """The pair as one pattern."""
        return f"{self.before}{self.wrong}{self.behind}"


class _Expressions:
    """The compiled expressions of all pairs, as attributes, where the rulebook finds them to keep them."""

    def __init__(self, pairs: tuple[_Pair, ...]) -> None:
        for number, pair in enumerate(pairs):
            exact = 0 if pair.wrong[0].isupper() else re.IGNORECASE
            word = expand(pair.wrong)
            behind = compiled(rf"{word}(?P<end>){expand(pair.behind)}(?!\w|-\w)", exact)
            before = compiled(rf"(?<![\w-])(?:{expand(pair.before)})\Z", re.IGNORECASE)
            vars(self)[f"before{number}"], vars(self)[f"behind{number}"] = before, behind

    def of(self, number: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What must end where the word begins, and the word with what is behind it; its group `end` ends the word."""
        return vars(self)[f"before{number}"], vars(self)[f"behind{number}"]


@frozen
class Confused:
    """A word beside words that only another one fits.

    Attributes:
        pairs: each as `before ⟦wrong>meant⟧ behind`, such as `rather ⟦then>than⟧`. What stands around the marks reads
            as patterns do (see `linter.checks.patterns`); the words themselves are plain text. A wrong word with a
            capital is looked for with that only. With nothing meant, a fix takes the word away with the blank before.

    Values: `match` and `word` (the wrong word), `meant`.

    Raises:
        ValueError: an entry is not of this form, or has no literal that it could be looked for by.
    """

    pairs: tuple[str, ...]

    unit: ClassVar[Unit] = Unit.SEGMENT
    gives: ClassVar[tuple[str, ...]] = ("match", "word", "meant")

    @cached_property
    def _pairs(self) -> tuple[_Pair, ...]:
        found: list[_Pair] = []
        for pair in self.pairs:
            parts = _ENTRY.fullmatch(pair)
            if parts is None:
                raise ValueError(f"a pair is written as before ⟦wrong>meant⟧ behind, not “{pair}”")
            found.append(_Pair(parts["wrong"], parts["meant"], parts["before"], parts["behind"]))
        return tuple(found)

    @cached_property
    def expressions(self) -> _Expressions:
        """What each pair is looked for by."""
        return _Expressions(self._pairs)

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """For each pair literals without which it cannot stand there."""
        from linter.checks.literals import required_literals

        found: dict[str, None] = {}
        for pair in self._pairs:
            literals = required_literals(pair.whole)
            if not literals:
                raise ValueError(f"no rare word to look for in “{pair.whole}”")
            found.update(dict.fromkeys(literals))
        return tuple(found)

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on every wrong word."""
        text = doc.prose[passage.start : passage.end]
        small = text.lower()
        small = (small if len(small) == len(text) else text).replace("’", "'")
        hits: dict[Span, Hit] = {}
        for number, pair in enumerate(self._pairs):
            first = pair.wrong.partition(" ")[0].lower()
            at = small.find(first)
            while at >= 0:
                hit = self._hit(number, Span(passage.start + at, passage.end), passage.start, doc.prose)
                if hit is not None:
                    hits.setdefault(hit.span, hit)
                at = small.find(first, at + len(first))
        yield from (hits[span] for span in sorted(hits))

    def _hit(self, number: int, rest: Span, low: int, prose: str) -> Hit | None:
        before, behind = self.expressions.of(number)
        match = behind.match(prose, *rest)
        if match is None or before.search(prose, max(low, rest.start - _REACH), rest.start) is None:
            return None
        span = Span(rest.start, match.end("end"))
        word = prose[slice(*span)]
        meant = _cased(self._pairs[number].meant, word)
        start = span.start if meant else len(prose[: span.start].rstrip())
        return Hit(span, {"match": word, "word": word, "meant": meant}, edits=(Edit(Span(start, span.end), meant),))


def _cased(meant: str, word: str) -> str:
    """What is meant with the capitals of the word that it replaces."""
    if len(word) > 1 and word.isupper():
        return meant.upper()
    return meant[:1].upper() + meant[1:] if word[:1].isupper() else meant
