"""What the examples cannot say about verbs in a wrong form."""

from __future__ import annotations

import re

import pytest

from linter.checks.verb_forms import base_of, right_form
from linter.text.inflection import FEATURES, form_of, forms
from tests.conftest import PAGES

RULES = [page.rule for page in PAGES if type(page.rule.check).__name__ == "WrongForm"]


def verbs_of(rule):
    """The verbs that a rule's pattern lists, those with a choice of letters or a look around them left out."""
    listed = re.search(r"\(\?P<verb>([^()]*)", rule.check.pattern)[1]
    return [verb for verb in listed.split("|") if verb.isalpha()]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_listed_verb_has_a_right_form(rule):
    verbs = verbs_of(rule)
    assert len(verbs) > 20
    assert [v for v in verbs if right_form(v, rule.check.wanted) in {"", v}] == []


@pytest.mark.parametrize("base", ["run", "improve", "carry", "stop", "take", "plan", "agree", "build"])
def test_the_base_is_found_from_every_form(base):
    for feature in FEATURES:
        for form in forms(base)[feature]:
            assert form_of(base_of(form), feature) in forms(base)[feature]
            assert base_of(form) == base


def test_what_is_no_verb_has_no_form():
    assert right_form("zzyzx", "base") == ""
