"""The page as it is written: what a text holds never becomes markup, nothing is missing, nothing is fetched."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import html5lib
import pytest
from hypothesis import Phase, given, settings

from linter.findings import Change, Evidence, Excerpt, FileResult, Fix, Report, Safety, Severity, Stage, Suppressed
from tests.reporters.samples import DOUBLED, NO_BREAK_SPACE, SAMPLE, SPLIT_NAME, place
from tests.reporters.strategies import reports

MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></script><script>alert(1)</script>",
    "<!-- --> ]]> <svg onload=alert(1)>",
    "{{ 7*7 }} {% raw %} &lt;b&gt; &amp;",
    "javascript:alert(1)",
]
PLAIN = "plain words"


@pytest.fixture(scope="module")
def page(written):
    """The page of a report as a tree, read by a parser that knows all of HTML's rules; it must find no error."""

    def read(report):
        text = written(report, "html")
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(text)
        assert [error for _, error, _ in parser.errors] == []
        return tree

    return read


def elements(tree):
    return [element for element in tree.iter() if isinstance(element.tag, str)]


def by_class(tree, name):
    return [element for element in elements(tree) if name in element.get("class", "").split()]


def by_id(tree, id_):
    return next(element for element in elements(tree) if element.get("id") == id_)


def text_of(element):
    return "".join(element.itertext())


def full_of(text):
    """A report with this text wherever a text can stand."""
    where = place(text, 10, len(text), 2, 5)
    finding = replace(
        SPLIT_NAME, rule=text, name=text, category="names", message=f"“{text}” is “{text}s”: {text}", location=where,
        excerpt=Excerpt(text, text, text), evidence=(Evidence(text, where), Evidence(text, place(text + "x", 1, 1, 1, 1))) * 4,
        suggestions=(text, f"write “{text}s”"), fix=Fix((Change(where, text), Change(place(text, 90, 2, 9, 1), text)), Safety.SAFE),
        identity=text,
    )  # fmt: skip
    suppressed = Suppressed(replace(finding, identity=text + "2"), Stage.DIRECTIVE, text, where)
    files = (FileResult(text, 100, 1, lines=9), FileResult(text + "y", 0, 0, text))
    return Report(files, (finding, replace(finding, category=text)), (suppressed,), ((Stage.DIRECTIVE, 1),))


def shape(tree):
    """Elements and the names of their attributes, in order: what no text may change."""
    return [(element.tag, sorted(element.keys())) for element in elements(tree)]


@pytest.mark.parametrize("text", MARKUP)
def test_no_text_becomes_markup(page, text):
    tree = page(full_of(text))
    assert shape(tree) == shape(page(full_of(PLAIN)))
    finding = by_class(tree, "f")[0]
    assert text_of(finding).count(text) >= 12
    assert finding.get("data-rule") == text
    assert any(section.get("data-path") == text for section in elements(tree))


@settings(deadline=None, max_examples=30, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(report=reports)
def test_whatever_a_report_holds_the_page_is_sound(page, report):
    tree = page(report)
    ids = [element.get("id") for element in elements(tree) if element.get("id") is not None]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z][\w.-]*", id_) for id_ in ids)
    for element in elements(tree):
        assert not {key for key in element.attrib if key.startswith("on") or key in ("style", "src")}
        href = element.get("href")
        assert href is None or href == "data:," or href[1:] in ids, href
    assert len([element for element in elements(tree) if element.tag == "script"]) == 2
    assert len(by_class(tree, "f")) == len(report.findings) + len(report.suppressed)


def test_every_finding_is_there_without_a_script(page):
    tree = page(SAMPLE)
    shown = {finding.get("id"): text_of(finding) for finding in by_class(tree, "f")}
    assert list(shown) == [f"f-{finding.fingerprint}" for finding in SAMPLE.findings]
    for finding in SAMPLE.findings:
        text = shown[f"f-{finding.fingerprint}"]
        for part in (finding.message, finding.rule, finding.severity.value, *finding.suggestions):
            assert part in text
        assert f"mtlint accept {finding.fingerprint}" in text
        assert all(reason.note in text for reason in finding.evidence)
    assert not [element for element in elements(tree) if "hidden" in element.attrib and by_class(element, "f")]


def test_the_page_is_about_itself_only(written):
    text = written(SAMPLE, "html")
    assert 'lang="en"' in text
    assert not re.search(r"https?://|url\(|@import|\sstyle=|\ssrc=", text)
    assert written(SAMPLE, "html") == text


def test_the_policy_names_the_style_and_the_scripts_it_allows(page):
    tree = page(SAMPLE)
    policy = next(e.get("content") for e in elements(tree) if e.get("http-equiv") == "Content-Security-Policy")
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    for kind in ("style", "script"):
        texts = [text_of(element) for element in elements(tree) if element.tag == kind]
        hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts]
        assert allowed[f"{kind}-src"].split() == hashes
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == "'none'"


def test_hash_seeds_do_not_show():
    code = (
        "import sys; from linter.reporters import reporter; from tests.reporters.samples import SAMPLE; "
        "sys.stdout.reconfigure(encoding='utf-8'); reporter('html').write(SAMPLE, sys.stdout)"
    )
    pages = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in "123"
    }
    assert len(pages) == 1


