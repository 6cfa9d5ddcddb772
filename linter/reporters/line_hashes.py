"""The fingerprint that GitHub gives a line of a file, for those who send SARIF by its REST API.

The action that uploads SARIF computes it from the checkout; the API does not, and then GitHub shows a finding twice
once lines move. The algorithm is that of `github/codeql-action`, `src/fingerprints.ts`: a polynomial hash (factor 37,
64 bits) over the first 100 characters from the start of a line, spaces and tabs passed over, line ends of all kinds as
LF, the end of the file as U+FFFF and then zeros; then how often this value has come up so far. Characters are UTF-16
code units.
"""

from __future__ import annotations

import sys
from collections import Counter, deque
from itertools import chain, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WINDOW = 100  # characters
_FACTOR = 37
_BITS = (1 << 64) - 1
_LEAVING = pow(_FACTOR, _WINDOW, 1 << 64)
_END, _BEHIND = 0xFFFF, -1
_TAB, _LINE_FEED, _SPACE = 9, 10, 32


def line_hashes(data: bytes) -> list[str]:
    """The fingerprint of each line of a file, the first at index 0, such as `271789c17abda88f:1`."""
    seen: Counter[str] = Counter()
    found = []
    for value in _values(data):
        word = f"{value:x}"
        seen[word] += 1
        found.append(f"{word}:{seen[word]}")
    return found


def _values(data: bytes) -> Iterator[int]:
    """The hash of the window that begins at each line, line by line."""
    window = deque([0] * _WINDOW)
    starts: deque[int] = deque()  # positions of lines that are still in the window, the oldest first
    value, at_start = 0, True
    units = _units(data)
    for position, unit in enumerate(chain(units, (_END,), repeat(_BEHIND, _WINDOW))):
        if starts and starts[0] == position - _WINDOW:
            yield value
            starts.popleft()
        if at_start and unit != _BEHIND:
            starts.append(position)
        at_start = unit == _LINE_FEED
        value = (value * _FACTOR + max(unit, 0) - _LEAVING * window.popleft()) & _BITS
        window.append(max(unit, 0))


def _units(data: bytes) -> Iterator[int]:
    """What counts of the text: no spaces and tabs, one LF for each line end."""
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    native = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
    return (unit for unit in memoryview(text.encode(native)).cast("H") if unit not in (_TAB, _SPACE))
