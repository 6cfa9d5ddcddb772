"""Laws of suppression: nothing crashes, nothing is lost, nothing that is suppressed is mended."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from linter.engine.lint import lint_document
from linter.engine.suppress import in_text
from linter.findings import Stage
from linter.suppression.codes import Codes
from linter.suppression.entries import entry_for, read_entries
from linter.suppression.lists import FileLists
from linter.suppression.marks import marks_of
from linter.suppression.stages import FileStages
from linter.suppression.vocabulary import Vocabulary
from linter.text.hiding import USUAL, Hiding
from tests.conftest import RULEBOOK
from tests.laws.test_findings import law
from tests.laws.texts import EXAMPLES, PATHS, hostile_texts, pieces
from tests.suppression.telling import ALL, CONFIG, mended
from tests.suppression.telling import document as document_of

CODES = Codes(RULEBOOK.rules)
KEYWORDS = ("ignore", "ignore-next-line", "disable", "enable", "ignore-file", "ignroe", "IGNORE", "")
DIRECTIVES = st.builds(
    "{0}mtlint:{1} {2} {3}{4}{5}".format,
    st.sampled_from(["<!-- ", "<!--", "#", "{/* ", "% ", ".. ", "", "`<!-- "]),
    st.sampled_from(["", " ", "\n", "\u2028"]),
    st.sampled_from(KEYWORDS),
    st.sampled_from(["", "DUP001", "DUP, SPC", "all", "NOP", "DUP001,DUP001", "doubled-word casing", "é", "\udcff"]),
    st.sampled_from(["", " -- why", " -- ", "--", "."]),
    st.sampled_from([" -->", "-->", "\n", " */}", "", " -->`", "\r\n"]),
)
OTHERS = st.sampled_from(
    [" [sic]", "[SIC!]", "[sic", "\\[sic\\]", "---\n", "mtlint: {ignore: [DUP]}\n", "<<", ">>", "\n\n"]
)
marked_texts = st.lists(st.one_of(DIRECTIVES, OTHERS, pieces, st.sampled_from(EXAMPLES)), max_size=9).map("".join)
PATHS_OF_ALL = st.sampled_from(["a.md", "a.html", "a.txt", "a.mdx", "a.rst", "a.adoc", "a.tex", "a.org", "a.svg"])
HIDINGS = st.sampled_from([Hiding(), Hiding((r"(?s)<<.*?>>",), text_directives=True), Hiding((r"\w+",))])


def decoded(text: str) -> str:
    """A text as it could come of a file."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")


def document(text, path, hiding=USUAL):
    return document_of(decoded(text), path, hiding)


def stages_of(doc, lists=None):
    return FileStages(marks_of(doc), lists, CODES)


@law
@given(text=marked_texts, path=PATHS_OF_ALL, hiding=HIDINGS)
def test_nothing_crashes_and_nothing_is_lost(text, path, hiding):
    doc = document(text, path, hiding)
    text = doc.text
    assert len(doc.prose) == len(text)
    linted = lint_document(doc, ALL)
    assert not linted.crashed
    kept, out = stages_of(doc).split(linted.findings)
    places = Counter((f.rule, f.location, f.identity) for f in linted.findings)
    assert Counter((f.rule, f.location, f.identity) for f in [*kept, *(one.finding for one in out)]) <= places
    hidden = [f for f in linted.findings if f.identity not in {g.identity for g in [*kept, *(o.finding for o in out)]}]
    for finding in hidden:
        span = finding.location.span
        assert any(place.start <= span.start and span.end <= place.end for place in linted.marks.hidden)
    for finding in in_text(linted, ALL.rulebook, CONFIG):
        start, end = finding.location.span
        assert 0 <= start <= end <= len(text)
        assert "{" not in finding.message or finding.category != "suppression"


