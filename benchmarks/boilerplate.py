"""Leftover boilerplate line by line, beside simpler and page-aware ways; on articles without leftovers; across a site.

    python -m benchmarks.boilerplate [FOLDER] [--skip-peers] [--write FILE.md]

FOLDER holds `boilerplate/` with web pages dumped to text, one block a line, and `boilerplate.labels.jsonl.gz`: for each
line `file`, `line`, `label` (`boilerplate`, `content` or neither) and, where the dump was cut to the neighbourhood of
the text, `light`, the number of the line in the cut file. The part of a file name before `__` names the set it is of.

"Edges" counts the lines before the first and after the last line of content, which are leftovers beyond doubt; "all"
counts the leftovers between them too, among which are headings of tables and lists. Without FOLDER only the sites of
`tests/sites` are measured. Peers that are not installed are left out and named: `requirements/bench.txt`. `--write`
writes what is printed as a page for docs/.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import gzip
import html
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tabulate import tabulate

from linter import lint_paths
from linter.engine.corpus import conclude, merge
from linter.engine.lint import Plan, lint_document
from linter.rulebook.compiled import builtin_rulebook
from linter.rulebook.select import select
from linter.text.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from linter import Finding

Lines = frozenset[tuple[str, int]]
"""Lines by the name of their file and their number."""

SITES = Path(__file__).resolve().parent.parent / "tests" / "sites"
ABOUT_LINES = ("boilerplate", "residue", "spacing")
"""Families whose findings a leftover line may get. Of these only the first claims that it is one."""

_NAIVE_WORDS = 6
_END_MARKS = (".", "!", "?", "…", ",", ";", ":", "”", '"', ")")
_PUBLISHED = (
    "trafilatura on the pages these dumps were made of, all lines: precision .81, recall .89, F1 .85. It sees the\n"
    "mark-up, which is not in FOLDER: the figure comes with the labels and was not measured here."
)


_PAGE = """# Last figures on leftovers of web pages

Written by `python -m benchmarks.boilerplate FOLDER --write docs/leftovers.md`; do not edit. The pages with their
labels are no part of the project.

{about}

