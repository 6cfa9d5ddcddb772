"""The laws of the check across a folder: what it keeps of a line minds neither order nor grouping."""

from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from linter.checks.boilerplate import RecurringLine
from linter.text.document import Document

CHECK = RecurringLine(fewest_chars=4)
LINES = st.sampled_from(
    ["Harbour Daily 117", "harbour daily 9", "The bridge opens.", "Tourism", "ab", "\ufeffHarbour Daily 1"]
)
TEXTS = st.lists(LINES, max_size=6).map("\n".join)


def summaries(texts: list[str]) -> list:
    """What each document adds to the one line that all of these contain."""
    docs = [Document(f"{n}.txt", f"Harbour Daily {n}\n{text}") for n, text in enumerate(texts)]
    return [dict(CHECK.map(doc))["harbour daily 0"] for doc in docs]


@given(
    st.lists(TEXTS, min_size=3, max_size=9).flatmap(
        lambda texts: st.tuples(st.just(texts), st.permutations(range(len(texts))))
    )
)
def test_merge_minds_no_order(case):
    texts, order = case
    parts = summaries(texts)
    assert reduce(CHECK.merge, parts) == reduce(CHECK.merge, [parts[i] for i in order])


@given(st.lists(TEXTS, min_size=3, max_size=9), st.data())
def test_merge_minds_no_grouping(texts, data):
    parts = summaries(texts)
    cut = data.draw(st.integers(1, len(parts) - 1))
    left, right = reduce(CHECK.merge, parts[:cut]), reduce(CHECK.merge, parts[cut:])
    assert CHECK.merge(left, right) == reduce(CHECK.merge, parts)


def test_a_file_counts_once_however_often_it_has_the_line():
    doc = Document("a.txt", "Harbour Daily 1\nHarbour Daily 2\nHarbour Daily 3\n")
    assert dict(CHECK.map(doc))["harbour daily 0"].files == 1


def test_hit_stands_at_the_first_place_by_path_and_names_the_others():
    parts = summaries(["", "", "", "", "", "", ""])
    (hit,) = CHECK.reduce("harbour daily 0", reduce(CHECK.merge, reversed(parts)))
    assert hit.place.location.path == "0.txt"
    assert hit.values["files"] == "7"
    assert [e.location.path for e in hit.evidence] == ["1.txt", "2.txt", "3.txt", "4.txt"]


def test_headings_and_items_of_markdown_are_silent():
    doc = Document("a.md", "# Harbour Daily\n\n- Harbour Daily\n\nHarbour weekly\n", format="markdown")
    assert list(dict(CHECK.map(doc))) == ["harbour weekly"]


def test_only_the_edges_are_looked_at():
    lines = [f"line {chr(97 + n)} of the text" for n in range(26)]
    doc = Document("a.txt", "\n".join(lines))
    assert len(dict(CHECK.map(doc))) == 16
