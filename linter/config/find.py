"""Which settings hold for a file: those nearest above it, else the user's own, else the defaults."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from linter.config.layers import Layer, config_of, layer_of_config, layer_of_options, over
from linter.config.model import Config

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("mtlint.toml", ".mtlint.toml", "pyproject.toml")


class Configs:
    """Finds the settings for a folder, each file of settings read once."""

    def __init__(self, fixed: Config | Layer | None = None, inline: Layer | None = None, **options: Any) -> None:
        """`fixed` holds for all folders; otherwise the nearest file above each.

        `inline` and then `options`, by field of `Config`, are put over it.
        """
        given = layer_of_options(options)
        self._own = over(inline, given) if inline is not None else given
        self._of: dict[str, tuple[Layer, Config]] = {}
        if isinstance(fixed, Config):
            fixed = layer_of_config(fixed)
        self._fixed = None if fixed is None else self._held(fixed)

    def of_folder(self, folder: str) -> Config:
        """The settings that hold in a folder (an absolute path)."""
        return (self._fixed or self._found(folder))[1]

    def layer_of(self, folder: str) -> Layer:
        """The settings that hold in a folder (an absolute path), with where each comes from."""
        return (self._fixed or self._found(folder))[0]

    def of_run(self, paths: Sequence[str]) -> Config:
        """The settings that hold for a run as a whole: those of its first path, or of this folder for `-`."""
        return self.of_folder(folder_of(paths[0] if paths and paths[0] != "-" else "."))

    def _found(self, folder: str) -> tuple[Layer, Config]:
        passed = []
        at = folder
        while at not in self._of:
            passed.append(at)
            layer = _settings_in(at)
            above = os.path.dirname(at)
            if layer is not None or above == at:
                self._of[at] = self._held(layer or _users_own())
                break
            at = above
        for below in passed:
            self._of[below] = self._of[at]
        return self._of[at]

    def _held(self, layer: Layer) -> tuple[Layer, Config]:
        whole = over(layer, self._own) if self._own.values else layer
        return whole, config_of(whole)


def folder_of(path: str) -> str:
    """The folder whose settings hold for a file or folder, as an absolute path."""
    whole = os.path.abspath(path)
    return whole if os.path.isdir(whole) else os.path.dirname(whole)


def load_config(file: str) -> Config:
    """The settings in a file that the user named.

    Raises:
        ConfigError: the file is missing, is not TOML, or holds something that is not understood.
    """
    from linter.config.read import named_file

    return config_of(named_file(file))


def config_home() -> str:
    """The folder of the user's own settings: `MTLINT_CONFIG_HOME`, else the platform's; empty for none."""
    own = os.environ.get("MTLINT_CONFIG_HOME")
    if own is not None:
        return own
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        roaming = os.environ.get("APPDATA") or os.path.join(home, "AppData", "Roaming")
        return os.path.join(roaming, "mtlint")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Application Support", "mtlint")
    return os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config"), "mtlint")


def _settings_in(folder: str) -> Layer | None:
    for name in NAMES:
        file = os.path.join(folder, name)
        if os.path.isfile(file):
            from linter.config.read import file_in_folder

            layer = file_in_folder(file)
            if layer is not None:
                return layer
    return None


def _users_own() -> Layer:
    """The user's settings, or no settings; globs in them are relative to the current folder."""
    home = config_home()
    file = os.path.join(home, NAMES[0])
    if not home or not os.path.isfile(file):
        return Layer(why="no settings file was found")
    from linter.config.read import users_file

    return users_file(file)
