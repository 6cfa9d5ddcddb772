"""The public API."""

from __future__ import annotations

import subprocess
import sys

import pytest

import linter
from linter.errors import LinterError


def test_lint_text():
    (finding,) = linter.lint_text("The talks talks went well.", select=["DUP"])
    assert (str(finding.location), finding.rule) == ("text.txt:1:5", "DUP001")
    assert linter.lint_text("The talks talks went well.", ignore=["DUP"]) == ()
    assert linter.lint_text("Write `talks talks` here.", "a.md", select=["DUP"]) == ()
    with pytest.raises(LinterError):
        linter.lint_text("x", select=["NOPE"])


def test_a_rulebook_is_used_as_it_is():
    every = linter.Rulebook.builtin()
    off = next(rule for rule in every.rules if not rule.default)
    assert off.id in every.by_id
    assert off.id not in every.select().by_id
    doubled = every.select(["duplication"], ignored=["DUP002"])
    assert {rule.category for rule in doubled.rules} == {"duplication", "internal"}
    text = "The talks talks went well , it is said."
    assert [finding.rule for finding in linter.lint_text(text, rulebook=doubled)] == ["DUP001"]
    assert linter.lint_text(text, rulebook=doubled, ignore=["DUP"]) == ()
    assert linter.fix_text(text, unsafe=True, rulebook=doubled) == "The talks went well , it is said."
    with pytest.raises(LinterError):
        linter.lint_text(text, rulebook=doubled, select=["SPC"])


def test_a_rulebook_keeps_rules_that_are_off_by_default():
    text = "The reward is 50000 yuan."
    assert linter.lint_text(text) == ()
    every = linter.Rulebook.builtin().select(["all"])
    assert [finding.rule for finding in linter.lint_text(text, rulebook=every)] == ["NUM035"]


def test_load_report(tmp_path, monkeypatch):
    from linter.reporters import reporter

    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The talks talks went well.")
    report = linter.lint_paths(["."])
    with (tmp_path / "saved.json").open("w", encoding="utf-8") as out:
        reporter("json").write(report, out)
    (saved,) = linter.load_report("saved.json").findings
    (found,) = report.findings
    assert (saved.location, saved.fix, saved.fingerprint) == (found.location, found.fix, found.fingerprint)
    for wrong in ("a.txt", "nope.json"):
        with pytest.raises(LinterError, match=wrong):
            linter.load_report(wrong)


def test_fix_text():
    text = "The talks talks went well , it is said."
    assert linter.fix_text(text) == "The talks talks went well, it is said."
    assert linter.fix_text(text, unsafe=True) == "The talks went well, it is said."
    assert linter.fix_text(text, unsafe=True, ignore=["SPC"]) == "The talks went well , it is said."


def test_lint_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The talks talks went well.")
    report = linter.lint_paths(["."], select=["DUP"])
    assert [f.location.path for f in report.findings] == ["a.txt"]
    with pytest.raises(LinterError, match=r"nope\.txt"):
        linter.lint_paths(["nope.txt"])


def test_lint_paths_keeps_out_what_the_command_keeps_out(tmp_path, monkeypatch):
    from click.testing import CliRunner

    from linter.cli import mtlint

    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtlint.toml").write_text('baseline = "old.json"\n')
    (tmp_path / "a.md").write_text(
        "The talks talks went well. [x]\n\nThe fair fair began. <!-- mtlint: ignore DUP -->\n"
    )
    written = CliRunner().invoke(mtlint, ["check", "-j", "1", "--write-baseline", "old.json"])
    assert written.exit_code == 0, written.output
    (tmp_path / "b.txt").write_text("The river river rose.")
    report = linter.lint_paths(["."], show_suppressed=True)
    assert [finding.location.path for finding in report.findings] == ["b.txt"]
    assert {one.by.value for one in report.suppressed} == {"directive", "baseline"}
    assert dict(report.left_out) == {one.by: 1 for one in report.suppressed}
    assert linter.lint_paths(["."]).suppressed == ()
    (tmp_path / "old.json").unlink()
    with pytest.raises(LinterError, match=r"old\.json"):
        linter.lint_paths(["."])


def test_lint_paths_minds_roster_and_inventory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    meeting = "Wang Hongtao, Liu Jianbo, Sun Weimin and Zhao Liping attended the meeting. {} spoke about the harvest.\n"
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(meeting.format("Chen Qiufa"))
    (tmp_path / "x.txt").write_text(meeting.format("Chen Qiufan"))
    from click.testing import CliRunner

    from linter.cli import mtlint

    (tmp_path / "mtlint.toml").write_text('inventory = "names.jsonl"\n')
    assert CliRunner().invoke(mtlint, ["names", "-j", "1"]).exit_code == 0
    assert [f.rule for f in linter.lint_paths(["x.txt"], select=["NAM"]).findings] == ["NAM012"]
    (tmp_path / "names.toml").write_text('[[distinct]]\nnames = ["Chen Qiufa", "Chen Qiufan"]\n')
    (tmp_path / "mtlint.toml").write_text('inventory = "names.jsonl"\nroster = "names.toml"\n')
    assert linter.lint_paths(["x.txt"], select=["NAM"]).findings == ()


def test_names_are_what_they_say():
    assert linter.Document("a", "b").text == "b"
    assert set(linter.__all__) <= {*dir(linter), *linter._HOMES}
    with pytest.raises(AttributeError):
        linter.nonsense  # noqa: B018


def test_what_a_run_does_not_import(tmp_path):
    """What makes a start slow must not come back by accident."""
    (tmp_path / "a.txt").write_text("The talks went well.")
    code = (
        "import sys\nfrom linter.cli import mtlint\n"
        "sys.argv = ['mtlint', 'check', '--isolated', 'a.txt', '--format', 'concise']\n"
        "mtlint.main(standalone_mode=False)\n"
        "heavy = {'yaml', 'pathlib', 'hashlib', 'json', 'tabulate', 'rapidfuzz', 'language_tool_python', 'tempfile',\n"
        "         'multiprocessing', 'concurrent.futures', 'markdown_it', 'pathspec', 'tomllib', 'importlib.metadata',\n"
        "         'pickle', 'urllib.request', 'socket'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))\n"
    )
    env = {"MTLINT_CACHE_DIR": str(tmp_path / "cache"), "PATH": ""}
    for _ in range(2):  # the first run makes the cache
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
        )
    assert done.stdout.splitlines()[-1] == "heavy: []", done.stdout
