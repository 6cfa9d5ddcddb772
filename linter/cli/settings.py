"""`mtlint check --show-settings` and `--show-files`: what holds for a file, and which files a run would lint."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from linter.config import SETTINGS
from linter.errors import LinterError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.config import Configs
    from linter.config.layers import Layer

_WIDTH = 40  # columns for a setting before the place that it comes from


def show(paths: tuple[str, ...], configs: Configs, options: dict[str, Any]) -> int:
    """Print what was asked for, and return the exit code.

    Raises:
        LinterError: a path does not exist.
    """
    if options["show_settings"] is not None:
        asked = options["show_settings"] or options["stdin_filename"] or (paths[0] if paths else ".")
        for line in settings_lines("." if asked == "-" else asked, configs, named=bool(options["stdin_filename"])):
            click.echo(line)
    if options["show_files"]:
        _show_files(paths, configs)
    return 0


def settings_lines(path: str, configs: Configs, *, named: bool = False) -> Iterator[str]:
    """The settings that hold for a file or folder, as TOML, each with where it comes from.

    Args:
        path: the file or folder.
        configs: the settings of the run.
        named: whether the file need not exist.

    Raises:
        LinterError: it does not exist.
    """
    from linter.config.find import folder_of
    from linter.config.globs import matches
    from linter.engine.discover import missed

    if not named and not os.path.lexists(path):
        raise LinterError(missed([path]))
    folder = folder_of(path)
    layer, config = configs.layer_of(folder), configs.of_folder(folder)
    yield f"# The settings for {_here(path)}"
    yield f"# settings file: {_here(layer.file) if layer.file else 'none'} ({layer.why})"
    if config.include or config.exclude or config.per_file_ignores:
        yield f"# globs are relative to {_here(layer.root)}"
    if matches(config.exclude, config.root, path):
        yield "# these settings exclude it"
    yield from _lines(layer)


def _lines(layer: Layer) -> Iterator[str]:
    from linter.config.written import toml_of

    table = ""
    for setting in sorted(SETTINGS.values(), key=lambda setting: "." in setting.key):  # as TOML wants it, tables last
        if setting.field == "extend":
            continue  # what it led to is shown; as TOML it would be read again
        above, _, key = setting.key.rpartition(".")
        if above != table:
            yield f"[{above}]"
            table = above
        value = layer.values.get(setting.field, setting.default)
        if setting.kind in {"file", "folder"} and value:
            value = _here(value)
        origins = ", ".join(_place(origin) for origin in layer.origins.get(setting.field, ())) or "default"
        yield f"{f'{key} = {toml_of(setting, value)}':<{_WIDTH}}  # {origins}"


def _place(origin: str) -> str:
    """A place as it is shown: files as seen from here."""
    file, colon, line = origin.rpartition(":")
    return f"{_here(file)}:{line}" if colon and line.isdigit() else _printable(origin)


def _here(path: str) -> str:
    from linter.engine.discover import shown

    return _printable(shown(path))


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def _show_files(paths: tuple[str, ...], configs: Configs) -> None:
    """The files to lint, one a line, byte for byte as the system knows their names."""
    from linter.engine.discover import discover

    if "-" in paths:
        raise click.UsageError("--show-files lists files; standard input is none, name files or folders")
    names = [os.fsencode(target.path) + b"\n" for target in discover(paths, configs).targets]
    sys.stdout.buffer.write(b"".join(names))
    sys.stdout.buffer.flush()
