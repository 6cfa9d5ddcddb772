"""Small questions about places that several families of checks ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from linter.text.spans import Span

_DECIDING = 1_000
_QUOTES = frozenset("`'\"“”‘’«»")


def grouped(spans: list[Span], most: int) -> list[list[Span]]:
    """Each span by itself, or all together if they are more than `most`: a thousand equal lines help nobody."""
    return [[span] for span in spans] if len(spans) <= most else [spans]


def sifted(spans: list[Span], counts: Callable[[Span], bool]) -> list[Span]:
    """Those that count. Of very many the first decide for all: a file of megabytes is of one kind."""
    kept = [span for span in spans[:_DECIDING] if counts(span)]
    return kept + spans[_DECIDING:] if kept else []


def others(group: list[Span]) -> str:
    """The places behind the first one, in words for the end of a message; nothing for a place by itself."""
    return more(len(group) - 1)


def more(count: int) -> str:
    """So many other places, in words for the end of a message."""
    return f", here and in {count} other {'place' if count == 1 else 'places'}" if count else ""


def is_quoted(prose: str, span: Span) -> bool:
    """True right between quotation marks or backticks."""
    return prose[span.start - 1 : span.start] in _QUOTES and prose[span.end : span.end + 1] in _QUOTES
