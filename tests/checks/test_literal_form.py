"""The form that every literal rendering shares, so that the lexicon can grow by entries alone."""

from __future__ import annotations

import re

import pytest

from tests.conftest import PAGES

LITERAL = [page for page in PAGES if page.rule.category == "literal"]
ENTRIES = [page for page in LITERAL if page.entry]
PATTERNS = [page for page in LITERAL if page.rule.check_name == "patterns.Pattern"]
CHINESE = re.compile("[\u4e00-\u9fff]")
SCRIPTS = {
    "zh": CHINESE,
    "ja": re.compile("[\u3040-\u30ff\u4e00-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}


def test_there_is_a_lexicon():
    assert len(LITERAL) >= 100


@pytest.mark.parametrize("page", PATTERNS, ids=lambda page: page.rule.id)
def test_names_its_source_and_a_rendering(page):
    assert page.rule.id.startswith("LIT")
    assert page.rule.name.startswith("literal-")
    assert page.rule.suggest
    if page.entry and page.entry.language in SCRIPTS:
        assert SCRIPTS[page.entry.language].search(page.rule.message)
        assert page.measured


@pytest.mark.parametrize("page", ENTRIES, ids=lambda page: page.rule.id)
def test_an_entry_reads_well(page):
    entry = page.entry
    assert page.rule.id.startswith("LIT")
    assert page.rule.name.startswith("literal-")
    if entry.language in SCRIPTS:
        assert SCRIPTS[entry.language].search(entry.source)
    assert len(entry.means) <= 120
    assert not entry.means.endswith(".")
    assert not any(text.startswith("write ") for text in entry.write), "just the words"


def test_no_phrase_is_written_twice():
    """Two entries that say the same phrase would compete for its findings."""
    seen = {}
    for page in ENTRIES:
        for phrase in page.entry.says:
            key = (phrase, page.rule.check.near)
            assert key not in seen, f"{page.rule.id} and {seen[key]} both say “{phrase}”"
            seen[key] = page.rule.id


@pytest.mark.parametrize("page", PATTERNS, ids=lambda page: page.rule.id)
def test_is_tried_only_where_a_rare_word_stands(page):
    """Without a trigger every passage would be searched; a trigger shorter than three letters is no filter."""
    assert page.rule.triggers
    assert all(len(trigger.strip()) >= 3 for trigger in page.rule.triggers)


@pytest.mark.parametrize("page", PATTERNS, ids=lambda page: page.rule.id)
def test_repeats_are_bounded(page):
    """An open repeat after a word that may itself repeat reads a long run again from each of its letters."""
    assert not re.search(r"\\w[+*]|\][+*]", page.rule.check.pattern)
