"""Laws of what is sent to LanguageTool: it is plain, nothing seen is lost, and every place leads back to the text."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.languagetool.blocks import blocks, joined, parted
from linter.languagetool.model import Alert
from linter.languagetool.paragraphs import Paragraph, paragraphs
from linter.text.document import Document
from linter.text.segments import ATOM
from linter.text.spans import Span
from linter.text.tokens import LETTER_FILLER
from tests.laws.test_findings import law
from tests.laws.texts import PATHS, document, every_example, hostile_texts

# What has no width, written anew: the code under test has its own list.
UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]*")
MORE = st.sampled_from([
    "word ", "The the ", "`co de` ", "`a`\n`b` ", "e\u0301", "x\u0302\u0301 ", "\U0001d400", "\U0001d7d0 ", "👩\u200d🚀 ", "❤\ufe0f",
    "\ufe0f", "\u202e", "\u061c", " \u200e ", "\udc80", "\ud800", "\ue000", "\ufffe", "\x07", "\x1f", "\u3000", "\r\n", "\r\n> ",
    "**bold** ", "[link](http://a.b/c) ", "<i>x</i>", "&eacute;t&eacute; ", "&nbsp;", "&#128512;", "&lt;", "<br>", "| ", "- ", "\n\n",
])  # fmt: skip
texts = st.one_of(hostile_texts, st.lists(MORE, max_size=14).map("".join))


def sent_for(piece: str) -> set[str]:
    """What may be sent for a stretch of prose, by the table in the docstring of `paragraphs`, read anew."""
    if piece.isspace():
        return {" "}
    if "".join(piece.split()).strip(ATOM) == "":
        return {ATOM}
    char = piece.rstrip(LETTER_FILLER) or piece[0]
    if len(char) > 1:
        return {unicodedata.normalize("NFC", char)}
    if "\udc80" <= char <= "\udcff":
        return {"\ufffd"}
    if char > "\uffff":
        plain = unicodedata.normalize("NFKC", char)
        return {plain} if plain.isalnum() and len(plain) == 1 and plain <= "\uffff" else {ATOM}
    odd = unicodedata.category(char) in {"Cc", "Co", "Cs"} or char in "\ufffe\uffff" or "\ufdd0" <= char <= "\ufdef"
    return {ATOM} if odd else {char}


def is_plain(text: str) -> None:
    """What LanguageTool counts in are code points too, and it meets no sign it could stumble over."""
    text.encode()
    assert len(text.encode("utf-16-le")) == 2 * len(text)
    assert not re.search(r"[^\S ]|  |\A | \Z|[\x00-\x1f\x7f-\x9f\u2060]", text), text
    assert re.search(r"[^\W\d_]", text)


def leads_back(paragraph: Paragraph, doc: Document, segment: Span) -> None:
    """Each character stands for a stretch of the segment, in order, and between the stretches nothing can be seen."""
    prose, text = doc.prose, paragraph.text
    spans = [paragraph.span(at, at + 1) for at in range(len(text))]
    behind = segment.start
    for at, (start, end) in enumerate(spans):
        assert segment.start <= behind <= start < end <= segment.end
        assert text[at] in sent_for(prose[start:end]), (text[at], prose[start:end])
        between = prose[behind:start]
        assert UNSEEN.fullmatch("".join(between.split())), between
        parted_by_blanks = any(char.isspace() for char in between)
        assert not parted_by_blanks or at == 0 or " " in text[at - 1 : at + 1], "no two words were joined"
        behind = end
    assert UNSEEN.fullmatch("".join(prose[behind : segment.end].split()))
    for start in range(len(text)):
        for end in {start + 1, min(start + 7, len(text)), len(text)}:
            assert paragraph.span(start, end) == Span(spans[start].start, spans[end - 1].end)


@every_example
@law
@given(text=texts, path=PATHS)
def test_every_place_leads_back_to_the_text(text, path):
    doc = document(text, path)
    found = paragraphs(doc)
    lettered = [s.span for s in doc.segments if any(char.isalpha() for char in doc.prose[s.span.start : s.span.end])]
    assert len(found) == len(lettered)
    for paragraph, segment in zip(found, lettered, strict=True):
        is_plain(paragraph.text)
        leads_back(paragraph, doc, segment)


parts = st.lists(st.text("ab .\n", min_size=1, max_size=9), max_size=7)


@law
@given(parts, st.integers(0, 30))
def test_blocks_hold_every_text_once_and_no_more_than_they_may(some, most):
    made = list(blocks(some, most))
    assert [index for block in made for index in block] == list(range(len(some)))
    for block in made:
        assert len(block) == 1 or len(joined([some[index] for index in block])) <= most
    for left, right in pairwise(made):
        assert len(joined([some[index] for index in (*left, right[0])])) > most, "no block could have taken one more"


@law
@given(parts)
def test_what_is_said_of_joined_texts_parts_again(some):
    """Every stretch within a text comes back with the same words; what reaches over a border comes back nowhere."""
    whole = joined(some)
    alerts = [
        Alert(at, end, "R", "C", whole[at:end]) for at in range(len(whole)) for end in range(at + 1, len(whole) + 1)
    ]
    found = parted(alerts, some)
    assert len(found) == len(some)
    for text, mine in zip(some, found, strict=True):
        assert all(text[alert.start : alert.end] == alert.message for alert in mine)
        every = {(at, end) for at in range(len(text)) for end in range(at + 1, len(text) + 1)}
        assert {(alert.start, alert.end) for alert in mine} == every
        assert len(mine) == len(every)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_a_place_that_is_not_in_the_text_leads_nowhere(start, end):
    (paragraph,) = paragraphs(Document("a.txt", "Some words."))
    with pytest.raises(ValueError, match="nothing from"):
        paragraph.span(start, end)
