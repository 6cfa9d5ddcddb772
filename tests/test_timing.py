"""The stopwatch behind `--statistics`."""

from __future__ import annotations

import time

import pytest

from linter import timing


@pytest.fixture
def stopwatch():
    """A stopwatch that runs for this test alone."""
    timing.begin()
    yield
    timing.take()
    timing._running.clear()


@pytest.mark.usefixtures("stopwatch")
def test_a_stage_inside_another_stops_the_clock_of_the_other():
    with timing.stage("lint"):
        with timing.stage("ask"):
            time.sleep(0.2)
        with timing.stage("ask"), timing.stage("start"):
            time.sleep(0.2)
    seconds, _ = timing.take()
    assert seconds["ask"] >= 0.2
    assert seconds["start"] >= 0.2
    assert seconds["lint"] < 0.15, "what was asked was counted as linting too"


@pytest.mark.usefixtures("stopwatch")
def test_a_stage_that_fails_is_measured_too():
    with pytest.raises(ZeroDivisionError), timing.stage("lint"), timing.stage("ask"):
        raise ZeroDivisionError
    assert set(timing.take()[0]) == {"lint", "ask"}
    with timing.stage("read"):
        pass
    assert timing.take()[0]["read"] >= 0, "the next stage counts from nothing"


def test_nothing_is_measured_unless_asked():
    with timing.stage("lint"):
        timing.count("files", 3)
    assert timing.take() == ({}, {})
