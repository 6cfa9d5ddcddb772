"""Texts made of pieces that break text tools: what the laws of this folder are tried on."""

from __future__ import annotations

from hypothesis import strategies as st

from linter.text.segments import INVISIBLE

PIECES = (
    *("\n", "\r", "\r\n", "\n\n", "\u2028", "\u0085", "\f", "\v", "\t", " ", "  ", "\u00a0", "\u3000", "\0"),
    *("\ufeff", "\u200b", "\u2060", "\ufffc", "\u00ad", "\ud800", "\udc80", "\U0001f600", "e\u0301", "İ", "ß", "ﬁ"),
    *(
        "word",
        "The end.",
        "The end. Next one",
        "the end.Next",
        "Mr. Li",
        "a.m. He",
        "…",
        "。",
        "中文",
        "J. K. R",
        "3.14",
    ),
    *("`", "``", "```\n", "~~~\n", "*", "**", "_", "[", "](", ")", "![", "]", "<", ">", "\\", "|", "$", "$$", "\\("),
    *("# ", "> ", "- ", "1. ", "    ", "---\n", "+++\n", "===\n", "|-|\n", "| a | b |\n", "[r]: /u\n", "[r]", "[^1]"),
    *("`code`", '[text](url "t")', "![i](u)", "<http://x.yz>", "**b**", "~~s~~", "$x$", "$$\nx\n$$\n", "\\*", "\\\n"),
    *("<b>", "</b>", "<p>", "</p>", "<br>", "<li>", "</ul>", "<td>", "<h1>", "<pre>", "</pre>", "<code>", "</code>"),
    *("<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<a href='x>y'>", '<a\nhref="', "</", "<img src=x>"),
    *("&amp;", "&eacute;", "&nbsp;", "&#10;", "&#x41;", "&nope;", "&", "AT&T", "&lt;", "&zwnj;", "&#0;", "&#xD800;"),
    *("http://a.com/b", "x@y.org", "www.x.cn", "Amazon.com", "C:\\dir", "/usr/lib", "://", "@", ".com", "www."),
)

texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
formats = st.sampled_from(("plain", "markdown", "html"))


def line_ends(text: str) -> list[tuple[int, str]]:
    """Every line end character with its offset."""
    return [(at, char) for at, char in enumerate(text) if char in "\r\n"]


def visible(text: str) -> set[int]:
    """The offsets of all that shows."""
    return {at for at, char in enumerate(text) if char not in INVISIBLE}
