"""Reads TOML files; what is wrong with one is said with file and line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.errors import PlacedError

_MARK = b"\xef\xbb\xbf"  # a byte order mark, which some editors on Windows write


def load_toml(file: str, refused: type[PlacedError]) -> tuple[dict[str, Any], str]:
    """What a TOML file holds, and its text.

    Raises:
        PlacedError: of the kind `refused`, where the file cannot be read or is not TOML.
    """
    return parsed(read_file(file, refused), file, refused)


def parsed(data: bytes, file: str, refused: type[PlacedError]) -> tuple[dict[str, Any], str]:
    """What TOML holds, and its text; `file` is what errors name.

    Raises:
        PlacedError: of the kind `refused`, where it is not TOML.
    """
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    data = data.removeprefix(_MARK)
    try:
        text = data.decode("utf-8")
        return tomllib.loads(text), text
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refused(f"not UTF-8 at byte {error.start}; save it as UTF-8", file, line) from error
    except tomllib.TOMLDecodeError as error:
        raise refused(f"not TOML: {_plainly(str(error))}", file, _line_in(str(error))) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, lists nested a thousand deep
        raise refused("a number or a list in it cannot be read: it is too long or too deep", file) from error


def read_file(file: str, refused: type[PlacedError]) -> bytes:
    """The bytes of a file.

    Raises:
        PlacedError: of the kind `refused`, where the file cannot be read.
    """
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except FileNotFoundError as error:
        raise refused(f"there is no such file in “{os.path.dirname(file) or '.'}”", file) from error
    except OSError as error:
        raise refused(f"cannot be read: {error.strerror or error}", file) from error
    except ValueError as error:  # a NUL in the name
        raise refused("this is no name of a file", file) from error


def _plainly(complaint: str) -> str:
    """A complaint in characters that any terminal shows."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in complaint)


def _line_in(complaint: str) -> int | None:
    """The line that a parser of TOML names in its message: only from Python 3.14 on it also says it apart."""
    _, _, rest = complaint.partition("(at line ")
    digits = rest.partition(",")[0]
    return int(digits) if digits.isdigit() else None
