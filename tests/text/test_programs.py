"""Lines of programs in plain text are told from prose."""

from __future__ import annotations

import pytest

from linter.text.document import Document
from linter.text.programs import reads_as_program
from linter.text.spans import Span
from tests.conftest import findings_of, is_linear

PROGRAMS = (
    "for (let i = 0; i < names.length; i++) { show(names[i]); }",
    ">>> total = sum(prices.values())",
    "$ tool run --name harbour -v",
    "usage: tool [-h] [--quiet] FILE, see tool.py for names = all",
    "SELECT name, price FROM bread WHERE price = 'low';",
    "def show_all(bread): return bread.items()",
    'curl -X POST "localhost:80/bread"',
    "Write <b>now</b>, <i>then</i> or <u>never</u> into page.html = new",
)
PROSE = (
    "The bridge was closed; the mayor (who likes it) said: “Not again!”",
    "The price rose by 5 % (p = 0.02); the rest did not.",
    "He works for McKinsey and drives a BMW - a red one - to Kuala Lumpur.",
    "Write to the office, P.O. Box 12, or call 0161 496 0000 // ask for Anna.",
    "The committee let the class go, and the public was void of hope.",
    "The <b>bridge</b> is old.",
    "* bread -- salt => nothing",
)


def verdict(text: str) -> bool:
    return reads_as_program(Document("a.txt", text), Span(len(text) // 2, len(text) // 2 + 1))


@pytest.mark.parametrize("line", PROGRAMS)
def test_a_program(line):
    assert verdict(line)


@pytest.mark.parametrize("line", PROSE)
def test_prose(line):
    assert not verdict(line)


def test_only_the_line_counts():
    assert not verdict(PROGRAMS[0] + "\n" + "The bridge is old , and the road is new .\n" + PROGRAMS[1])


def test_what_rules_say_about_prose_is_left_out_there():
    text = "print(names[0] ,names) ; total = 5\nHe left the the house .\n"
    assert [f.location.line for f in findings_of(text)] == [2, 2]


def test_what_no_language_wants_is_still_told():
    assert [f.rule for f in findings_of("names = list(<unk> , b); print('names')\n", "RES004")] == ["RES004"]


def test_code_in_markdown_is_masked_and_the_rest_is_prose():
    text = "The bridge => the road() opened on the 23th of May.\n"
    assert findings_of(text, "NUM023", path="a.md")
    assert not findings_of(text, "NUM023")


@pytest.mark.parametrize("piece", ["a = b; ", "-- x ", "<b>", "a_b(", "$ x"])
def test_it_takes_time_in_proportion(piece):
    assert is_linear(piece)
