"""What the examples of the encoding rules cannot say: bytes, collapsing, scripts."""

from __future__ import annotations

from linter.engine.lint import lint_document
from linter.text.document import Document
from tests.conftest import findings_of, plan_of


def test_a_half_binary_file_gives_one_finding():
    (finding,) = findings_of("text\x00\x01" * 5000, "ENC003")
    assert "U+0000 NULL at byte 4" in finding.message
    assert "5000 places" in finding.message


def test_the_byte_counts_bytes_and_not_characters():
    doc = Document.from_bytes("é\x07".encode("utf-16"), "a.txt")
    (finding,) = lint_document(doc, plan_of("ENC003")).findings
    assert "at byte 4" in finding.message  # the byte order mark and one character before it


def test_a_page_of_nuls_is_marked_by_its_start():
    (finding,) = findings_of("\0" * 100_000, "ENC003")
    assert finding.location.span.end == 8


def test_scripts_that_need_joiners_are_left_alone():
    assert not findings_of("The word क\u200dष and می\u200cخواهم.", "ENC002")


def test_markup_is_not_taken_for_a_word_joiner():
    assert not findings_of("A **bold** and [linked](x.html) word.", "ENC002", path="a.md")


def test_many_replacement_characters_are_one_finding():
    (finding,) = findings_of("a\ufffd " * 100, "ENC004")
    assert "100 places" in finding.message
