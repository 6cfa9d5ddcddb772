"""What the rules of a run want to know of LanguageTool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.languagetool.model import Question

if TYPE_CHECKING:
    from linter.rulebook.model import Rulebook

SPELLING = "TYPOS"
"""Stands in `heard` for words that LanguageTool does not know, whatever the rule of the language is called."""
EVERYTHING = "*"
"""Stands in `heard` for all rules that LanguageTool uses by itself, but for spelling."""


def question_of(rulebook: Rulebook, language: str) -> Question | None:
    """What to ask for these rules; None if none of them speaks of remarks."""
    wanted = {id_ for rule in rulebook.rules if rule.kind.hears for id_ in rule.check.heard}
    if not wanted:
        return None
    everything = EVERYTHING in wanted
    rules = frozenset() if everything else frozenset(wanted - {SPELLING})
    return Question(language, rules, SPELLING in wanted, everything)
