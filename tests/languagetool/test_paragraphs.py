"""What is sent of a document, and that the real LanguageTool's words come back to the right place in it."""

from __future__ import annotations

import re

import pytest

from linter.languagetool.adviser import Adviser
from linter.languagetool.model import Asked, Question
from linter.languagetool.paragraphs import paragraphs
from linter.text.document import Document

SLIPS = Question(rules=frozenset({"ENGLISH_WORD_REPEAT_RULE", "EN_A_VS_AN"}))


def sent(text: str, path: str = "a.md") -> list[str]:
    return [paragraph.text for paragraph in paragraphs(Document.from_bytes(text.encode(), path))]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A **bold** word and [a link](http://a.bc/d).", "A bold word and a link."),
        ("Run `git push` at http://a.bc/d now.", "Run \ufffc at \ufffc now."),
        ("Run `git\npush` now.", "Run \ufffc now."),
        ("Wrapped\r\n  in  three\nlines.", "Wrapped in three lines."),
        ("> Quoted\n> twice.", "Quoted twice."),
        ("No\u00a0break, soft\u00adly, word\u200b, \ufeffmark.", "No break, softly, word, mark."),
        ("Well done 😀 👩\u200d🚀!", "Well done \ufffc \ufffc\ufffc!"),
        ("Let 𝐀 be 𝟏.", "Let A be 1."),
        ("A bell\x07 rings\u2028on.", "A bell\ufffc rings on."),
        ("cafe\u0301 x\u0302y", "café x\u0302y"),
        ("Tom &amp; Ana&nbsp;Li", "Tom & Ana Li"),
    ],
)
def test_what_is_sent(text, plain):
    assert sent(text) == [plain]


def test_a_paragraph_for_each_segment_with_words():
    text = "# Head\n\nText.\n\n- one\n- two\n\n| a | 1 |\n|---|---|\n| `x` | c |\n\n```\ncode\n```\n\n1234 … 5\n"
    assert sent(text) == ["Head", "Text.", "one", "two", "a", "c"]


def test_references_of_html_are_letters_whole():
    doc = Document.from_bytes(b"<p>The caf&eacute;s <b>the</b> sea.</p>", "a.html")
    (paragraph,) = paragraphs(doc)
    assert paragraph.text == "The cafés the sea."
    assert doc.text[slice(*paragraph.span(4, 8))] == "caf&eacute;"
    assert doc.text[slice(*paragraph.span(4, 13))] == "caf&eacute;s <b>the"


def test_bytes_that_cannot_be_read_stand_within_their_word():
    doc = Document.from_bytes("The café ".encode() + b"b\xe9b\xe9 " + "is déjà vu.".encode(), "a.txt", ("ascii",))
    (paragraph,) = paragraphs(doc)
    assert paragraph.text == "The café b\ufffdb\ufffd is déjà vu."


def test_mark_up_at_the_ends_is_left_outside():
    doc = Document.from_bytes(b"It was **firmly** *firmly* [promised](x.md).", "a.md")
    (paragraph,) = paragraphs(doc)
    assert paragraph.text == "It was firmly firmly promised."
    assert doc.text[slice(*paragraph.span(7, 20))] == "firmly** *firmly"
    assert doc.text[slice(*paragraph.span(6, 13))] == " **firmly"
    assert doc.text[slice(*paragraph.span(21, 29))] == "promised"


def test_a_long_paragraph_costs_no_place_for_each_character():
    (paragraph,) = paragraphs(Document.from_bytes(b"Some plain words in a row. " * 4000, "a.txt"))
    assert len(paragraph.text) > 100_000
    assert len(paragraph.starts) == len(paragraph.places) == len(paragraph.ends) == 1


MARKED = """\
---
title: the the title is not prose
---

# A heading with ⟦the the⟧ word

Nobody ⟦saw saw⟧ the **bold ⟦⟦and** and⟧⟧ the [linked ⟦⟦text](http://a.bc/d "t") text⟧⟧ of ⟦a⟧ *old* book.

The command `the the` runs in ⟦a⟧ hour, and `x` ⟦is is⟧ slow at http://a.bc/the/the today.

Good work 😀👩\u200d🚀 and 𝐦𝐚𝐧𝐲 thanks 🇨🇳: ⟦an⟧ good idea 💡 ⟦came came⟧ late.

A paragraph that somebody wrapped by hand goes on ⟦from
from⟧ one line to another, and soft\u00adly takes ⟦a⟧
answer \u200bwith it\u00a0to ⟦the  the⟧ end.

| town | what was said there |
|------|---------------------|
| Pécs | He ⟦said said⟧ `no`, and ⟦a⟧ **apple** fell. |
| Győr | \ufeffShe said ⟦nothing nothing⟧. |

> A quotation of ⟦many
> many⟧ words.

- first ⟦of of⟧ all
  - inner item with <b>⟦⟦some</b> some⟧⟧ words
"""


def marked_spans(text: str) -> tuple[str, list[str]]:
    """A text without its marks, and what stands between them; double marks hold mark-up inside."""
    found = [one or two for two, one in re.findall(r"⟦⟦(.*?)⟧⟧|⟦(.*?)⟧", text, re.DOTALL)]
    return re.sub("[⟦⟧]", "", text), found


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("front", ["", "\ufeff"])
def test_every_slip_is_marked_at_its_very_words(running, line_end, front):
    text, expected = marked_spans(MARKED.replace("\n", line_end))
    doc = Document.from_bytes((front + text).encode(), "page.md")
    adviser = Adviser(Asked("require", running, remember=False))
    try:
        (remarks,) = adviser.remarks([doc], SLIPS)
    finally:
        adviser.close()
    assert [doc.text[slice(*remark.span)] for remark in remarks] == expected
