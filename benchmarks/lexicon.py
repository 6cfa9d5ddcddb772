"""What the lexicon of literal renderings finds, and where: entry by entry.

    python -m benchmarks.lexicon [FOLDER] [--sentences FILE.jsonl ...]

FOLDER is labelled text as for `benchmarks.quality`, with the Chinese lines under `source/`; without it only the entries
are counted and the seeds are read. FILE.jsonl holds sentences written by somebody who had not seen the entries, one a
line: `field`, `text` with what a machine made of a term in ⟦ ⟧ (a near miss has no marks), `terms`, `meaning`.

support: the share of findings on machine translation that touch what a rater marked; by chance 28 %.
seeds only: entries that find something in the seeds and nothing in machine-translated news, each with what speaks for
keeping it: the term it stands for and what that means, in how many files of the Chinese side it stands, and how many
phrases it has.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tabulate import tabulate

from benchmarks.labelled import labels_of, rate, share, touches
from linter import Rulebook, lint_paths, lint_text
from linter.rulebook.load import load_pack
from linter.rulebook.packs import builtin_pack
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter import Finding
    from linter.rulebook.model import RulePage

ROOT = Path(__file__).resolve().parents[1]
_MOST_FREQUENT = 20
_MARK = re.compile("[⟦⟧]")
_FAMILY = ["literal"]

Table = list[dict[str, Any]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--sentences", type=Path, action="append", default=[])
    options = parser.parse_args()
    if options.folder and not (options.folder / "index.jsonl").is_file():
        sys.exit(f"there is no labelled text in “{options.folder}”: give a folder with index.jsonl and gold.jsonl.gz")
    pages = {page.rule.id: page for page in load_pack(builtin_pack()) if page.rule.category == "literal"}
    sentences = [file.resolve() for file in options.sentences]
    _print("Entries", _entries(pages.values()))
    os.chdir(ROOT)
    seeds = lint_paths(["seeds"], select=_FAMILY).findings
    for file in sentences:
        _print(f"Sentences in {file.name}", _sentences(file))
    if options.folder:
        os.chdir(options.folder)
        for title, table in _labelled(pages, seeds):
            _print(title, table)


def _print(title: str, table: Table) -> None:
    print(f"\n{title}\n\n{tabulate(table, headers='keys', disable_numparse=True)}")


def _entries(pages: Iterable[RulePage]) -> Table:
    by_language: dict[str, list[RulePage]] = collections.defaultdict(list)
    for page in pages:
        by_language[page.entry.language if page.entry else "rules that are no entries"].append(page)
    return [
        {
            "language": language,
            "entries": len(chosen),
            "warnings": sum(page.rule.severity.value == "warning" for page in chosen),
            "phrases": sum(len(page.entry.says) for page in chosen if page.entry),
            "with a fix": sum(page.rule.fix is not None for page in chosen),
            "near misses": sum(len(page.good) for page in chosen),
        }
        for language, chosen in sorted(by_language.items())
    ]


def _sentences(file: Path) -> Table:
    """By field: marks that a finding touches, and near misses on which a warning speaks."""
    book = Rulebook.builtin().select(_FAMILY)
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        text, marks = _unmarked(row["text"])
        findings = lint_text(text, rulebook=book)
        count = counts[row["field"]]
        if marks:
            touching = [f for f in findings if any(f.location.span.overlaps(mark) for mark in marks)]
            count["sentences"] += 1
            count["found"] += bool(touching)
            count["as a warning"] += any(f.severity.value != "info" for f in touching)
        else:
            count["near misses"] += 1
            count["alarms"] += any(f.severity.value != "info" for f in findings)
    total: collections.Counter[str] = sum(counts.values(), collections.Counter())
    return [
        {
            "field": field,
            "found": share(count["found"], count["sentences"]),
            "as a warning": share(count["as a warning"], count["sentences"]),
            "alarms on near misses": f"{count['alarms']}/{count['near misses']}",
        }
        for field, count in [*counts.items(), ("all", total)]
    ]


def _unmarked(text: str) -> tuple[str, list[Span]]:
    """A text without its marks, and where they were."""
    places = [found.start() - at for at, found in enumerate(_MARK.finditer(text))]
    return _MARK.sub("", text), [Span(*pair) for pair in zip(places[::2], places[1::2], strict=True)]


def _labelled(pages: dict[str, RulePage], seeds: Iterable[Finding]) -> list[tuple[str, Table]]:
    labels = labels_of()
    findings = [f for f in lint_paths(["mt", "human"], select=_FAMILY).findings if f.location.path in labels.side]
    on_mt = [f for f in findings if labels.side[f.location.path] == "mt"]
    on_human = [f for f in findings if labels.side[f.location.path] == "human"]
    warned = [f for f in on_mt if f.severity.value != "info"]
    alarms = [f for f in on_human if f.severity.value != "info"]
    supported = collections.Counter(f.rule for f in warned if touches(f, labels))
    totals = [
        {"figure": "warnings on machine translation", "value": str(len(warned))},
        {"figure": "entries among them", "value": str(len({f.rule for f in warned}))},
        {"figure": "support", "value": share(sum(supported.values()), len(warned))},
        {"figure": "warnings on human text", "value": str(len(alarms))},
        {"figure": "a 1,000 words of human text", "value": rate(len(alarms), labels.words["human"])},
        {
            "figure": "infos on human text, a 1,000 words",
            "value": rate(len(on_human) - len(alarms), labels.words["human"]),
        },
    ]
    frequent = [
        {"entry": _named(pages[id_]), "findings": number, "supported": share(supported[id_], number)}
        for id_, number in collections.Counter(f.rule for f in warned).most_common(_MOST_FREQUENT)
    ]
    seen = {f.rule for f in on_mt}
    once = [pages[id_] for id_ in sorted({f.rule for f in seeds} - seen)]
    return [
        ("Totals", totals),
        ("The most frequent entries on machine translation", frequent),
        (f"Entries that speak on the seeds only: {len(once)}", _kept(once)),
    ]


def _named(page: RulePage) -> str:
    return f"{page.rule.id} {page.entry.source if page.entry else page.rule.name}"


def _kept(pages: Iterable[RulePage]) -> Table:
    texts = [file.read_text("utf-8") for file in sorted(Path("source").rglob("*.txt"))]
    return [
        {
            "entry": _named(page),
            "files with the term": sum(any(term in text for term in _terms(page)) for text in texts),
            "phrases": len(page.entry.says) or "pattern" if page.entry else "pattern",
            "meaning": page.entry.means if page.entry else page.rule.why,
        }
        for page in pages
    ]


def _terms(page: RulePage) -> list[str]:
    return [term for term in re.split(r"\s*/\s*|…", page.entry.source if page.entry else "") if len(term) > 1]


if __name__ == "__main__":
    main()
