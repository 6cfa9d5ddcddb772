"""Unpaired marks: what examples cannot say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.balance import UnpairedBracket, UnpairedQuote
from linter.text.document import Document
from tests.conftest import is_linear

PIECES = ("a", "b ", "(", ")", "[", "]", "{", "}", "“", "”", '"', "\n\n", "5", " ")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_text_in_brackets_has_as_many_unpaired_ones(text):
    """Wrapping every paragraph in a pair of its own changes nothing about the brackets inside."""
    doc = Document("a.txt", f"x {text} x")
    wrapped = Document("a.txt", "\n\n".join(f"x ({part}) x" for part in f"x {text} x".split("\n\n")))
    inner, outer = (list(UnpairedBracket().check_document(d)) for d in (doc, wrapped))
    if not any(char in text for char in "()"):
        assert [hit.values["match"] for hit in inner] == [hit.values["match"] for hit in outer]
    assert all(doc.text[slice(*hit.span)] in "()[]{}" for hit in inner)


@given(st.lists(st.sampled_from(("a ", "“b” ", '"c" ', "\n\n")), max_size=20).map("".join))
def test_paired_quotes_are_silent(text):
    assert list(UnpairedQuote().check_document(Document("a.txt", text))) == []


@pytest.mark.parametrize("piece", ["(a [b ", 'a "b\n\n', ") ", "a) :-) "])
def test_many_marks_take_time_in_proportion(piece):
    assert is_linear(piece, "PUN009", "PUN010", "PUN011", "PUN012")
