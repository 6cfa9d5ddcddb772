"""Texts that bite: the rules' own examples mixed with hostile pieces.

Each new rule widens every law, because its examples are drawn here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import example
from hypothesis import strategies as st

from linter.text.document import Document
from tests.conftest import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from linter.rulebook.model import RulePage

HOSTILE = (
    "\n", "\r\n", "\r", "\n\n", "\u2028", "\u0085", "\f", "\v", "\t", "\ufeff", "\u00a0", "\u200b", "\u00ad",
    "\0", "\x1b[31m", "\ud83d", "\udcff", "😀", "e\u0301", "İ", "ß", "ﬁ", "中文", "。", "“", "”", "’", "```\n",
    "~~~", "`", "**", "<b>", "</p>", "<script>", "<!--", "-->", "&nbsp;", "&eacute;", "&#0;", '[a](b "c")', "> ",
    "# ", "- ", "1. ", "| a | b |\n|---|---|\n", "$x^2$", "---\n", "http://a.bc/d.e", "a@b.cd", "{word}", "{", "%s",
    '"Go" or "come" or "sit" or “stay”.', "\n\u00a0\n\n\u00a0\n", "⟦", " . ,", "  ", "A", "the the ", "Zhang Guoqing", "Lv", ".", "",
)  # fmt: skip


def unmarked(text: str) -> str:
    """An example without its marks."""
    return text.replace("⟦", "").replace("⟧", "")


def _examples(pages: Iterable[RulePage]) -> tuple[str, ...]:
    texts = (unmarked(example.text) for page in pages for example in (*page.bad, *page.good) if example.data is None)
    return tuple(dict.fromkeys(texts))


EXAMPLES = _examples(page for page in PAGES if page.entry is None)
ENTRIES = _examples(page for page in PAGES if page.entry is not None)
"""The examples of the lexicon: many, and of one check."""

_TOGETHER = 12  # entries of the lexicon that stand in one text, since they are many and short
_PATHS = ("a.txt", "b/c d.md", "e.html")
PATHS = st.sampled_from(_PATHS)

pieces = st.one_of(
    *[st.sampled_from(examples) for examples in (EXAMPLES, EXAMPLES, ENTRIES) if examples],
    st.sampled_from(HOSTILE),
    st.sampled_from(HOSTILE),
    st.text(max_size=12),
)
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


@st.composite
def examples_with_gaps(draw: st.DrawFn) -> str:
    """Examples with other gaps between their words, of which some lie next to the end of the text."""
    text = " ".join(draw(st.lists(st.sampled_from(EXAMPLES + ENTRIES), min_size=1, max_size=3)))
    gap = draw(
        st.sampled_from(
            ["  ", "\r\n", "\n ", " \n", "\r", "\u00a0", "\u2003", "\t", "\u2028", " **", "</b> ", "<td>", " | "]
        )
    )
    return text.replace(" ", gap) if draw(st.booleans()) else text.replace(" ", gap, draw(st.integers(1, 9)))


hostile_texts = st.one_of(texts, cut_texts(), examples_with_gaps())


def document(text: str, path: str) -> Document:
    return Document.from_bytes(text.encode("utf-8", "surrogatepass"), path)


def every_example(test: Callable[..., Any]) -> Callable[..., Any]:
    """Puts a law (of a text and a path) to every example of every rule, before the drawn texts.

    Chance meets a given rule seldom. Each example stands twice, behind a byte order mark and with either line end.
    """
    batches = ("\n\n".join(ENTRIES[at : at + _TOGETHER]) for at in range(0, len(ENTRIES), _TOGETHER))
    for number, text in enumerate((*EXAMPLES, *batches)):
        twice = f"\ufeff{text}\n\n" + text.replace("\n", "\r")
        test = example(text=twice, path=_PATHS[number % len(_PATHS)])(test)
    return test
