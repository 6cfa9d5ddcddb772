"""The format for people: what a reader sees, where the carets stand, and what the last line says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from linter.findings import Evidence, Excerpt, FileResult, Report, Severity
from linter.reporters.display import width
from tests.reporters.samples import BLOCK, DOUBLED, SAMPLE, SPLIT_NAME, place
from tests.reporters.strategies import law, reports

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def lines_of(written, finding, **changes) -> list[str]:
    """What is written about one finding, without the name of its file and the last line."""
    return written(Report((), (replace(finding, **changes),))).split("\n")[1:-3]


def marked_of(written, before: str, marked: str, after: str) -> tuple[str, str]:
    """The line of the excerpt and the line of the carets, without the bar."""
    lines = lines_of(written, SPLIT_NAME, excerpt=Excerpt(before, marked, after), evidence=(), suggestions=())
    return tuple(line.removeprefix("    |").removeprefix(" ") for line in lines[1:])


def test_a_finding_says_where_what_why_and_what_to_write(written):
    assert lines_of(written, SPLIT_NAME) == [
        "  5:1  error  NAM002 split-name: “Sun Mei ling” is elsewhere “Sun Meiling”",
        "    | Sun Mei ling, who grows pears above the river, said that the road came late.",
        "    | ^^^^^^^^^^^^",
        "    because it is written together 4 times (news/harvest.txt:1:21)",
        "    because no other Sun stands in this text",
        "    suggestion: Sun Meiling",
    ]


def test_findings_stand_under_their_file_in_order(written):
    text = written(SAMPLE)
    parts = [
        "news/harvest.txt\n  3:67 ",
        "\n\n  5:1 ",
        "\n\nnews/梨园.md\n  1:13 ",
        "\n\n  lines 12–15  info  BOI003",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert text.count("news/梨园.md\n") == 1


@pytest.mark.parametrize(
    ("before", "marked", "after", "shown", "carets"),
    [
        ("The ", "cat cat", " sat", "The cat cat sat", "    ^^^^^^^"),
        ("梨园 ", "梨", " x", "梨园 梨 x", "     ^^"),
        ("ｆull ", "x", "", "ｆull x", "      ^"),
        ("e\u0301 ", "a\u0308b", "", "e\u0301 a\u0308b", "  ^^"),
        ("\U0001f600 ", "ok", "", "\U0001f600 ok", "   ^^"),
        ("\u1112\u1161\u11ab ", "x", "", "\u1112\u1161\u11ab x", "   ^"),
        ("a\u200bb ", "x", "", "a\u200bb x", "   ^"),
        ("end", "", "Next", "endNext", "   ^"),
        ("word", " ", ", then", "word , then", "    ^"),
        ("a", "\u00a0", "b", "a<U+00A0>b", " ^^^^^^^^"),
        ("a", "\u200b", "b", "a<U+200B>b", " ^^^^^^^^"),
        ("a", "\u3000", "b", "a<U+3000>b", " ^^^^^^^^"),
        ("a", "co\u00adop", "b", "aco<U+00AD>opb", " ^^^^^^^^^^^^"),
        ("a", "\u0301", "b", "a<U+0301>b", " ^^^^^^^^"),
        ("a", "\U000e0041", "b", "a<U+E0041>b", " ^^^^^^^^^"),
        ("a", "\u00a0" * 20, "b", "a<U+00A0 ×20>b", " ^^^^^^^^^^^^"),
        ("a", "\udce9", "b", "a\\udce9b", " ^^^^^^"),
        ("a", "\t", "b", "a<U+0009>b", " ^^^^^^^^"),
        ("a\tb\n", "c", "\r\nd", "a b c d", "    ^"),
        ("a\u00a0b ", "c", "", "a\u00a0b c", "    ^"),
        ("\u202ea ", "c", "\x1b[2J", "<U+202E>a c<U+001B>[2J", "          ^"),
    ],
)
def test_the_carets_stand_under_the_marked_words(written, before, marked, after, shown, carets):
    assert marked_of(written, before, marked, after) == (shown, carets)


@law
@given(report=reports)
def test_no_excerpt_is_wider_than_a_terminal_and_colour_adds_nothing_but_colour(written, report):
    plain = written(report)
    assert all(width(line) <= 6 + 96 for line in plain.split("\n") if line.startswith("    |"))
    assert ANSI.sub("", written(report, color=True)) == ANSI.sub("", plain)


def test_a_place_without_words_leaves_room_for_its_caret(written):
    shown, carets = marked_of(written, "0" * 120, "", "")
    assert width(shown) < 96 == width(carets)


def test_a_long_excerpt_keeps_the_words_around_the_mark(written):
    before, after = "left " * 40 + "near ", " next" + " right" * 40
    shown, carets = marked_of(written, before, "here", after)
    assert re.fullmatch(r"…(left )+near here next( right)+…", shown)
    assert shown[carets.index("^") : len(carets)] == "here"
    assert 80 < width(shown) <= 96


def test_the_room_that_one_side_leaves_goes_to_the_other(written):
    shown, _ = marked_of(written, "", "Here", " and on" * 12)
    assert shown == "Here" + " and on" * 12
    shown, _ = marked_of(written, "and on " * 12, "here", "")
    assert shown == "and on " * 12 + "here"


def test_a_long_mark_shows_its_beginning_and_its_end(written):
    shown, carets = marked_of(written, "", "first " + "word " * 60 + "last", "")
    assert re.fullmatch(r"first (word )+… (word )+last", shown)
    assert carets == "^" * len(shown)


def test_a_finding_over_lines_names_its_lines(written):
    assert lines_of(written, BLOCK)[0].startswith("  lines 12–15  info  BOI003 site-footer: ")


def test_a_finding_without_words_shows_no_excerpt(written):
    lines = lines_of(written, BLOCK, excerpt=Excerpt("", "", ""))
    assert [line[:11] for line in lines] == ["  lines 12–", "    because", "    suggest"]


@pytest.mark.parametrize(
    ("suggestions", "advice"),
    [
        (("one",), "suggestion: one"),
        (("one", "two"), "suggestion: one, or two"),
        (("write “a\u00a0b”",), "suggestion: write “a<U+00A0>b”"),
    ],
)
def test_the_advice_says_what_to_do(written, suggestions, advice):
    assert lines_of(written, DOUBLED, suggestions=suggestions)[-1] == f"    {advice}"


def test_no_advice_no_line(written):
    assert len(lines_of(written, DOUBLED, suggestions=())) == 3


def test_many_reasons_are_counted_and_not_listed(written):
    evidence = tuple(Evidence(f"reason {n}", place("a.txt", n, 1, n, 1)) for n in range(1, 9))
    reasons = lines_of(written, SPLIT_NAME, evidence=evidence, suggestions=())[3:]
    assert reasons[0] == "    because reason 1 (a.txt:1:1)"
    assert len(reasons) == 6
    assert reasons[-1] == "    and for 3 more reasons"


def test_colour_tells_the_severities_apart(written):
    colored = written(SAMPLE, color=True)
    codes = {word: re.search(rf"\x1b\[([0-9;]+)m{word}\x1b\[0m", colored)[1] for word in ("error", "warning", "info")}
    assert len(set(codes.values())) == 3
    assert f"\x1b[{codes['error']}mSun Mei ling\x1b[0m" in colored


def test_colour_is_for_text_alone(written):
    for name in ("concise", "table", "json", "jsonl"):
        assert written(SAMPLE, name, color=True) == written(SAMPLE, name)


def _files(linted: int, skipped: int) -> tuple[FileResult, ...]:
    return tuple(FileResult(f"{n}.txt", 9, 0, "binary" if n < skipped else None) for n in range(linted + skipped))


@pytest.mark.parametrize(
    ("linted", "skipped", "line"),
    [
        (5, 0, "No findings in 5 files."),
        (1, 0, "No findings in 1 file."),
        (1200, 3, "No findings in 1,200 files; 3 files skipped"),
        (0, 1, "No files were checked; 1 file skipped"),
        (0, 0, "No files were checked."),
    ],
)
def test_a_clean_run_says_so(written, linted, skipped, line):
    report = Report(_files(linted, skipped), ())
    assert written(report) == f"{line}\n"
    assert written(report, "table").endswith(f"{line}\n")


def test_the_last_line_sums_up(written):
    findings = tuple(
        replace(DOUBLED, severity=severity, location=place(path, 0, 3, 1, 1))
        for severity, number, path in (
            (Severity.ERROR, 1, "5.txt"),
            (Severity.WARNING, 7, "6.txt"),
            (Severity.INFO, 2, "7.txt"),
        )
        for _ in range(number)
    )
    last = "Found 10 findings (1 error, 7 warnings, 2 info) in 3 of 210 files; 3 files skipped"
    assert written(Report(_files(210, 3), findings)).splitlines()[-1] == last
    one = Report((FileResult("a.txt", 3, 1),), (replace(DOUBLED, location=place("a.txt", 0, 3, 1, 1)),))
    assert written(one).splitlines()[-1] == "Found 1 finding (1 warning) in 1 file."


def test_a_skipped_file_with_a_finding_is_counted_among_the_files(written):
    finding = replace(DOUBLED, location=place("a.txt", 0, 0, 1, 1))
    last = written(Report((FileResult("a.txt", 0, 1, "not readable"),), (finding,))).splitlines()[-1]
    assert last == "Found 1 finding (1 warning) in 1 file; 1 file skipped"
