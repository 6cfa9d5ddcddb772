"""Character references of HTML that were left in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.places import grouped, is_quoted, others
from linter.checks.residue.signs import around
from linter.findings import Edit, Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_ENTITY = lazy(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
# What may hang on an escaped ampersand.
_TAIL = lazy(
    r"(?:amp;){0,3}"
    r"(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|nbsp|amp|quot|apos|lt|gt|[lr]squo|[lr]dquo|[mn]dash|hellip);"
)
_CODE = lazy(r"</\w+>|<\w+ \w+=|\w\([)\"']|[{}]|=\"|&lt;[/!]?(?!(?:br|p|b|i|em|u)\b)[a-zA-Z]{2}")
_MOST = 2  # places that are told one by one
_MOST_ROUNDS = 4  # of escaping what was escaped


@frozen
class Entities:
    """Character references of HTML in plain text, decoded by the fix however often they were escaped.

    Left alone: what stands between quotation marks, lines of code, and names that are no reference.

    Values: `match`, `meant`, `more` (the other places, in words).
    """

    gives: ClassVar[tuple[str, ...]] = ("match", "meant", "more")

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every reference, one for all if they are many."""
        if "&" not in doc.prose or ";" not in doc.prose:
            return iter(())
        return self._hits(doc.prose)

    def _hits(self, prose: str) -> Iterator[Hit]:
        found = _references(prose)
        for group in grouped(list(found), _MOST):
            first = group[0]
            edits = tuple(Edit(span, _blank(found[span])) for span in group)
            shown = found[first] if found[first].strip() else "a blank"
            yield Hit(first, {"match": prose[slice(*first)], "meant": shown, "more": others(group)}, edits=edits)


def _references(prose: str) -> dict[Span, str]:
    """The references in order, each with what it stands for."""
    found: dict[Span, str] = {}
    done = 0
    for match in _ENTITY.finditer(prose):
        span = _whole_reference(prose, Span(*match.span()))
        if span.start < done or is_quoted(prose, span) or _CODE.search(around(prose, span)):
            continue
        written = prose[span.start : span.end]
        meant = _decoded(written)
        told = meant not in {written, "\ufffd"} and (meant.isprintable() or meant.isspace())
        if told and ("&" not in meant or meant == "&"):
            done = span.end
            found[span] = meant
    return found


def _whole_reference(prose: str, span: Span) -> Span:
    """With what hangs on an escaped ampersand: all of `&amp;#39;`."""
    tail = _TAIL.match(prose, span.end) if prose[span.start : span.end].lower() == "&amp;" else None
    return Span(span.start, tail.end()) if tail else span


def _decoded(written: str) -> str:
    from html import unescape

    for _ in range(_MOST_ROUNDS):
        meant = unescape(written)
        if meant == written:
            break
        written = meant
    return written


def _blank(meant: str) -> str:
    """A no-break space was put there by a page, not by a writer."""
    return " " if meant == "\xa0" else meant
