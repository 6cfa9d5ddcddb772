"""The commands about rules: the table, the pages, and their completion in real shells."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from linter.rulebook.pages import page, page_dict, silencing
from tests.conftest import PAGES

PARTS = ("Message:", "Fix:", "## Found", "## Not found", "## Known false alarms", "## How to silence it",
         "## How the confidence was measured")  # fmt: skip


@pytest.mark.parametrize("rule_page", PAGES, ids=lambda one: one.rule.id)
def test_a_page_has_every_part(rule_page):
    text, rule = page(rule_page), rule_page.rule
    assert text.startswith(f"# {rule.id} {rule.name}\n\n{rule.category}, {rule.severity.value}, confidence ")
    assert len(rule.why.split()) > 2
    assert rule.why in text
    for part in PARTS:
        assert text.count(f"\n\n{part}") == 1, part
        following = text.split(f"\n\n{part}")[1].split("\n\n## ")[0]
        assert re.search(r"\w{3}", following), f"nothing stands under {part}"
    if rule.category not in ("internal", "suppression"):
        assert rule_page.bad
        assert rule_page.good
        assert rule.id in " ".join(how for _, how in silencing(rule))
    plain = page_dict(rule_page)
    assert len(plain["measured"].split()) > 2
    assert json.loads(json.dumps(plain)) == plain
    assert all(plain[key] for key in ("id", "name", "message", "why", "silence", "measured", "severity", "confidence"))


class TestRule:
    def test_one_by_id_and_by_name(self, mtlint):
        by_id, by_name = mtlint("rule", "DUP001"), mtlint("rule", "doubled-word")
        assert by_id.code == 0
        assert by_id.out == by_name.out
        assert by_id.out.startswith("# DUP001 doubled-word")

    def test_all(self, mtlint):
        every = mtlint("rule", "--all").out
        assert len(re.findall(r"^# [A-Z]{3}\d{3,4} ", every, re.MULTILINE)) == len(PAGES)

    def test_json(self, mtlint):
        one = json.loads(mtlint("rule", "NAM002", "-o", "json").out)
        assert [rule["id"] for rule in one] == ["NAM002"]
        assert len(json.loads(mtlint("rule", "--all", "--output", "json").out)) == len(PAGES)

    @pytest.mark.parametrize(
        ("wrong", "near"),
        [("DUP0O1", "DUP0"), ("dup001", "DUP001"), ("doubled-wrod", "doubled-word"), ("duplicaton", "duplication")],
    )
    def test_an_unknown_one_is_told_with_those_near(self, mtlint, wrong, near):
        done = mtlint("rule", wrong)
        assert (done.code, done.out) == (2, "")
        assert f"no rule answers to “{wrong}”; did you mean" in done.err
        assert f"“{near}" in done.err

    def test_one_far_from_all(self, mtlint):
        assert "`mtlint rules` lists them" in mtlint("rule", "XYZ999").err

    def test_without_an_id_it_says_what_it_can_do(self, mtlint):
        done = mtlint("rule")
        assert done.code == 0
        assert "--all" in done.out
        assert "mtlint rules" in done.out


class TestRules:
    def test_every_format_lists_the_same(self, mtlint):
        listed = json.loads(mtlint("rules", "--format", "json").out)
        rows = [[r["id"], r["name"], r["category"], r["severity"], f"{r['confidence']:.2f}",
                 "on" if r["default"] else "off", r["fix"] or ""] for r in listed]  # fmt: skip
        assert [row[0] for row in rows] == [one.rule.id for one in PAGES]
        headers = ["id", "name", "category", "severity", "confidence", "default", "fix"]
        assert list(csv.reader(io.StringIO(mtlint("rules", "--format", "csv").out))) == [headers, *rows]
        table = mtlint("rules").out.splitlines()
        assert [line.split() for line in table[2:]] == [[cell for cell in row if cell] for row in rows]
        marked = mtlint("rules", "--format", "md").out.splitlines()
        assert [[cell.strip() for cell in line.split("|")[1:-1]] for line in marked[2:]] == rows

    def test_select(self, mtlint):
        out = mtlint("rules", "--select", "NAM01,doubled-word", "--select", "encoding").out
        ids = [line.split()[0] for line in out.splitlines()[2:]]
        assert {i[:3] for i in ids} == {"DUP", "ENC", "NAM"}
        assert mtlint("rules", "--select", "nonsense").code == 2


COMMAND = Path(sys.executable).with_name("mtlint")
SHELLS = {
    "bash": ["--norc", "--noprofile", "-i"],
    "zsh": ["-f", "-i"],
    "fish": ["--no-config", "-i"],
}
SET_UP = {
    "bash": 'eval "$(mtlint completion bash)"',
    "zsh": 'autoload -U compinit; compinit -u; eval "$(mtlint completion zsh)"',
    "fish": "mtlint completion fish | source",
}


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
@pytest.mark.parametrize("shell", SHELLS)
class TestCompletion:
    @pytest.fixture
    def window(self, shell, tmp_path):
        from tests.e2e.terminal import Terminal

        if not shutil.which(shell):
            pytest.skip(f"{shell} is not installed")
        env = {"PATH": f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path), "PS1": "ready> "}
        terminal = Terminal([shell, *SHELLS[shell]], tmp_path, env)
        terminal.type(f"{SET_UP[shell]}; echo se''t\n")
        terminal.wait_for("set")
        yield terminal
        terminal.close()

    @pytest.mark.parametrize(
        ("typed", "completed"),
        [
            ("mtlint rule doubled-wo", "doubled-word"),
            ("mtlint check --select doubled-wo", "doubled-word"),
            ("mtlint check --ignore DUP03", "DUP030"),
            ("mtlint comp", "completion"),
            ("mtlint rules --for", "--format"),
        ],
    )
    def test_a_tab_completes(self, window, typed, completed):
        window.shown = b""
        window.type(f"{typed}\t\t")
        window.wait_for(completed)

    def test_the_script_is_whole(self, mtlint, shell, tmp_path):
        script = tmp_path / "script"
        script.write_text(mtlint("completion", shell).out)
        if shutil.which(shell):
            import subprocess

            assert subprocess.run([shell, "-n", str(script)], check=False).returncode == 0


def test_completion_behind_a_comma(mtlint):
    words = "mtlint\ncheck\n--select\nNAM001,DUP00"
    env = {"_MTLINT_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "3"}
    out = mtlint(env=env).out.splitlines()
    assert "plain,NAM001,DUP001" in out
    assert all(line.startswith("plain,NAM001,DUP00") for line in out)


def test_completion_for_an_unknown_shell(mtlint):
    assert mtlint("completion", "tcsh").code == 2
