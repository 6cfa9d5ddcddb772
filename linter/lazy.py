"""Regular expressions that are compiled when first used.

Compiling takes up to milliseconds an expression; most of those that look closer at a candidate are never needed
in a run.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("finditer", "findall", "search", "match", "fullmatch", "sub", "subn", "split")


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, but the work is done at the first use."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        regex = re.compile(*self._source)
        for method in _METHODS:  # later calls find them here and go straight to the compiled expression
            self.__dict__[method] = getattr(regex, method)
        return getattr(regex, name)
