"""What is said again elsewhere in a document: where it is looked for, and that it costs little."""

from __future__ import annotations

import pytest

from linter.checks.repetition.statements import clauses_of, said_again
from linter.text.document import Document
from tests.conftest import findings_of, is_linear

SAID = "The old mill by the river was sold to a baker in May."
OTHER = "Nobody at all in the lower town knows what the baker paid for it."


def texts(text: str, *ids: str) -> list[str]:
    return [text[slice(*f.location.span)] for f in findings_of(text, *ids)]


@pytest.mark.parametrize(
    "again",
    [
        SAID.upper(),
        SAID.replace(" mill", "  mill"),
        SAID.replace(".", "!"),
        f"“{SAID}”",
        SAID.replace("was sold", "was\u00a0sold"),
    ],
)
def test_case_marks_and_spacing_do_not_matter_at_the_ends(again):
    # Inner marks do: the clauses of a whole text are compared as they are.
    text = f"{SAID}\nThe wheel is broken.\n{again} It is true. {OTHER} {SAID}"
    assert texts(text, "DUP030")


def test_sentences_in_a_row_are_one_finding_with_all_places():
    text = "\n".join([f"{SAID} {OTHER}", "The wheel is broken."] * 4)
    (finding,) = findings_of(text, "DUP030")
    assert text[slice(*finding.location.span)] == f"{SAID} {OTHER}"
    assert [e.location.line for e in finding.evidence] == [1, 5, 7]


def test_a_document_has_five_findings_at_most():
    sentences = [
        f"The {word} mill by the river was sold to a baker." for word in ["old", "new", "red", "blue", "big", "dry"]
    ]
    text = "\n".join([*sentences, "The end.", *(f"{s}\nAnd so on." for s in sentences)])
    assert len(findings_of(text, "DUP030")) == 5


def test_lines_in_a_row_belong_to_one_rule():
    text = f"The river has two banks.\n{SAID}\n{SAID}\nThe wheel is broken.\n"
    assert [f.rule for f in findings_of(text, "DUP030", "DUP031", "DUP032")] == ["DUP031"]


def test_a_headline_belongs_to_one_rule():
    text = f"{SAID[:-1]}\n{SAID[:-1]}\nThe wheel is broken.\nThe river has two banks.\n"
    assert [f.rule for f in findings_of(text, "DUP030", "DUP031", "DUP032")] == ["DUP032"]


@pytest.mark.parametrize(
    ("title", "row", "fault", "advice"),
    [
        (SAID[:-1], SAID[:-1], "The headline stands twice", "keep one of the two"),
        (f"{SAID[:-1]} | The Daily", SAID[:-1], "The headline stands twice", "the name of the site"),
        (SAID[:-1], SAID, "The first sentence repeats the headline", "begin with something else"),
    ],
)
def test_what_is_said_of_a_headline_fits_it(title, row, fault, advice):
    (finding,) = findings_of(f"{title}\n{row}\nThe wheel is broken.\nThe river has two banks.\n", "DUP032")
    assert finding.message.startswith(fault)
    (said,) = finding.suggestions
    assert said.endswith(advice)


def test_a_cell_of_a_table_says_nothing_again():
    text = f"| a | b |\n|---|---|\n| {SAID} | x |\n| {SAID} | y |\n"
    assert not findings_of(text, "DUP030", "DUP031", "DUP032", path="table.md")


def test_a_text_that_says_nothing_twice_is_not_cut_into_sentences():
    doc = Document("a.txt", f"{SAID} {OTHER}\n")
    assert not clauses_of(doc).again
    assert said_again(doc) == ()
    assert "sentences" not in doc.__dict__


@pytest.mark.parametrize(
    "piece", [SAID, SAID + "\n", SAID + " Yes. ", "a; b. ", "\n", "\x00", "…", SAID + OTHER + "\n"]
)
def test_time_is_linear(piece):
    assert is_linear(piece, "DUP030", "DUP031", "DUP032", "DUP033")
