"""What all tests share: the built-in rules, loaded once, and a way to lint a text."""

from __future__ import annotations

import os
import time

import pytest

from linter.engine.lint import Plan, lint_document
from linter.rulebook.load import load_pack
from linter.rulebook.model import Rulebook
from linter.rulebook.packs import builtin_pack
from linter.text.document import Document

os.environ["MTLINT_CONFIG_HOME"] = ""  # the settings of whoever runs the tests have no say in them

PAGES = load_pack(builtin_pack())
RULEBOOK = Rulebook(tuple(page.rule for page in PAGES))
PLAN = Plan(RULEBOOK)


def plan_of(*ids: str) -> Plan:
    """A plan with these rules and the engine's own."""
    return Plan(Rulebook(tuple(r for r in RULEBOOK.rules if r.id in ids or r.category == "internal")))


def findings_of(text: str, *ids: str, path: str = "example.txt") -> list:
    """The findings of these rules (all if none is named) on a text."""
    doc = Document.from_bytes(text.encode("utf-8", "surrogatepass"), path)
    return list(lint_document(doc, plan_of(*ids) if ids else PLAN).findings)


def is_linear(piece: str, *ids: str) -> bool:
    """Whether a piece of text said four times as often takes about four times as long; a busy machine has some room."""
    findings_of(piece, *ids)

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        findings_of(text, *ids)
        return time.process_time() - start

    return seconds(40_000) < 0.5 + 8 * seconds(10_000)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache folder for this test alone."""
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"
