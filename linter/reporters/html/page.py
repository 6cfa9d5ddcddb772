"""A report as the page shows it: everything counted, sorted and linked, nothing laid out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from linter.findings import FileResult, Safety, Severity, Stage
from linter.reporters.html.anchors import Anchors, rule_anchor
from linter.reporters.html.pictures import BAR, MAP, Bar, Strip, bars, strips
from linter.reporters.html.readings import Reading, readings
from linter.reporters.html.shown import Shown, shown
from linter.reporters.html.variants import Family, families
from linter.reporters.plain import sorted_files, sorted_findings, sorted_suppressed
from linter.reporters.sums import count
from linter.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.findings import Finding, Report, Suppressed

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")
_LONGEST_WHY = 240
_LARGE = 500  # findings; some tenths of a second
_MOST_CLEAN = 40  # files up to which those without findings have rows of their own
_LEFT_OUT = {
    Stage.DIRECTIVE: "by directives in the files",
    Stage.SIC: "by [sic]",
    Stage.SIDE_CAR: "by files of ignored places",
    Stage.PER_FILE: "by settings for their files",
    Stage.ACCEPTED: "by accepted names, terms and words",
    Stage.BASELINE: "by the baseline",
    Stage.DIFF: "because their lines have not changed",
}


class Section(NamedTuple):
    """A file with its findings."""

    path: str
    anchor: str
    words: int
    findings: tuple[Shown, ...]


class KeptOut(NamedTuple):
    """A finding that was kept out of the report, and by what."""

    shown: Shown
    by: str
    reason: str
    place: str


class RuleRow(NamedTuple):
    """A rule of the report."""

    id: str
    anchor: str
    name: str
    category: str
    severity: str
    confidence: str
    why: str
    number: int
    files: int
    first: str


class FileRow(NamedTuple):
    """A file of the run."""

    path: str
    anchor: str
    words: int
    lines: int
    counts: tuple[int, ...]
    number: int
    density: str
    skipped: str | None


class Page(NamedTuple):
    """All that the page shows."""

    version: str
    title: str
    lead: str
    severities: tuple[tuple[str, int], ...]
    density: str
    fixes: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int], ...]
    categories: tuple[Bar, ...]
    rule_bars: tuple[Bar, ...]
    rule_names: dict[str, str]
    strips: tuple[Strip, ...]
    families: tuple[Family, ...]
    readings: tuple[Reading, ...]
    rules: tuple[RuleRow, ...]
    files: tuple[FileRow, ...]
    clean: int
    sections: tuple[Section, ...]
    kept_out: tuple[KeptOut, ...]
    number: int
    bar: int = BAR
    map: int = MAP

    @property
    def is_large(self) -> bool:
        """Whether laying out all of it at once would keep a reader waiting."""
        return self.number + len(self.kept_out) > _LARGE


def page_of(report: Report) -> Page:
    """The page of a report."""
    findings, files, suppressed = sorted_findings(report), sorted_files(report), sorted_suppressed(report)
    paths = dict.fromkeys(finding.location.path for finding in findings)
    files = _complete(files, paths)
    anchors = Anchors(findings, (each.finding for each in suppressed), paths)
    severities = Counter(finding.severity for finding in findings)
    safeties = Counter(finding.fix.safety for finding in findings if finding.fix)
    words = sum(result.words for result in files)
    parts = {path: anchors.file(path) for path in paths}
    rows = _files(findings, files, anchors)
    return Page(
        version=__version__,
        title=_title(findings, len(paths)),
        lead=_lead(files, words, report.unlisted),
        severities=tuple((severity.value, severities[severity]) for severity in Severity),
        density=_density(len(findings), words),
        fixes=tuple((safety.value, safeties[safety]) for safety in Safety if safeties[safety]),
        left_out=tuple((_LEFT_OUT[stage], number) for stage, number in report.left_out if number),
        categories=bars((finding.category, finding.severity) for finding in findings),
        rule_bars=bars((finding.rule, finding.severity) for finding in findings),
        rule_names={finding.rule: finding.name for finding in findings},
        strips=strips(findings, anchors.findings, files, parts),
        families=families(findings, anchors.findings),
        readings=readings(report, anchors),
        rules=_rules(findings, anchors),
        files=rows if len(rows) <= _MOST_CLEAN else tuple(row for row in rows if row.number or row.skipped is not None),
        clean=0 if len(rows) <= _MOST_CLEAN else sum(not row.number and row.skipped is None for row in rows),
        sections=_sections(findings, files, anchors),
        kept_out=tuple(_kept_out(each, anchor, anchors) for each, anchor in zip(suppressed, anchors.more, strict=True)),
        number=len(findings),
    )


def _title(findings: Sequence[Finding], files: int) -> str:
    return f"{count(len(findings), 'finding')} in {count(files, 'file')}" if findings else "No findings"


def _complete(files: list[FileResult], paths: Iterable[str]) -> list[FileResult]:
    """The files, and those that findings name beside them."""
    known = {result.path for result in files}
    return [*files, *(FileResult(path, 0, 0) for path in paths if path not in known)]


def _lead(files: Sequence[FileResult], words: int, unlisted: int) -> str:
    checked = sum(result.skipped is None for result in files)
    skipped = len(files) - checked
    rest = f", {count(skipped, 'file')} skipped" if skipped else ""
    more = f"; {unlisted:,} more findings are not listed" if unlisted else ""
    return f"{count(checked, 'file')} checked, {count(words, 'word')}{rest}{more}"


def _density(number: int, words: int) -> str:
    return f"{number * 1000 / words:,.1f}" if words else ""


def _sections(findings: Sequence[Finding], files: Sequence[FileResult], anchors: Anchors) -> tuple[Section, ...]:
    words = {result.path: result.words for result in files}
    pairs = zip(findings, anchors.findings, strict=True)
    return tuple(
        Section(path, anchors.file(path), words.get(path, 0), tuple(shown(f, a, anchors) for f, a in group))
        for path, group in groupby(pairs, key=lambda pair: pair[0].location.path)
    )


def _kept_out(each: Suppressed, anchor: str, anchors: Anchors) -> KeptOut:
    where = each.location
    place = f"{where.path}:{where.line}:{where.column}" if where else ""
    return KeptOut(shown(each.finding, anchor, anchors), each.by.value, each.reason, place)


def _rules(findings: Sequence[Finding], anchors: Anchors) -> tuple[RuleRow, ...]:
    from linter.rulebook.compiled import builtin_rulebook

    known = builtin_rulebook().by_id
    found: defaultdict[str, list[tuple[Finding, str]]] = defaultdict(list)
    for finding, anchor in zip(findings, anchors.findings, strict=True):
        found[finding.rule].append((finding, anchor))
    rows = []
    for id_, pairs in found.items():
        first, anchor = pairs[0]
        rule = known.get(id_)
        worst = min((finding.severity for finding, _ in pairs), key=lambda severity: severity.rank)
        files = len({finding.location.path for finding, _ in pairs})
        rows.append(
            RuleRow(id_, rule_anchor(id_), first.name, first.category, worst.value, _range(pairs),
                    _short(rule.why) if rule else "", len(pairs), files, anchor)
        )  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (-row.number, row.id)))


def _short(why: str) -> str:
    """The first sentences of a reason: one, and more while they are short; `mtlint rule` has the rest."""
    sentences = _SENTENCE.split(why)
    text = sentences[0]
    for sentence in sentences[1:]:
        if len(text) + len(sentence) > _LONGEST_WHY:
            break
        text += f" {sentence}"
    return text


def _range(pairs: Sequence[tuple[Finding, str]]) -> str:
    """How sure the findings of a rule are, in percent, from the least to the most."""
    low, high = (f"{choose(finding.confidence for finding, _ in pairs):.0%}" for choose in (min, max))
    return high if low == high else f"{low.removesuffix('%')}–{high}"


def _files(findings: Sequence[Finding], files: Sequence[FileResult], anchors: Anchors) -> tuple[FileRow, ...]:
    graded = Counter((finding.location.path, finding.severity) for finding in findings)
    rows = []
    for result in files:
        counts = tuple(graded[result.path, severity] for severity in Severity)
        number = sum(counts)
        rows.append(
            FileRow(result.path, anchors.file(result.path), result.words, result.lines, counts, number,
                    _density(number, result.words), result.skipped)
        )  # fmt: skip
    return tuple(rows)
