"""Which rules of LanguageTool earn their place: how often each speaks on machine translation and on human text.

    python -m benchmarks.languagetool FOLDER --raw ANSWERS.jsonl ... [--server URL] [--write]

FOLDER holds labelled text (see `benchmarks.quality`). A real LanguageTool with all rules that it uses by itself is
asked about a fixed sample of it (see `benchmarks.languagetool_alerts`). What stands in the answers given by `--raw` is
not asked again; with `--server` the rest is asked, and added to the last of these files.

lift: how many times as often a rule speaks on a thousand words of machine translation as on a thousand words of human
text. All that it says on human text counts, slips of human translators too. Half a finding is added on either side, so
that a rule that never spoke on human text has a lift, and one that spoke twice in all has a small one.
support: the share of its findings on machine translation that touch what a rater marked, in texts that raters read; a
lower bound of precision, since raters mark few errors a line, and chance alone gives 28 %.
texts: the source texts that these findings come from. Ten systems that translate one sentence share their slips, so
findings in fewer than three texts prove nothing, however many they are.

A rule passes with a lift of 2 and a support of 60 %, if it has five findings in three texts to be judged by. A rule
with fewer is “rare”: rare rules are judged together, by the category that LanguageTool files them under, which is what
they have in common; the second table has these figures.

`--write` writes rules/grammar/languagetool.csv, where every rule stands that spoke at all.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tabulate import tabulate

from benchmarks.labelled import labels_of, rows
from benchmarks.languagetool_alerts import asked, is_sampled, kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.labelled import Labels
    from benchmarks.languagetool_alerts import Alert

CSV = Path(__file__).resolve().parent.parent / "rules" / "grammar" / "languagetool.csv"
LEAST_LIFT, LEAST_SUPPORT = 2.0, 0.6
FEWEST_FINDINGS, FEWEST_TEXTS = 5, 3
PASSES, FAILS, RARE = "passes", "fails", "rare"
_HALF = 0.5


class Sample(NamedTuple):
    """The sample that was asked about.

    Attributes:
        words: of each side, `mt` and `human`.
        side: of each file.
        text: the source text that a file translates, of files on the side of machines that raters read.
        labels: what raters marked.
    """

    words: dict[str, int]
    side: dict[str, str]
    text: dict[str, tuple[str, str]]
    labels: Labels


class Figures(NamedTuple):
    """What a rule of LanguageTool did in the sample.

    Attributes:
        rule: its id; of a pool of rare rules, how many these are.
        category: where LanguageTool files it.
        type: what LanguageTool calls its findings.
        machine: findings on machine translation.
        human: findings on human text.
        human_touching: those of them that touch what a rater marked there: slips of people.
        machine_rate: findings on 1,000 words of machine translation.
        human_rate: findings on 1,000 words of human text.
        lift: how many times as often it speaks on machine translation, half a finding added on either side.
        judged: findings on machine translation in texts that raters read.
        touching: those of them that touch what a rater marked.
        texts: how many source texts the judged findings come from.
    """

    rule: str
    category: str
    type: str
    machine: int
    human: int
    human_touching: int
    machine_rate: float
    human_rate: float
    lift: float
    judged: int
    touching: int
    texts: int

    @property
    def support(self) -> float:
        """The share of the judged findings that touch a mark; 0 where none was judged."""
        return self.touching / self.judged if self.judged else 0.0

    @property
    def verdict(self) -> str:
        """Whether its figures let it stay."""
        if self.judged < FEWEST_FINDINGS or self.texts < FEWEST_TEXTS:
            return RARE
        return PASSES if self.lift >= LEAST_LIFT and self.support >= LEAST_SUPPORT else FAILS


def main() -> None:
    """Print the tables, or write the first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--raw", type=Path, nargs="+", required=True, help="answers that were kept, and will be")
    parser.add_argument("--server", default="", help="LanguageTool to ask what is not in them")
    parser.add_argument("--write", action="store_true", help=f"write {CSV.name}")
    options = parser.parse_args()
    if not (options.folder / "index.jsonl").is_file():
        sys.exit(f"there is no labelled text in “{options.folder}”: give a folder with index.jsonl and gold.jsonl.gz")
    raw = [file.resolve() for file in options.raw]
    os.chdir(options.folder)
    sample = _sample()
    alerts, done = kept(file for file in raw if file.exists())
    if missing := sorted(sample.side.keys() - done):
        if not options.server:
            sys.exit(f"{len(missing)} texts of the sample were not asked about: give --server")
        asked(Path(), missing, options.server, raw[-1])
        alerts, _ = kept(raw)
    table = figures(alerts, sample)
    if options.write:
        CSV.write_text(as_csv(table), "utf-8", newline="\n")
    print(_printed(f"Of {_words(sample)}", table), _printed("Rare rules by category", pools(table, sample)), sep="\n\n")


