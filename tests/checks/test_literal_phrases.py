"""The language of phrases, and how phrases are found in words."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.literal.anchors import anchors
from linter.checks.literal.phrase import parse, sequences
from linter.checks.literal.rendering import Rendering
from linter.text.document import Document
from linter.text.inflection import every_form


def found(says, text, **more):
    doc = Document.from_bytes(text.encode(), "a.md")
    check = Rendering(says=(says,), **more)
    hits = [hit for segment in doc.segments for hit in check.check_passage(segment.span, doc)]
    return [hit.values["match"] for hit in hits]


@pytest.mark.parametrize(
    ("says", "text", "expected"),
    [
        ("grasp~ work", "They grasped the work.", ["grasped the work"]),
        ("grasp~ work", "They grasped all the work.", ["grasped all the work"]),
        ("grasp~-work", "They grasped the work.", []),
        ("grasp~-work", "A grasp-work plan.", ["grasp-work"]),
        ("grasp~ work", "They grasped, work began.", []),
        ("grasp~ work", "They grasp\nwork.", ["grasp work"]),
        ("grasp~ work", "The “grasp” work.", ["grasp” work"]),
        ("grasp~ work", "The pre-grasp work and the grasp work-book.", []),
        ("grasp~ ... work", "They grasp a good deal of work.", ["grasp a good deal of work"]),
        ("grasp~ ... work", "They grasp much of what comes in as work.", []),
        ("grasp~ _ work", "They grasp work, grasp hard work.", ["grasp hard work"]),
        ("grasp~ [hard|very hard] work", "grasp work. Grasp hard work. grasp dull work", ["grasp work", "Grasp hard work"]),
        ("catch~ {in place|on the spot}", "caught in place, catching on the spot", ["caught in place", "catching on the spot"]),
        ("iron|{tin foil} + bucket~", "iron buckets, a bucket of the tin foil", ["iron buckets", "bucket of the tin foil"]),
        ('"# concentration~"', "the “four concentrations” of four concentrations", ["four concentrations"]),
        ("# concentration~", "1,200 concentrations", ["1,200 concentrations"]),
        ("first, then grasp~", "first then grasp; first, then grasp", ["first, then grasp"]),
        ("grasp~ work,", "grasp work now, grasp work, and rest", ["grasp work"]),
        ("compact~ > duty~", "the duty must be firmly compacted", ["duty must be firmly compacted"]),
        ("compact~ > duty~", "compacting of the duties", ["compacting of the duties"]),
        ("compact~ > duty~", "the duty is compact", []),
        ("driver's rights", "a driver’s rights", ["driver’s rights"]),
    ],
)  # fmt: skip
def test_phrases(says, text, expected):
    assert found(says, text) == expected


def test_capitals_on_request():
    assert found("Grasp Work", "grasp work, Grasp Work", case="exact") == ["Grasp Work"]


def test_an_excuse_must_touch_the_phrase():
    text = "Hold the grasp work bench. They grasp work daily."
    assert found("grasp~ work", text, unless=("grasp work bench",)) == ["grasp work"]


def test_near_is_asked_of_the_same_paragraph():
    text = "They grasp work.\n\nThey grasp work for the mayor."
    assert len(found("grasp~ work", text, near=("mayor~",))) == 1


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ("the", "rarer word"),
        ("work", "rarer word"),
        ("foo > bar", "needs a ~"),
        ("a~ > b~ > c", "one > or"),
        ("foo {bar", "} is missing"),
        ("[foo]", "must be there"),
        ("foo | bar", "wrong place"),
        ("foo (bar)", "no meaning"),
        ("...", "must be there"),
    ],
)
def test_what_cannot_be_read_is_refused(says, reason):
    with pytest.raises(ValueError, match=r".") as error:
        anchors((says,))
    assert reason.replace("} is", "”").split("”")[0] in str(error.value) or reason in str(error.value)


words = st.sampled_from(["grasp~", "work", "iron", "bucket~", "carpet", "vessel~", "mild"])


@given(st.lists(words, min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_every_form_is_found(pieces, random):
    says = " ".join(pieces)
    text = " ".join(random.choice(every_form(p[:-1])) if p.endswith("~") else p for p in pieces)
    assert found(says, f"Well, {text}.") == [text]
    assert found(says, text.upper()) == [text.upper()]


@given(st.text(alphabet="ab~ |[]{}#_.,\"+>-'", max_size=14))
def test_any_text_is_read_or_refused(text):
    with suppress(ValueError):
        assert sequences(parse(text))
