"""TOML values as the values of settings, each kind with its checks and the words for what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.config.settings import parse_size

if TYPE_CHECKING:
    from collections.abc import Callable

    from linter.config.settings import Setting

SIZES = 'expected a size: a number of bytes, or a text such as "500k" or "10MB"'


def value_of(setting: Setting, value: Any) -> Any:
    """A TOML value as the value of a setting.

    Raises:
        ValueError: it says what was expected.
    """
    return _KINDS[setting.kind](setting, value)


def _texts(_: Setting, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('expected a list of texts, such as ["…", "…"]')
    if not all(item.strip() for item in value):
        raise ValueError("a text in the list is empty; take it out")
    return tuple(value)


def _rules(setting: Setting, value: Any) -> tuple[str, ...]:
    return tuple(text.strip() for text in _texts(setting, value))


def _globs(setting: Setting, value: Any) -> tuple[str, ...]:
    globs = _texts(setting, value)
    for glob in globs:
        refuse_bad_glob(glob)
    return globs


def refuse_bad_glob(glob: str) -> None:
    """Raise a `ValueError` for a glob that cannot be understood."""
    from linter.config.globs import based, fault

    (normal,), _ = based([glob], ".")
    if why := fault(normal):
        raise ValueError(f"“{glob}” is no glob: {why}; write it as in .gitignore")


def _codecs(setting: Setting, value: Any) -> tuple[str, ...]:
    import codecs

    names = _texts(setting, value)
    for name in names:
        try:
            known = codecs.lookup(name)
        except (LookupError, ValueError):
            raise ValueError(f'“{name}” is no encoding that Python knows; write for example "cp1252"') from None
        if not known._is_text_encoding:  # noqa: SLF001  Python has no other door to this
            raise ValueError(f'“{name}” is no encoding of text; write for example "cp1252"')
    return names


def _regexes(setting: Setting, value: Any) -> tuple[str, ...]:
    import re
    import warnings

    patterns = _texts(setting, value)
    for pattern in patterns:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"“{pattern}” is no regular expression: {error}") from error
    return patterns


def _flag(_: Setting, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("expected true or false, without quotes")  # noqa: TRY004  one kind of error for all
    return value


def _share(_: Setting, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError("expected a number from 0 to 1")
    return float(value)


def _size(_: Setting, value: Any) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | str) or (isinstance(value, int) and value < 0):
        raise ValueError(SIZES)
    return parse_size(value)


def _choice(setting: Setting, value: Any) -> str:
    if not isinstance(value, str) or value not in setting.choices:
        raise ValueError(f"expected one of {', '.join(setting.choices)}, in quotes")
    return value


def _file(_: Setting, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("expected the name of a file, in quotes")  # noqa: TRY004
    if "\0" in value:
        raise ValueError("a name of a file cannot hold a NUL character")
    return value


def _files(setting: Setting, value: Any) -> tuple[str, ...]:
    return tuple(_file(setting, name) for name in _texts(setting, value))


def _folder(_: Setting, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("expected the name of a folder, in quotes")  # noqa: TRY004
    return _file(_, value)


def _rules_by_glob(setting: Setting, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise ValueError('expected a table of globs, each with a list of rules: { "poems/*" = ["DUP"] }')  # noqa: TRY004
    pairs = []
    for glob, rules in value.items():
        if not glob.strip():
            raise ValueError("a glob is empty; take it out")
        refuse_bad_glob(glob)
        try:
            pairs.append((glob, _rules(setting, rules)))
        except ValueError as error:
            raise ValueError(f"“{glob}”: {error}") from error
    return tuple(pairs)


_KINDS: dict[str, Callable[[Setting, Any], Any]] = {
    "texts": _texts,
    "rules": _rules,
    "globs": _globs,
    "codecs": _codecs,
    "regexes": _regexes,
    "flag": _flag,
    "share": _share,
    "size": _size,
    "choice": _choice,
    "file": _file,
    "files": _files,
    "folder": _folder,
    "rules-by-glob": _rules_by_glob,
}
