"""Reading files, finding literals in the folded view, quoting the text."""

from __future__ import annotations

import os
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.errors import ReadError
from linter.text.document import Document
from linter.text.folding import fold, fold_literal, squeeze
from linter.text.reading import looks_binary, read_bytes
from linter.text.spans import Span, without_overlaps
from tests.text.hostile import texts


@given(st.one_of(texts, st.text()))
def test_every_offset_of_the_squeezed_view_leads_back(text):
    folded = fold(text)
    squeezed = squeeze(folded)
    assert len(folded) == len(text)
    assert "  " not in squeezed.view
    offsets = [squeezed.original(at) for at in range(len(squeezed.view))]
    assert bytes(folded[at] for at in offsets).decode("latin-1") == squeezed.view
    assert offsets == sorted(set(offsets))
    assert all(folded[at - 1 : at] != b" " for at in offsets if folded[at : at + 1] == b" ")  # first of its run
    assert squeezed.original(len(squeezed.view)) == len(text)


@pytest.mark.parametrize("text", ["Party\u00a0Committee", "party  committee", "party\ncommittee", "PARTY-Committee"])
def test_a_literal_is_found_whatever_parts_its_words(text):
    squeezed = squeeze(fold(f"The {text}, then"))
    at = squeezed.view.index(fold_literal("party committee"))
    start, end = squeezed.original(at), squeezed.original(at + len("party committee"))
    assert f"The {text}, then"[start:end] == text


def test_what_is_no_regular_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "fifo")
    for path in (tmp_path / "fifo", tmp_path, tmp_path / "gone", "/dev/zero"):
        with pytest.raises(ReadError, match=os.path.basename(path)):
            read_bytes(str(path))


def test_a_limit_reads_no_more(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert read_bytes(str(tmp_path / "a"), 10) == b"x" * 10


def test_binary_is_told_from_utf_16():
    assert looks_binary(b"a\0b")
    assert not looks_binary("\ufeffab".encode("utf-16-le"))
    assert not looks_binary(b"plain")


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\r\r"])
def test_a_quotation_stays_in_its_paragraph(gap):
    text = f"Before it.{gap}One two three.{gap}After it."
    start = text.index("two")
    assert Document("x", text).quote(Span(start, start + 3)) == ("One ", "two", " three.")


def test_a_long_quotation_is_cut_between_words():
    text = "word " * 50 + "MARK" + " word" * 50
    before, marked, after = Document("x", text).quote(Span(250, 254))
    assert marked == "MARK"
    assert before.startswith("…word ")
    assert after.endswith(" word…")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=12))
def test_kept_spans_do_not_overlap(spans):
    kept = without_overlaps(spans)
    assert kept == sorted(kept)
    for left, right in pairwise(kept):
        assert left.end <= right.start
    assert all(any(span.overlaps(k) for k in kept) for span in spans)


def test_the_sentence_at_an_offset():
    doc = Document("x", "One here. Two here.\n\nThree here.")
    texts_at = {at: doc.text[slice(*doc.sentences[doc.sentence_at(at)])] for at in (0, 5, 10, 20, 25)}
    assert texts_at == {0: "One here.", 5: "One here.", 10: "Two here.", 20: "Two here.", 25: "Three here."}
