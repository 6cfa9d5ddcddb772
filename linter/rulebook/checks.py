"""From the name of a check and its parameters to the check itself."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import re
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

from linter.errors import nearest
from linter.rulebook.model import FROM_SETTINGS

if TYPE_CHECKING:
    from linter.errors import RulePackError
    from linter.rulebook.yamlnodes import Node

_PACKAGE = "linter.checks"


def check_class(name: str) -> type[Any]:
    """The class that `module.Class` names below `linter.checks`.

    Raises:
        LookupError: there is none, with the reason as its text.
    """
    module_name, _, class_name = name.rpartition(".")
    if not module_name:
        raise LookupError(f"a check is named as module.Class, not “{name}”")
    try:
        module = importlib.import_module(f"{_PACKAGE}.{module_name}")
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith(_PACKAGE):
            raise
        raise LookupError(f"there is no module “{module_name}” in {_PACKAGE}") from error
    found = getattr(module, class_name, None)
    if not (isinstance(found, type) and dataclasses.is_dataclass(found)):
        names = [n for n, v in vars(module).items() if isinstance(v, type) and dataclasses.is_dataclass(v)]
        raise LookupError(f"“{module_name}” has no check “{class_name}”{nearest(class_name, names)}")
    return found


def build_check(name: str, parameters: dict[str, Node], at: Node) -> Any:
    """A check with its parameters, each of the type that its field declares.

    Raises:
        RulePackError: unknown check or parameter, wrong type, missing parameter, bad regular expression.
    """
    try:
        cls = check_class(name)
    except LookupError as error:
        raise at.error(str(error)) from error
    fields = {f.name: f for f in dataclasses.fields(cls) if f.init and f.name not in FROM_SETTINGS}
    hints = _hints(cls)  # type: ignore[arg-type]  # a class can be hashed
    values: dict[str, Any] = {}
    for key, node in parameters.items():
        if key not in fields:
            raise node.error(f"{name} has no parameter “{key}”{nearest(key, fields)}")
        values[key] = _convert(node, hints[key], key)
    for key, field in fields.items():
        needed = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if needed and key not in values:
            raise at.error(f"{name} needs the parameter “{key}”")
    return _checked(cls(**values), parameters, at)


@functools.cache
def _hints(cls: type[Any]) -> dict[str, Any]:
    """The types of its fields; thousands of rules share a class."""
    return typing.get_type_hints(cls)


def finished(checks: dict[str, Any]) -> dict[str, Any]:
    """The checks of all rules by id, once each has taken what it needs of the others and made what it makes once.

    Raises:
        UnknownLinkError: a check wants something of rules that are not there.
    """
    linked = {id_: _linked(id_, check, checks) for id_, check in checks.items()}
    return {id_: c.prepared() if hasattr(type(c), "prepared") else c for id_, c in linked.items()}


class UnknownLinkError(Exception):
    """What a rule wants of others is not there; says which rule, and why."""

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule


def _linked(id_: str, check: Any, checks: dict[str, Any]) -> Any:
    if not hasattr(type(check), "linked"):
        return check
    try:
        return check.linked(checks)
    except ValueError as error:
        raise UnknownLinkError(id_, str(error)) from error


def _checked(check: Any, parameters: dict[str, Node], at: Node) -> Any:
    """The check, once all that it compiles lazily has been compiled."""
    try:
        for name in ("regex", "expressions", "_unless", "triggers"):
            getattr(check, name, None)
        if hasattr(check, "phrase_anchors"):
            check.phrase_anchors()
    except re.error as error:
        node = parameters.get("pattern", at)
        raise node.error(f"bad regular expression: {_as_written(node, error)}") from error
    except ValueError as error:
        raise at.error(str(error)) from error
    return check


def _as_written(node: Node, error: re.error) -> re.error:
    """The error with its position in the pattern as written: what was compiled has its blanks expanded."""
    try:
        re.compile(str(node.value))
    except re.error as plain:
        return plain
    return error


def _convert(node: Node, wanted: Any, key: str) -> Any:
    """The value of a node as the type of the field, or an error that says what was expected."""
    origin = typing.get_origin(wanted)
    if origin in {types.UnionType, typing.Union}:
        return _convert(node, next(a for a in typing.get_args(wanted) if a is not type(None)), key)
    if origin in {tuple, frozenset}:
        item = typing.get_args(wanted)[0]
        nodes = node.value if isinstance(node.value, list) else [node]
        return origin(_convert(child, item, f"each entry of {key}") for child in nodes)
    if origin in {dict, Mapping}:
        item = typing.get_args(wanted)[1]
        return {k: _convert(v, item, f"{key}.{k}") for k, v in node.mapping(what=key).items()}
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return _member(node, wanted, key)
    if wanted is float and isinstance(node.value, int) and not isinstance(node.value, bool):
        return float(node.value)
    if wanted in {str, int, float, bool} and type(node.value) is wanted:
        return node.value
    raise _wrong_type(node, wanted, key)


def _member(node: Node, wanted: type[Enum], key: str) -> Enum:
    try:
        return wanted(node.value)
    except ValueError:
        known = [str(member.value) for member in wanted]
        raise node.error(f"{key} “{node.value}” is unknown{nearest(str(node.value), known)}") from None


def _wrong_type(node: Node, wanted: Any, key: str) -> RulePackError:
    names = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
    return node.error(f"{key} must be {names.get(wanted, wanted)}")
