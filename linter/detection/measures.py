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

from itertools import compress
from math import log, sqrt
from typing import TYPE_CHECKING

from linter.data.tables import words
from linter.detection.classes import CODES, CONTENT, NAMES, PARTS, Classes
from linter.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
    "three plain words in a row": ("XXX",),
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
_OPENERS = {
    "sentences that begin with an article": "D",
    "sentences that begin with a pronoun": "R",
    "sentences that begin with a preposition": "P",
    "sentences that begin with “and”, “but”": "C",
    "sentences that begin with “if”, “when”": "S",
    "sentences that begin with an adverb": "A",
    "sentences that begin with a plain word": "X",
    "sentences that begin with “to”": "T",
    "sentences that begin with a verb in -ing": "I",
    "sentences that begin with a figure": "#",
}
_SENTENCES = (
    "sentences with a comma in their first words",
    "short sentences",
    "long sentences",
    "length of sentences",
    "spread of the length of sentences",
)
_VARIETY = (
    "length of words",
    "variety of words",
    "variety of words of content",
    "share of frequent words",
)
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

ALL = (*NAMES, *PATTERNS, *_PUNCTUATION, *_SHAPES, *_PHRASES, *_OPENERS, *_SENTENCES, *_VARIETY, *FAMILIES.values())
"""The measures there are, in order."""

PLAIN = frozenset((*_SENTENCES[3:], *_VARIETY))
"""Those that are no rates: of all others the square root is weighed, so that rare and frequent ones spread alike."""

_STOP = lazy("[.?!。？！][\"'”’)\\]]* +(?=[\"'“‘(\\[]*[A-Z0-9])")
_OPENING = "\"'“‘(["
_SHORT_SENTENCE, _LONG_SENTENCE = 10, 35  # words
_FIRST_WORDS = 50  # characters
_LONGEST_MEAN = 60  # words a sentence: a table of contents, verse or a list without stops
_WIDEST_SPREAD = 1.2  # of the length of sentences by their mean: lists and headings among the sentences
_FEWEST_FUNCTION_WORDS = 0.25  # of all words: in English prose it is about half
_OF_MATTER = b"XFIEJs#"
_ROUNDING = 1e-9
_TOGETHER = frozenset((*_SENTENCES, *_VARIETY))  # taken in one step
_WINDOW, _CONTENT_WINDOW = 100, 50  # words; the number of different words hangs on the length of a text
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
        self._starts = [ord(part) for name, part in _OPENERS.items() if name in wanted]
        self._families = [category for category, name in FAMILIES.items() if name in wanted]

    def of(self, doc: Document, found: Mapping[str, float]) -> list[float] | None:
        """The measures of a text, or None where it holds too little prose to be read.

        Counts are rates per 1,000 words, of sentences the share in 1,000; `found` is how many findings each category
        has.
        """
        norms = doc.tokens.norms
        if len(norms) < _WINDOW:
            return None
        per = PER / len(norms)
        classes = bytes(map(_CLASSES.__getitem__, norms))
        parts = classes.translate(PARTS)
        if len(parts.translate(None, _OF_MATTER)) < _FEWEST_FUNCTION_WORDS * len(norms):
            return None
        count = parts.count
        prose, shape = doc.prose.replace("\n", " "), doc.shape.replace(b"\n", b" ")
        sentences = _sentences(prose, self._starts)
        if sentences is None:
            return None
        counts = list(map(classes.count, self._codes))
        counts += [count(each[0]) if len(each) == 1 else sum(map(count, each)) for each in self._sequences]
        counts += [prose.count(each[0]) if len(each) == 1 else sum(map(prose.count, each)) for each in self._marks]
        counts += [sum(map(shape.count, kinds)) for kinds in self._shapes]
        counts += map(prose.count, self._phrases)
        rates = [number * per for number in counts]
        rates += sentences
        rates += _variety(norms, classes)
        rates += [found.get(category, 0) * per for category in self._families]
        return rates


def _sentences(prose: str, starts: Iterable[int]) -> list[float] | None:
    """How sentences begin, and how long they are; None where they are no sentences."""
    sentences = _STOP.split(prose)
    per = PER / len(sentences)
    heads = [each[:_FIRST_WORDS] for each in sentences]
    first = [_CLASSES[head.partition(" ")[0].strip(_OPENING).rstrip(",").lower()] for head in heads]
    begins = bytes(first).translate(PARTS).count
    lengths = [each.count(" ") + 1 for each in sentences]
    mean = sum(lengths) / len(lengths)
    spread = sqrt(sum([length * length for length in lengths]) / len(lengths) - mean * mean + _ROUNDING) / mean
    if mean > _LONGEST_MEAN or spread > _WIDEST_SPREAD:
        return None
    return [
        *[begins(part) * per for part in starts],
        sum(["," in head for head in heads]) * per,
        sum([length < _SHORT_SENTENCE for length in lengths]) * per,
        sum([length > _LONG_SENTENCE for length in lengths]) * per,
        log(mean),
        spread,
    ]


def _variety(norms: Sequence[str], classes: bytes) -> list[float]:
    """How long, how different and how frequent the words are; of the whole text, in windows of equal length."""
    content = list(compress(norms, classes.translate(CONTENT)))
    kinds = set(content)
    return [
        sum(map(len, norms)) / len(norms),
        _different(norms, _WINDOW),
        _different(content, _CONTENT_WINDOW),
        len(kinds & words("english_common")) / (len(kinds) or 1),
    ]


def _different(found: Sequence[str], window: int) -> float:
    """The share of different words in windows of so many words, or in all of a shorter text."""
    ends = range(window, len(found) + 1, window)
    if not ends:
        return len(set(found)) / (len(found) or 1)
    return sum([len(set(found[end - window : end])) for end in ends]) / (window * len(ends))
