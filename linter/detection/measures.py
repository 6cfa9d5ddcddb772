"""The measures of a text: rates of constructions, all of them by rule.

What is counted was chosen from what is known of translated language, not from the texts that gave the weights:

* Baker 1993, “Corpus linguistics and translation studies”: translations are simpler, more explicit, more alike.
* Koppel & Ordan 2011, “Translationese and its dialects”: function words tell them apart.
* Volansky, Ordan & Wintner 2015, “On the features of translationese”: means of cohesion, nominalisation, passives,
  punctuation, length of sentences and words, variety of words, interference.
* Rabinovich & Wintner 2015, “Unsupervised identification of translationese”: this holds across kinds of text only in
  part, so that the kind of text must be minded.
* Toral 2019, “Post-editese: an exacerbated translationese”; Zhang & Toral 2019: machine output and what is mended of it
  have fewer different words and keep closer to the source.

Nothing here looks at line ends: a sentence ends at its stop.
"""

from __future__ import annotations

from bisect import bisect_left
from math import log, sqrt
from operator import methodcaller, mul
from typing import TYPE_CHECKING

from linter.detection.classes import BASE, CODES, NAMES, NOT_RARE, PARTS, Classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from linter.text.document import Document

PER = 1000
"""Rates are per so many words."""

PATTERNS = {
    # name: sequences of parts of speech (see `classes`); a name may have several
    "an article before a plain noun and “of”": ("DXO",),
    "an article before an abstract noun and “of”": ("DFO",),
    "“of” before an article": ("OD",),
    "“of” before an abstract noun": ("OF",),
    "“of” before a bare noun": ("OX", "Os"),
    "abstract nouns in a row": ("FF", "FX", "XF"),
    "three plain words in a row": (3 * "X",),
    "adjectives in a row": ("JJ",),
    "passives": ("BE", "BAE"),
    "passives of irregular verbs": ("BV",),
    "perfect forms": ("HE", "HV", "HB"),
    "“to” before a verb": ("TX", "TV"),
    "“to” before an article": ("TD",),
    "“that” after a verb of reporting": ("VQ",),
    "“that” after a noun": ("XQ", "FQ", "sQ"),
    "“that” before a pronoun or article": ("QR", "QD"),
    "a modal before a form of “be”": ("MB",),
    "negated verbs": ("BN", "HN", "MN"),
    "“it is” and “there is”": ("RB",),
    "relative clauses after a noun": ("XW", "sW", "FW"),
    "participles in -ing after a noun": ("XI", "sI"),
    "participles in -ed after a noun": ("XE", "sE"),
    "prepositions before a verb in -ing": ("PI", "OI"),
    "prepositions before an article": ("PD",),
    "prepositions before a bare noun": ("PX", "Ps"),
    "prepositions before a pronoun": ("PR", "PG"),
    "prepositions in a row": ("PP", "PO", "PT"),
    "“and” before an article": ("CD",),
    "“and” before a bare noun": ("CX", "Cs"),
    "“and” before a pronoun": ("CR",),
    "“and” before a verb": ("CV", "CE", "CI"),
    "“and” between abstract nouns": ("FCF",),
    "an adverb before a verb": ("AE", "AV", "AI"),
    "an adverb before an adjective": ("AJ",),
    "an adjective before an abstract noun": ("JF",),
    "a pronoun before a verb": ("RV", "RE"),
    "a figure before a noun": ("#X", "#s"),
    "two articles or numbers in a row": ("DD",),
}  # fmt: skip
"""Constructions as sequences of parts of speech."""

_PUNCTUATION = {
    "commas": ",",
    "semicolons": ";",
    "colons": ":",
    "brackets": "(",
    "question marks": "?",
    "exclamation marks": "!",
    "hyphens": "-",
    "dashes": "–—",
    "slashes": "/",
    "double quotation marks": '"“”',
    "signs of per cent": "%",
}
_SHAPES = {
    # kinds of characters in a row (see `linter.text.folding.shape_of`); LF is read as a blank
    "words with a capital inside a sentence": (b"a A", b". A"),
    "capitals in a row": (b"AA",),
    "blanks round a sign": (b" x ",),
}
_PHRASES = {"a comma before “and”": ", and ", "a comma before “which”": ", which ", "“as well as”": " as well as "}
_SENTENCES = (
    "short sentences",
    "long sentences",
    "length of sentences",
    "spread of the length of sentences",
)
_VARIETY = ("variety of words", "share of rare words")
FAMILIES = {
    # what mtlint finds: its categories
    "names": "names",
    "duplication": "duplicates",
    "residue": "residue",
    "literal": "literal renderings",
    "casing": "slips of capitals",
    "spacing": "slips of spacing",
    "punctuation": "slips of punctuation",
    "consistency": "inconsistencies",
    "numbers": "slips of numbers",
    "grammar": "slips of grammar",
}
"""Categories of findings → their names as measures."""

