"""A rule's page as a terminal shows it, made from the rule alone: what, why, examples, false alarms, how to silence it.

The same parts as values are in `page_dict`; the web pages of `make docs` are made by `tools/rule_pages.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.rulebook.model import Entry, Example, Rule, RulePage

_ABOUT_ITSELF = ("internal", "suppression")  # families of what mtlint says of a run and of what silences it
_NO_EXAMPLE = "No text shows it: mtlint reports it about itself."
_NO_ALARMS = "None so far."
_ESTIMATE = "Nothing was counted for this rule alone: the confidence is an estimate."
_NO_NEIGHBOUR = "A glossary gives no examples of what is left alone."
_CERTAIN = "There is nothing to measure: mtlint knows this of itself."


def page(rule_page: RulePage) -> str:
    """Everything about one rule as Markdown that also reads well in a terminal."""
    rule = rule_page.rule
    parts = [f"# {rule.id} {rule.name}", _head(rule), rule.why, f"Message: {rule.message}"]
    if rule.suggest:
        parts.append(
            "What to do: " + "; ".join(template.replace("{{", "{").replace("}}", "}") for template in rule.suggest)
        )
    if rule_page.entry:
        parts.append(_looked_for(rule_page.entry))
    parts.append(f"Fix: {rule.fix.value}." if rule.fix else "Fix: none, a person has to decide.")
    parts.append("## Found\n\n" + _list([_bad(example) for example in rule_page.bad], _NO_EXAMPLE))
    none = _NO_NEIGHBOUR if rule_page.bad else _NO_EXAMPLE
    parts.append("## Not found\n\n" + _list([_good(example) for example in rule_page.good], none))
    parts.append("## Known false alarms\n\n" + _list(rule_page.alarms, _NO_ALARMS))
    parts.append("## How to silence it\n\n" + _list([f"{where}: {how}" for where, how in silencing(rule)], ""))
    parts.append(f"## How the confidence was measured\n\n{measured(rule_page)}")
    if rule.above:
        parts.append(f"Where they overlap it takes over findings of {', '.join(rule.above)}.")
    if rule_page.since:
        parts.append(f"Since {rule_page.since}.")
    return "\n\n".join(parts) + "\n"


def page_dict(rule_page: RulePage) -> dict[str, Any]:
    """Everything about one rule as plain values."""
    rule = rule_page.rule
    return {
        **row(rule),
        "message": rule.message,
        "why": rule.why,
        "suggest": list(rule.suggest),
        "bad": [_example_dict(example) for example in rule_page.bad],
        "good": [_example_dict(example) for example in rule_page.good],
        "alarms": list(rule_page.alarms),
        "silence": [{"where": where, "how": how} for where, how in silencing(rule)],
        "measured": measured(rule_page),
        "above": list(rule.above),
        "formats": list(rule.formats),
        "since": rule_page.since,
        "entry": _entry_dict(rule_page.entry) if rule_page.entry else None,
    }


def row(rule: Rule) -> dict[str, Any]:
    """What a table of rules says of one."""
    return {
        "id": rule.id,
        "name": rule.name,
        "category": rule.category,
        "severity": rule.severity.value,
        "confidence": rule.confidence,
        "default": rule.default,
        "fix": rule.fix.value if rule.fix else None,
    }


def measured(rule_page: RulePage) -> str:
    """Where the confidence comes from."""
    if rule_page.measured:
        return rule_page.measured
    return _CERTAIN if rule_page.rule.category in _ABOUT_ITSELF else _ESTIMATE


def silencing(rule: Rule) -> list[tuple[str, str]]:
    """The ways not to hear of a rule, from everywhere to one place: where, and what to write."""
    if rule.category == "internal":
        return [("nowhere", "what goes wrong in a run is always told; see the message for what to do")]
    here, next_line = (f"`<!-- mtlint: {word} {rule.id} -->`" for word in ("ignore", "ignore-next-line"))
    ways = [
        ("everywhere", f'`ignore = ["{rule.id}"]` in the settings, or `--ignore {rule.id}`'),
        ("in some files", f'`per-file-ignores = {{"poems/*" = ["{rule.id}"]}}` in the settings'),
    ]
    if rule.category in _ABOUT_ITSELF:
        return ways
    return [
        *ways,
        ("at one place of Markdown or HTML", f"{here} at the end of the line, or {next_line} before it"),
        ("at one place of plain text", "`[sic]` right behind the words"),
        (
            "one finding, in any file",
            "`mtlint accept FINGERPRINT`; the fingerprint stands in the JSON and HTML reports",
        ),
        ("all findings of today", "`mtlint check --write-baseline FILE`, then `--baseline FILE`"),
    ]


def _looked_for(entry: Entry) -> str:
    """What an entry of the lexicon or of a glossary is about, what it looks for and what it offers instead."""
    source = f"{entry.source} ({entry.language})" if entry.source else "none is needed"
    phrases = ", ".join(f"`{phrase}`" for phrase in entry.says) or "an expression; see the examples"
    return _list(
        [f"source term: {source}", f"looked for: {phrases}", f"renderings: {'; '.join(entry.write) or 'none'}"], ""
    )


def _entry_dict(entry: Entry) -> dict[str, Any]:
    return {
        "language": entry.language,
        "source": entry.source,
        "means": entry.means,
        "says": list(entry.says),
        "write": list(entry.write),
        "note": entry.note,
    }


def _head(rule: Rule) -> str:
    about = f"{rule.category}, {rule.severity.value}, confidence {rule.confidence:g}"
    formats = f", in {' and '.join(rule.formats)} texts only" if rule.formats else ""
    return f"{about}{formats}{'' if rule.default else ', off by default'}"


def _list(items: list[str] | tuple[str, ...], none: str) -> str:
    return "\n".join(f"* {item}" for item in items) or none


def _bad(example: Example) -> str:
    fixed = f"\n  fixed: {_flat(example.fixed)}" if example.fixed is not None else ""
    others = "".join(f"\n  beside {name}: {_flat(text)}" for name, text in example.files)
    return f"{_shown(example)}{fixed}{others}"


def _good(example: Example) -> str:
    return _shown(example) + (f" ({example.because})" if example.because else "")


def _shown(example: Example) -> str:
    return _flat(example.text if example.data is None else repr(example.data))


def _flat(text: str) -> str:
    return text.replace("\r", "␍").replace("\n", " ⏎ ")


def _example_dict(example: Example) -> dict[str, Any]:
    return {
        "text": example.text if example.data is None else repr(example.data),
        "path": example.path,
        "fixed": example.fixed,
        "because": example.because,
        "files": dict(example.files),
    }
