"""Repeats as values: copies, joints, and texts made to be slow."""

from __future__ import annotations

import random
import time
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.text.document import Document
from linter.text.repeats import BREAK, COMMA, CUT, OTHER, SPACE, STOP, joint_of


def adjacent(text):
    doc = Document("a.txt", text)
    return [
        (" ".join(t.norm for t in doc.tokens[r.first : r.first + r.size]), r.copies, r.joint)
        for r in doc.repeats.adjacent
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the the cat", [("the", 2, SPACE)]),
        ("the, the cat", [("the", 2, COMMA)]),
        ("red door; red door", [("red door", 2, BREAK)]),
        ("Red door. Red door", [("red door", 2, STOP)]),
        ("the-the cat", []),
        ("(the) the cat", []),
        ("the\n\nthe cat", []),
        ("in Wuhan, Union Hospital, Central Hospital, Central Hospital, and more", [("central hospital", 2, COMMA)]),
        ("no no. No no", [("no", 2, SPACE), ("no", 2, SPACE)]),
        ("a b c d e f g h i j k l m, a b c d e f g h i j k l m", [("a b c d e f g h i j k l m", 2, COMMA)]),
        ("red, blue red, green", []),
    ],
)
def test_what_is_a_repeat(text, expected):
    assert adjacent(text) == expected


@pytest.mark.parametrize(
    ("gap", "joint"),
    [
        (" ", SPACE), (", ", COMMA), (",", COMMA), ("，", COMMA), ("; ", BREAK), (" - ", BREAK), (". ", STOP),
        ("? ", STOP), (".", OTHER), ("-", OTHER), (' "', OTHER), ("", OTHER), (".\n", CUT),
    ],
)  # fmt: skip
def test_joints(gap, joint):
    assert joint_of(gap) == joint


@given(st.lists(st.sampled_from(["a", "b", "c", ", ", ". ", " ", "\n"]), max_size=60).map("".join))
def test_copies_are_equal_and_lie_in_the_text(text):
    doc = Document("a.txt", text)
    norms = [t.norm for t in doc.tokens]
    for repeat in doc.repeats.adjacent:
        first = norms[repeat.first : repeat.first + repeat.size]
        for copy in range(repeat.copies):
            at = repeat.first + copy * repeat.step
            assert norms[at : at + repeat.size] == first
        assert repeat.last < len(norms)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 50_000,
        "one two three four five six seven eight nine ten eleven " * 5_000,
        "a, " * 50_000,
        "a and " * 25_000,
        " ".join(random.Random(1).choices(["ab", "cd"], k=30_000)),
    ],
    ids=["word", "phrase", "comma", "link", "two words"],
)
def test_hostile_texts_stay_linear(text):
    doc = Document("a.txt", text)
    _ = doc.tokens, doc.segments
    start = time.process_time()
    assert isinstance(doc.repeats.adjacent, tuple)
    assert sum(1 for _ in doc.repeats.linked("and")) >= 0
    assert time.process_time() - start < 20


def test_more_distinct_words_than_a_sign_can_tell_apart(monkeypatch):
    monkeypatch.setattr("linter.text.repeats.signs", lambda _: cycle("abc"))
    monkeypatch.setattr("linter.text.repeats.DIFFERENT_SIGNS", 3)
    assert not adjacent(" ".join(f"w{chr(97 + i)}" for i in range(12)))
    assert not list(Document("a.txt", "wa wb wc and wd").repeats.linked("and"))


def test_a_blank_at_the_end_is_no_joint():
    doc = Document("a.txt", "They went to Wagga Wagga ")
    assert doc.repeats.gap(4) == "\n"


def test_a_masked_sign_between_two_segments_parts_them():
    doc = Document("a.md", "|the|the|\n|---|---|\n|said|said|\n", format="markdown")
    assert not doc.repeats.adjacent


def test_a_copy_may_hold_its_first_word_twice():
    doc = Document("a.txt", "Mind the gap between the end of the road and the end of the road.", format="plain")
    (repeat,) = doc.repeats.linked("and")
    assert repeat.size == 5


def test_a_word_that_returns_behind_a_link_is_told_with_its_nearest_copy():
    doc = Document("a.txt", "They want peace, bread, peace, land and peace, and land and more.", format="plain")
    norms = doc.tokens.norms
    found = [(norms[first], again - first) for first, again in doc.repeats.returns("and", 6)]
    assert found == [("peace", 3)]


def test_stems_are_the_words_without_their_ending():
    doc = Document("a.txt", "Cats sit still; a cat slowly walks.", format="plain")
    assert sorted(doc.repeats.stems("s")) == ["cat", "walk"]
    assert doc.repeats.stems("ly") == ["slow"]