ALL = (*NAMES, *PATTERNS, *_PUNCTUATION, *_SHAPES, *_PHRASES, *_SENTENCES, *_VARIETY, *FAMILIES.values())
"""The measures there are, in order."""

PLAIN = frozenset((*_SENTENCES[2:], *_VARIETY))
"""Those that are no rates: of all others the square root is weighed, so that rare and frequent ones spread alike."""

_BLANKS = methodcaller("count", " ")
_SHORT_SENTENCE, _LONG_SENTENCE = 9, 35  # blanks between its words
_LONGEST_MEAN = 60  # words a sentence: a table of contents, verse or a list without stops
_WIDEST_SPREAD = 1.2  # of the length of sentences by their mean: lists and headings among the sentences
_FEWEST_FUNCTION_WORDS = 0.25  # of all words: in English prose it is about half
_OF_MATTER = b"XFIEJs#"
_ROUNDING = 1e-9
_TOGETHER = frozenset((*_SENTENCES, *_VARIETY))  # taken in one step
_STOPS = ("? ", "! ", ".” ", '." ', "?” ", '?" ', ".) ")
_FEWEST_WORDS = 100
_FEWEST_A_PASSAGE = 11  # words on average: less in tables of contents, menus, dictionaries and verse, not in prose
_CLASSES = Classes()


class Measures:
    """Some of the measures, made ready to be taken.

    Attributes:
        names: which, in the order in which they are given.
    """

    def __init__(self, names: Iterable[str] = ALL) -> None:
        wanted = frozenset(names)
        self.names = tuple(name for name in ALL if name in wanted or name in _TOGETHER)
        self._codes = [code for name, code in CODES.items() if name in wanted]
        self._sequences = [[s.encode() for s in found] for name, found in PATTERNS.items() if name in wanted]
        self._marks = [mark for name, mark in _PUNCTUATION.items() if name in wanted]
        self._shapes = [kinds for name, kinds in _SHAPES.items() if name in wanted]
        self._phrases = [phrase for name, phrase in _PHRASES.items() if name in wanted]
        self._families = [category for category, name in FAMILIES.items() if name in wanted]

    def of(self, doc: Document, found: Mapping[str, float]) -> list[float] | None:
        """The measures of a text, or None where it holds too little prose to be read.

        Counts are rates per 1,000 words, of sentences the share in 1,000; `found` is how many findings each category
        has.
        """
        norms = doc.tokens.norms
        if len(norms) < max(_FEWEST_WORDS, _FEWEST_A_PASSAGE * len(doc.segments)):
            return None
        per = PER / len(norms)
        looked_up = bytes(map(_CLASSES.__getitem__, norms))
        classes = looked_up.translate(BASE)
        parts = classes.translate(PARTS)
        function_words = len(parts.translate(None, _OF_MATTER))
        if function_words < _FEWEST_FUNCTION_WORDS * len(norms):
            return None
        count = parts.count
        prose, shape = doc.prose.replace("\n", " "), doc.shape.replace(b"\n", b" ")
        sentences = _sentences(prose)
        if sentences is None:
            return None
        counts = list(map(classes.count, self._codes))
        counts += [count(each[0]) if len(each) == 1 else sum(map(count, each)) for each in self._sequences]
        counts += [prose.count(each[0]) if len(each) == 1 else sum(map(prose.count, each)) for each in self._marks]
        counts += [sum(map(shape.count, kinds)) for kinds in self._shapes]
        counts += map(prose.count, self._phrases)
        rates = [number * per for number in counts]
        rates += sentences
        rare = len(looked_up.translate(None, NOT_RARE))
        # The number of different words grows with a text, its logarithm nearly as that of the text (Herdan 1960).
        rates += (log(len(doc.tokens.words)) / log(len(norms)), rare / len(norms))
        rates += [found.get(category, 0) * per for category in self._families]
        return rates


def _sentences(prose: str) -> list[float] | None:
    """How long the sentences are; None where they are no sentences.

    A stop and a blank part them. An abbreviation does so too: the same in every text, and many times faster.
    """
    for stop in _STOPS:
        prose = prose.replace(stop, ". ")
    lengths = sorted(map(_BLANKS, prose.split(". ")))
    number = len(lengths)
    mean = sum(lengths) / number + 1
    spread = sqrt(sum(map(mul, lengths, lengths)) / number - (mean - 1) ** 2 + _ROUNDING) / mean
    if mean > _LONGEST_MEAN or spread > _WIDEST_SPREAD:
        return None
    short, long = bisect_left(lengths, _SHORT_SENTENCE), number - bisect_left(lengths, _LONG_SENTENCE)
    return [short * PER / number, long * PER / number, log(mean), spread]
