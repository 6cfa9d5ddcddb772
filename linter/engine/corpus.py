"""Checks across a folder: merge what the documents contributed, then conclude.

`merge` minds no order and no grouping, so one process, a pool of workers and a distributed reduce-by-key give
the same findings. Only a gathering needs all its summaries in one place, once, at the end.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from linter.engine.identity import with_identities
from linter.engine.lint import CRASHED_CHECK, finding_at, judge_corpus
from linter.findings import Evidence, Finding, Hit, Place
from linter.text.spans import Location, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from linter.findings import CorpusHit
    from linter.rulebook.model import Rule, Rulebook

Summaries = dict[str, dict[str, Any]]
"""Rule id, or name of a gathering, → key → summary."""

_SHOWN = 3  # places in other files that a finding about a topic lists


def merge(left: Summaries, right: Mapping[str, Mapping[str, Any]], rulebook: Rulebook) -> Summaries:
    """`left` with `right` merged into it (`left` is changed and returned); what no rule asks for is left out."""
    for name, keyed in right.items():
        source = _source(name, rulebook)
        if source is None:
            continue
        mine = left.setdefault(name, {})
        for key, summary in keyed.items():
            mine[key] = source.merge(mine[key], summary) if key in mine else summary
    return left


def _source(name: str, rulebook: Rulebook) -> Any:
    """What knows how to merge the summaries of this name."""
    if name in rulebook.by_id:
        return rulebook.by_id[name].check
    return next(iter(rulebook.gatherings.get(name, ())), None)


def conclude(
    summaries: Summaries, rulebook: Rulebook, seen: Collection[str] | None = None, told: Iterable[Finding] = ()
) -> tuple[list[Finding], bool]:
    """The findings of all checks across the folder in the order of reports, and whether a check crashed.

    Before them stand those of single documents, without what the folder refutes.

    Args:
        summaries: of all documents, merged.
        rulebook: the rules that gave them.
        seen: the files of the run, where some summaries come from elsewhere: a hit is told of one of these if it can.
        told: the findings of single documents.
    """
    findings: list[Finding] = []
    standing = list(told)
    crashed = False
    for name in sorted(summaries):
        for rules, source in _asking(name, rulebook):
            drawn, standing, error = _drawn(rules, source, summaries[name], seen, standing)
            findings.extend(drawn)
            if error is not None:
                crashed = True
                findings.append(_crash(rules[0], error, rulebook))
    findings = sorted(_unechoed(findings, standing, rulebook), key=lambda f: f.order)
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.location.path, []).append(finding)
    return [*standing, *(f for path in by_path for f in with_identities(by_path[path]))], crashed


def _unechoed(findings: list[Finding], told: Iterable[Finding], rulebook: Rulebook) -> list[Finding]:
    """The findings without what LanguageTool says where something else speaks of the same words."""
    if not any(rulebook.by_id[finding.rule].kind.hears for finding in findings):
        return findings
    from linter.engine.echo import echoed, is_heard

    heard: dict[str, list[Finding]] = {}
    for finding in findings:
        if is_heard(finding, rulebook):
            heard.setdefault(finding.location.path, []).append(finding)
    own = [finding for finding in findings if not is_heard(finding, rulebook)]
    beside: dict[str, list[Finding]] = {path: [] for path in heard}
    for finding in (*told, *own):
        if finding.location.path in beside and not is_heard(finding, rulebook):
            beside[finding.location.path].append(finding)
    return [*own, *(finding for path in heard for finding in echoed(beside[path], heard[path], ()).heard)]


def _asking(name: str, rulebook: Rulebook) -> list[tuple[list[Rule], Any]]:
    """The rules that ask for these summaries; those with one gathering together with it."""
    if name in rulebook.by_id:
        return [([rulebook.by_id[name]], None)]
    rules = [rule for rule in rulebook.rules if rule.kind.joined]
    return [([r for r in rules if r.check.gathering == source], source) for source in rulebook.gatherings.get(name, ())]


def _drawn(
    rules: list[Rule], gathering: Any, keyed: Mapping[str, Any], seen: Collection[str] | None, told: list[Finding]
) -> tuple[list[Finding], list[Finding], Exception | None]:
    """The findings of some rules, until one of them crashes, and what stands of those told before."""
    findings: list[Finding] = []
    try:
        if gathering is None:
            for key in sorted(keyed):
                findings.extend(
                    judge_corpus(rules[0], _at(hit, seen)) for hit in rules[0].check.reduce(key, keyed[key])
                )
            return findings, told, None
        joined = gathering.join(keyed)
        for rule in rules:
            over = frozenset(getattr(rule.check, "over", ()))
            told = [f for f in told if not (f.topic and f.rule in over and rule.check.refutes(f.topic, joined))]
            said = {f.topic for f in told if f.rule in over}
            hits = (hit for hit in rule.check.check_joined(joined) if not (hit.topic and hit.topic in said))
            findings.extend(judge_corpus(rule, _at(hit, seen)) for hit in hits)
    except Exception as error:  # noqa: BLE001  a crash of any kind must not lose the run
        return findings, told, error
    return findings, told, None


def _at(hit: CorpusHit, seen: Collection[str] | None) -> CorpusHit:
    """The hit at its first place in a file of the run; as it is where there is none."""
    if seen is None or hit.place.location.path in seen:
        return hit
    place = next((place for place in hit.others if place.location.path in seen), None)
    return replace(hit, place=place) if place else hit


def one_a_topic(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in order of reports, those of one rule on one topic as the first of them, which names the others.

    What can be fixed stays in every file, or it would be fixed in the first one only.
    """
    kept: list[Finding] = []
    first: dict[tuple[str, str], int] = {}
    others: dict[int, list[Location]] = {}
    for finding in findings:
        at = first.get((finding.rule, finding.topic)) if finding.topic and not finding.fix else None
        if at is not None:
            others.setdefault(at, []).append(finding.location)
            continue
        if finding.topic and not finding.fix:
            first[finding.rule, finding.topic] = len(kept)
        kept.append(finding)
    for at, places in others.items():
        kept[at] = replace(kept[at], evidence=(*kept[at].evidence, *_elsewhere(kept[at], places)))
    return kept


def _elsewhere(finding: Finding, places: list[Location]) -> list[Evidence]:
    firsts: dict[str, Location] = {}
    for place in places:
        if place.path != finding.location.path:
            firsts.setdefault(place.path, place)
    if not firsts:
        return []
    count = "also in 1 other file" if len(firsts) == 1 else f"also in {len(firsts)} other files"
    shown = list(firsts.values())[:_SHOWN]
    return [Evidence(f"{count}, first here", shown[0]), *(Evidence("and here", place) for place in shown[1:])]


def _crash(rule: Rule, error: Exception, rulebook: Rulebook) -> Finding:
    nowhere = Place.of_file(".")
    values = {"rule": rule.id, "name": rule.name, "error": f"{type(error).__name__}: {error}"}
    hit = Hit(Span(0, 0), values, evidence=(Evidence(f"the check is {rule.check_name}"),))

    return finding_at(rulebook.by_id[CRASHED_CHECK], hit, nowhere)
