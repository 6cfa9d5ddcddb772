"""mtlint as a library.

    from linter import lint_text
    for finding in lint_text("The talks talks went well."):
        print(finding.location, finding.rule, finding.message)

`lint_text` lints one text, `lint_paths` files and folders, `fix_text` gives a text after its fixes, `load_report` reads
a saved report; `Rulebook` chooses the rules. The other names are the values these work with. All are imported when
first asked for. docs/api.md explains them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.version import __version__

if TYPE_CHECKING:
    from linter.api import fix_text, lint_paths, lint_text, load_report
    from linter.errors import ConfigError, LinterError
    from linter.findings import (
        Change,
        Evidence,
        Excerpt,
        FileResult,
        Finding,
        Fix,
        Report,
        Safety,
        Severity,
        Stage,
        Suppressed,
    )
    from linter.rulebook.model import Rule, Rulebook
    from linter.text.document import Document
    from linter.text.spans import Location, Span

__all__ = [
    "Change",
    "ConfigError",
    "Document",
    "Evidence",
    "Excerpt",
    "FileResult",
    "Finding",
    "Fix",
    "LinterError",
    "Location",
    "Report",
    "Rule",
    "Rulebook",
    "Safety",
    "Severity",
    "Span",
    "Stage",
    "Suppressed",
    "__version__",
    "fix_text",
    "lint_paths",
    "lint_text",
    "load_report",
]

_NAMES = {
    "linter.api": ("fix_text", "lint_paths", "lint_text", "load_report"),
    "linter.errors": ("ConfigError", "LinterError"),
    "linter.findings": (
        "Change", "Evidence", "Excerpt", "FileResult", "Finding", "Fix", "Report", "Safety", "Severity", "Stage",
        "Suppressed",
    ),
    "linter.rulebook.model": ("Rule", "Rulebook"),
    "linter.text.document": ("Document",),
    "linter.text.spans": ("Location", "Span"),
}  # fmt: skip
_HOMES = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
