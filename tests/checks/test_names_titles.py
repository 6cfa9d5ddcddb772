"""Titles without their bearer, and titles put before “of” and their own bearer."""

from __future__ import annotations

import time

import pytest

from tests.conftest import findings_of


def marked(text: str, rule: str) -> list[str]:
    return [finding.excerpt.marked for finding in findings_of(text, rule)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They read the words of the Politburo and Vice Premier, the State Council, in Taipan.", "Vice Premier, the State Council"),
        ("It was said by Deputy Minister, Ministry of Fish and Ponds, during March.", "Deputy Minister, Ministry of Fish and Ponds"),
        ("Mayor of Golm, attended.", "Mayor of Golm"),
        ("It rained. Party Secretary of the Golm Harbour Bureau, stressed that rain is wet.", "Party Secretary of the Golm Harbour Bureau"),
        ("Governor\xa0of Golm, presided.", "Governor\xa0of Golm"),
    ],
)  # fmt: skip
def test_a_title_without_a_name(text, found):
    assert marked(text, "NAM030") == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Mary Quill, Vice Premier, the State Council, in Taipan, spoke.",
        "Vice Premier Mary Quill, the State Council, in Taipan.",
        "The Vice Premier, the State Council and the court met in Taipan.",
        "the Mayor of Golm, attended by his dog",
        "Mary Quill, Mayor of Golm, attended.",
        "Mayor of Golm: attended.",
        "As Mayor of Golm, he attended.",
        "Mr. President, said the clerk, is late.",
        "Vice-Mayor of Golm, attended",
        "a Director, Council member, in Golm",
    ],
)
def test_a_title_with_a_name_or_an_article(text):
    assert not marked(text, "NAM030")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the letters of General Secretary of Luo Wenjing to the school", "General Secretary of Luo Wenjing"),
        ("Premier Quill came. Premier Quill left. The hat of Premier of Quill fell.", "Premier of Quill"),
        ("Chairman Mary Quill sat. The chair of Chairman of Mary Quill broke.", "Chairman of Mary Quill"),
        ("The spirit of President of Luo Wenjing is strong.", "President of Luo Wenjing"),
    ],
)
def test_a_title_of_its_own_bearer(text, found):
    assert marked(text, "GRA001") == [found]


@pytest.mark.parametrize(
    "text",
    [
        "the mother of Luo Wenjing",
        "the Mother of Luo Wenjing and the Spokesman of Luo Wenjing",
        "the Secretary of Luo Wenjing, the Office of Luo Wenjing and the Governor of Lower Golm",
        "President of Luo Wenjing Group",
        "the Chairman of Luo Wenjing's firm",
        "Premier Quill came. The Premier of Quill left.",
        "the President of France; President France is a ship",
    ],
)
def test_who_serves_a_person_and_what_a_person_owns(text):
    assert not marked(text, "GRA001")


def test_the_place_without_of_is_shown():
    (finding,) = findings_of("Governor Mary Quill spoke. The words of Governor of Mary Quill were clear.", "GRA001")
    assert finding.evidence[0].note == "“Governor Mary Quill” stands here without “of”"
    assert finding.evidence[0].location.column == 1


@pytest.mark.parametrize(
    "piece", ["Mayor of Aa ", "Mayor, the Aa Ba Council of Aa ", "Mayor, ", "A", "Mayor of the Aa and "]
)
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        start = time.process_time()
        findings_of(text, "NAM030", "GRA001")
        return time.process_time() - start

    seconds(20_000)
    assert seconds(800_000) < 60 * max(seconds(40_000), 0.01)
