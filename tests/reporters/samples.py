"""A report with one finding of every shape, for the tests and for the pages of the manual."""

from __future__ import annotations

from linter.findings import Change, Evidence, Excerpt, FileResult, Finding, Fix, Report, Safety, Severity
from linter.text.spans import Location, Span


def place(path: str, start: int, length: int, line: int, column: int) -> Location:
    """A location within one line of ASCII."""
    return Location(path, Span(start, start + length), line, column, line, column + length, column, column + length)


BLANK = Location("news/梨园.md", Span(12, 13), 1, 13, 1, 14, 17, 19)
"""The no-break space of NO_BREAK_SPACE: two Chinese letters before it take three bytes each, it takes two."""


DOUBLED = Finding(
    rule="DUP001",
    name="doubled-word",
    category="duplication",
    severity=Severity.WARNING,
    confidence=0.97,
    message="“firmly” is written twice",
    location=place("news/harvest.txt", 151, 13, 3, 67),
    excerpt=Excerpt("a wider road to the market, which greatly ", "firmly firmly", " helps the growers of the valley."),
    suggestions=("write “firmly” once",),
    fix=Fix((Change(place("news/harvest.txt", 157, 7, 3, 73), ""),), Safety.UNSAFE),
    identity="4b1f0c2d9a7e6653",
)
SPLIT_NAME = Finding(
    rule="NAM002",
    name="split-name",
    category="names",
    severity=Severity.ERROR,
    confidence=0.94,
    message="“Sun Mei ling” is elsewhere “Sun Meiling”",
    location=place("news/harvest.txt", 402, 12, 5, 1),
    excerpt=Excerpt("", "Sun Mei ling", ", who grows pears above the river, said that the road came late."),
    evidence=(
        Evidence("it is written together 4 times", place("news/harvest.txt", 20, 11, 1, 21)),
        Evidence("no other Sun stands in this text"),
    ),
    suggestions=("Sun Meiling",),
    identity="93aa51e07c1d42f8",
)
NO_BREAK_SPACE = Finding(
    rule="SPC004",
    name="no-break-space",
    category="spacing",
    severity=Severity.WARNING,
    confidence=0.99,
    message="a no-break space stands inside prose",
    location=BLANK,
    excerpt=Excerpt("The 梨园 opera", "\u00a0", "opened its doors in March."),
    suggestions=("put an ordinary space",),
    fix=Fix((Change(BLANK, " "),), Safety.SAFE),
    identity="0e5d7fb1a2c34096",
)
BLOCK = Finding(
    rule="BOI003",
    name="site-footer",
    category="boilerplate",
    severity=Severity.INFO,
    confidence=0.8,
    message="these lines belong to a web site, not to the text",
    location=Location("news/梨园.md", Span(700, 774), 12, 1, 15, 21, 1, 21),
    excerpt=Excerpt("", "Home Hosted by the County Record No. 0000 Telephone Contact us Back to top", ""),
    evidence=(Evidence("4 short lines end the file"),),
    suggestions=("delete these lines",),
    identity="77b0c9d1e5f24a38",
)

HARVEST = Report(
    files=(FileResult("news/harvest.txt", 812, 2, lines=24), FileResult("news/notice.txt", 0, 0, "not English")),
    findings=(DOUBLED, SPLIT_NAME),
)
SAMPLE = Report(
    files=(
        FileResult("news/bridge.txt", 640, 0, lines=18),
        FileResult("news/harvest.txt", 812, 2, lines=24),
        FileResult("news/notice.txt", 0, 0, "not English"),
        FileResult("news/梨园.md", 305, 2, lines=15),
    ),
    findings=(DOUBLED, SPLIT_NAME, NO_BREAK_SPACE, BLOCK),
)
