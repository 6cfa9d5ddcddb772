"""Where answers come from in a run: a server of our own, started at the first question, or one that the user names."""

from __future__ import annotations

import os
import time
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from linter.languagetool.blocks import joined, parted
from linter.languagetool.model import Alert, LanguageToolError
from linter.timing import stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.languagetool.client import Client
    from linter.languagetool.model import Question
    from linter.languagetool.server import Server

Answers = dict[str, tuple[Alert, ...]]
"""What is said of each paragraph, by its text."""

WIDTH = 2
"""Questions at a time: as many as cores on a small machine; each more needs memory of the server."""
PATIENCE = 120.0
"""Seconds for one question. The first takes 5 s where nothing else runs, and took 36 where eight other programs did."""
VARIABLE = "MTLINT_GRAMMAR_TIMEOUT"
_DYING = 1.0  # seconds between a connection that breaks and the news that Java has ended


class Source(ABC):
    """A server to ask; starts and asks nothing before `answers`.

    Attributes:
        told: what it is, for the user.
        version: what kept answers depend on.
    """

    told = ""
    version = ""

    def __init__(self) -> None:
        self._seconds = _patience()
        self._clients: dict[Question, Client] = {}

    def answers(self, groups: Sequence[list[str]], question: Question) -> Iterator[Answers]:
        """What is said of some paragraphs, group by group as the answers come.

        Raises:
            LanguageToolError: the server cannot be started, has died, is slow or answers nonsense.
        """
        from linter.languagetool.turns import in_turns

        with stage("start"):
            if question not in self._clients:
                from linter.languagetool.client import Client

                self._clients[question] = Client(self.base(), question, self._seconds)
            client = self._clients[question]
        with stage("ask"):
            for index, alerts in in_turns(client.ask, [joined(group) for group in groups], WIDTH):
                texts = groups[index]
                yield dict(zip(texts, map(tuple, parted(alerts, texts)), strict=True))

    @abstractmethod
    def base(self) -> str:
        """The address to ask, ending in a slash.

        Raises:
            LanguageToolError: there is no server, and none can be started.
        """

    @abstractmethod
    def given_up(self, error: LanguageToolError) -> str:
        """Why no more can be asked after this error, with the cure; empty where asking again may help."""

    def close(self) -> None:
        """Stop what was started; may be called twice."""
        self._clients.clear()


class OwnServer(Source):
    """A server that is started for this run, and once more where it dies."""

    def __init__(self) -> None:
        """Find Java and LanguageTool.

        Raises:
            LanguageToolError: one is missing or too old.
        """
        super().__init__()
        from linter.languagetool.find import find_home, find_java

        self._java = find_java()
        self._home = find_home()
        self._server: Server | None = None
        self._has_died = False
        self.version = self._home.version or self._home.folder
        self.told = f"LanguageTool {self._home.version or self._home.folder} with Java {self._java.version}"

    def base(self) -> str:
        """The address of the server, which is started if it is not there."""
        if self._server is None:
            from linter.languagetool.server import started

            self._server = started(self._java, self._home)
        return f"{self._server.url}/"

    def given_up(self, error: LanguageToolError) -> str:
        """A server that died is started again, once: a second time it would be the text, or the machine."""
        from linter.languagetool.client import SlowError

        if isinstance(error, SlowError):
            return _slow(self._seconds)
        if self._server is None or not _ends(self._server):
            return str(error)
        why = self._server.why()
        self.close()
        if self._has_died:
            return (
                f"LanguageTool ended in the middle, and again after a new start: {why}. `mtlint doctor` looks at both"
            )
        self._has_died = True
        return ""

    def close(self) -> None:
        """Stop the server."""
        super().close()
        server, self._server = self._server, None
        if server:
            server.stop()


class NamedServer(Source):
    """A server that the user names, which is neither started nor stopped."""

    _CURE: ClassVar[str] = "see whether it still runs, or leave --grammar-server out to have one started"

    def __init__(self, url: str) -> None:
        """Ask it for its version.

        Raises:
            LanguageToolError: no LanguageTool answers there, or one that is too old.
        """
        super().__init__()
        from linter.languagetool.client import base_of, shown, version_at
        from linter.languagetool.find import OLDEST, numbers

        self._base = base_of(url)
        version = version_at(self._base)
        if numbers(version) < OLDEST:
            oldest = ".".join(map(str, OLDEST))
            raise LanguageToolError(
                f"the server at {shown(self._base)} runs LanguageTool {version}, {oldest} or newer is needed"
            )
        self.told = self.version = f"LanguageTool {version} at {shown(self._base)}"  # its settings are its own

    def base(self) -> str:
        """The address that the user gave."""
        return self._base

    def given_up(self, error: LanguageToolError) -> str:
        """Always: what it does is not for us to mend."""
        from linter.languagetool.client import SlowError

        return _slow(self._seconds) if isinstance(error, SlowError) else f"{error}: {self._CURE}"


def _slow(seconds: float) -> str:
    return f"LanguageTool did not answer within {seconds:g} s; {VARIABLE}=SECONDS gives it longer"


def _ends(server: Server) -> bool:
    """Whether the server has ended, or does so now."""
    deadline = time.monotonic() + _DYING
    while not server.has_ended():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _patience() -> float:
    """The seconds for one question.

    Raises:
        LanguageToolError: the variable holds no number of seconds.
    """
    given = os.environ.get(VARIABLE)
    if not given:
        return PATIENCE
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 86_400:
        raise LanguageToolError(f"{VARIABLE} is “{given}”, which is no number of seconds from 0 to a day")
    return seconds
