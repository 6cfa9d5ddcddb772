"""What the examples of the rules cannot say: evidence, bounds and hostile texts of the rules about names of bodies."""

from __future__ import annotations

import random
import time

import pytest

from linter.checks.names.coinages import AlikeWords
from linter.checks.names.joined import JoinedElsewhere
from linter.checks.names.organisations import TurnedName, WordChanged
from linter.checks.names.split import SplitPlace
from linter.text.document import Document
from tests.conftest import findings_of

RULES = ("NAM020", "NAM021", "NAM022", "NAM023", "NAM024", "NAM025", "NAM026", "NAM027", "NAM028", "NAM029", "NAM031")
SOUNDS = AlikeWords(letters=("l/r", "b/v"))
PLACES = SplitPlace(
    places=("shi+jia+zhuang", "wu+han", "guang+dong", "xi+an=Xi'an"),
    kinds=("Province", "City"),
    prepositions=("in", "across"),
    persons=("Mr.", "actor"),
)
LAWS = TurnedName(heads=("Law", "Medal", "University"), short=("Medal",))
FORMS = WordChanged(groups=("finance financial", "trader traders", "medal order"), short=("medal", "order"))


def hits(check, text: str) -> list:
    doc = Document("example.txt", text)
    if hasattr(check, "check_document"):
        return list(check.check_document(doc))
    return [hit for segment in doc.segments for hit in check.check_passage(segment.span, doc)]


def forms(check, text: str) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in hits(check, text)]


# Places written apart


@pytest.mark.parametrize(
    "form", ["Shi Jiazhuang", "Shijia Zhuang", "Shi Jia Zhuang", "SHI JIAZHUANG", "Shi\xa0Jiazhuang"]
)
def test_every_way_to_part_a_place(form):
    assert forms(PLACES, f"The train to {form} was late.") == [form]


def test_the_whole_is_suggested_in_the_case_of_the_text():
    (hit,) = hits(PLACES, "THE TRAIN TO SHI JIAZHUANG WAS LATE.")
    assert hit.suggestions == ("SHIJIAZHUANG",)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Guang Dong came late. We waited for Guang Dong.",
        "The actor Guang Dong was there. Guang Dong smiled.",
        "Guang Dong said so.",
        "Liu Guang Dong left.",
        "Wu Han smiled.",
        "People like Wu Han.",
        "I saw it in Wu Han's eyes.",
        "Aguang Dong and Guang Dong-li",
    ],
)
def test_a_person_is_no_place(text):
    assert not forms(PLACES, text)


@pytest.mark.parametrize("text", ["He lives in Wu Han.", "They come from Wu Han City.", "Rain fell across Wu Han."])
def test_what_may_be_a_person_is_a_place_where_the_words_around_say_so(text):
    assert forms(PLACES, text) == ["Wu Han"]


# One word here, two words there


def test_the_rarer_form_is_reported_and_the_other_shown():
    (hit,) = hits(
        JoinedElsewhere(), "Tarqili is high. Few reach Tarqili. The road to Tar Qili is bad. Tar Qili!\nTarqili's sky"
    )
    assert hit.values == {"form": "Tar Qili", "other": "Tarqili", "how": "as two words"}
    assert [e.location.column for e in hit.evidence] == [1, 66]


def test_the_owner_of_a_name_is_the_name():
    (hit,) = hits(JoinedElsewhere(), "Tarqili's road is bad. The sky over Tarqili is blue. Tar Qili's gate is shut.")
    assert hit.values["form"] == "Tar Qili"


@pytest.mark.parametrize(
    "text",
    [
        "tarqili is a herb. Tar Qili is a town.",
        "TARQILI IS SHUT\n\nTar Qili is a town.",
        "Tarqili-Bay is shut. Tar Qili is a town.",
        "The Tar is black. Qili is a town. Tarqili is another.",
        "We met Luo Wenjing. Wen Jing is a shop. Luo Wen Jing left.",
        "The Sun Set is red. Sunset is near.",
    ],
)
def test_what_is_not_one_name(text):
    assert not hits(JoinedElsewhere(), text)


# Words that differ by a letter


def test_counts_decide_and_every_place_is_named():
    text = "Batalo spoke. Bataro left. We saw Batalo.\nThey heard Batalo. Bataro's men heard nothing."
    (hit,) = hits(SOUNDS, text)
    assert hit.values == {"form": "Bataro", "other": "Batalo", "count": "3 times"}
    assert hit.evidence[0].note == "“Batalo” stands 3 times in this document, first here"
    assert hit.evidence[1].location.line == 2


