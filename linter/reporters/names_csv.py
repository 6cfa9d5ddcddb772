"""The people of a folder as CSV (RFC 4180, lines end with a line feed): one row a form.

A cell that a spreadsheet would take for a formula is given an apostrophe in front, which spreadsheets understand
as "this is text".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.reporters.display import one_line
from linter.reporters.names_table import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from linter.people.values import People, Person

HEADER = ("name", "form", "mentions", "files", "verdict", "offices", "first_place", "evidence", "original")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(people: People, out: TextIO) -> None:
    """Write the header and a row for each form of each person."""
    import csv

    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for person in people.persons:
        writer.writerows([_safe(cell) for cell in row] for row in _rows(person))


def _rows(person: Person) -> Iterator[tuple[str | int, ...]]:
    offices = "; ".join(person.offices)
    original = person.entry.original if person.entry else ""
    for form in person.forms:
        evidence = " | ".join(
            f"{said(doubt)}: {'; '.join(doubt.why)}" for doubt in person.doubts if doubt.form == form.written
        )
        first = str(form.sites[0])
        yield (
            person.name, form.written, form.mentions, form.files, person.verdict, offices, first, evidence, original
        )  # fmt: skip


def _safe(cell: str | int) -> str | int:
    if isinstance(cell, int):
        return cell
    text = one_line(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
