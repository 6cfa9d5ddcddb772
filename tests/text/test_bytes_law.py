"""No byte is lost, and positions agree with the simplest way of counting."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.document import Document
from linter.text.spans import BOM, Lines, Span
from tests.text.hostile import line_texts, texts

ENCODINGS = ("gb18030", "cp1252")


@given(st.binary())
def test_any_bytes_come_back(data):
    assert Document.from_bytes(data, "x", ENCODINGS).to_bytes() == data
    assert Document.from_bytes(data, "x").to_bytes() == data


@given(st.sampled_from((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)), st.binary())
def test_any_bytes_after_a_mark_come_back(mark, data):
    assert Document.from_bytes(mark + data, "x", ENCODINGS).to_bytes() == mark + data


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "cp1252"])
@given(texts)
def test_encoded_texts_come_back(codec, text):
    data = text.encode(codec, "replace")
    doc = Document.from_bytes(data, "x", ENCODINGS)
    assert doc.to_bytes() == data


@given(texts)
def test_utf_16_is_read(text):
    text = BOM + text.encode("utf-8", "replace").decode()
    doc = Document.from_bytes(text.encode("utf-16-le"), "x")
    assert doc.text == text
    assert doc.encoding == "utf-16-le"


def split_lines(text: str) -> list[str]:
    lines = re.split("\r\n|\r|\n", text)
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines


@given(line_texts)
def test_lines_agree_with_a_plain_split(text):
    assert [text[line.start : line.end] for line in Lines(text)] == split_lines(text)


@given(line_texts, st.data())
def test_places_agree_with_plain_counting(text, data):
    text += "x"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    location = Lines(text).place("p", Span(start, end))
    before = re.split("\r\n|\r|\n", text[:start])
    if text[:start].endswith("\r") and text[start] == "\n":
        before = [*before[:-2], before[-2] + "\r"]  # inside a line end: still on the line that it ends
    mark = text.startswith(BOM) and len(before) == 1 and start > 0
    assert location.line == len(before)
    assert location.column == len(before[-1]) + 1 - mark
    assert (location.end_line, location.end_column) >= (location.line, location.column)
    assert location.end_column <= len(split_lines(text)[location.end_line - 1]) + 2


@given(line_texts, st.data())
def test_a_span_inside_a_line_is_found_again_by_line_and_column(text, data):
    lines = [line for line in Lines(text) if line.end > line.start]
    if not lines or text.startswith(BOM):
        return
    line = data.draw(st.sampled_from(lines))
    start = data.draw(st.integers(line.start, line.end - 1))
    end = data.draw(st.integers(start + 1, line.end))
    place = Lines(text).place("p", Span(start, end))
    assert place.line == place.end_line
    shown = split_lines(text)[place.line - 1]
    assert shown[place.column - 1 : place.end_column - 1] == text[start:end]


def test_a_codec_that_would_change_bytes_is_passed_over():
    data = b"\x87\x90"  # cp932 reads it, and writes the same sign as other bytes
    doc = Document.from_bytes(data, "x", ("cp932",))
    assert doc.encoding == "utf-8"
    assert doc.to_bytes() == data