def test_the_later_of_equals_is_reported():
    assert forms(SOUNDS, "Batalo spoke. Bataro left.") == ["Bataro"]


@pytest.mark.parametrize(
    "text",
    [
        "Batalo and Bataro left.",
        "Batalo sat. Bataro sat. Batalo ate. Bataro ate. Batalo slept. Bataro slept.",
        "Batalo left. The bataro is a herb. Bataro is its other name.",
        "Batar left. Batal stayed.",
        "The Palace is shut. The Parace is open; parace means bread.",
        "Marina sang. Malina danced.",
        "BATALAR left. Bataro stayed.",
        "Ivan Batalo left. Petr Bataro stayed.",
    ],
)
def test_two_things(text):
    assert not hits(SOUNDS, text.replace("Batar ", "Batt ").replace("Batal ", "Batl "))


@pytest.mark.parametrize(
    "text", ["Hunan Daily wrote it. Henan Daily did not.", "Mr. Zhang came. Zheng Group left. Zhang Group won."]
)
def test_known_places_and_surnames_are_one_letter_apart_by_chance(text):
    assert not hits(AlikeWords(neighbours=True), text)


def test_of_counts_as_company():
    assert (
        forms(
            AlikeWords(neighbours=True), "The University of Tarvio is old. Students of the University of Tarvia left."
        )
        == []
    )
    assert forms(
        AlikeWords(neighbours=True), "The University of Tarviko is old. The University of Tarvako is shut."
    ) == ["Tarvako"]


# Words turned round, and one word another


def test_both_ways_to_turn_a_name():
    assert forms(LAWS, "The Law on Pond Leasing is short.\nWe read the Pond Leasing Law.") == ["Pond Leasing Law"]
    assert forms(LAWS, "The Golm Medal of Courage is gold.\nHe won the Golm Courage Medal.") == ["Golm Courage Medal"]


def test_a_turned_name_is_told_once():
    text = "The Law on Pond Leasing is short. " * 5 + "We read the Pond Leasing Law."
    assert forms(LAWS, text) == ["Pond Leasing Law"]


@pytest.mark.parametrize(
    "text",
    [
        "The Law on Ponds is short. We read the Ponds Law.",
        "The Law on Pond Leasing is short. We read the Pond Leasing Law Review.",
        "The University of New Tarvia is old. New Tarvia University of Mining is new.",
        "the law on pond leasing and the pond leasing law",
    ],
)
def test_what_is_not_turned(text):
    assert not hits(LAWS, text)


def test_a_word_changed_in_a_long_name_alone():
    assert forms(FORMS, "The Golm Finance Channel is on. Who watches the Golm Financial Channel?") == [
        "Golm Financial Channel"
    ]
    assert not forms(FORMS, "The Finance Channel is on. Who watches the Financial Channel?")


def test_a_word_that_comes_twice_in_two_forms_is_no_pair():
    assert not forms(
        FORMS, "Golm Finance Channel and Golm Financial Channel. Golm Finance Channel. Golm Financial Channel."
    )


def test_a_plural_counts_before_another_word_alone():
    assert forms(FORMS, "The Golm Trader Report is out. Read the Golm Traders Report!") == ["Golm Traders Report"]
    assert not forms(FORMS, "One Golm Street Trader came. Many Golm Street Traders left.")


def test_an_award_of_two_words():
    assert forms(FORMS, "He won the Medal of Patience. The Order of Patience is tin.") == ["Order of Patience"]


# Floods and hostile texts

SYLLABLES = [a + b for a in "bdlmnrstv" for b in "aeiou"]


def coined_names(number: int) -> list[str]:
    rng = random.Random(7)

    def word() -> str:
        return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize()

    return [f"{word()} {word()}" for _ in range(number)]


@pytest.mark.parametrize("joint", ["\n", ", ", "\n\n", ". "])
def test_a_list_of_names_floods_nobody(joint):
    text = joint.join(coined_names(5000))
    per_rule: dict[str, int] = {}
    for finding in findings_of(text, *RULES):
        per_rule[finding.rule] = per_rule.get(finding.rule, 0) + 1
    assert all(count <= 12 for count in per_rule.values()), per_rule


@pytest.mark.parametrize(
    "piece",
    ["Golm ", "Law of Golm ", "Finance Financial Channel ", "Aa", "Le Qing Leqing ", "\0", "Shi Jia ", "Medal of the "],
)
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        start = time.process_time()
        findings_of(text, *RULES)
        return time.process_time() - start

    seconds(20_000)
    assert seconds(800_000) < 60 * max(seconds(40_000), 0.01)
