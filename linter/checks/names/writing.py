"""One name written apart here and joined there: the same letters in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.forms import times
from linter.findings import Edit, Evidence, Hit
from linter.frozen import frozen
from linter.text.names.mention import Shape
from linter.text.pinyin import is_camel, with_umlauts
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.mentions import Mention

_SHOWN = 3  # further places of one form that a finding lists
_WHOLE = 3  # syllables of a name that may stand as one word; two are too often another word: "Wuhan", "Wu Han"

_Forms = dict[str, list[Span]]


@frozen
class NameFormat:
    """One name written apart, as one word, hyphenated, with an inner capital or in capitals beside another form.

    Values: `form` (the rarer, or of equals the one that is not plain pinyin), `other`, `how`.
    """

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "how")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each form of a name beside its commonest form."""
        if not doc.mentions:
            return
        names = _names(doc)
        _add_whole_words(names, doc)
        for forms in names.values():
            right = max(forms, key=lambda form: _rank(form, forms[form]))
            for form in forms:
                if form != right and _is_about_format(form, right):
                    yield _hit(form, right, forms, doc)


def _names(doc: Document) -> dict[str, _Forms]:
    """The forms of each name, by the letters of the name in the order of writing."""
    names: dict[str, _Forms] = {}
    for mention in doc.mentions:
        if mention.kind is Shape.CHINESE and not _is_heading(mention, doc):
            form = mention.surface.replace("’", "'").replace("‑", "-")
            names.setdefault(_letters(mention), {}).setdefault(form, []).append(mention.span)
    return names


def _letters(mention: Mention) -> str:
    """The name as one word of small letters; a dot marks two syllables, which no word is looked up for."""
    reading = mention.readings[0]
    given = "".join(reading.given)
    letters = given + reading.surname if reading.given_first else reading.surname + given
    return letters if 1 + len(reading.given) >= _WHOLE else f"{reading.surname}.{given}"


def _is_heading(mention: Mention, doc: Document) -> bool:
    """True for a name in a line of nothing but capitals."""
    if not mention.surface.isupper():
        return False
    line = doc.line_at(mention.span.start).span
    return not any(char.islower() for char in doc.prose[line.start : line.end])


def _add_whole_words(names: dict[str, _Forms], doc: Document) -> None:
    """Add the words that are a whole name: "Gaoyiming"."""
    whole = {letters for letters in names if doc.forms.get(letters, {}).get(letters.capitalize())}
    for token in doc.tokens if whole else ():
        if token.norm in whole:
            form = doc.prose[token.start : token.end]
            if form == token.norm.capitalize():
                names[token.norm].setdefault(form, []).append(token.span)


def _rank(form: str, spans: list[Span]) -> tuple[bool, int, bool, int]:
    """What makes a form the right one: no v for ü, then how often it stands, then plain pinyin, then the first."""
    return with_umlauts(form) is None, len(spans), _is_plain(form), -spans[0].start


def _is_plain(form: str) -> bool:
    """True for the standard form: two words, each with its first letter large."""
    return form.count(" ") == 1 and "-" not in form and form == form.title().replace("'A", "'a")


def _is_about_format(form: str, right: str) -> bool:
    """False where v for ü is all that differs: another rule says that."""
    return (with_umlauts(form) or form) != (with_umlauts(right) or right)


def _how(form: str, right: str) -> str:
    if form.count(" ") != right.count(" "):
        return "written apart" if form.count(" ") > right.count(" ") else "written as one word"
    if ("-" in form) != ("-" in right):
        return "with a hyphen" if "-" in form else "without its hyphen"
    if form.lower() != right.lower():
        one, other = form.lower().replace(" ", ""), right.lower().replace(" ", "")
        if one == other:
            return "parted elsewhere"
        return "with another apostrophe" if one.replace("'", "") == other.replace("'", "") else "with other letters"
    return "with an inner capital" if any(map(is_camel, form.split())) else "with other capitals"


def _hit(form: str, right: str, forms: _Forms, doc: Document) -> Hit:
    spans, others = forms[form], forms[right]
    note = f"“{right}” stands {times(len(others))} in this document, first here"
    again = (Evidence(f"“{form}” again", doc.location(span)) for span in spans[1 : 1 + _SHOWN])
    return Hit(
        spans[0],
        {"form": form, "other": right, "how": _how(form, right)},
        evidence=(Evidence(note, doc.location(others[0])), *again),
        edits=tuple(Edit(span, right) for span in spans),
        suggestions=(right,),
    )
