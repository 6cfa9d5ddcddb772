"""Names with the surname now first, now last, and given names that no Chinese can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.forms import Name, again, names_of, places_of
from linter.findings import Hit
from linter.frozen import frozen
from linter.text.names.mention import Shape
from linter.text.pinyin import is_pinyin, one_letter_apart, repairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_LONG = 3  # syllables, one more than a given name has


@frozen
class NameOrder:
    """One name with the surname first in one place and last in another.

    Values: `form` (the rarer order, or of equals the later), `other`.
    """

    gives: ClassVar[tuple[str, ...]] = ("form", "other")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each name that stands in both orders."""
        if not doc.mentions:
            return
        for name in names_of(m for m in doc.mentions if m.kind is Shape.CHINESE):
            last = [m for m in name.mentions if m.readings[0].given_first]
            first = [m for m in name.mentions if not m.readings[0].given_first]
            if not last or not first:
                continue
            rare, common = sorted((last, first), key=lambda some: (len(some), -some[0].span.start))
            values = {"form": rare[0].surface, "other": common[0].surface}
            evidence = [*places_of(common[0].surface, common, doc), *again(rare, doc)]
            yield Hit(rare[0].span, values, evidence=tuple(evidence))


@frozen
class ImpossibleSyllable:
    """A Chinese surname with a given name that no two syllables of pinyin make.

    Values: `form`, `word` (the impossible given name), `why`.
    """

    gives: ClassVar[tuple[str, ...]] = ("form", "word", "why")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each impossible name, at its first place."""
        if not doc.mentions:
            return
        names = names_of(doc.mentions)
        for name in names:
            reading = name.readings[0]
            if not reading.impossible:
                continue
            near = [n for n in names if _is_one_letter_from(n, name)]
            written = name.written.split(" ")
            # Three syllables are most often a name run together with the next one: no letter is wrong.
            long = is_pinyin(reading.impossible, _LONG)
            guesses = () if long else repairs(reading.impossible)
            evidence = [e for n in near for e in places_of(n.written, n.mentions, doc)]
            yield Hit(
                name.mentions[0].span,
                {"form": name.written, "word": written[1], "why": "too long" if long else "not pinyin"},
                evidence=(*evidence, *again(name.mentions, doc)),
                suggestions=tuple(n.written for n in near)
                or tuple(f"{written[0]} {guess.capitalize()}" for guess in guesses),
            )


def _is_one_letter_from(name: Name, impossible: Name) -> bool:
    wrong = impossible.readings[0]
    return any(
        r.surname == wrong.surname and r.given and one_letter_apart("".join(r.given), wrong.impossible)
        for r in name.readings
    )
