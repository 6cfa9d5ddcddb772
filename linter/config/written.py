"""Writes the values of settings as TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.config.settings import Setting

_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def toml_of(setting: Setting, value: Any) -> str:
    """The value of a setting as TOML, on one line."""
    if setting.kind == "rules-by-glob":
        pairs = _united(value).items()
        return "{ " + ", ".join(f"{text(glob)} = {_list(rules)}" for glob, rules in pairs) + " }" if pairs else "{}"
    if isinstance(value, tuple):
        return _list(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return text(value) if isinstance(value, str) else str(value)


def text(value: str) -> str:
    """A text as a TOML string; what no TOML file can hold, half a character, becomes a replacement sign."""
    return f'"{"".join(_char(char) for char in value)}"'


def _char(char: str) -> str:
    if char in _NAMED:
        return _NAMED[char]
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    if char.isprintable():
        return char
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"


def _list(values: tuple[str, ...]) -> str:
    return "[" + ", ".join(text(value) for value in values) + "]"


def _united(pairs: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, tuple[str, ...]]:
    """Pairs by their first part: a glob may stand in a file and in the one it extends."""
    united: dict[str, tuple[str, ...]] = {}
    for glob, rules in pairs:
        united[glob] = (*united.get(glob, ()), *rules)
    return united
