"""Every refusal says what is wrong, where, and what to do next."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from linter.cli import mtlint as commands
from linter.cli.console import BROKEN
from linter.errors import LinterError
from tests.e2e.conftest import BAD


@pytest.fixture
def refusal(tmp_path, monkeypatch):
    """Runs a command in a folder with `a.txt` that must be refused; returns what is said."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(BAD)
    (tmp_path / "b.toml").write_text('\nignore = ["NOPE"]\n')

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(commands, arguments)
        if isinstance(result.exception, LinterError):
            return str(result.exception)
        assert result.exit_code == BROKEN, result.output
        return result.output

    return run


@pytest.mark.parametrize(
    ("arguments", "said", "to_do"),
    [
        (["chek", "a.txt"], "chek", "did you mean “check”"),
        (["a.txt"], "a.txt", "mtlint check a.txt"),
        (["check", "a.tx"], "a.tx", "did you mean “a.txt”"),
        (["check", "zzz"], "zzz", "from the current folder"),
        (["names", "a.tx"], "a.tx", "did you mean “a.txt”"),
        (["check", "--show-settings", "a.tx"], "a.tx", "did you mean “a.txt”"),
        (["check", "-", "a.txt"], "`-`", "leave the other paths out"),
        (["check", "-", "--show-files"], "--show-files", "name files or folders"),
        (["names", "-"], "standard input", "name some"),
        (["check", "a.txt", "--select", "dup"], "dup", "did you mean “DUP”"),
        (["check", "a.txt", "--select", "XYZ999"], "XYZ999", "`mtlint rule"),
        (["check", "a.txt", "--ignore", "doubled-wrod"], "doubled-wrod", "did you mean “doubled-word”"),
        (["rule", "XYZ999"], "XYZ999", "`mtlint rule"),
        (["check", "a.txt", "--config", "b.toml"], "b.toml:2: ignore", "`mtlint rule"),
        (["check", "a.txt", "--config", "fail-on=error"], "--config fail-on=error", "in quotes"),
        (["check", "a.txt", "--config", "none.toml"], "none.toml", "no such file"),
        (["check", "a.txt", "--config", ""], "--config", "KEY = VALUE"),
        (["check", "a.txt", "--format", "sarf"], "sarf", "sarif"),
        (["check", "a.txt", "-o", "sarf:x"], "sarf", "sarif"),
        (["check", "a.txt", "--exclude", "[z-a]"], "[z-a]", ".gitignore"),
        (["check", "a.txt", "--include", "!"], "“!”", ".gitignore"),
        (["check", "a.txt", "--per-file-ignores", "DUP"], "DUP", "GLOB:CODES"),
        (["check", "a.txt", "--encoding", "klingon"], "klingon", "cp1252"),
        (["check", "a.txt", "--max-file-size", "huge"], "huge", "10MB"),
        (["check", "a.txt", "--jobs", "0"], "--jobs", "or auto"),
        (["check", "a.txt", "--language", "de"], "de", "'en', 'any'"),
        (["check", "a.txt", "--fail-on", "bad"], "bad", "'error', 'warning', 'info', 'never'"),
        (["check", "a.txt", "--unsafe-fixes"], "--unsafe-fixes", "--fix or --diff"),
        (["check", "a.txt", "--roster", "none.toml"], "none.toml", "no such file"),
        (["check", "a.txt", "--baseline", "none.json"], "none.json", "--write-baseline"),
        (["names", "a.txt", "--force"], "--force", "--write-roster"),
        (["init", "none"], "none", "make it first"),
    ],
)
def test_a_refusal_says_what_to_do(refusal, arguments, said, to_do):
    message = refusal(*arguments)
    assert said in message
    assert to_do in message


def test_where_nothing_is_linted_the_reason_is_said(mtlint, tmp_path):
    (tmp_path / "a.py").write_text("")
    run = mtlint("check")
    assert run.code == 0
    assert "--include" in run.err
    text = "Ceci est un livre qui parle de la vie et de la mort des hommes dans les villes. " * 40
    (tmp_path / "f.txt").write_text(text, "utf-8")
    assert "--language any" in mtlint("check", "f.txt").err


def test_a_name_of_standard_input_can_be_excluded(mtlint, tmp_path):
    (tmp_path / "mtlint.toml").write_text('exclude = ["old/"]\n')
    assert mtlint("check", "-", "--stdin-filename", "old/a.txt", stdin=BAD.encode()).code == 0
    assert mtlint("check", "-", "--stdin-filename", "new/a.txt", stdin=BAD.encode()).code == 1
    run = mtlint("check", "-", "--fix", "--unsafe-fixes", "--stdin-filename", "old/a.txt", stdin=BAD.encode())
    assert run.out == BAD
