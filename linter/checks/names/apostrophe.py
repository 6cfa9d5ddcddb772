"""Place names that hold an apostrophe in one place and none in another: "Xi'an" and "Xian"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from linter.findings import Edit, Evidence, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.pinyin import given_names, is_pinyin, spellings
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

# An apostrophe parts syllables only before a vowel.
_PARTED = lazy("['’][aeo]")
_PARTS = tuple(mark + vowel for mark in "'’" for vowel in "aeo")
_WITH = lazy(r"[A-Z][a-z]{1,5}['’][aeo][a-z]{0,9}")
_LONGEST = 6  # letters before the apostrophe
_BEHIND = 12  # and after it
_SYLLABLES = 2  # behind the apostrophe: "Mu'ershan"
_SHOWN = 3


def _is_parted(word: str) -> bool:
    """True for pinyin of two or three syllables with an apostrophe before the second: "Tai'an", "Mu'ershan"."""
    before, after = re.split("['’]", word.lower(), maxsplit=1)
    return bool(given_names(word)) or (before in spellings() and is_pinyin(after, _SYLLABLES))


@frozen
class LostApostrophe:
    """A word of pinyin with its apostrophe in one place of a document and without it in another.

    Names of persons are left to the rules about names. Values: `form` (without), `right` (with).
    """

    gives: ClassVar[tuple[str, ...]] = ("form", "right")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for each word, at the first place without apostrophe, with the edits for all of them."""
        joined = {re.sub("['’]", "", right): (right, place) for right, place in self._with_apostrophe(doc).items()}
        lost = {form for form in joined if doc.forms.get(form.lower(), {}).get(form)}
        for form, spans in self._places(lost, doc).items() if lost else ():
            right, place = joined[form]
            note = Evidence(f"“{right}” stands here", doc.location(place))
            again = (Evidence(f"“{form}” again", doc.location(span)) for span in spans[1 : 1 + _SHOWN])
            edits = tuple(Edit(span, right) for span in spans)
            values = {"form": form, "right": right}
            yield Hit(spans[0], values, evidence=(note, *again), edits=edits, suggestions=(right,))

    @staticmethod
    def _with_apostrophe(doc: Document) -> dict[str, Span]:
        """Each word of two syllables with an apostrophe between them, with its first place."""
        found: dict[str, Span] = {}
        prose = doc.prose
        if not any(parted in prose for parted in _PARTS):
            return found
        for mark in _PARTED.finditer(prose):
            match = _WITH.search(prose, max(mark.start() - _LONGEST, 0), mark.end() + _BEHIND)
            if match is None or match.end() < mark.end():
                continue
            start, end = match.span()
            inside = prose[start - 1 : start].isalnum() or prose[end : end + 1].isalpha()
            if not inside and _is_parted(match.group()):
                found.setdefault(match.group(), Span(start, end))
        return found

    @staticmethod
    def _places(forms: set[str], doc: Document) -> dict[str, list[Span]]:
        """Where these words stand without apostrophe, names of persons left out."""
        found: dict[str, list[Span]] = {}
        names = iter(doc.mentions)
        name = next(names, None)
        for token in doc.tokens:
            while name and name.span.end <= token.start:
                name = next(names, None)
            form = doc.prose[token.start : token.end]
            if form in forms and not (name and name.span.start <= token.start):
                found.setdefault(form, []).append(token.span)
        return found
