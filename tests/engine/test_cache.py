"""The cache of results: the same report with it and without it, whatever changes, breaks, or runs at the same time."""

from __future__ import annotations

import os
import pickle
import sqlite3
import subprocess
import sys
import time
from dataclasses import fields, replace
from pathlib import Path

import pytest

from linter import kept as kept_module
from linter.api import rules_of
from linter.config import Config, Configs
from linter.engine import cache as cache_module
from linter.engine import cache_key
from linter.engine import run as run_module
from linter.engine.cache import NAME, Cache, shelf_for
from linter.engine.cache_key import described
from linter.engine.discover import by_config, discover
from linter.engine.fix import Fixing
from linter.engine.lint import Linted
from linter.engine.run import How, run
from linter.engine.work import Result
from linter.roster import load_roster, with_roster
from linter.rulebook.model import Rulebook

BAD = "The firm promised promised to answer soon , and Zhang Guofeng of the Ministry said so.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch, cache):
    """A folder of files with findings, in which every run is worth a cache."""
    monkeypatch.setattr(run_module, "_WORTH_A_CACHE", 0)
    root = tmp_path / "texts"
    root.mkdir()
    monkeypatch.chdir(root)
    for number in range(12):
        (root / f"{number:02}.txt").write_text(BAD * (number + 1), encoding="utf-8")
    (root / "foreign.txt").write_text(
        "Der Minister sagte, dass er nicht mehr kommen werde, und ging dann nach Hause. " * 9
    )
    (root / "raw.txt").write_bytes(b"caf\xe9 " + BAD.encode())
    return root


def outcome(jobs: int = 1, fixing: Fixing | None = None, paths: tuple[str, ...] = (".",), **options):
    found = discover(paths, Configs(Config(), **options))
    return run(found, {config: rules_of(config) for config in by_config(found.targets)}, jobs, None, How(fixing))


def rows(cache: Path) -> list[tuple]:
    shelf = sqlite3.connect(cache / NAME)
    try:
        return shelf.execute("SELECT key, used, proof, result FROM results ORDER BY key").fetchall()
    finally:
        shelf.close()


def make_another_database(file: Path) -> None:
    shelf = sqlite3.connect(file)
    shelf.executescript("CREATE TABLE results (a);")
    shelf.close()


class TestTheSameReport:
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_cold_and_warm(self, folder, cache, jobs):
        without = outcome(cache=False)
        assert not (cache / NAME).exists()
        assert without.report.findings
        assert outcome(jobs) == without
        assert len(rows(cache)) == 14
        assert outcome(jobs) == without
        assert outcome(3 - jobs, paths=("11.txt", ".", "00.txt")) == without

    def test_what_is_kept_is_used(self, folder, cache, monkeypatch):
        first = outcome()
        monkeypatch.setattr(run_module.Work, "_opened", None)  # nothing may be linted now
        assert outcome() == first

    def test_one_changed_file_is_the_only_one_linted_again(self, folder, cache):
        outcome()
        (folder / "03.txt").write_text("The firm waited waited.\n")
        assert outcome() == outcome(cache=False)
        assert len(rows(cache)) == 15

    def test_renamed_files(self, folder):
        outcome()
        (folder / "00.txt").rename(folder / "99.txt")
        (folder / "01.txt").rename(folder / "00.txt")
        assert outcome() == outcome(cache=False)

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_fixes(self, folder, cache, jobs):
        outcome()
        dry = outcome(jobs, Fixing(write=False))
        assert dry == outcome(fixing=Fixing(write=False), cache=False)
        written = outcome(jobs, Fixing(unsafe=True, write=True))
        assert {file.path for file in written.fixed} >= {"00.txt", "11.txt"}
        assert outcome(jobs) == outcome(cache=False)
        assert not outcome(jobs, Fixing(unsafe=True, write=True)).fixed
        assert (folder / "00.txt").read_text().startswith("The firm promised to answer soon, and")

    def test_what_a_fix_leaves_is_not_the_result_of_the_text_before(self, folder, cache):
        outcome(fixing=Fixing(write=False))
        assert outcome() == outcome(cache=False)

    def test_one_text_alone_and_among_others(self, folder):
        alone = outcome(paths=("05.txt",))
        assert outcome() == outcome(cache=False)
        assert outcome(paths=("05.txt",)) == alone == outcome(paths=("05.txt",), cache=False)

    def test_unreadable_files_are_not_kept(self, folder, cache):
        found = discover((".",), Configs(Config()))
        (folder / "02.txt").unlink()
        books = {config: rules_of(config) for config in by_config(found.targets)}
        assert "INT002" in {finding.rule for finding in run(found, books, 1).report.findings}
        assert len(rows(cache)) == 13


