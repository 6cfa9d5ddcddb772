"""How a setting is declared, once: its key, kind, default, meaning, and how it behaves.

The fields of `linter.config.model.Config` are declared with `setting`. The reader of TOML, the JSON schema, the
page `docs/settings.md`, `mtlint init` and `--show-settings` all go by these declarations.
"""

from __future__ import annotations

from dataclasses import Field, field
from typing import Any, TypeVar

T = TypeVar("T")

SIZE = r"^\s*[0-9][0-9_]{0,15}(\.[0-9]{1,9})?\s*[kKmMgG]?[bB]?\s*$"
"""What a size in bytes looks like where it is text."""
_UNITS = {"": 1, "k": 1000, "m": 10**6, "g": 10**9}


class Setting:
    """One setting: what a field of `Config` says of itself.

    Attributes:
        kind: what its value is: rules, texts, globs, codecs, regexes, rules-by-glob (each a list or table), flag,
            share (a number from 0 to 1), size (bytes), choice, file or folder (relative to the file of settings).
        default: the value where nothing is set.
        meaning: one line.
        key: as written in TOML; a dot separates a table from its key.
        option: the option of the command line that says the same; empty if there is none.
        choices: the values of a choice.
        example: a value in TOML.
        more: further sentences of its page.
        adds: whether a list is added to that of an extended file, and of the command line, instead of replacing it.
        field: its name in `Config`.
    """

    kind: str
    default: Any
    meaning: str
    key: str
    option: str = ""
    choices: tuple[str, ...] = ()
    example: str = ""
    more: str = ""
    adds: bool = False
    field: str

    def __init__(self, part: Field[Any]) -> None:  # a dataclass of ten fields would cost half a millisecond
        self.key = part.name.replace("_", "-")
        self.field = part.name
        self.default = part.default
        self.__dict__.update(part.metadata)


def setting(kind: str, meaning: str, *, default: T, **about: Any) -> T:
    """A field of `Config` that a user can set; without `key` its key is its name with hyphens."""
    made: T = field(default=default, metadata={"kind": kind, "meaning": meaning, **about})
    return made


def parse_size(text: str | int) -> int:
    """A size in bytes: a number, or a number with k, M or G.

    Raises:
        ValueError: neither.
    """
    if isinstance(text, int):
        return text
    import re

    if not re.match(SIZE, text):
        raise ValueError(f"“{text}” is no size such as 500k or 10MB")
    body = text.strip().lower().replace("_", "").removesuffix("b").strip()
    digits = body.rstrip("kmg")
    return int(float(digits) * _UNITS[body[len(digits) :]])
