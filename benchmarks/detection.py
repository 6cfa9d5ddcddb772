"""How well the reading of whole documents tells machine translation from human text, set by set.

    python -m benchmarks.detection FOLDER [--native NATIVE] [--keep DIR] [--write docs/reading-of-documents.md]

FOLDER holds texts of known making (see `benchmarks/detection_texts.py`), NATIVE native English. Only sources count from
which no weight was made, and texts of 150 words and more. The area under the ROC curve is how often a machine's text
reads more like one than a human's does: .50 is chance. With `--write` the figures go into a page, between the marks.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tabulate import tabulate

from benchmarks.detection_texts import Text, area, corpus_texts, plain_texts
from linter.detection.measures import ALL, FAMILIES
from linter.detection.model import model
from linter.detection.verdict import FEWEST_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Scored = list[tuple[Text, float]]

_PAIRED = ("wmt20", "wmt21", "bio")
_EDITED = "mtcarousel"
"""Two of five sentences of the references of `bio` stand in the output of this system word for word: they were made by
mending it."""
_OTHERS = "bio, other systems"
_BEGIN, _END = "<!-- figures: begin -->", "<!-- figures: end -->"
_BINS = (-9.0, -2.0, -1.0, 0.0, 1.0, 2.0, 9.0)
_LENGTHS = (150, 250, 400, 10**9)


def main() -> None:
    """Print the tables, or write them into a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--native", type=Path)
    parser.add_argument("--keep", type=Path, help="a folder for what was measured, so that the next run is quick")
    parser.add_argument("--write", type=Path, help="a page to write the figures into")
    options = parser.parse_args()
    keep = options.keep
    texts = [text for text in corpus_texts(options.folder, keep and keep / "corpus.pickle") if not text.fits]
    native = plain_texts(options.native, keep and keep / "native.pickle") if options.native else []
    scored, of_native = _scored(texts), _scored(native)
    figures = "\n\n".join(_tables(scored, of_native))
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        head, _, rest = page.partition(_BEGIN)
        _, _, tail = rest.partition(_END)
        options.write.write_text(f"{head}{_BEGIN}\n{figures}\n{_END}{tail}", encoding="utf-8")
    else:
        sys.stdout.write(figures + "\n")


def _scored(texts: Iterable[Text], unknown: frozenset[str] = frozenset()) -> Scored:
    """Each text with its log-odds, not cut."""
    weighed = model()
    columns = [ALL.index(name) for name in weighed.measures.names]
    return [
        (text, weighed.weigh([text.values[at] for at in columns], unknown)[0])
        for text in texts
        if text.words >= FEWEST_WORDS
    ]


def _tables(scored: Scored, native: Scored) -> list[str]:
    every = frozenset(FAMILIES.values())
    constructions = frozenset(ALL) - every
    variants = {
        "all measures": scored,
        "without literal renderings": _scored((text for text, _ in scored), frozenset((FAMILIES["literal"],))),
        "constructions alone": _scored((text for text, _ in scored), every),
        "findings alone": _scored((text for text, _ in scored), constructions),
    }
    sets = [*_PAIRED, _OTHERS, "all three", "all sets"]
    rows = [(name, *(f"{_area(_of(found, which)):.2f}" for which in sets)) for name, found in variants.items()]
    counts = ("texts: machine, human", *(_count(_of(scored, which)) for which in sets))
    return [
        "Area under the curve, by set:\n\n" + _table(("", *sets), [*rows, counts]),
        "By system, against the human texts of the same set:\n\n"
        + _table(("Set", "System", "Texts", "Area"), _systems(scored)),
        "What reports say:\n\n"
        + _table(("Texts", "Number", "Some evidence or strong", "Strong evidence"), _verdicts(scored, native)),
        "Log-odds and what is true, each side weighed as if there were as many of both:\n\n"
        + _table(("Log-odds", "Said on average", "True", "Texts"), _reliability(scored)),
        "By length:\n\n" + _table(("Words", *_PAIRED), _by_length(scored)),
    ]  # fmt: skip


def _table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    return tabulate(rows, head, tablefmt="github", disable_numparse=True)


