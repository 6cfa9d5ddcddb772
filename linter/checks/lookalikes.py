"""Characters that look like the letters of English and are others."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import grouped, is_quoted, others
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from linter.text.document import Document

_CYRILLIC = dict(zip("аеорсухіѕјһԁԛԝАВЕКМНОРСТУХІЅЈ", "aeopcyxisjhdqwABEKMHOPCTYXISJ", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_LATIN_OF = {**_CYRILLIC, **_GREEK}
_ALIKE = frozenset(_LATIN_OF)
_SINGLE = frozenset(_CYRILLIC)
_WORD = lazy(f"[\\w]{{0,40}}?[{''.join(sorted(_ALIKE))}]\\w{{0,40}}")
_ASCII_LETTER = lazy("[A-Za-z]")
_ALPHABETS = lazy("[\u0370-\u03ff\u0400-\u052f]")
_CYRILLIC_LETTER = lazy("[\u0400-\u052f]")
_MOST = 5  # places that are told one by one
_MOST_EDITS = 10_000

_STYLED = lazy("[\U0001d400-\U0001d7ff]{2}[\U0001d400-\U0001d7ff \n]*[\U0001d400-\U0001d7ff]{2}")
_LIGATURE = lazy("[\ufb00-\ufb06]")
_LIGATURES = frozenset(map(chr, range(0xFB00, 0xFB07)))
_PRIVATE = lazy("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")
_MARKS = frozenset(map(chr, range(0x300, 0x370)))
_DECOMPOSED = lazy("[A-Za-z][\u0300-\u036f]{1,3}")
_COMPOSED = lazy(
    "[\u00c0-\u00c5\u00c7-\u00cf\u00d1-\u00d6\u00d9-\u00dd\u00e0-\u00e5\u00e7-\u00ef\u00f1-\u00f6\u00f9-\u00fd\u00ff\u0100-\u017e]"
)


@frozen
class LookalikeLetters:
    """Cyrillic or Greek letters in a word of Latin letters, each of which looks like a Latin one.

    A Cyrillic letter that stands alone counts in a text that has no Cyrillic of its own: "vitamin С", "20 °С".

    Values: `match`, `meant`, `letters` (which they are).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "meant", "letters")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit a word, one for all if they are many."""
        if doc.characters.isdisjoint(_ALIKE):
            return iter(())
        return self._hits(doc)

    def _hits(self, doc: Document) -> Iterator[Hit]:
        prose = doc.prose
        cyrillic = _CYRILLIC_LETTER.findall("".join(doc.characters))
        alone = set(cyrillic) <= _SINGLE
        spans = [Span(*match.span()) for match in _WORD.finditer(prose) if _is_disguised(match.group(), alone=alone)]
        for group in grouped(spans, _MOST):
            word = prose[slice(*group[0])]
            letters = ", ".join(dict.fromkeys(_named(sign) for sign in word if sign in _ALIKE))
            edits = tuple(Edit(span, _latin(prose[slice(*span)])) for span in group[:_MOST_EDITS])
            yield Hit(group[0], {"match": word, "meant": _latin(word), "letters": letters}, edits=edits)


def _is_disguised(word: str, *, alone: bool) -> bool:
    if _ASCII_LETTER.search(word):
        return all(sign in _ALIKE for sign in _ALPHABETS.findall(word))
    return alone and len(word) == 1 and word in _SINGLE


def _latin(word: str) -> str:
    return "".join(_LATIN_OF.get(sign, sign) for sign in word)


def _named(sign: str) -> str:
    return f"{'Cyrillic' if sign in _CYRILLIC else 'Greek'} {sign}"


@frozen
class StyledLetters:
    """Words in the letters that mathematics has for its variables: script, bold, Fraktur.

    Values: `match`, `meant`, `more` (the other places, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "meant", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit a run, one for all if they are many; a symbol or two are mathematics."""
        if max(doc.characters, default="") < "\U0001d400":
            return iter(())
        return _compatible(doc, _STYLED)


@frozen
class Ligatures:
    """Two or three letters as one sign, as books were set: "ﬁ", "ﬄ".

    Values: `match`, `meant`, `more` (the other places, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "meant", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit a sign, one for all if they are many."""
        if doc.characters.isdisjoint(_LIGATURES):
            return iter(())
        return _compatible(doc, _LIGATURE)


@frozen
class PrivateCharacters:
    """Characters that every font may draw as it likes: pictures of buttons, signs of an old symbol font.

    Values: `name` of the first one, `more` (the other places, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("name", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit a run, one for all if they are many."""
        if max(doc.characters, default="") < "\ue000":
            return iter(())
        return self._hits(doc)

    def _hits(self, doc: Document) -> Iterator[Hit]:
        spans = [Span(*match.span()) for match in _PRIVATE.finditer(doc.prose)]
        for group in grouped(spans, _MOST):
            yield Hit(group[0], {"name": f"U+{ord(doc.prose[group[0].start]):04X}", "more": others(group)})


@frozen
class MixedNormalForms:
    """Letters with their accents as characters of their own, in a text that has the same as one character elsewhere.

    Values: `match`, `more` (the other places, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """One hit for all of them."""
        if doc.characters.isdisjoint(_MARKS) or not _COMPOSED.search("".join(doc.characters)):
            return iter(())
        return self._hits(doc)

    def _hits(self, doc: Document) -> Iterator[Hit]:
        found = _rewritten(doc, _DECOMPOSED, "NFC")
        whole = {span: text for span, text in found.items() if len(text) == 1}
        if whole:
            spans = list(whole)
            edits = tuple(Edit(span, whole[span]) for span in spans[:_MOST_EDITS])
            yield Hit(spans[0], {"match": whole[spans[0]], "more": others(spans)}, edits=edits)


def _compatible(doc: Document, pattern: re.Pattern[str]) -> Iterator[Hit]:
    found = _rewritten(doc, pattern, "NFKC")
    spans = [span for span in found if not is_quoted(doc.prose, span)]
    for group in grouped(spans, _MOST):
        first = group[0]
        values = {"match": doc.prose[slice(*first)], "meant": found[first], "more": others(group)}
        yield Hit(first, values, edits=tuple(Edit(span, found[span]) for span in group[:_MOST_EDITS]))


def _rewritten(doc: Document, pattern: re.Pattern[str], form: str) -> dict[Span, str]:
    """The matches in the prose with what the normal form makes of them."""
    import unicodedata

    normal: Callable[[str, str], str] = unicodedata.normalize  # type: ignore[assignment]
    return {Span(*m.span()): normal(form, m.group()) for m in pattern.finditer(doc.prose)}
