"""`mtlint doctor`: what is around, what is missing, what to do; nothing it asks can hang or crash it."""

from __future__ import annotations

import json
import os
import stat

import pytest

from linter.cli.examination import major_version


def checks(run) -> dict:
    return {check["name"]: check for check in json.loads(run.out)["checks"]}


def program(folder, name: str, body: str):
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return folder


def test_the_plain_report(mtlint, tmp_path):
    (tmp_path / "mtlint.toml").write_text('ignore = ["DUP"]\n')
    run = mtlint("doctor")
    assert run.code == 0
    for said in ("mtlint", "Python", "rules", "settings", "cache", "encodings", "Java", "LanguageTool", "git"):
        assert any(line[8:].startswith(said) for line in run.out.splitlines()), said
    assert str(tmp_path / "mtlint.toml") in run.out


def test_each_line_that_complains_says_what_to_do(mtlint):
    found = checks(mtlint("doctor", "--format", "json", env={"PATH": "", "LTP_JAR_DIR_PATH": "/none"}))
    assert {check["state"] for check in found.values()} <= {"ok", "note", "missing"}
    assert all(check["advice"] for check in found.values() if check["state"] == "missing")
    assert found["Java"]["state"] == found["git"]["state"] == found["LanguageTool"]["state"] == "missing"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ignroe = []\n", "mtlint.toml:1"),
        ('roster = "none.toml"\n', "none.toml"),
        ('select = ["NOPE"]\n', "NOPE"),
        ('baseline = "none.json"\n', "none.json"),
    ],
)
def test_broken_settings(mtlint, tmp_path, text, said):
    (tmp_path / "mtlint.toml").write_text(text)
    run = mtlint("doctor")
    assert run.code == 2
    (line,) = [line for line in run.out.splitlines() if line.startswith("BROKEN")][:1]
    assert said in line
    assert mtlint("doctor", "--isolated").code == 0


def test_java_is_asked_for_its_version_only(mtlint, tmp_path):
    log = tmp_path / "log"
    folder = program(tmp_path / "bin", "java", f'echo "$@" >> "{log}"; echo \'openjdk version "11.0.2"\' >&2')
    path = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "JAVA_HOME": ""}
    found = checks(mtlint("doctor", "--format", "json", env=path))["Java"]
    assert found["state"] == "missing"
    assert "too old" in found["value"]
    assert log.read_text() == "-version\n"


def test_a_java_that_hangs_or_fails(mtlint, tmp_path):
    for body in ("sleep 60", "kill -9 $$", "printf '\\377\\376'; exit 3"):
        folder = program(tmp_path / "bin", "java", body)
        path = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
        run = mtlint("doctor", env=path, timeout=60)
        assert run.code == 0
        assert "does not say its version" in run.out


def test_where_languagetool_lies(mtlint, tmp_path):
    (tmp_path / "lt" / "LanguageTool-6.6").mkdir(parents=True)
    found = checks(mtlint("doctor", "--format", "json", env={"LTP_PATH": str(tmp_path / "lt")}))
    assert found["LanguageTool"]["state"] == "ok"
    assert "LTP_PATH=" in found["variables"]["value"]


def test_a_hook_that_is_not_installed(mtlint, tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".pre-commit-config.yaml").write_text("mtlint")
    folder = program(tmp_path / "bin", "pre-commit", "true")
    path = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    found = checks(mtlint("doctor", "--format", "json", env=path))["pre-commit"]
    assert (found["state"], found["advice"]) == ("missing", "run `pre-commit install`")


@pytest.mark.parametrize(
    ("said", "number"),
    [('openjdk version "17.0.9" 2023', 17), ('java version "1.8.0_392"', 8), ('openjdk version "21"', 21), ("no", 0)],
)
def test_versions_of_java(said, number):
    assert major_version(said) == number
