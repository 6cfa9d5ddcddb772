"""The form of a rule file as a JSON schema, for editors that complete and check YAML.

The loader says more and says it better; the schema is what an editor understands while one types.
"""

from __future__ import annotations

from typing import Any

from linter.findings import Safety, Severity
from linter.rulebook.model import CATEGORIES

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT}]}


def rule_file_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a file in rules/."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mtlint rule file",
        "type": "object",
        "additionalProperties": False,
        "required": ["family"],
        "oneOf": [{"required": ["rules"]}, {"required": ["entries", "language"]}],
        "properties": {
            "family": {"enum": list(CATEGORIES), "description": "The category of all findings of these rules."},
            "about": {**_TEXT, "description": "What the rules of this file have in common."},
            "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
            "language": {**_TEXT, "description": "BCP 47 code of the source language of the entries; und for none."},
            "since": _TEXT,
            "entries": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
        },
        "$defs": {"rule": _rule(), "entry": _entry(), "example": _example()},
    }


def _entry() -> dict[str, Any]:
    """A rendering of the lexicon; `docs/glossary.md` tells how its phrases are written."""
    identity, page = _identity(), _page()
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "means", "write", "bad", "good"],
        "oneOf": [{"required": ["says"]}, {"required": ["pattern"]}],
        "properties": {
            "source": {**_TEXT, "description": "The source term in its script."},
            "means": {**_TEXT, "description": "What it means, as a clause without a full stop."},
            "says": {**_TEXTS, "description": "The phrases that a machine makes of it."},
            "pattern": {**_TEXT, "description": "A regular expression, where no phrase can say it."},
            "write": {**_TEXTS, "description": "Good renderings, just the words."},
            "unless": {**_TEXTS, "description": "Phrases that excuse a finding they touch."},
            "near": {**_TEXTS, "description": "Phrases of which one must stand in the same paragraph."},
            "fix": {**_TEXT, "description": "What fits in the place of every phrase: an unsafe fix."},
            "case": {"enum": ["any", "exact"], "default": "any"},
            "note": {**_TEXT, "description": "More for the rule's page."},
            "above": {**_TEXTS, "description": "Rules (ids or prefixes) whose overlapping findings it takes over."},
            **{key: identity[key] for key in ("id", "name", "severity", "confidence", "replaces")},
            **{key: page[key] for key in ("bad", "good", "alarms", "measured")},
        },
    }


def _rule() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "name", "message", "why"],
        "oneOf": [{"required": ["pattern"]}, {"required": ["phrases"]}, {"required": ["check"]}],
        "properties": {**_identity(), **_finding_it(), **_acting_on_it(), **_page()},
    }


def _identity() -> dict[str, Any]:
    return {
        "id": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3,4}$", "description": "Permanent, never reused."},
        "name": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "description": "Names the defect."},
        "message": {**_TEXT, "description": "One line for the reader; {value} is filled in by the check."},
        "why": {**_TEXT, "description": "One paragraph for the rule's page."},
        "severity": {"enum": [s.value for s in Severity], "default": "warning"},
        "confidence": {"type": "number", "exclusiveMinimum": 0, "maximum": 1, "default": 0.9},
        "default": {"type": "boolean", "default": True, "description": "Whether it runs unless left out."},
        "replaces": {**_TEXTS, "description": "Old ids that selection still understands."},
    }


def _finding_it() -> dict[str, Any]:
    return {
        "pattern": {**_TEXT, "description": "A regular expression; a blank matches any gap between words."},
        "phrases": {**_TEXTS, "description": "Any of these as whole words."},
        "check": {"type": "string", "pattern": r"^[a-z_.]+\.[A-Z]\w*$", "description": "module.Class"},
        "with": {"type": "object", "description": "The parameters of the check."},
        "case": {"enum": ["any", "exact"], "default": "any"},
        "unit": {"enum": ["segment", "line"], "default": "segment"},
        "unless": {**_TEXT, "description": "No finding where this matches at the same words."},
        "formats": {"type": "array", "items": {"enum": ["plain", "markdown", "html"]}},
        "languages": _TEXTS,
    }


def _acting_on_it() -> dict[str, Any]:
    return {
        "replace": {**_TEXT, "description": "What the fix puts in the place of the match."},
        "fix": {"enum": [s.value for s in Safety], "description": "Without it the text is never changed."},
        "suggest": {**_TEXTS, "description": "What to do, in words; {value} is filled in by the check."},
        "above": {**_TEXTS, "description": "Rules (ids or prefixes) whose overlapping findings it takes over."},
    }


def _page() -> dict[str, Any]:
    examples = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/example"}}
    return {
        "bad": {**examples, "description": "Texts with every expected span in ⟦ ⟧."},
        "good": {**examples, "description": "Texts that must stay silent, near misses first."},
        "alarms": {**_TEXTS, "description": "Known false alarms."},
        "measured": {**_TEXT, "description": "How the confidence was measured."},
        "since": _TEXT,
        "links": _TEXTS,
    }


def _example() -> dict[str, Any]:
    return {
        "oneOf": [
            _TEXT,
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "text": {"type": "string"},
                    "bytes": {"type": "string", "description": "ASCII with escapes such as \\xff."},
                    "fixed": {"type": "string"},
                    "as": {**_TEXT, "description": "The file name it is read under."},
                    "because": _TEXT,
                    "files": {"type": "object", "additionalProperties": {"type": "string"}},
                },
            },
        ]
    }
