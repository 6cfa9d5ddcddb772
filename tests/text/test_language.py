"""Which documents are certainly not English."""

from __future__ import annotations

import pytest

from linter.text.document import Document
from linter.text.language import foreign

ENGLISH = "The harbour was quiet in the morning, and the boats that had come in during the night lay side by side. "
FRENCH = (
    "Le port était calme ce matin, et les bateaux qui sont arrivés dans la nuit sont restés au quai. Nous avons vu "
    "des hommes avec des caisses pour le marché, mais il ne faut pas croire que tout le monde travaille sur les quais."
)
GERMAN = (
    "Der Hafen war am Morgen still, und die Boote, die in der Nacht gekommen waren, lagen nicht weit von dem alten "
    "Turm. Es ist nicht leicht, mit den Leuten zu reden, die auf dem Markt sind, aber sie haben auch eine Geschichte."
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (FRENCH, "prose looks French"),
        (GERMAN, "prose looks German"),
        ("港口在早上很安静，夜里来的船并排停着。" * 3, "prose is mostly in Han script"),
        ("Порт утром был тих, и лодки стояли рядом.", "prose is mostly in Cyrillic script"),
        ("港は朝とても静かで、ふねがならんでいた。", "prose is mostly in Japanese script"),
    ],
)
def test_other_languages(text, reason):
    assert foreign(Document("x.txt", text)) == reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Guten Tag",
        ENGLISH * 3,
        ENGLISH * 3 + "港口在早上很安静，夜里来的船并排停着。",
        "Home\nNews\nAbout us\nContact\nLegal\nImprint\n" * 10,
        "Juan de la Peña\nMaría de los Ángeles\nPedro del Valle\nUniversidad de la Costa\n" * 20,
        "Li Ming, Wang Fang, Zhao Lei, Sun Yue, Chen Bo, Zhou Min, " * 10,
        "Boat come harbour morning quiet, people not talk, many box carry market, worker happy smile. " * 5,
        "12.5 14.1 0.3 kg km 100 m 33 % n/a total 7 " * 20,
        "☃" * 100,
    ],
)
def test_anything_that_may_be_english_passes(text):
    assert foreign(Document("x.txt", text)) is None


def test_markup_is_not_the_language():
    head = "<head><script>" + "вар " * 8_000 + "</script></head>"
    assert foreign(Document("x.html", head + "<p>" + ENGLISH, format="html")) is None
    assert foreign(Document("x.html", head + "<p>" + FRENCH, format="html")) == "prose looks French"
