"""mtlint as a library.

    from linter import lint_text
    for finding in lint_text("The talks talks went well."):
        print(finding.location, finding.rule, finding.message)

`lint_text` lints one text, `lint_paths` files and folders, `fix_text` gives a text after its fixes; all take the
selectors of the command line. `Document`,
`Finding`, `Report` and `Rulebook` are the values they work with. All are imported when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.version import __version__

if TYPE_CHECKING:
    from linter.api import fix_text, lint_paths, lint_text
    from linter.findings import Finding, Report
    from linter.rulebook.model import Rulebook
    from linter.text.document import Document

__all__ = ["Document", "Finding", "Report", "Rulebook", "__version__", "fix_text", "lint_paths", "lint_text"]

_HOMES = {
    "fix_text": "linter.api",
    "lint_paths": "linter.api",
    "lint_text": "linter.api",
    "Finding": "linter.findings",
    "Report": "linter.findings",
    "Rulebook": "linter.rulebook.model",
    "Document": "linter.text.document",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
