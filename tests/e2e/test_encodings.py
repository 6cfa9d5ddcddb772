"""Whatever encoding a file has, and whatever the terminal speaks: no crash, right places, and every byte kept."""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys

import pytest

from linter.reporters import FORMATS
from tests.e2e.conftest import BAD, COMMAND

CHINESE = "他说他说梨园的猫在这里。"
AS_ASKED = [
    ("utf-8", ()),
    ("utf-8-sig", ()),
    ("utf-16", ()),
    ("utf-16-le", ("utf-16-le",)),
    ("utf-16-be", ("gb18030", "utf_16_be")),
    ("utf-32-le", ("utf-32-le",)),
    ("gb18030", ("gb18030",)),
    ("big5", ("big5",)),
    ("shift_jis", ("cp932",)),
    ("cp1252", ("cp1252",)),
    ("latin-1", ("gb18030", "latin-1")),
]


def places(run) -> list[tuple[str, int, int]]:
    return [(f["rule"], f["line"], f["column"]) for f in json.loads(run.out)["findings"]]


@pytest.mark.parametrize(("codec", "asked"), AS_ASKED, ids=[codec for codec, _ in AS_ASKED])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_is_read_and_written_back(mtlint, tmp_path, codec, asked, end):
    signs = "é" if codec in {"cp1252", "latin-1"} else "梨"
    text = f"The {signs} of the town .{end}{end}He promised promised {signs} to answer.{end}"
    (tmp_path / "a.txt").write_bytes(text.encode(codec))
    options = [part for name in asked for part in ("--encoding", name)]
    run = mtlint("check", "--select", "DUP001,SPC001", "--format", "json", *options, "a.txt")
    assert places(run) == [("SPC001", 1, 18), ("DUP001", 3, 4)]
    run = mtlint("check", "--select", "DUP001,SPC001", "--fix", "--unsafe-fixes", *options, "a.txt")
    assert run.code == 0, run.err
    fixed = text.replace("town .", "town.").replace("promised promised", "promised")
    assert (tmp_path / "a.txt").read_bytes() == fixed.encode(codec)


def test_what_fits_no_encoding_is_named_with_its_byte(mtlint, tmp_path):
    (tmp_path / "a.txt").write_bytes(BAD.encode() + b"The caf\xe9 stayed closed.\n")
    found = json.loads(mtlint("check", "--format", "json", "--encoding", "ascii", "a.txt").out)["findings"]
    assert [(f["rule"], f["line"], f["column"], f["byte_column"]) for f in found] == [
        ("DUP001", 1, 10, 10),
        ("ENC001", 2, 8, 8),
    ]
    assert "byte 50" in found[1]["message"]


def test_utf_16_without_a_mark_is_told_apart_from_binary(mtlint, tmp_path):
    for codec in ("utf-16-le", "utf-16-be"):
        (tmp_path / f"{codec}.txt").write_bytes(BAD.encode(codec))
    run = mtlint("check")
    for codec in ("utf-16-le", "utf-16-be"):
        assert f"skipped 1 file: {codec} without a mark; --encoding {codec} lints it" in run.err
    run = mtlint("check", "--encoding", "utf-16-le", "--encoding", "utf-16-be", "--format", "json")
    assert places(run) == [("DUP001", 1, 10)] * 2


def test_an_encoding_that_does_not_exist_is_refused(mtlint, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9\n")
    for name in ("klingon", "base64", "\0"[:0] or "utf 99"):
        run = mtlint("check", "--encoding", name, "a.txt")
        assert run.code == 2
        assert f"“{name}”" in run.err
        assert "Traceback" not in run.err


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_places_behind_marks_tabs_and_signs(mtlint, tmp_path, mark, end):
    """In every format with places: columns of code points, for Reviewdog bytes."""
    starts = ("\tHe", "é She", "e\u0301 We", "\U0001f600 You", "中文 They", "a\u2028b Who")
    names = ("Anna", "Bert", "Carl", "Dora", "Emil", "Fritz")
    lines = [f"{start} said said it to {name}." for start, name in zip(starts, names, strict=True)]
    (tmp_path / "a.txt").write_bytes(mark + (end + end).join(line.encode() for line in lines) + end)
    expected = [
        (2 * n + 1, line.index("said") + 1, len(line[: line.index("said")].encode()) + 1)
        for n, line in enumerate(lines)
    ]
    call = ("check", "--select", "DUP001", "a.txt", "--format")
    found = json.loads(mtlint(*call, "json").out)["findings"]
    assert [(f["line"], f["column"], f["byte_column"]) for f in found] == expected
    concise = [tuple(map(int, line.split(":")[1:3])) for line in mtlint(*call, "concise").out.splitlines()]
    assert concise == [place[:2] for place in expected]
    starts = [json.loads(line)["location"]["range"]["start"] for line in mtlint(*call, "rdjsonl").out.splitlines()]
    assert [(start["line"], start["column"]) for start in starts] == [(line, byte) for line, _, byte in expected]
    run = json.loads(mtlint(*call, "sarif").out)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert [(region["startLine"], region["startColumn"]) for region in regions] == [place[:2] for place in expected]


TERMINALS = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "C"},
]


@pytest.mark.parametrize("env", TERMINALS, ids=str)
def test_terminals_that_do_not_speak_utf_8(mtlint, tmp_path, env):  # codespell#3427, mixxx PR#10947
    """The same bytes come out, whatever the environment says."""
    (tmp_path / "梨.txt").write_bytes(f"“He said said so,” {CHINESE} \U0001f600\n".encode())
    (tmp_path / "mtlint.toml").write_bytes("# 梨\nignore = []\n".encode())
    usual = mtlint("check", "--language", "any", env={"LC_ALL": "C.UTF-8"})
    run = mtlint("check", "--language", "any", env=env)
    assert run.bytes == usual.bytes
    assert (run.code, run.err) == (usual.code, usual.err)
    assert "梨.txt" in run.out


@pytest.mark.parametrize("env", TERMINALS[1:3], ids=str)
def test_files_are_utf_8_whatever_the_terminal_speaks(mtlint, tmp_path, env):
    (tmp_path / "a.txt").write_bytes(f"“He said said so,” {CHINESE} \U0001f600 caf\xe9\n".encode() + b"\xff\n")
    outputs = [part for name in FORMATS for part in ("-o", f"{name}:report.{name}")]
    run = mtlint("check", "--language", "any", *outputs, "a.txt", env=env)
    assert run.code == 1, run.err
    for name in FORMATS:
        data = (tmp_path / f"report.{name}").read_bytes()
        data.decode("utf-8")
        assert data.startswith(codecs.BOM_UTF8) == (name == "csv")


@pytest.mark.skipif(sys.platform == "win32", reason="a locale of POSIX")
def test_undecodable_names_and_arguments(tmp_path):
    """A name that is not UTF-8 is shown with its bytes escaped, and found again by git and by us."""
    name = b"caf\xe9.txt"
    with open(os.fsencode(tmp_path) + b"/" + name, "wb") as out:
        out.write(b"It is here , too.\n")
    for format_ in FORMATS:
        run = subprocess.run(
            [COMMAND, "check", "--format", format_, name], cwd=tmp_path, capture_output=True, check=False
        )
        assert run.returncode == 1, (format_, run.stderr)
        run.stdout.decode("utf-8")
    run = subprocess.run([COMMAND, "check", "--fix", name], cwd=tmp_path, capture_output=True, check=False)
    assert run.returncode == 0
    with open(os.fsencode(tmp_path) + b"/" + name, "rb") as file:
        assert file.read() == b"It is here, too.\n"
