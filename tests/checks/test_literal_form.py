"""The form that every literal rendering shares, so that the lexicon can grow by entries alone."""

from __future__ import annotations

import re

import pytest

from tests.conftest import PAGES

LITERAL = [page for page in PAGES if page.rule.category == "literal"]
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_there_is_a_lexicon():
    assert len(LITERAL) >= 100


@pytest.mark.parametrize("page", LITERAL, ids=lambda page: page.rule.id)
def test_names_its_source_and_a_rendering(page):
    assert page.rule.id.startswith("LIT")
    assert page.rule.name.startswith("literal-")
    assert CHINESE.search(page.rule.message)
    assert page.rule.suggest
    assert page.measured


@pytest.mark.parametrize("page", LITERAL, ids=lambda page: page.rule.id)
def test_is_tried_only_where_a_rare_word_stands(page):
    """Without a trigger every passage would be searched; a trigger shorter than three letters is no filter."""
    assert page.rule.triggers
    assert all(len(trigger.strip()) >= 3 for trigger in page.rule.triggers)


@pytest.mark.parametrize("page", LITERAL, ids=lambda page: page.rule.id)
def test_repeats_are_bounded(page):
    """An open repeat after a word that may itself repeat reads a long run again from each of its letters."""
    assert not re.search(r"\\w[+*]|\][+*]", page.rule.check.pattern)
