"""What the measures say: how much each speaks for a machine, as it was measured (`data/detection.txt`)."""

from __future__ import annotations

from functools import cache
from math import sqrt, tanh
from typing import TYPE_CHECKING, NamedTuple

from linter.data.tables import rows
from linter.detection.measures import PLAIN, Measures
from linter.frozen import frozen, once

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


_SILENT = Weight(0.0, 1.0, 0.0, 0.0, 0, 0.0, 0.0)


@frozen
class Model:
    """All that was measured.

    Attributes:
        measures: those that are taken.
        weights: one for each of them, in order.
        offset: log-odds of a text that is average in all.
        offset_learned: what is added to it in learned prose.
        middle: the register between learned and plain prose.
        steep: how fast one goes over into the other.
        some, strong: log-odds from which there is some evidence, and strong evidence.
        rules: how many rules each category had.
    """

    measures: Measures
    weights: tuple[Weight, ...]
    offset: float
    offset_learned: float
    middle: float
    steep: float
    some: float
    strong: float
    rules: dict[str, int]

    def weigh(self, values: Sequence[float], unknown: frozenset[str]) -> tuple[float, list[float]]:
        """Log-odds of a text, and what each of its measures adds; those in `unknown` add nothing."""
        scaled = list(map(sqrt, values))
        for at in self._plain:
            scaled[at] = values[at]
        steps = [
            CLIP if step > CLIP else -CLIP if step < -CLIP else step  # noqa: FURB136  calls would take twice as long
            for step in [(value - mean) * scale for value, mean, scale in zip(scaled, *self._scales, strict=True)]
        ]
        for at, name in enumerate(self.measures.names) if unknown else ():
            if name in unknown:
                steps[at] = 0.0
        register = sum([_bounded(steps[at]) * part for at, part in self._register])
        learned = tanh(self.steep * (register - self.middle))
        added = [step * (weight + learned * more) for step, weight, more in zip(steps, *self._columns, strict=True)]
        return self.offset + learned * self.offset_learned + sum(added), added

    @once
    def _plain(self) -> list[int]:
        """Where the measures stand that are no rates."""
        return [at for at, name in enumerate(self.measures.names) if name in PLAIN]

    @once
    def _scales(self) -> tuple[list[float], list[float]]:
        return [weight.mean for weight in self.weights], [1 / weight.spread for weight in self.weights]

    @once
    def _columns(self) -> tuple[list[float], list[float]]:
        return [weight.weight for weight in self.weights], [weight.learned for weight in self.weights]

    @once
    def _register(self) -> list[tuple[int, float]]:
        """Where the measures stand that tell the register, each with its share of the mean of its side."""
        signs = [weight.register for weight in self.weights]
        return [(at, sign / signs.count(sign)) for at, sign in enumerate(signs) if sign]


def _bounded(step: float) -> float:
    return max(-REGISTER_CLIP, min(REGISTER_CLIP, step))


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
    return Model(measures, tuple(found.get(name, _SILENT) for name in measures.names), rules=rules, **single)
