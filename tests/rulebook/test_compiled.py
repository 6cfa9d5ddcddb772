"""The compiled rulebook is the written one, and a bad cache only costs time."""

from __future__ import annotations

import os
import pickle
import re

import pytest

from linter.lazy import compiled as compiled_expression
from linter.rulebook import compiled
from tests.conftest import RULEBOOK


@pytest.fixture(autouse=True)
def _forget():
    """One process keeps the rulebook it has loaded: each test starts without."""
    compiled.builtin_rulebook.cache_clear()


def again(cache):
    compiled.builtin_rulebook.cache_clear()
    return compiled.builtin_rulebook(str(cache))


def same(first, second) -> bool:
    return [(r, r.triggers) for r in first.rules] == [(r, r.triggers) for r in second.rules]


def test_the_cache_gives_what_the_yaml_says(tmp_path):
    fresh = again(tmp_path)
    assert list(tmp_path.glob("rulebook-*.bin"))
    assert same(fresh, again(tmp_path))
    assert same(fresh, RULEBOOK)


def test_a_fresh_cache_needs_no_yaml(tmp_path, monkeypatch):
    again(tmp_path)
    monkeypatch.setattr("linter.rulebook.load.load_pack", lambda _: pytest.fail("parsed again"))
    assert same(again(tmp_path), RULEBOOK)


@pytest.mark.parametrize("damage", [b"", b"\xe9", b"nonsense", b"[\x01\x00\x00\x00i\x07\x00\x00\x00"])
def test_a_damaged_cache_is_made_again(tmp_path, damage):
    again(tmp_path)
    (file,) = tmp_path.glob("rulebook-*.bin")
    file.write_bytes(damage)
    assert same(again(tmp_path), RULEBOOK)
    assert file.read_bytes() != damage


def test_a_changed_rule_makes_a_new_cache(tmp_path, monkeypatch):
    pack = tmp_path / "pack"
    pack.mkdir()
    text = "family: names\nrules:\n- {id: NAM900, name: x, message: m, why: w, pattern: foo, bad: [⟦foo⟧], good: [b]}\n"
    monkeypatch.setattr(compiled, "builtin_pack", lambda: str(pack))
    (pack / "a.yaml").write_text(text, "utf-8")
    assert again(tmp_path / "c").rules[0].message == "m"
    (pack / "a.yaml").write_text(text.replace("message: m", "message: n"), "utf-8")
    assert again(tmp_path / "c").rules[0].message == "n"
    assert len(list((tmp_path / "c").iterdir())) == 1, "the old one is replaced"


def test_what_old_installations_left_is_swept(tmp_path):
    names = ("rulebook-0000000a.bin", "rulebook-0000000b.bin", "results-1.sqlite")
    old, young, other = (tmp_path / name for name in names)
    for file in (old, young, other):
        file.write_bytes(b"x")
    for file in (old, other):
        os.utime(file, (0, 0))
    again(tmp_path)
    assert not old.exists()
    assert young.exists()
    assert other.exists()


def test_no_place_for_a_cache_is_no_failure(tmp_path):
    (tmp_path / "file").write_text("")
    assert same(again(tmp_path / "file" / "below"), RULEBOOK)


def test_a_used_rulebook_goes_to_another_process(tmp_path):
    """What was looked up in it stays behind: views of memory cannot be sent."""
    book = again(tmp_path)
    for rulebook in (book, again(tmp_path)):
        (table,) = rulebook.anchor_tables
        assert table.number_of(["responsibility"])["responsibility"]
        assert pickle.loads(pickle.dumps(table)) == table
    rules = pickle.loads(pickle.dumps(rulebook.rules[:40]))
    assert [(rule, rule.triggers) for rule in rules] == [(rule, rule.triggers) for rule in rulebook.rules[:40]]


def test_a_broken_expression_spoils_no_cache(tmp_path):
    with pytest.raises(re.error):
        compiled_expression("foo (bar")
    assert same(again(tmp_path), RULEBOOK)
