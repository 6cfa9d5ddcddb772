"""Rules as they are kept: what plans a run at hand, the rest packed until somebody asks.

Of a thousand entries a text meets ten. A stored rule knows its identity, its grade and what kind of check it has; its
words, its check and the compiled expressions of that are one `bytes` each, unpacked when first read.
"""

from __future__ import annotations

import importlib
import marshal
import re
import sys
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
_SAFETY = {"": None, **{safety.value: safety for safety in Safety}}
_Key = tuple[str, int]


class StoredRule(Rule):
    """A rule of which the lesser part is still packed; to its users a `Rule` like any other."""

    def __getattr__(self, name: str) -> Any:
        body = self.__dict__.get("_body")
        if body is None:
            raise AttributeError(name)
        confidence, message, why, parameters, class_path, check_name, suggest, origin, codes = marshal.loads(body)  # noqa: S302  (see `compiled`)
        keep(codes)
        check = _resolve(class_path)(**{n: _resolve(enum)(v) if enum else v for n, enum, v in parameters})
        self.__dict__.update(
            confidence=confidence, message=message, why=why, check=check, check_name=check_name, suggest=suggest,
            origin=Origin(*origin),
        )  # fmt: skip
        self.__dict__.pop("_body", None)  # last, as another thread may be here too
        return getattr(self, name)

    def _unpack(self) -> None:
        if "_body" in self.__dict__:
            _ = self.check

    def __eq__(self, other: object) -> bool:
        if isinstance(other, StoredRule):
            other._unpack()
        self._unpack()
        names = [part.name for part in fields(Rule)]
        return isinstance(other, Rule) and all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        self._unpack()
        return super().__repr__()


Packed = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[bytes]]
"""Kinds of check, the heads of rules (the last value is the place of the kind), and their bodies."""


def packed(rules: Iterable[Rule], made: dict[_Key, Code]) -> Packed:
    """Rules as plain data, each with those of the compiled expressions that its check has made."""
    kinds: dict[tuple[Any, ...], int] = {}
    heads, bodies = [], []
    for rule in rules:
        kind = kinds.setdefault(tuple(rule.kind), len(kinds))
        heads.append((
            rule.id, rule.name, rule.category, rule.severity.value, rule.default, rule.triggers,
            rule.fix.value if rule.fix else "", rule.above, rule.replaces, rule.formats, kind,
        ))  # fmt: skip
        codes = {key: made[key] for key in expressions_of(rule.check) if key in made}
        bodies.append(
            marshal.dumps((
                rule.confidence, rule.message, rule.why, tuple(_parameters(rule.check)),
                f"{type(rule.check).__module__}:{type(rule.check).__qualname__}", rule.check_name, rule.suggest,
                (rule.origin.file, rule.origin.line), codes,
            ))
        )  # fmt: skip
    return list(kinds), heads, bodies


def unpacked(data: Packed) -> tuple[Rule, ...]:
    """The rules of `packed`."""
    kinds = [Kind(*kind) for kind in data[0]]
    rules = []
    for head, body in zip(data[1], data[2], strict=True):
        id_, name, category, severity, default, triggers, fix, above, replaces, formats, kind = head
        rule = StoredRule.__new__(StoredRule)
        rule.__dict__.update(
            id=id_, name=name, category=category, severity=_SEVERITY[severity], default=default, triggers=triggers,
            fix=_SAFETY[fix], above=above, replaces=replaces, formats=formats, kind=kinds[kind], _body=body,
        )  # fmt: skip
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
