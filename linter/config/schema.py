"""The settings as a JSON schema, by which editors complete and check `mtlint.toml`.

The reader says more and says it better: whether Python knows an encoding, whether a pattern is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.config.model import SETTINGS
from linter.config.settings import SIZE

if TYPE_CHECKING:
    from linter.config.settings import Setting

_TEXTS = {"type": "array", "items": {"type": "string", "pattern": r"\S"}}
_NAME = {"type": "string", "pattern": "^[^\\u0000]*$"}
_FORMS: dict[str, dict[str, Any]] = {
    **dict.fromkeys(("texts", "rules", "globs", "codecs", "regexes"), _TEXTS),
    "flag": {"type": "boolean"},
    "share": {"type": "number", "minimum": 0, "maximum": 1},
    "size": {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": SIZE}]},
    "file": _NAME,
    "files": {"type": "array", "items": {"type": "string", "pattern": "^[^\\u0000]*\\S[^\\u0000]*$"}},
    "folder": _NAME,
    "rules-by-glob": {"type": "object", "propertyNames": {"pattern": r"\S"}, "additionalProperties": _TEXTS},
}


def settings_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of `mtlint.toml`, and of `[tool.mtlint]` in `pyproject.toml`."""
    properties: dict[str, Any] = {}
    for setting in SETTINGS.values():
        table, _, key = setting.key.rpartition(".")
        place = properties.setdefault(table, _object())["properties"] if table else properties
        place[key] = _form(setting)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of mtlint",
        "description": "mtlint.toml, .mtlint.toml, or the table [tool.mtlint] of pyproject.toml",
        **_object(),
        "properties": properties,
    }


def _object() -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": {}}


def _form(setting: Setting) -> dict[str, Any]:
    form = {"enum": list(setting.choices)} if setting.choices else _FORMS[setting.kind]
    text = f"{setting.meaning} {setting.more}".strip().replace("`", "")
    default = {} if setting.kind == "rules-by-glob" else _plain(setting.default)
    return {"description": text, **form, "default": default}


def _plain(value: Any) -> Any:
    """A default as JSON has it."""
    return list(value) if isinstance(value, tuple) else value
