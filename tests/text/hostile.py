"""Texts made of pieces that break text tools: what the laws of this folder are tried on."""

from __future__ import annotations

from hypothesis import strategies as st

from linter.text.segments import INVISIBLE

COMMON = (
    *("\n", "\r", "\r\n", "\n\n", "\u2028", "\u0085", "\f", "\v", "\t", " ", "  ", "\u00a0", "\u3000", "\0"),
    *("\ufeff", "\u200b", "\u2060", "\ufffc", "\u00ad", "\ud800", "\udc80", "\U0001f600", "e\u0301", "İ", "ß", "ﬁ"),
    *(
        "word",
        "word\n\nword",
        "\n \r\n",
        "\r\r",
        "The end.",
        "The end. Next",
        "the end.Next",
        "Mr. Li",
        "a.m. He",
        "…",
        "。",
        "中文",
        "J. K. R",
        "3.14",
    ),
    *("http://a.com/b", "x@y.org", "www.x.cn", "Amazon.com", "C:\\dir", "/usr/lib", "://", "@", ".com", "www."),
)
MARKDOWN = (
    *("`", "``", "```\n", "~~~\n", "*", "**", "_", "[", "](", ")", "![", "]", "<", ">", "\\", "|", "$", "$$", "\\("),
    *("# ", "> ", "- ", "1. ", "    ", "---\n", "+++\n", "===\n", "|-|\n", "| a | b |\n", "[r]: /u\n", "[r]", "[^1]"),
    *("`code`", '[text](url "t")', "![i](u)", "<http://x.yz>", "**b**", "~~s~~", "$x$", "$$\nx\n$$\n", "\\*", "\\\n"),
    *(
        "\n| a | b |\n|---|---|\n",
        "\n```\ncode\n```\n",
        "\n<div>\n",
        "</div>\n\n",
        "\n- [ ] ",
        "\n> [!NOTE]\n",
        "&amp;",
    ),
)
HTML = (
    *("<b>", "</b>", "<p>", "</p>", "<br>", "<li>", "</ul>", "<td>", "<h1>", "<pre>", "</pre>", "<code>", "</code>"),
    *("<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<a href='x>y'>", '<a\nhref="', "</", "<img src=x>"),
    *("<!-- c\nd -->", "<!DOCTYPE x>", "<?pi?>", "<code>x</code>", "<pre>x\ny</pre>", "<a ", '"', "'", ">", "<x-y>"),
    *("&amp;", "&eacute;", "&nbsp;", "&#10;", "&#x41;", "&nope;", "&", "AT&T", "&lt;", "&zwnj;", "&#0;", "&#xD800;"),
)
MARKUP = {"plain": MARKDOWN + HTML, "markdown": MARKDOWN, "html": HTML}


def texts_in(format_: str) -> st.SearchStrategy[str]:
    """Texts of common pieces and the mark-up of one format."""
    pieces = st.one_of(st.sampled_from(COMMON), st.sampled_from(MARKUP[format_]))
    return st.lists(pieces, max_size=40).map("".join)


texts = texts_in("plain")
line_texts = st.one_of(texts, st.text(alphabet="\r\n\u2028\x85\f\v\ufeffx "))
FORMATS = tuple(MARKUP)
texts_with_format = st.sampled_from(FORMATS).flatmap(lambda f: texts_in(f).map(lambda text: (text, f)))


def line_ends(text: str) -> list[tuple[int, str]]:
    """Every line end character with its offset."""
    return [(at, char) for at, char in enumerate(text) if char in "\r\n"]


def visible(text: str) -> set[int]:
    """The offsets of all that shows."""
    return {at for at, char in enumerate(text) if char not in INVISIBLE}
