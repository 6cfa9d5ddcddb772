"""What a checker outside of mtlint says of a text: values, whoever said them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from linter.text.spans import Span


_SPELLING = "MORFOLOGIK_RULE"  # what the ids of its speller begin with; the variant of English follows


class Remark(NamedTuple):
    """What an outside checker says of a stretch of a document.

    Attributes:
        span: what it is about, in code points of `Document.text`.
        rule: its own name for what is wrong, such as `HAVE_PART_AGREEMENT`.
        category: the family of that rule, such as `GRAMMAR`.
        message: what is wrong, in its words.
        replacements: texts to write instead, the best first.
    """

    span: Span
    rule: str
    category: str
    message: str
    replacements: tuple[str, ...] = ()

    @property
    def is_spelling(self) -> bool:
        """Whether it only says that a word is not known."""
        return self.rule.startswith(_SPELLING)
