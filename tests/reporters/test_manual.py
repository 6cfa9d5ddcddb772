"""The reports that the manual shows are reports that mtlint writes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linter.reporters import FORMATS
from linter.version import __version__
from tests.reporters.samples import HARVEST, SAMPLE

MANUAL = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")


def shown(name: str) -> str:
    """The first block of code below the heading of a format."""
    section = MANUAL.split(f"\n## `{name}`", 1)[1]
    return re.search(r"\n```\w*\n(.*?)```\n", section, re.DOTALL)[1]


@pytest.mark.parametrize("name", FORMATS)
def test_the_manual_shows_what_is_written(written, name):
    report = HARVEST if name in ("json", "jsonl") else SAMPLE
    assert shown(name) == written(report, name).replace(f'"version": "{__version__}"', '"version": "1.0.0"')
