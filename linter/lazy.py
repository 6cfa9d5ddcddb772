"""Regular expressions that are compiled when first used, or were compiled in an earlier run.

Compiling takes up to milliseconds an expression; most of those that look closer at a candidate are never needed
in a run. What is needed can be kept as the code that `re` makes of it, with the rulebook (see
`linter.rulebook.compiled`). `re` has no door for that, so its inner functions are asked; where they are not as
expected, the expression is compiled as ever.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("finditer", "findall", "search", "match", "fullmatch", "sub", "subn", "split")

Code = tuple[int, bytes, int, dict[str, int], tuple[Any, ...]]
"""What `re` makes of an expression: flags, code, number of groups, index of each name, name of each index."""

_kept: dict[tuple[str, int], Code] = {}
_made: list[tuple[str, int]] = []
_late: set[tuple[str, int]] = set()


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, but the work is done at the first use."""
    _made.append((pattern, int(flags)))
    _late.add((pattern, int(flags)))
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, but from its kept code if there is one."""
    flags = int(flags)
    if code := _kept.get((pattern, flags)):
        try:
            return _from_code(pattern, code)
        except (ImportError, RuntimeError, TypeError, ValueError, OverflowError):
            del _kept[pattern, flags]
    regex = re.compile(pattern, flags)
    _made.append((pattern, flags))  # not before: one that cannot be compiled cannot be kept
    return regex


def keep(codes: dict[tuple[str, int], Code]) -> None:
    """Use these codes from now on."""
    _kept.update(codes)


def named_late() -> frozenset[tuple[str, int]]:
    """The expressions that this process has named by `lazy`."""
    return frozenset(_late)


def codes() -> dict[tuple[str, int], Code]:
    """The codes of all expressions that this process has named or compiled; none where `re` is not as expected."""
    try:
        return {(pattern, flags): _code_of(pattern, flags) for pattern, flags in _made}
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError):
        return {}


def _code_of(pattern: str, flags: int) -> Code:
    from array import array
    from importlib import import_module

    parser, compiler = (import_module(f"re.{name}") for name in ("_parser", "_compiler"))
    tree = parser.parse(pattern, flags)
    words = array("I", compiler._code(tree, flags))  # noqa: SLF001  (see the module)
    named = dict(tree.state.groupdict)
    names: list[str | None] = [None] * tree.state.groups
    for name, index in named.items():
        names[index] = name
    return int(flags | tree.state.flags), words.tobytes(), tree.state.groups - 1, named, tuple(names)


def _from_code(pattern: str, code: Code) -> re.Pattern[str]:
    from array import array
    from importlib import import_module

    flags, words, groups, named, names = code
    engine = import_module("_sre")
    return cast("re.Pattern[str]", engine.compile(pattern, flags, array("I", words).tolist(), groups, named, names))


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        regex = compiled(*self._source)
        for method in _METHODS:  # later calls find them here and go straight to the compiled expression
            self.__dict__[method] = getattr(regex, method)
        return getattr(regex, name)
