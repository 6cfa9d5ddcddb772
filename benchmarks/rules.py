"""What each rule costs: how often its literals occur, how often it is tried, and how long it takes.

    python -m benchmarks.rules [FOLDER] [--runs N] [--top N]

FOLDER holds English text (default: the seeds). A rule about passages is tried where one of its literals occurs, so a
literal that occurs often costs time in every text: more than three hits in 1,000 characters are too many, and a test
fails on them. Times are the least of N runs, in microseconds a kilobyte; a rule without literals is tried on every
passage or document. What several rules share, such as the words of a text, is charged to none of them.
"""

from __future__ import annotations

import argparse
import collections
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tabulate import tabulate

from linter.engine.lint import Plan
from linter.engine.prefilter import all_passages
from linter.rulebook.compiled import builtin_rulebook
from linter.rulebook.select import select
from linter.text.document import Document
from linter.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.engine.lint import Lineup
    from linter.rulebook.model import Rule

ROOT = Path(__file__).resolve().parent.parent
MOST_HITS = 3.0
"""Occurrences of its literals in 1,000 characters that a rule may have."""


def main() -> None:
    """Print the table, the slowest rules first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--top", type=int, default=40, help="rules to print")
    options = parser.parse_args()
    files = sorted(file for file in options.folder.rglob("*.txt") if file.is_file())
    if not files:
        sys.exit(f"there is no text in “{options.folder}”: give a folder with .txt files")
    texts = [(file.read_bytes(), str(file)) for file in files]
    rules = select(builtin_rulebook(), ()).rules
    docs = [Document.from_bytes(*text) for text in texts]
    size = sum(len(doc.text) for doc in docs) / 1000
    hits = hits_per_kb(rules, docs)
    seconds = _least([_seconds(texts) for _ in range(options.runs)])
    whole = sum(seconds.values())
    table = [
        (name, f"{hits[name]:.2f}" if name in hits else "", f"{1e6 * spent / size:.2f}", f"{100 * spent / whole:.1f} %")
        for name, spent in sorted(seconds.items(), key=lambda item: -item[1])
    ]
    print(f"{len(docs)} texts, {size:,.0f} thousand characters, {1000 * whole:,.0f} ms a run")
    print(tabulate(table[: options.top], headers=("rule", "hits/KB", "µs/KB", "of all"), disable_numparse=True))
    worst = max(hits, key=lambda rule: hits[rule])
    print(f"most hits/KB: {worst} {hits[worst]:.2f} (at most {MOST_HITS:.0f})")


def hits_per_kb(rules: Sequence[Rule], docs: Sequence[Document]) -> dict[str, float]:
    """For each rule with literals how often one of them occurs in 1,000 characters."""
    import ahocorasick

    owners: dict[str, list[str]] = collections.defaultdict(list)
    for rule in rules:
        for trigger in rule.triggers:
            owners[trigger].append(rule.id)
    automaton: Any = ahocorasick.Automaton()
    for literal, ids in owners.items():
        automaton.add_word(literal, ids)
    automaton.make_automaton()
    counts: collections.Counter[str] = collections.Counter({rule.id: 0 for rule in rules if rule.triggers})
    for doc in docs:
        for _, ids in automaton.iter(fold(doc.prose).decode("latin-1")):
            counts.update(ids)
    size = sum(len(doc.text) for doc in docs) / 1000
    return {rule: count / size for rule, count in counts.items()}


def _seconds(texts: Sequence[tuple[bytes, str]]) -> dict[str, float]:
    """What each rule takes over all texts, and what the search for literals takes."""
    plan = Plan(select(builtin_rulebook(), ()))
    lineup = plan.lineup("plain")
    docs = [Document.from_bytes(*text) for text in texts]
    for doc in docs:
        _share(doc)
    start = time.process_time()
    found = [(doc, lineup.prefilter.candidates(doc)) for doc in docs]
    spent: dict[str, float] = collections.defaultdict(float)
    spent["(the search for literals)"] = time.process_time() - start
    for doc, candidates in found:
        for rule, passages in candidates:
            start = time.process_time()
            for passage in passages:
                collections.deque(rule.check.check_passage(passage, doc), maxlen=0)
            spent[rule.id] += time.process_time() - start
    for name, run in _others(lineup):
        start = time.process_time()
        for doc in docs:
            collections.deque(run(doc), maxlen=0)
        spent[name] += time.process_time() - start
    return spent


def _share(doc: Document) -> None:
    """Make what several rules ask for, so that none of them is charged with it."""
    for view in ("prose", "segments", "shape", "tokens", "forms", "sentences", "repeats", "mentions", "coined"):
        getattr(doc, view)
    _ = doc.tokens.words, doc.capitals_inside, doc.characters


def _others(lineup: Lineup) -> Iterator[tuple[str, Any]]:
    """The rules without literals, each with what to call for a document."""
    for rule in lineup.everywhere:

        def passages(doc: Document, rule: Rule = rule) -> Iterator[Any]:
            for passage in all_passages(doc, rule.check.unit):
                yield from rule.check.check_passage(passage, doc)

        yield rule.id, passages
    for rule, check_document in lineup.document:
        yield rule.id, check_document
    for rule in lineup.corpus:
        yield rule.id, rule.check.map
    for name, rule in lineup.gathered:
        yield f"{name} ({rule.id} …)", rule.check.gathering.map


def _least(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: min(run.get(name, float("inf")) for run in runs) for name in runs[0]}


if __name__ == "__main__":
    main()
