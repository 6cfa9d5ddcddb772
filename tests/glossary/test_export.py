"""The lexicon as a glossary: what it prints, that it fits the standard, and that it is read back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from linter.errors import GlossaryError, LinterError
from linter.glossary.model import Concept
from linter.glossary.reading import concepts_of
from linter.glossary.shipped import concepts_of_pages, plain_terms
from linter.reporters import GLOSSARY_FORMATS, glossary_reporter
from linter.reporters.display import width
from tests.conftest import PAGES

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[1] / "schemas" / "tbx-basic-dca.rng"))
ENTRIES = [page for page in PAGES if page.entry]
CONCEPTS = concepts_of_pages(PAGES)
HOSTILE = Concept(
    id="USR001",
    language="zh",
    sources=("<b>&amp;", "原"),
    forbidden=("=cmd()", 'a "b" & <c>', "-d"),
    preferred=("+e", "@f"),
    means="x]]>\u2028y\x07",
    severity="info",
    exact=True,
    part="noun",
    note="n | m",
)


def written(name: str, concepts, columns: int = 80) -> str:
    out = io.StringIO()
    glossary_reporter(name).write(concepts, out, columns=columns)
    return out.getvalue()


def test_every_entry_has_a_concept():
    assert [concept.id for concept in CONCEPTS] == [page.rule.id for page in ENTRIES]
    assert len(CONCEPTS) > 100
    for concept in CONCEPTS:
        assert concept.forbidden, concept.id
        assert concept.preferred, concept.id
        assert concept.means, concept.id
        assert bool(concept.sources) == (concept.language != "und"), concept.id
        for term in concept.forbidden:
            assert not set(term) & set('~|[]{}#>+"'), (concept.id, term)
            assert any(map(str.isalnum, term)), (concept.id, term)


@pytest.mark.parametrize(
    ("phrase", "terms"),
    [
        ("compact~ > responsibility~", ["compact responsibility"]),
        ("encryption~ + frequency~", ["encryption frequency", "frequency of encryption"]),
        ("a|b~ c", ["a c", "b c"]),
        ("{in place|on the spot} work~", ["in place work", "on the spot work"]),
        ("well [and truly] done", ["well done"]),
        ("do a good ... job", ["do a good … job"]),
        ("work, then rest", ["work, then rest"]),
        ('"# concentration~"', []),
        ("# guarantee~", []),
    ],
)
def test_phrases_as_terms(phrase, terms):
    assert plain_terms(phrase) == terms


def test_a_phrase_with_many_choices_stays_short():
    assert len(plain_terms("a|b|c d|e|f g|h|i")) == 8


@pytest.mark.parametrize("concepts", [CONCEPTS, (HOSTILE,)], ids=["lexicon", "hostile"])
def test_tbx_fits_the_standard(concepts):
    SCHEMA.assertValid(etree.fromstring(written("tbx", concepts).encode()))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("deprecatedTerm-admn-sts", "forbidden"),
        ('<descripGrp><descrip type="definition">', '<descripGrp><descrip type="meaning">'),
        ("<termSec>", "<tig>"),
        ("<conceptEntry id=", "<conceptEntry lang="),
        (' style="dca"', ""),
    ],
)
def test_the_schema_bites(old, new):
    text = written("tbx", CONCEPTS[:2])
    assert old in text
    wrong = text.replace(old, new).replace("</termSec>", "</tig>" if new == "<tig>" else "</termSec>")
    assert not SCHEMA.validate(etree.fromstring(wrong.encode()))


def test_older_tbx_has_the_names_of_the_older_standard():
    root = etree.fromstring(written("tbx-2008", CONCEPTS).encode())
    assert root.tag == "martif"
    assert [entry.get("id") for entry in root.iter("termEntry")] == [concept.id for concept in CONCEPTS]
    assert {element.tag for element in root.iter()} == {
        "martif", "martifHeader", "fileDesc", "titleStmt", "title", "sourceDesc", "p", "encodingDesc", "text", "body",
        "termEntry", "descripGrp", "descrip", "note", "langSet", "tig", "term", "termNote",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["csv", "tbx", "tbx-2008"])
def test_what_is_written_is_read_back(name):
    again = concepts_of(written(name, CONCEPTS).encode(), f"a.{name}")
    assert len(again) == len(CONCEPTS)
    for one, other in zip(CONCEPTS, again, strict=True):
        assert other.forbidden == one.forbidden, one.id
        assert set(other.preferred) == set(one.preferred) - set(one.forbidden), one.id
        assert (other.sources, other.language) == (one.sources, one.language), one.id
        assert (other.means, other.severity, other.exact) == (one.means, one.severity, one.exact), one.id


@pytest.mark.parametrize("name", ["csv", "tbx", "tbx-2008"])
def test_hostile_cells_come_back_and_are_no_formulas(name):
    text = written(name, (HOSTILE,))
    (again,) = concepts_of(text.encode(), f"a.{name}")
    assert (again.forbidden, again.preferred) == (HOSTILE.forbidden, HOSTILE.preferred)
    assert (again.sources, again.severity, again.exact, again.part) == (HOSTILE.sources, "info", True, "noun")
    if name == "csv":
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in csv.reader(io.StringIO(text)) for cell in row)


@pytest.mark.parametrize("columns", [60, 80, 100, 120, 200])
def test_the_table_fits(columns):
    lines = written("table", CONCEPTS, columns).splitlines()
    assert max(map(width, lines)) <= columns
    assert [line.split()[0] for line in lines[2 : 2 + len(CONCEPTS)]] == [concept.id for concept in CONCEPTS]
    assert lines[3 + len(CONCEPTS)].startswith(f"{len(CONCEPTS):,} entries: ")
    assert written("table", ()) == "No entry.\n"


def test_json_holds_all():
    entries = json.loads(written("json", CONCEPTS))["entries"]
    assert [entry["id"] for entry in entries] == [concept.id for concept in CONCEPTS]
    by_id = {page.rule.id: page for page in ENTRIES}
    for entry in entries:
        page = by_id[entry["id"]]
        assert tuple(entry["phrases"]) == page.entry.says
        assert tuple(entry["preferred"]) == page.entry.write


@pytest.mark.parametrize("name", GLOSSARY_FORMATS)
def test_the_same_bytes_each_time(name):
    assert written(name, CONCEPTS) == written(name, concepts_of_pages(reversed(PAGES)))


def test_an_unknown_format_is_told():
    with pytest.raises(LinterError, match="did you mean “tbx”"):
        glossary_reporter("tbxx")


PIECES = st.one_of(
    st.sampled_from(["forbidden", "preferred", ",", ";", "\t", "\n", "\r", '"', "|", "<tbx>", "<term>", "</term>", "&a;",
                     "<!DOCTYPE a [", "<!ENTITY a 'b'>", "]>", "<conceptEntry>", "<langSec xml:lang='en'>", "\0", "\ufeff",
                     "sep=;", "case", "severity", "压实", "…", "~", "[x]"]),
    st.text(max_size=6),
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.binary(max_size=80), st.lists(PIECES, max_size=14).map(lambda p: "".join(p).encode("utf-8", "replace"))
    )
)
def test_any_bytes_are_read_or_refused(data):
    from linter.glossary.rules import _check

    try:
        concepts = concepts_of(data, "a.csv")
    except GlossaryError:
        return
    for concept in concepts:
        assert concept.forbidden
        _check(concept)


TERMS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(TERMS, TERMS), min_size=1, max_size=4))
def test_any_term_makes_a_rule_that_finds_it_or_nothing(pairs):
    from linter.glossary.rules import _check
    from linter.text.document import Document
    from linter.text.spans import Span

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("forbidden", "preferred"))
    writer.writerows(pairs)
    try:
        concepts = concepts_of(out.getvalue().encode(), "a.csv")
    except GlossaryError:
        return
    for concept in concepts:
        _, check = _check(concept)
        text = f"Some {concept.forbidden[0]} here."
        doc = Document("a.txt", text, format="plain")
        for hit in check.check_passage(Span(0, len(text)), doc):
            assert 0 <= hit.span.start < hit.span.end <= len(text)
            assert all(0 <= edit.span.start <= edit.span.end <= len(text) for edit in hit.edits)
