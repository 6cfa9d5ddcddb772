"""Several paragraphs in one question: LanguageTool answers a few long ones sooner than many short ones.

Between two paragraphs stands an empty line, which ends a sentence for LanguageTool whatever stands before it.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from linter.languagetool.model import Alert

BETWEEN = "\n\n"
"""What stands between two paragraphs."""

ACROSS = frozenset(
    [
        "EMPTY_LINE",
        "ENGLISH_WORD_REPEAT_BEGINNING_RULE",
        "EN_CONSISTENT_APOS",
        "EN_REPEATEDWORDS",
        "EN_UNPAIRED_BRACKETS",
        "EN_UNPAIRED_QUOTES",
        "EN_WORD_COHERENCY",
        "PARAGRAPH_REPEAT_BEGINNING_RULE",
        "PUNCTUATION_PARAGRAPH_END",
        "PUNCTUATION_PARAGRAPH_END2",
        "READABILITY_RULE_DIFFICULT",
        "READABILITY_RULE_SIMPLE",
        "REP_PASSIVE_VOICE",
        "REP_THANK_YOU_FOR",
        "TOO_LONG_PARAGRAPH",
        "TOO_OFTEN_USED_ADJECTIVE_EN",
        "TOO_OFTEN_USED_NOUN_EN",
        "TOO_OFTEN_USED_VERB_EN",
        "UPPERCASE_SENTENCE_START",
        "WHITESPACE_PARAGRAPH",
    ]
)
"""The rules of LanguageTool that look beyond a paragraph, and so must not be asked.

What they say hangs on the paragraphs around, and where one of them speaks, LanguageTool leaves out what other rules say
of the same words. They are the rules for English of class `TextLevelRule` in version 6.8, but for those that look no
further than a sentence and the gap before it (SENTENCE_WHITESPACE, TOO_LONG_SENTENCE, WHITESPACE_RULE).
"""


def blocks(texts: Sequence[str], most: int) -> Iterator[list[int]]:
    """The indexes of texts that go together, in order: each block has at most so many characters.

    A text that is longer stands alone.
    """
    block: list[int] = []
    size = 0
    for index, text in enumerate(texts):
        more = len(text) + (len(BETWEEN) if block else 0)
        if block and size + more > most:
            yield block
            block, size, more = [], 0, len(text)
        block.append(index)
        size += more
    if block:
        yield block


def joined(texts: Iterable[str]) -> str:
    """Some paragraphs as one text."""
    return BETWEEN.join(texts)


def parted(alerts: Iterable[Alert], texts: Sequence[str]) -> list[list[Alert]]:
    """The alerts of joined paragraphs, for each paragraph those within it, in places of its own.

    What reaches beyond a paragraph is left out: it speaks of two that have nothing to do with one another, and would
    not be said of either alone. So what is kept of a paragraph does not hang on those it was asked with.
    """
    starts = [0, *accumulate(len(text) + len(BETWEEN) for text in texts)]
    found: list[list[Alert]] = [[] for _ in texts]
    for alert in alerts:
        index = bisect_right(starts, alert.start) - 1
        if 0 <= index < len(texts) and alert.end - starts[index] <= len(texts[index]):
            begin = starts[index]
            found[index].append(alert._replace(start=alert.start - begin, end=alert.end - begin))
    return found
