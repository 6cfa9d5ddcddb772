"""What a hook costs: one changed file and fifty, beside the peers, all in one run.

    python -m benchmarks.hooks [--codespell PATH] [--vale PATH] [--runs N] [--changed N]

The commands are those that pre-commit calls: ours as `.pre-commit-hooks.yaml` has it, theirs as their own hooks do. The
files are the seeds, in a temporary git repository. Tools take turns, so that a busy machine slows all of them; trust
the ratios inside a table, not the times. CPU is user and system time of the process and its children. “Python” is what
starting an interpreter costs that does nothing. Peers that are not found are left out and named.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import yaml
from tabulate import tabulate

from benchmarks.speed import VALE_INI

ROOT = Path(__file__).resolve().parent.parent
_BARE = "Python"


class Cost(NamedTuple):
    """Seconds of one call."""

    wall: float
    cpu: float


def main() -> None:
    """Print a table for each number of files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--codespell", help="path of codespell (default: the one on PATH)")
    parser.add_argument("--vale", help="path of the Vale binary (default: the one on PATH)")
    parser.add_argument("--runs", type=int, default=9, help="calls of each tool; the median counts")
    parser.add_argument("--changed", type=int, default=50, help="how many files the larger commit changes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        here = Path(scratch)
        files = _repository(here, options.changed)
        commands, absent = _commands(here, {"codespell": options.codespell, "vale": options.vale})
        for number in (1, options.changed):
            _print(number, _measured(commands, files[:number], here, options.runs))
        print(f"the first call after an installation: {_first(commands['mtlint'], files[:1], here).wall:.2f} s, once\n")
        if absent:
            print(f"not found, so not measured: {', '.join(absent)}")


def _repository(here: Path, number: int) -> list[str]:
    """A repository with so many texts; their names."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    names = [f"text {n:03}.txt" for n in range(number)]
    for n, name in enumerate(names):
        (here / name).write_bytes(seeds[n % len(seeds)].read_bytes())
    subprocess.run(["git", "init", "-q", "."], cwd=here, check=True)
    return names


def _commands(here: Path, given: dict[str, str | None]) -> tuple[dict[str, list[str]], list[str]]:
    """The command of each tool that can be found, without the files."""
    (here / ".vale.ini").write_text(VALE_INI)
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    hook = next(hook for hook in hooks if hook["id"] == "mtlint")
    ours = [*shlex.split(hook["entry"]), *hook["args"]]
    wanted = {
        _BARE: [sys.executable, "-c", "pass"],
        "mtlint": [str(Path(sys.executable).with_name(ours[0])), *ours[1:]],
        "codespell": [_found("codespell", given)],
        "vale": [_found("vale", given), "--no-global", "--output=line"],
    }
    found = {name: command for name, command in wanted.items() if command[0]}
    return found, sorted(wanted.keys() - found.keys())


def _found(name: str, given: dict[str, str | None]) -> str:
    return given.get(name) or shutil.which(name) or ""


def _measured(commands: dict[str, list[str]], files: list[str], here: Path, runs: int) -> dict[str, list[Cost]]:
    """The costs of each tool; the first call of each only warms the caches."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            cost = _call(command if name == _BARE else [*command, *files], here)
            if turn:
                costs[name].append(cost)
    return costs


def _first(command: list[str], files: list[str], here: Path) -> Cost:
    """The cost of a call that finds no cache."""
    return _call([*command, *files], here, {"MTLINT_CACHE_DIR": str(here / "empty")})


def _call(command: list[str], here: Path, env: dict[str, str] | None = None) -> Cost:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "PRE_COMMIT": "1", **(env or {})}
    done = subprocess.run(command, cwd=here, capture_output=True, check=False, env=environment)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in {0, 1, 65}:  # codespell counts findings up to 65
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _print(number: int, costs: dict[str, list[Cost]]) -> None:
    medians = {
        name: Cost(statistics.median(c.wall for c in each), statistics.median(c.cpu for c in each))
        for name, each in costs.items()
    }
    ours = medians["mtlint"]
    rows = [
        [name, f"{cost.wall * 1000:.0f}", f"{cost.cpu * 1000:.0f}", f"{cost.cpu / ours.cpu:.2f}"]
        for name, cost in medians.items()
    ]
    print(f"{'one changed file' if number == 1 else f'{number} changed files'}, {len(costs['mtlint'])} calls each\n")
    print(tabulate(rows, headers=["tool", "wall ms", "CPU ms", "CPU beside mtlint"], disable_numparse=True))
    print()


if __name__ == "__main__":
    main()
