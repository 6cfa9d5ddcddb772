from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from linter.reporters import reporter

if TYPE_CHECKING:
    from collections.abc import Callable

    from linter.findings import Report


@pytest.fixture(scope="session")
def written() -> Callable[..., str]:
    """What the reporter of a format writes."""

    def write(report: Report, name: str = "text", *, color: bool = False) -> str:
        out = io.StringIO()
        reporter(name).write(report, out, color=color)
        return out.getvalue()

    return write
