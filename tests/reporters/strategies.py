"""Reports as the worst files could make them."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from linter.findings import (
    Change,
    Evidence,
    Excerpt,
    FileResult,
    Finding,
    Fix,
    Report,
    Safety,
    Severity,
    Stage,
    Suppressed,
)  # fmt: skip
from linter.text.spans import Location, Span

law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Reports are large values: drawing them takes a while on a busy machine."""
CATEGORIES = [
    *("names", "duplication", "boilerplate", "residue", "encoding", "literal", "casing", "consistency"),
    *("punctuation", "spacing", "numbers", "grammar", "spelling", "source", "suppression", "internal"),
]
NASTY = (
    "\udc80\ud83d\ude00\u2028\u2029\x85\r\n\0\x1b\x9b\x7f\u202e\u2066\u200b\u200d\ufeff\u00a0\u3000\t\x0c\x1c"
    '\U000e0041\u0301梨ｆ\U0001f600\u1100\u1161\ufe0f\ue000"\\:{}[m'
)
hostile = st.text(st.sampled_from("abc def " + NASTY) | st.characters(), max_size=10)
long = st.builds(lambda text, times: text * times, hostile, st.sampled_from([1, 1, 30]))


def _location(path: str, numbers: tuple[int, int, int, int, int]) -> Location:
    start, length, line, column, more = numbers
    end_column = column if more else column + length
    return Location(path, Span(start, start + length), line, column, line + more, end_column, column, end_column)


small = st.integers(0, 200)
paths = st.one_of(st.sampled_from(["a.txt", "b/c.md", "梨/\udce9.txt"]), hostile.filter(bool))
locations = st.builds(
    _location, paths, st.tuples(small, small, st.integers(1, 900), st.integers(1, 900), st.integers(0, 3))
)
edits = st.builds(Change, locations, hostile)
findings = st.builds(
    Finding,
    rule=st.sampled_from(["DUP001", "NAM002", "SPC003"]),
    name=hostile,
    category=st.sampled_from(CATEGORIES),
    severity=st.sampled_from(Severity),
    confidence=st.floats(0, 1),
    message=hostile,
    location=locations,
    excerpt=st.builds(Excerpt, long, long, long),
    evidence=st.lists(st.builds(Evidence, hostile, st.none() | locations), max_size=3).map(tuple),
    suggestions=st.lists(hostile, max_size=2).map(tuple),
    fix=st.none() | st.builds(Fix, st.lists(edits, min_size=1, max_size=2).map(tuple), st.sampled_from(Safety)),
    identity=hostile,
    topic=hostile,
)
files = st.builds(FileResult, paths, st.integers(0, 10**6), small, st.none() | hostile, small)
suppressed = st.builds(Suppressed, findings, st.sampled_from(Stage), hostile, st.none() | locations)
reports = st.builds(
    Report,
    st.lists(files, max_size=3).map(tuple),
    st.lists(findings, max_size=3).map(tuple),
    st.lists(suppressed, max_size=1).map(tuple),
    st.dictionaries(st.sampled_from(Stage), small, max_size=2).map(lambda counts: tuple(counts.items())),
    st.integers(0, 9),
)
