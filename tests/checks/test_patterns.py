"""How a pattern reads, and which literals it needs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.literals import required_literals
from linter.checks.patterns import Pattern, Phrases, expand
from linter.text.document import Document
from linter.text.folding import fold, squeeze
from linter.text.spans import Span


def matches(pattern: str, text: str, **options) -> list[str]:
    doc = Document("a.txt", text)
    check = Pattern(pattern, **options)
    found = [hit for segment in doc.segments for hit in check.check_passage(segment.span, doc)]
    return [text[hit.span.start : hit.span.end] for hit in found]


@pytest.mark.parametrize(
    "text", ["foo bar", "foo  bar", "foo\u00a0bar", "foo\nbar", "foo \r\n  bar", "foo\rbar", "Foo BAR", "foo\t bar"]
)
def test_a_blank_is_any_gap(text):
    whole, doc = Span(0, len(text)), Document("a", text)
    for check in (Pattern("foo bar"), Phrases(("foo bar",))):
        assert [hit.span for hit in check.check_passage(whole, doc)] == [whole]


@pytest.mark.parametrize("text", ["foo\n\nbar", "foo\r\n\r\nbar", "foobar", "foo, bar", "foo" + " " * 100 + "bar"])
def test_a_blank_is_not_everything(text):
    assert matches("foo bar", text) == []


def test_quotes_match_their_curly_forms():
    assert matches('the "party\'s"', 'the “party’s” the "party\'s"') == ["the “party’s”", 'the "party\'s"']


def test_classes_and_escapes_stay_as_they_are():
    assert expand(r"[ ']\ \'[] ]") == r"[ ']\ \'[] ]"
    assert matches(r"a[ ]b", "a b a\u00a0b") == ["a b"]


def test_case_exact_and_mark_and_unless():
    assert matches("Foo", "foo Foo", case="exact") == ["Foo"]
    assert matches("the (?P<mark>cat) sat", "the cat sat") == ["cat"]
    assert matches("cat", "the cat, the wild cat", unless="wild cat") == ["cat"]


def test_a_lone_quote_at_the_end_is_no_part_of_the_match():
    assert matches('big "?cat"?', 'the “big cat” and a big "cat"') == ["big cat", 'big "cat"']


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        ("compaction responsibility", ("compaction responsibility",)),
        ("(?:grasp|seize) the reality", ("grasp the reality", "seize the reality")),
        ("wide-?spread", ("wide spread", "widespread")),
        (r"(?P<verb>tries) \w+ (?:to )?(?P<mark>go ?on)", (" go on", " goon")),
        ("(?:alpha|beta)s?", ("alpha", "beta")),
        (r"\bparty's line\b", ("party s line",)),
        (r"[.,] ,", ()),
        ("x?", ()),
        (r"(?:foo|\d+)", ()),
    ],
)
def test_required_literals(pattern, literals):
    assert required_literals(pattern) == literals


PARTS = st.recursive(
    st.sampled_from(["alpha", "beta gamma", "delta", r"\w+", "[xyz]", "d'or", "é", " ", "-", r"\d"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda p: "(?:" + "|".join(p) + ")"),
        inner.map(lambda p: f"(?:{p})?"),
        inner.map(lambda p: f"(?:{p})+"),
    ),
    max_leaves=6,
)


@given(
    PARTS,
    st.lists(
        st.sampled_from(["alpha", "Beta", "GAMMA", "delta", "x", "d’or", "É", " ", "\u00a0", "-", "7", "\n"]),
        max_size=12,
    ),
)
def test_whatever_matches_holds_a_required_literal(pattern, words):
    """The law the prefilter stands on, for patterns no one has written yet."""
    text = "".join(words)
    literals = required_literals(pattern)
    view = squeeze(fold(text)).view
    for match in re.finditer(expand(pattern), text, re.IGNORECASE):
        if match.group() and literals:
            assert any(literal in view for literal in literals), (match.group(), literals)


@given(st.text(alphabet="aB \u00a0-é中\n", max_size=40))
def test_squeezing_keeps_places(text):
    squeezed = squeeze(fold(text))
    assert len(fold(text)) == len(text)
    for offset, char in enumerate(squeezed.view):
        original = text[squeezed.original(offset)]
        assert char == (original.lower() if original.isalnum() and ord(original) < 256 else " ")
