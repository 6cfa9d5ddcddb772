"""Where two equal words stand with “and” or “or” between, and what leads to them and follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.checks.repetition.wording import (
    ARTICLES,
    CONJUNCTIONS,
    PREPOSITIONS,
    form,
    has_number,
    is_bound,
    norms,
    words_of,
)
from linter.text.repeats import BREAK, COMMA, CUT, STOP, joint_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.repeats import Repeat

OWNERS = words_of("new more further great full good strong real its his her their our my your no")
# Before a noun; “to” leads to a verb as well, and people do live and live.
LEADERS = PREPOSITIONS - {"to", "as"} | ARTICLES | OWNERS | {"including"}
GOES_ON = (
    PREPOSITIONS
    | CONJUNCTIONS
    | words_of(
        "around across toward towards throughout regarding before after until since because although though while when"
    )
)
FINITE = words_of("is are was were has have had will would shall should can could must may might cannot")
"""Verbs that have a subject before them and are no nouns."""

_ENDS = frozenset((COMMA, BREAK, STOP, CUT))
_QUOTES = frozenset('"”')
_MARKS = frozenset(",.;:!?")
_OPENING = ("“", '"', "‘")
_OF_NOUN = words_of("of for in from with on by against")
_MODIFIERS = ("al", "ic", "ous", "ive", "ish", "ern", "ful", "less")


def doublets(doc: Document, links: tuple[str, ...]) -> Iterator[Repeat]:
    """The repeats with one of these words between that may be doublets: no numbers, abbreviations, parts of words."""
    for link in links:
        for repeat in doc.repeats.linked(link):
            if has_number(norms(doc, repeat)) or is_bound(doc, repeat):
                continue
            if doc.repeats.gap(repeat.first - 1).endswith(("-", "‑")):
                continue
            first, second = form(doc, repeat.first), form(doc, repeat.first + repeat.step)
            if len(first) > 1 and first.isupper() and second.isupper():
                continue  # abbreviations
            yield repeat


def is_closed(doc: Document, repeat: Repeat, after: str) -> bool:
    """True when what follows cannot belong to the second copy alone, as the noun of a compound would."""
    if after:
        return after in GOES_ON
    gap = doc.repeats.gap(repeat.last)
    return joint_of(gap) in _ENDS or gap[0] in _QUOTES or (gap[0] in _MARKS and gap[1:2] == " ")


def is_led(before: str, after: str) -> bool:
    """True when the word before asks for a noun and what follows does not belong to the second one alone."""
    # “social security and security of supply” are two things.
    return before in LEADERS or (before.endswith(("'s", "’s", *_MODIFIERS)) and after not in _OF_NOUN)


def opens_clause(doc: Document, repeat: Repeat) -> bool:
    """True when nothing of the clause stands before the repeat: it is no verb's object."""
    gap = doc.repeats.gap(repeat.first - 1)
    return joint_of(gap) in _ENDS or is_quoted(doc, repeat)


def is_quoted(doc: Document, repeat: Repeat) -> bool:
    """True when a quotation begins with the repeat."""
    return doc.repeats.gap(repeat.first - 1).endswith(_OPENING)


def follows_comma(doc: Document, repeat: Repeat) -> bool:
    """True when the repeat stands right behind a comma."""
    return joint_of(doc.repeats.gap(repeat.first - 1)) == COMMA
