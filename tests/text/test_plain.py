"""Plain text: what is an address, and which lines make a paragraph."""

from __future__ import annotations

import pytest

from linter.text.formats import mask
from tests.text.marks import runs_of, segments_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See https://a.example/x?y=1#z, then go.", "See @, then go."),
        ("(see http://a.example/x(1)).", "(see @)."),
        ("(http://a.example/x).", "(@)."),
        ("Write to j.doe+x@mail.example.org today.", "Write to @ today."),
        ("Visit www.example.cn. Then rest.", "Visit @. Then rest."),
        ("Source: news.example.com.cn", "Source: @"),
        ("On Example.com you find it.", "On @ you find it."),
        ("Read example.net/page now.", "Read @ now."),
        ("It is in /usr/local/lib, or in C:\\Temp\\x.txt.", "It is in @, or in @."),
        ("Open ./notes/a.txt or ~/a.txt", "Open @ or @"),
        ("地址http://a.example/b。好", "地址@。好"),
    ],
)
def test_addresses_become_atoms(text, shown):
    assert runs_of(text, "plain") == [shown]


@pytest.mark.parametrize(
    "text",
    [
        "This is the end.Next we go on.",
        "They caught it in the net.net income rose.",
        "It was his idea.in fact it was hers.",
        "and/or, km/h, 3/4, he/she/it, 2020/03/15 /Agency/ report",
        "He wrote @someone and #this. A ratio of 3:\\4.",
        "the web.The company.Common sense",
        "a :// b, @, www. and .com alone",
    ],
)
def test_prose_stays_visible(text):
    assert mask(text, "plain").prose == text


def test_each_line_is_a_paragraph_by_default():
    text = "  A title\n\nThe first sentence is here.\nThe second line is another one that is longer.\nMenu\nHome\n"
    assert segments_of(text, "plain") == [
        "paragraph: A title",
        "paragraph: The first sentence is here.",
        "paragraph: The second line is another one that is longer.",
        "paragraph: Menu",
        "paragraph: Home",
    ]


WRAPPED = (
    "The committee met on Monday to hear about the work of the year and to\n"
    "decide on the plans that had been laid before it in the spring, when\n"
    "nobody could have known how the summer would turn out. Its members\n"
    "agreed.\n"
    "\n"
    "- The first point was the budget, which had been cut by a third since\n"
    "  the last meeting.\n"
    "- The second point was the roof.\n"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_joined(end):
    text = WRAPPED.replace("\n", end)
    firsts = [segment.split()[1] + " " + segment.split()[-1] for segment in segments_of(text, "plain")]
    assert firsts == ["The agreed.", "- meeting.", "- roof."]


def test_lists_of_short_lines_are_not_joined():
    text = "Home\nNews\nAbout us\nContact\nLegal notice\nImprint\n"
    assert len(segments_of(text, "plain")) == 6


def test_invisible_ends_are_trimmed():
    assert segments_of("\ufeff \u00a0Word\u200b \u3000\r\n\u00a0\r\n\u2028x", "plain") == [
        "paragraph: Word",
        "paragraph: x",
    ]
