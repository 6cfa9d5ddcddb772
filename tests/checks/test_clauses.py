"""What the examples of the rules for sentences cannot say: paragraphs, and pages that never end a sentence."""

from __future__ import annotations

import time

import pytest

from linter.checks.run_in import TitleRunIn
from linter.checks.splices import CommaSplice, TaggedSplice
from linter.text.document import Document


def marked(check, text: str) -> list[str]:
    doc = Document.from_bytes(text.encode(), "text.md")
    return [doc.text[slice(*hit.span)] for hit in check.check_document(doc)]


def test_a_splice_is_found_across_a_line_break():
    assert marked(CommaSplice(), "The lid of the old box is bent,\nit is hard to close again.") == [",\nit is"]


def test_a_salutation_is_no_first_sentence():
    assert marked(CommaSplice(), "You are my oldest friend,\n\nMary Quill has seen the dam.") == []


def test_words_of_speech_do_not_reach_into_the_next_paragraph():
    text = "The dam is old, he said,\n\nit's late."
    assert marked(TaggedSplice(), text) == []
    assert marked(TaggedSplice(), text.replace("\n\n", "\n")) == [", he said,"]


def test_a_title_does_not_run_into_the_next_paragraph():
    text = "Mary Quill's speech\n\nMay 3, the council met."
    assert marked(TitleRunIn(), text) == []
    assert marked(TitleRunIn(), text.replace("\n\n", " ")) == ["speech May 3"]


@pytest.mark.parametrize("check", [CommaSplice(), TaggedSplice(), TitleRunIn()])
@pytest.mark.parametrize(
    "piece",
    [
        "The lid is bent, it is hard to close again ",
        "The dam is old, he said, it's late ",
        "old May 3, the lid is bent ",
    ],
)
def test_time_grows_with_the_length_of_a_sentence_without_end(check, piece):
    def seconds(times: int) -> float:
        doc = Document("text.txt", piece * times)
        assert doc.sentences
        start = time.perf_counter()
        list(check.check_document(doc))
        return time.perf_counter() - start

    short = min(seconds(2_000) for _ in range(3))
    assert min(seconds(16_000) for _ in range(2)) < 20 * short + 0.05, "eight times the text takes far more than that"
