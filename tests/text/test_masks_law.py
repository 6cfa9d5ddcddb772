"""Laws of every format: masking moves nothing, segments are true paragraphs, sentences lose nothing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.text.document import Document
from linter.text.formats import mask
from linter.text.segments import ATOM, INVISIBLE, NOTHING
from linter.text.tokens import LETTER_FILLER, Tokens, fold_word
from tests.text.hostile import FORMATS, line_ends, texts, texts_in, texts_with_format, visible


@given(texts_with_format)
@settings(max_examples=300)
def test_masking_moves_nothing(sample):
    text, format_ = sample
    prose = mask(text, format_).prose
    assert len(prose) == len(text)
    assert line_ends(prose) == line_ends(text)


@given(texts)
def test_plain_prose_differs_by_atoms_only(text):
    prose = mask(text, "plain").prose
    assert all(shown in (ATOM, char) for shown, char in zip(prose, text, strict=True))


@given(texts_in("markdown"))
@settings(max_examples=300)
def test_markdown_prose_is_text_or_a_sign(text):
    text = text.replace("&", "")  # references are read, which writes new letters
    prose = mask(text, "markdown").prose
    assert all(shown in (ATOM, NOTHING, " ", char) for shown, char in zip(prose, text, strict=True))


@given(texts_in("html"))
def test_html_prose_is_text_or_a_sign(text):
    text = text.replace("&", "")
    prose = mask(text, "html").prose
    assert all(shown in (ATOM, NOTHING, " ", char) for shown, char in zip(prose, text, strict=True))


@given(texts_with_format)
@settings(max_examples=300)
def test_segments_are_ordered_trimmed_and_without_blank_lines(sample):
    text, format_ = sample
    prose, segments, *_ = mask(text, format_)
    for left, right in pairwise(segments):
        assert left.span.end <= right.span.start
    for segment in segments:
        start, end = segment.span
        assert 0 <= start < end <= len(text)
        assert prose[start] not in INVISIBLE
        assert prose[end - 1] not in INVISIBLE
        blank = INVISIBLE.replace(NOTHING, "") if format_ != "plain" else INVISIBLE
        assert all(line.strip(blank) for line in re.split("\r\n|\r|\n", prose[start:end]))


@given(texts_with_format)
def test_nothing_visible_lies_outside_the_segments(sample):
    text, format_ = sample
    prose, segments, *_ = mask(text, format_)
    covered = {at for segment in segments for at in range(*segment.span)}
    assert visible(prose) - covered == set()


@given(texts_with_format)
@settings(max_examples=300)
def test_sentences_cover_their_segments(sample):
    text, format_ = sample
    doc = Document("x", text, format=format_)
    covered: set[int] = set()
    for left, right in pairwise(doc.sentences):
        assert left.end <= right.start
    for sentence in doc.sentences:
        assert any(segment.span.contains(sentence) for segment in doc.segments)
        assert sentence.start < sentence.end
        assert doc.prose[sentence.start] not in INVISIBLE
        assert doc.prose[sentence.end - 1] not in INVISIBLE
        covered.update(range(*sentence))
    everything = {at for segment in doc.segments for at in range(*segment.span)}
    assert {at for at in everything - covered if doc.prose[at] not in INVISIBLE} == set()


@given(texts_in("html"))
def test_tokens_lie_where_they_say(text):
    doc = Document("x", text, format="html")
    for token in doc.tokens:
        assert not set(doc.prose[token.start : token.end]) & {ATOM, NOTHING, " "}
        assert LETTER_FILLER not in token.norm


@pytest.mark.parametrize("format_", FORMATS)
@given(st.text())
def test_any_text_is_survived(format_, text):
    assert len(mask(text, format_).prose) == len(text)


@pytest.mark.parametrize("piece", [">", "> ", "[", "*", "_a ", "![", "$", "`", "<a ", "<!--", "&", "|a", "- ", "\0"])
@pytest.mark.parametrize("format_", FORMATS)
def test_deep_nesting_is_survived(piece, format_):
    text = piece * 10_000
    assert len(mask(text, format_).prose) == len(text)


@given(texts_in("html"))
def test_tokens_are_folded_each_by_itself(text):
    doc = Document("x", text, format="html")
    assert [token.norm for token in doc.tokens] == [fold_word(doc.prose[t.start : t.end]) for t in doc.tokens]


def test_a_letter_that_grows_and_a_filler_that_goes_do_not_cancel_out():
    prose = f"İ x{LETTER_FILLER} word"
    assert [token.norm for token in Tokens(prose)] == ["i\u0307", "x", "word"]
