"""The values that go between the parts of the bridge."""

from __future__ import annotations

from typing import NamedTuple

from linter.errors import LinterError
from linter.frozen import frozen

NEWEST = "6.8"
"""The version of LanguageTool that was measured, and is installed."""
OLDEST_JAVA = 17
"""The oldest Java that LanguageTool 6.6 and later run on."""


class LanguageToolError(LinterError):
    """LanguageTool cannot be used, or no longer answers: the message names the cause and the cure."""


class Alert(NamedTuple):
    """What LanguageTool says of a text that was sent to it.

    Attributes:
        start: where it begins, in code points of the text that was sent.
        end: where it ends.
        rule: the id of its rule.
        category: the id of the rule's category.
        message: what is wrong, in its words.
        replacements: texts to write instead, the best first; at most five.
    """

    start: int
    end: int
    rule: str
    category: str
    message: str
    replacements: tuple[str, ...] = ()


@frozen
class Question:
    """What LanguageTool is asked about every text; takes part in the key of kept answers.

    Attributes:
        language: code of the variant of English, such as `en-US`.
        rules: ids of its rules to use.
        spelling: whether words that it does not know are wanted too.
        everything: whether all rules are wanted that it uses by itself, but for spelling; `rules` says no more then.
    """

    language: str = "en-US"
    rules: frozenset[str] = frozenset()
    spelling: bool = False
    everything: bool = False


@frozen
class Asked:
    """What the user wants of LanguageTool.

    Attributes:
        mode: `auto` or `require`.
        server: URL of a server that runs already; empty to start one of our own.
        remember: whether answers are kept between runs.
    """

    mode: str = "auto"
    server: str = ""
    remember: bool = True
