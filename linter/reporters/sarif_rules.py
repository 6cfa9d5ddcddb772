"""What a SARIF log says of the rules that found something: GitHub shows it beside each alert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.findings import Severity
from linter.lazy import lazy
from linter.reporters.display import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.findings import Finding
    from linter.rulebook.model import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
"""SARIF's word for each severity."""
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
# GitHub's four grades: from which share of right findings on.
_PRECISION = ((0.95, "very-high"), (0.85, "high"), (0.7, "medium"), (0.0, "low"))
_LONGEST = 1_024  # characters that GitHub takes for a description
_LONGEST_NAME = 255
_FIELD = lazy(r"\{\w+\}")


def described(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """A reporting descriptor for each rule among the findings, by id."""
    from linter.rulebook.compiled import builtin_rulebook

    known = builtin_rulebook().by_id
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(one_line(finding.rule), finding)
    return [_descriptor(id_, finding, known.get(finding.rule)) for id_, finding in sorted(first.items())]


def _descriptor(id_: str, finding: Finding, rule: Rule | None) -> dict[str, Any]:
    name = one_line(rule.name if rule else finding.name).strip() or id_
    severity = rule.severity if rule else finding.severity
    title = name.replace("-", " ")
    title = title[:1].upper() + title[1:]
    why = rule.why if rule else title
    return {
        "id": id_,
        "name": _cut(name, _LONGEST_NAME),
        "shortDescription": {"text": _cut(title, _LONGEST)},
        "fullDescription": {"text": _cut(why, _LONGEST)},
        "help": {"text": _help(id_, why, rule), "markdown": _help_page(id_, title, why, rule)},
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {
            "tags": [one_line(finding.category), "machine-translation"],
            "precision": precision(rule.confidence if rule else finding.confidence),
            "problem.severity": _PROBLEM[severity],
        },
    }


def precision(confidence: float) -> str:
    """GitHub's word for a share of right findings."""
    return next(word for least, word in _PRECISION if confidence >= least)


def _help(id_: str, why: str, rule: Rule | None) -> str:
    parts = [why, *_advice(rule), f"Examples and known false alarms: mtlint rule {id_}"]
    return "\n\n".join(parts)


def _help_page(id_: str, title: str, why: str, rule: Rule | None) -> str:
    from linter.reporters.markdown_text import escaped

    parts = [f"# {escaped(id_)}: {escaped(title)}", escaped(why), *map(escaped, _advice(rule))]
    return "\n\n".join([*parts, f"Examples and known false alarms: `mtlint rule {id_}`"])


def _advice(rule: Rule | None) -> list[str]:
    if not (rule and rule.suggest):
        return []
    return ["What to do: " + "; ".join(_FIELD.sub("…", advice) for advice in rule.suggest)]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
