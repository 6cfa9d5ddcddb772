"""How long the stages of a run take, for `--statistics`: one stopwatch a process, which stands still unless asked.

Stages are measured around many files at a time, so that measuring costs nothing. With several processes a stage takes
the sum of what it took in each. Nothing of this ever enters a report.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STAGES = {
    "discover": "find the files",
    "read": "read them, with what the cache knows",
    "recall": "look up what LanguageTool said before",
    "start": "start LanguageTool",
    "ask": "ask LanguageTool",
    "lint": "lint them one by one",
    "keep": "keep results in the cache",
    "conclude": "conclude across files",
    "suppress": "leave out what is suppressed",
    "report": "print the report",
}
_spent: dict[str, float] = {}
_counted: dict[str, int] = {}
_running: list[bool] = []
_inside: list[float] = []  # what the stages within each open one took


def begin() -> None:
    """Forget what was measured, and measure from now on."""
    _running[:] = [True]
    _spent.clear()
    _counted.clear()


def is_running() -> bool:
    """Whether anything is measured."""
    return bool(_running)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Measure a stage; it may come many times. While another stands inside it, its own time stands still."""
    started = time.perf_counter()
    _inside.append(0.0)
    try:
        yield
    finally:
        whole = time.perf_counter() - started
        inside = _inside.pop()
        if _inside:
            _inside[-1] += whole
        if _running:
            _spent[name] = _spent.get(name, 0.0) + whole - inside


def count(name: str, number: int) -> None:
    """Count things of a kind."""
    if _running and number:
        _counted[name] = _counted.get(name, 0) + number


def take() -> tuple[dict[str, float], dict[str, int]]:
    """The seconds of each stage and the counts so far; both begin again at nothing."""
    taken = dict(_spent), dict(_counted)
    _spent.clear()
    _counted.clear()
    return taken


def add(seconds: Mapping[str, float], counts: Mapping[str, int]) -> None:
    """Add what another process took."""
    for name, more in seconds.items():
        _spent[name] = _spent.get(name, 0.0) + more
    for name, number in counts.items():
        _counted[name] = _counted.get(name, 0) + number


def lines() -> list[str]:
    """What was measured so far as a table, stages in the order in which a run has them; those not met are left out."""
    met = [(words, _spent[name]) for name, words in _STAGES.items() if name in _spent]
    width = max((len(words) for words, _ in met), default=0)
    told = ["Seconds by stage, added up over all processes:"]
    told += [f"  {words:<{width}}  {seconds:8.3f}" for words, seconds in met]
    return told + [f"{number:,} {name}" for name, number in _counted.items()]
