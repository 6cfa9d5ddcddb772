"""Questions go two at a time, and an answer or an error comes as soon as it is there."""

from __future__ import annotations

import time
from threading import Event, Lock

import pytest

from linter.languagetool.turns import in_turns


def test_every_answer_comes_with_its_index():
    assert dict(in_turns(lambda number: number * 2, range(50), 2)) == {n: n * 2 for n in range(50)}
    assert list(in_turns(str, [], 2)) == []


def test_so_many_at_a_time():
    lock, under_way, most = Lock(), [0], [0]

    def ask(_: int) -> None:
        with lock:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
        time.sleep(0.02)
        with lock:
            under_way[0] -= 1

    assert len(list(in_turns(ask, range(8), 2))) == 8
    assert most == [2]


def test_an_error_does_not_wait_for_the_others():
    go = Event()
    asked = []

    def ask(number: int) -> None:
        asked.append(number)
        if number == 0:
            go.wait(10)
        else:
            raise OSError("gone")

    started = time.monotonic()
    with pytest.raises(OSError, match="gone"):
        list(in_turns(ask, range(9), 2))
    assert time.monotonic() - started < 5
    go.set()
    assert sorted(asked) == [0, 1]
