"""What LanguageTool says, as hits. It was asked before: these checks only read the remarks of a document.

A class with `heard` speaks of remarks: the engine asks for the rules of LanguageTool that it names, and leaves the
class out where nobody is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from linter.findings import Evidence, Hit
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document
    from linter.text.remarks import Remark

_SUGGESTED = 3


@frozen
class Remarked:
    """Remarks of some rules of LanguageTool.

    Attributes:
        rules: ids of rules of LanguageTool that its figures keep, such as `EG_SPACE`.
        though: ids that are kept although they are too rare to be judged by figures, each with the reason (the figures
            stand in rules/grammar/languagetool.csv).
        echo: ids that are asked for only as a second voice: what they say is evidence for findings of other rules on
            the same words, and nothing elsewhere.

    Values: `match`, `said` (the message of LanguageTool), `rule` (the id of its rule).
    """

    rules: tuple[str, ...] = ()
    though: Mapping[str, str] = field(default_factory=dict)
    echo: tuple[str, ...] = ()

    gives: ClassVar[tuple[str, ...]] = ("match", "said", "rule")

    @property
    def heard(self) -> tuple[str, ...]:
        """The rules of LanguageTool that it wants asked."""
        return (*self.rules, *self.though, *self.echo)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every remark of these rules."""
        for remark in doc.remarks:
            if remark.rule in self.rules or remark.rule in self.though:
                yield _hit(remark, doc)


@frozen
class RemarkedElse:
    """Remarks of all rules of LanguageTool but for spelling and for those that other rules speak of.

    Attributes:
        apart: rules of ours whose remarks are left to them; filled when the rules of the pack are linked.

    Values: as for `Remarked`.
    """

    apart: frozenset[str] = frozenset()

    gives: ClassVar[tuple[str, ...]] = Remarked.gives
    heard: ClassVar[tuple[str, ...]] = ("*",)

    def linked(self, checks: Mapping[str, object]) -> RemarkedElse:
        """The check with the ids that rules of ours speak of."""
        spoken = (check for check in checks.values() if isinstance(check, Remarked))
        return RemarkedElse(frozenset(id_ for check in spoken for id_ in (*check.rules, *check.though)))

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit for every other remark."""
        for remark in doc.remarks:
            if remark.rule not in self.apart and not remark.is_spelling:
                yield _hit(remark, doc)


def _hit(remark: Remark, doc: Document) -> Hit:
    text = " ".join(doc.prose[remark.span.start : remark.span.end].split())
    return Hit(
        remark.span,
        {"match": text, "said": remark.message, "rule": remark.rule},
        evidence=(Evidence(f"LanguageTool's rule {remark.rule} says: {remark.message}"),),
        suggestions=tuple(text for text in remark.replacements if text)[:_SUGGESTED],
    )
