"""What the examples in rules/duplication.yaml cannot say: size, mark-up, line ends."""

from __future__ import annotations

import textwrap
import time

import pytest

from linter.checks.repetition.adjacent import DoubledWord
from linter.checks.repetition.linked import OfDoublet
from linter.checks.repetition.loops import Loop
from linter.text.document import Document
from tests.conftest import findings_of, is_linear


def marked(check, text, path="a.txt"):
    doc = Document(path, text, format="markdown" if path.endswith(".md") else "plain")
    return [(text[hit.span.start : hit.span.end], hit) for hit in check.check_document(doc)]


def test_a_loop_is_one_hit_over_all_copies_and_stays_linear():
    text = "It has a strong smell " + "smell " * 100_000 + "of paint."
    start = time.process_time()
    found = marked(Loop(), text)
    assert time.process_time() - start < 20
    assert [(m.count("smell"), h.values["copies"]) for m, h in found] == [(100_001, "100001")]


def test_a_long_loop_of_a_long_phrase_is_one_hit():
    phrase = "they asked him whether the old bridge over the river would be closed again in spring; "
    ((whole, hit),) = marked(Loop(), "At noon " + phrase * 500 + "and so on.")
    assert hit.values["copies"] == "500"
    assert whole.startswith("they asked")


@pytest.mark.parametrize("gap", [" ", "  ", "\u00a0", " \u00a0"])
def test_any_white_space_parts_the_copies(gap):
    ((match, hit),) = marked(DoubledWord(), f"We met at{gap}at noon.")
    assert match == f"at{gap}at"
    assert hit.edits[0].text == ""


def test_a_function_word_is_found_across_the_line_end_of_a_wrapped_text():
    story = (
        "The council of the town met on Monday evening to speak about the the bridge, which had been closed since "
        "the storm of last winter and which many people of the villages on the other side of the river have "
        "missed since then, as they told a reporter who came to see them last week with a photographer and a map."
    )
    width = next(w for w in range(50, 90) if "the\nthe bridge" in textwrap.fill(story, w))
    assert [m for m, _ in marked(DoubledWord(), textwrap.fill(story, width))] == ["the\nthe"]


def test_content_words_at_line_ends_are_a_list():
    assert not marked(DoubledWord(), "apple\napple\nbanana\norange\norange\n")


def test_no_fix_where_the_cut_would_break_markup():
    ((_, hit),) = marked(DoubledWord(), "They were **firmly** firmly held.", "a.md")
    assert not hit.edits


def test_copies_on_two_sides_of_markup_are_found():
    assert [m for m, _ in marked(DoubledWord(), "They were *firmly* firmly held.", "a.md")]


def test_inline_code_is_no_doubled_word():
    assert not marked(DoubledWord(), "Call `run` run `run` to start.", "a.md")


def test_the_fix_of_a_pair_keeps_its_first_copy():
    ((_, hit),) = marked(OfDoublet(), "They prevent excessive risk of excessive risk.")
    assert hit.values["copy"] == "excessive risk"


MINE = ("DUP001", "DUP002", "DUP003", "DUP005", "DUP006", "DUP007", "DUP012", *(f"DUP0{n}" for n in range(15, 22)))


@pytest.mark.parametrize(
    "piece",
    [
        "the tools and the tools are ",
        "of lamps, tools and lamps, ",
        "I wrote to the shop, the shop said ",
        "implant implants of ",
        "wordwordwordword ",
        "learned and learned from ",
        "According to the plan, the plan ",
        "a and b and a and b of a of ",
    ],
)
def test_many_doublets_take_no_more_than_their_share(piece):
    assert is_linear(piece, *MINE)


WRAPPED = (
    "The council of the town met on Monday evening to speak about {0} which had been closed since the storm of last "
    "winter and which many people of the villages on the other side of the river have missed since then, as they told "
    "a reporter who came to see them last week with a photographer, a map of the valley and a list of questions."
)


@pytest.mark.parametrize("joint", [" ", ", ", " and ", " or ", " of "])
@pytest.mark.parametrize(
    "phrase",
    [
        "stone bridge",
        "old stone bridge",
        "bridge over the river",
        "old bridge over the river",
        "big old bridge over the river",
    ],
)
@pytest.mark.parametrize("wrap", [False, True])
def test_copies_of_a_phrase_are_found_across_joints_and_line_ends(joint, phrase, wrap):
    said = f"the {phrase}{joint}{phrase},"
    text = WRAPPED.format(said)
    if wrap:
        inside = (textwrap.fill(text, width) for width in range(50, 90))
        text = next(filled for filled in inside if said not in filled)
    found = findings_of(text, *MINE)
    assert [" ".join(text[slice(*f.location.span)].split()) for f in found] == [said[4:-1]]


@pytest.mark.parametrize("joint", [" ", ", ", " and ", " or "])
def test_case_does_not_hide_a_copy(joint):
    (found,) = findings_of(f"They read the Yearly plan of the town{joint}yearly plan of the town, and left.", *MINE)
    assert found.category == "duplication"


@pytest.mark.parametrize(
    "text",
    [
        "They tried again and again, little by little, side by side, by and by, and grew more and more tired.",
        "Knock, knock! Bye-bye! It was a very, very long day; so-and-so said that that was enough.",
        "Sirhan Sirhan, Boutros Boutros-Ghali and Duran Duran met in Pago Pago and in New York, New York.",
        "To be or not to be. Boys will be boys and girls will be girls. A rose is a rose is a rose.",
        "Tyger Tyger, burning bright\nIn the forests of the night\n\nRow, row, row your boat\nGently down the stream",
        "| apple | apple |\n| --- | --- |\n| pear | pear |",
        "- apples\n- apples\n- pears and pears\n",
    ],
)
def test_what_english_doubles_is_silent(text):
    assert not findings_of(text, *MINE, path="a.md")


def test_an_item_with_a_word_of_its_own_is_told_without_a_fix():
    (found,) = findings_of("They collected the old village songs, songs, comics and maps.", "DUP003")
    assert found.message == "“songs” stands twice in this list (“village songs, songs”)"
    assert not found.fix
    (found,) = findings_of("They sold songs, songs, comics and maps.", "DUP003")
    assert found.message == "“songs” stands twice in this list"
    assert found.fix


@pytest.mark.parametrize(
    "verb", ["was searched for", "had been waited for", "is paid for", "was hoped for", "they had asked for"]
)
@pytest.mark.parametrize("time", ["a very long time", "an hour", "nearly two years", "weeks on end", "ages"])
def test_a_verb_and_a_measure_of_time_each_have_their_for(verb, time):
    assert not findings_of(f"It {verb} for {time}.", "DUP001")
    assert findings_of(f"It {verb} for for {time}.", "DUP001")
    assert findings_of(f"It {verb} for the new house.", "DUP001")
