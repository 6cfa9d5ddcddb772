"""Numbered slogans: a number in quotation marks before something that English cannot count.

Chinese politics packs a list into a number and one word: 四个全面, “four comprehensive”. English counts plural nouns.
So the check goes by the kind of the word that is counted, as its ending or a short list of words shows it, and knows
no slogan. What could be a modifier of a noun outside the marks, as in “four-speed” gearbox, is left alone.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from linter.data.tables import rows, words
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from linter.text.document import Document

_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten"
_MARKS = ('"', "“")
_CLOSED = ('"', "”")
_STARTS = frozenset("tfsendTFSEND")  # first letters of the numbers
_PREPOSITIONS = frozenset(("of", "for", "in", "on", "to", "from", "with", "per", "at", "by", "after", "about"))
_QUOTED = lazy(
    rf"(?P<number>{_NUMBERS}|double|dual|triple)(?P<joint>\s{{1,9}}|-)(?P<rest>[^\W\d_][^\W\d_'’,\s-]*"
    r"(?:[\s,'’-]{1,3}[^\W\d_]+){0,7})(?P<end>[,.;]?[\"”])",
    re.IGNORECASE,
)
_PART = lazy(rf"\s*(?:,\s*(?:and\s+)?|and\s+|\s)(?=(?:one|{_NUMBERS})[\s-])", re.IGNORECASE)
_WORD = lazy(r"[^\W\d_][^\W\d_'’]*(?:['’][^\W\d_]+)?")
_WORD_FOLLOWS = lazy(r"[\"”]\s{1,9}(?P<next>[a-z]+)")
_FREE = frozenset((
    "a", "also", "and", "are", "as", "at", "but", "by", "can", "for", "from", "had", "has", "have", "in", "is", "it",
    "must", "of", "on", "or", "our", "should", "so", "that", "the", "their", "to", "was", "we", "were", "when",
    "which", "who", "will", "with",
))  # fmt: skip
_MULTIPLES = frozenset(("double", "dual", "triple"))
_LARGE = frozenset(("hundred", "thousand", "hundreds"))
_ADJECTIVE_ENDINGS = ("ive", "ous", "ful", "less", "able", "ible", "ical")
_MASS_ENDINGS = ("ness", "ance", "ence", "ment", "tion", "sion", "ity", "ism", "dom", "ship", "acy")
_PLURAL_ENDINGS = ("nesses", "ances", "ences", "ments", "tions", "sions", "ities", "isms", "doms", "ships", "acies")
_SHORTEST = 6  # letters of a word whose ending says what it is
_MOST_WORDS = 4  # of a part: more are a sentence
_MOST_OF_VERB = 3


class _Part(NamedTuple):
    """A number and the words behind it, in small letters.

    Attributes:
        number: the number.
        words: what stands behind it.
        tight: a hyphen joins the number to the next word.
        behind: the word outside the marks that it may describe; empty if it can describe none.
    """

    number: str
    words: tuple[str, ...]
    tight: bool
    behind: str

    @property
    def first(self) -> str:
        """What the number stands right before."""
        return self.words[0]

    @property
    def head(self) -> str:
        """The word that would have to be a plural: the last one before a preposition."""
        at = next((at for at, word in enumerate(self.words) if at and word in _PREPOSITIONS), len(self.words))
        return self.words[at - 1]


@frozen
class NumberedSlogan:
    """Quotation marks around a number and a word that English cannot count after it, or seldom does.

    Attributes:
        kinds: which kinds of word count: `negation`, `number`, `verb`, `adverb`, `adjective`, `mass`; `plural` (one
            that English does without) and `pair` (two numbers with a word each) can be counted, but hide a list.
        hides: plural nouns that hide a list though they can be counted, for the kind `plural`.

    Values: `match` (the words with their quotation marks), `number`, `word` (what is counted), `kind`.
    """

    kinds: tuple[str, ...]
    hides: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("match", "number", "word", "kind")

    @cached_property
    def _hides(self) -> frozenset[str]:
        return frozenset(self.hides)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such slogan."""
        prose = doc.prose
        for mark in _MARKS:
            at = prose.find(mark)
            while at >= 0:
                match = _QUOTED.match(prose, at + 1) if prose[at + 1 : at + 2] in _STARTS else None
                if match and not prose[at - 1 : at].isalnum():
                    yield from self._hit(prose, at, match)
                at = prose.find(mark, at + 1)

    def _hit(self, prose: str, start: int, match: re.Match[str]) -> Iterator[Hit]:
        parts = _parts(match, prose)
        if parts is None or _is_sentence(match, parts):
            return
        found = next(((part, kind) for part in parts for kind in self._kinds(part)), None)
        if found is None and "pair" in self.kinds and len(parts) == 2 and all(len(p.words) == 1 for p in parts):
            found = (parts[0], "pair")
        if found:
            part, kind = found
            span = Span(start, match.end())
            values = {"match": " ".join(prose[slice(*span)].split()), "number": part.number, "kind": kind}
            yield Hit(span, {**values, "word": part.first if kind in {"negation", "verb"} else part.head})

    def _kinds(self, part: _Part) -> Iterator[str]:
        """The kinds among those asked for of which the counted word is."""
        for kind, fits in _FITS.items():
            if kind in self.kinds and fits(part):
                yield kind
        if "plural" in self.kinds and len(part.words) <= 2 and part.head in self._hides:
            yield "plural"


