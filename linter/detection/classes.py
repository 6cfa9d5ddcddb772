"""Word classes: every word of a text belongs to exactly one, by closed lists of grammar and by its ending.

The classes are those that studies of translated language count, chosen before any text was looked at: function words
(Koppel & Ordan 2011; Volansky, Ordan & Wintner 2015), means of cohesion and explicitation (Blum-Kulka 1986; Baker
1993), endings that tell a part of speech, length of words (simplification). No word stands here for what it is about.
"""

from __future__ import annotations

from linter.data.tables import rows, words

CLOSED = {
    name: (part, tuple(listed.split())) for part, name, listed in (row.split("\t") for row in rows("word_classes"))
}
"""Class → its part of speech, and its words."""

ENDINGS = (
    ("nouns in -tion, -ment, -ness, -ity", "F", ("tion", "tions", "ment", "ments", "ness", "ity", "ities", "sion",
                                                  "sions", "ance", "ence", "ism")),
    ("adverbs in -ly", "A", ("ly",)),
    ("words in -ing", "I", ("ing",)),
    ("words in -ed", "E", ("ed",)),
    ("adjectives in -al, -ic, -ive, -ous, -able", "J", ("al", "ic", "ive", "ous", "able", "ible", "ful", "less",
                                                         "ary")),
    ("words in -s", "s", ("s",)),
)  # fmt: skip
"""Class, its part of speech, and the endings of words of five letters and more that belong to it."""

OTHERS = (
    ("contractions", "R"),
    ("possessives in ’s", "G"),
    ("figures", "#"),
    ("short words", "X"),
    ("words of five to seven letters", "X"),
    ("long words", "X"),
)
"""Classes of what stands in no list and has no known ending."""

NAMES = (*CLOSED, *(name for name, _, _ in ENDINGS), *(name for name, _ in OTHERS))
CODES = {name: at for at, name in enumerate(NAMES)}
"""Class → the byte that stands for a word of it; below 128."""

_PARTS = {name: part for name, (part, _) in CLOSED.items()}
_PARTS.update({name: part for name, part, _ in ENDINGS})
_PARTS.update(OTHERS)
PARTS = "".join(_PARTS[name] for name in NAMES).ljust(256).encode()
"""For `bytes.translate`: the letter of its part of speech for the byte of each class."""

_RARE = 128
BASE = bytes(code % _RARE for code in range(256))
"""For `bytes.translate`: the byte of a class without the mark of rare words."""

NOT_RARE = bytes(range(_RARE))
"""For `bytes.translate`: what to leave out so that rare words are left."""

_NO_POSSESSIVE = frozenset(("it's", "that's", "he's", "she's", "there's", "let's", "what's", "who's", "here's"))
_SHORT, _LONG = 5, 8  # letters
_MOST_WORDS = 50_000  # remembered; a run over a whole corpus must not fill the memory


class Classes(dict[str, int]):
    """Folded word → the byte of its class, and 128 more for a word that is not frequent; a word is looked at once."""

    def __init__(self) -> None:
        super().__init__({word: CODES[name] for name, (_, words) in CLOSED.items() for word in words})

    def __missing__(self, word: str) -> int:
        found = CODES[_class_of(word)]
        if word.isalpha() and word not in words("english_common"):
            found += _RARE
        if len(self) < _MOST_WORDS:
            self[word] = found
        return found


def _class_of(word: str) -> str:
    if "'" in word:
        return "possessives in ’s" if word.endswith("'s") and word not in _NO_POSSESSIVE else "contractions"
    if word[:1].isdigit():
        return "figures"
    if len(word) >= _SHORT and not word.endswith(("ss", "us", "is")):
        for name, _, endings in ENDINGS:
            if word.endswith(endings):
                return name
    return "short words" if len(word) < _SHORT else "long words" if len(word) >= _LONG else OTHERS[4][0]
