"""Required literals of a regular expression: what must stand in a text for the expression to match.

The method is that of the literal prefilters of RE2 and ripgrep: walk the parse tree, keep the exact strings that a
stretch of the expression can match as long as they are few, and choose of all such stretches the one whose strings
are rarest in English. Only used while a rulebook is compiled, never while a text is linted.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any

from linter.text.folding import fold_literal

if sys.version_info >= (3, 11):
    from re import _parser as parser
else:
    import sre_parse as parser

_MOST_LITERALS = 64  # more alternatives than this are not kept
_WORTH_IT = 0.05  # expected chance hits a word of text; above it looking everywhere is as good
_COMMON_RATE, _OTHER_RATE = 5e-3, 1e-4  # of a common word and of any other, a word of text; orders of magnitude
_COMMON = frozenset({
    "1", "2", "2020", "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "back", "be",
    "because", "been", "being", "between", "but", "by", "can", "could", "day", "did", "do", "during", "each", "even",
    "far", "first", "for", "from", "get", "good", "great", "had", "has", "have", "he", "her", "high", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "just", "last", "like", "long", "made", "main", "make", "many", "may",
    "more", "most", "much", "must", "new", "next", "no", "not", "now", "of", "on", "one", "only", "or", "other", "our",
    "out", "over", "own", "part", "people", "s", "said", "same", "say", "says", "she", "should", "since", "so", "some",
    "still", "such", "t", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "through",
    "time", "to", "two", "under", "until", "up", "us", "use", "used", "very", "was", "way", "we", "well", "were",
    "what", "when", "where", "which", "while", "who", "will", "with", "work", "would", "year", "years", "you",
})  # fmt: skip

_Strings = frozenset[str]


def required_literals(pattern: str) -> tuple[str, ...]:
    """Folded literals, one of which stands in every text the pattern matches; empty if there is no rare set.

    A blank of the pattern is a blank here, as in the folded view that the literals are looked for in.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = parser.parse(pattern)
    return tuple(sorted(_best(_candidates(tree)) or ()))


def _best(candidates: list[_Strings]) -> _Strings | None:
    folded = [_without_longer_ones(frozenset(map(fold_literal, candidate))) for candidate in candidates]
    usable = [c for c in folded if all(literal.strip() for literal in c) and _rate(c) < _WORTH_IT]
    return min(usable, key=_rate, default=None)


def _without_longer_ones(literals: _Strings) -> _Strings:
    """Only the literals that hold no other: where a longer one stands, a shorter one does too."""
    return frozenset(a for a in literals if not any(b in a and b != a for b in literals))


def is_common(word: str) -> bool:
    """Whether a word is one of the two hundred that every text is full of."""
    return word in _COMMON


def _rate(literals: _Strings) -> float:
    """Expected chance hits a word of English text."""
    return sum(_literal_rate(literal) for literal in literals)


def _literal_rate(literal: str) -> float:
    words = literal.split()
    if len(words) == 1 and words[0] in _COMMON:
        return 1.0
    rate = 1.0
    for at, word in enumerate(words):
        inner = 0 < at < len(words) - 1
        whole = inner or (literal[0] == " " if at == 0 else literal[-1] == " ")
        if word in _COMMON:
            rate *= _COMMON_RATE * (1 if whole else 2)
        else:
            # What may go on as another word is the more frequent the shorter it is.
            rate *= _OTHER_RATE + (0 if whole else 0.15 ** len(word))
    return rate


def _candidates(items: Any) -> list[_Strings]:
    """For a sequence the sets of strings of which it needs one each: its longest exact stretches, and its parts."""
    found: list[_Strings] = []
    stretch: _Strings = frozenset([""])

    def end_stretch() -> None:
        nonlocal stretch
        if "" not in stretch:
            found.append(stretch)
        stretch = frozenset([""])

    for op, argument in items:
        exact = _exact(str(op), argument)
        if exact is None:
            end_stretch()
            found.extend(_inner(str(op), argument))
            continue
        if len(stretch) * len(exact) > _MOST_LITERALS:
            end_stretch()
        stretch = frozenset(head + tail for head in stretch for tail in exact)
    end_stretch()
    return found


def _exact(name: str, argument: Any) -> _Strings | None:
    """All strings a node can match, if they are few; None otherwise."""
    if name in {"LITERAL", "AT", "ASSERT", "ASSERT_NOT"}:
        return frozenset([chr(argument) if name == "LITERAL" else ""])
    if name == "IN" and len(argument) <= 4 and all(str(op) == "LITERAL" for op, _ in argument):
        return frozenset(chr(code) for _, code in argument)
    if name == "SUBPATTERN" and not argument[1] and not argument[2]:
        return _exact_sequence(argument[3])
    if name == "BRANCH":
        return _few(_exact_sequence(branch) for branch in argument[1])
    if name in {"MAX_REPEAT", "MIN_REPEAT"} and tuple(argument[:2]) == (0, 1):
        return _few([_exact_sequence(argument[2]), frozenset([""])])
    return None


def _exact_sequence(items: Any) -> _Strings | None:
    strings: _Strings = frozenset([""])
    for op, argument in items:
        exact = _exact(str(op), argument)
        if exact is None or len(strings) * len(exact) > _MOST_LITERALS:
            return None
        strings = frozenset(head + tail for head in strings for tail in exact)
    return strings


def _few(sets: Any) -> _Strings | None:
    """The union of sets, unless one is unknown or they are many."""
    known = list(sets)
    if any(strings is None for strings in known):
        return None
    union: _Strings = frozenset().union(*known)
    return union if len(union) <= _MOST_LITERALS else None


def _inner(name: str, argument: Any) -> list[_Strings]:
    """What a node that is not exact demands all the same."""
    if name == "SUBPATTERN":
        return _candidates(argument[3])
    if name == "ATOMIC_GROUP":
        return _candidates(argument)
    if name == "BRANCH":
        sets = [_best(_candidates(branch)) for branch in argument[1]]
        known = [strings for strings in sets if strings is not None]
        return [frozenset().union(*known)] if len(known) == len(sets) else []
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and argument[0] >= 1:
        return _candidates(argument[2])
    return []