```
{printed}```
"""


class Gold(NamedTuple):
    """Lines by label, and of the leftovers those at the edges."""

    content: Lines
    edges: Lines
    everywhere: Lines


class Counted(NamedTuple):
    """How many lines a rule flags that are leftovers, that are content, and that are neither."""

    leftover: int
    content: int
    other: int


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--skip-peers", action="store_true", help="mtlint and the naive way alone")
    parser.add_argument("--write", type=Path, help="write the tables to this page")
    options = parser.parse_args()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed if options.write else sys.stdout):
        _measure(options)
    if options.write:
        options.write.write_text(
            _PAGE.format(about=(__doc__ or "").split("\n\n")[3], printed=printed.getvalue()), "utf-8"
        )


def _measure(options: argparse.Namespace) -> None:
    if options.folder is None:
        print("no FOLDER with labelled dumps was given, so only the sites of this project are measured\n")
    elif not (options.folder / "boilerplate.labels.jsonl.gz").is_file():
        sys.exit(f"there are no labelled dumps in “{options.folder}”: boilerplate.labels.jsonl.gz is missing")
    else:
        _measure_dumps(options.folder, peers=not options.skip_peers)
    _measure_sites()


def _measure_dumps(folder: Path, *, peers: bool) -> None:
    labels = _labels(folder)
    gold = _gold(labels)
    findings = [f for f in lint_paths([str(folder / "boilerplate")]).findings if f.category in ABOUT_LINES]
    texts = {path.name: path.read_text("utf-8") for path in sorted((folder / "boilerplate").glob("*.txt"))}
    warnings = [f for f in findings if f.severity.value != "info"]
    ways = {
        "mtlint, warnings": _lines(warnings),
        "mtlint, with information": _lines(findings),
        "BOI alone, warnings": _lines(f for f in warnings if f.category == "boilerplate"),
        "BOI alone, with information": _lines(f for f in findings if f.category == "boilerplate"),
        f"naive: at most {_NAIVE_WORDS} words, no end mark": _flagged(texts, _naive),
    }
    absent = []
    for name, flag in (("justext", _justext), ("trafilatura", _trafilatura)) if peers else ():
        try:
            ways[f"{name}, on the lines as <p>"] = _flagged(texts, flag)
        except ImportError:
            absent.append(name)
    print(f"{len(labels)} files, {len(gold.edges):,} leftovers at the edges, {len(gold.everywhere):,} in all,")
    print(f"{len(gold.content):,} lines of content; files with a line of content flagged under “marred”\n")
    _print_ways(ways, gold, len(labels))
    print(f"\n{_PUBLISHED}")
    if absent:
        print(f"not installed, so not measured: {', '.join(absent)}")
    _print_rules(findings, gold)
    _print_clean(texts, labels)


def _labels(folder: Path) -> dict[str, dict[int, str]]:
    """For each file the label of each line."""
    labels: dict[str, dict[int, str]] = collections.defaultdict(dict)
    with gzip.open(folder / "boilerplate.labels.jsonl.gz", "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            if (at := row.get("light", row["line"])) is not None:
                labels[row["file"]][at] = row["label"]
    return labels


def _gold(labels: Mapping[str, Mapping[int, str]]) -> Gold:
    content, edges, everywhere = set(), set(), set()
    for file, of_file in labels.items():
        inside = [at for at, label in of_file.items() if label == "content"]
        content.update((file, at) for at in inside)
        for at, label in of_file.items():
            if label == "boilerplate":
                everywhere.add((file, at))
                if not inside or not min(inside) < at < max(inside):
                    edges.add((file, at))
    return Gold(frozenset(content), frozenset(edges), frozenset(everywhere))


def _lines(findings: Iterable[Finding]) -> Lines:
    where = (finding.location for finding in findings)
    return frozenset((Path(w.path).name, at) for w in where for at in range(w.line, (w.end_line or w.line) + 1))


def _flagged(texts: Mapping[str, str], flag: Callable[[list[str]], Iterable[int]]) -> Lines:
    """The lines that a way flags, given the lines of each file; it tells them by their numbers from 0."""
    return frozenset((file, at + 1) for file, text in texts.items() for at in flag(text.split("\n")))


def _naive(lines: list[str]) -> Iterator[int]:
    for at, line in enumerate(lines):
        if line.strip() and len(line.split()) <= _NAIVE_WORDS and not line.rstrip().endswith(_END_MARKS):
            yield at


def _page(lines: list[str]) -> str:
    paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines if line.strip())
    return f"<html lang='en'><head><title></title></head><body>{paragraphs}</body></html>"


def _trafilatura(lines: list[str]) -> Iterator[int]:
    import trafilatura

    kept = trafilatura.extract(_page(lines), include_comments=False) or ""
    return _without(lines, kept.split("\n"))


def _justext(lines: list[str]) -> Iterator[int]:
    import justext

    paragraphs = justext.justext(_page(lines).encode(), justext.get_stoplist("English"), encoding="utf-8")
    return _without(lines, [paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate])


def _without(lines: list[str], kept: Iterable[str]) -> Iterator[int]:
    """The lines that an extractor did not keep; lists that it marks with hyphens and bars included."""
    known = {"".join(line.split()).lstrip("-").strip("|") for line in kept}
    for at, line in enumerate(lines):
        if line.strip() and "".join(line.split()).lstrip("-").strip("|") not in known:
            yield at


def _print_ways(ways: Mapping[str, Lines], gold: Gold, files: int) -> None:
    rows = []
    for name, flagged in ways.items():
        wrong = flagged & gold.content
        row: list[str | float] = [name]
        for leftovers in (gold.edges, gold.everywhere):
            right = len(flagged & leftovers)
            precision, recall = right / max(1, right + len(wrong)), right / max(1, len(leftovers))
            row += [precision, recall, 2 * precision * recall / max(1e-9, precision + recall)]
        row += [f"{100 * len(wrong) / len(gold.content):.1f} %", f"{100 * len({f for f, _ in wrong}) / files:.0f} %"]
        rows.append(row)
    heads = ["way", "edges: P", "R", "F1", "all: P", "R", "F1", "of content", "marred"]
    print(tabulate(rows, headers=heads, floatfmt=".3f"))


def _print_rules(findings: Iterable[Finding], gold: Gold) -> None:
    """What each rule about leftovers says of lines, wherever these stand."""
    by_rule = collections.defaultdict(list)
    for finding in findings:
        if finding.category in {"boilerplate", "residue"}:
            by_rule[f"{finding.rule} {finding.name}", finding.severity.value].append(finding)
    rows = []
    for (rule, severity), said in by_rule.items():
        lines = _lines(said)
        other = lines - gold.everywhere - gold.content
        n = Counted(len(lines & gold.everywhere), len(lines & gold.content), len(other))
        rows.append((rule, severity, len(said), *n, n.leftover / max(1, n.leftover + n.content)))
    heads = ["rule", "severity", "findings", "leftover lines", "content", "neither", "precision"]
    print(f"\n{tabulate(sorted(rows, key=lambda row: -row[3]), headers=heads, floatfmt='.2f')}")


def _print_clean(texts: Mapping[str, str], labels: Mapping[str, Mapping[int, str]]) -> None:
    """The same articles without their leftovers, each by itself: how many get a warning."""
    warned: dict[str, list[bool]] = collections.defaultdict(list)
    for name, said in clean_warnings(texts, labels):
        warned[name.split("__")[0]].append(bool(said))
        warned["all"].append(bool(said))
    rows = [(name, len(docs), sum(docs), f"{100 * sum(docs) / len(docs):.1f} %") for name, docs in warned.items()]
    heads = ["without leftovers", "files", "with a warning", "share"]
    print(f"\n{tabulate(sorted(rows, key=lambda row: -row[1]), headers=heads)}")


def clean_warnings(
    texts: Mapping[str, str], labels: Mapping[str, Mapping[int, str]]
) -> Iterator[tuple[str, list[Finding]]]:
    """Each file without the lines labelled as leftovers, with the warnings about leftovers that it still gets."""
    plan = Plan(select(builtin_rulebook(), ("BOI", "RES")), alone=True)
    for name, text in texts.items():
        kept = (line for at, line in enumerate(text.split("\n"), 1) if labels[name].get(at) != "boilerplate")
        found = lint_document(Document(name, "\n".join(kept)), plan).findings
        yield name, [f for f in found if f.category == "boilerplate" and f.severity.value != "info"]


def _measure_sites() -> None:
    """What lines shared by the pages of a site tell alone, on the invented sites of the tests."""
    labels = {row["file"]: row["furniture"] for row in map(json.loads, (SITES / "labels.jsonl").open(encoding="utf-8"))}
    plan = Plan(select(builtin_rulebook(), ("BOI090",)))
    summaries: dict[str, dict[str, object]] = {}
    blank = set()
    for file in labels:
        doc = Document.from_bytes((SITES / file).read_bytes(), file)
        merge(summaries, lint_document(doc, plan).summaries, plan.rulebook)
        blank.update((file, at) for at, line in enumerate(doc.text.split("\n"), 1) if not line.strip())
    where = [finding.location for finding in conclude(summaries, plan.rulebook)[0]]
    found = {(w.path, at) for w in where for at in range(w.line, w.end_line + 1)} - blank
    furniture = {(file, at) for file, lines in labels.items() for at in lines}
    rows = []
    for site in [*sorted({file.split("/")[0] for file in labels}), ""]:
        mine, theirs = ({line for line in lines if line[0].startswith(site)} for lines in (found, furniture))
        right = len(mine & theirs)
        files = sum(file.startswith(site) for file in labels)
        rows.append((site or "all", files, len(theirs), right / max(1, len(mine)), right / len(theirs)))
    print("\nlines that the pages of a site share (BOI090 alone)")
    print(tabulate(rows, headers=["site", "pages", "furniture lines", "precision", "recall"], floatfmt=".3f"))


if __name__ == "__main__":
    main()
