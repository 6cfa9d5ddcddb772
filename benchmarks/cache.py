"""What the cache of results costs at first, and gains afterwards.

    python -m benchmarks.cache [FOLDER] [--runs N]

FOLDER holds English text (default: the seeds, written out until a run is worth a cache). Each round runs once without a
cache, once with an empty one and once with a full one, in turns, so that load hits all alike. CPU is user and system
time of the process and its children; the median of the rounds counts. Trust the ratios, not the times. The reports of
all runs must be the same, byte for byte.

The second table is a run just large enough for a cache, which pays most for it; smaller runs open none (see
`_WORTH_A_CACHE` in `linter/engine/run.py`).
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tabulate import tabulate

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [str(Path(sys.executable).with_name("mtlint")), "check", "--isolated", "--quiet", "--fail-on", "never"]
WORTH = 510_000  # bytes: a little more than makes a run worth a cache


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=5, help="rounds; the median counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        small = _seeds(here / "seeds")
        for folder in dict.fromkeys((options.folder or small, small)):
            _measure(folder.resolve(), here / "cache", options.runs)


def _seeds(folder: Path) -> Path:
    """The seeds, each time with another ending, until there are enough."""
    folder.mkdir()
    size = number = 0
    while size < WORTH:
        for seed in sorted((ROOT / "seeds").iterdir()):
            data = seed.read_bytes() + f"\nCopy {number}.\n".encode()
            (folder / f"{number:04}.txt").write_bytes(data)
            size += len(data)
            number += 1
    return folder


def _measure(folder: Path, cache: Path, runs: int) -> None:
    """Print what a folder takes without a cache, with an empty and with a full one."""
    environment = {**os.environ, "MTLINT_CACHE_DIR": str(cache)}
    taken: dict[str, list[tuple[float, float]]] = {"none": [], "empty": [], "full": []}
    said = set()
    subprocess.run([COMMAND[0], "rules"], env=environment, stdout=subprocess.DEVNULL, check=True)  # compiles the rules
    for _ in range(runs):
        for kind, times in taken.items():
            if kind == "empty":
                for file in cache.glob("results*"):
                    file.unlink()
            start, before = time.perf_counter(), _cpu()
            command = [*COMMAND, "--format", "json", "--cache" if kind != "none" else "--no-cache", "."]
            said.add(subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True).stdout)
            times.append((_cpu() - before, time.perf_counter() - start))
    if len(said) != 1:
        sys.exit(f"the reports of “{folder}” differ")
    size = sum(file.stat().st_size for file in folder.rglob("*.txt"))
    kept = sum(file.stat().st_size for file in cache.glob("results*"))
    medians = {
        kind: [statistics.median(column) for column in zip(*times, strict=True)] for kind, times in taken.items()
    }
    without = medians["none"][0]
    rows = [(kind, f"{cpu:.2f} s", f"{wall:.2f} s", f"{cpu / without:.3f}") for kind, (cpu, wall) in medians.items()]
    print(f"{len(list(folder.rglob('*.txt'))):,} files, {size / 1e6:.2f} MB; the cache takes {kept / 1e6:.2f} MB")
    print(tabulate(rows, headers=["cache", "CPU", "wall", "CPU by none"]), end="\n\n")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
