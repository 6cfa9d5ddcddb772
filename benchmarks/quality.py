"""Quality on labelled text: how often each rule speaks on machine translation and on human text.

    python -m benchmarks.quality FOLDER [--severity warning]

FOLDER holds `index.jsonl` (one file a line: `file`, `side` mt or human, `words`), the texts it names, and
`gold.jsonl.gz` with what human raters marked (`file`, `line`, `start`, `end`, columns in code points from 0). A finding
on human text that touches no mark is a false alarm; the share of findings on machine translation that touch a mark is
the support, a lower bound of precision, because raters mark few errors a line.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tabulate import tabulate

from linter import lint_paths

if TYPE_CHECKING:
    from linter import Finding

SEVERITIES = ("error", "warning", "info")


def main() -> None:
    """Print the table of rules and the totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--severity", choices=SEVERITIES, default="warning", help="the mildest that counts")
    options = parser.parse_args()
    if not (options.folder / "index.jsonl").is_file():
        sys.exit(f"there is no labelled text in “{options.folder}”: give a folder with index.jsonl and gold.jsonl.gz")
    os.chdir(options.folder)
    index = {row["file"]: row for row in _rows("index.jsonl") if row.get("register", "clean") == "clean"}
    marks = collections.defaultdict(list)
    for row in _rows("gold.jsonl.gz"):
        marks[row["file"], row["line"]].append((row["start"], row["end"]))
    wanted = SEVERITIES[: SEVERITIES.index(options.severity) + 1]
    findings = [f for f in lint_paths(["mt", "human"]).findings if f.severity.value in wanted]
    _print(findings, index, marks)


def _rows(name: str) -> list[dict[str, Any]]:
    opener = gzip.open if name.endswith(".gz") else open
    with opener(name, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def _print(findings: list[Finding], index: dict[str, Any], marks: dict[tuple[str, int], list[tuple[int, int]]]) -> None:
    words: collections.Counter[str] = collections.Counter()
    for row in index.values():
        words[row["side"]] += row["words"]
    per_rule: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for finding in findings:
        row = index.get(finding.location.path)
        if row is not None:
            kind = f"{row['side']} {'marked' if _touches(finding, marks) else 'unmarked'}"
            per_rule[finding.rule][kind] += 1
            per_rule["all"][kind] += 1
    table = []
    for rule, counts in sorted(per_rule.items(), key=lambda item: -sum(item[1].values())):
        on_mt = counts["mt marked"] + counts["mt unmarked"]
        support = f"{100 * counts['mt marked'] / on_mt:.0f} %" if on_mt else ""
        alarms = counts["human unmarked"]
        table.append((rule, on_mt, 1000 * on_mt / words["mt"], support, alarms, 1000 * alarms / words["human"]))
    heads = ["rule", "on MT", "a 1,000 words", "support", "on human", "a 1,000 words"]
    print(f"{words['mt']:,} words of machine translation, {words['human']:,} words by people")
    print(tabulate(table, headers=heads, floatfmt=("", "", ".4f", "", "", ".4f")))


def _touches(finding: Finding, marks: dict[tuple[str, int], list[tuple[int, int]]]) -> bool:
    where = finding.location
    end = where.end_column - 1 if where.end_line == where.line else sys.maxsize
    return any(
        where.column - 1 <= mark_end + 1 and end >= mark_start - 1
        for mark_start, mark_end in marks.get((where.path, where.line), ())
    )


if __name__ == "__main__":
    main()
