"""Where rules come from: the pack that ships with mtlint."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def builtin_pack() -> str:
    """The folder of the rules that ship with mtlint.

    In an installation they lie inside the package; in a checkout at the top level, where people edit them.
    """
    inside = os.path.join(_PACKAGE, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "rules")
