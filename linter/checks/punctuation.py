"""Marks that cannot stand together, and marks of two kinds in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.checks.places import more
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

# The pairs with at most one blank between them. A mark and a letter behind them would be a number, a path or code.
_PAIR = lazy(r"[.,;:?!](?:[ \xa0]?[.,;:])(?![\w./\\:)])")
_STRAY = frozenset({".,", ".;", "..", ",,", ",.", ",;", ",:", ";,", ";.", ";;", ":.", ":;", "?.", "!."})
_DOTS_BEFORE = lazy(r"\.[ \xa0]?\Z")
_DOTS_AFTER = lazy(r"[ \xa0]?\.")
_WORD_BEFORE = lazy(r"[\w.'’-]*\Z")
_LONGEST_ABBREVIATION = 3  # letters: a longer word before a full stop is taken for the end of a sentence
_ENDS_SENTENCE = ".?!"

_APOSTROPHE = lazy(r"['’](?:(?<=[^\W\d_].)(?=[^\W\d_])|(?<=\..)(?=s\b)|(?<=s.)(?=[ ,.]))")
_DOUBLE = lazy(r'["“”](?<!\d")')
_CURLY = "’“”"
_FEW = 3
_SHARE = 0.2


@frozen
class StrayMarks:
    """Two marks side by side of which one is too many: ". ,", ",,", "?.".

    An ellipsis, a question mark with an exclamation mark and a comma after an abbreviation are left alone.

    Attributes:
        abbreviations: words of more than three letters that end in a full stop, in small letters.

    Values: `match`.
    """

    abbreviations: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such pair."""
        prose = doc.prose
        if b".." not in doc.shape and b". ." not in doc.shape:
            return
        for match in _PAIR.finditer(prose):
            pair = match.group()
            if pair[0] + pair[-1] in _STRAY and self._is_stray(prose, match.start(), match.end()):
                span = Span(*match.span())
                yield Hit(span, {"match": pair}, edits=(Edit(span, _kept(prose, pair, span.end)),))

    def _is_stray(self, prose: str, start: int, end: int) -> bool:
        first, second = prose[start], prose[end - 1]
        before = _WORD_BEFORE.search(prose[max(0, start - 30) : start])
        word = before.group() if before else ""
        if first == "." or second == ".":
            dotted = _DOTS_BEFORE.search(prose, max(0, start - 2), start) or _DOTS_AFTER.match(prose, end)
            if dotted:
                return False  # part of an ellipsis
        if first == "." and second != ".":
            if end - start == 2 and word[:1].isupper():
                return False  # "Wash.," and its like: more states and titles than a list can name
            return self._ends_sentence(word, prose[start - 1 : start])
        if first in "?!":
            return word.islower()  # "Yahoo!." and "Jeopardy!." are names
        return bool(word) or prose[start - 1 : start] in tuple(")]\"”’'%")

    def _ends_sentence(self, word: str, before: str) -> bool:
        if not word:
            return before in tuple(')]"”%')
        short = len(word) <= _LONGEST_ABBREVIATION or "." in word
        return not short and word.lower() not in self.abbreviations and not word.isdigit()


def _kept(prose: str, pair: str, end: int) -> str:
    """The mark of a pair that stays: the one that ends a sentence if a new one begins behind."""
    following = prose[end : end + 12].lstrip()
    enders = [mark for mark in pair if mark in _ENDS_SENTENCE]
    if enders and (not following or not following[0].islower()):
        return enders[0]
    others = [mark for mark in pair if mark not in _ENDS_SENTENCE + " \xa0"]
    return (others or enders)[0]


class _Rare(NamedTuple):
    """Marks of the form that is rare, what they are, and how many of the other form stand beside how many of what."""

    places: list[int]
    kind: str
    common: int
    common_kind: str


@frozen
class MixedQuotes:
    """Apostrophes and double quotation marks of the form, curly or straight, that is rare in the document.

    A form is rare among the marks of its kind with at most three of them, or with at most a fifth, and never with more
    than half as many as the other. Where each kind has one form, but not the same, at most three marks are rare; with
    more, the text has its order.

    Values: `match`, `form` and `other` (`curly`, `straight`), `kind` (of the rare marks), `others` (the marks of the
    other form, with their number), `more` (the other places, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "form", "other", "kind", "others", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """At most one hit for each kind of mark, on the first rare one."""
        prose = doc.prose
        if prose.isascii() or ("'" not in prose and '"' not in prose):
            return  # one form alone
        if "’" not in prose and "“" not in prose and "”" not in prose:
            return
        apostrophes = [match.start() for match in _APOSTROPHE.finditer(prose)]
        doubles = [match.start() for match in _DOUBLE.finditer(prose)]
        for rare in _rare_marks(prose, apostrophes, doubles):
            first = rare.places[0]
            form, other = ("curly", "straight") if prose[first] in _CURLY else ("straight", "curly")
            values = {
                "match": prose[first],
                "form": form,
                "other": other,
                "kind": rare.kind,
                "others": f"{rare.common} {rare.common_kind}{'s' if rare.common > 1 else ''}",
                "more": more(len(rare.places) - 1),
            }
            edits = tuple(Edit(Span(at, at + 1), written) for at in rare.places if (written := _other_form(prose, at)))
            yield Hit(Span(first, first + 1), values, edits=edits)


def _rare_marks(prose: str, apostrophes: list[int], doubles: list[int]) -> Iterator[_Rare]:
    kinds = [(apostrophes, "apostrophe"), (doubles, "quotation mark")]
    for marks, kind in kinds:
        curly = [at for at in marks if prose[at] in _CURLY]
        straight = [at for at in marks if prose[at] not in _CURLY]
        rare, common = (curly, straight) if len(curly) < len(straight) else (straight, curly)
        if rare and len(rare) <= max(_FEW, _SHARE * len(marks)) and 2 * len(rare) <= len(common):
            yield _Rare(rare, kind, len(common), kind)
    (few, few_kind), (many, many_kind) = sorted(kinds, key=lambda kind: len(kind[0]))
    forms = [{prose[at] in _CURLY for at in marks} for marks in (few, many)]
    each_has_its_own = len(forms[0]) == len(forms[1]) == 1 and forms[0] != forms[1]
    if each_has_its_own and len(few) <= min(_FEW, len(many) // 2):
        yield _Rare(few, few_kind, len(many), many_kind)


def _other_form(prose: str, at: int) -> str:
    """The mark in the other form; nothing where it cannot be told which way it faces."""
    mark = prose[at]
    if mark in _CURLY:
        return "'" if mark == "’" else '"'
    if mark == "'":
        return "’"
    before, behind = prose[at - 1 : at] if at else "", prose[at + 1 : at + 2]
    opens = not before.strip() or before in "([—–"
    closes = not behind.strip() or behind in ")],.;:!?—–"
    if opens == closes:
        return ""
    return "“" if opens else "”"
