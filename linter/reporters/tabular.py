"""Tables on a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.reporters.display import visible, width

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import TextIO

    Row = tuple[str | int, ...]


def write_table(out: TextIO, headers: Sequence[str], rows: Sequence[Row], numbers: Collection[str]) -> None:
    """Write a table aligned by the width that characters have on a terminal.

    tabulate knows that width only where another package is installed; so it lays out stand-ins of the right
    length, and the texts take their places afterwards.

    Args:
        out: where to.
        headers: of the columns.
        rows: numbers get separators of thousands.
        numbers: the headers whose columns are aligned to the right.
    """
    from tabulate import tabulate

    texts = [[_cell(value) for value in row] for row in rows]
    stand_ins = [["x" * width(text) for text in row] for row in texts]
    align = ["right" if header in numbers else "left" for header in headers]
    lines = tabulate(stand_ins, headers=headers, colalign=align, disable_numparse=True).splitlines()
    filled = [_filled(line, row) for line, row in zip(lines[2:], texts, strict=True)]
    out.writelines(f"{line.rstrip()}\n" for line in (*lines[:2], *filled, ""))


def _filled(line: str, texts: Sequence[str]) -> str:
    rest = filter(None, texts)
    return re.sub("x+", lambda _: next(rest), line)


def _cell(value: str | int) -> str:
    text = value if isinstance(value, str) else f"{value:,}"
    return text if width(text) else visible(text)