def test_the_template_library_is_imported_for_this_format_only():
    code = (
        "import sys; import linter.cli; from linter.reporters import reporter; reporter('text'); reporter('json'); "
        "assert 'jinja2' not in sys.modules; reporter('html'); assert 'jinja2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_evidence_leads_to_the_finding_or_the_file_at_its_place(page):
    there, unknown = place("other.txt", 4, 3, 2, 2), place("nowhere.txt", 1, 1, 1, 1)
    target = replace(DOUBLED, location=place("other.txt", 3, 9, 2, 1), identity="target")
    beside = place("other.txt", 90, 3, 7, 1)
    source = replace(
        SPLIT_NAME, evidence=tuple(Evidence(n, w) for n, w in (("a", there), ("b", beside), ("c", unknown)))
    )
    finding = by_id(page(Report((), (target, source))), f"f-{source.fingerprint}")
    links = {text_of(link): link.get("href") for link in elements(finding) if link.tag == "a"}
    assert links["other.txt:2:2"] == f"#f-{target.fingerprint}"
    assert links["other.txt:7:1"].startswith("#d-")
    assert "(nowhere.txt:1:1)" in text_of(finding)


def test_equal_findings_keep_anchors_of_their_own(page):
    anchors = [finding.get("id") for finding in by_class(page(Report((), (DOUBLED, DOUBLED))), "f")]
    assert anchors == [f"f-{DOUBLED.fingerprint}", f"f-{DOUBLED.fingerprint}-2"]


def test_an_anchor_does_not_move_when_another_finding_comes(page):
    alone = by_class(page(Report(SAMPLE.files, (DOUBLED,))), "f")[0].get("id")
    assert alone in [finding.get("id") for finding in by_class(page(SAMPLE), "f")]


def test_a_fix_is_shown_as_an_editor_marks_it(page):
    fix = by_class(page(Report((), (DOUBLED,))), "fix")[0]
    assert [(e.tag, text_of(e)) for e in fix] == [("del", " firmly"), ("small", "unsafe fix: --unsafe-fixes")]
    assert text_of(fix).startswith("…market, which greatly firmly firmly helps the growers of…")


def test_a_fix_shows_what_cannot_be_seen(page):
    fix = by_class(page(Report((), (NO_BREAK_SPACE,))), "fix")[0]
    assert [(e.tag, text_of(e)) for e in fix][:2] == [("del", "U+00A0"), ("ins", " ")]
    mark = next(e for e in elements(page(Report((), (NO_BREAK_SPACE,)))) if e.tag == "mark")
    assert text_of(mark) == "U+00A0"


def test_changes_beyond_the_marked_text_are_named_by_place(page):
    edits = [Change(place("a.txt", 10 * n, 2, n, 3), "x") for n in range(1, 20)]
    found = replace(
        DOUBLED, location=place("a.txt", 10, 2, 1, 3), excerpt=Excerpt("", "yy", ""), fix=Fix(tuple(edits), Safety.SAFE)
    )
    assert "the same at 2:3, 3:3, " in (text := text_of(by_class(page(Report((), (found,))), "fix")[0]))
    assert "13:3 and 6 more places" in text
    folded = replace(found, excerpt=Excerpt("", "y y y y", ""))
    assert "x in place of 2 characters at 1:3, 2:3" in text_of(by_class(page(Report((), (folded,))), "fix")[0])


def test_what_was_kept_out_is_counted_and_listed(page):
    one = replace(DOUBLED, identity="kept", message="a thing accepted long ago")
    suppressed = (Suppressed(one, Stage.ACCEPTED, "the author writes so", place(".mtlint-ignore", 5, 3, 4, 1)),)
    tree = page(Report(SAMPLE.files, SAMPLE.findings, suppressed, ((Stage.ACCEPTED, 1), (Stage.BASELINE, 40))))
    assert "1 finding by accepted names, terms and words, 40 findings by the baseline." in text_of(
        by_class(tree, "left-out")[0]
    )
    kept = by_id(tree, "kept-out")
    assert "accepted: the author writes so (.mtlint-ignore:4:1)" in text_of(kept)
    assert "a thing accepted long ago" in text_of(kept)
    assert "mtlint accept" not in text_of(kept)


def test_counts_stand_above(page):
    tree = page(SAMPLE)
    assert [text_of(e) for e in elements(tree) if e.tag == "h1"] == ["4 findings in 2 files"]
    tiles = {text_of(tile[0]): text_of(tile[1]) for tile in by_class(tree, "tiles")[0]}
    assert tiles == {
        "Errors": "1", "Warnings": "2", "Info": "1", "Per 1,000 words": "2.3", "Safe fixes": "1", "Fixes to look at": "1",
    }  # fmt: skip


def test_rules_say_why_they_matter_and_foreign_rules_have_no_reason(page):
    foreign = replace(DOUBLED, rule="XYZ 1", identity="foreign")
    rows = [e for e in elements(by_id(page(Report((), (DOUBLED, foreign))), "rules")) if e.tag == "tr"][1:]
    why = {text_of(row[0][0]): text_of(row[-1]) for row in rows}
    assert len(why["DUP001"]) > 20
    assert why["XYZ 1"] == ""


def test_many_files_without_findings_share_a_row(page):
    files = (*SAMPLE.files, *(FileResult(f"clean/{n}.txt", 10, 0) for n in range(60)))
    text = text_of(by_id(page(Report(files, SAMPLE.findings)), "files"))
    assert "61 files without findings" in text
    assert "clean/7.txt" not in text
    assert "news/notice.txt" in text
    assert "not checked: not English" in text


def test_a_run_without_findings_says_so(page):
    tree = page(Report((FileResult("a.txt", 10, 0),), ()))
    assert "No findings" in text_of(tree)
    assert "1 file checked, 10 words" in text_of(tree)


@pytest.mark.parametrize("severity", Severity)
def test_a_severity_is_a_word_and_not_only_a_colour(page, severity):
    finding = by_class(page(Report((), (replace(DOUBLED, severity=severity),))), "f")[0]
    assert severity.value in text_of(by_class(finding, "at")[0])
