"""In which line of a TOML file a key stands: parsers of TOML do not tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}'  # texts over several lines
    r'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
    r"|\#[^\n]*|\n|[\[\]{}=.,]|[A-Za-z0-9_+:-]+",
    re.DOTALL,
)  # fmt: skip


class Places:
    """The lines of the keys of a TOML text that is known to be right.

    Keys inside inline tables and lists are not told apart from the key that these belong to.
    """

    def __init__(self, text: str, table: tuple[str, ...] = ()) -> None:
        """`table` is the one whose keys will be asked for."""
        self._base = table
        self._lines: dict[tuple[str, ...], int] = {}
        above: tuple[str, ...] = ()
        for number, header, key in _keys(text):
            path = key if header else (*above, *key)
            above = key if header else above
            for end in range(1, len(path) + 1):
                self._lines.setdefault(path[:end], number)

    def line(self, *key: str) -> int | None:
        """The line of a key, or of the table it is in; None if neither is written out."""
        whole = (*self._base, *key)
        found = (self._lines.get(whole[:end]) for end in range(len(whole), 0, -1))
        return next((line for line in found if line), None)


def _keys(text: str) -> Iterator[tuple[int, bool, tuple[str, ...]]]:
    """Each key: its line, whether it is the header of a table, and its parts."""
    key: list[str] = []
    header, in_value, depth, number = False, False, 0, 1
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece == "\n" and depth == 0:
            if header and key:
                yield number, True, tuple(key)
            key, header, in_value = [], False, False
        elif in_value:
            depth += (piece in {"[", "{"}) - (piece in {"]", "}"})
        elif piece == "[":
            header = True
        elif piece == "=":
            yield number, False, tuple(key)
            in_value = True
        elif piece not in {"]", "."} and not piece.startswith("#"):
            key.append(_unquoted(piece))
        number += piece.count("\n")
    if header and key:
        yield number, True, tuple(key)


def _unquoted(piece: str) -> str:
    if piece[0] not in "\"'":
        return piece
    if "\\" not in piece or piece[0] == "'":
        return piece[1:-1]
    from linter.config.toml import parsed
    from linter.errors import ConfigError

    table, _ = parsed(f"key = {piece}".encode(), "", ConfigError)
    return str(table["key"])
