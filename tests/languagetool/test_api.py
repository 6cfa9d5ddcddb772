"""A program may ask LanguageTool too, by the settings or by a word."""

from __future__ import annotations

import logging

import pytest

import linter

TEXT = "The lamp has already began to burn.\n\nThe firm promised promised to answer.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch, cache):
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def languagetool(real, monkeypatch):
    monkeypatch.setenv("LTP_JAR_DIR_PATH", real.home.folder)


@pytest.fixture
def no_java(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.delenv("JAVA_HOME", raising=False)


def rules(report: linter.Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_grammar_is_off_unless_asked_for(folder):
    assert rules(linter.lint_paths(["."])) == ["DUP001"]


def test_asked_by_a_word_or_by_the_settings(folder, languagetool):
    asked = rules(linter.lint_paths(["."], grammar="require"))
    assert asked == ["GRA101", "DUP001"]
    (folder / "mtlint.toml").write_text('grammar = "auto"\n')
    assert rules(linter.lint_paths(["."])) == asked  # from memory
    assert rules(linter.lint_paths(["."], grammar="off")) == ["DUP001"]


def test_without_java_auto_goes_on_and_says_so(folder, no_java, caplog):
    with caplog.at_level(logging.WARNING, "linter"):
        assert rules(linter.lint_paths(["."], grammar="auto")) == ["DUP001"]
    assert "without LanguageTool: there is no Java: install Java 17" in caplog.text


def test_without_java_require_fails(folder, no_java):
    with pytest.raises(linter.LinterError, match="there is no Java: install Java 17"):
        linter.lint_paths(["."], grammar="require")


def test_another_word_is_refused(folder):
    with pytest.raises(linter.LinterError, match="grammar is one of off, auto, require, not “yes”"):
        linter.lint_paths(["."], grammar="yes")
