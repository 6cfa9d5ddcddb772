"""Whether a document is English at all.

Only a document that is clearly something else is called foreign: mostly in another script, or Latin script with
hardly an English function word and many of one other language. Broken English, menus, lists of names and tables
pass. A bounded sample is looked at, so the size of a document does not matter.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from linter.data.tables import rows
from linter.lazy import lazy

if TYPE_CHECKING:
    from linter.text.document import Document

_SAMPLE = 20_000  # code points
_GLANCE = 120  # tokens after which plain English is recognised
_ENOUGH = 3_000  # tokens of the sample at most
_FEWEST_WORDS = 40
_PLAIN_ENGLISH = 0.2  # share of English function words; running English has 0.3 to 0.5
_LITTLE_ENGLISH = 0.06
_MUCH_FOREIGN = 0.12
_FEWEST_DIFFERENT = 7  # a list of names repeats "de la", "del", "los"; running text has more than these

_ENGLISH = frozenset((
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "with", "on", "by", "as", "this", "was", "it", "are",
    "from", "an", "his", "their", "which", "have", "will", "not", "has", "been", "were", "its", "you", "but", "had",
    "or", "they", "she", "who", "can", "would", "more", "all", "if", "there", "what", "so", "after", "also", "your",
))  # fmt: skip
_ENGLISH_ONLY = frozenset(
    ("the", "of", "and", "that", "with", "this", "from", "which", "have", "they", "their", "would", "been", "are")
)
_NON_LATIN = lazy("[\u0370-\u1dbf\u2c60-\ua6ff\ua8e0-\uab2f\uab70-\ufaff\ufb13-\ufdff\ufe70-\ufeff]+")
_SCRIPTS = (
    ("Greek", "\u0370-\u03ff"),
    ("Cyrillic", "\u0400-\u052f"),
    ("Hebrew", "\u0590-\u05ff\ufb1d-\ufb4f"),
    ("Arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("Devanagari", "\u0900-\u097f"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Japanese", "\u3040-\u30ff"),
    ("Korean", "\u1100-\u11ff\uac00-\ud7af"),
    ("Han", "\u3400-\u9fff\uf900-\ufaff"),
)


def foreign(doc: Document) -> str | None:
    """Why a document is not English, as a short phrase, or None if it may be."""
    other = bool(doc.characters) and _NON_LATIN.search("".join(doc.characters))
    return (_other_script(_sample(doc)) if other else None) or _other_language(doc)


def _sample(doc: Document) -> str:
    if doc.format == "plain":
        return doc.prose[:_SAMPLE]
    pieces: list[str] = []
    size = 0
    for segment in doc.segments:  # the head of a page may be one long blank
        pieces.append(doc.prose[segment.span.start : segment.span.end])
        size += len(pieces[-1])
        if size >= _SAMPLE:
            break
    return "".join(pieces)[:_SAMPLE]


def _other_script(sample: str) -> str | None:
    runs = _NON_LATIN.findall(sample)
    other = sum(map(len, runs))
    if not other or other < sum(map(str.isalpha, sample)) / 2:
        return None
    text = "".join(runs)
    counts = {name: len(re.findall(f"[{chars}]", text)) for name, chars in _SCRIPTS}
    name = max(counts, key=lambda script: counts[script])
    return f"prose is mostly in {name} script" if counts[name] else "prose is mostly not in Latin script"


def _other_language(doc: Document) -> str | None:
    norms = doc.tokens.norms
    glance = norms[:_GLANCE]
    if len(glance) < _FEWEST_WORDS or _share(glance, _ENGLISH) >= _PLAIN_ENGLISH:
        return None
    words = [norm for norm in norms[:_ENOUGH] if norm.isalpha()]
    if len(words) < _FEWEST_WORDS or (english := _share(words, _ENGLISH_ONLY)) >= _LITTLE_ENGLISH:
        return None
    shares = {name: _share(words, functions) for name, functions in _function_words().items()}
    name = max(shares, key=lambda language: shares[language])
    if shares[name] < max(_MUCH_FOREIGN, 3 * english):
        return None
    different = len(_function_words()[name].intersection(words))
    return f"prose looks {name}" if different >= _FEWEST_DIFFERENT else None


def _share(words: list[str], wanted: frozenset[str]) -> float:
    return sum(map(wanted.__contains__, words)) / len(words)


@cache
def _function_words() -> dict[str, frozenset[str]]:
    pairs = (row.split(":") for row in rows("function_words"))
    return {name: frozenset(words.split()) for name, words in pairs}
