"""What the examples of the residue rules cannot say: marks of the examples themselves, many places, hostile text."""

from __future__ import annotations

import pytest

from linter.text.language import _function_words
from tests.conftest import findings_of, is_linear


def marked(text: str, *ids: str, path: str = "example.txt") -> list[str]:
    return [finding.excerpt.marked for finding in findings_of(text, *ids, path=path)]


@pytest.mark.parametrize("sign", ["⟦1⟧", "⟦/12⟧", "{{0}}", "{{12}}", '<g id="3">', "</g>", "<bpt id=1>"])
def test_placeholders_that_examples_cannot_hold(sign):
    assert marked(f"The tax rose to {sign} percent.", "RES005") == [sign]


def test_many_runs_of_another_script_are_one_finding():
    (finding,) = findings_of("They must 落实 it and 推进 that. " * 20, "RES001")
    assert "39 other places" in finding.message


def test_a_run_goes_on_across_its_own_marks_and_digits():
    assert marked("Notice - 关于印发《条例》的通知 2020年 第3号 - Office", "RES001") == [
        "关于印发《条例》的通知 2020年 第3号"
    ]


def test_many_full_width_marks_are_one_finding_with_all_its_edits():
    (finding,) = findings_of("one，two，three。" * 20, "RES002")
    assert len(finding.fix.edits) == 60


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The agency（IAEA）met.", ["“（…）” is full-width, as in Chinese or Japanese; English has “(…)”"]),
        ("They read《The Mill》.", ['“《…》” is full-width, as in Chinese or Japanese; English has “"…"”']),
        ("A（b\nc）d", ["“（” is", "“）” is"]),
        ("A（b】c", ["“（” is", "“】” is"]),
    ],
)
def test_an_opening_mark_is_told_with_the_one_that_closes_it(text, told):
    found = findings_of(text, "RES002")
    assert [f.message.startswith(start) for f, start in zip(found, told, strict=True)] == [True] * len(told)


def test_a_fix_makes_no_mark_up():
    text = "See 【here】(x.html) and，please."
    fixes = {path: [f.fix for f in findings_of(text, "RES002", path=path)] for path in ("a.md", "a.txt")}
    assert [fix is None for fix in fixes["a.md"]] == [True, False]
    assert all(fixes["a.txt"])


@pytest.mark.parametrize("escaped", ["&#39;", "&amp;#39;", "&amp;amp;#39;", "&#x27;", "&apos;", "&amp;apos;"])
def test_references_are_decoded_however_often_they_were_escaped(escaped):
    (finding,) = findings_of(f"The mayor{escaped}s house", "RES006")
    assert [edit.text for edit in finding.fix.edits] == ["'"]
    assert finding.excerpt.marked == escaped


def test_an_unknown_reference_is_none():
    assert not findings_of("A &unknownname; B &; C &#; D &#99999999; E", "RES006")


def test_a_reference_to_an_invisible_sign_is_not_decoded():
    assert not findings_of("A&shy;B &#0; C", "RES006")


@pytest.mark.parametrize("language", sorted(_function_words()))
def test_every_listed_language_is_told(language):
    """Running text has function words in every second place."""
    words = [word for word in sorted(_function_words()[language]) if len(word) > 1]
    text = " ".join(f"{word} Xqzzw" for word in words)
    assert len(findings_of(f"{text}.", "RES013")) == 1


def test_an_english_paragraph_with_a_foreign_title_is_english():
    assert not findings_of(
        "He sang Non, je ne regrette rien and then La vie en rose for the whole of the evening.", "RES013"
    )


def test_rows_of_letters_end_with_their_text():
    assert marked("h a r b o u r", "RES010") == ["h a r b o u r"]
    assert not findings_of("a a a a a a", "RES010")


@pytest.mark.parametrize(
    "piece",
    [
        "<", "<a x", "</", "&", "&amp;", "a@@ ", "中", "中a", "(中", "，a", "\u3000a", "a b e o ", "{{", "__AB", "[.]com a/b",
        ". c o m ", "\\u25b2", "a%20", "u2019", "le pont est dans les ", "here is the ", '<x id="', "⁇ ", "\0",
    ],
)  # fmt: skip
def test_no_piece_said_often_takes_long(piece):
    assert is_linear(piece, *(f"RES{number:03}" for number in range(1, 19)))
