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
def test_the_manual_tells_of_every_format(name):
    assert f"\n| [`{name}`](#{name}) |" in MANUAL
    assert f"\n## `{name}`\n" in MANUAL


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_the_manual_shows_what_is_written(written, name):
    report = HARVEST if name in ("json", "jsonl") else SAMPLE
    rest = written(report, name).removeprefix("\ufeff").replace("\r\n", "\n")
    rest = re.sub(rf'("(?:semanticV|v)ersion"): "{re.escape(__version__)}"', r'\1: "1.0.0"', rest)
    parts = re.split("(?m)^…\n", shown(name))  # a line that stands for lines left out
    assert rest.startswith(parts[0])
    for part in parts:
        assert part in rest
        rest = rest.partition(part)[2]
    assert rest == ""
