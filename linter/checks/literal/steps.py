"""What a program is made of: plain tuples that `program` makes of phrases and `matching` walks through.

A program is one order of a phrase: whether a quotation mark must stand before it and behind it, and its steps. A step
is a word, `(WORD, forms, tight)`; `(GAP, least, most)` words of any kind; a `(NUMBER,)`; a `(COMMA,)`; or a choice,
`(CHOICE, sequences, optional, tight)`. A room of its own, so that a run need not load what makes programs.
"""

from __future__ import annotations

from typing import Any

WORD, GAP, NUMBER, COMMA, CHOICE = range(5)

Step = tuple[Any, ...]
Steps = tuple[Step, ...]
Program = tuple[bool, bool, Steps]

DETERMINERS = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your", "my", "all",
    "every", "each", "any", "some", "various",
))  # fmt: skip
NUMBERS = frozenset((
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "hundred", "double",
    "dual", "triple",
))  # fmt: skip
