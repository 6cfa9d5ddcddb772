"""Required literals of a regular expression: what must stand in a text for the expression to match.

The method is that of the literal prefilters of RE2 and ripgrep: walk the parse tree, take from a sequence the
one part that demands the rarest literals, from an alternation all of them. Only used while a rulebook is
compiled, never while a text is linted.
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

_MOST_LITERALS = 48  # more alternatives than this make a weak set
# Common short words say nothing about a place; their literals cost as much as having none.
_COMMON = frozenset({
    "1", "2", "2020", "a", "about", "after", "against", "all", "also", "an", "and", "any", "are", "as", "at",
    "back", "be", "because", "been", "being", "between", "both", "but", "by", "can", "could", "day", "do",
    "during", "each", "even", "far", "first", "for", "from", "get", "good", "great", "had", "has", "have", "he",
    "her", "high", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "last", "like", "long",
    "made", "main", "make", "many", "may", "more", "most", "much", "must", "new", "next", "no", "not", "now",
    "of", "on", "one", "only", "or", "other", "our", "out", "over", "own", "part", "people", "per", "s", "said",
    "same", "say", "says", "she", "should", "since", "so", "some", "still", "such", "t", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "through", "time", "to", "two", "under", "until",
    "up", "us", "use", "used", "very", "was", "way", "we", "well", "were", "what", "when", "where", "which",
    "while", "who", "will", "with", "work", "would", "year", "years", "you",
})  # fmt: skip


def required_literals(pattern: str) -> tuple[str, ...]:
    """Folded literals, one of which stands in every text the pattern matches; empty if there is no such set.

    A blank of the pattern is a blank here, as in the squeezed view that the literals are looked for in.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = parser.parse(pattern)
    found = _best(_sequence(tree))
    return tuple(sorted(found)) if found is not None else ()


def _best(candidates: list[frozenset[str]]) -> frozenset[str] | None:
    usable = [c for c in candidates if c and len(c) <= _MOST_LITERALS and _cost(c) < 1.0]
    return min(usable, key=_cost, default=None)


def _cost(literals: frozenset[str]) -> float:
    """A rough rate of chance hits; the scale is arbitrary, 1.0 is 'not worth it'."""
    return sum(_literal_cost(literal) for literal in literals)


def _literal_cost(literal: str) -> float:
    words = literal.split()
    if not words:
        return 9.0
    cost = 1.0
    for word in words:
        # A word of n letters is taken to be about 2.5 times rarer for every letter; one that does not begin
        # at a blank may also sit inside other words.
        cost *= (
            1.0 if word in _COMMON and len(words) == 1 else 0.5 if word in _COMMON else min(1.0, 2.5 ** (1 - len(word)))
        )
    return cost * (1.0 if literal != literal.lstrip() or len(words) > 1 else 1.2)


def _sequence(items: Any) -> list[frozenset[str]]:
    """The candidate sets of a sequence: each run of literals, and what its parts demand."""
    candidates: list[frozenset[str]] = []
    run: list[str] = []

    def end_run() -> None:
        literal = fold_literal("".join(run))
        if literal.strip():
            candidates.append(frozenset([literal]))
        run.clear()

    for op, argument in items:
        name = str(op)
        if name == "LITERAL":
            run.append(chr(argument))
            continue
        if name == "AT":
            continue
        if name == "SUBPATTERN":
            inner = argument[3]
            if all(str(o) == "LITERAL" for o, _ in inner):
                run.extend(chr(a) for _, a in inner)
                continue
        end_run()
        candidates.extend(_demands(name, argument))
    end_run()
    return candidates


def _demands(name: str, argument: Any) -> list[frozenset[str]]:
    if name == "SUBPATTERN":
        return _sequence(argument[3])
    if name == "ATOMIC_GROUP":
        return _sequence(argument)
    if name == "BRANCH":
        sets = [_best(_sequence(branch)) for branch in argument[1]]
        known = [s for s in sets if s is not None]
        return [frozenset().union(*known)] if len(known) == len(sets) else []
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and argument[0] >= 1:
        return _sequence(argument[2])
    return []
