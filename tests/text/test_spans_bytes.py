"""Byte columns agree with the bytes of the file, however the text was made and however long its lines are."""

from __future__ import annotations

import codecs
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.document import Document
from linter.text.spans import BOM, Lines, Span
from tests.text.hostile import line_texts, texts

LINE_END = re.compile(b"\r\n|\r|\n")
signs = st.text(alphabet="\r\n\u2028\x85\f\ufeffxé中\U0001f600\u0301")
undecodable = st.lists(
    st.one_of(
        line_texts.map(lambda text: text.encode("utf-8", "replace")), signs.map(str.encode), st.binary(max_size=5)
    )
).map(b"".join)


def prefix_bytes(data: bytes, at: int) -> int:
    """How many bytes stand before a place in its line, by the bytes alone."""
    start = max((m.end() for m in LINE_END.finditer(data) if m.end() <= at), default=0)
    if data.startswith(codecs.BOM_UTF8) and start == 0 and at > 0:
        start = len(codecs.BOM_UTF8)
    return at - start


@given(undecodable, st.booleans(), st.data())
def test_byte_columns_are_those_of_the_file(data, mark, draw):
    """For every file that is read as UTF-8, with bytes in it that are none."""
    data = codecs.BOM_UTF8 * mark + data + b"x"
    mark = data.startswith(codecs.BOM_UTF8)  # the drawn bytes may begin with one themselves
    doc = Document.from_bytes(data, "a.txt")
    start = draw.draw(st.integers(0, len(doc.text) - 1))
    end = draw.draw(st.integers(start + 1, len(doc.text)))
    place = doc.location(Span(start, end))
    before = len(doc.text[:start].encode("utf-8", "surrogateescape"))
    if not doc.text[:start].endswith("\r") or doc.text[start] != "\n":  # inside a line end: on the line that it ends
        assert place.byte_column == prefix_bytes(data, before) + 1
    last = LINE_END.split(data)[place.end_line - 1].removeprefix(codecs.BOM_UTF8 if place.end_line == 1 else b"")
    assert place.end_byte_column <= len(last) + 1 + (place.span.end <= 1 and mark) * 3
    if "\r" not in doc.text[start:end] and "\n" not in doc.text[start:end] and not (mark and start == 0):
        assert place.end_byte_column - place.byte_column == len(doc.text[start:end].encode("utf-8", "surrogateescape"))


@given(st.one_of(texts, line_texts, signs), st.data())
def test_byte_columns_are_those_of_the_line_in_utf_8(text, draw):
    """For any text, by encoding what stands before a place in its line; a lone surrogate counts for one byte."""
    text += "x"
    start = draw.draw(st.integers(0, len(text) - 1))
    end = draw.draw(st.integers(start + 1, len(text)))
    lines = Lines(text)
    place = lines.place("p", Span(start, end))
    for line, column, byte_column in (
        (place.line, place.column, place.byte_column),
        (place.end_line, place.end_column, place.end_byte_column),
    ):
        at = lines.span(line).start + (line == 1 and text.startswith(BOM) and place.span != (0, 1) and start > 0)
        if line == 1 and text.startswith(BOM) and start == 0:
            continue  # a span that begins with the mark: its end is counted from behind the mark
        assert byte_column == len(text[at : at + column - 1].encode("utf-8", "replace")) + 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", BOM])
@pytest.mark.parametrize(
    ("before", "columns"),
    [
        ("", (1, 1)),
        ("abc ", (5, 5)),
        ("\t", (2, 2)),
        ("né ", (4, 5)),
        ("ne\u0301 ", (5, 6)),
        ("中文 ", (4, 8)),
        ("\U0001f600 ", (3, 6)),
        ("\U0001f469\u200d\U0001f33e ", (5, 13)),
        ("one\u2028two ", (9, 11)),
        ("caf\udce9 ", (6, 6)),
    ],
)
def test_columns_in_both_units(before, columns, mark, end):
    """A word behind signs of one to four bytes, in the first line and in the third."""
    for above in ("", f"One.{end}中文{end}"):
        text = mark + above + before + "word" + end
        start = text.index("word")
        place = Lines(text).place("p", Span(start, start + 4))
        assert (place.line, place.column, place.byte_column) == (3 if above else 1, *columns)
        assert (place.end_column, place.end_byte_column) == (columns[0] + 4, columns[1] + 4)


def test_many_places_in_a_line_of_megabytes():
    """Ten times the places in ten times the text take about ten times as long, not a hundred times."""

    def seconds(size: int) -> float:
        text = "中文 and é. " * (size // 10)
        start = time.process_time()
        lines = Lines(text)
        for at in range(0, len(text), 400):
            lines.place("p", Span(at, at + 3))
        return time.process_time() - start

    seconds(10_000)
    assert seconds(10_000_000) < 1 + 25 * seconds(1_000_000)
