"""A real LanguageTool, and a running server of it, for all tests of a session."""

from __future__ import annotations

import pytest

from linter.languagetool.server import started
from tests.languagetool.real import Real, real_languagetool


@pytest.fixture(scope="session")
def real() -> Real:
    """Java and LanguageTool; skips or fails without them."""
    return real_languagetool()


@pytest.fixture(scope="session")
def running(real):
    """The address of a server that all tests share; they must not stop it."""
    server = started(real.java, real.home, seconds=120)
    yield f"{server.url}/"
    server.stop()
