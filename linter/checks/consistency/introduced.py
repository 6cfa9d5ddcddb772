"""Where a text introduces an abbreviation: "the Shanghai Cooperation Organization (SCO)"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.data.tables import words as openers
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.text.document import Document

# Three letters at least, two of them capitals: "(SCO)", "(EuroSCORE)", "(NGOs)"; no Roman number.
_IN_BRACKETS = lazy(r"\((?=[A-Za-z]{0,8}[A-Z][A-Za-z]?[A-Z])(?![IVX]+\))([A-Z][A-Za-z]{2,9})\)")
_LOOKED_BACK = 160  # code points before the bracket: an expansion is hardly longer
_PARTED = lazy(r"[.;:!?()\[\]\n\"“”]")
_WORD = lazy(r"[^\W\d_][\w’']*")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "by", "with", "at", "from", "de", "&"})
_INSIDE = frozenset({"of", "and", "for", "on", "&"})
_BEFORE_THE = frozenset({"of", "for", "on"})
_MOST = 400  # introductions that are looked at in one document


class Introduction(NamedTuple):
    """An abbreviation in brackets and what stands before it.

    Attributes:
        letters: the abbreviation without the s of a plural.
        span: of the abbreviation, brackets not included.
        words: the words before the bracket as far as no mark parts them off, at most twelve.
        name: the last of these words that make a name in capitals, small words inside it included; may be empty.
    """

    letters: str
    span: Span
    words: tuple[str, ...]
    name: tuple[str, ...]

    @property
    def content(self) -> list[str]:
        """The words without "of", "the" and the like."""
        return [word for word in self.words if word.lower() not in _SMALL]


def introductions(doc: Document) -> list[Introduction]:
    """All of a document, in order; ask through `doc.worked_out`, since several rules do."""
    if "(" not in doc.prose:
        return []
    found: list[Introduction] = []
    for match in _IN_BRACKETS.finditer(doc.prose):
        before = _PARTED.split(doc.prose[max(0, match.start() - _LOOKED_BACK) : match.start()])[-1]
        words = tuple(_WORD.findall(before)[-12:])
        if words and before[-1] in " \xa0":
            letters = match[1][:-1] if match[1].endswith("s") and match[1][:-1].isupper() else match[1]
            found.append(Introduction(letters, Span(*match.span(1)), words, _name(words)))
        if len(found) == _MOST:
            break
    return found


def _name(words: Sequence[str]) -> tuple[str, ...]:
    """The run of words with a capital at the end, small words inside it included, but not "According to the"."""
    start = at = len(words)
    while at > 0:
        at -= 1
        if words[at][0].isupper():
            if words[at].endswith(("'s", "’s")) or words[at] in openers("sentence_openers"):
                break
            start = at
        elif start == len(words) or not _is_inside(words, at):
            break
    return tuple(words[start:])


def _is_inside(words: Sequence[str], at: int) -> bool:
    return words[at] in _INSIDE or (words[at] == "the" and words[at - 1] in _BEFORE_THE)
