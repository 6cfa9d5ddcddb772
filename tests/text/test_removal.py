"""Taking lines out leaves the other lines as they are and no hole between them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.document import Document
from linter.text.removal import lines_to_remove
from linter.text.spans import Span

SHOWN = ("a", "b c", "  d", "e ", "\u2028f")
BLANK = ("", " ", "\t", "\u3000")


def removed(text: str, first: int, last: int) -> str:
    doc = Document("a.txt", text)
    span = lines_to_remove(doc, Span(doc.lines.span(first).start, doc.lines.span(last).end))
    return text[: span.start] + text[span.end :]


def shown(text: str) -> list[str]:
    return [line for line in re.split("\r\n|\r|\n", text.removeprefix("\ufeff")) if line.strip("\u3000 \t")]


@given(st.data())
def test_what_is_left_is_the_other_lines_and_no_hole(data):
    lines = data.draw(st.lists(st.sampled_from(SHOWN + BLANK), min_size=1, max_size=9))
    end = data.draw(st.sampled_from(("\n", "\r\n", "\r")))
    mark = data.draw(st.sampled_from(("", "\ufeff")))
    text = mark + end.join(lines) + data.draw(st.sampled_from(("", end)))
    places = [at for at, line in enumerate(lines, 1) if line in SHOWN]
    if not places:
        return
    first = data.draw(st.sampled_from(places))
    last = data.draw(st.sampled_from([at for at in places if at >= first]))
    left = removed(text, first, last)
    assert shown(left) == [line for at, line in enumerate(lines, 1) if line in SHOWN and not first <= at <= last]
    assert left.startswith("\ufeff") == bool(mark)
    assert _longest_hole(left, end) <= _longest_hole(text, end)
    if shown(left):
        assert left.endswith(end) == text.endswith(end) or not lines[-1].strip("\u3000 \t")


def _longest_hole(text: str, end: str) -> int:
    rows = ["x" if line.strip("\u3000 \t\ufeff") else " " for line in text.split(end)]
    return max((len(run) for run in "".join(rows).split("x")[1:-1]), default=0)


@pytest.mark.parametrize(
    ("text", "first", "last", "left"),
    [
        ("a\n\nmenu\n\nb\n", 3, 3, "a\n\nb\n"),
        ("a\nmenu\nb\n", 2, 2, "a\nb\n"),
        ("menu\nhome\n\na\n", 1, 2, "a\n"),
        ("a\n\nmenu\n", 3, 3, "a\n"),
        ("a\n\nmenu", 3, 3, "a"),
        ("\ufeffmenu\n\na", 1, 1, "\ufeffa"),
        ("menu\n", 1, 1, ""),
        ("a\r\n\r\n\r\nmenu\r\n\r\nb", 4, 4, "a\r\n\r\n\r\nb"),
    ],
)
def test_cases(text, first, last, left):
    assert removed(text, first, last) == left
