"""Frozen dataclasses that cost nothing to define.

`dataclasses` writes and compiles up to five functions for every class. With some seventy classes on the way of a
run that was a fifth of its start. `frozen` lets `dataclasses` collect the fields only (so `fields` and `replace`
work as ever) and gives all classes the same few functions.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field
from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["frozen", "once"]

T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Any:
        """What a type checker needs to know; nothing when run."""
        return lambda function: function


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Like `dataclass(frozen=True)`: values by position or name, equality and hash by value, no change."""
    dataclass(init=False, repr=False, eq=False)(cls)
    for name in ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__"):
        if name not in cls.__dict__:
            setattr(cls, name, _Value.__dict__[name])
    return cls


def _fill(self: Any, values: dict[str, Any]) -> None:
    for name, default, factory in _defaults(type(self)):
        if name not in values:
            if default is not MISSING:
                values[name] = default
            elif factory is not MISSING:
                values[name] = factory()
            else:
                raise TypeError(f"{type(self).__name__} needs a value for “{name}”")


def _defaults(cls: type) -> tuple[tuple[str, Any, Any], ...]:
    defaults: tuple[tuple[str, Any, Any], ...] | None = cls.__dict__.get("__frozen_defaults__")
    if defaults is None:
        parts = [part for part in fields_of(cls) if part.init]
        defaults = tuple((part.name, part.default, part.default_factory) for part in parts)
        cls.__frozen_defaults__ = defaults  # type: ignore[attr-defined]
    return defaults


def _names(cls: type) -> tuple[str, ...]:
    names: tuple[str, ...] | None = cls.__dict__.get("__frozen_names__")
    if names is None:
        names = tuple(part.name for part in fields_of(cls) if part.init)
        cls.__frozen_names__ = names  # type: ignore[attr-defined]
    return names


def _values(self: Any) -> tuple[Any, ...]:
    values = self.__dict__
    return tuple(values[name] for name in _names(type(self)))


class _Value:
    """Where the functions that all frozen classes share are written; never made."""

    def __init__(self, *args: Any, **given: Any) -> None:
        values = self.__dict__
        names = _names(type(self))
        if len(args) > len(names):
            raise TypeError(f"{type(self).__name__} takes {len(names)} values, not {len(args)}")
        values.update(zip(names, args, strict=False))
        for name in given:
            if name not in names or name in values:
                raise TypeError(f"{type(self).__name__} got an unexpected or second value for “{name}”")
        values.update(given)
        if len(values) < len(names):
            _fill(self, values)
        if hasattr(self, "__post_init__"):
            self.__post_init__()

    def __repr__(self) -> str:
        pairs = zip(_names(type(self)), _values(self), strict=True)
        return f"{type(self).__qualname__}({', '.join(f'{name}={value!r}' for name, value in pairs)})"

    def __eq__(self, other: object) -> bool:
        return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self) -> int:
        return hash(_values(self))

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to “{name}” of {type(self).__name__}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete “{name}” of {type(self).__name__}")


if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:  # noqa: N801  used as a decorator
        """Like `functools.cached_property`, without the lock that this takes at each first reading before Python 3.12.

        Two threads may both make a value; each is as good as the other.
        """

        def __init__(self, make: Callable[[Any], Any]) -> None:
            self.make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self.name = name

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            if instance is None:
                return self
            value = instance.__dict__[self.name] = self.make(instance)
            return value
