"""A name of two parts that is one word, written as two: "Petro China" for "PetroChina"."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_JOINT = lazy(r"\+")


@frozen
class SplitName:
    """Names written as two words that their owners write as one.

    Attributes:
        names: the names with `+` where they must not be parted, each part as it is written when parted:
            `Petro+China`. The whole is written without the `+`; `Sino+Pec=Sinopec` gives it where it differs.

    Values: `form`, `right`.
    """

    names: tuple[str, ...]
    unit: Unit = Unit.SEGMENT

    gives: ClassVar[tuple[str, ...]] = ("form", "right")

    @cached_property
    def _wholes(self) -> dict[str, str]:
        """Parted form → whole."""
        found = {}
        for name in self.names:
            parts, _, whole = name.partition("=")
            found[_JOINT.sub(" ", parts)] = whole or _JOINT.sub("", parts)
        return found

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The parted forms, in exact case, with any blank, hyphens excluded."""
        forms = "|".join(re.escape(form).replace(r"\ ", r"[ \xa0\n]") for form in self._wholes)
        return compiled(rf"(?<![\w-])(?:{forms})(?![\w-])")

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """The parted forms, small."""
        return tuple(sorted(form.lower() for form in self._wholes))

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for each parted name."""
        for match in self.regex.finditer(doc.prose, passage.start, passage.end):
            form = " ".join(match.group().split())
            span, right = Span(*match.span()), self._wholes[form]
            yield Hit(span, {"form": form, "right": right}, edits=(Edit(span, right),), suggestions=(right,))
