"""Quality on labelled text: what is found of what raters marked, and how often each rule speaks on human text.

    python -m benchmarks.quality FOLDER [--severity warning] [--category NAME ...] [--write FILE.md]

FOLDER holds `index.jsonl` (one file a line: `file`, `side` mt or human, `words`), the texts it names, and
`gold.jsonl.gz` with what human raters marked: `file`, `line`, `start`, `end` and `evid` (columns in code points from
0), `tier` (T1: the surface shows it; T2: it takes a lexicon or the whole document), `kind`, and for names whether the
document holds another form.

recall: the share of the marks that a finding touches without being much wider than they are.
false alarms: findings on human text that touch no mark. People slip too, so this overstates.
support: the share of findings on machine translation that touch a mark, a lower bound of precision: raters mark few
errors a line. Chance alone gives 28 %.
lift: how much more often a rule speaks on machine translation than it gives false alarms, by words.

`--write` writes the tables as a page for docs/.
"""

from __future__ import annotations

import argparse
import collections
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tabulate import tabulate

from benchmarks.labelled import columns, labels_of, rate, share, touches
from linter import lint_paths
from linter.rulebook.compiled import builtin_rulebook

if TYPE_CHECKING:
    from benchmarks.labelled import Labels
    from linter import Finding

SEVERITIES = ("error", "warning", "info")
NOT_CORE = ("punct.unbalanced", "grammar.a_an")  # partly house style or mislabelled, like all of case.*
_TOLERATED = 60  # columns by which a finding may be wider than four times the mark
_CHOSEN = ("PUN009", "PUN010", "PUN011")  # off by default, reported for what they would find
_CHOSEN_FIND = ("punct.unbalanced", "punct.final_missing")


