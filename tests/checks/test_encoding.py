"""What the examples of the encoding rules cannot say: bytes, collapsing, scripts."""

from __future__ import annotations

import pytest

from linter.engine.lint import lint_document
from linter.text.document import Document
from tests.conftest import findings_of, is_linear, plan_of


def test_a_half_binary_file_gives_one_finding():
    (finding,) = findings_of("text\x00\x01" * 5000, "ENC003")
    assert "U+0000 (NULL) at byte 4" in finding.message
    assert "4999 other places" in finding.message


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
    assert "99 other places" in finding.message


def test_a_misread_text_is_one_finding_with_all_its_edits():
    (finding,) = findings_of("It wasnâ€™t the cafÃ©. " * 50, "ENC005")
    assert "99 other places" in finding.message
    assert {edit.text for edit in finding.fix.edits} == {"’", "é"}


def test_text_that_was_misread_twice_is_repaired_at_once():
    (finding,) = findings_of("The cafÃƒÂ© was closed.", "ENC005")
    assert [edit.text for edit in finding.fix.edits] == ["é"]


def test_misread_cyrillic_is_told_from_cyrillic():
    misread = "Проверка".encode().decode("cp1251")
    (finding,) = findings_of(f"The sign said {misread} there.", "ENC005")
    assert "Проверка" in finding.message
    assert not findings_of("The sign said Проверка, Россия, РФ, СССР there.", "ENC005")


def test_the_library_that_judges_is_not_loaded_for_plain_text():
    import subprocess
    import sys

    program = (
        "import sys; from tests.conftest import findings_of;"
        "findings_of('The “café” – it’s Müller’s, “CAFÉ” – was closed. ' * 20); sys.exit('ftfy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_control_characters_of_misread_text_are_explained_by_it():
    found = {f.rule for f in findings_of("The mayorâ\x80\x99s plan", "ENC003", "ENC005")}
    assert found == {"ENC005"}


def test_a_look_alike_alone_counts_only_in_a_text_without_cyrillic():
    assert findings_of("Keep it at 20 °С.", "ENC006")
    assert not findings_of("Keep it at 20 °С, said Дмитрий.", "ENC006")


def test_normal_forms_are_compared_within_a_document_only():
    assert not findings_of("The cafe\u0301s of the town", "ENC009")
    assert len(findings_of("The cafe\u0301s, cafés and cafe\u0301s of the town", "ENC009")) == 1


@pytest.mark.parametrize(
    "piece",
    [
        "donâ€™t ",
        "éÂâ€",
        "Рџ",
        "£¬",
        "ÖÐ¹ú",
        "鈥檚",
        "pаge ",
        "а",
        "aа",
        "𝓐",
        "𝓐 ",
        "e\u0301é ",
        "\u0301",
        "\uf0c1 ",
        "ﬁ",
    ],
)
def test_no_piece_said_often_takes_long(piece):
    assert is_linear(piece, *(f"ENC{number:03}" for number in range(1, 11)))
