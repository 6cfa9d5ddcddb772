"""Findings drawn at random, to be read one by one.

    python -m benchmarks.sample FOLDER --side human|mt|web [--number 100] [--seed 1] [--severity S] [--category C ...]

FOLDER is labelled text as for `benchmarks.quality`, with web pages dumped to text in `boilerplate/` for `web`. The seed
is printed, and the same seed draws the same findings of the same rules. What was read is counted by rule in
docs/readings.csv (`date,side,seed,rule,read,right`), from which `python -m benchmarks.sample --table` makes the table
of docs/quality.md.
"""

from __future__ import annotations

import argparse
import collections
import csv
import json
import os
import random
import sys
from pathlib import Path

from tabulate import tabulate

from linter import lint_paths
from linter.findings import Severity
from linter.rulebook.compiled import builtin_rulebook

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT_RULES = (
    "duplication", "residue", "encoding", "spacing", "punctuation", "casing", "numbers", "consistency",
)  # fmt: skip
"""The families whose evidence stands in the text itself."""
SIDES = {"mt": "mt", "human": "human", "web": "boilerplate"}
"""Kinds of text and the folders they stand in."""


def main() -> None:
    """Print the findings, or the table of those that were read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--side", choices=tuple(SIDES), default="human")
    parser.add_argument("--severity", choices=("error", "warning", "info"), default="info", help="the mildest drawn")
    parser.add_argument("--ignore", action="append", default=[], help="leave these rules out")
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--category", action="append", default=[])
    parser.add_argument("--table", action="store_true", help="print the table of docs/readings.csv")
    options = parser.parse_args()
    if options.table:
        print(table_of_readings())
    elif options.folder is None or not (options.folder / "index.jsonl").is_file():
        sys.exit("give a folder with labelled text, as for benchmarks.quality")
    else:
        _print_sample(options)


def _print_sample(options: argparse.Namespace) -> None:
    os.chdir(options.folder)
    with open("index.jsonl", encoding="utf-8") as rows:
        unclean = {row["file"] for row in map(json.loads, rows) if row.get("register", "clean") != "clean"}
    wanted = options.category or DOCUMENT_RULES
    mildest = Severity(options.severity).rank
    findings = [
        finding
        for finding in lint_paths([SIDES[options.side]], ignore=options.ignore).findings
        if finding.category in wanted and finding.severity.rank <= mildest and finding.location.path not in unclean
    ]
    drawn = random.Random(options.seed).sample(findings, min(options.number, len(findings)))
    print(f"seed {options.seed}: {len(drawn)} of {len(findings)} findings on {options.side}")
    for number, finding in enumerate(sorted(drawn, key=lambda f: (f.rule, f.order)), 1):
        excerpt = finding.excerpt
        print(f"\n{number}. {finding.rule} {finding.severity.value} {finding.location}: {finding.message}")
        print(f"   {excerpt.before}⟦{excerpt.marked}⟧{excerpt.after}")


def table_of_readings() -> str:
    """What was read and found right, by rule, as a table in Markdown."""
    read: collections.Counter[tuple[str, str]] = collections.Counter()
    right: collections.Counter[tuple[str, str]] = collections.Counter()
    with open(ROOT / "docs" / "readings.csv", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            read[row["rule"], row["side"]] += int(row["read"])
            right[row["rule"], row["side"]] += int(row["right"])
    rules = {rule.id: rule for rule in builtin_rulebook().rules}
    lines = []
    for id_ in sorted({rule for rule, _ in read}):
        cells = [f"{right[id_, side]} of {read[id_, side]}" if read[id_, side] else "" for side in SIDES]
        rule = rules[id_]
        lines.append((f"{id_} {rule.name}", rule.severity.value, *cells, f"{rule.confidence:.2f}"))
    sums = [f"{sum(right[k] for k in read if k[1] == side)} of {sum(read[k] for k in read if k[1] == side)}"
            for side in SIDES]  # fmt: skip
    lines.append(("all", "", *sums, ""))
    heads = ("rule", "severity", "machine translation", "human text", "web pages", "confidence")
    return tabulate(lines, headers=heads, tablefmt="github", disable_numparse=True)


if __name__ == "__main__":
    main()
