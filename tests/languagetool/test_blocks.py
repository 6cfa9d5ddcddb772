"""Paragraphs asked together are answered as each alone, by the real LanguageTool."""

from __future__ import annotations

from itertools import chain

import pytest

from linter.languagetool import client as client_module
from linter.languagetool.blocks import ACROSS, blocks, joined, parted
from linter.languagetool.client import Client
from linter.languagetool.model import Alert, Question

TEXTS = [
    "The river was was low, and the boats lay in the mud.",
    "he said that the bridge was closed,",
    "and then the road was open again.",
    "The list has three parts:",
    "first, the apples",
    "The mayor said: “We will build a school",
    "and we will build it soon.” Nobody believed him.",
    "He lost the key (it was in his other coat.",
    "A bracket that nobody opened) stands here.",
    "Also, we ate bread. Also, we drank tea.",
    "Also, it rained.",
    "Our doughnut shop is small.",
    "Their donut shop is large.",
    "The organisation met in May.",
    "The organization met in June.",
    "Thank you for your letter.",
    "Thank you for your time.",
    "Thank you for your help.",
    "The bread was eaten by them.",
    "The song was sung by her.",
    "We don't like it.",
    "They don’t like it either.",
    "Is it true ?It is not.",
    "The teh cat sat on the mat",
    "no capital and no full stop",
    "- a dash at the beginning",
    '"Straight quotes opened here',
    'and closed here" in the next one.',
    "He have a dog which bark at night.",
    "In the other hand, it is cheap.",
    "Every students must sign.",
    "What , he asked , is that ?",
    "e.g. apples",
    "See fig. 2 and the table in sec. 3",
    "￼ is ￼ and and so on",
    "He went to to the market and bought a apple.",
]


@pytest.fixture(scope="module")
def client(running) -> Client:
    """Asks for all that may be asked."""
    return Client(running, Question(everything=True, spelling=True), 120)


@pytest.fixture(scope="module")
def answers(client) -> dict[str, list[Alert]]:
    """What is said of each text alone."""
    return {text: client.ask(text) for text in TEXTS}


@pytest.mark.parametrize("most", [200, 700, 9000])
@pytest.mark.parametrize("backwards", [False, True])
def test_asked_together_is_asked_alone(client, answers, most, backwards):
    texts = TEXTS[::-1] if backwards else TEXTS
    alone = [answers[text] for text in texts]
    assert len({alert.rule for alert in chain.from_iterable(alone)}) >= 7
    together: list[list[Alert]] = []
    for block in blocks(texts, most):
        some = [texts[index] for index in block]
        together += parted(client.ask(joined(some)), some)
    assert together == alone


def test_rules_that_look_across_paragraphs_are_not_asked(client, answers, running, monkeypatch):
    """They would speak if they were asked, and not as of each paragraph alone."""
    said = chain(client.ask(joined(TEXTS)), *answers.values())
    assert not {alert.rule for alert in said} & ACROSS
    monkeypatch.setattr(client_module, "ACROSS", frozenset())
    asking = Client(running, Question(rules=ACROSS), 120)
    assert {alert.rule for alert in asking.ask(joined(TEXTS))} >= {"EN_WORD_COHERENCY", "UPPERCASE_SENTENCE_START"}
    alone = {alert.rule for text in TEXTS for alert in asking.ask(text)}
    assert "EN_WORD_COHERENCY" not in alone


def test_blocks_keep_order_and_size():
    assert list(blocks(["a" * 5, "b" * 3, "c" * 9, "d", "e"], 10)) == [[0, 1], [2], [3, 4]]
    assert list(blocks(["a" * 50, "b"], 10)) == [[0], [1]]
    assert list(blocks([], 10)) == []


def test_what_reaches_over_a_border_is_left_out():
    texts = ["one two", "three"]
    alerts = [Alert(4, 7, "A", "", ""), Alert(4, 12, "B", "", ""), Alert(9, 14, "C", "", ""), Alert(7, 9, "D", "", "")]
    assert joined(texts) == "one two\n\nthree"
    assert parted(alerts, texts) == [[Alert(4, 7, "A", "", "")], [Alert(0, 5, "C", "", "")]]
