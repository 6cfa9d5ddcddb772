"""Words confused with others: what examples of rules cannot say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from linter.checks.confusion import Confused
from linter.rulebook.compiled import builtin_rulebook
from linter.text.document import Document
from linter.text.folding import fold
from linter.text.spans import Span

if sys.version_info >= (3, 11):
    from re import _parser as parser
else:
    import sre_parse as parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.rulebook.model import Rule

CHECK = Confused(("rather ⟦then>than⟧", "⟦it's>its⟧ own", "despite ⟦of>⟧ the", "⟦In>On⟧ the other hand,"))


def mended(text: str) -> str:
    """The text with the edits of all hits."""
    doc = Document.from_bytes(text.encode(), "t.txt")
    edits = [edit for hit in CHECK.check_passage(Span(0, len(text)), doc) for edit in hit.edits]
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("rather then, RATHER THEN, Rather\nthen", "rather than, RATHER THAN, Rather\nthan"),
        ("It’s own, it's own", "Its own, its own"),
        ("despite  of the rain", "despite the rain"),
        ("In the other hand, a cup; in the other hand, a cup", "On the other hand, a cup; in the other hand, a cup"),
        ("İ rather then", "İ rather than"),
        ("rather then-minister, other-rather then", "rather then-minister, other-rather then"),
    ],
)
def test_what_is_meant_takes_the_place_and_the_capitals_of_the_word(text: str, after: str) -> None:
    """A word in a compound is another word."""
    assert mended(text) == after


@pytest.mark.parametrize("pair", ["then>than", "⟦then⟧", "⟦th.n>than⟧ x", "⟦then>than⟧ or ⟦a>b⟧", r"\w+ ⟦to>of⟧ \w+"])
def test_a_pair_that_cannot_be_looked_for_is_refused(pair: str) -> None:
    """Its form is wrong, or nothing in it is rare."""
    check = Confused((pair,))
    with pytest.raises(ValueError, match=r"a pair is written as|no rare word"):
        _ = check.triggers


def sample(pattern: str) -> str:
    """A text that the pattern matches: of every choice the first, of every repetition the least but one."""
    return "".join(_parts(parser.parse(pattern)))


def _parts(items: Any) -> Iterator[str]:
    for op, argument in items:
        name = str(op)
        if name == "LITERAL":
            yield chr(argument)
        elif name == "BRANCH":
            yield from _parts(argument[1][0])
        elif name == "SUBPATTERN":
            yield from _parts(argument[3])
        elif name == "MAX_REPEAT":
            yield from list(_parts(argument[2])) * max(argument[0], 0)
        elif name == "ASSERT" and argument[0] == 1:
            yield from _parts(argument[1])
        elif name == "IN":
            yield _one_of(*argument[0])


def _one_of(op: Any, argument: Any) -> str:
    """A character of a class."""
    if str(op) == "LITERAL":
        return chr(argument)
    return "1" if str(op) == "RANGE" or "DIGIT" in str(argument) else "x"


PAIRS = [
    (rule, pair)
    for rule in builtin_rulebook().rules
    if rule.check_name == "confusion.Confused"
    for pair in rule.check._pairs
]


@pytest.mark.parametrize(
    ("rule", "pair"), PAIRS, ids=[f"{rule.id}-{pair.wrong}-{n}" for n, (rule, pair) in enumerate(PAIRS)]
)
def test_each_pair_of_the_rules_finds_what_it_describes(rule: Rule, pair: Any) -> None:
    """No pair is dead: a text made from it is found, at the wrong word, and by one of the rule's literals."""
    before = sample(pair.before)
    text = f"{before}{pair.wrong}{sample(pair.behind)} ."
    doc = Document.from_bytes(text.encode(), "t.txt")
    spans = [hit.span for hit in rule.check.check_passage(Span(0, len(text)), doc)]
    assert Span(len(before), len(before) + len(pair.wrong)) in spans, text
    view = fold(text).decode("latin-1")
    assert any(literal in " ".join(["", *view.split(), ""]) for literal in rule.triggers), text
