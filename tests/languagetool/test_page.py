"""The page about LanguageTool: its messages are those of the code, all of them, and its options and commands exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

from linter.cli import mtlint
from linter.config.model import GRAMMAR, VARIANTS
from linter.languagetool import install
from linter.languagetool.model import NEWEST, OLDEST_JAVA

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "languagetool.md").read_text("utf-8")
ROWS = re.findall(r"^\| `([^`]+)` \|[^|]+\|[^|]+\|$", PAGE.partition("| message |")[2], re.MULTILINE)
CODE = [ast.parse(file.read_text("utf-8")) for file in sorted((ROOT / "linter" / "languagetool").glob("*.py"))]


def template(node: ast.AST) -> str:
    """A text as the code has it, with … for each value that is put in."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(template(part) for part in node.values)
    return "…"


def texts() -> set[str]:
    """All texts of the code that are no documentation."""
    return {
        template(node)
        for tree in CODE
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
    }


def raised() -> set[str]:
    """What the errors say, where the code has words of its own for them."""
    calls = (node for tree in CODE for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    said = {
        template(call.args[0]) for call in calls if getattr(call.func, "id", "") in ("LanguageToolError", "SlowError")
    }
    return {text for text in said if re.search(r"\w{3}", text)}


def says(row: str, text: str) -> bool:
    """Whether a row of the table speaks of a text; what is put in stands for anything on both sides."""
    return bool(re.search(".*".join(map(re.escape, row.split("…"))), text, re.DOTALL))


@pytest.mark.parametrize("row", ROWS)
def test_every_message_of_the_table_is_one_of_the_code(row):
    assert any(says(row, text) for text in texts())


@pytest.mark.parametrize("text", sorted(raised()))
def test_every_message_of_the_code_is_in_the_table(text):
    if text == "… did not answer in time":  # told in other words, see `source`
        text = "LanguageTool did not answer within … s; …=SECONDS gives it longer"
        assert text in texts()
    if text == "…: make room, or …":
        text = "… MB are needed in …, and … MB are free"
        assert text in texts()
    assert any(says(row, text) for row in ROWS)


def test_there_are_messages():
    assert len(ROWS) > 20
    assert len(raised()) > 15
    assert not any(says("is too small", text) for text in texts())


def test_the_options_of_the_page_are_all_there_are():
    check = mtlint.get_command(click.Context(mtlint), "check")
    options = {name for option in check.params for name in option.opts if name.startswith("--grammar")}
    assert options == set(re.findall(r"^\| `(--grammar[\w-]*)", PAGE, re.MULTILINE))
    assert set(GRAMMAR) == set(re.findall(r"^\| `--grammar (\w+)`", PAGE, re.MULTILINE))
    assert all(f"`{code}`" in PAGE for code in VARIANTS)
    fetch = mtlint.get_command(click.Context(mtlint), "grammar").commands["install"]
    assert all(option.opts[0] in PAGE for option in fetch.params if isinstance(option, click.Option))


def test_the_figures_of_the_page_are_those_of_the_code():
    assert f"LanguageTool {NEWEST}, which is what it installs" in PAGE
    assert f"Java {OLDEST_JAVA} or newer" in PAGE
    assert f"130 jars of {install._MAVEN_ROOM / 1e6:.0f} MB" in PAGE
    assert f"about {install._ARCHIVE / 1e6:.0f} MB" in PAGE
