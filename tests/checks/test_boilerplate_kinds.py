"""Kinds of text whose short lines belong to them: nothing is said about their edges."""

from __future__ import annotations

import pytest

from tests.conftest import findings_of

_FIRST = (
    "The harbour board met in the old customs house to hear how far the work on the bridge has come, and the "
    "engineer told the members that the steel for the eastern ramp had arrived a week before it was due."
)
_SECOND = (
    "Nobody had asked for the report to be read aloud, but the chairman read it all the same, and when he had "
    "finished the room was quiet for some time before the oldest of the pilots got up and thanked him."
)
_THIRD = (
    "The lamps on the pier will be lit again in the autumn, after the painters have gone and before the first "
    "of the storms, so that the boats which come home late can find their way between the rocks and the wall."
)
TEXT = f"{_FIRST}\n\n{_SECOND}\n\n{_THIRD}"

KINDS = {
    "letter": f"Harbour Board\n12 Quay Street\nNorthport\n\nMay 3, 2021\n\nDear Mr. Luo,\n\n{TEXT}\n\nYours faithfully,\n"
    "Anna Lind\nSecretary\nHarbour Board",
    "minutes": f"Minutes of the Harbour Board\nDate: May 3, 2021\nPresent: Lind, Luo, Moreau\nApologies: Berg\n\n{TEXT}",
    "memo": f"To: All pilots\nFrom: The engineer\nSubject: The eastern ramp\n\n{TEXT}",
    "title page": f"The Lamp on the Pier\nA Novel\nChapter One\nThe Storm\n\n{TEXT}\n\nThe End",
    "title and author": f"The Lamp on the Pier\nAnna Lind\n\n{TEXT}",
    "verse": "\n".join(["the boats are in", "the nets are dry", "the men are home", "the moon is high"] * 12),
    "verse before prose": "The boats are in,\nthe nets are dry,\nthe men are home,\nthe moon is high.\n\n" + TEXT,
    "play": "\n".join(f"{name}\n{line}" for name, line in zip(["ANNA", "LUO"] * 3, [_FIRST, _SECOND] * 3, strict=True)),
    "subtitles": "\n\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\nThe boats are in" for n in range(1, 40)),
    "recipe": f"Fish Soup\nServes 4\nIngredients\nTwo carrots\nOne onion\nA pound of cod\n\n{TEXT}",
    "score table": "Northport 3\nEastham 1\nWestham 2\nSouthport 0\nMidham 4\nOldport 4\n" * 4,
    "change log": "1.2.0\n- lamps can be dimmed\n- the pier is longer\n\n1.1.0\n- a second lamp\n\n1.0.0\n- first lamp\n" * 3,
    "code": "\n".join(f"lamp_{n} = light(pier, {n})" for n in range(60)),
    "address list": "Anna Lind\n12 Quay Street\nNorthport\n\nLuo Minghai\n3 Mill Lane\nEastham\n\n" * 8,
    "links": "\n".join(f"Lamp maker {n}\nhttps://lamps{n}.example.org\n" for n in range(30)),
    "headings": f"# The Lamp\n\n{TEXT}\n\n## The Pier\n\n{TEXT}",
    "contents": "Contents\n" + "\n".join(f"{n}. Lamp number {n}" for n in range(1, 40)),
    "questions": "\n\n".join(f"Who lit the lamp?\n{answer}" for answer in (_FIRST, _SECOND, _THIRD)),
    "glossary": "\n".join(f"Lamp {n}\nA light on a pier." for n in range(40)),
    "talk": f"Good evening.\n(Applause)\n\n{TEXT}\n\nThank you.\n(Applause)",
    "policy": "Privacy Policy\nCookies\nYour rights\n\n"
    + "\n\n".join(f"The privacy of guest {n} of the lamp house matters to us, and we use cookies of the third kind only "
                  "to keep the guest logged in until the boat leaves the pier in the evening." for n in range(9)),
    "manual": "File\nEdit\nView\n\n"
    + "\n\n".join(f"Click the button number {n} to open the menu of the lamp, and click it again to close the menu when "
                  "the lamp is lit and the pier can be seen from the boat." for n in range(9)),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_short_lines_of_such_a_text_belong_to_it(kind):
    found = findings_of(KINDS[kind], "BOI001")
    assert not found, found[0].excerpt
