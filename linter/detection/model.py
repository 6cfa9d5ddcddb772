"""What the measures say: how much each speaks for a machine, as it was measured (`data/detection.txt`)."""

from __future__ import annotations

from functools import cache
from math import sqrt, tanh
from typing import TYPE_CHECKING, NamedTuple

from linter.data.tables import rows
from linter.detection.measures import PLAIN, Measures

if TYPE_CHECKING:
    from collections.abc import Sequence

CLIP, REGISTER_CLIP = 3.0, 2.0
"""Spreads from the mean beyond which a measure says no more: one odd figure must not decide."""


class Weight(NamedTuple):
    """One measure as it was met, its square root taken where it is a rate.

    Attributes:
        mean: of the texts it was measured in.
        spread: its standard deviation there.
        weight: log-odds for a machine by each spread above the mean.
        learned: what is added to `weight` in learned prose, and taken from it in plain prose.
        register: 1 or -1 where it tells learned prose from plain, and 0 otherwise.
        human: the mean of human text, in the unit of the measure.
        machine: the same of machine translation.
    """

    mean: float
    spread: float
    weight: float
    learned: float
    register: int
    human: float
    machine: float


class Model(NamedTuple):
    """All that was measured.

    Attributes:
        measures: those that are taken.
        weights: one for each of them, in order; None for those without a weight.
        offset: log-odds of a text that is average in all.
        offset_learned: what is added to it in learned prose.
        middle: the register between learned and plain prose.
        steep: how fast one goes over into the other.
        some, strong: log-odds from which there is some evidence, and strong evidence.
        rules: how many rules each category had.
    """

    measures: Measures
    weights: tuple[Weight | None, ...]
    offset: float
    offset_learned: float
    middle: float
    steep: float
    some: float
    strong: float
    rules: dict[str, int]

    def weigh(self, values: Sequence[float], unknown: frozenset[str]) -> tuple[float, dict[str, float]]:
        """Log-odds of a text, and what each of its measures adds; those in `unknown` add nothing."""
        names = self.measures.names
        steps: list[tuple[str, float, Weight]] = []
        for name, value, weight in zip(names, values, self.weights, strict=True):
            if weight is not None and name not in unknown:
                plain = value if name in PLAIN else sqrt(value)
                steps.append((name, (plain - weight.mean) / weight.spread, weight))
        learned = self.learned([(step, weight.register) for _, step, weight in steps if weight.register])
        added = {
            name: max(-CLIP, min(CLIP, step)) * (weight.weight + learned * weight.learned)
            for name, step, weight in steps
        }
        return self.offset + learned * self.offset_learned + sum(added.values()), added

    def learned(self, steps: Sequence[tuple[float, int]]) -> float:
        """How learned a text is, from -1 (a story, the news) to 1 (a paper)."""
        sums = {1: [0.0], -1: [0.0]}
        for step, sign in steps:
            sums[sign].append(max(-REGISTER_CLIP, min(REGISTER_CLIP, step)))
        register = sum(sums[1]) / max(1, len(sums[1]) - 1) - sum(sums[-1]) / max(1, len(sums[-1]) - 1)
        return tanh(self.steep * (register - self.middle))


@cache
def model() -> Model:
    """The model that ships with mtlint, read when a text first needs it."""
    single: dict[str, float] = {}
    rules: dict[str, int] = {}
    found: dict[str, Weight] = {}
    for row in rows("detection"):
        kind, name, *numbers = row.split("\t")
        if kind == "measure":
            mean, spread, weight, learned, register, human, machine = map(float, numbers)
            found[name] = Weight(mean, spread, weight, learned, int(register), human, machine)
        elif kind == "rules":
            rules[name] = int(numbers[0])
        else:
            single[name] = float(numbers[0])
    measures = Measures(found)
    return Model(measures, tuple(found.get(name) for name in measures.names), rules=rules, **single)
