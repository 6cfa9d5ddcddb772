"""What a document itself says about findings to be left out: all that must travel with its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.segments import NOTHING
from linter.text.spans import Span, joined

if TYPE_CHECKING:
    from linter.suppression.directives import Directive
    from linter.text.document import Document

_SIC = ("[sic", "[Sic", "[SIC", f"[{NOTHING}")
# A word, or what else stands without blanks, and behind it the sign; in Markdown its brackets may be escaped.
_SIGN = lazy(rf"{NOTHING}*\[(?i:sic)!?{NOTHING}*\]")
_LONGEST = 100  # code points before the sign that its word may have
_MOST = 1000  # signs that are read in a file


class Sic(NamedTuple):
    """A word that its author wants as it is, and where the sign behind it ends."""

    word: Span
    end: int


@frozen
class Marks:
    """What a document says about findings to be left out.

    Attributes:
        directives: in order of place.
        sics: the words with `[sic]` behind them, in order.
        hidden: what is not looked at: stretches that the project hides, and the directives themselves; in order, and
            none overlaps another.
        whole: whether all rules of the run were asked about the document.
    """

    directives: tuple[Directive, ...] = ()
    sics: tuple[Sic, ...] = ()
    hidden: tuple[Span, ...] = ()
    whole: bool = True


def marks_of(doc: Document, *, whole: bool = True) -> Marks | None:
    """The marks of a document; None where there are none, as in nearly all."""
    sics = _sics(doc.prose) if any(sign in doc.prose for sign in _SIC) else ()
    if not doc.comments and not _has_matter(doc):
        return Marks(sics=sics, hidden=doc.hidden, whole=whole) if sics or doc.hidden else None
    from linter.suppression.directives import directives_of

    directives = directives_of(doc)
    if not directives and not sics and not doc.hidden:
        return None
    hidden = joined((*doc.hidden, *(directive.location.span for directive in directives)))
    return Marks(directives, sics, tuple(hidden), whole)


def _has_matter(doc: Document) -> bool:
    return doc.format == "markdown" and doc.text.startswith(("---", "+++", "\ufeff---", "\ufeff+++"))


def _sics(prose: str) -> tuple[Sic, ...]:
    """The signs of a text with the word before each."""
    found: list[Sic] = []
    for sign in _SIGN.finditer(prose):
        low = max(0, sign.start() - _LONGEST)
        before = prose[low : sign.start()]
        words = before.rstrip().replace(NOTHING, " ").split()
        if not words:
            continue
        end = low + before.rindex(words[-1]) + len(words[-1])
        found.append(Sic(Span(end - len(words[-1]), end), sign.end()))
        if len(found) == _MOST:
            break
    return tuple(found)
