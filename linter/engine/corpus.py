"""Checks across a folder: merge what the documents contributed, then conclude.

`merge` minds no order and no grouping, so one process, a pool of workers and a distributed reduce-by-key give
the same findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.engine.identity import with_identities
from linter.engine.lint import CRASHED_CHECK, finding_at, judge_corpus
from linter.findings import Evidence, Excerpt, Finding, Hit, Place
from linter.text.spans import Location, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from linter.rulebook.model import Rule, Rulebook

Summaries = dict[str, dict[str, Any]]


def merge(left: Summaries, right: Mapping[str, Mapping[str, Any]], rulebook: Rulebook) -> Summaries:
    """`left` with `right` merged into it (`left` is changed and returned)."""
    for rule_id, keyed in right.items():
        check = rulebook.by_id[rule_id].check
        mine = left.setdefault(rule_id, {})
        for key, summary in keyed.items():
            mine[key] = check.merge(mine[key], summary) if key in mine else summary
    return left


def conclude(summaries: Summaries, rulebook: Rulebook) -> tuple[list[Finding], bool]:
    """The findings of all checks across the folder in the order of reports, and whether a check crashed."""
    findings: list[Finding] = []
    crashed = False
    for rule_id in sorted(summaries):
        rule = rulebook.by_id[rule_id]
        try:
            for key in sorted(summaries[rule_id]):
                hits = rule.check.reduce(key, summaries[rule_id][key])
                findings.extend(judge_corpus(rule, hit) for hit in hits)
        except Exception as error:  # noqa: BLE001  a crash of any kind must not lose the run
            crashed = True
            findings.append(_crash(rule, error, rulebook))
    findings.sort(key=lambda f: f.order)
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.location.path, []).append(finding)
    return [f for path in by_path for f in with_identities(by_path[path])], crashed


def _crash(rule: Rule, error: Exception, rulebook: Rulebook) -> Finding:
    nowhere = Place(Location(".", Span(0, 0), 1, 1, 1, 1), Excerpt("", "", ""))
    values = {"rule": rule.id, "name": rule.name, "error": f"{type(error).__name__}: {error}"}
    hit = Hit(Span(0, 0), values, evidence=(Evidence(f"the check is {rule.check_name}"),))

    return finding_at(rulebook.by_id[CRASHED_CHECK], hit, nowhere)
