"""The people of a folder as a table for a reader: one row a person, one a form where there are several, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.people.values import GARBLED, ONE_FORM, VERDICTS
from linter.reporters.display import head, one_line
from linter.reporters.sums import count
from linter.reporters.tabular import write_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from linter.people.values import Doubt, People, Person
    from linter.reporters.tabular import Row

# Columns for texts: with two numbers of eight and five and the blanks between, a row takes a hundred.
_NAME, _ROLE = 34, 28
_REASONS = 96  # columns of the lines that say why


def write(people: People, out: TextIO) -> None:
    """Write the table, what is doubtful with its reasons, and the sums."""
    if people.persons:
        rows = [row for person in people.persons for row in _rows(person)]
        write_table(out, ("Name", "Mentions", "Files", "Role", "Verdict"), rows, ("Mentions", "Files"))
    doubtful = [person for person in people.persons if person.doubts]
    for person in doubtful:
        out.writelines(f"{line}\n" for line in _reasons(person))
    if doubtful:
        out.write("\n")
    out.write(_summary(people) + "\n")


def _rows(person: Person) -> Iterator[Row]:
    original = f" {person.entry.original}" if person.entry and person.entry.original else ""
    role = one_line(person.offices[0]) if person.offices else ""
    verdict = "" if person.verdict == ONE_FORM else person.verdict
    yield _cut(person.name + original, _NAME), person.mentions, person.files, head(role, _ROLE), verdict
    if [form.written for form in person.forms] != [person.name]:
        for form in person.forms:
            yield "  " + _cut(form.written, _NAME - 2), form.mentions, form.files, "", ""


def _cut(text: str, columns: int) -> str:
    return head(one_line(text), columns)


def _reasons(person: Person) -> Iterator[str]:
    for doubt in person.doubts:
        yield one_line(f"{doubt.site}: {said(doubt)}")
        yield from (f"    {line}" for line in _wrapped("; ".join(doubt.why)))


def said(doubt: Doubt) -> str:
    """A doubt in words."""
    if not doubt.other:
        return f"“{doubt.form}” is no possible name"
    if doubt.tier == "hard":
        return f"“{doubt.form}” is “{doubt.other}” written differently"
    likely = "likely" if doubt.verdict == GARBLED else "perhaps"
    right = f"“{doubt.right}” looks right" if doubt.right else "which is right cannot be told"
    return f"“{doubt.form}” and “{doubt.other}” are {likely} one person ({doubt.log_odds:+.1f}): {right}"


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    return wrap(one_line(text), _REASONS - 4)


def _summary(people: People) -> str:
    if not people.persons:
        return f"No names of persons in {count(people.files, 'file')}."
    verdicts = [person.verdict for person in people.persons]
    parts = [f"{verdicts.count(v):,} {v}" for v in VERDICTS if v != ONE_FORM and v in verdicts]
    persons = "1 person" if len(verdicts) == 1 else f"{len(verdicts):,} people"
    return f"{persons} in {count(people.files, 'file')}" + (f": {', '.join(parts)}." if parts else ".")
