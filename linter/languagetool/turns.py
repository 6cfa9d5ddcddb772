"""Several questions at a time, answered as they come."""

from __future__ import annotations

from collections import deque
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

_LOOK = 1.0  # seconds after which Ctrl-C is heard on Windows, where waiting for a queue is deaf to it


def in_turns(ask: Callable[[T], R], things: Sequence[T], width: int) -> Iterator[tuple[int, R]]:
    """The index of each thing and what is answered about it, in the order of the answers.

    The threads are such as nobody waits for: after Ctrl-C, or once a question has failed, a run does not stay for what
    is still under way.

    Args:
        ask: answers; called by several threads at a time.
        things: what to ask about.
        width: how many at a time.

    Raises:
        Exception: the first that `ask` raised; nothing more is asked then.
    """
    waiting = deque(enumerate(things))
    done: SimpleQueue[tuple[int, R | Exception]] = SimpleQueue()

    def work() -> None:
        while True:
            try:
                index, thing = waiting.popleft()
            except IndexError:
                return
            try:
                done.put((index, ask(thing)))
            except Exception as error:  # noqa: BLE001  raised again where somebody listens
                waiting.clear()
                done.put((index, error))

    for _ in range(min(width, len(things))):
        Thread(target=work, daemon=True).start()
    try:
        for _ in things:
            index, answer = _next(done)
            if isinstance(answer, Exception):
                raise answer
            yield index, answer
    finally:
        waiting.clear()


def _next(queue: SimpleQueue[T]) -> T:
    while True:
        try:
            return queue.get(timeout=_LOOK)
        except Empty:
            continue