@law
@given(text=marked_texts, path=PATHS_OF_ALL, hiding=HIDINGS)
def test_fixing_ends_and_twice_is_once(text, path, hiding):
    once = mended(decoded(text), path, hiding=hiding, plan=ALL)
    assert mended(once, path, hiding=hiding, plan=ALL) == once


@law
@given(text=marked_texts, path=st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_what_is_hidden_stays(text, path):
    """No fix writes in what the project hides."""
    hiding = Hiding((r"(?s)<<.*?>>",))
    before = document(text, path, hiding)
    after = document_of(mended(before.text, path, hiding=hiding, plan=ALL), path, hiding)
    assert [before.text[s:e] for s, e in before.hidden] == [after.text[s:e] for s, e in after.hidden]


@law
@given(text=hostile_texts, path=st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_all_of_a_file(text, path):
    """What leaves out all rules leaves no finding and no fix."""
    line = "#mtlint: ignore-file all SUP" if path == "a.txt" else "<!-- mtlint: ignore-file all, SUP -->"
    text = decoded(f"{line}\n\n{text}")
    hiding = Hiding(text_directives=True)
    assert not list(in_text(lint_document(document(text, path, hiding), ALL), ALL.rulebook, CONFIG))
    assert mended(text, path, hiding=hiding, plan=ALL) == text


@law
@given(text=hostile_texts, path=PATHS)
def test_every_finding_can_be_put_on_a_list(text, path, tmp_path_factory):
    """What `entry_for` writes of the findings of a file, read back, keeps out all of them."""
    linted = lint_document(document(text, path), ALL)
    folder = tmp_path_factory.mktemp("list")
    lines = [entry_for(finding, str(folder / ".mtlint-ignore")) for finding in linted.findings]
    (folder / ".mtlint-ignore").write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="")
    entries = read_entries(str(folder / ".mtlint-ignore"), ".mtlint-ignore").entries
    assert len(entries) == len(lines)
    kept, out = FileStages(None, FileLists(entries, (), ()), CODES).split(linted.findings)
    assert kept == []
    assert {one.by for one in out} <= {Stage.SIDE_CAR}


@law
@given(text=hostile_texts, path=PATHS)
def test_an_empty_vocabulary_accepts_nothing(text, path):
    linted = lint_document(document(text, path), ALL)
    assert not any(Vocabulary(()).accepting(finding) for finding in linted.findings)


OF_OTHERS = {"PUN011"}  # a missing end mark: it is one only where enough other paragraphs have theirs
LINES = st.sampled_from(EXAMPLES).map(lambda text: " ".join(text.split()))
CODED = st.sampled_from(["DUP", "SPC", "PUN", "CAS", "ENC", "BOI", "RES", "all"])
BLOCKS = st.one_of(
    LINES,
    st.builds("{} <!-- mtlint: ignore {} -->".format, LINES, CODED),
    st.builds("<!-- mtlint: ignore-next-line {} -->\n{}".format, CODED, LINES),
    st.builds("<!-- mtlint: disable {0} -->\n\n{1}\n\n<!-- mtlint: enable {0} -->".format, CODED, LINES),
)


@law
@given(blocks=st.lists(BLOCKS, min_size=1, max_size=6), gap=st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
def test_no_fix_moves_a_directive_off_what_it_is_for(blocks, gap):
    """What a directive leaves out before all is mended it leaves out after that, if no other line has a say in it."""

    def left_out(text: str) -> Counter:
        doc = document(text, "a.md")
        _, out = stages_of(doc).split(lint_document(doc, ALL).findings)
        return Counter(
            (one.finding.rule, " ".join(one.finding.excerpt.marked.split()))
            for one in out
            if one.by is Stage.DIRECTIVE and one.finding.category in {"spacing", "punctuation", "literal", "encoding"}
            if one.finding.rule not in OF_OTHERS
        )

    text = decoded(gap.join(blocks))
    assert not left_out(text) - left_out(mended(text, "a.md", plan=ALL))
