"""The cache of results as a user meets it: options, settings, its folder; and never stale after a change of mtlint."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from linter.languagetool.memory import NAME as ANSWERS
from linter.languagetool.memory import Memory
from linter.languagetool.model import Question

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "results-1.sqlite"
RUN = """
import sys
from linter.engine import run
run._WORTH_A_CACHE = 0
from linter.cli import main
main()
"""


@pytest.fixture
def texts(tmp_path, monkeypatch, cache):
    """A folder just large enough for a cache."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(64):
        line = f"The mayor of town {number} said that the firm had promised to answer before the end of the year.\n\n"
        (folder / f"{number:02}.txt").write_text(line * 85 + "The firm promised promised to answer.\n")
    assert sum(file.stat().st_size for file in folder.iterdir()) > 500_000
    return folder


def test_on_by_default_and_switched_off(texts, cache, mtlint):
    without = mtlint("check", "--isolated", "--format", "json", "--no-cache", "texts")
    assert without.code == 1
    assert not (cache / NAME).exists()
    for _ in range(2):
        assert mtlint("check", "--isolated", "--format", "json", "texts").bytes == without.bytes
        assert (cache / NAME).exists()
    told = mtlint("check", "--isolated", "--format", "json", "--statistics", "texts")
    assert told.bytes == without.bytes
    assert "64 files taken from the cache" in told.err
    assert f"{NAME}: 64 results of files in " in mtlint("cache", "info").out
    assert "removed" in mtlint("cache", "clean").out
    assert not list(cache.glob("results-*"))
    assert "nothing is kept there" in mtlint("cache", "clean").out
    assert ": 0 results" in mtlint("cache", "info").out


def test_in_a_folder_of_the_project(texts, cache, mtlint):
    (texts / "mtlint.toml").write_text('cache-dir = "kept"\n')
    first = mtlint("check", "--format", "json", "texts")
    kept = texts / "kept"
    assert sorted(file.name for file in kept.iterdir()) == [".gitignore", "CACHEDIR.TAG", NAME]
    assert (kept / ".gitignore").read_text() == "*\n"
    assert mtlint("check", "--format", "json", "texts").bytes == first.bytes
    every = json.loads(mtlint("check", "--format", "json", "--include", "*", "--no-gitignore", "texts/kept").out)
    assert {file["path"]: file["skipped"] for file in every["files"]}[f"texts/kept/{NAME}"] == "binary"
    every = json.loads(mtlint("check", "--format", "json", "--include", "*", "texts/kept").out)
    assert not [file["path"] for file in every["files"] if file["skipped"] is None], "it is never linted"
    (texts / "mtlint.toml").write_text('cache = false\ncache-dir = "other"\n')
    mtlint("check", "--format", "json", "texts")
    assert not (texts / "other").exists()


def test_baselines_and_accepted_things_do_not_make_it_stale(texts, mtlint):
    (texts / "mtlint.toml").write_text("")
    mtlint("check", "--format", "json", "texts")
    (texts / ".mtlint-ignore").write_text("word: promised\n")
    told = mtlint("check", "--format", "json", "--statistics", "texts")
    assert "64 files taken from the cache" in told.err
    assert '"DUP001"' not in told.out


def test_a_change_of_a_rule_or_a_word_list_is_seen(tmp_path, cache):
    """mtlint itself is copied and changed, as an upgrade or a checkout does; sizes and times stay the same."""
    code, folder = tmp_path / "code", tmp_path / "texts"
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "linter", code / "linter", ignore=skipped)
    shutil.copytree(ROOT / "rules", code / "rules", ignore=skipped)
    folder.mkdir()
    (folder / "a.txt").write_text("They waited for for an hour. Ask ask me.\n\nThe firm promised promised.\n")
    (folder / "b.txt").write_text("The firm promised promised to answer.\n")

    def said() -> str:
        command = [sys.executable, "-B", "-c", RUN, "check", "--isolated", "--format", "concise", str(folder)]
        env = {**os.environ, "PYTHONPATH": str(code)}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, cwd=tmp_path)
        assert done.returncode in (0, 1), done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    def changed(file: Path, old: str, new: str) -> None:
        assert len(old.encode()) == len(new.encode())
        state, text = file.stat(), file.read_text(encoding="utf-8")
        assert old in text, "what is to be changed is not there"
        file.write_text(text.replace(old, new), encoding="utf-8")
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))

    first = said()
    assert first == said()
    assert "is written twice" in first
    rule = next(file for file in (code / "rules").rglob("*.yaml") if "id: DUP001" in file.read_text(encoding="utf-8"))
    changed(rule, "is written twice", "is written TWICE")
    assert said() == first.replace("is written twice", "is written TWICE")
    changed(rule, "is written TWICE", "is written twice")
    assert said() == first
    judge = code / "linter" / "engine" / "lint.py"
    changed(judge, "message=rule.message.format_map(hit.values),", 'message="changed".replace("a", "").upper() ,')
    assert "CHNGED" in said()


def test_what_languagetool_said_is_shown_and_cleared_too(tmp_path, cache, mtlint):
    memory = Memory(str(cache), "6.8", Question())
    memory.keep({"One paragraph.": (), "Another one.": ()})
    memory.close()
    assert f"{ANSWERS}: 2 answers of LanguageTool in " in mtlint("cache", "info").out
    elsewhere = str(tmp_path / "elsewhere")
    assert ANSWERS not in mtlint("cache", "info", "--cache-dir", elsewhere).out
    assert mtlint("cache", "clean", "--cache-dir", elsewhere).code == 0
    assert (cache / ANSWERS).exists(), "a folder of a project never holds it"
    assert f"{ANSWERS}: removed" in mtlint("cache", "clean").out
    assert not list(cache.glob("grammar-*"))
