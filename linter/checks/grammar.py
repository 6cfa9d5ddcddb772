"""What LanguageTool says, as hits. It was asked before: these checks only read the remarks of a document.

A class with `heard` speaks of remarks: the engine asks for the rules of LanguageTool that it names, and leaves the
class out where nobody is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.findings import Evidence, Hit
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_SUGGESTED = 3


@frozen
class Remarked:
    """Remarks of some rules of LanguageTool.

    Attributes:
        rules: ids of rules of LanguageTool, such as `HAVE_PART_AGREEMENT`.

    Values: `match`, `said` (the message of LanguageTool), `rule` (the id of its rule).
    """

    rules: tuple[str, ...]

    gives: ClassVar[tuple[str, ...]] = ("match", "said", "rule")

    @property
    def heard(self) -> tuple[str, ...]:
        """The rules of LanguageTool that it speaks of."""
        return self.rules

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every remark of these rules."""
        for remark in doc.remarks:
            if remark.rule in self.rules:
                text = " ".join(doc.prose[remark.span.start : remark.span.end].split())
                yield Hit(
                    remark.span,
                    {"match": text, "said": remark.message, "rule": remark.rule},
                    evidence=(Evidence(f"LanguageTool's rule {remark.rule} says: {remark.message}"),),
                    suggestions=remark.replacements[:_SUGGESTED],
                )
