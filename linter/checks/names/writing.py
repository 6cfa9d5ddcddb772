"""One name written apart here and joined there: the same letters in the same order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.forms import times
from linter.checks.names.relations import Kind, relate
from linter.checks.names.relations.parts import plain
from linter.checks.names.roster import NO_ROSTER, Roster
from linter.findings import Edit, Evidence, Hit
from linter.frozen import frozen
from linter.text.mentions import mention_of
from linter.text.names.mention import Shape
from linter.text.pinyin import is_camel, spellings, with_umlauts
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.text.document import Document
    from linter.text.mentions import Mention

_SHOWN = 3  # further places of one form that a finding lists
_WHOLE = 3  # syllables of a name that may stand as one word; two are too often another word: "Wuhan", "Wu Han"
_REMEMBERED = 4096
_SAME = str.maketrans({"’": "'", "‑": "-", "‐": "-", "\xa0": " "})

_Forms = dict[str, list[Span]]


@frozen
class NameFormat:
    """One name written apart, as one word, hyphenated, with other capitals, marks or a comma beside another form.

    Values: `form` (the rarer, or of equals the one that is not plain pinyin), `other`, `how`.
    """

    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ("form", "other", "how")

    def check_document(self, doc: Document) -> Iterable[Hit]:
        """One hit for each form of a name beside its commonest form."""
        if not doc.mentions:
            return
        names = _names(doc, lone=bool(self.roster.people))
        _add_whole_words(names, doc)
        for forms in names.values():
            known = self._known(forms) if self.roster.people else ""
            if len(forms) < 2 and not known:
                continue
            right = known or max(forms, key=lambda form: (self.roster.accepts(form), *_rank(form, forms[form])))
            for form in forms:
                if form != right and not self.roster.accepts(form) and _is_about_format(form, right):
                    sure = self.roster.accepts(right) or _is_sure(form, right, forms)
                    yield _hit(form, right, forms, doc, sure=sure)

    def _known(self, forms: _Forms) -> str:
        """The form that the roster has of this name, if none of its accepted forms stands here."""
        if any(map(self.roster.accepts, forms)):
            return ""
        name = mention_of(next(iter(forms)))
        person = self.roster.person_of(name)
        canonical = mention_of(person.canonical) if person else name
        return canonical.surface if relate(name, canonical).kind is Kind.FORMAT and person else ""


def _names(doc: Document, *, lone: bool) -> dict[str, _Forms]:
    """The forms of each name that has two or more, by its letters in the order of writing; `lone`: of all others, too.

    A name that also stands as one word has two.
    """
    by_letters: dict[str, list[str]] = {}
    for surface, mention in {m.surface: m for m in doc.mentions if m.kind is not Shape.IMPOSSIBLE}.items():
        by_letters.setdefault(_letters(mention), []).append(surface)
    wanted = {
        surface: letters
        for letters, surfaces in by_letters.items()
        if lone or len(surfaces) > 1 or _may_be_a_word(letters, doc)
        for surface in surfaces
    }
    names: dict[str, _Forms] = {}
    for mention in doc.mentions if wanted else ():
        if mention.surface in wanted and not _is_heading(mention, doc):
            forms = names.setdefault(wanted[mention.surface], {})
            forms.setdefault(mention.surface.translate(_SAME), []).append(mention.span)
    return names


def _may_be_a_word(letters: str, doc: Document) -> bool:
    """True where the document has the whole name as one word: "Gaoyiming"."""
    return bool(doc.forms.get(letters, {}).get(letters.capitalize()))


def _letters(mention: Mention) -> str:
    """The name as one word of small letters; a dot marks two syllables, which no word is looked up for."""
    if not mention.readings:
        return "|" + _plain_letters(mention.words)
    reading = mention.readings[0]
    given = "".join(reading.given)
    if reading.system != "pinyin":
        return f"{reading.system} {reading.surname}.{given}"
    # "Li Xi'an" and "Li Xian" are one in letters.
    if len(reading.given) + 1 < _WHOLE or given in spellings():
        return f"{reading.surname}.{given}"
    return given + reading.surname if reading.given_first else reading.surname + given


@lru_cache(_REMEMBERED)
def _plain_letters(words: tuple[str, ...]) -> str:
    return "".join(plain(word.translate(_SAME)).replace("-", "") for word in words)


def _is_heading(mention: Mention, doc: Document) -> bool:
    """True for a name in a line of nothing but capitals."""
    if not mention.surface.isupper():
        return False
    line = doc.line_at(mention.span.start).span
    return not any(char.islower() for char in doc.prose[line.start : line.end])


def _add_whole_words(names: dict[str, _Forms], doc: Document) -> None:
    """Add the words that are a whole name: "Gaoyiming"."""
    whole = {letters for letters in names if _may_be_a_word(letters, doc)}
    for token in doc.tokens if whole else ():
        if token.norm in whole:
            form = doc.prose[token.start : token.end]
            if form == token.norm.capitalize():
                names[token.norm].setdefault(form, []).append(token.span)


def _rank(form: str, spans: list[Span]) -> tuple[bool, bool, int, bool, bool, int]:
    """What makes a form the right one: no v for ü, no comma, how often, plain pinyin, marks on letters, the first."""
    marked = not form.isascii()
    return with_umlauts(form) is None, "," not in form, len(spans), _is_plain(form), marked, -spans[0].start


def _is_plain(form: str) -> bool:
    """True for the standard form: two words, each with its first letter large."""
    return form.count(" ") == 1 and "-" not in form and form == form.title().replace("'A", "'a")


def _is_about_format(form: str, right: str) -> bool:
    """False where v for ü is all that differs, which another rule says, and for the full stop of an initial."""
    if "." in form or "." in right:
        bare, other = (text.replace(".", "").replace(" ", "") for text in (form, right))
        return bare != other
    return (with_umlauts(form) or form) != (with_umlauts(right) or right)


def _how(form: str, right: str) -> str:
    if "," in form:
        return "with the surname first and a comma"
    if form.count(" ") != right.count(" ") and ("-" in form) == ("-" in right):
        return "written apart" if form.count(" ") > right.count(" ") else "written as one word"
    if ("-" in form) != ("-" in right):
        return "with a hyphen" if "-" in form else "without its hyphen"
    if form.lower() == right.lower():
        return "with an inner capital" if any(map(is_camel, form.split())) else "with other capitals"
    return _how_in_letters(form.lower(), right.lower())


def _how_in_letters(form: str, right: str) -> str:
    one, other = form.replace(" ", ""), right.replace(" ", "")
    if one == other:
        return "parted elsewhere"
    if one.replace("'", "") == other.replace("'", ""):
        return "with another apostrophe"
    if form.isascii() != right.isascii():
        return "without the marks on its letters" if form.isascii() else "with marks on its letters"
    return "with other letters"


def _is_sure(form: str, right: str, forms: _Forms) -> bool:
    """False where one form is as good as the other: "Jean-Marie" and "Jean Marie", each once."""
    return len(forms[right]) > len(forms[form]) or any(
        trait(right) != trait(form) for trait in (_is_plain, str.isascii, lambda text: "," in text, with_umlauts)
    )


def _hit(form: str, right: str, forms: _Forms, doc: Document, *, sure: bool) -> Hit:
    spans, others = forms[form], forms.get(right, [])
    note = (
        f"“{right}” stands {times(len(others))} in this document, first here" if others else f"the roster has “{right}”"
    )
    evidence = [Evidence(note, doc.location(others[0]) if others else None)]
    evidence += [Evidence(f"“{form}” again", doc.location(span)) for span in spans[1 : 1 + _SHOWN]]
    if not sure:
        counts = f"{times(len(spans))} against {times(len(others))}"
        evidence.append(Evidence(f"{counts}: which form is right cannot be told from here"))
    return Hit(
        spans[0],
        {"form": form, "other": right, "how": _how(form, right)},
        evidence=tuple(evidence),
        edits=tuple(Edit(span, right) for span in spans) if sure else (),
        suggestions=(right,),
    )
