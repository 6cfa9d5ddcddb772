"""Texts that bite: the rules' own examples mixed with hostile pieces.

Each new rule widens every law, because its examples are drawn here.
"""

from __future__ import annotations

from hypothesis import strategies as st

from tests.conftest import PAGES

HOSTILE = (
    "\n", "\r\n", "\r", "\n\n", "\u2028", "\u0085", "\f", "\v", "\t", "\ufeff", "\u00a0", "\u200b", "\u00ad",
    "\0", "\x1b[31m", "\ud83d", "\udcff", "😀", "e\u0301", "İ", "ß", "ﬁ", "中文", "。", "“", "”", "’", "```\n",
    "~~~", "`", "**", "<b>", "</p>", "<script>", "<!--", "-->", "&nbsp;", "&eacute;", "&#0;", '[a](b "c")', "> ",
    "# ", "- ", "1. ", "| a | b |\n|---|---|\n", "$x^2$", "---\n", "http://a.bc/d.e", "a@b.cd", "{word}", "{", "%s",
    "⟦", " . ,", "  ", "A", "the the ", "Zhang Guoqing", "Lv", ".", "",
)  # fmt: skip


def _unmarked(text: str) -> str:
    return text.replace("⟦", "").replace("⟧", "")


EXAMPLES = tuple(
    dict.fromkeys(
        _unmarked(example.text) for page in PAGES for example in (*page.bad, *page.good) if example.data is None
    )
)
PATHS = st.sampled_from(["a.txt", "b/c d.md", "e.html"])

pieces = st.one_of(st.sampled_from(EXAMPLES), st.sampled_from(HOSTILE), st.text(max_size=12))
texts = st.lists(pieces, max_size=8).map("".join)


@st.composite
def cut_texts(draw: st.DrawFn) -> str:
    """A text of which a piece was cut out or written twice at any place, so that examples break in odd ways."""
    text = draw(texts)
    if not text:
        return text
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 40)))
    return draw(st.sampled_from([text[:start] + text[end:], text[:end] + text[start:end] + text[end:]]))


hostile_texts = st.one_of(texts, cut_texts())