def _words(sample: Sample) -> str:
    return f"{sample.words['mt']:,} words of machine translation and {sample.words['human']:,} of human text"


def _sample() -> Sample:
    """The sample of the labelled text in the current folder."""
    labels = labels_of()
    words: dict[str, int] = defaultdict(int)
    side, text = {}, {}
    for row in rows("index.jsonl"):
        file = row["file"]
        if file not in labels.side or not is_sampled(file):
            continue
        side[file] = row["side"]
        words[row["side"]] += row["words"]
        if row["side"] == "mt" and row["annotated"]:
            text[file] = row["dataset"], row["doc"]
    return Sample(words, side, text, labels)


def figures(alerts: Iterable[Alert], sample: Sample) -> list[Figures]:
    """The figures of every rule that spoke, the most frequent on machine translation first."""
    by_rule: dict[str, list[Alert]] = defaultdict(list)
    for alert in alerts:
        if alert.file in sample.side:
            by_rule[alert.rule].append(alert)
    found = [_figures(rule, alerts, sample) for rule, alerts in by_rule.items()]
    return sorted(found, key=lambda f: (-f.machine, -f.human, f.rule))


def pools(table: Iterable[Figures], sample: Sample) -> list[Figures]:
    """The rare rules of each category as one; the texts of two rules count twice where they are the same."""
    pooled: dict[str, list[Figures]] = defaultdict(list)
    for row in table:
        if row.verdict == RARE:
            pooled[row.category].append(row)
    return [_pool(category, pooled[category], sample) for category in sorted(pooled)]


def _pool(category: str, some: list[Figures], sample: Sample) -> Figures:
    machine, human = sum(f.machine for f in some), sum(f.human for f in some)
    rates = _rates(machine, human, sample)
    touching = sum(f.touching for f in some)
    judged, texts = sum(f.judged for f in some), sum(f.texts for f in some)
    human_touching = sum(f.human_touching for f in some)
    name = f"{len(some)} rules"
    return Figures(name, category, "", machine, human, human_touching, *rates, judged, touching, texts)


def _figures(rule: str, alerts: list[Alert], sample: Sample) -> Figures:
    machine = [alert for alert in alerts if sample.side[alert.file] == "mt"]
    human = [alert for alert in alerts if sample.side[alert.file] == "human"]
    judged = [alert for alert in machine if alert.file in sample.text]
    return Figures(
        rule,
        alerts[0].category,
        alerts[0].kind,
        len(machine),
        len(human),
        sum(_touches(alert, sample.labels) for alert in human),
        *_rates(len(machine), len(human), sample),
        len(judged),
        sum(_touches(alert, sample.labels) for alert in judged),
        len({sample.text[alert.file] for alert in judged}),
    )


def _rates(machine: int, human: int, sample: Sample) -> tuple[float, float, float]:
    """Findings on a thousand words of either side, and the lift."""
    mine, theirs = sample.words["mt"] / 1000, sample.words["human"] / 1000
    return machine / mine, human / theirs, ((machine + _HALF) / mine) / ((human + _HALF) / theirs)


def _touches(alert: Alert, labels: Labels) -> bool:
    marks = labels.marks.get((alert.file, alert.line), ())
    return any(alert.start <= mark["end"] + 1 and alert.end >= mark["start"] - 1 for mark in marks)


def as_row(row: Figures) -> dict[str, str]:
    """The figures as they are written."""
    shown = {name: str(value) for name, value in row._asdict().items()}
    shown |= {"machine_rate": f"{row.machine_rate:.4f}", "human_rate": f"{row.human_rate:.4f}"}
    support = f"{row.support:.2f}" if row.judged else ""
    return {**shown, "lift": f"{row.lift:.2f}", "support": support, "verdict": row.verdict}


def as_csv(table: Iterable[Figures]) -> str:
    """The table as it is kept, by rule."""
    lines = [as_row(row) for row in sorted(table, key=lambda f: f.rule)]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(lines[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def _printed(title: str, table: Iterable[Figures]) -> str:
    return f"{title}\n\n{tabulate([as_row(row) for row in table], headers='keys', tablefmt='simple')}"


if __name__ == "__main__":
    main()
