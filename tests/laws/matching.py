"""Texts that an expression matches, made from the expression itself: no example shows every alternative."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING, Any

from linter.checks.literal.steps import CHOICE, COMMA, GAP, WORD

if TYPE_CHECKING:
    import re

if sys.version_info >= (3, 11):
    from re import _parser as parser
else:
    import sre_parse as parser

_OF_CATEGORY = {"CATEGORY_DIGIT": "27", "CATEGORY_WORD": "ak", "CATEGORY_NOT_SPACE": "ak", "CATEGORY_NOT_DIGIT": "ak"}


class Writer:
    """Walks through the tree of an expression and writes what it meets, at each fork a way by chance.

    Args:
        expression: what the texts are for.
        seed: for the choices.
        gap: what stands for white space.
    """

    def __init__(self, expression: re.Pattern[str], seed: str, gap: str) -> None:
        self._tree = parser.parse(expression.pattern, expression.flags)
        self._random = random.Random(seed)
        self._gap = gap

    def write(self) -> str:
        """A text that the expression matches, unless what stands around a match forbids it."""
        self._groups: dict[int, str] = {}
        return self._sequence(self._tree)

    def _sequence(self, items: Any) -> str:
        pieces: list[str] = []
        ahead = False
        for op, argument in items:
            name = str(op)
            if not (ahead and name.endswith("REPEAT")):
                pieces.append(self._one(name, argument))
            # What is demanded ahead is written at once, in the place of the repeat that would take it: `(?=old|new)\w+`.
            ahead = name == "ASSERT" and argument[0] > 0
        return "".join(pieces)

    def _one(self, name: str, argument: Any) -> str:
        if name == "LITERAL":
            return chr(argument)
        if name == "IN":
            return self._member(argument)
        if name == "BRANCH":
            return self._sequence(self._random.choice(argument[1]))
        if name == "SUBPATTERN":
            text = self._sequence(argument[3])
            self._groups[argument[0]] = text
            return text
        if name == "ATOMIC_GROUP":
            return self._sequence(argument)
        if name.endswith("REPEAT"):
            least, most, items = argument
            times = least if self._is_gap(items) else self._random.randint(least, min(int(most), least + 2))
            return "".join(self._sequence(items) for _ in range(times))
        if name == "ASSERT" and argument[0] > 0:
            return self._sequence(argument[1])
        if name == "GROUPREF":
            return self._groups.get(argument, "")
        return {"ANY": "k", "NOT_LITERAL": "k"}.get(name, "")

    def _is_gap(self, items: Any) -> bool:
        name, argument = str(items[0][0]), items[0][1]
        return name == "IN" and any(str(value) == "CATEGORY_SPACE" for _, value in argument)

    def _member(self, members: Any) -> str:
        kinds = [(str(op), value) for op, value in members]
        if kinds[0][0] == "NEGATE":
            return "k"
        if any(str(value) == "CATEGORY_SPACE" for _, value in kinds):
            return self._gap
        op, value = self._random.choice(kinds)
        if op == "LITERAL":
            return chr(value)
        if op == "RANGE":
            return chr(self._random.randint(*value))
        return self._random.choice(_OF_CATEGORY.get(str(value), "-"))


class PhraseWriter:
    """Writes what the phrases of a lexicon stand for, from their programs.

    Args:
        programs: see `linter.checks.literal.steps`.
        seed: for the choices.
        gap: what stands between words.
    """

    def __init__(self, programs: tuple[Any, ...], seed: str, gap: str) -> None:
        self._programs = programs
        self._random = random.Random(seed)
        self._gap = gap

    def write(self) -> str:
        """A text that one of the programs finds."""
        opened, closed, steps = self._random.choice(self._programs)
        words = self._gap.join(self._steps(steps)).replace(f"{self._gap},", ",")
        return f"{'“' if opened else ''}{words}{'”' if closed else ''}"

    def _steps(self, steps: Any) -> list[str]:
        words: list[str] = []
        for step in steps:
            made = self._step(step)
            if words and made and made != [","] and step[0] in {WORD, CHOICE} and not step[-1]:
                words += self._random.choice([[], [], ["the"], ["all", "the"]])
            words += made
        return words

    def _step(self, step: Any) -> list[str]:
        if step[0] == WORD:
            return [self._random.choice(sorted(step[1]))]
        if step[0] == GAP:
            return ["pebble"] * self._random.randint(step[1], step[2])
        if step[0] == CHOICE:
            options = [*step[1], ()] if step[2] else step[1]
            return self._steps(self._random.choice(options))
        return [","] if step[0] == COMMA else [self._random.choice(["four", "1,200", "7"])]
