"""No rule is tried everywhere: its literals are rare in English."""

from __future__ import annotations

from benchmarks.rules import MOST_HITS, ROOT, hits_per_kb
from linter.text.document import Document
from tests.conftest import RULEBOOK


def test_the_literals_of_every_rule_are_rare():
    files = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
    docs = [Document.from_bytes(file.read_bytes(), f"{file.name}") for file in files]
    hits = hits_per_kb(RULEBOOK.rules, docs)
    assert {rule: round(rate, 1) for rule, rate in hits.items() if rate > MOST_HITS} == {}
