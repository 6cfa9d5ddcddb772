"""Answers kept between runs: found again by all that decides them, and a damaged file costs no more than time."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from linter import kept as kept_module
from linter.kept import Kept, number_kept
from linter.languagetool import memory as memory_module
from linter.languagetool.memory import NAME, Memory
from linter.languagetool.model import Alert, Question

ASKED = Question(rules=frozenset({"EN_A_VS_AN", "HE_VERB_AGR"}))
ALERT = Alert(2, 4, "HE_VERB_AGR", "GRAMMAR", "“go” → “goes”, 😀 \ud800", ("goes", "went"))
ANSWERS = {"He go home.": (ALERT,), "All is well.": (), "É \udc80": (ALERT._replace(start=0, end=1, replacements=()),)}


@pytest.fixture
def memory(tmp_path):
    """Makes memories in one folder, and closes them."""
    made = []

    def make(version: str = "6.8", question: Question = ASKED) -> Memory:
        made.append(Memory(str(tmp_path / "cache"), version, question))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_what_was_kept_is_found(memory):
    first = memory()
    assert first.find(ANSWERS) == {}
    first.keep(ANSWERS)
    first.keep({})
    first.close()
    assert memory().find([*ANSWERS, "Another."]) == ANSWERS
    assert first.find(ANSWERS) == ANSWERS, "closed, it opens again"


def test_many_texts_at_once(memory):
    many = {f"Paragraph {number}.": (ALERT,) * (number % 3) for number in range(2500)}
    memory().keep(many)
    assert memory().find(many) == many


@pytest.mark.parametrize(
    "other",
    [
        {"version": "6.7"},
        {"question": replace(ASKED, language="en-GB")},
        {"question": replace(ASKED, rules=frozenset({"EN_A_VS_AN"}))},
        {"question": replace(ASKED, rules=frozenset())},
        {"question": replace(ASKED, spelling=True)},
        {"question": replace(ASKED, everything=True)},
    ],
)
def test_all_that_decides_an_answer_counts(memory, other):
    memory().keep(ANSWERS)
    assert memory(**other).find(ANSWERS) == {}
    memory(**other).keep({"He go home.": ()})
    assert memory().find(ANSWERS) == ANSWERS
    assert memory(**other).find(ANSWERS) == {"He go home.": ()}


def test_every_part_of_a_question_is_in_the_key():
    """A new field of `Question` has to be put into the key, and a case above."""
    assert list(Question.__annotations__) == ["language", "rules", "spelling", "everything"]


def test_no_text_lies_in_the_file(memory, tmp_path):
    secret = "Nobody else may read of the merger in Szombathely."
    one = memory()
    one.keep({secret: (Alert(0, 6, "R", "C", "m"),)})
    one.close()
    data = b"".join(file.read_bytes() for file in (tmp_path / "cache").iterdir())
    assert b"merger" not in data
    assert b"Szombathely" not in data


@pytest.mark.skipif(sys.platform == "win32", reason="permissions")
def test_nobody_else_can_read_it(memory, tmp_path):
    memory().keep(ANSWERS)
    for file in (tmp_path / "cache").iterdir():
        assert file.stat().st_mode & 0o77 == 0, file


def altered(file):
    file.write_bytes(file.read_bytes().replace(b"HE_VERB_AGR", b"HE_VERB_AGE"))


def a_folder(file):
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [altered, a_folder, lambda file: os.truncate(file, 5000)])
def test_a_damaged_file_costs_time_only(memory, tmp_path, damage):
    one = memory()
    one.keep(ANSWERS)
    one.close()
    damage(tmp_path / "cache" / NAME)
    again = memory()
    found = again.find(ANSWERS)
    assert found.items() <= ANSWERS.items()
    again.keep(ANSWERS)
    again.close()
    last = memory()
    last.keep(ANSWERS)
    assert last.find(ANSWERS) in ({}, ANSWERS)


def test_what_is_no_database_is_thrown_away_and_made_again(memory, tmp_path):
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / NAME).write_bytes(b"no database at all\n" * 999)
    assert memory().find(ANSWERS) == {}
    memory().keep(ANSWERS)
    assert memory().find(ANSWERS) == ANSWERS


@pytest.mark.parametrize("answer", [b"", b"{}x", b"[1]", b"[[1, 2]]", b'[[0, 99, "R", "C", "m", []]]',
                                    b'[[2, 2, "R", "C", "m", []]]', b'[["a", 2, "R", "C", "m", []]]', b"\xff", b"null"])  # fmt: skip
def test_what_is_no_answer_is_not_believed(memory, tmp_path, answer):
    """Nor where its proof is right, as an older form of an answer would have it."""
    one = memory()
    one.keep(ANSWERS)
    Kept(str(tmp_path / "cache" / NAME), 10**6).keep([(one._key("He go home."), answer)])
    assert "He go home." not in one.find(ANSWERS)
    assert len(one.find(ANSWERS)) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_link_is_not_followed(memory, tmp_path):
    precious = tmp_path / "precious"
    precious.write_bytes(b"")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / NAME).symlink_to(precious)
    memory().keep(ANSWERS)
    assert memory().find(ANSWERS) == {}
    assert precious.read_bytes() == b""


def test_no_place_to_keep_anything():
    nowhere = Memory("/dev/null/cache", "6.8", ASKED)
    nowhere.keep(ANSWERS)
    assert nowhere.find(ANSWERS) == {}
    nowhere.close()


def test_another_process_that_writes_for_long(memory, tmp_path, monkeypatch):
    monkeypatch.setattr(kept_module, "_WAIT", 0.05)
    memory().keep(ANSWERS)
    busy = sqlite3.connect(tmp_path / "cache" / NAME, isolation_level=None)
    busy.execute("BEGIN EXCLUSIVE")
    try:
        waiting = memory()
        waiting.keep({"New.": ()})
        assert waiting.find(["New."]) == {}
    finally:
        busy.close()
    assert memory().find([*ANSWERS, "New."]) == ANSWERS


WRITING = """
import sys
from linter.languagetool.memory import Memory
from linter.languagetool.model import Alert, Question
one = Memory(sys.argv[1], "6.8", Question())
for number in range(int(sys.argv[3])):
    one.keep({f"{sys.argv[2]} {number}": (Alert(0, 1, "R", "C", "m"),)})
