"""Words that LanguageTool does not know, where more than that speaks against them.

A word is never wrong for being unknown: names, terms and new words are. Here two things must come together. The word
stands once in the whole run, in small letters and nowhere with a capital; and it is one letter from a common word that
LanguageTool would write, or it is a common word with an ending that word does not take (“concentratedly”).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.data.tables import words
from linter.findings import CorpusHit, Evidence, Excerpt, Place
from linter.frozen import frozen
from linter.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.remarks import Remark

_LY = "ly"
_SUGGESTED = 3
_VARIETY_SAID = " English"  # “‘harbour’ is British English”: it is known after all
_JOINING = frozenset("-‐‑/_@")
_MAY_JOIN = frozenset(".’'")  # with a letter or digit behind them
# Where British and American spelling part, and house styles within them: both sides of a pair fold to the same letters.
_VARIETY = (
    (lazy(r"i[sz](?=e|ing|ation|abl)"), "iz"),
    (lazy(r"y[sz](?=e|ing)"), "yz"),
    (lazy(r"our"), "or"),
    (lazy(r"[ao]e"), "e"),
    (lazy(r"re(?=s?$|d$)"), "er"),
    (lazy(r"ll(?=ed$|ing|er|ation|ment|ful|y$|ous)"), "l"),
    (lazy(r"ogue"), "og"),
    (lazy(r"en[cs]e"), "ense"),
    (lazy(r"dgement"), "dgment"),
    (lazy(r"ough(?=$|s$|ed|ing|er)"), "ow"),
    (lazy(r"amme"), "am"),
    (lazy(r"oul(?=d)"), "ol"),
    (lazy(r"([bdfgmnprst])\1(?=ed$|ing$|er$|al)"), r"\1"),
)


class Usage(NamedTuple):
    """What a run says of an unknown word: how often it stands there, and where it may be wrong, with what it should be.

    Attributes:
        times: places in all, with capitals too.
        places: where it may be wrong, the lowest one.
        proposed: what may be meant, the likeliest first; empty where it may be wrong nowhere.
        derived: whether it is a common word with an ending, not one with another letter.
    """

    times: int
    places: tuple[Place, ...] = ()
    proposed: tuple[str, ...] = ()
    derived: bool = False


@frozen
class LoneMisspelling:
    """An unknown word that stands once in a run and is nearly a common one.

    Attributes:
        shortest: letters of a word, at least: short ones are one letter from too many others.

    Values: `match`, `meant` (the likeliest word).
    """

    shortest: int = 5

    gives: ClassVar[tuple[str, ...]] = ("match", "meant")
    heard: ClassVar[tuple[str, ...]] = ("TYPOS",)

    def map(self, doc: Document) -> Iterator[tuple[str, Usage]]:
        """The unknown words of a document, in small letters."""
        for remark in doc.remarks:
            if remark.is_spelling:
                word = doc.text[slice(*remark.span)]
                yield word.lower(), self._usage(word, remark, doc)

    def _usage(self, word: str, remark: Remark, doc: Document) -> Usage:
        if not (self._is_plain(word) and _stands_alone(word, remark, doc)) or _VARIETY_SAID in remark.message:
            return Usage(1)
        near = _near(word, remark.replacements)
        derived = not near and word.endswith(_LY) and word[: -len(_LY)] in words("english_common")
        if not near and not derived:
            return Usage(1)
        place = Place(doc.location(remark.span), Excerpt(*doc.quote(remark.span)))
        return Usage(1, (place,), near or (word[: -len(_LY)],), derived)

    def _is_plain(self, word: str) -> bool:
        return len(word) >= self.shortest and word.isascii() and word.isalpha() and word.islower()

    def merge(self, left: Usage, right: Usage) -> Usage:
        """The counts added up, and the lower place: minds neither order nor grouping."""
        some = [usage for usage in (left, right) if usage.places]
        first = min(some, key=_order, default=left)
        return first._replace(times=left.times + right.times)

    def reduce(self, key: str, summary: Usage) -> Iterator[CorpusHit]:
        """One hit for a word that stands once."""
        if summary.times > 1 or not summary.places:
            return
        meant = summary.proposed[0]
        away = "with an ending that it does not take" if summary.derived else "but for one letter"
        evidence = (Evidence(f"unknown to LanguageTool, “{meant}” {away}, and nowhere else in this run"),)
        suggestions = () if summary.derived else summary.proposed[:_SUGGESTED]
        yield CorpusHit(summary.places[0], {"match": key, "meant": meant}, evidence=evidence, suggestions=suggestions)


def _stands_alone(word: str, remark: Remark, doc: Document) -> bool:
    """Whether it stands once in its document, as a word of its own and never with a capital."""
    if word in words("english_common"):
        return False  # LanguageTool knows one variety of English; the list knows both
    before, after = (
        doc.text[max(0, remark.span.start - 2) : remark.span.start][::-1],
        doc.text[remark.span.end : remark.span.end + 2],
    )
    if _joins(before) or _joins(after):
        return False
    return sum(doc.forms.get(word, {}).values()) <= 1


def _joins(beside: str) -> bool:
    """Whether the two characters beside a word, the nearer first, make it part of a compound or an address."""
    return beside[:1] in _JOINING or (beside[:1] in _MAY_JOIN and beside[1:].isalnum())


def _near(word: str, replacements: tuple[str, ...]) -> tuple[str, ...]:
    """The common words one letter away among the replacements, if the first of these is one; a swap is one letter.

    Empty where the word is only written apart, together or otherwise in another variety of English.
    """
    from rapidfuzz.distance import OSA

    if any(_letters(text) == word for text in replacements) or not replacements:
        return ()
    common = words("english_common")
    near = tuple(text for text in replacements if text in common and OSA.distance(word, text, score_cutoff=1) == 1)
    if replacements[0] not in near or any(_folded(text) == _folded(word) for text in near):
        return ()
    return near


def _letters(text: str) -> str:
    return text.replace(" ", "").replace("-", "").lower()


def _folded(word: str) -> str:
    for pattern, letters in _VARIETY:
        word = pattern.sub(letters, word)
    return word


def _order(usage: Usage) -> tuple[str, int, int]:
    location = usage.places[0].location
    return (location.path, *location.span)
