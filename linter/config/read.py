"""Reads files of settings, and settings given on the command line, into layers."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from linter.config.layers import Layer, over, with_based_globs
from linter.config.model import SETTINGS
from linter.config.toml import parsed, read_file
from linter.config.values import value_of
from linter.errors import ConfigError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.config.places import Places

IGNORE_FILE = ".mtlint-ignore"
_INLINE = "--config"
_TABLES = {key.partition(".")[0] for key in SETTINGS if "." in key}


def file_in_folder(file: str) -> Layer | None:
    """The settings in a file that was found above what is linted; None if it is a `pyproject.toml` without ours.

    Raises:
        ConfigError: it holds something that is not understood.
    """
    layer = _whole(file, "it is the nearest settings file above")
    return layer and _with_ignore_file(layer)


def named_file(file: str) -> Layer:
    """The settings in a file that was named.

    Raises:
        ConfigError: the file is missing, is not TOML, or holds something that is not understood.
    """
    layer = _whole(file, "--config names it")
    if layer is None:
        raise ConfigError("there is no table [tool.mtlint] here; add one, or name another file", file)
    return _with_ignore_file(layer)


def users_file(file: str) -> Layer:
    """The user's own settings; globs in them are relative to the current folder.

    Raises:
        ConfigError: it holds something that is not understood.
    """
    layer = _whole(file, "no settings file was found above, so the user's own hold")
    return replace(layer or Layer(), root=".", home="")


def inline(texts: Sequence[str]) -> Layer:
    """Settings written on the command line, each a line of TOML such as `fail-on = "error"`.

    Raises:
        ConfigError: a text is no TOML, or holds something that is not understood.
    """
    layer = Layer()
    for text in texts:
        shown = f"{_INLINE} {text}"
        try:
            table, _ = parsed(text.encode("utf-8", "surrogatepass"), shown, ConfigError)
        except ConfigError as error:
            hint = "; write it as in a settings file, texts in quotes: --config 'fail-on = \"error\"'"
            raise ConfigError(error.message + hint, shown) from error
        values = _values(table, shown, None)
        if values.pop("extend", None):
            raise ConfigError("extend has no place on the command line; give --config FILE beside", shown)
        own = with_based_globs(Layer(_with_files(values, "."), dict.fromkeys(values, (shown,))))
        layer = over(layer, own)
    return layer


def on_command_line(texts: Sequence[str], *, isolated: bool) -> tuple[Layer | None, Layer]:
    """What `--config` says, given once or more: the file that holds for everything, and the settings besides.

    Raises:
        ConfigError: a text is neither a file nor a setting, or there are two files.
    """
    if not all(text.strip() for text in texts):
        raise ConfigError("give the name of a file, or KEY = VALUE", _INLINE)
    files = [text for text in texts if "=" not in text or os.path.isfile(text)]
    if len(files) > 1:
        raise ConfigError("a second file; only one holds, let it extend the other", f"{_INLINE} {files[1]}")
    if files and isolated:
        raise ConfigError("--isolated uses no settings file; leave one of the two out", f"{_INLINE} {files[0]}")
    own = inline([text for text in texts if text not in files])
    fixed = Layer(why="--isolated") if isolated else None
    return (named_file(files[0]) if files else fixed), own


def _whole(file: str, why: str) -> Layer | None:
    """A file with all that it extends."""
    chain = list(_chain(file))
    if not chain:
        return None
    layer = chain[-1]
    for own in reversed(chain[:-1]):
        layer = over(layer, own)
    return replace(layer, why=why)


def _chain(file: str) -> Iterator[Layer]:
    """The layers of a file, of the one it extends, of the one that this extends …"""
    seen: dict[str, str] = {}
    asking: tuple[str, int | None] | None = None
    while file:
        known = os.path.normcase(os.path.realpath(file))
        if known in seen and asking:
            way = " → ".join([*list(seen.values())[list(seen).index(known) :], file])
            raise ConfigError(f"extend: a loop: {way}; take one of these lines out", *asking)
        seen[known] = file
        if asking and not os.path.isfile(file):
            raise ConfigError(f"extend: there is no file “{file}”; the path is relative to this file", *asking)
        layer = _layer(file)
        if layer is None:
            if asking:
                raise ConfigError(f"extend: “{file}” has no table [tool.mtlint]", *asking)
            return
        yield layer
        origin = layer.origins.get("extend", ("",))[0]
        asking = (layer.file, int(origin.rpartition(":")[2]) if origin[-1:].isdigit() else None)
        file = layer.values.get("extend", "")


def _layer(file: str) -> Layer | None:
    """What one file says; None if it is a `pyproject.toml` without our table."""
    data = read_file(file, ConfigError)
    ours: tuple[str, ...] = ()
    if os.path.basename(file) == "pyproject.toml":
        if b"mtlint" not in data:
            return None  # most such files: not worth loading a TOML parser for
        ours = ("tool", "mtlint")
    table, text = parsed(data, file, ConfigError)
    from linter.config.places import Places

    places = Places(text, ours)
    for at, key in enumerate(ours):
        if key not in table:
            return None
        table = table[key]
        if not isinstance(table, dict):
            raise ConfigError(f"{'.'.join(ours[: at + 1])}: expected a table", file, places.line())
    values = _values(table, file, places)
    root = os.path.dirname(file) or "."
    origins = {}
    for field in values:
        line = places.line(*_KEY_OF[field].split("."))
        origins[field] = (f"{file}:{line}" if line else file,)
    return with_based_globs(Layer(_with_files(values, root), origins, root, file, root))


_KEY_OF = {one.field: key for key, one in SETTINGS.items()}


def _values(table: dict[str, Any], file: str, places: Places | None) -> dict[str, Any]:
    """The values of a table by field, or a `ConfigError` that names the line."""
    values: dict[str, Any] = {}
    for path, value in _entries(table, file, places):
        key = ".".join(path)
        line = places.line(*path) if places else None
        if key not in SETTINGS or len(path) != key.count(".") + 1:
            raise ConfigError(_unknown(path), file, line)
        try:
            values[SETTINGS[key].field] = value_of(SETTINGS[key], value)
        except ValueError as error:
            raise ConfigError(f"{key}: {_shown(str(error))}", file, line) from error
    return values


def _unknown(path: tuple[str, ...]) -> str:
    """What is said about a key that there is not."""
    if path == ("tool",):
        return "settings stand under [tool.mtlint] in pyproject.toml alone; leave this line out here"
    *table, key = path
    known = {one.split(".")[len(table)] for one in SETTINGS if one.split(".")[:-1] == table or not table}
    return f"unknown key “{_shown(key)}”{f' in [{table[0]}]' if table else ''}{nearest(key, known)}"


def _entries(table: dict[str, Any], file: str, places: Places | None) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Keys with their values; those of our tables one by one."""
    for key, value in table.items():
        if key not in _TABLES:
            yield (key,), value
        elif isinstance(value, dict):
            yield from (((key, inner), one) for inner, one in value.items())
        else:
            message = f'{key}: expected a table, such as [{key}] with accept = ["…"] below it'
            raise ConfigError(message, file, places.line(key) if places else None)


def _with_files(values: dict[str, Any], root: str) -> dict[str, Any]:
    """With the names of files made whole: they are relative to the folder that they are written in."""
    for field, value in values.items():
        kind = SETTINGS[_KEY_OF[field]].kind
        if value and kind in {"file", "folder"}:
            values[field] = _whole_name(value, root)
        elif kind == "files":
            values[field] = tuple(_whole_name(name, root) for name in value)
    return values


def _whole_name(name: str, root: str) -> str:
    return os.path.normpath(os.path.join(root, os.path.expanduser(name.replace("\\", "/"))))


def _with_ignore_file(layer: Layer) -> Layer:
    """With the file of accepted findings that lies beside the settings, unless they name one."""
    if layer.values.get("ignore_file"):
        return layer
    beside = os.path.join(os.path.dirname(layer.file) or ".", IGNORE_FILE)
    if not os.path.isfile(beside):
        return layer
    return replace(
        layer,
        values={**layer.values, "ignore_file": beside},
        origins={**layer.origins, "ignore_file": ("it lies beside the settings file",)},
    )


def _shown(text: str) -> str:
    """A text that goes into a message, in characters that a terminal shows."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
