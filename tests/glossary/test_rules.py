"""The entries of a glossary as rules: ids that stay, forms that are found, and what is put in their place."""

from __future__ import annotations

import pickle
import random

import pytest

from linter.checks.literal.steps import DETERMINERS
from linter.data.tables import words
from linter.engine.fix import fixed_document
from linter.engine.lint import Plan, lint_document
from linter.errors import GlossaryError
from linter.glossary.book import rulebook_with
from linter.glossary.rules import pages_of, phrase_of
from linter.rulebook.compiled import builtin_rulebook
from linter.rulebook.model import Rulebook
from linter.rulebook.select import select
from linter.text.document import Document
from tests.conftest import RULEBOOK

INTERNAL = tuple(rule for rule in RULEBOOK.rules if rule.category == "internal")
HEADER = "forbidden,preferred,pos,case,source,language\n"


@pytest.fixture
def rules(tmp_path):
    """The rules of a table, by their names."""

    def make(*rows: str) -> dict:
        file = tmp_path / "terms.csv"
        file.write_text(HEADER + "\n".join(rows) + "\n", "utf-8")
        return {page.rule.name: page.rule for page in pages_of((str(file),))}

    return make


@pytest.fixture
def found(tmp_path):
    """What a glossary finds in a text, and the text after its fixes."""

    def run(rows: str, text: str) -> tuple[list[str], str]:
        file = tmp_path / "terms.csv"
        file.write_text(HEADER + rows + "\n", "utf-8")
        plan = Plan(Rulebook((*INTERNAL, *(page.rule for page in pages_of((str(file),))))))
        doc = Document("a.txt", text, format="plain")
        marked = [text[slice(*f.location.span)] for f in lint_document(doc, plan).findings]
        return marked, fixed_document(doc, lambda doc: lint_document(doc, plan), unsafe=True).doc.text

    return run


ROWS = ["mobile power,power bank", "utilize,use", "compact responsibility,hold to account", "café culture,x"]


def test_ids_stay_when_rows_move_come_and_go(rules):
    before = {name: rule.id for name, rule in rules(*ROWS).items()}
    moved = [*reversed(ROWS), "new crown,COVID-19"]
    moved[0] += "|y"
    after = {name: rule.id for name, rule in rules(*moved).items()}
    assert {name: after[name] for name in before} == before
    assert len(set(after.values())) == 5
    assert all(id_.startswith("USR") and len(id_) == 9 for id_ in after.values())


def test_ids_are_those_that_earlier_versions_made(rules):
    """Baselines and suppressions of users hang on them."""
    assert {name: rule.id for name, rule in rules(*ROWS).items()} == {
        "glossary-mobile-power": "USR670648",
        "glossary-utilize": "USR017126",
        "glossary-compact-responsibility": "USR784017",
        "glossary-cafe-culture": "USR821336",
    }


def test_many_terms_have_as_many_ids(rules):
    numbers = random.Random(7).sample(range(10**9), 3000)
    made = rules(*(f"term x{number},y" for number in numbers))
    assert len({rule.id for rule in made.values()}) == 3000


def test_an_id_of_ones_own(tmp_path):
    file = tmp_path / "terms.csv"
    file.write_text("id,forbidden\nUSR001,a1\nLIT1001,b1\n12,c1\n")
    assert min(page.rule.id for page in pages_of((str(file),))) == "USR001"
    assert all(page.rule.id.startswith("USR") for page in pages_of((str(file),)))
    file.write_text("id,forbidden\nUSR001,a1\nUSR001,b1\n")
    with pytest.raises(GlossaryError, match=r"terms\.csv:3: USR001 is given twice; first at .*terms\.csv:2"):
        pages_of((str(file),))


def test_rows_with_one_term_are_one_entry(rules):
    (rule,) = rules("mobile power,power bank", "Mobile Power,power brick").values()
    assert rule.suggest == ("write “power bank”", "write “power brick”")
    assert rule.fix is None


def test_names_and_ids_meet_none_of_the_shipped_rules(rules):
    shipped = RULEBOOK
    assert not any(rule.name.startswith("glossary-") or rule.id.startswith("USR") for rule in shipped.rules)
    made = rules(*ROWS)
    book = shipped.widened(Rulebook(tuple(made.values())), "x")
    assert select(book, ("glossary-utilize",)).by_id["USR017126"].name == "glossary-utilize"
    assert len(select(book, ("USR",)).rules) == 4 + sum(rule.category == "internal" for rule in shipped.rules)
    assert {rule.category for rule in made.values()} == {"literal"}


