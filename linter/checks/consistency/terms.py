"""Terms of which English has several spellings: one document should keep to one."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from linter.checks.consistency.places import is_running_text, own_places, times
from linter.findings import Evidence, Hit
from linter.frozen import frozen
from linter.lazy import compiled
from linter.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.spans import Span

_NUMBERED = "#"  # at the start of a form: it stands behind a number only
_MOST_PLACES = 500  # places of one term that are looked at in a document


@frozen
class SpelledTwoWays:
    """A term of a list that stands in two of its forms.

    A form in small letters stands for the one with a capital too, a blank in it for a no-break space too. Only running
    text counts: headlines are shorter by custom. "#am" is the form of "9 am".

    Attributes:
        groups: the forms of each term, with bars between them: `US|U.S.`. The first one is that whose last word is
            most frequent, since texts are searched for the others.
        names: words behind a form that make it part of a name: `Open` behind `US`.

    Values: `match` (the rarest form, of equals the later), `other` (the commonest), `few`, `many`.
    """

    groups: tuple[str, ...]
    names: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("match", "other", "few", "many")

    @cached_property
    def _forms(self) -> list[list[str]]:
        return [group.split("|") for group in self.groups]

    @cached_property
    def _words(self) -> list[list[list[str]]]:
        """The words of each form of each group."""
        return [[words_of(form.lower().strip(_NUMBERED)) for form in forms] for forms in self._forms]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The last word of each form but the first of its group → the numbers of the groups with such a form."""
        found: dict[str, list[int]] = {}
        for number, forms in enumerate(self._forms):
            for word in sorted({_last_word(form) for form in forms[1:]}):
                found.setdefault(word, []).append(number)
        return found

    @cached_property
    def _telling(self) -> tuple[str, ...]:
        return tuple(self._by_word)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each term at the first place of its rarest form."""
        words = doc.tokens.words
        seen = [word for word in self._telling if word in words]
        if not seen:
            return
        for number in sorted({number for word in seen for number in self._by_word[word]}):
            forms = self._forms[number]
            if sum(all(word in words for word in form) for form in self._words[number]) < 2:
                continue
            if sum(_part(form) in doc.prose for form in forms) < 2:
                continue
            found = self._places(forms, doc)
            if len(found) < 2:
                continue
            ranked = sorted(found, key=lambda form: (len(found[form]), -found[form][0].start))
            rare, often = ranked[0], ranked[-1]
            few, many = times(len(found[rare])), times(len(found[often]))
            evidence = tuple(Evidence(f"“{form}” here", doc.location(found[form][0])) for form in reversed(ranked[1:]))
            yield Hit(found[rare][0], {"match": rare, "other": often, "few": few, "many": many}, evidence=evidence)

    def _places(self, forms: list[str], doc: Document) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        names = "|".join(map(re.escape, self.names))
        pattern = "|".join(f"({_pattern(form)})" for form in forms)
        regex = compiled(rf"(?<![\w.$-])(?:{pattern})(?![\w$]|[ \xa0](?:{names or '(?!)'})\b)")
        for match in islice(regex.finditer(doc.prose), _MOST_PLACES):
            if match.lastindex and is_running_text(doc, match.start()):
                own = own_places(doc, [match.span()])
                if own:
                    found.setdefault(forms[match.lastindex - 1].strip(_NUMBERED), []).extend(own)
        return found


def _part(form: str) -> str:
    """What any place of a form holds: all but a first letter that may be a capital."""
    return form[1:] if form[0] == _NUMBERED or form[0].islower() else form


def _last_word(form: str) -> str:
    return [word for word in words_of(form.lower().strip(_NUMBERED)) if not word.isdigit()][-1]


def _pattern(form: str) -> str:
    """What finds a form: its first letter in both cases if it is small, any single blank for a blank."""
    bare = form.strip(_NUMBERED)
    first = f"[{bare[0]}{bare[0].upper()}]" if bare[0].islower() and bare == form else re.escape(bare[0])
    rest = re.escape(bare[1:]).replace("\\ ", "[ \xa0]")
    # A look behind the number would clash with the one before the form.
    return first + rest if bare == form else rf"{first}{rest}(?<=\d[ \xa0]{re.escape(bare)})"
