"""One file after another, from bytes to findings, in one process."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.engine.fix import Fixed, Fixing, difference, fixed_document
from linter.engine.lint import Linted, Plan, finding_at, lint_document, lint_documents
from linter.engine.own import OWN, is_own_report
from linter.errors import LinterError, ReadError
from linter.findings import Hit, Place
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.document import Document
from linter.text.hiding import Hiding
from linter.text.language import foreign
from linter.text.reading import looks_binary, read_bytes, unmarked_utf16
from linter.text.spans import Span
from linter.timing import count, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from linter.config import Config
    from linter.engine.cache import Cache
    from linter.engine.discover import Target
    from linter.engine.suppress import Suppressor
    from linter.findings import Finding
    from linter.languagetool.adviser import Adviser
    from linter.rulebook.model import Rulebook

UNREADABLE = "INT002"
CACHED = "files taken from the cache"
_BATCH_BYTES = 200_000  # looked at together, rule by rule; more would not be faster and would need more memory
_BATCH_FILES = 100
_COLLECT_FILES = 5_000  # files after which what only a cycle keeps is cleared away
_GARBLED = 0.01  # share of undecodable and control characters above which a file is no text to be judged
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\f\r")
_SURROGATE = lazy("[\udc80-\udcff]")


@frozen
class FixedFile:
    """What fixing did to a file, or would do.

    Attributes:
        path: as it is reported.
        counts: how often a fix of each rule was applied, by id and name.
        data: the new bytes; empty once they are written.
        difference: a unified diff, where nothing was written.
        problem: why the file could not be written; it is unchanged then.
    """

    path: str
    counts: tuple[tuple[tuple[str, str], int], ...]
    data: bytes = b""
    difference: bytes = b""
    problem: str = ""


@frozen
class Result:
    """What comes of one file: findings, or why it was not linted, and what was fixed if anything was."""

    linted: Linted
    skipped: str | None = None
    fixed: FixedFile | None = None


@frozen
class _Job:
    """A document to lint with the rules and the settings for it, and its file, if it comes from one."""

    doc: Document
    plan: Plan
    config: Config
    file: str = ""


class Work:
    """The plans of a run, one for each set of settings; `alone` is for a run over one text."""

    def __init__(  # noqa: PLR0913  (one for each thing that it may have)
        self,
        rulebooks: dict[Config, Rulebook],
        *,
        alone: bool = False,
        fixing: Fixing | None = None,
        cache: Cache | None = None,
        suppressor: Suppressor | None = None,
        adviser: Adviser | None = None,
    ) -> None:
        self.plans = {
            config: Plan(book, alone=alone, reading=config.reading and _judges(book))
            for config, book in rulebooks.items()
        }
        self._fixing = fixing
        self._cache = cache
        self._suppressor = suppressor
        self._adviser = adviser
        self._uncollected = 0

    def files(self, targets: Iterable[Target]) -> Iterator[Result]:
        """Read and lint files; whatever is wrong with one becomes its result, never an exception."""
        try:
            for batch in chunks(targets, _BATCH_BYTES, _BATCH_FILES):
                yield from self._batch(batch)
                self._clear(len(batch))
        finally:
            if self._cache:
                self._cache.close()

    def _batch(self, targets: list[Target]) -> list[Result]:
        with stage("read"):
            read = [self._read(target) for target in targets]
            keys, known = self._remembered(targets, read)
            opened = [
                known.get(key) or (data if isinstance(data, Result) else self._opened_file(data, target))
                for target, data, key in zip(targets, read, keys, strict=True)
            ]
        with stage("lint"):
            results = self._linted(self._advised(opened))
        if self._cache:
            with stage("keep"):
                pairs = zip(keys, results, strict=True)
                self._cache.keep((key, result) for key, result in pairs if key not in known and not result.fixed)
        return results

    def _clear(self, files: int) -> None:
        """Collect cycles now and then, where the process that runs us left that to us: it is a tenth of the time."""
        self._uncollected += files
        if self._uncollected >= _COLLECT_FILES:
            self._uncollected = 0
            if not gc.isenabled():
                gc.collect()

    def text(self, data: bytes, path: str, config: Config) -> Result:
        """Lint the bytes of one text."""
        return self._linted(self._advised([self._opened(data, path, config)]))[0]

    def _read(self, target: Target) -> Result | bytes:
        try:
            data = read_bytes(target.file, target.config.max_file_size + 1)
        except ReadError as error:
            reason = str(error).removeprefix(f"{target.file}: ")
            return Result(_unreadable(target.path, reason, self.plans[target.config]))
        if len(data) > target.config.max_file_size:
            return _skipped(target.path, f"larger than {target.config.max_file_size:,} bytes")
        return data

    def _remembered(
        self, targets: Sequence[Target], read: Sequence[Result | bytes]
    ) -> tuple[list[bytes], dict[bytes, Result]]:
        """The key of each file in the cache, empty where nothing is kept of it, and what is known by key."""
        cache = self._cache
        if cache is None:
            return [b""] * len(targets), {}
        pairs = zip(targets, read, strict=True)
        keys = [cache.key(target, data) if isinstance(data, bytes) else b"" for target, data in pairs]
        known = cache.find(keys)
        if self._fixing:
            known = {key: result for key, result in known.items() if not _may_be_mended(result.linted)}
        count(CACHED, len(known))
        return keys, known

    def _opened_file(self, data: bytes, target: Target) -> Result | _Job:
        return self._opened(data, target.path, target.config, target.file)

    def _opened(self, data: bytes, path: str, config: Config, file: str = "") -> Result | _Job:
        if looks_binary(data, config.encodings):
            codec = unmarked_utf16(data)
            return _skipped(path, f"{codec} without a mark; --encoding {codec} lints it" if codec else "binary")
        if file and is_own_report(data):
            return _skipped(path, OWN)
        doc = Document.from_bytes(data, path, config.encodings, Hiding(config.ignore_spans, config.text_directives))
        plan = self.plans[config]
        if _garbled(data, doc):
            plan = Plan(_only(plan.rulebook, ("encoding", "internal")), whole=False)
        elif config.language == "en" and (reason := foreign(doc)):
            return _skipped(path, f"{reason}; --language any lints it")
        return _Job(doc, plan, config, file)

    def _advised(self, batch: list[Result | _Job]) -> list[Result | _Job]:
        """The same with what LanguageTool says of each document, where it is asked."""
        if self._adviser is None:
            return batch
        heard = iter(self._heard([job for job in batch if isinstance(job, _Job)]))
        return [replace(job, doc=next(heard)) if isinstance(job, _Job) else job for job in batch]

    def _heard(self, jobs: Sequence[_Job]) -> list[Document]:
        """The documents of some jobs, each with what LanguageTool says of it."""
        docs = [job.doc for job in jobs]
        adviser = self._adviser
        if adviser is None:
            return docs
        questions = [job.plan.question(job.config.grammar_language) for job in jobs]
        for question in dict.fromkeys(filter(None, questions)):
            mine = [at for at, asked in enumerate(questions) if asked == question]
            for at, remarks in zip(mine, adviser.remarks([docs[at] for at in mine], question), strict=True):
                docs[at] = docs[at].with_remarks(remarks or ())
        return docs

    def _linted(self, batch: list[Result | _Job]) -> list[Result]:
        """A result for each, in order."""
        if self._fixing:
            told = self._suppressor.mendable if self._suppressor else None
            return [_mended(job, self._fixing, told, self._heard) if isinstance(job, _Job) else job for job in batch]
        jobs = [job for job in batch if isinstance(job, _Job)]
        done: dict[int, Result] = {}
        for plan in dict.fromkeys(job.plan for job in jobs):
            mine = [job for job in jobs if job.plan is plan]
            for job, linted in zip(mine, lint_documents([job.doc for job in mine], plan), strict=True):
                done[id(job)] = Result(_believed(linted, job.config.min_confidence))
        return [done[id(job)] if isinstance(job, _Job) else job for job in batch]


def _may_be_mended(linted: Linted) -> bool:
    return linted.marks is not None or any(finding.fix for finding in linted.findings)


def _believed(linted: Linted, least: float) -> Linted:
    """Without the findings of less confidence than this."""
    if not least:
        return linted
    kept = tuple(f for f in linted.findings if f.confidence >= least)
    return replace(linted, findings=kept)


def _mended(
    job: _Job,
    fixing: Fixing,
    told: Callable[[Linted], Sequence[Finding]] | None,
    heard: Callable[[Sequence[_Job]], list[Document]],
) -> Result:
    """The result for a document once it is fixed; its file is rewritten if that is wanted."""

    def lint(doc: Document) -> Linted:
        if doc is not job.doc:
            doc = heard([replace(job, doc=doc)])[0]
        return _believed(lint_document(doc, job.plan), job.config.min_confidence)

    fixed = fixed_document(job.doc, lint, unsafe=fixing.unsafe, guard=fixing.guard, told=told)
    if not fixed.counts:
        return Result(fixed.linted)
    done = FixedFile(job.doc.path, tuple(sorted(fixed.counts.items())))
    if problem := _rewritten(job, fixed, fixing):
        return Result(lint(job.doc), fixed=FixedFile(done.path, (), problem=problem))
    if fixing.write and job.file:
        return Result(fixed.linted, fixed=done)
    change = difference(done.path, job.doc, fixed.doc)
    return Result(fixed.linted, fixed=FixedFile(done.path, done.counts, fixed.doc.to_bytes(), change))


def _rewritten(job: _Job, fixed: Fixed, fixing: Fixing) -> str:
    """Writes the file if that is wanted; says why it could not, and then nothing has changed."""
    from linter.aside import replaced

    data = fixed.doc.to_bytes()
    if Document.from_bytes(data, job.doc.path, job.config.encodings).text != fixed.doc.text:
        return "the fixed text would be read back in another encoding"
    if not (fixing.write and job.file):
        return ""
    try:
        if read_bytes(job.file) != job.doc.to_bytes():
            return "the file changed while it was linted"
        with replaced(job.file) as out:
            out.write(data)
    except LinterError as error:
        return str(error).removeprefix(f"cannot write “{job.file}”: ").removeprefix(f"{job.file}: ")
    return ""


def chunks(targets: Iterable[Target], most_bytes: int, most_files: int) -> Iterator[list[Target]]:
    """The targets in order, in lists of so many bytes or files."""
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


def _judges(rulebook: Rulebook) -> bool:
    """False for a census, whose one check only gathers."""
    return any(rule.kind.passage for rule in rulebook.rules)


def _only(rulebook: Rulebook, categories: tuple[str, ...]) -> Rulebook:
    return rulebook.narrowed(rule for rule in rulebook.rules if rule.category in categories)


def _garbled(data: bytes, doc: Document) -> bool:
    """True when so much of a file is no text that only its encoding can be spoken of."""
    bad = len(data) - len(data.translate(None, _CONTROLS)) if not doc.encoding.startswith(("utf-16", "utf-32")) else 0
    if doc.encoding == "utf-8" and any("\udc80" <= char <= "\udcff" for char in doc.characters):
        bad += sum(1 for _ in _SURROGATE.finditer(doc.text))
    return bad > 10 and bad > _GARBLED * len(doc.text)


def _skipped(path: str, reason: str) -> Result:
    return Result(Linted(path, 0, 0, (), {}), reason)


def _unreadable(path: str, error: str, plan: Plan) -> Linted:
    place = Place.of_file(path)
    finding = finding_at(plan.rulebook.by_id[UNREADABLE], Hit(Span(0, 0), {"error": error}), place)
    return Linted(path, 0, 0, (finding,), {})
