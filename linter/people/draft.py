"""Drafts a roster from the people of a folder, for a person to read and correct.

What the draft says silences mtlint, so it says only what is sure: a canonical form, as aliases those other forms that
are right in themselves (another order, another way to write a foreign script), and pairs that the text shows to be
two people. Whatever else was found stands beside it in comments.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from linter.aside import replaced
from linter.errors import LinterError
from linter.lazy import lazy
from linter.text.mentions import mention_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.checks.names.roster import Entry, Roster
    from linter.people.values import Apart, Doubt, People, Person

_RIGHT_IN_THEMSELVES = frozenset(("order", "roman", "resplit", "translit", "omission"))
_UNWRITABLE = lazy("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_HEAD = """\
# The people of this project, as drafted by `mtlint names --write-roster`. Read it before you use it: every form that
# stands here is accepted from then on, and names of two people are never taken for one another.
# canonical: the form to write. aliases: other accepted forms. original: the name in its own script.
"""


def draft(people: People, roster: Roster) -> str:
    """A roster as TOML: all that `roster` says already, and what the folder adds."""
    seats = _Seats(roster)
    known = {person.entry.canonical: person for person in people.persons if person.entry}
    parts = [_HEAD]
    for entry in roster.people:
        person = known.get(entry.canonical)
        doubts = person.doubts if person else ()
        parts.append("\n".join(_person(entry.canonical, entry.aliases, entry, doubts)))
    for person in sorted(people.persons, key=lambda person: person.name):
        if person.entry is None and seats.free(person.name):
            seats.take(person.name)
            aliases = tuple(form for form in _aliases(person) if seats.free(form) or seats.is_of(form, person.name))
            for form in aliases:
                seats.take(form)
            lines = list(_person(person.name, aliases, None, person.doubts))
            garbled = any(not doubt.other for doubt in person.doubts)  # accepted, it would be reported no more
            parts.append("\n".join(_comment(line) if garbled and line[:1] not in {"#", ""} else line for line in lines))
    parts += [_distinct(names, "") for names in roster.distinct]
    parts += [_distinct((apart.one, apart.other), f"{apart.why} ({apart.site})") for apart in _tellable(people)]
    return "\n".join(parts)


def save(text: str, file: str, *, replace: bool) -> None:
    """Write a draft; an existing file is replaced only if asked.

    Raises:
        LinterError: the file exists or cannot be written.
    """
    if not replace and os.path.lexists(file):
        raise LinterError(f"“{file}” exists; --force replaces it")
    with replaced(file) as out:
        out.write(text.encode())


class _Seats:
    """Which forms are taken: no form may belong to two people."""

    def __init__(self, roster: Roster) -> None:
        self._taken = {mention.key for _, mention in roster.forms}

    def free(self, form: str) -> bool:
        return not _UNWRITABLE.search(form) and mention_of(form).key not in self._taken

    @staticmethod
    def is_of(form: str, name: str) -> bool:
        """True for another way to write a name that is taken by the same person."""
        return mention_of(form).key == mention_of(name).key and not _UNWRITABLE.search(form)

    def take(self, form: str) -> None:
        self._taken.add(mention_of(form).key)


def _aliases(person: Person) -> list[str]:
    """The forms that differ from the canonical one and are right in themselves."""
    sure = {d.form if d.form != person.name else d.other for d in person.doubts if _is_right(d)}
    return [form.written for form in person.forms if form.written in sure and form.written != person.name]


def _is_right(doubt: Doubt) -> bool:
    return doubt.tier == "hard" and doubt.kind in _RIGHT_IN_THEMSELVES


def _person(name: str, aliases: tuple[str, ...], entry: Entry | None, doubts: tuple[Doubt, ...]) -> Iterator[str]:
    yield "[[person]]"
    yield f"canonical = {_toml(name)}"
    yield f"aliases = [{', '.join(map(_toml, aliases))}]"
    yield f"original = {_toml(entry.original)}" if entry and entry.original else '# original = ""'
    for doubt in doubts:
        if doubt.form not in aliases and doubt.other not in aliases:
            what = f"beside “{doubt.other}”" if doubt.other else "by itself"
            yield _comment(f"{doubt.verdict}: “{doubt.form}” {what} ({doubt.site}): {'; '.join(doubt.why)}")
    yield ""


def _distinct(names: tuple[str, ...], why: str) -> str:
    lines = ["[[distinct]]", f"names = [{', '.join(map(_toml, names))}]", ""]
    return "\n".join([_comment(why), *lines] if why else lines)


def _tellable(people: People) -> Iterator[Apart]:
    """The pairs of two people whose names can be told apart once they are read again."""
    for apart in people.apart:
        names = (apart.one, apart.other)
        if not any(map(_UNWRITABLE.search, names)) and len({mention_of(name).key for name in names}) > 1:
            yield apart


def _comment(text: str) -> str:
    return "# " + _UNWRITABLE.sub(" ", text)


def _toml(text: str) -> str:
    """A text as a basic string of TOML, whose escapes are those of JSON."""
    import json

    return json.dumps(text, ensure_ascii=False)
