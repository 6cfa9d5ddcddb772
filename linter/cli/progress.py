"""A progress bar for long runs, on a terminal, where a person waits.

The bar is `tqdm`'s: it takes itself away at the end, and its estimate of the time left minds what went before. The bars
of click stay on the screen, and those of rich take three times as long to import. Here it is imported only once a run
has taken so long that a bar helps.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from linter.engine.discover import Target
    from linter.engine.work import Result

_PATIENCE = 1.0  # seconds in which nobody wonders; a shorter run never shows a bar


def watching(targets: Sequence[Target], *, quiet: bool) -> Callable[[Iterator[Result]], Iterator[Result]]:
    """What to give the results of these files to on their way, so that a person sees how far the run has come."""
    if quiet or not is_watched():
        return iter
    return lambda results: _shown(results, targets)


def is_watched() -> bool:
    """Whether a person sees stderr: not in a hook of pre-commit, not in continuous integration, not in a pipe."""
    environment = os.environ
    if environment.get("PRE_COMMIT") or environment.get("TERM") == "dumb":
        return False
    if environment.get("CI", "").lower() not in ("", "0", "false"):
        return False
    return sys.stderr.isatty()


def _shown(results: Iterator[Result], targets: Sequence[Target]) -> Iterator[Result]:
    """The results, one for each file; from the second second on with a bar that counts the bytes of the files."""
    from contextlib import ExitStack

    started = time.perf_counter()
    done = 0
    bar = None
    with ExitStack() as stack:
        for target, result in zip(targets, results, strict=True):
            yield result
            done += target.size
            if bar is not None:
                bar.update(target.size)
            elif time.perf_counter() - started > _PATIENCE:
                bar = stack.enter_context(_bar(sum(target.size for target in targets)))
                bar.start_t -= time.perf_counter() - started
                bar.update(done)


def _bar(total: int) -> Any:
    from threading import RLock

    from tqdm import tqdm

    tqdm.set_lock(RLock())  # else it makes one that processes share, which the system must clear away
    tqdm.monitor_interval = 0  # no thread that watches over the bar
    return tqdm(total=total, desc="mtlint", unit="B", unit_scale=True, leave=False, file=sys.stderr)
