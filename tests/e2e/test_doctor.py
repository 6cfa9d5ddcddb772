"""`mtlint doctor`: what is around, what is missing, what to do; nothing it asks can hang or crash it."""

from __future__ import annotations

import json
import os
import stat

import pytest


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
    path = {"PATH": str(folder), "JAVA_HOME": ""}
    found = checks(mtlint("doctor", "--format", "json", env=path))["Java"]
    assert found["state"] == "missing"
    assert "too old" in found["value"]
    assert log.read_text() == "-version\n"


def test_a_java_that_hangs_or_fails(mtlint, tmp_path):
    for body in ("sleep 60", "kill -9 $$", "printf '\\377\\376'; exit 3"):
        folder = program(tmp_path / "bin", "java", body)
        run = mtlint("doctor", env={"PATH": f"{folder}{os.pathsep}/bin", "JAVA_HOME": ""}, timeout=60)
        assert run.code == 0
        assert "does not say its version" in run.out


def home(place, version: str):
    """A folder that looks like LanguageTool, which nobody starts here."""
    folder = place / f"LanguageTool-{version}"
    folder.mkdir(parents=True)
    (folder / "languagetool-server.jar").write_bytes(b"")
    return folder


def test_where_languagetool_lies(mtlint, tmp_path, warm_cache):
    home(tmp_path / "lt", "6.6")
    env = {"LTP_PATH": str(tmp_path / "lt"), "LTP_JAR_DIR_PATH": ""}
    found = checks(mtlint("doctor", "--format", "json", env=env))
    assert found["LanguageTool"]["state"] == "ok"
    assert "6.6" in found["LanguageTool"]["value"]
    assert str(warm_cache / "languagetool") in found["LanguageTool"]["value"], "each place is named"
    assert "LTP_PATH=" in found["variables"]["value"]
    assert "Maven" not in found
    home(warm_cache / "languagetool", "6.8")
    found = checks(mtlint("doctor", "--format", "json", env=env))
    assert "6.8" in found["LanguageTool"]["value"]
    assert "6.6" in found["another LanguageTool"]["value"]


def test_languagetool_that_is_not_there(mtlint, tmp_path, warm_cache):
    program(tmp_path / "bin", "mvn", "exit 9")
    for path, state in (("/none", "note"), (tmp_path / "bin", "ok")):
        env = {"LTP_PATH": str(tmp_path / "lt"), "LTP_JAR_DIR_PATH": "", "PATH": str(path), "JAVA_HOME": ""}
        run = mtlint("doctor", "--format", "json", env=env)
        found = checks(run)
        assert run.code == 0
        assert found["LanguageTool"]["advice"].startswith("`mtlint grammar install`")
        assert str(tmp_path / "lt") in found["LanguageTool"]["value"]
        assert found["Maven"]["state"] == state
    named = checks(mtlint("doctor", "--format", "json", env={**env, "LTP_JAR_DIR_PATH": str(tmp_path)}))
    assert "unset it" in named["LanguageTool"]["advice"], "fetching it would not help"


def test_languagetool_that_lost_a_file(mtlint, warm_cache):
    folder = home(warm_cache / "languagetool", "6.8")
    (folder / "files.sha256").write_text(f"{'0' * 64}  languagetool-server.jar\n{'0' * 64}  libs/a.jar\n")
    found = checks(mtlint("doctor", "--format", "json", env={"LTP_JAR_DIR_PATH": ""}))["LanguageTool"]
    assert found["state"] == "missing"
    assert "libs/a.jar is missing" in found["value"]
    assert "`mtlint grammar install`" in found["advice"]


def test_every_java_is_told_and_the_first_that_will_do_is_used(mtlint, tmp_path):
    said = {"a": "1.8.0_392", "b": "21.0.2", "c": "17.0.9"}
    folders = [program(tmp_path / n, "java", f"echo 'openjdk version \"{v}\"' >&2") for n, v in said.items()]
    env = {"JAVA_HOME": "", "PATH": os.pathsep.join(map(str, folders))}
    report = json.loads(mtlint("doctor", "--format", "json", env=env).out)["checks"]
    values = [(check["name"], check["value"]) for check in report if check["name"].endswith("Java")]
    assert [name for name, _ in values] == ["Java", "another Java", "another Java"]
    assert "21.0.2" in values[0][1]
    assert "1.8.0_392" in values[1][1]
    assert "too old" in values[1][1]
    assert "too old" not in values[2][1]
    (tmp_path / "home").mkdir()
    program(tmp_path / "home" / "bin", "java", "echo 'openjdk version \"17.0.1\"' >&2")
    found = checks(mtlint("doctor", "--format", "json", env={**env, "JAVA_HOME": str(tmp_path / "home")}))
    assert "17.0.1" in found["Java"]["value"], "JAVA_HOME comes first"


def test_a_hook_that_is_not_installed(mtlint, tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".pre-commit-config.yaml").write_text("mtlint")
    folder = program(tmp_path / "bin", "pre-commit", "true")
    path = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    found = checks(mtlint("doctor", "--format", "json", env=path))["pre-commit"]
    assert (found["state"], found["advice"]) == ("missing", "run `pre-commit install`")
