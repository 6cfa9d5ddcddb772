"""Entries of a glossary as JSON, with the phrases that are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.reporters.plain import json_text
from linter.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from linter.glossary.model import Concept


def write(concepts: Sequence[Concept], out: TextIO, *, columns: int = 0) -> None:  # noqa: ARG001  JSON has no width
    """Write the entries as one object."""
    whole = {
        "version": 1,
        "tool": {"name": "mtlint", "version": __version__},
        "entries": [_entry(concept) for concept in concepts],
    }
    out.write(json_text(whole, indent=1) + "\n")


def _entry(concept: Concept) -> dict[str, Any]:
    return {
        "id": concept.id,
        "name": concept.name,
        "language": concept.language,
        "source": list(concept.sources),
        "means": concept.means,
        "forbidden": list(concept.forbidden),
        "preferred": list(concept.preferred),
        "phrases": list(concept.says),
        "severity": concept.severity,
        "case": "exact" if concept.exact else "any",
        "part_of_speech": concept.part,
        "note": concept.note,
    }
