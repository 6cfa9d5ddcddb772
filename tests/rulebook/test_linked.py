"""Rules that take what other rules say: whatever file these stand in, and whether or not they run."""

from __future__ import annotations

import pytest

from linter.errors import RulePackError
from linter.rulebook.load import load_texts
from linter.rulebook.model import Rulebook
from linter.rulebook.select import select
from tests.conftest import RULEBOOK

BLOCK = """\
family: boilerplate
rules:
- {id: BOI901, name: block, message: m, why: w, check: boilerplate.EdgeBlock, with: {least: 0.5, signs_of: [SELECTOR]},
   bad: [⟦a⟧], good: [b]}
"""
LINE = """\
family: boilerplate
rules:
- {id: BOI910, name: line, message: m, why: w, check: boilerplate.WholeLine, with: {forms: [press the bell]},
   default: off, bad: [⟦a⟧], good: [b]}
- {id: BOI800, name: pattern, message: m, why: w, pattern: word, bad: [⟦a⟧], good: [b]}
"""


def block(*texts: str):
    rules = Rulebook(tuple(page.rule for page in load_texts((f"{n}.yaml", t) for n, t in enumerate(texts))))
    return select(rules, chosen=("BOI901",)).by_id["BOI901"].check


@pytest.mark.parametrize("selector", ["BOI910", "BOI91", "BOI"])
def test_a_block_knows_the_forms_of_rules_in_other_files_that_do_not_run(selector):
    text = BLOCK.replace("SELECTOR", selector)
    assert block(text, LINE).signs == block(LINE, text).signs == (("BOI910", ("press the bell",)),)
    assert block(text, LINE).literals, "prepared after it was linked"


def test_a_link_to_nothing_is_refused_with_its_place():
    with pytest.raises(RulePackError, match=r"0\.yaml:3.*BOI8") as caught:
        block(BLOCK.replace("SELECTOR", "BOI8"), LINE)
    assert caught.value.line == 3


def test_the_shipped_block_knows_the_wording_of_all_files():
    known = {id_ for id_, _ in RULEBOOK.by_id["BOI001"].check.signs}
    assert known >= {r.id for r in RULEBOOK.rules if r.id.startswith("BOI") and r.check_name == "boilerplate.WholeLine"}
