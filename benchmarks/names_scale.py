"""How much time of one core and how much memory it takes to reconcile the names of a large folder.

    python -m benchmarks.names_scale [--most 100000] [--seed 1]

People of provinces are named in files of twelve, some often and some once; one name in twenty is a garbled one. The
summaries of all files are merged and reconciled, each number of names in a process of its own: 10,000 names, 30,000 and
so on to `--most`. Finding the names in texts is measured by `benchmarks.speed`.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from itertools import accumulate
from typing import TYPE_CHECKING

from tabulate import tabulate

from benchmarks.names_garble import MIX, Person, garbled
from linter.checks.names.joins import candidates
from linter.checks.names.reconcile import reconcile
from linter.checks.names.sketch import sketches
from linter.checks.names.summary import FormSummary, Spelling, Spot, merged
from linter.data.tables import rows, shares
from linter.text.names.mention import Shape
from linter.text.pinyin import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
_PROVINCE = 70  # people
_IN_FILE = 12
_FILES = 28  # of a province: a person is named in five files, the known ones in many and every third in one or two
_GARBLED = 0.05
_KINDS = ("one syllable", "surname", "cut")  # the kinds of error whose form is another name
_BEFORE = "The meeting on flood control was opened in the morning. "
_AFTER = (
    ", deputy secretary of the municipal committee, said that the roads of the county will be repaired before the rain"
    " begins in May. "
)


def main() -> None:
    """Print the table, or the figures of one number of names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=100_000, help="names of the largest folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--one", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.seed)))
        return
    table = []
    for size in [size for size in _SIZES if size <= options.most]:
        command = [sys.executable, "-m", "benchmarks.names_scale", "--one", str(size), "--seed", str(options.seed)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        table.append(found)
        print(f"{size:,} names: {found['seconds']:.1f} s, {found['MB']:,} MB", file=sys.stderr, flush=True)
    print(tabulate(table, headers="keys", intfmt=",", floatfmt=",.1f"))


def measure(size: int, seed: int) -> dict[str, float]:
    """The figures for a folder of so many different names."""
    rng = random.Random(seed)
    forms: dict[str, FormSummary] = {}
    merging = 0.0
    files = 0
    for path, named in _folder(rng):
        part = list(_summaries(path, named))
        files += 1
        start = time.process_time()
        for key, form in part:
            forms[key] = merged(forms[key], form) if key in forms else form
        merging += time.process_time() - start
        if len(forms) >= size:
            break
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    found = reconcile(forms)
    seconds = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pairs = sum(1 for _ in candidates([forms[key] for key in sorted(forms)])) if size <= _SIZES[2] else -1
    return {
        "names": len(forms),
        "files": files,
        "merging, s": merging,
        "reconciling, s": seconds,
        "seconds": merging + seconds,
        "MB": round(most / 1024),
        "MB before": round(before / 1024),
        "candidates": pairs,
        "pairs found": len(found.pairs),
    }


def _folder(rng: random.Random) -> Iterator[tuple[str, list[tuple[str, Reading]]]]:
    """The files of one province after another, each with the names in it; without end."""
    province = 0
    people = _people(rng)
    weights = list(accumulate(1 / (1 + at) ** 0.8 for at in range(_PROVINCE)))
    # So many of all names are garbled ones that each is counted once, in one file.
    rate = _GARBLED * _PROVINCE / (1 - _GARBLED) / (_FILES * _IN_FILE)
    while True:
        province += 1
        cast = [next(people) for _ in range(_PROVINCE)]
        for number in range(_FILES):
            chosen = dict.fromkeys(rng.choices(range(_PROVINCE), cum_weights=weights, k=_IN_FILE + 8))
            named = [cast[at] for at in list(chosen)[:_IN_FILE]]
            written = [_garbled(rng, who) if rng.random() < rate else who for who in named]
            yield f"province-{province:05}/report-{number:03}.txt", [_name(who) for who in written]


def _people(rng: random.Random) -> Iterator[Person]:
    """People without end, by the shares of surnames and syllables; drawn many at a time."""
    surnames = shares("chinese_surnames")
    given: dict[str, float] = {}
    for row in rows("chinese_given"):
        percent, *listed = row.split()
        for syllable in listed:
            given.setdefault(syllable, float(percent))
    some = 10_000
    while True:
        first = rng.choices(list(surnames), list(surnames.values()), k=some)
        second, third = (rng.choices(list(given), list(given.values()), k=some) for _ in range(2))
        for surname, one, two in zip(first, second, third, strict=True):
            yield Person(surname, (one, two) if rng.random() > 0.15 else (one,))


def _garbled(rng: random.Random, who: Person) -> Person:
    if len(who.given) == 1:
        return who
    kind = rng.choices(_KINDS, [MIX[kind] for kind in _KINDS])[0]
    surname, given = garbled(kind, rng, who).lower().split(" ", 1)
    return Person(surname, who.given if kind == "surname" else _parts(given, who))


def _parts(given: str, who: Person) -> tuple[str, ...]:
    """The syllables of a given name of which one is still that of the person."""
    given = given.replace("'", "")
    first, second = who.given
    if given == first:
        return (first,)
    if given.startswith(first):
        return first, given.removeprefix(first)
    return given.removesuffix(second), second


def _name(who: Person) -> tuple[str, Reading]:
    return who.written, Reading(who.surname, who.given)


def _summaries(path: str, named: list[tuple[str, Reading]]) -> Iterator[tuple[str, FormSummary]]:
    """What `summarise` would make of a file that names these people once each, each in a sentence of its own."""
    by_key = {reading.key: (written, reading) for written, reading in named}
    head, tail = _BEFORE, _AFTER
    for at, (key, colleagues) in enumerate(sketches(by_key)):
        written, reading = by_key[key]
        size, before, start = len(written), len(head), 300 * at
        numbers = (at + 1, before + 1, at + 1, before + size + 1, size, before, before, len(tail))
        spot = Spot.of(path, start, numbers, head + written + tail)
        spelling = Spelling(written, Shape.CHINESE, (reading,), 1, 1, 1, (spot,))
        yield key, FormSummary(key, (spelling,), 1, 0, 1, colleagues, b"")


if __name__ == "__main__":
    main()
