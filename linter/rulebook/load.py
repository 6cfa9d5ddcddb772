"""YAML to rules. Everything wrong with a rule is said here, with file and line, before any text is linted."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.errors import RulePackError, nearest
from linter.findings import Safety, Severity
from linter.rulebook.checks import UnknownLinkError, build_check, finished
from linter.rulebook.entries import entries
from linter.rulebook.fields import both_examples, choice, confidence, default, formats, line, matching, texts
from linter.rulebook.model import CATEGORIES, Origin, Rule, RulePage
from linter.rulebook.writing import ID_COMPLAINT, ID_FORM, NAME_COMPLAINT, NAME_FORM
from linter.rulebook.yamlnodes import Node, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

KEYS = (
    "id", "name", "message", "why", "severity", "confidence", "default", "pattern", "phrases", "check", "with",
    "case", "unit", "unless", "replace", "fix", "suggest", "above", "replaces", "formats", "bad", "good",
    "alarms", "measured", "since", "languages", "links",
)  # fmt: skip
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
ENGINE_CHECK = "internal.ReportedByEngine"


def load_pack(folder: str) -> tuple[RulePage, ...]:
    """All rules of a folder of YAML files, in order of id.

    Raises:
        RulePackError: a file or a rule that cannot be understood.
    """
    files = pack_files(folder)
    if not files:
        raise RulePackError("no rule files (*.yaml) here", folder)
    return load_texts((file.relative_to(folder).as_posix(), _read(file)) for file in files)


def pack_files(folder: str) -> list[Path]:
    """The rule files of a pack in a fixed order."""
    return sorted(file for file in Path(folder).rglob("*.yaml") if file.is_file())


def load_texts(texts: Iterable[tuple[str, str]]) -> tuple[RulePage, ...]:
    """Rules from (file name, YAML) pairs, in order of id."""
    pages: list[RulePage] = []
    for file, text in texts:
        pages.extend(_family(parse(text, file)))
    _refuse_twins(pages)
    return _linked(sorted(pages, key=lambda page: page.rule.id))


def _linked(pages: list[RulePage]) -> tuple[RulePage, ...]:
    """The rules with their checks finished: some take what they need of others, which may stand in any file."""
    try:
        checks = finished({page.rule.id: page.rule.check for page in pages})
    except UnknownLinkError as error:
        origin = next(page.rule.origin for page in pages if page.rule.id == error.rule)
        raise RulePackError(str(error), origin.file, origin.line) from error
    return tuple(
        page if (check := checks[page.rule.id]) is page.rule.check else replace(page, rule=_with(page.rule, check))
        for page in pages
    )


def _with(rule: Rule, check: Any) -> Rule:
    return replace(rule, check=check, triggers=tuple(getattr(check, "triggers", ())))


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        raise RulePackError(f"cannot be read: {error}", str(file)) from error


def _family(root: Node) -> list[RulePage]:
    keys = root.mapping(("family", "rules", "about", "entries", "language", "since"), "a rule file")
    if "family" not in keys:
        raise root.error("the file needs the key “family”")
    if ("rules" in keys) == ("entries" in keys):
        raise root.error("the file needs either “rules” or “entries”")
    family = keys["family"].text("family")
    if family not in CATEGORIES:
        raise keys["family"].error(f"unknown family “{family}”{nearest(family, CATEGORIES)}")
    if "rules" in keys:
        return [_rule(node, family) for node in keys["rules"].items("rules")]
    if family != "literal":
        raise keys["entries"].error("entries are renderings: their family is literal")
    return entries(keys["entries"], keys.get("language"), keys.get("since"))


def _refuse_twins(pages: list[RulePage]) -> None:
    seen: dict[str, Rule] = {}
    for page in pages:
        rule = page.rule
        for key in (rule.id, rule.name, *rule.replaces):
            if key in seen:
                other = seen[key]
                raise RulePackError(
                    f"“{key}” is already taken by {other.id} ({other.origin.file}:{other.origin.line})",
                    rule.origin.file,
                    rule.origin.line,
                )
            seen[key] = rule


def _rule(node: Node, family: str) -> RulePage:
    keys = node.mapping(KEYS, "a rule")
    for key in ("id", "name", "message", "why"):
        if key not in keys:
            raise node.error(f"a rule needs the key “{key}”")
    check_name, parameters = _check_of(node, keys)
    check = build_check(check_name, parameters, keys.get("check", node))
    rule = Rule(
        id=matching(keys["id"], ID_FORM, ID_COMPLAINT),
        name=matching(keys["name"], NAME_FORM, NAME_COMPLAINT),
        category=family,
        severity=choice(keys, "severity", Severity, Severity.WARNING),
        confidence=confidence(keys.get("confidence")),
        default=default(keys.get("default")),
        message=line(keys, "message"),
        why=line(keys, "why"),
        check=check,
        check_name=check_name,
        triggers=tuple(getattr(check, "triggers", ())),
        fix=choice(keys, "fix", Safety, None),
        suggest=texts(keys, "suggest"),
        above=texts(keys, "above"),
        replaces=texts(keys, "replaces"),
        formats=formats(keys),
        origin=Origin(node.file, node.line),
    )
    _refuse_unknown_placeholders(rule, keys)
    if rule.fix is None and "replace" in keys:
        raise keys["replace"].error("a rule with “replace” must say “fix: safe” or “fix: unsafe”")
    bad, good = both_examples(node, keys, needed=check_name != ENGINE_CHECK)
    return RulePage(
        rule=rule,
        bad=bad,
        good=good,
        alarms=texts(keys, "alarms"),
        measured=line(keys, "measured"),
        since=keys["since"].text("since") if "since" in keys else "",
        languages=texts(keys, "languages"),
        links=texts(keys, "links"),
    )


def _check_of(node: Node, keys: dict[str, Node]) -> tuple[str, dict[str, Node]]:
    """The check a rule names, with its parameters; `pattern` and `phrases` are short forms."""
    given = [key for key in ("pattern", "phrases", "check") if key in keys]
    if len(given) != 1:
        raise node.error("a rule needs exactly one of “pattern”, “phrases” and “check”")
    parameters = dict(keys["with"].mapping(what="“with”")) if "with" in keys else {}
    short = [key for key in ("pattern", "phrases", "case", "unit", "unless", "replace") if key in keys]
    for key in short:
        if given == ["check"]:
            raise keys[key].error(f"“{key}” goes with “pattern” or “phrases”; a check takes “with”")
        parameters[key] = keys[key]
    if given == ["check"]:
        return keys["check"].text("check"), parameters
    return {"pattern": "patterns.Pattern", "phrases": "patterns.Phrases"}[given[0]], parameters


def _refuse_unknown_placeholders(rule: Rule, keys: dict[str, Node]) -> None:
    gives = set(rule.check.gives)
    if "*groups" in gives:
        gives |= set(rule.check.regex.groupindex)
    if "*" in gives:
        return
    for key, templates in (("message", (rule.message,)), ("suggest", rule.suggest)):
        for text in templates:
            for name in _PLACEHOLDER.findall(text):
                if name not in gives:
                    known = ", ".join(sorted(g for g in gives if "*" not in g)) or "none"
                    raise keys[key].error(f"“{{{name}}}” is no value of {rule.check_name}; it gives: {known}")
