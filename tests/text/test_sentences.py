"""Where a sentence ends, and where it only looks so."""

from __future__ import annotations

import pytest

from linter.text.sentences import split_sentences
from linter.text.spans import Span


def sentences_of(text: str) -> list[str]:
    return [text[slice(*span)] for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "He came. | She left! | Why? | So it was.",
        "Mr. Li met Dr. Wang and Gen. Sun. | They ate.",
        "The firm Old Mill Co., Ltd. was sold. | It had been big.",
        "They saw the U.S. President in the U.S. | The visit was short.",
        "At 5 p.m. Monday he ate, at 6 p.m. he slept. | It was late.",
        "Apples, pears, etc. | He liked them. | Plums etc. were there.",
        "See Fig. 2 and No. 5, e.g. Part One, i.e. All of it. | He said no. | Then he left.",
        "J. K. Marsh and George W. Hill wrote to A. Lee. | She wrote back.",
        "This is vitamin C. | It is good. | That is between him and I. | Nobody knew.",
        "Pi is 3.14. | A dozen is 12. | The year was 2019. | The end.",
        "1. The first step. | 2. The second step.",
        "“Why?” he asked. | “Stop!” | He ran. | (See above.) | [Or below.] | Done.",
        "He said “I will.” | She said 'no.' | They said (nothing.) | End.",
        "Wait... what? | Yes… | No. | Then ... it rained.",
        "Really?! | Yes!!! | Good.",
        "第一句。|第二句！|“第三句？”|Fourth。",
        "in Jan. 5 days. | It was in Jan. | The snow came.",
        "Xi'an is old. | Washington, D.C. | He lived there.",
        "Lines\nmay break here.\n| Here too.",
        "a . b . c",
        "She holds a Ph.D. in law. | She teaches.",
        "No stop at all",
        "...",
    ],
)
def test_sentences(text):
    parts = [part.strip() for part in text.split("|")]
    assert sentences_of(text.replace("|", "")) == parts


def test_a_missing_blank_still_ends_a_sentence():
    assert sentences_of("This is the end.Next we go.”Then all!Where?”So") == [
        "This is the end.",
        "Next we go.”",
        "Then all!",
        "Where?”",
        "So",
    ]
    assert sentences_of("Use v2.Beta of A.B or x.Y now") == ["Use v2.Beta of A.B or x.Y now"]


def test_only_the_span_is_looked_at():
    text = "One. Two. Three. Four."
    assert [text[slice(*s)] for s in split_sentences(text, Span(5, 16))] == ["Two.", "Three."]
    assert list(split_sentences("   ", Span(0, 3))) == []


def test_masked_marks_do_not_hide_an_end():
    assert sentences_of("\u2060\u2060Bold end.\u2060\u2060 Next one.") == ["Bold end.", "Next one."]


@pytest.mark.parametrize("piece", [".", ". ", "A. ", "a.B", '!"', ".)", ".\u2060", '. "', "。", "x.  "])
def test_long_runs_take_linear_time(piece):
    text = piece * 50_000
    assert sum(1 for _ in split_sentences(text, Span(0, len(text)))) > 0
