"""Marks that cannot stand together, and marks of two kinds in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

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
_MOST = 10  # places of one form that are told one by one


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


@frozen
class MixedQuotes:
    """Quotation marks and apostrophes of the form that is rare in the document: curly among straight, or reversed.

    A form is rare with at most three marks, or with at most a fifth of them, and never with more than half as many
    as the other.

    Values: `match`, `form`, `others` (how many of the other form there are).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "form", "others")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each rare mark; one for all of them if they are many."""
        prose = doc.prose
        if prose.isascii() or ("'" not in prose and '"' not in prose):
            return  # one form alone
        if "’" not in prose and "“" not in prose and "”" not in prose:
            return
        marks = [m.start() for pattern in (_APOSTROPHE, _DOUBLE) for m in pattern.finditer(prose)]
        curly = sorted(at for at in marks if prose[at] in _CURLY)
        straight = sorted(at for at in marks if prose[at] not in _CURLY)
        rare, common = (curly, straight) if len(curly) < len(straight) else (straight, curly)
        if not rare or len(rare) > max(_FEW, _SHARE * len(marks)) or 2 * len(rare) > len(common):
            return
        form, other = ("curly", "straight") if rare is curly else ("straight", "curly")
        others = f"{len(common)} {other} ones"
        for group in [[at] for at in rare] if len(rare) <= _MOST else [rare]:
            edits = tuple(Edit(Span(at, at + 1), _other_form(prose, at)) for at in group)
            yield Hit(
                Span(group[0], group[0] + 1), {"match": prose[group[0]], "form": form, "others": others}, edits=edits
            )


def _other_form(prose: str, at: int) -> str:
    mark = prose[at]
    if mark in _CURLY:
        return "'" if mark == "’" else '"'
    if mark == "'":
        return "’"
    return "“" if not prose[max(0, at - 1) : at].strip() or prose[at - 1] in "([—–" else "”"
