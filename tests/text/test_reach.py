"""Where something that is to be replaced begins and ends, for formats that know lines and columns only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.spans import Lines, Span


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("one\ntwo\n", (0, 3), (1, 1, 1, 4)),
        ("one\ntwo\n", (3, 4), (1, 4, 2, 1)),
        ("one\ntwo\n", (0, 8), (1, 1, 3, 1)),
        ("one\r\ntwo", (0, 5), (1, 1, 2, 1)),
        ("one\rtwo", (2, 4), (1, 3, 2, 1)),
        ("one\n\n", (4, 5), (2, 1, 3, 1)),
        ("one", (3, 3), (1, 4, 1, 4)),
        ("", (0, 0), (1, 1, 1, 1)),
    ],
)
def test_a_line_end_reaches_into_the_next_line(text, span, expected):
    place = Lines(text).reach("a.txt", Span(*span))
    assert (place.line, place.column, place.end_line, place.end_column) == expected


@given(st.text("ab梨\n\r", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_lines_and_columns_say_exactly_what_is_replaced(text, start, length):
    start = min(start, len(text))
    end = min(start + length, len(text))
    inside = {at + 1 for at in range(len(text)) if text[at : at + 2] == "\r\n"}
    if {start, end} & inside:
        return  # half a line end: no text editor can mark that
    lines = Lines(text)
    place = lines.reach("a.txt", Span(start, end))
    starts = [lines.span(number).start for number in range(1, len(lines) + 1)] + [len(text)]
    assert starts[place.line - 1] + place.column - 1 == start
    assert starts[place.end_line - 1] + place.end_column - 1 == end
