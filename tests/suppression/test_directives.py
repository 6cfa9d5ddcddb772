"""Directives: their form, where they hold, and in which files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linter.suppression.codes import Codes
from linter.suppression.directives import directives_of
from linter.suppression.marks import marks_of
from linter.suppression.stages import FileStages
from linter.text.hiding import Hiding
from linter.text.surroundings import ends_as_sentence
from tests.conftest import RULEBOOK
from tests.suppression.telling import document, findings, told

ONE = "The dog saw saw the cat."
TWO = "The cat ran ran from the dog."
IN_TEXT = Hiding((), text_directives=True)


def directive(body: str):
    found = directives_of(document(f"x <!--{body}-->\n"))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("body", "keyword", "codes", "reason"),
    [
        (" mtlint: ignore DUP001 ", "ignore", ("DUP001",), ""),
        ("mtlint:ignore DUP001", "ignore", ("DUP001",), ""),
        (" MTLint : IGNORE dup001,NAM ", "ignore", ("dup001", "NAM"), ""),
        (" mtlint: ignore-next-line DUP001, doubled-word  casing -- the poet's ", "ignore-next-line",
         ("DUP001", "doubled-word", "casing"), "the poet's"),
        (" mtlint: disable\nDUP001\n-- a\nreason ", "disable", ("DUP001",), "a reason"),
        (" mtlint: enable ", "enable", (), ""),
        (" mtlint: ignore-file -- all of it -- really", "ignore-file", (), "all of it -- really"),
        (" mtlint: ignore DUP001 -- ", "ignore", ("DUP001",), ""),
        (" mtlint: ignroe DUP001 ", "ignroe", ("DUP001",), ""),
    ],
)  # fmt: skip
def test_form(body, keyword, codes, reason):
    found = directive(body)
    assert (found.keyword, found.codes, found.reason) == (keyword, codes, reason)


@pytest.mark.parametrize(
    "body",
    [
        " see mtlint: ignore DUP001 ",  # not the whole comment
        " write “mtlint: ignore DUP001” to silence it ",
        " mtlint: ignore it. ",
        " mtlint: ignores whatever a comment says ",
        " mtlint ignore DUP001 ",
        " mtlint: ",
        " mtlint: -- reason ",
        " mtlint: is a linter ",
        " markdownlint: disable MD013 ",
        "",
        " mtlint: ignore DUP001 " + "x" * 3000,
    ],
)
def test_what_is_no_directive(body):
    assert directive(body) is None


def test_line():
    assert told(f"{ONE} <!-- mtlint: ignore DUP001 -->\n{TWO}\n") == ["2 DUP001"]
    assert told(f"<!-- mtlint: ignore DUP001 --> {ONE}\n{TWO}\n") == ["2 DUP001"]


@pytest.mark.parametrize("bar", [" |", ""])
def test_behind_a_row_of_a_table(bar):
    assert told(f"| a | b |\n|---|---|\n| {ONE} | c{bar} <!-- mtlint: ignore DUP001 -->\n| {TWO} | d |\n") == [
        "4 DUP001"
    ]


@pytest.mark.parametrize("path", ["a.md", "a.html", "a.tex"])
def test_a_line_ends_where_its_words_do(path):
    """A long comment behind a line is no part of it, however near to its end one looks."""
    codes = "mtlint: ignore " + "SPC006, " * 30
    comment = f"% {codes}" if path == "a.tex" else f"<!-- {codes} -->"
    assert ends_as_sentence(document(f"They went home. {comment}\nMore of it.\n", path), 3)
    assert not ends_as_sentence(document(f"They went home {comment}\nMore of it.\n", path), 3)


def test_line_that_a_finding_only_touches():
    assert told("The dog saw the\nthe cat.\n") == ["1 DUP001"]
    assert told("The dog saw the\nthe cat. <!-- mtlint: ignore DUP001 -->\n") == []


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r\r"])
def test_next_line_is_the_next_that_holds_prose(gap):
    assert told(f"<!-- mtlint: ignore-next-line DUP001 -->{gap}{ONE}{gap}{TWO}")[0].endswith("DUP001")
    assert len(told(f"<!-- mtlint: ignore-next-line DUP001 -->{gap}{ONE}{gap}{TWO}")) == 1


def test_next_line_looks_past_code_and_other_directives():
    text = (
        "<!-- mtlint: ignore-next-line DUP001 -->\n<!-- mtlint: ignore-next-line SPC006 -->\n\n"
        f"```\ncode code\n```\n\nThe dog  saw saw the cat.\n\n{TWO}\n"
    )
    assert told(text) == ["10 DUP001"]


def test_block():
    text = (
        f"{ONE}\n\n<!-- mtlint: disable DUP001 -->\n\n{TWO}\n\n<!-- mtlint: enable DUP001 -->\n\nThey sat sat down.\n"
    )
    assert told(text) == ["1 DUP001", "9 DUP001"]


def test_block_to_the_end_and_in_a_line():
    assert told(f"{ONE}\n\n<!-- mtlint: disable duplication -->\n\n{TWO}\n") == ["1 DUP001"]
    text = "They sat sat down <!-- mtlint: disable DUP -->and she ran ran off<!-- mtlint: enable --> and saw saw it.\n"
    assert [f.excerpt.marked for f in findings(text)] == ["sat sat", "saw saw"]


def test_enable_ends_what_it_names():
    text = (
        "<!-- mtlint: disable DUP001, SPC006 -->\n\nThe dog  saw saw it.\n\n<!-- mtlint: enable SPC006 -->\n\n"
        "The cat  ran ran off.\n\n<!-- mtlint: enable -->\n\nThey sat sat down.\n"
    )
    assert told(text) == ["7 SPC006", "11 DUP001"]


def test_enable_of_a_family_ends_a_rule_of_it():
    text = f"<!-- mtlint: disable DUP001 -->\n\n{ONE}\n\n<!-- mtlint: enable duplication -->\n\n{TWO}\n"
    assert told(text) == ["7 DUP001"]


def test_enable_ends_a_part_of_a_blanket():
    text = f"<!-- mtlint: disable -->\n\n{ONE}\n\n<!-- mtlint: enable SPC -->\n\nThe cat  ran ran off.\n"
    assert told(text) == ["1 SUP002", "7 SPC006"]


def test_whole_file():
    text = f"Intro.\n\n<!-- mtlint: ignore-file DUP001 -->\n\n{ONE}\n\n{TWO}\n"
    assert told(text) == []
    assert told(f"{ONE}\n\n<!-- mtlint: ignore-file DUP001 -->\n") == []


def test_whole_file_counts_at_its_beginning_only():
    for blank, expected in ((19, []), (20, ["1 DUP001", "21 SUP003"])):
        assert told(f"{ONE}{chr(10) * blank}<!-- mtlint: ignore-file DUP001 -->\n") == expected


@pytest.mark.parametrize("text", [
    f"`<!-- mtlint: ignore-file DUP001 -->` is how to say it.\n\n{ONE}\n",
    f"```html\n<!-- mtlint: ignore-file DUP001 -->\n```\n\n{ONE}\n",
    f"    <!-- mtlint: ignore-file DUP001 -->\n\n{ONE}\n",
    f"\\<!-- mtlint: ignore-file DUP001 -->\n\n{ONE}\n",
    f"To silence it, write mtlint: ignore-file DUP001 in a comment.\n\n{ONE}\n",
    f"<!-- mtlint: ignore-file DUP001\n\n{ONE}\n",
])  # fmt: skip
def test_no_effect_in_code_and_in_sentences(text):
    assert any(line.endswith("DUP001") for line in told(text))


@pytest.mark.parametrize("code", ["DUP001", "dup001", "Dup001", "DUP", "doubled-word", "Doubled-Word", "duplication"])
def test_rules_by_id_beginning_name_and_family(code):
    assert told(f"{ONE} <!-- mtlint: ignore {code} -->\n") == []


def test_other_codes_do_nothing():
    assert "1 DUP001" in told(f"{ONE} <!-- mtlint: ignore SPC006 -->\n")


@pytest.mark.parametrize(("path", "before", "after"), [
    ("a.html", "<p>x</p><!-- mtlint: ignore-next-line DUP001 -->\n<p>", "</p>"),
    ("a.htm", "<p><!-- mtlint: disable DUP001 -->", "</p>"),
    ("a.xhtml", "<!-- mtlint: ignore-file DUP001 --><p>", "</p>"),
    ("a.markdown", "<!-- mtlint: ignore-next-line DUP001 -->\n", ""),
    ("a.mdx", "{/* mtlint: ignore-next-line DUP001 */}\n\n", ""),
    ("a.mdx", "", " {/* mtlint: ignore DUP001 */}"),
    ("a.rst", ".. mtlint: ignore-next-line DUP001\n\n", ""),
    ("a.rst", ".. mtlint: disable DUP001\n\n", "\n\n.. mtlint: enable\n"),
    ("a.adoc", "// mtlint: ignore DUP001\n", ""),
    ("a.org", "# mtlint: ignore-next-line DUP001\n", ""),
    ("a.tex", "", " % mtlint: ignore DUP001"),
    ("a.tex", "% mtlint: ignore-next-line DUP001\n", ""),
    ("a.svg", "<text><!-- mtlint: ignore-next-line DUP001 -->\n", "</text>"),
])  # fmt: skip
def test_each_kind_of_file(path, before, after):
    assert told(f"{before}{ONE}{after}\n", path) == []
    assert told(f"{before}{ONE}{after}\n".replace("DUP001", "SPC006"), path) != []


@pytest.mark.parametrize(("path", "text"), [
    ("a.adoc", "----\n// mtlint: ignore-file DUP001\n----\n"),
    ("a.tex", "\\begin{verbatim}\n% mtlint: ignore-file DUP001\n\\end{verbatim}\n"),
    ("a.tex", "5\\% mtlint: ignore-file DUP001\n"),
    ("a.org", "#+begin_src sh\n# mtlint: ignore-file DUP001\n#+end_src\n"),
    ("a.rst", "Code::\n\n    .. mtlint: ignore-file DUP001\n\n"),
    ("a.mdx", "```\n{/* mtlint: ignore-file DUP001 */}\n```\n"),
    ("a.html", "<pre><!-- mtlint: ignore-file DUP001 --></pre>"),
    ("a.html", "<script><!-- mtlint: ignore-file DUP001 --></script>"),
    ("a.txt", "<!-- mtlint: ignore-file DUP001 -->\n"),
    ("a.txt", "#mtlint: ignore-file DUP001\n"),
])  # fmt: skip
def test_code_of_each_kind_of_file(path, text):
    assert any(line.endswith("DUP001") for line in told(f"{text}\n{ONE}\n", path))


def test_plain_text_if_it_is_wanted():
    text = f"#mtlint: disable DUP001 -- the the list\n{ONE}\n#MTLINT: enable\n{TWO}\n"
    assert told(text, "a.txt", IN_TEXT) == ["4 DUP001"]
    assert told(f"#mtlint: ignore DUP001\n{ONE}\n{TWO}\n", "a.txt", IN_TEXT) == ["3 DUP001"]
    assert told(f"  #mtlint: ignore-file DUP001\n{ONE}\n", "a.txt", IN_TEXT) == ["2 DUP001"]
    assert told(f"\ufeff#mtlint: ignore-file DUP001\n{ONE}\n", "a.txt", IN_TEXT) == []


def test_directives_are_not_linted():
    assert told("#mtlint: disable DUP001 -- the the list and  two blanks\nFine text.\n", "a.txt", IN_TEXT) == [
        "1 SUP003"
    ]


@pytest.mark.parametrize(("matter", "silent"), [
    ("---\nmtlint: {ignore: [DUP001]}\ntitle: x\n---\n", True),
    ("---\ntitle: x\nmtlint:\n  ignore:\n    - DUP001\n---\n", True),
    ("---\nmtlint: {ignore: DUP001}\n---\n", True),
    ('+++\nmtlint = {ignore = ["DUP001"]}\n+++\n', True),
    ('+++\n[mtlint]\nignore = ["DUP001"]\n+++\n', True),
    ("\ufeff---\r\nmtlint: {ignore: [DUP001]}\r\n---\r\n", True),
    ("---\ntitle: mtlint\n---\n", False),
    ("---\nmtlint: yes\n---\n", False),
    ("---\nmtlint: {ignore: [1, 2]}\n---\n", False),
    ("---\nmtlint: {ignore: [DUP001\n---\n", False),
    ("---\nother: {mtlint: {ignore: [DUP001]}}\n---\n", False),
    ("mtlint: {ignore: [DUP001]}\n", False),
])  # fmt: skip
def test_matter_before_a_page(matter, silent):
    assert any("DUP001" in line for line in told(f"{matter}\n{ONE}\n")) is not silent


def test_what_a_run_says_about_itself_stays():
    doubled = replace(findings(ONE)[0], fix=None)
    crash = replace(doubled, rule="INT001", category="internal")
    stages = FileStages(marks_of(document(f"{ONE}\n\n<!-- mtlint: ignore-file all -->")), None, Codes(RULEBOOK.rules))
    kept, out = stages.split([crash, doubled])
    assert kept == [crash]
    assert [one.finding for one in out] == [doubled]
