"""What the examples of the rules cannot say: evidence, suggestions and edits of the findings about spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.checks.names.spelling import ImpossibleSyllable, NameOrder
from linter.checks.names.umlaut import KeyedUmlaut, LostUmlaut
from linter.checks.names.variants import NameVariant
from linter.checks.names.writing import NameFormat
from linter.text.document import Document

SEEDS = Path(__file__).parents[2] / "seeds"


def hits(check, text: str) -> list:
    return list(check.check_document(Document("example.txt", text)))


def test_the_standard_form_is_right_where_counts_do_not_decide():
    (hit,) = hits(NameFormat(), "Li Le Cheng spoke. Li Lecheng left.")
    assert hit.values == {"form": "Li Le Cheng", "other": "Li Lecheng", "how": "written apart"}


def test_the_commoner_form_is_right():
    (hit,) = hits(NameFormat(), "Tsai Wen-li spoke. Cai Wen-li left. Cai Wenli sat. Cai Wen-li slept.")
    assert hit.values["form"] == "Cai Wenli"
    assert hit.values["how"] == "without its hyphen"


def test_a_name_cut_in_two_places():
    (hit,) = hits(NameFormat(), "Nan Rendong smiled. Nan Rendong left. Nanren Dong slept.")
    assert hit.values == {"form": "Nanren Dong", "other": "Nan Rendong", "how": "parted elsewhere"}


def test_one_finding_a_form_with_all_its_places():
    (hit,) = hits(NameFormat(), "Li Lecheng. Li Lecheng. Li Lecheng. Li Le Cheng. Li Le Cheng.")
    assert len(hit.edits) == 2
    assert [e.location.column for e in hit.evidence] == [1, 50]


@pytest.mark.parametrize("form", ["Chen Lvping", "Chen Lüping", "Chen Lyuping"])
def test_v_is_no_matter_of_format(form):
    found = hits(NameFormat(), f"Chen Lvping spoke. {form} left.")
    assert len(found) == (form == "Chen Lyuping")


def test_v_in_a_name_and_in_a_word():
    text = "Guo Lvyan of Lvyuan Timber met Guo Luyan. Lvyuan pays Guo Lvyan."
    found = hits(KeyedUmlaut(), text)
    assert [(h.values["form"], h.suggestions, len(h.edits)) for h in found] == [
        ("Guo Lvyan", ("Guo Lüyan",), 2),
        ("Lvyuan", ("Lüyuan",), 2),
    ]
    assert "Guo Luyan" in found[0].evidence[-1].note


@pytest.mark.parametrize("text", ["https://Lvlong.example", "@Lvlong", "x/Lvlong", "LVLONG", "lvlong", "Lvlong2"])
def test_no_v_word(text):
    assert not hits(KeyedUmlaut(), f"See {text} there.")


def test_lost_dots():
    (hit,) = hits(LostUmlaut(), "Guo Lüyan came. Guo Lüyan sat. Guo Luyan left.")
    assert hit.values == {"form": "Guo Luyan", "other": "Guo Lüyan"}


def test_impossible_name_suggests_the_name_of_the_document():
    (hit,) = hits(ImpossibleSyllable(), "Luo Wenyjing came. Gao Yiming met Luo Wenjing.")
    assert hit.suggestions == ("Luo Wenjing",)


def test_impossible_name_suggests_what_is_possible():
    (hit,) = hits(ImpossibleSyllable(), "Chen Shaoywang met Gao Yiming.")
    assert hit.suggestions == ("Chen Shaowang", "Chen Shaoyang")


def test_two_words_run_together_suggest_nothing():
    (hit,) = hits(ImpossibleSyllable(), "Zhang Jikelin met Gao Yiming.")
    assert hit.values["why"] == "too long"
    assert hit.suggestions == ()


def test_order_reports_the_rarer():
    (hit,) = hits(NameOrder(), "Luo Wenjing came. Wenjing Luo sat. Luo Wenjing left.")
    assert hit.values == {"form": "Wenjing Luo", "other": "Luo Wenjing"}


CHECKS = (NameFormat(), KeyedUmlaut(), ImpossibleSyllable(), NameOrder(), LostUmlaut(), NameVariant(2.0))


@pytest.mark.parametrize(
    ("seed", "forms"),
    [
        ("000", {("Chen Lvping", 12)}),
        ("001", {("Lvlong", 6)}),
        ("002", set()),
        ("003", set()),
        ("004", {("Li Le Cheng", 3), ("Zhang Guofeng", 3), ("Chen Shaoywang", 15)}),
    ],
)
def test_seeds(seed, forms):
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    doc = Document.from_bytes(path.read_bytes(), path.name)
    found = {(h.values["form"], doc.location(h.span).line) for check in CHECKS for h in check.check_document(doc)}
    assert found == forms
