"""Entries of the lexicon: rules of one form, of which a file says only what differs.

An entry is a source term, what it means, the phrases that a machine makes of it, and what to write instead; message,
name and reason are made of these. Where the phrases hang on what stands around them, an entry may have a pattern.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from linter.checks.literal.phrase import Choice, Word, parse
from linter.findings import Safety, Severity
from linter.rulebook.checks import build_check
from linter.rulebook.fields import both_examples, choice, confidence, line, matching, texts
from linter.rulebook.model import Entry, Origin, Rule, RulePage
from linter.rulebook.writing import ID_COMPLAINT, ID_FORM, NAME_FORM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.checks.literal.phrase import Item
    from linter.rulebook.yamlnodes import Node

ENTRY_KEYS = (
    "id", "source", "means", "says", "pattern", "write", "bad", "good", "name", "fix", "unless", "near", "severity",
    "confidence", "case", "note", "alarms", "measured", "replaces", "above",
)  # fmt: skip
NO_SOURCE = "und"
"""The language of entries that need no source: the code for an undetermined language."""

_PHRASES, _OF_PHRASES = "literal.rendering.Rendering", ("says", "unless", "near", "fix", "case")
_PATTERN, _OF_PATTERN = "patterns.Pattern", ("pattern", "unless", "case")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LETTERS = re.compile(r"[a-z0-9]+")
_NAME_WORDS = 5
_GENERAL = "Each word is English, the phrase is not; a reader without the source cannot repair it."


def entries(node: Node, language: Node | None, since: Node | None) -> list[RulePage]:
    """The rules of a list of entries.

    Raises:
        RulePackError: an entry that cannot be understood, or no language to go with it.
    """
    if language is None:
        raise node.error(f"a file of entries needs the key “language” (a code such as zh, or {NO_SOURCE})")
    code = matching(language, _LANGUAGE, "a language is a code such as zh or pt-BR")
    since_text = since.text("since") if since else ""
    return [_entry(child, code, since_text) for child in node.items("entries")]


def _entry(node: Node, language: str, since: str) -> RulePage:
    keys = node.mapping(ENTRY_KEYS, "an entry")
    for key in ("id", "means", "write", *(() if language == NO_SOURCE else ("source",))):
        if key not in keys:
            raise node.error(f"an entry needs the key “{key}”")
    if ("says" in keys) == ("pattern" in keys):
        raise node.error("an entry needs either “says” or, where no phrase can say it, “pattern”")
    entry = Entry(
        language=language,
        source=keys["source"].text("source") if "source" in keys else "",
        means=line(keys, "means"),
        says=texts(keys, "says"),
        write=texts(keys, "write"),
        note=line(keys, "note"),
    )
    rule = _rule(node, keys, entry)
    bad, good = both_examples(node, keys)
    return RulePage(
        rule=rule,
        bad=bad,
        good=good,
        alarms=texts(keys, "alarms"),
        measured=line(keys, "measured"),
        since=since,
        entry=entry,
    )


def _rule(node: Node, keys: dict[str, Node], entry: Entry) -> Rule:
    check_name, check = _check(node, keys, entry)
    return Rule(
        id=matching(keys["id"], ID_FORM, ID_COMPLAINT),
        name=_name(keys, entry, node),
        category="literal",
        severity=choice(keys, "severity", Severity, Severity.WARNING),
        confidence=confidence(keys.get("confidence")),
        default=True,
        message=message(entry),
        why=why(entry),
        check=check,
        check_name=check_name,
        triggers=tuple(getattr(check, "triggers", ())),
        fix=Safety.UNSAFE if "fix" in keys else None,
        suggest=tuple(f"write “{_plain(text)}”" for text in entry.write),
        above=texts(keys, "above"),
        replaces=texts(keys, "replaces"),
        formats=(),
        origin=Origin(node.file, node.line),
    )


def _check(node: Node, keys: dict[str, Node], entry: Entry) -> tuple[str, Any]:
    """The check of an entry: phrases, or an expression."""
    name, known = (_PHRASES, _OF_PHRASES) if entry.says else (_PATTERN, _OF_PATTERN)
    for key in {*_OF_PHRASES, *_OF_PATTERN}.difference(known).intersection(keys):
        raise keys[key].error(f"“{key}” does not go with “{'says' if entry.says else 'pattern'}”")
    if "fix" in keys and any(sign in says for says in entry.says for sign in (">", "...", "_", "+")):
        raise keys["fix"].error("a phrase with >, +, ... or _ may hold words that a fix would lose")
    return name, build_check(name, {key: keys[key] for key in known if key in keys}, node)


def _name(keys: dict[str, Node], entry: Entry, node: Node) -> str:
    if "name" in keys or not entry.says:
        if "name" not in keys:
            raise node.error("an entry with a pattern needs the key “name”")
        return matching(
            keys["name"], NAME_FORM, "a name is small words joined by hyphens, such as literal-mobile-power"
        )
    try:
        made = name_of(entry.says[0])
    except ValueError as error:
        raise node.error(str(error)) from error
    if not NAME_FORM.fullmatch(made):
        raise node.error("no name can be made of the first phrase; the entry needs the key “name”")
    return made


def message(entry: Entry) -> str:
    """The line that a reader sees, with a place for the words found."""
    if entry.source:
        return f"“{{match}}” is {_plain(entry.source)} word for word: {_plain(entry.means)}"
    return f"“{{match}}” is not how English says it: {_plain(entry.means)}"


def why(entry: Entry) -> str:
    """The paragraph of the rule's page."""
    meaning = f"{entry.source} means: {entry.means}." if entry.source else f"What is meant: {entry.means}."
    return f"{meaning} {entry.note or _GENERAL}"


def name_of(phrase: str) -> str:
    """A rule's name from its first phrase, of choices the first: `compact~ > duty~|task~` → `literal-compact-duty`."""
    read = parse(phrase)
    words = _LETTERS.findall(" ".join(_first_words((*read.items, *read.rest))).lower().replace("'", ""))
    return "-".join(("literal", *words[:_NAME_WORDS]))


def _first_words(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Word):
            yield item.text
        elif isinstance(item, Choice) and not item.optional:
            yield from _first_words(item.options[0])


def _plain(text: str) -> str:
    """A text that stands in a template as it is."""
    return text.replace("{", "{{").replace("}", "}}")
