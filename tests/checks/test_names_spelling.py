"""What the examples of the rules cannot say: evidence, suggestions and edits of the findings about spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.checks.names.romanisation import LostPatronymic, TwoRomanisations
from linter.checks.names.roster import Entry, Roster
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
    (hit,) = hits(NameFormat(), "Nan Wenlin smiled. Nan Wenlin left. Nanwen Lin slept.")
    assert hit.values == {"form": "Nanwen Lin", "other": "Nan Wenlin", "how": "parted elsewhere"}


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
    (hit,) = hits(ImpossibleSyllable(), "Zhang Jikelan met Gao Yiming.")
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


# --- names of other languages, and what the roster says ---


def test_of_two_equal_formats_none_is_right_for_sure():
    (hit,) = hits(NameFormat(), "Jean-Marie Dubois sang. The hall was full. Jean Marie Dubois bowed.")
    assert (hit.values["form"], hit.edits, hit.suggestions) == ("Jean Marie Dubois", (), ("Jean-Marie Dubois",))
    assert "cannot be told" in hit.evidence[-1].note


def test_a_lost_apostrophe_in_a_name():
    (hit,) = hits(NameFormat(), "Luo Li'an sang. The hall was full. Luo Li'an bowed. Luo Lian left.")
    assert (hit.values["form"], hit.values["how"]) == ("Luo Lian", "with another apostrophe")


def test_marks_get_lost_and_never_come_up():
    (hit,) = hits(NameFormat(), "Ana Kovacic sang. The hall was full. Ana Kovačić bowed.")
    assert (hit.values["form"], hit.values["how"]) == ("Ana Kovacic", "without the marks on its letters")
    assert hit.edits


@pytest.mark.parametrize(
    "text",
    [
        "George W. Baker sang. The hall was full. George W Baker bowed.",
        "ANA KOVACIC SINGS\n\nAna Kovacic sang.",
        "Ana Kovacic sang. Ana Kovacic's brother bowed. Ana Kovacic’s sister laughed.",
    ],
)
def test_no_matter_of_format(text):
    assert not hits(NameFormat(), text)


def test_the_rarer_romanisation_is_reported_with_the_places_of_the_other():
    text = "Sergei Baranov came. It rained. Sergei Baranov sat. It rained. Sergei Baranov slept. Sergey Baranov left."
    (hit,) = hits(TwoRomanisations(), text)
    assert hit.values == {"form": "Sergey Baranov", "other": "Sergei Baranov", "ways": "two ways to write Cyrillic"}
    assert hit.suggestions == ("Sergei Baranov",)
    assert "stands 3 times" in hit.evidence[0].note
    assert "is likely right" in hit.evidence[-1].note


def test_the_right_form_is_never_the_one_reported():
    text = "Sergei Baranov came early. It rained all day. The deputy mayor, Sergey Baranov, left."
    (hit,) = hits(TwoRomanisations(), text)
    assert hit.values["form"] == "Sergei Baranov"


@pytest.mark.parametrize("and_", [" and ", ", also spelt ", " met "])
def test_one_sentence_holds_two_people_in_two_romanisations(and_):
    assert not hits(TwoRomanisations(), f"Sergei Baranov{and_}Sergey Baranov came.")


def test_no_flood_of_romanisations():
    given, ends = ("Sergei", "Andrei", "Alexei", "Nikolai"), "abcdefghij"
    text = " ".join(
        f"{name} {end.upper()}aranov came.\n\nIt rained.\n\n{name[:-1]}y {end.upper()}aranov left.\n\n"
        for name in given
        for end in ends
    )
    found = hits(TwoRomanisations(), text)
    assert len(found) == 20
    assert "more such names in this document are not reported" in found[-1].evidence[-1].note


def test_a_patronymic_at_the_first_mention_is_english():
    assert not hits(LostPatronymic(), "Denis Nikolayevich Baranov came. It rained. Denis Baranov left.")
    assert hits(LostPatronymic(), "Denis Baranov came. It rained. Denis Nikolayevich Baranov left.")


ROSTER = Roster((Entry("Zhang Guoqing", ("Zhang Guo-qing",)), Entry("Sergei Lavrov"), Entry("Lu Xun")))


def test_the_roster_knows_which_format_is_right():
    (hit,) = hits(NameFormat(roster=ROSTER), "Zhang Guo Qing came. Zhang Guo Qing sat.")
    assert (hit.values["other"], len(hit.edits)) == ("Zhang Guoqing", 2)
    assert hit.evidence[0].note == "the roster has “Zhang Guoqing”"


def test_an_accepted_form_is_silent():
    assert not hits(NameFormat(roster=ROSTER), "Zhang Guo-qing came. It rained. Zhang Guoqing sat.")
    (hit,) = hits(NameFormat(roster=ROSTER), "Zhang Guo Qing came. It rained. Zhang Guo Qing sat. Zhang Guo-qing left.")
    assert hit.values["form"] == "Zhang Guo Qing"


def test_the_roster_knows_the_romanisation():
    (hit,) = hits(TwoRomanisations(roster=ROSTER), "The minister met Sergey Lavrov there.")
    assert hit.suggestions == ("Sergei Lavrov",)
    assert not hits(TwoRomanisations(roster=ROSTER), "The minister met Sergei Lavrov there.")


def test_two_people_of_the_roster_are_never_one():
    two = Roster((), (("Sergei Lavrov", "Sergey Lavrov"),))
    text = "Sergei Lavrov came. It rained.\n\nSergey Lavrov left."
    assert hits(TwoRomanisations(), text)
    assert not hits(TwoRomanisations(roster=two), text)


def test_impossible_alone_only_if_it_is_long():
    assert hits(ImpossibleSyllable(), "Chen Shaoywang came by bus.")
    assert not hits(ImpossibleSyllable(), "Kang Danniel came by bus.")


def test_hungarian_names_turned_round():
    (hit,) = hits(NameOrder(), "Viktor Nagy came. Viktor Nagy sat. It rained. Nagy Viktor left.")
    assert hit.values == {"form": "Nagy Viktor", "other": "Viktor Nagy"}
    assert not hits(NameOrder(), "Viktor Nagy, at home Nagy Viktor, came.")


@pytest.mark.parametrize("check", [NameFormat(), NameOrder(), TwoRomanisations(), LostPatronymic(), LostUmlaut()])
@pytest.mark.parametrize(
    "text",
    [
        "Sergei Lavrov " * 1_500,
        "Sergei Lavrov, Sergey Lavrov, " * 1_000,
        "Kim Jong-un, Kim Jong Un, " * 1_000,
        "Sergei Petrovich Lavrov. " * 1_000,
        " ".join(f"Sergei {a}{b}{c}ov." for a in "BDFGKLMNPRSTVZ" for b in "aeiou" for c in "bdfgklmn"),
        "Al-Al-Al al-Al " * 1_500,
    ],
    ids=range(6),
)
def test_hostile_texts(check, text):
    assert len(hits(check, text)) < 30
