"""Terms of which English has several spellings: one document should keep to one."""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.consistency.places import is_running_text, own_places, times
from linter.data.tables import rows
from linter.findings import CorpusHit, Evidence, Excerpt, Hit, Place
from linter.frozen import frozen
from linter.lazy import compiled
from linter.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.spans import Span

_NUMBERED = "+"  # at the start of a form: it stands behind a number only
_MOST_PLACES = 500  # places of one term that are looked at in a document
_KEPT = 5  # files of one form of which a run over many keeps the place


class _Term(NamedTuple):
    """The forms of a term, and the words of each."""

    forms: list[str]
    words: list[list[str]]


@frozen
class SpelledTwoWays:
    """A term of a list that stands in two of its forms.

    Only running text counts: headlines are shorter by custom.

    Attributes:
        names: words behind a form that make it part of a name: `Open` behind `US`.

    Values: `match` (the rarest form, of equals the later), `other` (the commonest), `few`, `many`.
    """

    names: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("match", "other", "few", "many")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for each term at the first place of its rarest form."""
        words, table = doc.tokens.words, _numbers()
        seen = [word for word in table if word in words]
        for number in sorted({number for word in seen for number in table[word]}):
            term = _terms()[number]
            if sum(all(word in words for word in form) for form in term.words) < 2:
                continue
            if sum(_part(form) in doc.prose for form in term.forms) < 2:
                continue
            found = places_of(term.forms, self.names, doc)
            if len(found) < 2:
                continue
            ranked = sorted(found, key=lambda form: (len(found[form]), -found[form][0].start))
            rare, often = ranked[0], ranked[-1]
            few, many = times(len(found[rare])), times(len(found[often]))
            evidence = tuple(Evidence(f"“{form}” here", doc.location(found[form][0])) for form in reversed(ranked[1:]))
            yield Hit(found[rare][0], {"match": rare, "other": often, "few": few, "many": many}, evidence=evidence)


class Usage(NamedTuple):
    """In how many files a form of a term stands, and the first place of it in the first few of them."""

    files: int
    places: tuple[Place, ...]


@frozen
class SpelledOtherwiseElsewhere:
    """A term of the list that nearly all files of a folder write in one form and a few in another one.

    Attributes:
        names: as for `SpelledTwoWays`.
        fewest_files: files that write the common form, at least.
        lead: the common form must stand in so many times as many files as the other.

    Values: `match` (the rare form), `other`, `files`, `others` (the files that hold the one and the other).
    """

    names: tuple[str, ...] = ()
    fewest_files: int = 5
    lead: int = 5

    gives: ClassVar[tuple[str, ...]] = ("match", "other", "files", "others")

    @cached_property
    def _telling(self) -> dict[str, list[int]]:
        """A word of each form → the numbers of the terms with such a form."""
        found: dict[str, list[int]] = {}
        for number, term in enumerate(_terms()):
            for word in sorted({words[-1] for words in term.words}):
                found.setdefault(word, []).append(number)
        return found

    def map(self, doc: Document) -> Iterator[tuple[str, dict[str, Usage]]]:
        """The forms of each term in this document, with their first places."""
        words = doc.tokens.words
        seen = [word for word in self._telling if word in words]
        for number in sorted({number for word in seen for number in self._telling[word]}):
            forms = _terms()[number].forms
            if found := places_of(forms, self.names, doc):
                usage = {form: Usage(1, (_place(doc, spans[0]),)) for form, spans in sorted(found.items())}
                yield "|".join(forms), usage

    def merge(self, left: dict[str, Usage], right: dict[str, Usage]) -> dict[str, Usage]:
        """The counts of both added up, and the lowest places of both: minds neither order nor grouping."""
        none = Usage(0, ())
        merged: dict[str, Usage] = {}
        for form in sorted({*left, *right}):
            one, other = left.get(form, none), right.get(form, none)
            places = sorted({*one.places, *other.places}, key=_order)
            merged[form] = Usage(one.files + other.files, tuple(places[:_KEPT]))
        return merged

    def reduce(self, key: str, summary: dict[str, Usage]) -> Iterator[CorpusHit]:  # noqa: ARG002 - the forms are in it
        """One hit for a term at the first place of its rarest form."""
        if len(summary) < 2:
            return
        ranked = sorted(summary.items(), key=lambda item: (item[1].files, item[0]))
        (rare, few), (often, many) = ranked[0], ranked[-1]
        if many.files < max(self.fewest_files, self.lead * few.files):
            return
        first, *others = few.places
        evidence = (
            *(Evidence(f"“{rare}” too", place.location) for place in others),
            Evidence(f"“{often}” here", many.places[0].location),
        )
        values = {"match": rare, "other": often, "files": _files(few.files), "others": _files(many.files)}
        yield CorpusHit(first, values, evidence=evidence)


def places_of(forms: list[str], names: tuple[str, ...], doc: Document) -> dict[str, list[Span]]:
    """Where each form of a term stands in running text, quotations left out."""
    found: dict[str, list[Span]] = {}
    regex = _regex(tuple(forms), names)
    for match in islice(regex.finditer(doc.prose), _MOST_PLACES):
        if match.lastindex and is_running_text(doc, match.start()):
            own = own_places(doc, [match.span()])
            if own:
                found.setdefault(forms[match.lastindex - 1].strip(_NUMBERED), []).extend(own)
    return found


@cache
def _terms() -> list[_Term]:
    lines = [row.split("|") for row in rows("two_spellings")]
    return [_Term(forms, [words_of(form.lower().strip(_NUMBERED)) for form in forms]) for forms in lines]


@cache
def _numbers() -> dict[str, list[int]]:
    """The last word of each form but the first of its term → the numbers of the terms with such a form."""
    found: dict[str, list[int]] = {}
    for number, term in enumerate(_terms()):
        for word in sorted({[word for word in words if not word.isdigit()][-1] for words in term.words[1:]}):
            found.setdefault(word, []).append(number)
    return found


@cache
def _regex(forms: tuple[str, ...], names: tuple[str, ...]) -> re.Pattern[str]:
    pattern = "|".join(f"({_pattern(form)})" for form in forms)
    name = "|".join(map(re.escape, names)) or "(?!)"
    return compiled(rf"(?<![\w.$-])(?:{pattern})(?![\w$]|[ \xa0](?:{name})\b)")


def _part(form: str) -> str:
    """What any place of a form holds: all but a first letter that may be a capital."""
    return form[1:] if form[0] == _NUMBERED or form[0].islower() else form


def _pattern(form: str) -> str:
    """What finds a form: its first letter in both cases if it is small, any single blank for a blank."""
    bare = form.strip(_NUMBERED)
    first = f"[{bare[0]}{bare[0].upper()}]" if bare[0].islower() and bare == form else re.escape(bare[0])
    rest = re.escape(bare[1:]).replace("\\ ", "[ \xa0]")
    # A look behind the number would clash with the one before the form.
    return first + rest if bare == form else rf"{first}{rest}(?<=\d[ \xa0]{re.escape(bare)})"


def _place(doc: Document, span: Span) -> Place:
    return Place(doc.location(span), Excerpt(*doc.quote(span)))


def _order(place: Place) -> tuple[str, int, int]:
    return (place.location.path, *place.location.span)


def _files(count: int) -> str:
    return "one file" if count == 1 else f"{count} files"
