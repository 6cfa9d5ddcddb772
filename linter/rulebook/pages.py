"""A rule's page, made from the rule alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.rulebook.model import Example, RulePage


def page(rule_page: RulePage) -> str:
    """Everything about one rule as Markdown that also reads well in a terminal."""
    rule = rule_page.rule
    head = f"{rule.category}, {rule.severity.value}, confidence {rule.confidence:g}"
    parts = [f"# {rule.id} {rule.name}", f"{head}{'' if rule.default else ', off by default'}", rule.why]
    parts.append(f"Message: {rule.message}")
    if rule.suggest:
        parts.append("What to do: " + "; ".join(rule.suggest))
    if rule.fix:
        parts.append(f"Fix: {rule.fix.value}.")
    if rule_page.bad:
        parts.append("## Found\n\n" + "\n".join(_bad(example) for example in rule_page.bad))
    if rule_page.good:
        parts.append("## Not found\n\n" + "\n".join(_good(example) for example in rule_page.good))
    if rule_page.alarms:
        parts.append("## Known false alarms\n\n" + "\n".join(f"* {alarm}" for alarm in rule_page.alarms))
    if rule_page.measured:
        parts.append(f"## How the confidence was measured\n\n{rule_page.measured}")
    if rule.above:
        parts.append(f"Where they overlap it takes over findings of {', '.join(rule.above)}.")
    parts.append(f"Leave it out with `--ignore {rule.id}`." if rule.category != "internal" else "")
    if rule_page.since:
        parts.append(f"Since {rule_page.since}.")
    return "\n\n".join(part for part in parts if part) + "\n"


def table(pages: Sequence[RulePage]) -> str:
    """All rules, one a line: id, name, category, severity, confidence, whether on by default."""
    rows = []
    for rule in (p.rule for p in pages):
        default = "on" if rule.default else "off"
        rows.append((rule.id, rule.name, rule.category, rule.severity.value, f"{rule.confidence:.2f}", default))
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def _bad(example: Example) -> str:
    shown = example.text if example.data is None else repr(example.data)
    fixed = f"\n  fixed: {_flat(example.fixed)}" if example.fixed is not None else ""
    others = "".join(f"\n  beside {name}: {_flat(text)}" for name, text in example.files)
    return f"* {_flat(shown)}{fixed}{others}"


def _good(example: Example) -> str:
    shown = example.text if example.data is None else repr(example.data)
    return f"* {_flat(shown)}" + (f" ({example.because})" if example.because else "")


def _flat(text: str) -> str:
    return text.replace("\r", "␍").replace("\n", " ⏎ ")
