"""Speed beside the peers, all in one run: one small file, and a folder.

    python -m benchmarks.speed [FOLDER] [--vale PATH] [--runs N]

FOLDER holds English text (default: the seeds, written out many times). Peers that are not installed are left
out and named: `pip install codespell proselint`; Vale is a single binary. Trust the ratios inside a table, not
the times. CPU is user and system time of the process and its children.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tabulate import tabulate

ROOT = Path(__file__).resolve().parent.parent
# Without what it knows from earlier runs: the peers know nothing either.
MTLINT = ("check", "--isolated", "--no-cache", "--jobs", "1", "--fail-on", "never", "--format", "concise")
VALE_INI = "MinAlertLevel = suggestion\n[*]\nBasedOnStyles = Vale\nVale.Spelling = NO\n"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--vale", help="path of the Vale binary (default: the one on PATH)")
    parser.add_argument("--runs", type=int, default=15, help="runs of the small file; the median counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        if options.folder is not None and not options.folder.is_dir():
            sys.exit(f"there is no folder “{options.folder}”: give one with English text, or none")
        small = here / "small.txt"
        small.write_bytes((ROOT / "seeds" / "000_a6eda437d96f41b9.txt").read_bytes())
        folder = options.folder or _many_seeds(here / "many")
        commands, absent = _commands(here, options.vale)
        _small_file(commands, small, options.runs)
        _folder(commands, folder)
        if absent:
            print(f"not installed, so not measured: {', '.join(absent)}")


def _commands(here: Path, vale: str | None) -> tuple[dict[str, list[str]], list[str]]:
    """The command of each tool that can be found, without the path to check."""
    bin_ = Path(sys.executable).parent
    (here / "vale.ini").write_text(VALE_INI)
    wanted = {
        "mtlint": [_find("mtlint", bin_), *MTLINT],
        "codespell": [_find("codespell", bin_)],
        "proselint": [_find("proselint", bin_), "check"],
        "vale": [vale or _find("vale", bin_), f"--config={here / 'vale.ini'}", "--no-exit", "--output=line"],
    }
    found = {name: [str(part) for part in command] for name, command in wanted.items() if command[0]}
    return found, [name for name in wanted if name not in found]


def _find(name: str, bin_: Path) -> str | None:
    return shutil.which(name, path=os.pathsep.join([str(bin_), os.environ.get("PATH", "")]))


def _small_file(commands: dict[str, list[str]], file: Path, runs: int) -> None:
    """Wall time for one small file in a fresh process; tools take turns, so that load hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            _quietly([*command, str(file)])
            times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}  # the first one warms up
    ours = medians["mtlint"]
    rows = [(n, f"{1000 * t:.0f} ms", f"{t / ours:.2f}") for n, t in sorted(medians.items(), key=lambda x: x[1])]
    print(f"one file of {file.stat().st_size:,} bytes, median of {runs} runs")
    print(tabulate(rows, headers=["tool", "wall", "times mtlint"]), end="\n\n")


def _folder(commands: dict[str, list[str]], folder: Path) -> None:
    """CPU time for a folder in one process."""
    size = sum(f.stat().st_size for f in folder.rglob("*.txt"))
    rows = []
    for name, command in commands.items():
        cpu = min(_cpu([*command, str(folder)]) for _ in range(2))
        rows.append((name, f"{cpu:.2f} s", f"{size / cpu / 1e6:.2f} MB/s"))
    print(f"a folder of {size / 1e6:.1f} MB, CPU of the better of two runs")
    print(tabulate(rows, headers=["tool", "CPU", "rate"]), end="\n\n")


def _cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _quietly(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _quietly(command: list[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in {0, 1, 65}:  # codespell counts findings up to 65
        sys.exit(f"{command[0]} failed: {done.stderr.decode('utf-8', 'replace')[:300]}")


def _many_seeds(folder: Path) -> Path:
    for copy in range(60):
        target = folder / f"{copy:02}"
        target.mkdir(parents=True)
        for seed in (ROOT / "seeds").iterdir():
            shutil.copy(seed, target)
    return folder


if __name__ == "__main__":
    main()
