"""From the results of single files to the report of a run: what the folder adds, and what is left out."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from linter.engine.corpus import Summaries, conclude, merge, one_a_topic
from linter.findings import FileResult, Finding, Report, Stage, Suppressed
from linter.frozen import frozen
from linter.rulebook.model import Rulebook
from linter.timing import stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from linter.config import Config
    from linter.engine.lint import Linted
    from linter.engine.suppress import Suppressor
    from linter.engine.work import FixedFile, Result


@frozen
class Outcome:
    """What a run gives.

    Attributes:
        report: what reporters print.
        crashed: whether a check crashed.
        summaries: what the files of the run gave to the checks across the folder, without what was known before.
        fixed: the files that fixing changed or would change, in order of path.
        settled: the findings of the report before those on one topic are folded into the first.
        refuted: findings of single files that the folder as a whole withdraws; a run over fewer files reports them.
        unheard: why LanguageTool did not look at every text, where it was asked to; empty if it did.
        heard_needed: whether the run was to fail without it.
    """

    report: Report
    crashed: bool
    summaries: Summaries = field(default_factory=dict)
    fixed: tuple[FixedFile, ...] = ()
    settled: tuple[Finding, ...] = ()
    refuted: tuple[Finding, ...] = ()
    unheard: str = ""
    heard_needed: bool = False


def collected(
    results: Iterator[Result],
    skipped: Sequence[tuple[str, str]],
    suppressor: Suppressor,
    known: Mapping[str, Mapping[str, Any]],
) -> Outcome:
    """What the results of all files amount to.

    Args:
        results: of each file, in order of path.
        skipped: files that were not read, with the reason.
        suppressor: the rules for each set of settings, and what is kept out by the files and the settings.
        known: summaries of other files of the folder, which are not reported again.
    """
    rulebook = _union(suppressor.rulebooks)
    findings: list[Finding] = []
    looked_at: dict[str, Linted] = {}
    left_out = dict(skipped)
    summaries: Summaries = {}
    crashed = False
    fixed: list[FixedFile] = []
    for result in results:
        linted = result.linted
        if result.fixed:
            fixed.append(result.fixed)
        if result.skipped is not None:
            left_out[linted.path] = result.skipped
            continue
        looked_at[linted.path] = replace(linted, findings=(), summaries={})
        findings.extend(linted.findings)
        merge(summaries, linted.summaries, rulebook)
        crashed = crashed or linted.crashed
    every = merge({name: dict(keyed) for name, keyed in summaries.items()}, known, rulebook) if known else summaries
    with stage("conclude"):
        told, corpus_crashed = conclude(every, rulebook, looked_at if known else None, findings)
    refuted = _withdrawn(findings, told)
    threshold = min((config.min_confidence for config in suppressor.rulebooks), default=0.0)
    findings = [f for f in told if f.confidence >= threshold and not (known and _is_elsewhere(f, looked_at))]
    findings.sort(key=lambda finding: finding.order)
    with stage("suppress"):
        kept, out = suppressor.split(findings, looked_at, refuted)
    report = _report(one_a_topic(kept), looked_at, left_out)
    outcome = Outcome(report, crashed or corpus_crashed, summaries, tuple(fixed), tuple(kept), refuted)
    return narrowed(outcome, kept, out, shown=suppressor.shown) if out else outcome


def narrowed(outcome: Outcome, findings: Sequence[Finding], out: Sequence[Suppressed], *, shown: bool) -> Outcome:
    """The outcome with these of its settled findings alone.

    Args:
        outcome: of a run.
        findings: those that stay.
        out: those that do not, with the reason.
        shown: whether the report lists what is kept out.
    """
    report = outcome.report
    counts = dict(report.left_out)
    for one in out:
        counts[one.by] = counts.get(one.by, 0) + 1
    folded = one_a_topic(findings)
    of_path = _counted(folded)
    return replace(
        outcome,
        settled=tuple(findings),
        report=Report(
            tuple(replace(file, findings=of_path.get(file.path, 0)) for file in report.files),
            tuple(folded),
            tuple(sorted((*report.suppressed, *out), key=lambda one: one.finding.order)) if shown else (),
            tuple((stage, counts[stage]) for stage in Stage if stage in counts),
        ),
    )


def _withdrawn(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """What stood before and no longer stands."""
    standing = {id(finding) for finding in after}
    return tuple(finding for finding in before if id(finding) not in standing)


def _is_elsewhere(finding: Finding, looked_at: Mapping[str, Linted]) -> bool:
    """True for a place in a file that this run did not look at."""
    return finding.location.path not in looked_at and finding.location.path != "."


def _report(findings: list[Finding], looked_at: dict[str, Linted], left_out: dict[str, str]) -> Report:
    counts = _counted(findings)
    files = [
        FileResult(path, linted.words, counts.get(path, 0), None, linted.lines, linted.reading)
        for path, linted in looked_at.items()
    ]
    files += [FileResult(path, 0, 0, reason) for path, reason in left_out.items()]
    return Report(tuple(sorted(files, key=lambda file: file.path)), tuple(findings))


def _counted(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings each file has."""
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.location.path] = counts.get(finding.location.path, 0) + 1
    return counts


def _union(rulebooks: Mapping[Config, Rulebook]) -> Rulebook:
    rules = {rule.id: rule for book in rulebooks.values() for rule in book.rules}
    return Rulebook(tuple(rules[id_] for id_ in sorted(rules)))
