"""A measure before a noun, which has no plural there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import compiled
from linter.text.spans import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from linter.text.document import Document

_NUMBER = r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty)"


@frozen
class PluralMeasure:
    """“a 20 years old man”, “a five days trip”, “a 12 kilometers long bridge”.

    Attributes:
        units: units in the plural.
        things: nouns in the singular that a measure may stand before.
        beings: nouns that “years old” may stand before.

    Values: `match`.
    """

    units: tuple[str, ...]
    things: tuple[str, ...]
    beings: tuple[str, ...]

    unit: ClassVar[Unit] = Unit.SEGMENT
    gives: ClassVar[tuple[str, ...]] = ("match",)

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Each unit with each noun."""
        plain = [f"{unit} {thing}" for unit in self.units for thing in self.things]
        long = [f"{unit} long {thing}" for unit in self.units for thing in self.things]
        return (*plain, *long, *(f"{unit} old {being}" for unit in self.units for being in self.beings))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """An article, a number, a unit in the plural and a noun in the singular."""
        units, things, beings = map("|".join, (self.units, self.things, self.beings))
        return compiled(
            rf"(?<![\w'’.-])[Aa]n?\s(?P<mark>{_NUMBER}[\s-](?:{units})"
            rf"(?:(?:[\s-]long)?[\s-](?:{things})|[\s-]old[\s-](?:{beings})))(?![\w-])"
        )

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such measure."""
        for match in self.regex.finditer(doc.prose, passage.start, passage.end):
            yield Hit(Span(*match.span("mark")), {"match": " ".join(match["mark"].split())})
