"""Names that are one word, written as two: "Petro China" for "PetroChina", "Shi Jiazhuang" for "Shijiazhuang"."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.inside import person_over
from linter.checks.protocol import Unit
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import compiled, lazy
from linter.text.pinyin import surnames
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_JOINT = lazy(r"\+")
_IN_WORD = lazy(r"[\w'’-]")
_GOES_ON = lazy(r"[ \xa0](?:[A-Z][a-z]|said|says|told|added|adds|and (?:his|her)\b)")
_OWNS = lazy("['’]")
_LOOK = 40  # code points before a name in which the word before it stands


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


@frozen
class SplitPlace:
    """A well-known Chinese place whose syllables are written apart: "Shi Jiazhuang", "Guang Dong".

    Two syllables of which the first is a surname may be a person ("Wu Han"): they count only where the words around
    them speak of a place.

    Attributes:
        places: the syllables of each place joined by `+`; `Xi+an=Xi'an` gives the whole where it differs.
        kinds: words that stand behind the name of a place, with their capital.
        prepositions: words that stand before the name of a place and not before that of a person.
        persons: words that stand right before a person.

    Values: `form`, `right`.
    """

    places: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    unit: Unit = Unit.SEGMENT

    gives: ClassVar[tuple[str, ...]] = ("form", "right")

    @cached_property
    def _wholes(self) -> dict[str, str]:
        """Every way to part each place → the place as one word."""
        found: dict[str, str] = {}
        for place in self.places:
            parts, _, whole = place.partition("=")
            syllables = _JOINT.split(parts)
            for form in _partings(syllables):
                found[form] = whole or "".join(syllables).capitalize()
        return found

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The parted forms in exact case, with any blank; one in capitals throughout counts as well."""
        forms = sorted({f for form in self._wholes for f in (form, form.upper())}, key=len, reverse=True)
        either = "|".join(re.escape(form).replace(r"\ ", r"[ \xa0\n]") for form in forms)
        return compiled(rf"(?:{either})(?![\w-])")

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """The parted forms, small."""
        return tuple(sorted(form.lower() for form in self._wholes))

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        return compiled(rf"[ \xa0\n](?:{'|'.join(self.kinds)})(?!\w)")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit for each parted place."""
        for match in self.regex.finditer(doc.prose, passage.start, passage.end):
            start, end = match.span()
            if start > passage.start and _IN_WORD.match(doc.prose, start - 1):
                continue
            form = " ".join(match.group().split())
            whole = self._wholes.get(form) or self._wholes[form.title()].upper()
            if self._is_place(form, doc, passage, Span(start, end)):
                edits = (Edit(Span(start, end), whole),)
                yield Hit(Span(start, end), {"form": form, "right": whole}, edits=edits, suggestions=(whole,))

    def _is_place(self, form: str, doc: Document, passage: Span, span: Span) -> bool:
        if self._behind.match(doc.prose, span.end):
            return True
        before = doc.prose[max(passage.start, span.start - _LOOK) : span.start].split()
        last = before[-1].strip("(\"“'‘") if before else ""
        if _GOES_ON.match(doc.prose, span.end) or any(f"{person} {form}" in doc.prose for person in self.persons):
            return False
        if last.istitle() and last.isalpha() and last.lower() not in self.prepositions:
            return False  # a longer name, or a title before a person
        first, whole = form.lower().partition(" ")[0], form.lower().replace(" ", "")
        may_be_person = whole in self._short and (first in surnames() or bool(person_over(span, doc)))
        return not may_be_person or (last.lower() in self.prepositions and not _OWNS.match(doc.prose, span.end))

    @cached_property
    def _short(self) -> frozenset[str]:
        """The places of two syllables."""
        return frozenset(p.partition("=")[0].replace("+", "").lower() for p in self.places if p.count("+") == 1)


def _partings(syllables: list[str]) -> Iterator[str]:
    """Every way to write some syllables as two words or more."""
    for cuts in range(1, 1 << (len(syllables) - 1)):
        words = [syllables[0]]
        for at, syllable in enumerate(syllables[1:]):
            if cuts >> at & 1:
                words.append(syllable)
            else:
                words[-1] += syllable
        yield " ".join(word.capitalize() for word in words)
