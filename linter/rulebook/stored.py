"""Rules as they are kept: what plans a run at hand, the rest packed until somebody asks.

Of a thousand entries a text meets ten. A stored rule knows its identity, its grade and what kind of check it has; its
words, its check and the compiled expressions of that are one `bytes` each, unpacked when first read.
"""

from __future__ import annotations

import importlib
import marshal
import os
import re
import sys
from contextlib import suppress
from dataclasses import fields
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from linter.findings import Safety, Severity
from linter.lazy import keep
from linter.rulebook.model import FROM_SETTINGS, Kind, Origin, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from linter.lazy import Code

_SEVERITY = {severity.value: severity for severity in Severity}
_SAFETY: dict[str | None, Safety | None] = {None: None, **{safety.value: safety for safety in Safety}}
_Key = tuple[str, int]


_HEAD = ("id", "name", "category", "severity", "default", "triggers", "fix", "above", "replaces", "formats", "kind")
_SEVERITIES, _FIXES = tuple(Severity), (None, *Safety)
_ENTRY_KIND = Kind(
    passage=True,
    document=False,
    reduce=False,
    joined=False,
    lines=False,
    longest=0,
    anchored=True,
    needs="",
    hears=False,
)


class Bodies:
    """The bodies of rules in a file that stays open: to read all of them would touch megabytes for a few rules.

    The file may be replaced by a newer one in the meantime; what is open is what was opened. Read by position where the
    system can, so that processes that share it do not disturb one another.
    """

    def __init__(self, file: int, start: int) -> None:
        self._file = file
        self._start = start

    def begin(self, start: int) -> None:
        """Count offsets from here."""
        self._start = start

    def __del__(self) -> None:
        with suppress(OSError):
            os.close(self._file)

    def read(self, start: int, end: int) -> bytes:
        """The bytes between two offsets.

        Raises:
            OSError: the file cannot be read any more.
        """
        if hasattr(os, "pread"):
            return os.pread(self._file, end - start, self._start + start)
        os.lseek(self._file, self._start + start, os.SEEK_SET)
        return os.read(self._file, end - start)


