"""Selection: ids, prefixes, names, categories, severities; the more exact wins."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from linter.errors import LinterError
from linter.rulebook.load import load_texts
from linter.rulebook.model import Rulebook
from linter.rulebook.select import matching, select
from tests.conftest import RULEBOOK

RULES = """
family: {family}
rules:
  - {{id: {prefix}001, name: {family}-one, message: m, why: w, pattern: foo, bad: ["⟦foo⟧"], good: [b]}}
  - {{id: {prefix}002, name: {family}-two, severity: info, message: m, why: w, pattern: foo, bad: ["⟦foo⟧"], good: [b]}}
  - {{id: {prefix}101, name: {family}-off, default: off, message: m, why: w, pattern: foo, bad: ["⟦foo⟧"], good: [b]}}
"""
PAGES = load_texts(
    (f"{family}.yaml", RULES.format(family=family, prefix=prefix))
    for family, prefix in (("names", "NAM"), ("duplication", "DUP"))
)
BOOK = Rulebook(tuple(page.rule for page in PAGES))


def chosen(**options) -> str:
    return " ".join(rule.id for rule in select(BOOK, **options).rules)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "DUP001 DUP002 NAM001 NAM002"),
        ({"chosen": ["NAM"]}, "NAM001 NAM002 NAM101"),
        ({"chosen": ["NAM0"]}, "NAM001 NAM002"),
        ({"chosen": ["names"]}, "NAM001 NAM002 NAM101"),
        ({"chosen": ["names-off"]}, "NAM101"),
        ({"chosen": ["info"]}, "DUP002 NAM002"),
        ({"chosen": ["all"]}, "DUP001 DUP002 DUP101 NAM001 NAM002 NAM101"),
        ({"also": ["NAM101"]}, "DUP001 DUP002 NAM001 NAM002 NAM101"),
        ({"ignored": ["NAM"]}, "DUP001 DUP002"),
        ({"chosen": ["NAM001"], "ignored": ["NAM"]}, "NAM001"),
        ({"chosen": ["NAM"], "ignored": ["NAM0"]}, "NAM101"),
        ({"chosen": ["NAM"], "ignored": ["NAM"]}, ""),
        ({"ignored": ["warning"], "also": ["NAM101"]}, "DUP002 NAM002 NAM101"),
    ],
)
def test_selection(options, expected):
    assert chosen(**options) == expected


@pytest.mark.parametrize("selector", ["XYZ", "nams", "NAM9", ""])
def test_a_selector_that_means_nothing_is_refused(selector):
    with pytest.raises(LinterError, match="no rule answers"):
        select(BOOK, ignored=[selector])


def test_pages_are_found_by_the_same_selectors():
    assert matching(["duplication", "NAM101"], BOOK.rules) == {"DUP001", "DUP002", "DUP101", "NAM101"}


def test_an_id_of_three_digits_is_no_beginning_of_one_of_four():
    longer = Rulebook((*BOOK.rules, replace(BOOK.rules[0], id="DUP0010", name="longer")))
    assert "DUP0010" not in matching(["DUP001"], longer.rules)
    assert "DUP0010" in matching(["DUP00"], longer.rules)
    assert "DUP0010" not in select(longer, ["DUP001"]).by_id
    assert set(longer.by_id) - set(select(longer, ["all"], ignored=["DUP001"]).by_id) == {"DUP001"}
    assert set(longer.by_id) - set(select(longer, ["all"], ignored=["DUP00"]).by_id) == {"DUP001", "DUP002", "DUP0010"}


@pytest.mark.parametrize("selectors", [("DUP",), ("all",), ("info",), ()])
def test_a_rule_that_needs_an_absent_package_is_left_out(monkeypatch, selectors):
    monkeypatch.setitem(sys.modules, "rensa", None)
    assert "DUP051" not in {rule.id for rule in select(RULEBOOK, selectors).rules}


@pytest.mark.parametrize("selector", ["DUP051", "near-duplicate-document"])
def test_to_name_it_is_an_error_with_its_cure(monkeypatch, selector):
    assert "DUP051" in {rule.id for rule in select(RULEBOOK, (), (selector,)).rules}
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(LinterError, match=r'needs the package rensa: pip install "mtlint\[near\]"'):
        select(RULEBOOK, (selector,))
