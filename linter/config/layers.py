"""Settings that stand together, with where each comes from, and what two layers of them amount to."""

from __future__ import annotations

import dataclasses
import os
from typing import TYPE_CHECKING, Any

from linter.config.model import SETTINGS, Config
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

OF_FIELD = {one.field: one for one in SETTINGS.values()}
_GLOBS = ("include", "exclude", "per_file_ignores")


@frozen
class Layer:
    """Settings of one place, or of several put together.

    Attributes:
        values: by field of `Config`; what is not set is missing.
        origins: by field, the places that set it: `FILE:LINE`, or an option.
        root: the folder that its globs are relative to.
        file: the file of settings; empty if there is none.
        home: the folder of the project's settings file; empty if there is none.
        why: why this file holds.
    """

    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    origins: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    root: str = "."
    file: str = ""
    home: str = ""
    why: str = ""


def over(base: Layer, own: Layer) -> Layer:
    """What holds where `own` is put over `base`; the file is that of `own`, if it has one."""
    values, added, root = _on_one_root(base, own)
    origins = dict(base.origins)
    for field, value in added.items():
        if OF_FIELD[field].adds and field in values:
            values[field] = (*values[field], *value)
            origins[field] = (*origins.get(field, ()), *own.origins.get(field, ()))
        else:
            values[field] = value
            origins[field] = own.origins.get(field, ())
    return Layer(values, origins, root, own.file or base.file, own.home or base.home, own.why or base.why)


def config_of(layer: Layer) -> Config:
    """The settings of a layer, complete."""
    return Config(**layer.values, root=layer.root, file=layer.file, home=layer.home)


def layer_of_config(config: Config) -> Layer:
    """A layer that says what some settings say."""
    values = {field: getattr(config, field) for field in OF_FIELD}
    return Layer(values, {}, config.root, config.file, config.home)


def layer_of_options(options: Mapping[str, Any]) -> Layer:
    """What options of the command line say; None and an empty list say nothing."""
    values = {field: value for field, value in options.items() if value is not None and value != ()}
    origins = {field: (OF_FIELD[field].option.partition(" ")[0] or "an option",) for field in values}
    return with_based_globs(Layer(values, origins))


def with_based_globs(layer: Layer) -> Layer:
    """With globs in their normal form; those that go up the tree lift the root of all."""
    given = [field for field in _GLOBS if layer.values.get(field)]
    if not given:
        return layer
    from linter.config.globs import based

    spread = [(field, glob) for field in given for glob in _plain(field, layer.values[field])]
    globs, root = based([glob for _, glob in spread], layer.root)
    values = dict(layer.values)
    for field in given:
        mine = [glob for (of, _), glob in zip(spread, globs, strict=True) if of == field]
        values[field] = _again(field, mine, values[field])
    return dataclasses.replace(layer, values=values, root=root)


def _on_one_root(base: Layer, own: Layer) -> tuple[dict[str, Any], Mapping[str, Any], str]:
    """The values of both, globs relative to one folder, which is returned too."""
    if not any(own.values.get(field) for field in _GLOBS):
        return dict(base.values), own.values, (own.root if own.file else base.root)
    if not any(base.values.get(field) for field in _GLOBS):
        return dict(base.values), own.values, own.root
    try:
        root = os.path.commonpath([os.path.abspath(base.root), os.path.abspath(own.root)])
    except ValueError:  # two drives: a glob of one means nothing on the other
        root = base.root
    if os.path.abspath(own.root) == os.path.abspath(base.root):
        root = own.root
    return _moved(base, root), _moved(own, root), root


def _moved(layer: Layer, root: str) -> dict[str, Any]:
    from linter.config.globs import moved

    values = dict(layer.values)
    for field in _GLOBS:
        if values.get(field):
            globs = [moved(glob, layer.root, root) for glob in _plain(field, values[field])]
            values[field] = _again(field, globs, values[field])
    return values


def _plain(field: str, value: Any) -> list[str]:
    return [glob for glob, _ in value] if field == "per_file_ignores" else list(value)


def _again(field: str, globs: list[str], value: Any) -> Any:
    """Globs in the place of those of a value."""
    if field != "per_file_ignores":
        return tuple(globs)
    return tuple((glob, rules) for glob, (_, rules) in zip(globs, value, strict=True))
