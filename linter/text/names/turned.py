"""Names with the surname first and a comma, "Frost, William W.", of persons that a document also names without one.

A comma between two capitals says nothing by itself; so only what the document names otherwise is looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.lazy import lazy
from linter.text.names.mention import Mention, Shape, general_key
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_INITIALS = lazy(r"(?: [A-Z]\b\.?){0,2}")
_MOST_NAMES = 40
_LONGEST = 40_000  # code points; in longer texts a look for each name costs too much


def turned(found: Iterable[Mention], prose: str) -> Iterator[Mention]:
    """The mentions of these persons with a comma, each as "surname, given name" is written."""
    persons = {(m.words[0], m.words[-1]): m for m in found if m.kind is not Shape.IMPOSSIBLE and len(m.words) > 1}
    if len(persons) > _MOST_NAMES or len(prose) > _LONGEST:
        return
    for (first, last), person in persons.items():
        chinese = bool(person.readings)
        if chinese and (len(person.words) > 2 or person.readings[0].given_first):
            continue
        form = f"{first}, {last}" if chinese else f"{last}, {first}"
        at = prose.find(form)
        while at >= 0:
            end = at + len(form)
            if not (prose[end : end + 1].isalnum() or (at and prose[at - 1].isalnum())):
                yield _chinese(person, prose, at, end) if chinese else _other(person, prose, at, end)
            at = prose.find(form, end)


def _chinese(person: Mention, prose: str, start: int, end: int) -> Mention:
    return person._replace(span=Span(start, end), surface=prose[start:end])


def _other(person: Mention, prose: str, start: int, end: int) -> Mention:
    initials = _INITIALS.match(prose, end)
    end = initials.end() if initials else end
    surname, _, given = prose[start:end].partition(", ")
    words = (*given.split(), surname)
    return Mention(Span(start, end), prose[start:end], general_key(words), person.kind, words)
