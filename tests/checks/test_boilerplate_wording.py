"""What the examples of the rules about wording cannot say: texts that are about such things, and hostile ones."""

from __future__ import annotations

import pytest

from linter.checks.boilerplate import EdgeWord, InsideCredit
from linter.checks.boilerplate.inside import Place
from linter.text.document import Document
from tests.conftest import RULEBOOK, findings_of, is_linear

WORDING = tuple(r.id for r in RULEBOOK.rules if "BOI010" <= r.id <= "BOI089")
LOUD = tuple(r.id for r in RULEBOOK.rules if r.id in WORDING and r.severity.value != "info")
PARAGRAPH = "The bridge over the river is new and the road that leads to it was built last year by two firms."

# Each of these holds words of pages as its text.
ABOUT = {
    "headings": f"Introduction\n\n{PARAGRAPH}\n\nRelated work\n\n{PARAGRAPH}\n\nSee also\n\nComments\n\n{PARAGRAPH}\n",
    "manual": "The window\n\nFile\nEdit\nView\nSearch\nHome\nAbout\nShare\nHelp\n",
    "timeline": "1919 The mill is built\n1921 The bridge is closed\nMay 3, 1932 The river rises\n1950 The mill burns\n",
    "diary": f"May 3, 1921\n\n{PARAGRAPH}\n\nMay 4, 1921\n\n{PARAGRAPH}\n\nMay 6, 1921\n\n{PARAGRAPH}\n",
    "film": "Directed by Mira Fonts\nWritten by Anna Harbour\nMusic by Boris Reed\nProduced by Lantern Works\n",
    "captions": "The Gate, 1921\nDesigned by Mira Fonts\n\nThe Mill, 1932\nDrawn by Anna Harbour\n",
    "forum": f"Anna wrote:\n{PARAGRAPH}\n\nBoris wrote:\n{PARAGRAPH}\n\nI agree with both.\n",
    "recipe": "Two eggs\nSalt\nButter\n\nBeat the eggs, add salt, and bake them in butter until they are brown.\n",
    "prose": "By Monday the river had risen. Share prices fell. Follow the path home. Search the house. Sign here.\n",
    "dialogue": "“Reply!” he said.\n“No comment.”\n“Follow me.”\n“Loading took hours,” she said. “Print it.”\n",
    "paths": f"{PARAGRAPH}\n\nOpen Settings > General > About and choose “Share”.\n\n{PARAGRAPH}\n",
}  # fmt: skip
MARKDOWN = f"# Privacy Policy\n\n{PARAGRAPH}\n\n## Contact us\n\n{PARAGRAPH}\n\n| Home | About |\n|---|---|\n| Next page | Share |\n"


@pytest.mark.parametrize("text", ABOUT.values(), ids=ABOUT)
@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_text_that_is_about_such_things(text, path):
    assert not [(f.rule, f.excerpt.marked) for f in findings_of(text, *LOUD, path=path)]


def test_headings_and_cells_of_markdown_are_text():
    assert not [(f.rule, f.excerpt.marked) for f in findings_of(MARKDOWN, *LOUD, path="a.md")]


def test_edge_words_need_a_paragraph():
    assert not list(EdgeWord(("home",)).check_document(Document("a.txt", "Home\nAbout\n")))
    found = EdgeWord(("home",)).check_document(
        Document("a.txt", f"Home\n\n{PARAGRAPH}\n\nHome\n\n{PARAGRAPH}\n\nHome\n")
    )
    assert [hit.span.start for hit in found] == [0, 208]


def test_a_text_that_keeps_using_a_word_is_about_it():
    rule = EdgeWord(("home",), topic=("bridge",))
    assert list(rule.check_document(Document("a.txt", f"Home\n\n{PARAGRAPH}\n")))
    assert not list(rule.check_document(Document("a.txt", f"Home\n\n{PARAGRAPH}\n" * 8)))


@pytest.mark.parametrize(
    ("text", "place", "left"),
    [
        ("The gate stood open. (x y) And so on.", Place.BODY, None),
        ("The gate stood open. (x y)", Place.TAIL, "The gate stood open."),
        ("The gate stood open.(x y)", Place.TAIL, "The gate stood open."),
        ("The gate stood open. (x y).", Place.TAIL, "The gate stood open.."),
        ("Harbour, May 3 (x y) The gate stood open.", Place.DATELINE, "Harbour, May 3 The gate stood open."),
        ("(x y) The gate stood open.", Place.DATELINE, "The gate stood open."),
        ("The gate stood open. “(x y)”", Place.BODY, None),
        ("Short (x y)", Place.TAIL, None),
        ("(x y)", Place.TAIL, None),
    ],
)
def test_credit_inside_a_line(text, place, left):
    doc = Document("a.txt", text)
    hits = list(InsideCredit((r"\(x y\)",), place).check_passage(doc.segments[0].span, doc))
    assert [doc.text[slice(*hit.span)] for hit in hits] == ["(x y)"] * len(hits)
    after = text
    for hit in hits:
        ((span, new),) = ((edit.span, edit.text) for edit in hit.edits)
        after = after[: span.start] + new + after[span.end :]
    assert (after if hits else None) == left


@pytest.mark.parametrize(
    "piece",
    ["Share | Facebook ", "(Reporter A B, C D and E F; ", "Home\n", "Next: a b c\n", "1 2 3 ", "Source: a Author: b ",
     "[Photo/", "English | 中文 | ", "Updated: 2021-", "the latest chapter ", "Previous chapter ", "\0", "……", "Tags: x, "],
)  # fmt: skip
def test_time_grows_with_the_text(piece):
    assert is_linear(piece, *WORDING)
    assert is_linear(piece + "\n", *WORDING)
