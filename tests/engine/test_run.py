"""Runs over files: what vanishes, what grows, what differs by folder, and several processes."""

from __future__ import annotations

import pytest

from linter.api import lint_paths, rules_of
from linter.config import Config, Configs
from linter.engine import run as run_module
from linter.engine.discover import by_config, discover
from linter.engine.run import run, run_text
from linter.errors import LinterError

BAD = "The firm promised promised to answer soon.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(BAD)
    return tmp_path


def found_in(*paths: str, **options):
    found = discover(paths or (".",), Configs(Config(), **options))
    return found, {config: rules_of(config) for config in by_config(found.targets)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_vanishes_is_a_finding_and_the_rest_goes_on(folder, jobs):
    found, books = found_in()
    (folder / "b.txt").unlink()
    report = run(found, books, jobs).report
    assert [(f.location.path, f.rule) for f in report.findings] == [
        ("a.txt", "DUP001"), ("b.txt", "INT002"), ("c.txt", "DUP001"),
    ]  # fmt: skip


def test_a_file_that_grows_past_the_limit_is_skipped(folder):
    found, books = found_in(max_file_size=1000)
    (folder / "b.txt").write_text(BAD * 100)
    report = run(found, books, 1).report
    assert {f.path: f.skipped for f in report.files}["b.txt"] == "larger than 1,000 bytes"


def test_a_worker_that_dies_is_told(folder, monkeypatch):
    found, books = found_in()
    monkeypatch.setattr(run_module, "_start_worker", _die)
    with pytest.raises(LinterError, match="--jobs 1"):
        run(found, books, 2)


def _die(_: object) -> None:
    import os

    os._exit(3)


def test_confidence_decides(folder):
    assert not run(*found_in(min_confidence=1.0), 1).report.findings


def test_paths_are_named_once_and_in_order(folder):
    report = lint_paths(["c.txt", ".", "a.txt", "./a.txt"], select=["DUP"])
    assert [f.path for f in report.files] == ["a.txt", "b.txt", "c.txt"]
    assert [f.location.path for f in report.findings] == ["a.txt", "b.txt", "c.txt"]


def test_a_text_that_is_no_file():
    config = Config()
    outcome = run_text(BAD.encode(), "chapter.txt", config, rules_of(config))
    assert [str(f.location) for f in outcome.report.findings] == ["chapter.txt:1:10"]
    assert run_text(b"\0" * 9, "x.txt", config, rules_of(config)).report.files[0].skipped == "binary"