@pytest.mark.parametrize(
    ("row", "text", "marked", "fixed"),
    [
        ("utilize,use", "He utilises a utilized utility.", ["utilises", "utilized"], "He uses a used utility."),
        ("utilize,use", "A utilizing firm.", ["utilizing"], "A using firm."),
        ("mobile power,power bank", "Mobile powers of a mobile power.", ["Mobile powers", "mobile power"],
         "Power banks of a power bank."),
        ("orange,apple", "An orange.", ["orange"], "An apple."),
        ("banana,apple", "A banana and bananas.", ["banana", "bananas"], "An apple and apples."),
        ("compact responsibility,hold to account,verb", "They compacted responsibility.", ["compacted responsibility"],
         "They held to account."),
        ("compact responsibility,duty,noun", "They compacted responsibility.", ["compacted responsibility"],
         "They compacted responsibility."),
        ("report of police,police report", "Reports of police.", ["Reports of police"], "Police reports."),
        ("in order to,to", "In order to win, in order\u00a0to go.", ["In order to", "in order\u00a0to"], "To win, to go."),
        ("R&D center,research centre", "The R&D centers. R&D center.", ["R&D centers", "R&D center"],
         "The research centres. Research centre."),
        ("PCR Test,swab,,exact", "A PCR Test is no pcr test.", ["PCR Test"], "A swab is no pcr test."),
        ("C++ code,program", "Some C++ codes, C+ code.", ["C++ codes"], "Some programs, C+ code."),
        ("50%,half", "From 50% to 150% or 50 %.", ["50%"], "From half to 150% or 50 %."),
        ("follow-up,sequel", "Follow-ups follow up.", ["Follow-ups", "follow up"], "Sequels sequel."),
        ("do a good … job,manage well", "They do a good and quick job.", ["do a good and quick job"],
         "They do a good and quick job."),
        ("压实责任,hold to account", "The word 压实责任 is left.", ["压实责任"], "The word hold to account is left."),
        ("various party,all", "Various parties and the party.", ["Various parties"], "Various parties and the party."),
        ("the masses,people", "Serve the masses.", ["the masses"], "Serve people."),
        ("take in,absorb,verb", "He takes it in. He takes in air.", ["takes in"], "He takes it in. He absorbs air."),
        ("take in,absorb", "He takes in air. He took in air.", ["takes in", "took in"], "He takes in air. He absorbed air."),
        ("café culture,way of life", "Café cultures.", ["Café cultures"], "Ways of life."),
        ("café culture,lively street", "Café cultures.", ["Café cultures"], "Lively streets."),
        ("don't know,doubt", "I don’t know.", ["don’t know"], "I doubt."),
    ],
)  # fmt: skip
def test_what_is_found_and_put_right(found, row, text, marked, fixed):
    assert found(row, text) == (marked, fixed)


def test_a_rendering_is_no_finding(found):
    assert found("capacity,capacity building", "Good.") == ([], "Good.")
    assert found("a1,b1|c1", "Some a1.")[1] == "Some a1."


def test_words_with_one_form_hold_all_determiners():
    """An article bent to look for would never be met: the engine leaves articles out."""
    assert {word for word in DETERMINERS if len(word) > 1} <= words("one_form_words")


def test_phrases():
    assert phrase_of("compact the responsibility of offices", exact=False) == "compact~ the responsibility~ of offices~"
    assert phrase_of("do a good … job", exact=False) == "do~ a good~ ... job~"
    assert phrase_of("PCR Test", exact=True) == "PCR Test"


def test_messages_hold_braces_as_they_are(found, rules):
    (rule,) = rules("a{b,{c},,,{源},zh").values()
    assert rule.message.format_map({"match": "x"}) == "the glossary forbids “x” for {源}"
    assert rule.suggest[0].format_map({}) == "write “{c}”"
    assert found("a{b,{c}", "An a{b.")[0] == ["a{b"]


def test_ones_own_term_takes_over_the_finding_of_the_lexicon(rules):
    doc = Document("a.txt", "They must compact the responsibility of offices.", format="plain")
    lexicon = RULEBOOK.by_id["LIT001"]
    book = Rulebook((*INTERNAL, lexicon, *rules("compact responsibility").values()))
    (finding,) = lint_document(doc, Plan(book)).findings
    assert finding.rule == "USR784017"
    assert "also found by LIT001" in finding.evidence[0].note


def test_what_is_kept_between_runs_is_what_was_made(tmp_path, monkeypatch):
    from linter.glossary import book

    monkeypatch.setattr(book, "cache_folder", lambda: str(tmp_path / "cache"))
    file = tmp_path / "terms.csv"
    file.write_text(HEADER + "\n".join(ROWS))
    first = rulebook_with((str(file),))
    book._rulebook.cache_clear()
    kept = rulebook_with((str(file),))
    assert kept is not first
    assert [rule for rule in kept.rules if rule.id.startswith("USR")] == [page.rule for page in pages_of((str(file),))]
    assert pickle.loads(pickle.dumps(kept)).by_id["USR017126"].message == "the glossary forbids “{match}”"
    book._rulebook.cache_clear()
    file.write_text(HEADER + "utilize,employ\n")
    assert rulebook_with((str(file),)).by_id["USR017126"].suggest == ("write “employ”",)
    book._rulebook.cache_clear()
    for damaged in (tmp_path / "cache").iterdir():
        damaged.write_bytes(damaged.read_bytes()[:-40])
    assert rulebook_with((str(file),)).by_id["USR017126"].suggest == ("write “employ”",)
    book._rulebook.cache_clear()


def test_without_a_glossary_nothing_is_made():
    assert rulebook_with(()) is builtin_rulebook()
