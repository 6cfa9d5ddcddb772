"""Names in texts written at random are found as well as they were: a guard, with room for chance.

The figures themselves are those of `python -m benchmarks.names`; see docs/names.md.
"""

from __future__ import annotations

import random

import pytest

from benchmarks.names import rates, said_of
from benchmarks.names_texts import write

TEXTS = 250


@pytest.fixture(scope="module")
def measured():
    rng = random.Random(20)
    dirty, clean = ([write(rng, rate) for _ in range(TEXTS)] for rate in (0.1, 0.0))
    return dirty, said_of(dirty), said_of(clean)


def test_warnings_are_right(measured):
    warnings = rates("log-odds >= 2", *measured)
    assert warnings.precision >= 0.98
    assert warnings.recall >= 0.65
    assert warnings.alarms <= 4


def test_possible_variants_are_worth_a_look(measured):
    possible = rates("log-odds >= 0", *measured)
    assert possible.f1 >= 0.9
    assert possible.alarms <= 16


def test_likeness_of_letters_does_worse(measured):
    letters, ours = (rates(method, *measured) for method in ("ratio >= 85", "log-odds >= 0"))
    assert ours.f1 > letters.f1 + 0.1
