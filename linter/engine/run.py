"""Many files, one or more processes: the only file that knows about processes.

Workers get paths and the rulebooks, never documents; results come back in the order of the input, so one
process and many print the same bytes.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from linter import timing
from linter.engine.collect import Outcome, collected
from linter.engine.suppress import Suppressor
from linter.engine.work import Result, Work, chunks
from linter.errors import LinterError
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from multiprocessing.connection import Connection
    from typing import Any

    from linter.config import Config
    from linter.engine.cache import Shelf
    from linter.engine.discover import Found, Target
    from linter.engine.fix import Fixing
    from linter.engine.lint import Linted
    from linter.languagetool.adviser import Adviser
    from linter.rulebook.model import Rulebook

_CHUNK_BYTES = 1_000_000  # one task: large enough that sending it costs nothing, small enough to share out
_CHUNK_FILES = 200
_WORTH_A_POOL = 3_000_000  # bytes below which starting workers costs more than it saves
_WORTH_A_CACHE = 500_000  # bytes below which opening the cache costs more than 3 % of linting: benchmarks/cache.py


@frozen
class How:
    """How a run is done.

    Attributes:
        fixing: what to do about fixes; None leaves every text as it is.
        watch: is given the results on their way, and gives them on.
        show_suppressed: whether the report lists what is kept out.
        adviser: LanguageTool, if it is asked. It answers one run in one process, which costs nothing: it takes fifty
            times as long as everything else.
    """

    fixing: Fixing | None = None
    watch: Callable[[Iterator[Result]], Iterator[Result]] = iter
    show_suppressed: bool = False
    adviser: Adviser | None = None


@frozen
class _Worker:
    """What a process needs to begin.

    Attributes:
        rulebooks: the rules for each set of settings.
        alone: whether the run is over one text.
        fixing: what to do about fixes.
        shelf: where results are kept, if they are.
        timed: whether the stages are measured.
        suppressor: what keeps findings from being fixed.
        adviser: LanguageTool, if it is asked; cannot be sent to a process.
    """

    rulebooks: dict[Config, Rulebook]
    alone: bool = False
    fixing: Fixing | None = None
    shelf: Shelf | None = None
    timed: bool = False
    suppressor: Suppressor | None = None
    adviser: Adviser | None = None

    def work(self) -> Work:
        """The work, ready to begin."""
        cache = None
        if self.shelf:
            from linter.engine.cache import Cache

            cache = Cache(self.shelf)
        return Work(
            self.rulebooks,
            alone=self.alone,
            fixing=self.fixing,
            cache=cache,
            suppressor=self.suppressor,
            adviser=self.adviser,
        )


def run(
    found: Found,
    rulebooks: dict[Config, Rulebook],
    jobs: int | None,
    known: Mapping[str, Mapping[str, Any]] | None = None,
    how: How = How(),  # noqa: B008  it is frozen
) -> Outcome:
    """Lint the files that were found.

    Args:
        found: targets in order of path.
        rulebooks: the rules for each set of settings among the targets.
        jobs: processes; None means one for each core where the work is worth it.
        known: summaries of other files of the folder, from an earlier run: what is found there is not reported again.
        how: what to do about fixes, and who watches.

    Raises:
        ConfigError: a side-car or a list of accepted findings that cannot be understood.
        LinterError: a worker process died.
    """
    alone = len(found.targets) < 2 and known is None
    suppressor = Suppressor.of_files(found, rulebooks, shown=how.show_suppressed)
    # What LanguageTool says is kept paragraph by paragraph, under keys of its own.
    shelf = None if how.adviser else _shelf(found.targets, rulebooks, alone=alone)
    asked = suppressor if how.fixing else None  # who only lints sends home what there is
    worker = _Worker(rulebooks, alone, how.fixing, shelf, timing.is_running(), asked, how.adviser)
    results = how.watch(_results(found.targets, worker, 1 if how.adviser else jobs))
    return _heard(collected(results, found.skipped, suppressor, known or {}), how.adviser)


def _heard(outcome: Outcome, adviser: Adviser | None) -> Outcome:
    """The outcome with what kept LanguageTool from looking at every text, if anything did."""
    if adviser is None or not adviser.problem:
        return outcome
    return replace(outcome, unheard=adviser.problem, heard_needed=adviser.asked.mode == "require")


def _shelf(targets: Sequence[Target], rulebooks: dict[Config, Rulebook], *, alone: bool) -> Shelf | None:
    """Where results are kept, where the work is worth it."""
    if sum(target.size for target in targets) < _WORTH_A_CACHE:
        return None
    from linter.engine.cache import shelf_for

    return shelf_for(rulebooks, alone=alone)


def each(found: Found, rulebooks: dict[Config, Rulebook], jobs: int | None) -> Iterator[tuple[Linted, str | None]]:
    """Lint files one by one, for what must not hold a whole folder in memory; nothing is concluded across them.

    Args:
        found: targets in order of path, which is the order of the results.
        rulebooks: the rules for each set of settings among the targets.
        jobs: processes; None means one for each core where the work is worth it.

    Returns:
        What comes of each file, and why it was skipped, if it was.

    Raises:
        LinterError: a worker process died.
    """
    for result in _results(found.targets, _Worker(rulebooks), jobs):
        yield result.linted, result.skipped


def run_text(data: bytes, path: str, config: Config, rulebook: Rulebook, how: How = How()) -> Outcome:  # noqa: B008
    """Lint one text that is no file, such as standard input; fixing writes nothing.

    Raises:
        ConfigError: a side-car or a list of accepted findings that cannot be understood.
    """
    suppressor = Suppressor.with_lists({config: rulebook}, shown=how.show_suppressed)
    suppressor.add(path, config, path)
    work = Work({config: rulebook}, alone=True, fixing=how.fixing, suppressor=suppressor, adviser=how.adviser)
    return _heard(collected(iter([work.text(data, path, config)]), [], suppressor, {}), how.adviser)


def _results(targets: Sequence[Target], worker: _Worker, jobs: int | None) -> Iterator[Result]:
    if jobs is None:
        jobs = _cores() if _bytes_to_lint(targets, worker.shelf) > _WORTH_A_POOL else 1
    if jobs == 1 or len(targets) < 2:
        return worker.work().files(targets)
    return _pooled(targets, worker, jobs)


def _bytes_to_lint(targets: Sequence[Target], shelf: Shelf | None) -> int:
    size = sum(target.size for target in targets)
    if shelf is None or size <= _WORTH_A_POOL:
        return size
    from linter.engine.cache import bytes_to_lint

    return bytes_to_lint(shelf, targets)


def _pooled(targets: Sequence[Target], worker: _Worker, jobs: int) -> Iterator[Result]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import Pipe

    parts = chunks(targets, _CHUNK_BYTES, _CHUNK_FILES)
    heard, stop = Pipe(duplex=False)
    with heard, stop, ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(worker, heard)) as pool:
        # Only a few chunks are under way at a time, so memory does not grow with the folder.
        waiting: deque[Future[_Chunk]] = deque()
        waiting.extend(pool.submit(_lint_chunk, chunk) for chunk in islice(parts, jobs * 3))
        try:
            while waiting:
                results, taken = waiting.popleft().result()
                timing.add(*taken)
                yield from results
                waiting.extend(pool.submit(_lint_chunk, chunk) for chunk in islice(parts, 1))
        except BrokenProcessPool as error:
            raise LinterError("a worker process died (out of memory?); try --jobs 1") from error
        except BaseException:
            stop.send_bytes(b"stop")  # after Ctrl-C nobody waits for what is under way
            raise


_worker: list[Work] = []
_Chunk = tuple[list[Result], tuple[dict[str, float], dict[str, int]]]
"""The results of some files, and what they took."""


def _start_worker(worker: _Worker, heard: Connection) -> None:
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone answers Ctrl-C
    Thread(target=_end_when_told, args=(heard,), daemon=True).start()
    gc.disable()  # `Work` collects
    _worker[:] = [worker.work()]
    if worker.timed:
        timing.begin()


def _end_when_told(heard: Connection) -> None:
    """End this worker where the parent says so, or was killed: it would go on, and then wait for ever."""
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from time import sleep

    parent = parent_process()
    wait([heard, parent.sentinel] if parent else [heard])
    os.kill(os.getpid(), signal.SIGTERM)  # a file that is being written is cleared away
    sleep(1)
    os._exit(1)


def _lint_chunk(chunk: list[Target]) -> _Chunk:
    return list(_worker[0].files(chunk)), timing.take()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
