"""The check of rules whose findings the engine itself reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.findings import Hit
    from linter.text.document import Document


@frozen
class ReportedByEngine:
    """Never hits by itself: it lets a finding of the engine have words, a grade and a page like any other.

    Values: whatever the engine gives.
    """

    gives: ClassVar[tuple[str, ...]] = ("*",)

    def check_document(self, doc: Document) -> Iterator[Hit]:  # noqa: ARG002
        """Nothing."""
        return iter(())