class StoredRule(Rule):
    """A rule of which the lesser part is still packed; to its users a `Rule` like any other."""

    def __new__(cls, *args: Any, **given: Any) -> Any:
        """An empty one to be filled, or with values, as `replace` has them, a plain `Rule`."""
        return Rule(*args, **given) if args or given else object.__new__(cls)

    def __init__(self) -> None:
        """Without `_Value`'s demand for all values."""

    def __getattr__(self, name: str) -> Any:
        place = self.__dict__.get("_body")
        if place is None:
            raise AttributeError(name)
        bodies, start, end = place
        body = marshal.loads(bodies.read(start, end))  # noqa: S302  (see `compiled`)
        confidence, message, why, parameters, class_path, check_name, suggest, origin, codes = body
        keep(codes)
        check = _resolve(class_path)(**{n: _resolve(enum)(v) if enum else v for n, enum, v in parameters})
        self.__dict__.update(
            confidence=confidence, message=message, why=why, check=check, check_name=check_name, suggest=suggest,
            origin=Origin(*origin),
        )  # fmt: skip
        self.__dict__.pop("_body", None)  # last, as another thread may be here too
        return getattr(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return Rule, tuple(getattr(self, part.name) for part in fields(Rule))

    def __eq__(self, other: object) -> bool:
        names = [part.name for part in fields(Rule)]
        return isinstance(other, Rule) and all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return repr(Rule(*(getattr(self, part.name) for part in fields(Rule))))


class StoredEntry(StoredRule):
    """A plain entry of the lexicon: there are thousands, so that it is no more than an id and its place."""

    __slots__ = ("at", "id", "shelf")
    at: int
    shelf: _Shelf

    category = "literal"
    default = True
    triggers = above = replaces = formats = ()
    kind = _ENTRY_KIND

    def __getattr__(self, name: str) -> Any:
        if "name" in self.__dict__:
            return super().__getattr__(name)
        self.__dict__.update(self.shelf.head(self.at))
        return getattr(self, name)


class _Shelf:
    """The heads of plain entries, and where their bodies are."""

    def __init__(self, names: str, grades: bytes, places: list[tuple[Bodies, int, int]]) -> None:
        self._names, self._grades, self._places = names, grades, places

    @cached_property
    def _name(self) -> list[str]:
        return self._names.split("\n")

    def head(self, at: int) -> dict[str, Any]:
        grade = self._grades[at]
        severity, fix = _SEVERITIES[grade >> 4], _FIXES[grade & 15]
        return {"name": self._name[at], "severity": severity, "fix": fix, "_body": self._places[at]}


Packed = tuple[Any, ...]
"""Rules as plain data: kinds of check; heads of all rules but the plain entries of the lexicon; ids, names and grades
of these; a byte a rule that tells them apart; where each body ends."""


def packed(rules: Iterable[Rule], made: dict[_Key, Code]) -> tuple[Packed, bytes]:
    """Rules as plain data, each with those of the compiled expressions that its check has made; and the bodies."""
    kinds: dict[tuple[Any, ...], int] = {}
    heads: list[tuple[Any, ...]] = []
    entries: list[tuple[str, str, int]] = []
    ends: list[int] = []
    bodies, plain = bytearray(), bytearray()
    for rule in rules:
        plain.append(_is_plain_entry(rule))
        if plain[-1]:
            grade = _SEVERITIES.index(rule.severity) << 4 | _FIXES.index(rule.fix)
            entries.append((rule.id, rule.name, grade))
        else:
            kind = kinds.setdefault(tuple(rule.kind), len(kinds))
            heads.append((*(_plain(getattr(rule, name)) for name in _HEAD[:-1]), kind))
        bodies += _body(rule, made)
        ends.append(len(bodies))
    ids, names, grades = zip(*entries, strict=True) if entries else ((), (), ())
    columns = ("\n".join(ids), "\n".join(names), bytes(grades))
    return (list(kinds), heads, columns, bytes(plain), ends), bytes(bodies)


def _is_plain_entry(rule: Rule) -> bool:
    """Whether only id, name, grade and body tell it from others: nearly all entries of the lexicon are so."""
    shared = ("category", "default", "triggers", "above", "replaces", "formats", "kind")
    return all(getattr(rule, name) == getattr(StoredEntry, name) for name in shared)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _body(rule: Rule, made: dict[_Key, Code]) -> bytes:
    codes = {key: made[key] for key in expressions_of(rule.check) if key in made}
    return marshal.dumps((
        rule.confidence, rule.message, rule.why, tuple(_parameters(rule.check)),
        f"{type(rule.check).__module__}:{type(rule.check).__qualname__}", rule.check_name, rule.suggest,
        (rule.origin.file, rule.origin.line), codes,
    ))  # fmt: skip


def unpacked(data: Packed, bodies: Bodies) -> tuple[Rule, ...]:
    """The rules of `packed`."""
    kinds, heads, (ids, names, grades), plain, ends = data
    kinds = [Kind(*values) for values in kinds]
    places: list[tuple[Bodies, int, int]] = []
    shelf = _Shelf(names, grades, places)
    slots: Any = vars(StoredEntry)  # setting attributes is forbidden, as rules are frozen
    set_id, set_at, set_shelf = (slots[name].__set__ for name in ("id", "at", "shelf"))
    next_id, next_head = iter(ids.split("\n")).__next__, iter(heads).__next__
    make, rules, start = object.__new__, [], 0
    for is_entry, end in zip(plain, ends, strict=True):
        if is_entry:
            rule: Any = make(StoredEntry)
            set_id(rule, next_id())
            set_at(rule, len(places))
            set_shelf(rule, shelf)
            places.append((bodies, start, end))
        else:
            rule = make(StoredRule)
            values = rule.__dict__
            values.update(zip(_HEAD, next_head(), strict=True))
            values["severity"], values["fix"] = _SEVERITY[values["severity"]], _SAFETY[values["fix"]]
            values["kind"], values["_body"] = kinds[values["kind"]], (bodies, start, end)
        start = end
        rules.append(rule)
    return tuple(rules)


def prepare(check: Any) -> None:
    """Let a check, and the parts it is made of, make all that they make once: so its expressions can be kept."""
    for name, attribute in vars(type(check)).items():
        if isinstance(attribute, cached_property):
            part = getattr(check, name)
            if type(part).__module__.startswith("linter."):
                prepare(part)


def expressions_of(check: Any) -> Iterator[_Key]:
    """The expressions that a prepared check holds, as `linter.lazy` knows them."""
    for part in vars(check).values():
        if isinstance(part, re.Pattern):
            yield part.pattern, part.flags & ~int(re.UNICODE)
        elif type(part).__module__.startswith("linter.") and hasattr(part, "__dict__") and not isinstance(part, Enum):
            yield from expressions_of(part)


def _parameters(check: Any) -> Iterator[tuple[str, str, Any]]:
    """Name, class of an enumeration if it is of one, and value of each parameter."""
    for part in fields(check):
        if part.init and part.name not in FROM_SETTINGS:
            value = getattr(check, part.name)
            if isinstance(value, Enum):
                yield part.name, f"{type(value).__module__}:{type(value).__qualname__}", value.value
            else:
                yield part.name, "", value


def _resolve(path: str) -> Any:
    module, _, name = path.partition(":")
    return getattr(sys.modules.get(module) or importlib.import_module(module), name)