def _of(scored: Scored, which: str) -> Scored:
    if which == "all sets":
        return scored
    if which == _OTHERS:
        return [one for one in scored if one[0].dataset == "bio" and _system(one[0]) != _EDITED]
    return [one for one in scored if one[0].dataset in (_PAIRED if which == "all three" else (which,))]


def _area(scored: Scored) -> float:
    return area([(odds, text.machine) for text, odds in scored])


def _count(scored: Scored) -> str:
    machine = sum(text.machine for text, _ in scored)
    return f"{machine:,}, {len(scored) - machine:,}"


def _system(text: Text) -> str:
    """The name of a system without its run and pair of languages."""
    return text.system.removesuffix(f".{text.pair}").partition("_run")[0] if text.dataset == "bio" else text.system


def _systems(scored: Scored) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for dataset in _PAIRED:
        there = _of(scored, dataset)
        human = [one for one in there if not one[0].machine]
        by_system: dict[str, Scored] = defaultdict(list)
        for one in there:
            if one[0].machine:
                by_system[_system(one[0])].append(one)
        rows += [
            (dataset, name, len(found), f"{_area([*found, *_partners(found, human)]):.2f}")
            for name, found in sorted(by_system.items())
        ]
    return rows


def _partners(found: Scored, human: Scored) -> Scored:
    """The human texts of the pairs of languages that a system translated."""
    pairs = {text.pair for text, _ in found}
    return [one for one in human if one[0].pair in pairs]


def _verdicts(scored: Scored, native: Scored) -> list[tuple[object, ...]]:
    kinds: dict[str, Callable[[Text], bool]] = {
        "human translations": lambda text: not text.machine and not text.dataset.endswith("src"),
        "English originals of the same sets": lambda text: text.dataset.endswith("src"),
        "machine translations": lambda text: text.machine,
        **{f"machine translations, {name}": _from(name) for name in (*_PAIRED, "wmt23")},
    }
    groups = [(name, [one for one in scored if wanted(one[0])]) for name, wanted in kinds.items()]
    groups.append(("native English of other kinds", native))
    return [(name, f"{len(found):,}", *_shares(found)) for name, found in groups if found]


def _from(name: str) -> Callable[[Text], bool]:
    return lambda text: text.machine and text.dataset == name


def _shares(found: Scored) -> tuple[str, str]:
    """The share with some evidence at least, and with strong evidence, as reports cut them for short texts."""
    from linter.detection.verdict import bounded

    weighed = model()
    odds = [bounded(odds, text.words) for text, odds in found]
    return tuple(f"{sum(one >= least for one in odds) / len(odds):.1%}" for least in (weighed.some, weighed.strong))  # type: ignore[return-value]


def _reliability(scored: Scored) -> list[tuple[object, ...]]:
    from linter.detection.verdict import bounded

    totals = {side: sum(text.machine == side for text, _ in scored) for side in (True, False)}
    rows: list[tuple[object, ...]] = []
    for low, high in pairwise(_BINS):
        there = [(text, odds) for text, raw in scored if low <= (odds := bounded(raw, text.words)) < high]
        weights = [1 / totals[text.machine] for text, _ in there]
        if not there:
            continue
        said = sum(w / (1 + math.exp(-odds)) for (_, odds), w in zip(there, weights, strict=True)) / sum(weights)
        true = sum(w for (text, _), w in zip(there, weights, strict=True) if text.machine) / sum(weights)
        ends = (
            f"below {high:g}"
            if low == _BINS[0]
            else f"{low:g} and more"
            if high == _BINS[-1]
            else f"{low:g} to {high:g}"
        )
        rows.append((ends, f"{said:.0%}", f"{true:.0%}", f"{len(there):,}"))
    return rows


def _by_length(scored: Scored) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for low, high in pairwise(_LENGTHS):
        row = []
        for dataset in _PAIRED:
            there = [one for one in _of(scored, dataset) if low <= one[0].words < high]
            row.append(f"{_area(there):.2f} ({_count(there)})" if there else "")
        rows.append((f"{low} to {high - 1}" if high < 10**9 else f"{low} and more", *row))
    return rows


if __name__ == "__main__":
    main()
