"""Labelled text: which side a file is on, and what raters marked in it.

A folder of labelled text holds `index.jsonl` (one file a line: `file`, `side` mt or human, `words`), the texts it
names, and `gold.jsonl.gz` with what human raters marked: `file`, `line`, `start`, `end` and `evid` (columns in code
points from 0), `tier`, `kind`.
"""

from __future__ import annotations

import collections
import gzip
import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from linter import Finding


class Labels(NamedTuple):
    """The labelled texts: words a side, the side of each file, the marks of each line."""

    words: collections.Counter[str]
    side: dict[str, str]
    marks: dict[tuple[str, int], list[dict[str, Any]]]


def labels_of() -> Labels:
    """The labels in the current folder."""
    words: collections.Counter[str] = collections.Counter()
    side = {}
    for row in rows("index.jsonl"):
        if row.get("register", "clean") == "clean":
            words[row["side"]] += row["words"]
            side[row["file"]] = row["side"]
    marks = collections.defaultdict(list)
    for row in rows("gold.jsonl.gz"):
        if row["file"] in side:
            marks[row["file"], row["line"]].append(row)
    return Labels(words, side, marks)


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines, perhaps compressed."""
    opener = gzip.open if name.endswith(".gz") else open
    with opener(name, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def columns(finding: Finding) -> list[tuple[int, int, int]]:
    """The lines of a finding, each with its columns from 0."""
    where = finding.location
    lines = []
    for line in range(where.line, where.end_line + 1):
        start = where.column - 1 if line == where.line else 0
        end = where.end_column - 1 if line == where.end_line else sys.maxsize
        lines.append((line, start, max(end, start + 1)))
    return lines


def touches(finding: Finding, labels: Labels) -> bool:
    """Whether a finding touches what a rater marked."""
    return any(
        start <= row["end"] + 1 and end >= row["start"] - 1
        for line, start, end in columns(finding)
        for row in labels.marks.get((finding.location.path, line), ())
    )


def share(part: int, whole: int) -> str:
    """A share in figures and per cent."""
    return f"{part}/{whole} = {100 * part / whole:.1f} %" if whole else "none"


def rate(number: int, words: int) -> str:
    """How many a thousand words."""
    return f"{1000 * number / words:.3f}"