def main() -> None:
    """Print the tables, or write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--severity", choices=SEVERITIES, default="warning", help="the mildest that counts")
    parser.add_argument("--category", action="append", default=[], help="count these families alone")
    parser.add_argument("--write", type=Path, help="write the tables to this page")
    options = parser.parse_args()
    if not (options.folder / "index.jsonl").is_file():
        sys.exit(f"there is no labelled text in “{options.folder}”: give a folder with index.jsonl and gold.jsonl.gz")
    page = options.write.resolve() if options.write else None
    os.chdir(options.folder)
    labels = labels_of()
    wanted = SEVERITIES[: SEVERITIES.index(options.severity) + 1]
    findings = [
        finding
        for finding in lint_paths(["mt", "human"]).findings
        if finding.severity.value in wanted
        and finding.location.path in labels.side
        and (not options.category or finding.category in options.category)
    ]
    tables = _tables(findings, labels)
    if page:
        page.write_text(_page(tables), "utf-8")
    else:
        print("\n\n".join(f"{title}\n\n{_tabulated(table, 'simple')}" for title, table in tables))


Table = list[dict[str, str]]


def _tables(findings: list[Finding], labels: Labels) -> list[tuple[str, Table]]:
    chosen = [f for f in lint_paths(["mt"], select=_CHOSEN).findings if f.location.path in labels.side]
    kinds = _kinds(findings, labels)
    off = {kind: hit for (_, kind), (hit, _) in _kinds(chosen, labels).items()}
    return [
        ("Totals", _totals(findings, labels, kinds)),
        ("What is found of each kind of mark", _kind_table(kinds, off)),
        ("Rule by rule", _rule_table(findings, labels)),
    ]


def _kinds(findings: list[Finding], labels: Labels) -> dict[tuple[str, str], tuple[int, int]]:
    """For each tier and kind how many marks are found, of how many."""
    spans = collections.defaultdict(list)
    for finding in findings:
        for line, start, end in columns(finding):
            spans[finding.location.path, line].append((start, end))
    counts: dict[tuple[str, str], list[int]] = collections.defaultdict(lambda: [0, 0])
    for (file, line), rows in labels.marks.items():
        if labels.side[file] != "mt":
            continue
        for row in rows:
            other_form = row.get("variants") or row.get("doc_variants")
            if row["tier"] not in {"T1", "T2"} and not other_form:
                continue
            low, high = row["evid"]
            widest = 4 * (high - low) + _TOLERATED
            found = any(
                start <= high + 2 and end >= low - 2 and end - start <= widest for start, end in spans[file, line]
            )
            count = counts["variants" if other_form else row["tier"], row.get("kind") or row["mech"]]
            count[0] += found
            count[1] += 1
    return {key: (hit, total) for key, (hit, total) in counts.items()}


def _totals(findings: list[Finding], labels: Labels, kinds: dict[tuple[str, str], tuple[int, int]]) -> Table:
    def recall(title: str, *wanted: tuple[str, str]) -> dict[str, str]:
        chosen = [kinds[key] for key in wanted]
        return {"figure": title, "value": share(sum(hit for hit, _ in chosen), sum(total for _, total in chosen))}

    def of(tier: str, *starts: str) -> list[tuple[str, str]]:
        return [key for key in kinds if key[0] == tier and key[1].startswith(starts or ("",))]

    core = [key for key in of("T1") if key[1] not in NOT_CORE and not key[1].startswith("case.")]
    on_mt = [f for f in findings if labels.side[f.location.path] == "mt"]
    alarms = [f for f in findings if labels.side[f.location.path] == "human" and not touches(f, labels)]
    supported = sum(touches(finding, labels) for finding in on_mt)
    return [
        {"figure": "words of machine translation", "value": f"{labels.words['mt']:,}"},
        {"figure": "words by people", "value": f"{labels.words['human']:,}"},
        recall("recall, T1 core (without case.*, punct.unbalanced, grammar.a_an)", *core),
        recall("recall, T1", *of("T1")),
        recall("recall, T1 case.*", *of("T1", "case.")),
        recall("recall, dup.conj", *of("T2", "dup.conj")),
        recall("recall, T2", *of("T2")),
        recall("recall, names that have another form in the document", *of("variants")),
        {"figure": "false alarms a 1,000 words by people", "value": rate(len(alarms), labels.words["human"])},
        {
            "figure": "of them in casing",
            "value": rate(sum(f.category == "casing" for f in alarms), labels.words["human"]),
        },
        {"figure": "findings a 1,000 words of machine translation", "value": rate(len(on_mt), labels.words["mt"])},
        {"figure": "support", "value": share(supported, len(on_mt))},
    ]


def _kind_table(kinds: dict[tuple[str, str], tuple[int, int]], off: dict[str, int]) -> Table:
    table = []
    for (tier, kind), (hit, total) in sorted(kinds.items(), key=lambda item: (item[0][0], -item[1][1])):
        row = {"tier": tier, "kind": kind, "found": share(hit, total), "by rules that are off": ""}
        if kind.startswith(_CHOSEN_FIND) and off.get(kind, 0) > hit:
            row["by rules that are off"] = share(off[kind], total)
        table.append(row)
    return table


def _rule_table(findings: list[Finding], labels: Labels) -> Table:
    counts: dict[str, collections.Counter[tuple[str, bool]]] = collections.defaultdict(collections.Counter)
    for finding in findings:
        counts[finding.rule][labels.side[finding.location.path], touches(finding, labels)] += 1
    names = {rule.id: rule.name for rule in builtin_rulebook().rules}
    table = []
    for rule, count in sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        on_mt = count["mt", True] + count["mt", False]
        alarms = count["human", False]
        rates = on_mt / labels.words["mt"], alarms / labels.words["human"]
        table.append(
            {
                "rule": f"{rule} {names[rule]}",
                "on MT": str(on_mt),
                "support": f"{100 * count['mt', True] / on_mt:.0f} %" if on_mt else "",
                "false alarms": str(alarms) if alarms else "",
                "a 1,000 words": f"{1000 * rates[1]:.3f}" if alarms else "",
                "lift": f"{rates[0] / rates[1]:.1f}" if alarms else "",
            }
        )
    return table


def _tabulated(table: Table, style: str) -> str:
    return tabulate(table, headers="keys", tablefmt=style, disable_numparse=True)


def _page(tables: list[tuple[str, Table]]) -> str:
    about = (__doc__ or "").split("\n\n")[3].strip()
    head = (
        "# Last figures on labelled text\n\n"
        "Written by `python -m benchmarks.quality FOLDER --write docs/figures.md`; do not edit. The texts are\n"
        "published outputs of some 50 translation systems into English with the marks of professional raters, and\n"
        "human text of the same kinds; they are no part of the project. Default rules, errors and warnings.\n\n"
        + about
        + "\n"
    )
    return head + "".join(f"\n## {title}\n\n{_tabulated(table, 'github')}\n" for title, table in tables)


if __name__ == "__main__":
    main()
