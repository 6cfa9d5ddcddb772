"""What a kept result depends on besides its file: settings, rules, code, word lists, packages and Python.

Whatever is not known to be without effect takes part, so that a new setting or a new file of the code makes results
stale by itself.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from linter.rulebook.compiled import builtin_rulebook
from linter.rulebook.packs import builtin_pack
from linter.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.config import Config
    from linter.rulebook.model import Rulebook

_CODE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
_SOURCES = (".py", ".txt", ".yaml", ".toml", ".json", ".bin")
NO_MATTER = frozenset(
    ("fail_on", "include", "exclude", "gitignore", "force_exclude", "max_file_size", "cache", "cache_dir", "baseline",
     "per_file_ignores", "accept_names", "accept_terms", "accept_words", "ignore_file")
)  # fmt: skip
"""Settings that say which files are linted, or what becomes of findings after a file is linted."""


def context_of(config: Config, rulebook: Rulebook, *, alone: bool) -> bytes:
    """All of the key but the file itself; empty where the rules hold what cannot be described."""
    from hashlib import blake2b

    settings = [getattr(config, field.name) for field in fields(config) if field.name not in NO_MATTER]
    shipped = builtin_rulebook().by_id
    try:
        rules = [rule.id if shipped.get(rule.id) is rule else described(rule) for rule in rulebook.rules]
        text = described((settings, rules, alone, __version__, sys.version, _packages()))
    except TypeError:
        return b""
    return blake2b(text.encode("utf-8", "surrogatepass") + _sources(), digest_size=20).digest()


def described(value: Any) -> str:
    """A value in words that are the same in every process, and different for every other value.

    Raises:
        TypeError: this cannot be said of a value of its type.
    """
    kind = f"{type(value).__module__}.{type(value).__qualname__}"
    if value is None or type(value) in (bool, int, float, str, bytes):
        return f"{kind}:{value!r}"
    if isinstance(value, (type, Enum)):
        return f"{kind}:{value.__module__}.{value.__qualname__ if isinstance(value, type) else value.name}"
    parts: Iterable[str] | None = None
    if isinstance(value, (tuple, list)):
        parts = map(described, value)
    elif isinstance(value, (set, frozenset)):
        parts = sorted(map(described, value))
    elif isinstance(value, dict):
        parts = sorted(f"{described(key)}={described(item)}" for key, item in value.items())
    elif is_dataclass(value):
        parts = (described(getattr(value, field.name)) for field in fields(value) if field.init)
    if parts is not None:
        return f"{kind}({','.join(parts)})"
    raise TypeError(f"a {kind} cannot be described")


@lru_cache(maxsize=1)
def _sources() -> bytes:
    """A hash of the code, the word lists and the shipped rules: of what they say, not of when they were written."""
    from hashlib import blake2b

    hashed = blake2b(digest_size=20)
    for top in dict.fromkeys((_CODE, os.path.realpath(builtin_pack()))):
        for folder, folders, names in os.walk(top):
            folders.sort()
            for name in sorted(name for name in names if name.endswith(_SOURCES)):
                file = os.path.join(folder, name)
                with open(file, "rb") as stream:
                    data = stream.read()
                hashed.update(f"{os.path.relpath(file, top)} {len(data)}\n".encode("utf-8", "surrogatepass"))
                hashed.update(data)
    return hashed.digest()


@lru_cache(maxsize=1)
def _packages() -> list[str]:
    """Names and versions of all that is installed, from the names of folders: `importlib.metadata` takes 80 ms."""
    found: set[str] = set()
    for folder in sys.path:
        with suppress(OSError):
            found.update(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
    return sorted(found)