def _parts(match: re.Match[str], prose: str) -> tuple[_Part, ...] | None:
    """“two studies and one doing” as its two parts; None if a part is too long to be a slogan's."""
    following = _WORD_FOLLOWS.match(prose, match.end() - 1) if match["end"] in _CLOSED else None
    behind = following["next"] if following and following["next"] not in _FREE else ""
    if behind.endswith(("ing", "ed", "ly")):
        behind = ""
    found = []
    for text in _PART.split(match["number"] + match["joint"] + match["rest"]):
        told = tuple(word.group().lower().replace("’", "'") for word in _WORD.finditer(text))
        if not 2 <= len(told) <= _MOST_WORDS + 1:
            return None
        found.append(_Part(told[0], told[1:], text[len(told[0])] == "-", behind))
    return tuple(found)


def _is_sentence(match: re.Match[str], parts: tuple[_Part, ...]) -> bool:
    """True for words that begin with a capital and go on without, more of them than a slogan has."""
    return match["number"][0].isupper() and match["rest"][0].islower() and sum(len(p.words) for p in parts) > 2


def _is_negation(part: _Part) -> bool:
    if part.words[:2] == ("do", "not"):
        return True
    return part.first in _listed("negation") and part.words[1:2] not in {(word,) for word in _listed("idiom")}


def _is_large(part: _Part) -> bool:
    return part.number in _MULTIPLES and part.first in _LARGE


def _is_verb(part: _Part) -> bool:
    """A bare verb right behind the number, with or without “to”, or a gerund."""
    told = part.words[1:] if part.first == "to" else part.words
    if not told or len(told) > _MOST_OF_VERB or part.number in _MULTIPLES or (len(told) > 1 and _is_plural(told[-1])):
        return False
    return told[0] in _listed("verb") or told[0] in _gerunds()


def _is_adverb(part: _Part) -> bool:
    if part.number in _MULTIPLES or _is_plural(part.head) or _is_plural(part.behind):
        return False
    return any(_ends(word, ("ly",)) and word not in _listed("ly") for word in (part.head, part.first))


def _is_adjective(part: _Part) -> bool:
    if part.number in _MULTIPLES or _is_plural(part.behind):
        return False
    if part.head in _listed("adjective"):
        return not part.tight  # “ten-strong”, “three-deep”
    if _ends(part.head, ("ing",)):
        return part.head.startswith("un")
    return _ends(part.head, _ADJECTIVE_ENDINGS) and part.head not in _listed("singular")


def _is_mass(part: _Part) -> bool:
    if part.number in _MULTIPLES or (part.tight and len(part.words) > 1):
        return False  # “four-party responsibility” counts the parties
    if part.behind and part.behind not in _listed("rule"):
        return False
    return part.head in _listed("noun") or _ends(part.head, _MASS_ENDINGS)


def _is_odd_plural(part: _Part) -> bool:
    """A plural of an abstract noun that common English does without: “maintenances”."""
    return len(part.words) <= 2 and _ends(part.head, _PLURAL_ENDINGS) and part.head not in words("english_common")


_FITS: dict[str, Callable[[_Part], bool]] = {
    "negation": _is_negation,
    "number": _is_large,
    "verb": _is_verb,
    "adverb": _is_adverb,
    "adjective": _is_adjective,
    "mass": _is_mass,
    "plural": _is_odd_plural,
}


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "ous", "us", "is"))


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return len(word) >= _SHORTEST and word.endswith(endings)


@cache
def _listed(kind: str) -> frozenset[str]:
    """The words of a kind in the list of what English cannot count."""
    lists = (row.partition(": ") for row in rows("uncounted"))
    return frozenset(word for name, _, told in lists if name == kind for word in told.split())


@cache
def _gerunds() -> frozenset[str]:
    from linter.text.inflection import ING, forms

    return frozenset(form for verb in _listed("verb") for form in forms(verb)[ING])
