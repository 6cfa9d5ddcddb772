"""Laws of fixing: it ends, a second run changes nothing, and what is not asked for stays as it is."""

from __future__ import annotations

import html
import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.engine.fix import fixed
from linter.engine.lint import lint_document
from linter.findings import Change, Excerpt, Finding, Fix, Safety, Severity
from linter.text.document import Document, format_of
from linter.text.segments import ATOM, NOTHING
from linter.text.spans import Location, Span
from tests.conftest import PAGES, PLAN
from tests.laws.test_findings import law
from tests.laws.texts import PATHS, document, every_example, hostile_texts, unmarked

MOST_ROUNDS = 100


FILLERS = frozenset((NOTHING, ATOM))
CYRILLIC = "аеорсухіѕјһԁԛԝАВЕКМНОРСТУХІЅЈ"
GREEK = "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
SAME_TO_THE_EYE = str.maketrans(
    f"’“”。、｡､【】〔〕︰{CYRILLIC}{GREEK}", '\'"".,.,[][]:aeopcyxisjhdqwABEKMHOPCTYXISJoABEZHIKMNOPTYX'
)


def visible(text: str) -> str:
    """What a reader sees: no white space and format characters, references decoded, each sign in its plainest form."""
    text, before = _seen(text), None
    while text != before:
        text, before = _seen(unicodedata.normalize("NFKC", html.unescape(text))), text
    return text


def _seen(text: str) -> str:
    return "".join(c for c in text.translate(SAME_TO_THE_EYE) if not c.isspace() and unicodedata.category(c) != "Cf")


def stable(text: str, path: str, *, unsafe: bool) -> str:
    """Lint and fix until nothing changes."""
    for _ in range(MOST_ROUNDS):
        doc = Document(path, text, format=format_of(path))
        after = fixed(text, lint_document(doc, PLAN).findings, unsafe=unsafe)
        if after == text:
            return text
        text = after
    raise AssertionError("fixing does not end")


@every_example
@law
@given(text=hostile_texts, path=PATHS)
def test_fixing_ends_and_twice_is_once(text, path):
    for unsafe in (False, True):
        once = stable(document(text, path).text, path, unsafe=unsafe)
        left = [f for f in lint_document(Document(path, once, format=format_of(path)), PLAN).findings if f.fix]
        assert all(f.fix.safety is Safety.UNSAFE and not unsafe for f in left)


@every_example
@law
@given(text=hostile_texts, path=PATHS)
def test_safe_fixes_keep_every_word(text, path):
    """A safe fix may touch white space, what no one can see, references and the form of a sign; no more."""
    before = document(text, path).text
    after = stable(before, path, unsafe=False)
    assert visible(after) == visible(before)


@every_example
@law
@given(text=hostile_texts, path=PATHS)
def test_edits_stand_in_the_text(text, path):
    edits_stand_in(document(text, path))


def edits_stand_in(doc: Document) -> None:
    """Every edit replaces something that its check has seen, and no two of a fix the same."""
    for finding in lint_document(doc, PLAN).findings:
        at = 0
        for edit in sorted(finding.fix.edits, key=lambda e: e.span) if finding.fix else ():
            assert at <= edit.span.start <= edit.span.end <= len(doc.text), "one fix, edits that overlap"
            old, seen = doc.text[slice(*edit.span)], doc.prose[slice(*edit.span)]
            assert old != edit.text, "an edit that changes nothing"
            assert visible(old) == visible(seen), "an edit that takes mark-up with it"
            assert not FILLERS.intersection(edit.text), "an edit that writes the fillers of a mask"
            at = edit.span.end


MARK_UP = (
    ("a.md", (" **", "** ", " `x` ", " | ", "|", "[", " <!-- c --> ")),
    ("a.html", (" <b>", "</b> ", "<br>", " <!-- c --> ", "&nbsp;", "<td>")),
)


@pytest.mark.parametrize("page", [page for page in PAGES if page.rule.fix], ids=lambda page: page.rule.id)
def test_fixes_spare_mark_up(page):
    """With mark-up in any gap of an example; chance meets the few gaps that a fix closes too seldom."""
    for text in (unmarked(example.text) for example in page.bad if example.data is None):
        gaps = [at for at, char in enumerate(text) if char == " "]
        for (path, signs), at in product(MARK_UP, gaps):
            for sign in signs:
                edits_stand_in(document(text[:at] + sign + text[at + 1 :], path))


LETTERS = "abcdefghijklmnopqrst"


@st.composite
def fixes(draw: st.DrawFn) -> Fix:
    """Edits in no order, of which none overlap, in a text of letters."""
    cuts = sorted(draw(st.lists(st.integers(0, len(LETTERS)), min_size=2, max_size=6, unique=True)))
    spans = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    return Fix(tuple(Change(located(span), "") for span in draw(st.permutations(spans))), Safety.SAFE)


def located(span: Span) -> Location:
    """A span in a file of one line of ASCII."""
    columns = span.start + 1, span.end + 1
    return Location("a.txt", span, 1, columns[0], 1, columns[1], *columns)


def found_at(number: int, fix: Fix) -> Finding:
    """A finding at the first place of its fix, which puts its number in each place."""
    edits = tuple(Change(edit.location, f"<{number}>") for edit in fix.edits)
    span = min(edit.span for edit in edits)
    place = located(span)
    words = Excerpt("", "", "")
    return Finding(
        f"XYZ{number}", "", "", Severity.ERROR, 1, "", place, words, fix=fix._replace(edits=edits), identity=str(number)
    )


@law
@given(st.lists(fixes(), max_size=5))
def test_a_fix_is_applied_whole_or_not_at_all(wanted):
    findings = [found_at(number, fix) for number, fix in enumerate(wanted)]
    after = fixed(LETTERS, findings)
    done = [f.fix for f in findings if f"<{f.identity}>" in after]
    assert all(after.count(f"<{f.identity}>") in {0, len(f.fix.edits)} for f in findings)
    assert bool(done) == bool(findings)
    gone = [at for fix in done for edit in fix.edits for at in range(*edit.span)]
    assert len(gone) == len(set(gone)), "no letter is replaced twice"
    assert [c for c in after if c.isalpha()] == [c for at, c in enumerate(LETTERS) if at not in gone]
    expected = LETTERS
    for span, text in sorted(((e.span, e.text) for fix in done for e in fix.edits), reverse=True):
        expected = expected[: span.start] + text + expected[span.end :]
    assert after == expected