class TestKeys:
    @staticmethod
    def context(config: Config | None = None, book: Rulebook | None = None, *, alone: bool = False) -> bytes:
        config = config or Config()
        return shelf_for({config: book or rules_of(config)}, alone=alone).contexts[config]

    def test_every_setting_counts_but_those_known_not_to(self, cache):
        other = {bool: False, str: "x", int: 7, float: 0.5, tuple: ("x",)}
        plain, book = self.context(), rules_of(Config())
        for field in fields(Config):
            value = getattr(Config(), field.name)
            changed = (not value) if isinstance(value, bool) else other[type(value)]
            if field.name == "cache":
                continue
            config = replace(Config(), **{field.name: changed})
            assert (self.context(config, book) == plain) == (field.name in cache_key.NO_MATTER), field.name

    def test_what_is_known_not_to_matter_exists(self):
        assert {field.name for field in fields(Config)} >= cache_key.NO_MATTER

    def test_rules_count(self, cache):
        config, book = Config(), rules_of(Config())
        assert self.context(book=Rulebook(book.rules[1:])) != self.context()
        louder = replace(book.rules[0], message="other")
        assert self.context(book=Rulebook((louder, *book.rules[1:]))) != self.context()
        assert self.context(config, alone=True) != self.context()

    def test_the_content_of_the_roster_counts(self, cache, tmp_path):
        file = tmp_path / "roster.toml"
        seen = set()
        for name in ("Zhang Guofeng", "Zhang Guofang"):
            file.write_text(f'[[person]]\ncanonical = "{name}"\n')
            seen.add(self.context(book=with_roster(rules_of(Config()), load_roster(str(file)))))
        assert len(seen) == 2

    def test_sources_count_by_what_they_say(self, tmp_path, monkeypatch):
        monkeypatch.setattr(cache_key, "_CODE", str(tmp_path))
        words = tmp_path / "data" / "words.txt"
        words.parent.mkdir()
        seen = []
        for text in ("one", "two", "one"):
            words.write_text(text)
            os.utime(words, (1, 1))
            cache_key._sources.cache_clear()
            seen.append(cache_key._sources())
        cache_key._sources.cache_clear()
        assert seen[0] != seen[1]
        assert seen[0] == seen[2]

    def test_packages_are_found(self):
        assert any(name.startswith("ftfy-") for name in cache_key._packages())

    def test_a_key_does_not_mix_path_and_content(self, folder, cache):
        shelf = shelf_for({Config(): rules_of(Config())}, alone=False)
        target = discover(("00.txt",), Configs(Config())).targets[0]
        keys = Cache(shelf)
        assert keys.key(replace(target, path="a"), b"bc") != keys.key(replace(target, path="ab"), b"c")
        assert len(keys.key(replace(target, path="\udcff"), b"")) == 20

    def test_described_minds_no_order_of_sets(self):
        code = "from linter.engine.cache_key import described; print(described(frozenset(('a', 'b', 'c', 1, None))))"
        said = {
            subprocess.run(
                [sys.executable, "-c", code],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in "123"
        }
        assert len(said) == 1
        assert described((1, "1")) != described(("1", 1))
        assert described(("a,b",)) != described(("a", "b"))

    def test_what_cannot_be_described_is_not_kept(self, cache):
        book = rules_of(Config())
        odd = replace(book.rules[0], why=object())
        with pytest.raises(TypeError):
            described(odd)
        assert shelf_for({Config(): Rulebook((odd,))}, alone=False) is None


class TestDamage:
    @pytest.mark.parametrize(
        "damage",
        [
            lambda file: file.write_bytes(b""),
            lambda file: file.write_bytes(b"no database at all\n" * 999),
            lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
            lambda file: file.write_bytes(file.read_bytes().replace(b"promised", b"premised")),
            lambda file: file.write_bytes(file.read_bytes()[:200] + os.urandom(9000) + file.read_bytes()[9200:]),
            lambda file: file.write_bytes(file.read_bytes()[:5000] + b"\0" * 20000 + file.read_bytes()[25000:]),
            lambda file: (file.unlink(), file.mkdir()),
            lambda file: (file.unlink(), make_another_database(file)),
        ],
        ids=["empty", "garbage", "half", "altered", "random", "zeros", "folder", "other"],
    )
    def test_a_damaged_database_costs_time_only(self, folder, cache, damage):
        without = outcome(cache=False)
        outcome()
        damage(cache / NAME)
        assert outcome() == without
        assert outcome() == without

    def test_a_damaged_database_is_made_again(self, folder, cache):
        outcome()
        (cache / NAME).write_bytes(b"no database at all\n" * 999)
        outcome()
        outcome()
        assert len(rows(cache)) == 14

    @pytest.mark.parametrize("column", ["result", "proof", "used"])
    def test_rows_of_the_wrong_kind(self, folder, cache, column):
        without = outcome()
        shelf = sqlite3.connect(cache / NAME)
        shelf.execute(f"UPDATE results SET {column} = NULL")
        shelf.commit()
        shelf.close()
        assert outcome() == without

    def test_what_another_wrote_is_never_unpickled(self, folder, cache, tmp_path):
        outcome()
        mark = tmp_path / "executed"

        class Bomb:
            def __reduce__(self):
                return (Path.touch, (mark,))

        assert pickle.loads(pickle.dumps(Bomb())) is None
        assert mark.exists()  # so it does go off
        mark.unlink()
        shelf = sqlite3.connect(cache / NAME)
        shelf.execute("UPDATE results SET result = ?", (pickle.dumps(Bomb()),))
        shelf.commit()
        shelf.close()
        assert outcome() == outcome(cache=False)
        assert not mark.exists()

    def test_a_result_under_another_key_is_not_taken(self, folder, cache):
        without = outcome()
        (_, _, proof, result), *others = rows(cache)
        shelf = sqlite3.connect(cache / NAME)
        for other in others:
            shelf.execute("UPDATE results SET proof = ?, result = ? WHERE key = ?", (proof, result, other[0]))
        shelf.commit()
        shelf.close()
        assert outcome() == without

    def test_no_place_to_keep_anything(self, folder, monkeypatch):
        monkeypatch.setenv("MTLINT_CACHE_DIR", "/dev/null/cache")
        assert outcome() == outcome(cache=False)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
    def test_the_secret_of_another_user_is_not_trusted(self, folder, cache):
        outcome()
        os.chown(cache / "results.key", 65534, 65534)
        assert shelf_for({Config(): rules_of(Config())}, alone=False) is None

    @pytest.mark.skipif(sys.platform == "win32", reason="permissions")
    def test_nobody_else_can_read_it(self, folder, cache):
        outcome()
        assert {(cache / name).stat().st_mode & 0o77 for name in (NAME, "results.key")} == {0}

    @pytest.mark.skipif(sys.platform == "win32", reason="links")
    def test_a_link_in_a_project_leads_nowhere(self, folder, tmp_path):
        precious = tmp_path / "precious.sqlite"
        precious.write_bytes(b"")
        (folder / "kept").mkdir()
        (folder / "kept" / NAME).symlink_to(precious)
        assert outcome(cache_dir="kept") == outcome(cache=False)
        assert precious.read_bytes() == b""

    def test_another_process_that_writes_for_long(self, folder, cache, monkeypatch):
        without = outcome()
        monkeypatch.setattr(kept_module, "_WAIT", 0.05)
        (folder / "03.txt").write_text("The firm waited waited.\n")
        busy = sqlite3.connect(cache / NAME, isolation_level=None)
        busy.execute("BEGIN EXCLUSIVE")
        try:
            assert outcome().report != without.report
            assert outcome() == outcome(cache=False)
        finally:
            busy.close()


class TestSize:
    def test_what_was_not_used_for_longest_goes(self, cache, monkeypatch):
        monkeypatch.setattr(cache_module, "_MOST", 400_000)
        shelf = shelf_for({Config(): rules_of(Config())}, alone=False)
        kept = Cache(shelf)
        keys = [bytes([number]) * 20 for number in range(100)]
        for number, key in enumerate(keys):
            monkeypatch.setattr(kept_module, "_today", lambda day=number: day)
            kept.keep([(key, Result(Linted("x" * 20_000, 0, 0, (), {})))])
            assert kept.find(keys[:1]), "it is used every day"
        assert kept.find(keys[-1:])
        assert not kept.find(keys[5:6])
        kept.close()
        assert (cache / NAME).stat().st_size < 500_000

    def test_what_a_crash_spoilt_is_not_kept(self, cache):
        kept = Cache(shelf_for({Config(): rules_of(Config())}, alone=False))
        kept.keep([(b"k" * 20, Result(Linted("x", 0, 0, (), {}, crashed=True)))])
        assert kept.find([b"k" * 20]) == {}
        kept.close()


RUN = """
import sys
from linter.engine import run
run._WORTH_A_CACHE = 0
from linter.cli import main
sys.argv = ["mtlint", "check", "--isolated", "--format", "json", "--fail-on", "never", *sys.argv[1:]]
main()
"""


def started(*arguments: str) -> subprocess.Popen:
    command = [sys.executable, "-c", RUN, *arguments, "."]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


class TestAtTheSameTime:
    def test_several_runs_of_several_processes(self, folder, cache):
        running = [started("--jobs", "2") for _ in range(4)]
        said = {process.communicate(timeout=120) for process in running}
        assert len(said) == 1, "all say the same, with nothing on stderr that the others do not say"
        assert {process.returncode for process in running} == {0}
        shelf = sqlite3.connect(cache / NAME)
        assert shelf.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        shelf.close()

    @pytest.mark.skipif(sys.platform == "win32", reason="signals")
    def test_killed_while_writing(self, folder, cache):
        for number in range(100, 200):
            (folder / f"{number}.txt").write_text(BAD * 5 + str(number))
        (whole, _), wal = started("--no-cache").communicate(timeout=120), cache / f"{NAME}-wal"
        for pause in (0.0, 0.002, 0.01):
            process = started()
            deadline = time.monotonic() + 60
            while not wal.exists() and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.001)
            time.sleep(pause)
            process.kill()
            process.communicate()
            for file in cache.glob(f"{NAME}*"):
                assert file.name in (NAME, f"{NAME}-wal", f"{NAME}-shm")
        assert started().communicate(timeout=120)[0] == whole
        assert started().communicate(timeout=120)[0] == whole


def test_a_small_run_does_not_pay(tmp_path):
    code = f"""
import atexit, sys
heavy = {{"sqlite3", "pickle", "hashlib", "tqdm", "linter.engine.cache"}}
atexit.register(lambda: print(sorted(heavy & set(sys.modules))))
sys.argv = ["mtlint", "check", "--isolated", {str(tmp_path)!r}]
from linter.cli import main
main()
"""
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(BAD * 100)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "[]"
