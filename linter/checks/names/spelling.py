"""One name in several spellings, and spellings that no name can have: evidence in the letters alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.forms import Name, again, names_of, places_of
from linter.findings import Edit, Hit
from linter.text.pinyin import is_camel, is_pinyin, one_letter_apart, repairs, with_umlauts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from linter.text.document import Document
    from linter.text.mentions import Mention

_LONG = 3  # syllables, one more than a given name has


@dataclass(frozen=True)
class NameFormat:
    """One name written apart, hyphenated, with an inner capital or in capitals beside another form of it.

    Values: `form` (the rarer, or of equals the one that is not plain pinyin), `other`, `how`.
    """

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "how")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each form of a name beside its commonest form."""
        for name in names_of(m for m in doc.mentions if m.kind == "chinese"):
            forms = _forms(_comparable(name, doc))
            if len(forms) < 2:
                continue
            right = max(forms, key=lambda form: _rank(form, forms[form]))
            for form, mentions in forms.items():
                if form != right and _is_plain_difference(form, right):
                    values = {"form": form, "other": right, "how": _how(form, right)}
                    evidence = [*places_of(right, forms[right], doc), *again(mentions, doc)]
                    edits = tuple(Edit(m.span, right) for m in mentions)
                    yield Hit(mentions[0].span, values, evidence=tuple(evidence), edits=edits, suggestions=(right,))


def _comparable(name: Name, doc: Document) -> Iterator[Mention]:
    """The mentions in Chinese order, without those in lines of nothing but capitals, as headings are."""
    for mention in name.mentions:
        if mention.readings[0].given_first:
            continue
        if mention.surface.isupper():
            line = doc.line_at(mention.span.start).span
            if not any(c.islower() for c in doc.prose[line.start : line.end]):
                continue
        yield mention


def _forms(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The mentions by spelling, straight and curly apostrophes as one."""
    forms: dict[str, list[Mention]] = {}
    for mention in mentions:
        forms.setdefault(mention.surface.replace("’", "'").replace("‑", "-"), []).append(mention)
    return forms


def _rank(form: str, mentions: list[Mention]) -> tuple[bool, int, bool, int]:
    """What makes a form the right one: no v for ü, then how often it stands, then plain pinyin, then the first."""
    return with_umlauts(form) is None, len(mentions), _is_plain(form), -mentions[0].span.start


def _is_plain(form: str) -> bool:
    """True for the standard form: two words, each with its first letter large."""
    return form.count(" ") == 1 and "-" not in form and form == form.title().replace("'A", "'a")


def _is_plain_difference(form: str, right: str) -> bool:
    """False where v for ü is all that differs: another rule says that."""
    return (with_umlauts(form) or form) != (with_umlauts(right) or right)


def _how(form: str, right: str) -> str:
    if form.count(" ") != right.count(" "):
        return "written apart" if form.count(" ") > right.count(" ") else "written as one word"
    if ("-" in form) != ("-" in right):
        return "with a hyphen" if "-" in form else "without its hyphen"
    if form.lower() != right.lower():
        return "with other letters" if form.replace("'", "") != right.replace("'", "") else "with another apostrophe"
    return "with an inner capital" if any(map(is_camel, form.split())) else "with other capitals"


@dataclass(frozen=True)
class NameOrder:
    """One name with the surname first in one place and last in another.

    Values: `form` (the rarer order, or of equals the later), `other`.
    """

    gives: ClassVar[tuple[str, ...]] = ("form", "other")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each name that stands in both orders."""
        for name in names_of(m for m in doc.mentions if m.kind == "chinese"):
            last = [m for m in name.mentions if m.readings[0].given_first]
            first = [m for m in name.mentions if not m.readings[0].given_first]
            if not last or not first:
                continue
            rare, common = sorted((last, first), key=lambda some: (len(some), -some[0].span.start))
            values = {"form": rare[0].surface, "other": common[0].surface}
            evidence = [*places_of(common[0].surface, common, doc), *again(rare, doc)]
            yield Hit(rare[0].span, values, evidence=tuple(evidence))


@dataclass(frozen=True)
class ImpossibleSyllable:
    """A Chinese surname with a given name that no two syllables of pinyin make.

    Values: `form`, `word` (the impossible given name), `why`.
    """

    gives: ClassVar[tuple[str, ...]] = ("form", "word", "why")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each impossible name, at its first place."""
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
