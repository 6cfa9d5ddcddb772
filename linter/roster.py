"""Reads a project's roster: a TOML file of its people, written by hand or drafted by `mtlint names`.

    [[person]]
    canonical = "Zhang Guoqing"
    aliases = ["Zhang Kuo-ch'ing"]
    original = "张国清"

    [[distinct]]
    names = ["Deng Xiaogang", "Deng Xiaoping"]

Whatever cannot be understood is refused with file and line; `docs/roster.md` says what each key means.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from linter.checks.names.roster import Entry, Roster
from linter.config import load_toml
from linter.errors import NamesError, nearest
from linter.lazy import lazy
from linter.text.mentions import mention_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.rulebook.model import Rulebook
    from linter.text.names.mention import Mention

_TABLES = ("person", "distinct")
_PERSON = ("canonical", "aliases", "original")
_DISTINCT = ("names",)
_HEADER = lazy(r"\s*\[\[\s*[\"']?(\w+)[\"']?\s*\]\]")


def load_roster(file: str) -> Roster:
    """The roster in a file.

    Raises:
        NamesError: the file cannot be read, is not TOML, or holds something that is not understood.
    """
    table, text = load_toml(file, NamesError)
    return roster_of(table, text, file)


def roster_of(table: dict[str, Any], text: str, file: str) -> Roster:
    """The roster that a parsed file holds; `text` tells the lines to name in errors.

    Raises:
        NamesError: something in it is not understood.
    """
    source = _Source(text, file)
    for key in table:
        if key not in _TABLES:
            raise source.error(f"unknown key “{key}”{nearest(key, _TABLES)}", source.line_of(key))
    people = tuple(_person(entry, source.block("person", at)) for at, entry in _entries(table, "person", source))
    _refuse_shared(people, source)
    alone = Roster(people, (), file)
    groups = tuple(
        _distinct(entry, source.block("distinct", at), alone) for at, entry in _entries(table, "distinct", source)
    )
    return Roster(people, groups, file)


def with_roster(rulebook: Rulebook, roster: Roster) -> Rulebook:
    """The rules, with the roster given to every check that asks one."""
    rules = tuple(
        replace(rule, check=replace(rule.check, roster=roster))
        if any(field.name == "roster" for field in fields(rule.check))
        else rule
        for rule in rulebook.rules
    )
    return rulebook.narrowed(rules, f"{rulebook.fingerprint}:{roster.file}")


class _Source:
    """The text of a roster, to say where things stand: parsers of TOML do not tell."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.lines = text.splitlines()
        self._ends: dict[int, int] = {}  # first line of each table → its last
        self._starts: dict[str, list[int]] = {}
        open_ = 0
        for number, line in enumerate(self.lines, 1):
            if match := _HEADER.match(line):
                self._starts.setdefault(match[1], []).append(number)
                self._ends[open_] = number - 1
                open_ = number

    def error(self, message: str, line: int | None) -> NamesError:
        """What to raise about this line."""
        return NamesError(message, self.file, line)

    def block(self, table: str, at: int) -> _Block:
        """Where the table of this name and number (from 0) stands."""
        starts = self._starts.get(table, ())
        if at >= len(starts):  # written as an inline array
            return _Block(self, self.line_of(table) or 1, len(self.lines))
        return _Block(self, starts[at], self._ends.get(starts[at], len(self.lines)))

    def line_of(self, key: str, first: int = 1, last: int | None = None) -> int | None:
        """The first line that begins with a key, as a table or before its value."""
        for number in range(first, (last or len(self.lines)) + 1):
            if self.lines[number - 1].lstrip(" \t[\"'").startswith(key):
                return number
        return None


class _Block:
    """The lines of one table of a roster."""

    def __init__(self, source: _Source, first: int, last: int) -> None:
        self.source, self.first, self.last = source, first, last

    def line(self, form: str) -> int:
        """The line that holds a form as a text, or else the first of the block."""
        for number in range(self.first, self.last + 1):
            line = self.source.lines[number - 1]
            if f'"{form}"' in line or f"'{form}'" in line:
                return number
        return self.first

    def error(self, message: str, key: str = "") -> NamesError:
        """What to raise about a key of this block, or about all of it."""
        line = self.source.line_of(key, self.first, self.last) if key else None
        return self.source.error(message, line or self.first)

    def refuse_unknown(self, entry: dict[str, Any], known: tuple[str, ...]) -> None:
        """Raise for a key that is not known."""
        for key in entry:
            if key not in known:
                raise self.error(f"unknown key “{key}”{nearest(key, known)}", key)


