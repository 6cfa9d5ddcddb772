"""Words that are English but not the ones that fit: `rather then`, `has lead to`, `on the basic of`.

A spelling checker lets them pass. What else could be meant decides where one is looked for, so every pair stands with
the words beside which only the other of the two is English.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.patterns import expand
from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import compiled
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_ENTRY = re.compile(r"(?P<before>[^⟦⟧]*)⟦(?P<wrong>[^⟦⟧>]+)>(?P<meant>[^⟦⟧>]*)⟧(?P<behind>[^⟦⟧]*)")


@frozen
class Confused:
    """A word beside words that only another one fits.

    Attributes:
        pairs: each as `before ⟦wrong>meant⟧ behind`, such as `rather ⟦then>than⟧`. What stands around the marks and
            the wrong word read as patterns do (see `linter.checks.patterns`); what is meant is plain text. With nothing
            meant, a fix takes the word away with the blank before it.

    Values: `match` and `word` (the wrong word), `meant`.

    Raises:
        ValueError: an entry is not of this form, or has no literal that it could be looked for by.
    """

    pairs: tuple[str, ...]

    unit: ClassVar[Unit] = Unit.SEGMENT
    gives: ClassVar[tuple[str, ...]] = ("match", "word", "meant")

    @cached_property
    def _entries(self) -> tuple[tuple[str, str], ...]:
        """Each pair as a pattern with the wrong word as its group, and what is meant."""
        entries: list[tuple[str, str]] = []
        for number, pair in enumerate(self.pairs):
            parts = _ENTRY.fullmatch(pair)
            if parts is None:
                raise ValueError(f"a pair is written as before ⟦wrong>meant⟧ behind, not “{pair}”")
            before, wrong, meant, behind = parts.groups()
            entries.append((f"{before}(?P<w{number}>{wrong}){behind}", meant))
        return tuple(entries)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """All pairs as one expression; the name of the group tells which."""
        either = "|".join(expand(pattern) for pattern, _ in self._entries)
        return compiled(rf"(?<![\w-])(?:{either})(?!\w|-\w)", re.IGNORECASE)

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """For each pair literals without which it cannot stand there."""
        from linter.checks.literals import required_literals

        found: dict[str, None] = {}
        for (pattern, _), pair in zip(self._entries, self.pairs, strict=True):
            literals = required_literals(pattern)
            if not literals:
                raise ValueError(f"no rare word to look for in “{pair}”")
            found.update(dict.fromkeys(literals))
        return tuple(found)

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on every wrong word."""
        for match in self.regex.finditer(doc.prose, *passage):
            group = match.lastgroup or ""
            word, span = match[group], Span(*match.span(group))
            meant = _cased(self._entries[int(group[1:])][1], word)
            reach = Span(match.start(group) - _blanks_before(doc.prose, span.start), span.end) if not meant else span
            yield Hit(span, {"match": word, "word": word, "meant": meant}, edits=(Edit(reach, meant),))


def _cased(meant: str, word: str) -> str:
    """What is meant with the capitals of the word that it replaces."""
    if len(word) > 1 and word.isupper():
        return meant.upper()
    return meant[:1].upper() + meant[1:] if word[:1].isupper() else meant


def _blanks_before(prose: str, at: int) -> int:
    return at - len(prose[:at].rstrip())
