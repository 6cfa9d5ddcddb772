"""Where rules come from: the pack that ships with mtlint."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def builtin_pack() -> Path:
    """The folder of the rules that ship with mtlint.

    In an installation they lie inside the package; in a checkout at the top level, where people edit them.
    """
    inside = _PACKAGE / "rules"
    return inside if inside.is_dir() else _PACKAGE.parent / "rules"
