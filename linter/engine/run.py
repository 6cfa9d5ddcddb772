"""Many files, one or more processes: the only file that knows about processes.

Workers get paths and the rulebooks, never documents; results come back in the order of the input, so one
process and many print the same bytes.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from dataclasses import field
from itertools import islice
from typing import TYPE_CHECKING, Any

from linter.engine.corpus import Summaries, conclude, merge, one_a_topic
from linter.engine.lint import Linted, Plan, finding_at, lint_documents
from linter.errors import LinterError, ReadError
from linter.findings import Excerpt, FileResult, Finding, Hit, Place, Report
from linter.frozen import frozen
from linter.lazy import lazy
from linter.rulebook.model import Rulebook
from linter.text.document import Document
from linter.text.language import foreign
from linter.text.reading import looks_binary, read_bytes
from linter.text.spans import Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from linter.config import Config
    from linter.engine.discover import Found, Target

UNREADABLE = "INT002"
_CHUNK_BYTES = 1_000_000  # one task: large enough that sending it costs nothing, small enough to share out
_CHUNK_FILES = 200
_BATCH_BYTES = 200_000  # looked at together, rule by rule; more would not be faster and would need more memory
_BATCH_FILES = 100
_COLLECT_FILES = 5_000  # files after which what only a cycle keeps is cleared away
_WORTH_A_POOL = 3_000_000  # bytes below which starting workers costs more than it saves
_GARBLED = 0.01  # share of undecodable and control characters above which a file is no text to be judged
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\f\r")
_SURROGATE = lazy("[\udc80-\udcff]")


@frozen
class Outcome:
    """What a run gives.

    Attributes:
        report: what reporters print.
        crashed: whether a check crashed.
        summaries: what the files of the run gave to the checks across the folder, without what was known before.
    """

    report: Report
    crashed: bool
    summaries: Summaries = field(default_factory=dict)


@frozen
class _Result:
    """What a worker sends back for one file."""

    linted: Linted
    skipped: str | None = None


@frozen
class _Job:
    """A document to lint, with the rules for it and the confidence below which findings are left out."""

    doc: Document
    plan: Plan
    min_confidence: float


class _Work:
    """The plans of a run, one for each set of settings; `alone` is for a run over one text."""

    def __init__(self, rulebooks: dict[Config, Rulebook], *, alone: bool = False) -> None:
        self.plans = {config: Plan(book, alone=alone) for config, book in rulebooks.items()}
        self._uncollected = 0

    def files(self, targets: Iterable[Target]) -> Iterator[_Result]:
        """Read and lint files; whatever is wrong with one becomes its result, never an exception."""
        for batch in _chunks(targets, _BATCH_BYTES, _BATCH_FILES):
            yield from self._linted([self._read(target) for target in batch])
            self._clear(len(batch))

    def _clear(self, files: int) -> None:
        """Collect cycles now and then, where the process that runs us left that to us: it is a tenth of the time."""
        self._uncollected += files
        if self._uncollected >= _COLLECT_FILES:
            self._uncollected = 0
            if not gc.isenabled():
                gc.collect()

    def text(self, data: bytes, path: str, config: Config) -> _Result:
        """Lint the bytes of one text."""
        return self._linted([self._opened(data, path, config)])[0]

    def _read(self, target: Target) -> _Result | _Job:
        try:
            data = read_bytes(target.file, target.config.max_file_size + 1)
        except ReadError as error:
            reason = str(error).removeprefix(f"{target.file}: ")
            return _Result(_unreadable(target.path, reason, self.plans[target.config]))
        if len(data) > target.config.max_file_size:
            return _skipped(target.path, f"larger than {target.config.max_file_size:,} bytes")
        return self._opened(data, target.path, target.config)

    def _opened(self, data: bytes, path: str, config: Config) -> _Result | _Job:
        if looks_binary(data):
            return _skipped(path, "binary")
        doc = Document.from_bytes(data, path, config.encodings)
        plan = self.plans[config]
        if _garbled(data, doc):
            plan = Plan(_only(plan.rulebook, ("encoding", "internal")))
        elif config.language == "en" and (reason := foreign(doc)):
            return _skipped(path, f"{reason}; --language any lints it")
        return _Job(doc, plan, config.min_confidence)

    @staticmethod
    def _linted(batch: list[_Result | _Job]) -> list[_Result]:
        """A result for each, in order."""
        jobs = [job for job in batch if isinstance(job, _Job)]
        done: dict[int, _Result] = {}
        for plan in dict.fromkeys(job.plan for job in jobs):
            mine = [job for job in jobs if job.plan is plan]
            for job, linted in zip(mine, lint_documents([job.doc for job in mine], plan), strict=True):
                done[id(job)] = _Result(_believed(linted, job.min_confidence))
        return [done[id(job)] if isinstance(job, _Job) else job for job in batch]


def _believed(linted: Linted, least: float) -> Linted:
    """Without the findings of less confidence than this."""
    if not least:
        return linted
    kept = tuple(f for f in linted.findings if f.confidence >= least)
    return Linted(linted.path, linted.words, kept, linted.summaries, linted.crashed)


def run(
    found: Found,
    rulebooks: dict[Config, Rulebook],
    jobs: int | None,
    known: Mapping[str, Mapping[str, Any]] | None = None,
) -> Outcome:
    """Lint the files that were found.

    Args:
        found: targets in order of path.
        rulebooks: the rules for each set of settings among the targets.
        jobs: processes; None means one for each core where the work is worth it.
        known: summaries of other files of the folder, from an earlier run: what is found there is not reported again.

    Raises:
        LinterError: a worker process died.
    """
    alone = len(found.targets) < 2 and known is None
    results = _results(found.targets, rulebooks, jobs, alone=alone)
    return _collected(results, found.skipped, rulebooks, known or {})


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
    for result in _results(found.targets, rulebooks, jobs, alone=False):
        yield result.linted, result.skipped


def run_text(data: bytes, path: str, config: Config, rulebook: Rulebook) -> Outcome:
    """Lint one text that is no file, such as standard input."""
    result = _Work({config: rulebook}, alone=True).text(data, path, config)
    return _collected(iter([result]), [], {config: rulebook}, {})


def _results(
    targets: Sequence[Target], rulebooks: dict[Config, Rulebook], jobs: int | None, *, alone: bool
) -> Iterator[_Result]:
    if jobs is None:
        jobs = _cores() if sum(target.size for target in targets) > _WORTH_A_POOL else 1
    if jobs == 1 or len(targets) < 2:
        return _Work(rulebooks, alone=alone).files(targets)
    return _pooled(targets, rulebooks, jobs)


def _pooled(targets: Sequence[Target], rulebooks: dict[Config, Rulebook], jobs: int) -> Iterator[_Result]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    chunks = _chunks(targets, _CHUNK_BYTES, _CHUNK_FILES)
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(rulebooks,)) as pool:
        # Only a few chunks are under way at a time, so memory does not grow with the folder.
        waiting: deque[Future[list[_Result]]] = deque()
        waiting.extend(pool.submit(_lint_chunk, chunk) for chunk in islice(chunks, jobs * 3))
        try:
            while waiting:
                yield from waiting.popleft().result()
                waiting.extend(pool.submit(_lint_chunk, chunk) for chunk in islice(chunks, 1))
        except BrokenProcessPool as error:
            raise LinterError("a worker process died (out of memory?); try --jobs 1") from error


def _chunks(targets: Iterable[Target], most_bytes: int, most_files: int) -> Iterator[list[Target]]:
    chunk: list[Target] = []
    size = 0
    for target in targets:
        chunk.append(target)
        size += target.size
        if size >= most_bytes or len(chunk) >= most_files:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_worker: list[_Work] = []


def _start_worker(rulebooks: dict[Config, Rulebook]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone answers Ctrl-C
    gc.disable()  # `_Work` collects
    _worker[:] = [_Work(rulebooks)]


def _lint_chunk(chunk: list[Target]) -> list[_Result]:
    return list(_worker[0].files(chunk))


def _collected(
    results: Iterator[_Result],
    skipped: Sequence[tuple[str, str]],
    rulebooks: dict[Config, Rulebook],
    known: Mapping[str, Mapping[str, Any]],
) -> Outcome:
    rulebook = _union(rulebooks)
    findings: list[Finding] = []
    words: dict[str, int] = {}
    left_out = dict(skipped)
    summaries: Summaries = {}
    crashed = False
    for result in results:
        linted = result.linted
        if result.skipped is not None:
            left_out[linted.path] = result.skipped
            continue
        words[linted.path] = linted.words
        findings.extend(linted.findings)
        merge(summaries, linted.summaries, rulebook)
        crashed = crashed or linted.crashed
    every = merge({name: dict(keyed) for name, keyed in summaries.items()}, known, rulebook) if known else summaries
    told, corpus_crashed = conclude(every, rulebook, words if known else None, findings)
    threshold = min((config.min_confidence for config in rulebooks), default=0.0)
    findings = [f for f in told if f.confidence >= threshold and not (known and _is_elsewhere(f, words))]
    findings.sort(key=lambda finding: finding.order)
    return Outcome(_report(one_a_topic(findings), words, left_out), crashed or corpus_crashed, summaries)


def _is_elsewhere(finding: Finding, words: Mapping[str, int]) -> bool:
    """True for a place in a file that this run did not look at."""
    return finding.location.path not in words and finding.location.path != "."


def _report(findings: list[Finding], words: dict[str, int], left_out: dict[str, str]) -> Report:
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.location.path] = counts.get(finding.location.path, 0) + 1
    files = [FileResult(path, count, counts.get(path, 0)) for path, count in words.items()]
    files += [FileResult(path, 0, 0, reason) for path, reason in left_out.items()]
    return Report(tuple(sorted(files, key=lambda file: file.path)), tuple(findings))


def _union(rulebooks: dict[Config, Rulebook]) -> Rulebook:
    rules = {rule.id: rule for book in rulebooks.values() for rule in book.rules}
    return Rulebook(tuple(rules[id_] for id_ in sorted(rules)))


def _only(rulebook: Rulebook, categories: tuple[str, ...]) -> Rulebook:
    return Rulebook(tuple(rule for rule in rulebook.rules if rule.category in categories))


def _garbled(data: bytes, doc: Document) -> bool:
    """True when so much of a file is no text that only its encoding can be spoken of."""
    bad = len(data) - len(data.translate(None, _CONTROLS)) if not doc.encoding.startswith("utf-16") else 0
    if doc.encoding == "utf-8" and any("\udc80" <= char <= "\udcff" for char in doc.characters):
        bad += sum(1 for _ in _SURROGATE.finditer(doc.text))
    return bad > 10 and bad > _GARBLED * len(doc.text)


def _skipped(path: str, reason: str) -> _Result:
    return _Result(Linted(path, 0, (), {}), reason)


def _unreadable(path: str, error: str, plan: Plan) -> Linted:
    place = Place(Location(path, Span(0, 0), 1, 1, 1, 1), Excerpt("", "", ""))
    finding = finding_at(plan.rulebook.by_id[UNREADABLE], Hit(Span(0, 0), {"error": error}), place)
    return Linted(path, 0, (finding,), {})


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