def _entries(table: dict[str, Any], name: str, source: _Source) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = table.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise source.error(f"“{name}” must be tables, each under [[{name}]]", source.line_of(name))
    return enumerate(entries)


def _person(entry: dict[str, Any], block: _Block) -> Entry:
    block.refuse_unknown(entry, _PERSON)
    if "canonical" not in entry:
        raise block.error('a person needs a canonical form: canonical = "…"')
    canonical = _form(entry["canonical"], "canonical", block)
    aliases = tuple(_form(alias, "aliases", block) for alias in _list(entry.get("aliases", []), "aliases", block))
    original = entry.get("original", "")
    if not isinstance(original, str):
        raise block.error("original must be text", "original")
    forms = (canonical, *aliases)
    for form in forms:
        if forms.count(form) > 1:
            raise block.error(f"“{form}” stands twice in this person", "aliases")
    return Entry(canonical, aliases, original.strip(), block.first)


def _list(value: Any, key: str, block: _Block) -> list[Any]:
    if not isinstance(value, list):
        raise block.error(f"{key} must be a list of names", key)
    return value


def _form(value: Any, key: str, block: _Block) -> str:
    """A name, blanks made one."""
    if not isinstance(value, str):
        raise block.error(f"{key} must be {'text' if key == 'canonical' else 'a list of names'}", key)
    form = " ".join(value.split())
    if not any(char.isalpha() for char in form):
        raise block.error(f"{key}: “{form}” is no name" if form else f"{key}: a name is empty", key)
    return form


def _refuse_shared(people: tuple[Entry, ...], source: _Source) -> None:
    """Raise where a form, however it is written, belongs to two people."""
    named = [[(form, mention_of(form)) for form in entry.forms] for entry in people]
    _refuse_cycles(named, people, source)
    owner: dict[str, tuple[int, str]] = {}
    for at, forms in enumerate(named):
        for form, mention in forms:
            first, theirs = owner.setdefault(mention.key, (at, form))
            if first == at:
                continue
            line = source.block("person", at).line(form)
            where = f"line {source.block('person', first).line(theirs)}"
            if form == theirs:
                raise source.error(f"“{form}” stands in two people, here and at {where}", line)
            raise source.error(
                f"“{form}” is “{theirs}” written differently, which {where} gives to somebody else", line
            )


def _refuse_cycles(named: list[list[tuple[str, Mention]]], people: tuple[Entry, ...], source: _Source) -> None:
    """Raise where aliases lead from one canonical form to another and back."""
    home = {forms[0][1].key: at for at, forms in reversed(list(enumerate(named)))}
    leads = {
        at: [home[mention.key] for _, mention in forms[1:] if home.get(mention.key, at) != at]
        for at, forms in enumerate(named)
    }
    done: set[int] = set()
    for start in leads:
        path: list[int] = []
        _walk(start, leads, path, done)
        if path:
            names = " → ".join(f"“{people[at].canonical}”" for at in path)
            line = source.block("person", path[0]).line(people[path[1]].canonical)
            raise source.error(f"a cycle of aliases: {names}; leave one of them as the canonical form", line)


def _walk(start: int, leads: dict[int, list[int]], path: list[int], done: set[int]) -> None:
    """Fill `path` with a cycle that can be reached from `start`, first and last alike; leave it empty if there is none.

    With a stack of our own: a chain can be longer than Python's.
    """
    ways = [(start, iter(leads[start]))]
    on_way = [start]
    while ways:
        here, others = ways[-1]
        for other in others:
            if other in on_way:
                path.extend([*on_way[on_way.index(other) :], other])
                return
            if other not in done:
                ways.append((other, iter(leads[other])))
                on_way.append(other)
                break
        else:
            done.add(here)
            ways.pop()
            on_way.pop()


def _distinct(entry: dict[str, Any], block: _Block, roster: Roster) -> tuple[str, ...]:
    block.refuse_unknown(entry, _DISTINCT)
    if "names" not in entry:
        raise block.error('different people need their names: names = ["…", "…"]')
    names = tuple(_form(name, "names", block) for name in _list(entry["names"], "names", block))
    if len(set(names)) < 2:
        raise block.error("different people need two names or more", "names")
    persons: dict[Entry, str] = {}
    for name in names:
        if names.count(name) > 1:
            raise block.error(f"“{name}” stands twice in this group", "names")
        person = roster.person_of(mention_of(name))
        if person is not None and person in persons:
            raise block.error(
                f"“{persons[person]}” and “{name}” are one person: “{person.canonical}”, line {person.line}", "names"
            )
        if person is not None:
            persons[person] = name
    return names