"""


def writing(folder, who: str, number: int) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", WRITING, str(folder), who, str(number)])


def test_several_processes_at_once(tmp_path):
    (tmp_path / "cache").mkdir()
    running = [writing(tmp_path / "cache", who, 40) for who in "abc"]
    assert [process.wait(120) for process in running] == [0, 0, 0]
    assert number_kept(str(tmp_path / "cache" / NAME)) == 120


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_killed_while_writing(tmp_path, memory):
    file = tmp_path / "cache" / NAME
    file.parent.mkdir()
    process = writing(file.parent, "x", 10**9)
    deadline = time.monotonic() + 60
    while number_kept(str(file)) < 20 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.kill()
    process.wait()
    before = number_kept(str(file))
    assert before >= 20
    left = Memory(str(file.parent), "6.8", Question())
    assert len(left.find(f"x {number}" for number in range(before))) == before
    left.keep({"more": ()})
    left.close()
    assert number_kept(str(file)) == before + 1


def test_what_was_not_used_for_longest_goes(memory, tmp_path, monkeypatch):
    monkeypatch.setattr(memory_module, "_MOST", 300_000)
    one = memory()
    for day in range(60):
        monkeypatch.setattr(kept_module, "_today", lambda day=day: day)
        one.keep({f"Day {day}.": (Alert(0, 1, "R", "C", "x" * 10_000),)})
        assert one.find(["Day 0."]), "it is used every day"
    assert one.find(["Day 59."])
    assert not one.find(["Day 3."])
    one.close()
    assert (tmp_path / "cache" / NAME).stat().st_size < 400_000
