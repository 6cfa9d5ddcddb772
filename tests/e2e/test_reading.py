"""`mtlint check` says how strongly texts read as machine translated, and can be told not to."""

from __future__ import annotations

import json
from pathlib import Path

SEED = next((Path(__file__).parents[2] / "seeds").glob("000_*.txt")).read_bytes()
SAID = "Reads as machine translated"


def test_it_can_be_turned_off(mtlint, tmp_path):
    (tmp_path / "a.txt").write_bytes(SEED)
    assert SAID in mtlint("check", "a.txt").out
    assert SAID not in mtlint("check", "--no-reading", "a.txt").out
    (tmp_path / "mtlint.toml").write_text("reading = false\n")
    assert SAID not in mtlint("check", "a.txt").out
    assert SAID in mtlint("check", "--reading", "a.txt").out


def test_several_processes_and_kept_results_say_the_same(mtlint, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_bytes(SEED)
    runs = [mtlint("check", "--format", "json", "--jobs", jobs, ".").out for jobs in ("1", "2", "1")]
    assert runs[0] == runs[1] == runs[2]
    assert [file["reading"]["verdict"] for file in json.loads(runs[0])["files"]] == ["strong"] * 3


def test_a_saved_report_keeps_it(mtlint, tmp_path):
    (tmp_path / "a.txt").write_bytes(SEED)
    (tmp_path / "r.json").write_text(mtlint("check", "--format", "json", "a.txt").out)
    assert mtlint("report", "r.json").out.splitlines()[-2].startswith(SAID)
