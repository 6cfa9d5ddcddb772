"""What the checks of this package ask about a repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.findings import Edit, Hit
from linter.text.repeats import SPACE, joint_of
from linter.text.segments import ATOM, NOTHING
from linter.text.spans import Span

if TYPE_CHECKING:
    from linter.text.document import Document
    from linter.text.repeats import Repeat


def words_of(text: str) -> frozenset[str]:
    """A set of words from a line of them."""
    return frozenset(text.split())


PREPOSITIONS = words_of(
    "of in on at by for to from with about between among under over into through within without during as"
)
CONJUNCTIONS = words_of("and or nor but than")
PRONOUNS = words_of(
    "i you he she it we they me him her us them my your his its our their this that these those who which what"
)
ARTICLES = words_of("a an the")
_VERBS = words_of("is are was were be been being has have had do does did will would can could may not so if when")
FUNCTION = PREPOSITIONS | CONJUNCTIONS | PRONOUNS | ARTICLES | _VERBS
"""Words that carry no matter of their own: a phrase that begins or ends with one is no whole phrase."""


IDIOM_LINKS = words_of("and or by after upon to on in for over against as not than but nor is of with from at the a an")
"""Between two equal words these make an idiom (day after day after day) and not a doubled phrase."""
NUMBERS_FROM = 9
"""Words in a copy from which on even numbers do not come twice by chance."""

_OPENING = frozenset("([\"“‘'—–")
_GLUE = frozenset("-‐‑/_@&+.'’")
_CODE = frozenset("=<>{}|$#*`\\" + ATOM)


def norms(doc: Document, repeat: Repeat) -> tuple[str, ...]:
    """The folded words of one copy."""
    return tuple(token.norm for token in doc.tokens[repeat.first : repeat.first + repeat.size])


def form(doc: Document, index: int) -> str:
    """A token as it stands in the text; empty outside the document."""
    if not 0 <= index < len(doc.tokens):
        return ""
    return doc.prose[doc.tokens[index].start : doc.tokens[index].end]


def copy_text(doc: Document, first: int, size: int) -> str:
    """Some tokens as they stand in the text, white space folded."""
    span = doc.repeats.span(first, first + size - 1)
    return " ".join(doc.prose[span.start : span.end].replace(NOTHING, "").split())


def word_after(doc: Document, repeat: Repeat) -> str:
    """The folded word that follows the repeat with nothing but white space between; empty if there is none."""
    if joint_of(doc.repeats.gap(repeat.last)) != SPACE:
        return ""
    return doc.tokens[repeat.last + 1].norm


def word_before(doc: Document, repeat: Repeat) -> str:
    """The folded word before the repeat with nothing but white space between; empty if there is none."""
    if joint_of(doc.repeats.gap(repeat.first - 1)) != SPACE:
        return ""
    return doc.tokens[repeat.first - 1].norm


def is_bound(doc: Document, repeat: Repeat) -> bool:
    """True when the repeat is cut out of something longer: `door-to-door door`, `the long long-term plan`, code."""
    before, after = doc.repeats.gap(repeat.first - 1), doc.repeats.gap(repeat.last)
    if _CODE.intersection(before + after):
        return True
    if before and not before[-1].isspace() and before[-1] not in _OPENING:
        return True
    return not after or (not after[-1].isspace() and after[0] in _GLUE)


def in_running_text(doc: Document, repeat: Repeat) -> bool:
    """True when a small word stands before or after the repeat, as in no heading, menu or table."""
    words = (
        word_before(doc, repeat) and form(doc, repeat.first - 1),
        word_after(doc, repeat) and form(doc, repeat.last + 1),
    )
    return any(word[:1].islower() for word in words)


def has_number(words: tuple[str, ...]) -> bool:
    """True when a word holds a digit or is a single letter: numbering, scores, formulas."""
    return any((len(word) == 1 and word not in "ai") or any(map(str.isdigit, word)) for word in words)


def all_capital(doc: Document, first: int, size: int) -> bool:
    """True when every word begins with a capital."""
    return all(form(doc, index)[:1].isupper() for index in range(first, first + size))


def starts_sentence(doc: Document, index: int) -> bool:
    """True when no word stands before this one in its sentence, as far as marks tell."""
    return joint_of(doc.repeats.gap(index - 1)) != SPACE


def hit(doc: Document, repeat: Repeat, *, cut: Span | None = None, confidence: float | None = None) -> Hit:
    """The repeat as a hit: its fix keeps the first copy, or takes out `cut`.

    Values: `copy`, one copy as it stands; `match`, all copies; `copies`, how many.
    """
    span = doc.repeats.span(repeat.first, repeat.last)
    if cut is None:
        cut = Span(doc.tokens[repeat.first + repeat.size - 1].end, span.end)
    # Mark-up inside the cut would be left open.
    edits: tuple[Edit, ...] = () if NOTHING in doc.prose[cut.start : cut.end] else (Edit(cut, ""),)
    values = {
        "copy": copy_text(doc, repeat.first, repeat.size),
        "match": copy_text(doc, repeat.first, repeat.last - repeat.first + 1) if repeat.copies < 4 else "",
        "copies": str(repeat.copies),
    }
    return Hit(span, values, confidence, edits=edits)


def is_idiom(words: tuple[str, ...]) -> bool:
    """True for the shape of `bit by bit by bit` and of `laughed and laughed and`, where a linked word is meant."""
    if words[0] in CONJUNCTIONS or words[-1] in CONJUNCTIONS:
        return True
    if len(words) > 2 and (words[-1] == "of" or (words[-1] == "is" and words[0] in ARTICLES)):
        return True  # machines made of machines made of machines, a rose is a rose is a rose
    if len(words) > 2:
        return False
    links = sum(word in IDIOM_LINKS for word in words)
    return links == 1 or (links == 2 and not ARTICLES.intersection(words)) or bool(PRONOUNS.intersection(words))
