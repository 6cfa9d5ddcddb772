"""What LanguageTool costs: a run that asks it about every paragraph, and the same run once its answers are kept.

    python -m benchmarks.grammar [FOLDER] [--server URL] [--runs N]

FOLDER holds English text (default: the seeds). Each round runs `mtlint check --grammar require` with no answer kept,
which starts LanguageTool, and once more with all of them; the rules are compiled before, and no results of files are
kept. Seconds are of the wall, the median of the rounds counts; trust the ratio, not the times. It must be at least ten,
and both reports must be the same, byte for byte. “Without” is the same run with `--grammar off`, the least that a
second run can take.

LanguageTool is found as `mtlint check` finds it; where it is not there, that is said and nothing measured.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tabulate import tabulate

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [str(Path(sys.executable).with_name("mtlint")), "check", "--isolated", "--quiet", "--fail-on", "never"]
LEAST = 10
"""How many times faster the second run has to be."""
_STAGES = "Seconds by stage"
_KINDS = {"without": ["--grammar", "off"], "first": ["--grammar", "require"], "second": ["--grammar", "require"]}


class Run(NamedTuple):
    """One run: how long it took, what it reported, and the lines of its statistics."""

    seconds: float
    report: bytes
    statistics: str


def main() -> None:
    """Print seconds, ratio and stages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "seeds")
    parser.add_argument("--server", metavar="URL", help="ask this server, which runs already (default: start one)")
    parser.add_argument("--runs", type=int, default=3, help="rounds; the median counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        cache = Path(scratch)
        subprocess.run([COMMAND[0], "rules"], env=_environment(cache), stdout=subprocess.DEVNULL, check=True)
        runs: dict[str, list[Run]] = {kind: [] for kind in _KINDS}
        for _ in range(options.runs):
            for file in cache.glob("grammar*"):
                file.unlink()
            for kind, arguments in _KINDS.items():
                named = ["--grammar-server", options.server] if options.server and kind != "without" else []
                runs[kind].append(_run([*arguments, *named], options.folder.resolve(), cache))
    _print(runs)


def _environment(cache: Path) -> dict[str, str]:
    return {**os.environ, "MTLINT_CACHE_DIR": str(cache)}


def _run(arguments: list[str], folder: Path, cache: Path) -> Run:
    """A run over a folder with what is kept of LanguageTool, which is kept only where results of files may be too."""
    for file in cache.glob("results*"):
        file.unlink()
    command = [*COMMAND, *arguments, "--cache", "--statistics", "--format", "json", "."]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=_environment(cache), capture_output=True, check=False)
    seconds = time.perf_counter() - start
    said = done.stderr.decode()
    if done.returncode:
        sys.exit(f"nothing was measured: {said.strip()}")
    return Run(seconds, done.stdout, said[said.find(_STAGES) :].rstrip() if _STAGES in said else "")


def _print(runs: dict[str, list[Run]]) -> None:
    medians = {kind: statistics.median(run.seconds for run in some) for kind, some in runs.items()}
    ratio = medians["first"] / medians["second"]
    rows = [(kind, f"{seconds:.2f} s", f"{medians['first'] / seconds:.1f}") for kind, seconds in medians.items()]
    print(tabulate(rows, headers=["run", "wall", "times as fast as the first"]), end="\n\n")
    for kind, some in runs.items():
        print(f"{kind}\n{some[-1].statistics}\n")
    if len({run.report for kind in ("first", "second") for run in runs[kind]}) != 1:
        sys.exit("the reports of the first and the second run differ")
    if ratio < LEAST:
        sys.exit(f"the second run is only {ratio:.1f} times as fast as the first, not {LEAST}")


if __name__ == "__main__":
    main()
