"""Entries of a glossary as CSV, to read in a spreadsheet and to give back to `mtlint check --glossary`.

Terms of one cell are parted by `|`. Spreadsheets know UTF-8 by its byte order mark and want CR LF (RFC 4180). A cell
that a spreadsheet would take for a formula gets an apostrophe in front, which reading it back takes off again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.reporters.display import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from linter.glossary.model import Concept

HEADER = ("id", "language", "source", "forbidden", "preferred", "means", "severity", "case", "part of speech", "note")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write(concepts: Sequence[Concept], out: TextIO, *, columns: int = 0) -> None:  # noqa: ARG001  tables on paper have no width
    """Write the header and a row for each entry."""
    import csv

    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for concept in concepts:
        writer.writerow(map(_cell, _row(concept)))


def _row(concept: Concept) -> tuple[str, ...]:
    return (
        concept.id, concept.language, " | ".join(concept.sources), " | ".join(concept.forbidden),
        " | ".join(concept.preferred), concept.means, concept.severity, "exact" if concept.exact else "", concept.part,
        concept.note,
    )  # fmt: skip


def _cell(text: str) -> str:
    text = one_line(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
