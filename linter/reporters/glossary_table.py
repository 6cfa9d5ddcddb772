"""Entries of a glossary as a table for a reader: one row an entry, cut to the width of the terminal."""

from __future__ import annotations

from collections import Counter
from textwrap import wrap
from typing import TYPE_CHECKING

from linter.reporters.display import head, one_line
from linter.reporters.tabular import write_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from linter.glossary.model import Concept

_NARROWEST = 60  # columns; below that a row is not cut any further
_WITH_MEANING = 110  # columns from which on there is room for what a term means
_BETWEEN = 2


def write(concepts: Sequence[Concept], out: TextIO, *, columns: int = 80) -> None:
    """Write the table and how many entries each language has."""
    if concepts:
        id_ = max(len("Id"), *(len(concept.id) for concept in concepts))
        left = max(columns, _NARROWEST) - id_
        parts = {"Source": 15, "Means": 30, "Not": 30, "But": 25}
        if columns < _WITH_MEANING:
            parts = {"Source": 20, "Not": 40, "But": 40}
        headers, shares = ("Id", *parts), tuple(parts.values())
        widths = [(left - _BETWEEN * len(shares)) * share // sum(shares) for share in shares]
        write_table(out, headers, [_row(concept, widths) for concept in concepts], ())
    out.write(_sums(concepts, max(columns, _NARROWEST)))


def _row(concept: Concept, widths: Sequence[int]) -> tuple[str, ...]:
    source = " / ".join(concept.sources)
    cells = [source, "; ".join(concept.forbidden), "; ".join(concept.preferred)]
    if len(widths) > len(cells):
        cells.insert(1, concept.means)
    return (concept.id, *(head(one_line(cell), width) for cell, width in zip(cells, widths, strict=True)))


def _sums(concepts: Sequence[Concept], columns: int) -> str:
    languages = Counter(concept.language for concept in concepts)
    parts = ", ".join(f"{language} {number:,}" for language, number in sorted(languages.items()))
    if not concepts:
        return "No entry.\n"
    number = "1 entry" if len(concepts) == 1 else f"{len(concepts):,} entries"
    return "\n".join(wrap(f"{number}: {parts}.", columns)) + "\n"
