"""Nouns and verbs in the wrong number: what examples of rules cannot say."""

from __future__ import annotations

import pytest

from linter.checks.agreement import NounAfter, VerbAfter, _nouns
from linter.data.tables import rows
from linter.text.document import Document
from tests.conftest import RULEBOOK

ONE = NounAfter(("a", "every", "this"), "plural", verbal=("a",))
SEVERAL = NounAfter(("these", "a number of"), "singular")
VERB = VerbAfter(plural=("shows show", "was were"), singular=("are is",))


def marked(check: NounAfter | VerbAfter, text: str, path: str = "t.md") -> list[str]:
    """What the hits of a check mark."""
    doc = Document.from_bytes(text.encode(), path)
    return [text[hit.span.start : hit.span.end] for hit in check.check_document(doc)]


@pytest.mark.parametrize(
    "text",
    [
        "It was every\n\npolicies of the town.",
        "It was every, policies of the town.",
        "It was every `x` policies of the town.",
        "It was every *old-* policies-led plan.",
    ],
)
def test_the_words_of_a_phrase_stand_side_by_side(text: str) -> None:
    """No paragraph, sign or code parts them."""
    assert marked(ONE, text) == []


def test_a_phrase_goes_on_over_a_line_end_and_through_emphasis() -> None:
    """What reads as one phrase is one."""
    assert marked(ONE, "It binds every\ndepartments of it.") == ["every\ndepartments"]
    assert marked(ONE, "It binds *every* departments of it.") == ["every* departments"]


def test_a_noun_that_is_a_verb_too_needs_a_lead_that_is_no_pronoun() -> None:
    """`this measures` may be a sentence; `a measures` and `this new measures` may not."""
    assert marked(ONE, "Now this measures in feet. Now a measures in feet. Now this new measures in feet.") == [
        "a measures",
        "this new measures",
    ]


def test_a_lead_of_several_words_must_stand_whole() -> None:
    """`of` alone says nothing of number."""
    assert marked(SEVERAL, "the policy of policy, the number of policy, a number of policy.") == ["a number of policy"]


def test_a_subject_must_open_its_sentence() -> None:
    """Anything before it could be the subject."""
    assert marked(VERB, "The results shows it. The list of results shows it. In May results shows it.") == [
        "The results shows"
    ]
    assert marked(VERB, "“The results shows it.” It is so.") == ["The results shows"]


def test_no_word_of_the_list_is_of_two_kinds_that_exclude_each_other() -> None:
    """A noun is either nothing else or a verb too; what cannot be counted is not counted."""
    kinds: dict[str, set[str]] = {}
    for row in rows("noun_number"):
        kind, _, listed = row.partition(":")
        kinds.setdefault(kind, set()).update(listed.split())
    assert not kinds["counted"] & kinds["verbal"]
    assert not (kinds["counted"] | kinds["verbal"]) & (kinds["mass"] | kinds["abstract"] | kinds["attribute"])
    assert not kinds["attribute"] & kinds["no attribute"]


def test_a_text_is_gone_through_once_for_all_rules():
    """Words that are not watched would be found too, but at the cost of a table of all words of every text."""
    wanted: set[str] = set()
    for rule in RULEBOOK.rules:
        if isinstance(rule.check, NounAfter):
            wanted.update(rule.check._leads)
        if isinstance(rule.check, VerbAfter):
            wanted.update(rule.check._plural, rule.check._singular)
    assert wanted == _nouns().watched
