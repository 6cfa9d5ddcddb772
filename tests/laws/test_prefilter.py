"""The prefilter only saves time: without it the same rules hit at the same places."""

from __future__ import annotations

import pytest
from hypothesis import given

from linter.engine.prefilter import all_passages
from tests.conftest import PLAN
from tests.laws.matching import PhraseWriter, Writer
from tests.laws.test_findings import law
from tests.laws.texts import PATHS, document, every_example, hostile_texts

TEXTS_A_RULE = 40  # enough for nearly all alternatives of most
TEXTS_AN_ENTRY = 8  # the entries of the lexicon are many, and made by one writer of expressions


@every_example
@law
@given(text=hostile_texts, path=PATHS)
def test_prefilter_loses_nothing(text, path):
    doc = document(text, path)
    lineup = PLAN.lineup(doc.format)
    both = (lineup.prefilter, lineup.anchored)
    candidates = {rule.id: passages for way in both for rule, passages in way.candidates(doc)}
    for rule in (rule for way in both for rule in way.rules):
        everywhere = all_passages(doc, rule.check.unit)
        assert set(candidates.get(rule.id, ())) <= set(everywhere)
        wanted = [hit.span for passage in everywhere for hit in rule.check.check_passage(passage, doc)]
        got = [hit.span for passage in candidates.get(rule.id, ()) for hit in rule.check.check_passage(passage, doc)]
        assert got == wanted, f"{rule.id} needs one of {rule.triggers or rule.check.phrase_anchors()}"


GAPS = [" ", "\n", "\r\n", "\u00a0", " \u2003", " \n", "\n "]


@pytest.mark.parametrize("gap", GAPS)
def test_prefilter_knows_every_way_to_match(gap):
    """On texts made from the expression of each rule, which go through all of its alternatives."""
    path, format_ = ("a.md", "markdown") if "\n" in gap else ("a.txt", "plain")  # plain text parts short lines
    lineup = PLAN.lineup(format_)
    hits = wanted = 0
    entries = [rule for rule in lineup.anchored.rules if not rule.check.near]
    rules = [
        *(rule for rule in lineup.prefilter.rules if hasattr(rule.check, "regex")),
        *entries[GAPS.index(gap) :: len(GAPS)],  # each entry with one gap
    ]
    for rule in rules:
        if rule.kind.anchored:
            writer = PhraseWriter(rule.check.programs[0], rule.id, gap)
        else:
            writer = Writer(rule.check.regex, rule.id, gap)
        number = TEXTS_AN_ENTRY if rule.kind.anchored else TEXTS_A_RULE
        wanted += number / 4
        # One wider gap, and all gaps of the text would be taken for wide.
        made = [text for _ in range(number) if gap * 2 not in (text := writer.write().strip())]
        doc = document("\n\n".join(text if n % 4 else text.upper() for n, text in enumerate(made)), path)
        way = lineup.anchored if rule.kind.anchored else lineup.prefilter
        candidates = {found.id: passages for found, passages in way.candidates(doc)}
        passages = set(candidates.get(rule.id, ()))
        for passage in all_passages(doc, rule.check.unit):
            if passage not in passages:
                found = [hit.span for hit in rule.check.check_passage(passage, doc)]
                assert not found, f"{rule.id} needs none of its triggers in {doc.text[slice(*passage)]!r}"
            else:
                hits += 1
    assert hits > wanted
