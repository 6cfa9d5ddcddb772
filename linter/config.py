"""Settings: `mtlint.toml`, `.mtlint.toml` or `[tool.mtlint]` in `pyproject.toml`, the nearest above each file.

Settings are read before the work begins and become a `Config`; nothing later looks at a settings file. Files
are not merged: the nearest one holds, and a `pyproject.toml` without our table does not count.
"""

from __future__ import annotations

import os
import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from linter.errors import ConfigError, PlacedError, nearest
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("mtlint.toml", ".mtlint.toml", "pyproject.toml")
FAIL_ON = ("error", "warning", "info", "never")
LANGUAGES = ("en", "any")
ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")
_FILES = ("roster", "inventory", "baseline", "ignore-file", "cache-dir")  # relative to the file of settings
_BOOLEANS = ("gitignore", "force-exclude", "allow-text-directives", "cache")
_TABLES = {
    ("names", "accept"): "accept_names",
    ("terms", "accept"): "accept_terms",
    ("words", "accept"): "accept_words",
}
_UNITS = {"": 1, "b": 1, "k": 1000, "kb": 1000, "m": 10**6, "mb": 10**6, "g": 10**9, "gb": 10**9}


@frozen
class Config:
    """What a user can set. In a file the keys are written with hyphens.

    Attributes:
        select: rules to use instead of the default ones; see `linter.rulebook.select`.
        extend_select: rules to use besides.
        ignore: rules to leave out.
        min_confidence: findings below this share are not reported.
        fail_on: the mildest severity that makes the exit code 1.
        include: globs of files to lint in folders besides the usual endings.
        exclude: globs of files and folders never to lint, named files included.
        gitignore: whether `.gitignore` holds in folders.
        encodings: tried in order for files that are neither UTF-8 nor UTF-16.
        max_file_size: in bytes; larger files are skipped.
        language: `en` skips files whose prose is not English, `any` does not.
        roster: the file of the project's people, see `linter.roster`; empty for none.
        inventory: the file that keeps the names of the project's other files, see `linter.inventory`; empty for none.
        per_file_ignores: globs of files, each with the selectors of the rules to leave out there.
        ignore_spans: regular expressions; what they match is not linted.
        text_directives: whether lines of plain text that begin with `#mtlint:` are directives.
        accept_names: names of people that are right as they stand.
        accept_terms: terms that are right as they stand.
        accept_words: words that are right as they stand.
        ignore_file: the file of accepted findings; empty for a `.mtlint-ignore` in `root`, if there is one.
        baseline: the file of findings that were there before; empty for none.
        cache: whether results are kept between runs.
        cache_dir: the folder that keeps them; empty for that of the user.
        force_exclude: whether `exclude` holds for files that are named on the command line.
        root: the folder that globs are relative to.
        file: where the settings stand; empty if there is none.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    fail_on: str = "warning"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    encodings: tuple[str, ...] = ()
    max_file_size: int = 10_000_000
    language: str = "en"
    roster: str = ""
    inventory: str = ""
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ignore_spans: tuple[str, ...] = ()
    text_directives: bool = False
    accept_names: tuple[str, ...] = ()
    accept_terms: tuple[str, ...] = ()
    accept_words: tuple[str, ...] = ()
    ignore_file: str = ""
    baseline: str = ""
    cache: bool = True
    cache_dir: str = ""
    force_exclude: bool = True
    root: str = "."
    file: str = ""

    def overridden(self, **options: Any) -> Config:
        """With options of the command line in place of settings; lists of globs and rules add up."""
        given = {key: value for key, value in options.items() if value is not None and value != ()}
        for key in ("exclude", "include", "ignore", "extend_select", "per_file_ignores", "ignore_spans"):
            if key in given:
                given[key] = (*getattr(self, key), *given[key])
        return replace(self, **given)


_NO_KEYS = ("root", "file", "accept_names", "accept_terms", "accept_words")
_OTHER_KEYS = {"ignore_spans": "ignore-spans-re", "text_directives": "allow-text-directives"}
_KEYS = {_OTHER_KEYS.get(f.name, f.name.replace("_", "-")): f for f in fields(Config) if f.name not in _NO_KEYS}


class Configs:
    """Finds the settings for a folder, each file of settings read once."""

    def __init__(self, fixed: Config | None = None, **options: Any) -> None:
        """`fixed` holds for all folders; otherwise the nearest file above each. `options` override both."""
        self._options = options
        self._fixed = fixed.overridden(**options) if fixed is not None else None
        self._of: dict[str, Config] = {}
        self._default = Config().overridden(**options)

    def of_folder(self, folder: str) -> Config:
        """The settings that hold in a folder (an absolute path)."""
        if self._fixed is not None:
            return self._fixed
        found = self._of.get(folder)
        if found is None:
            own = _own_settings(folder)
            if own is not None:
                found = own.overridden(**self._options)
            else:
                above = os.path.dirname(folder)
                found = self._default if above == folder else self.of_folder(above)
            self._of[folder] = found
        return found

    def of_run(self, paths: Sequence[str]) -> Config:
        """The settings that hold for a run as a whole: those of its first path, or of this folder for `-`."""
        first = os.path.abspath(paths[0] if paths and paths[0] != "-" else ".")
        return self.of_folder(first if os.path.isdir(first) else os.path.dirname(first))


def load_config(file: str) -> Config:
    """The settings in a file that the user named.

    Raises:
        ConfigError: the file is missing, is not TOML, or holds something that is not understood.
    """
    table = _table(file)
    if table is None:
        raise ConfigError("there is no table [tool.mtlint] here", file)
    return _config(table, file)


def parse_size(text: str | int) -> int:
    """A size in bytes: a number, or a number with k, M or G.

    Raises:
        ValueError: neither.
    """
    if isinstance(text, int):
        return text
    body = text.strip().lower().replace("_", "")
    digits = body.rstrip("bkmg ")
    unit = body[len(digits) :].strip()
    if unit not in _UNITS or not digits.replace(".", "", 1).isdigit():
        raise ValueError(f"“{text}” is no size such as 500k or 10MB")
    return int(float(digits) * _UNITS[unit])


def _own_settings(folder: str) -> Config | None:
    for name in NAMES:
        file = os.path.join(folder, name)
        if os.path.isfile(file):
            table = _table(file)
            if table is not None:
                return _config(table, file)
    return None


def _table(file: str) -> dict[str, Any] | None:
    name = os.path.basename(file)
    if name == "pyproject.toml" and b"mtlint" not in _read(file, ConfigError):
        return None  # most pyproject files: not worth loading a TOML parser for
    whole, _ = load_toml(file, ConfigError)
    if name != "pyproject.toml":
        return whole
    table = whole.get("tool", {}).get("mtlint")
    return table if isinstance(table, dict) else None


def load_toml(file: str, refused: type[PlacedError]) -> tuple[dict[str, Any], str]:
    """What a TOML file holds, and its text.

    Raises:
        PlacedError: of the kind `refused`, where the file cannot be read or is not TOML.
    """
    data = _read(file, refused)
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        text = data.decode("utf-8")
        return tomllib.loads(text), text
    except UnicodeDecodeError as error:
        raise refused(f"not UTF-8 at byte {error.start}", file, data[: error.start].count(b"\n") + 1) from error
    except tomllib.TOMLDecodeError as error:
        raise refused(f"not TOML: {error}", file, _line_in(str(error))) from error


def _read(file: str, refused: type[PlacedError]) -> bytes:
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise refused(f"cannot be read: {error.strerror or error}", file) from error


def _line_in(complaint: str) -> int | None:
    """The line that a parser of TOML names in its message: only from Python 3.14 on it also says it apart."""
    _, _, rest = complaint.partition("(at line ")
    digits = rest.partition(",")[0]
    return int(digits) if digits.isdigit() else None


def _config(table: dict[str, Any], file: str) -> Config:
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in {name for name, _ in _TABLES}:
            values.update(_accepted(key, value, file))
            continue
        if key not in _KEYS:
            raise ConfigError(f"unknown key “{key}”{nearest(key, _KEYS)}", file, _line(file, key))
        try:
            values[_KEYS[key].name] = _value(key, value)
        except ValueError as error:
            raise ConfigError(f"{key}: {error}", file, _line(file, key)) from error
    root = os.path.dirname(file) or "."
    for key in _FILES:
        field = _KEYS[key].name
        if values.get(field):
            values[field] = os.path.join(root, values[field])
    return Config(**values, root=root, file=file)


def _accepted(key: str, table: Any, file: str) -> dict[str, Any]:
    """The tables `[names]`, `[terms]` and `[words]`: what each accepts."""
    if not isinstance(table, dict) or set(table) != {"accept"}:
        raise ConfigError(f"{key}: expected a table with the key “accept” alone", file, _line(file, f"[{key}"))
    try:
        return {_TABLES[key, "accept"]: _value("accept", table["accept"])}
    except ValueError as error:
        raise ConfigError(f"{key}.accept: {error}", file, _line(file, f"[{key}")) from error


def _value(key: str, value: Any) -> Any:
    """A TOML value as the type of its field, or a ValueError that says what was expected."""
    if key == "max-file-size" and isinstance(value, str | int) and not isinstance(value, bool):
        return parse_size(value)
    choices = {"fail-on": FAIL_ON, "language": LANGUAGES}.get(key)
    if choices is not None:
        if value not in choices:
            raise ValueError(f"expected one of {', '.join(choices)}")
        return value
    if key in _BOOLEANS or key in _FILES:
        wanted, words = (bool, "true or false") if key in _BOOLEANS else (str, "the name of a file")
        if not isinstance(value, wanted):
            raise ValueError(f"expected {words}")
        return value
    if key == "per-file-ignores":
        if not isinstance(value, dict):
            raise ValueError("expected a table of globs, each with a list of rules")
        return tuple((glob, _value("ignore", codes)) for glob, codes in value.items())
    if key == "min-confidence":
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise ValueError("expected a number from 0 to 1")
        return float(value)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("expected a list of texts")
    if key == "encodings":
        _refuse_unknown_codecs(value)
    return tuple(value)


def _refuse_unknown_codecs(names: list[str]) -> None:
    import codecs

    for name in names:
        try:
            codecs.lookup(name)
        except LookupError:
            raise ValueError(f"“{name}” is no encoding that Python knows") from None


def _line(file: str, key: str) -> int | None:
    """The line where a key is written: TOML parsers do not tell."""
    with open(file, encoding="utf-8", errors="replace") as stream:
        lines = stream.readlines()
    for number, line in enumerate(lines, 1):
        if line.lstrip().strip("\"'").startswith(key):
            return number
    return None
