"""The errors mtlint raises on purpose.

    LinterError                      anything a caller may want to catch
    ├── ConfigError(file, line)      a setting that cannot be understood
    ├── RulePackError(file, line)    a rule that cannot be understood
    ├── BaselineError(file, line)    a baseline that cannot be understood
    ├── NamesError(file, line)       a roster or an inventory of names that cannot be understood
    ├── GlossaryError(file, line)    a glossary that cannot be understood
    └── ReadError(path)              a file that cannot be read

Everything else that escapes is a bug.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class LinterError(Exception):
    """Base of the deliberate errors; its text is fit to be shown to a user."""


class PlacedError(LinterError):
    """An error in a file that a person writes: carries the file and, where known, the line."""

    def __init__(self, message: str, file: str, line: int | None = None) -> None:
        self.message = message
        self.file = file
        self.line = line
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")

    def __reduce__(self) -> tuple[type[PlacedError], tuple[str, str, int | None]]:
        return type(self), (self.message, self.file, self.line)


class ConfigError(PlacedError):
    """A setting that cannot be understood: unknown key, wrong type, broken TOML."""


class RulePackError(PlacedError):
    """A rule that cannot be understood: unknown key or check, bad pattern, wrong type."""


class BaselineError(PlacedError):
    """A baseline that cannot be understood: missing, a damaged line, a merge that was not finished."""


class NamesError(PlacedError):
    """A roster or an inventory of names that cannot be understood: a form in two people, a damaged line."""


class GlossaryError(PlacedError):
    """A glossary that cannot be understood: no column of forbidden terms, broken XML, an entity, no text at all."""


class ReadError(LinterError):
    """A file that cannot be read: gone, forbidden, a directory."""


def nearest(word: str, known: Iterable[str]) -> str:
    """A suggestion to put after a complaint: “; did you mean …?”, or the known words if none is near."""
    from difflib import get_close_matches

    names = sorted(known)
    close = get_close_matches(word, names, 1)
    if close:
        return f"; did you mean “{close[0]}”?"
    return f"; known: {', '.join(names)}" if 0 < len(names) <= 30 else ""
