"""Java and LanguageTool are found where they are, and what is missing is told with its cure."""

from __future__ import annotations

import os
import sys
import zipfile

import pytest

from linter.languagetool.find import find_home, find_java, homes_there, major_version
from linter.languagetool.model import LanguageToolError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs that are scripts of sh")


@pytest.fixture(autouse=True)
def bare(monkeypatch, tmp_path):
    """No Java, no LanguageTool."""
    for name in ("JAVA_HOME", "LTP_JAR_DIR_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "theirs"))
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "ours"))


def java(folder, version: str, says: str = ""):
    """An installation of Java whose program says its version as Java does; the folder of the program."""
    place = folder / "bin"
    place.mkdir(parents=True)
    file = place / "java"
    said = says or f'openjdk version "{version}" 2025-01-01\\nOpenJDK Runtime Environment'
    file.write_text(f"#!/bin/sh\n: >> {folder}/asked\nprintf '%b\\n' '{said}' >&2\n")
    file.chmod(0o755)
    return place


def languagetool(place, name: str, *, jar: str = "languagetool-server.jar"):
    """A folder that looks like an unpacked LanguageTool."""
    home = place / name
    (home / jar).parent.mkdir(parents=True)
    (home / jar).write_bytes(b"")
    return home


def test_the_first_java_that_is_new_enough_is_taken_and_older_ones_are_told(tmp_path, monkeypatch):
    old, new, newer = java(tmp_path / "a", "11.0.2"), java(tmp_path / "b", "17.0.9"), java(tmp_path / "c", "21")
    monkeypatch.setenv("PATH", os.pathsep.join(map(str, (old, new, newer))))
    found = find_java()
    assert (found.path, found.version) == (str(new / "java"), "17.0.9")
    assert found.older == (f"11.0.2 at {old / 'java'}",)
    assert not (tmp_path / "c" / "asked").exists()


def test_java_home_goes_before_path(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(java(tmp_path / "a", "17.0.9")))
    java(tmp_path / "b", "21.0.1")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "b"))
    assert find_java().version == "21.0.1"


def test_the_release_file_spares_starting_java(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(java(tmp_path / "a", "11.0.2")))
    (tmp_path / "a" / "release").write_text('IMPLEMENTOR="X"\nJAVA_VERSION="17.0.15"\n')
    assert find_java().version == "17.0.15"
    assert not (tmp_path / "a" / "asked").exists()


@pytest.mark.parametrize("version", ["11.0.2", "1.8.0_392", "16"])
def test_a_java_that_is_too_old_is_told_with_the_cure(tmp_path, monkeypatch, version):
    monkeypatch.setenv("PATH", str(java(tmp_path / "a", version)))
    with pytest.raises(LanguageToolError, match=rf"Java {version} at .* is too old.* 17 or newer.*mtlint doctor"):
        find_java()


def test_no_java_is_told_with_the_cure():
    with pytest.raises(LanguageToolError, match="there is no Java: install Java 17 or newer, or let JAVA_HOME name it"):
        find_java()


def test_a_java_that_says_nothing_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(java(tmp_path / "a", "", says="The operation could not be completed.")))
    with pytest.raises(LanguageToolError, match="no Java that can be used .*could not be completed"):
        find_java()


def test_no_languagetool_is_told_with_the_places_and_the_cure(tmp_path):
    with pytest.raises(LanguageToolError, match="no LanguageTool found .*ours.* and .*theirs.*mtlint grammar install"):
        find_home()


def test_the_newest_is_taken_and_ours_before_theirs(tmp_path):
    ours, theirs = tmp_path / "ours" / "languagetool", tmp_path / "theirs"
    for place, name in ((theirs, "6.8"), (theirs, "6.10"), (ours, "6.9"), (ours, "6.10"), (theirs, "6.10-SNAPSHOT")):
        languagetool(place, f"LanguageTool-{name}")
    languagetool(theirs, "LanguageTool-latest")
    (theirs / "LanguageTool-7.0").mkdir()  # nothing in it
    assert find_home().folder == str(ours / "LanguageTool-6.10")
    assert find_home().class_path.endswith("languagetool-server.jar")
    assert len(homes_there()) == 6


def test_one_that_is_too_old_is_told(tmp_path):
    languagetool(tmp_path / "theirs", "LanguageTool-5.9")
    with pytest.raises(LanguageToolError, match="LanguageTool 5.9 in .* is too old, 6.0 or newer"):
        find_home()


def test_the_folder_that_is_named_goes_before_all(tmp_path, monkeypatch):
    languagetool(tmp_path / "theirs", "LanguageTool-6.8")
    named = languagetool(tmp_path, "here", jar="libs/languagetool-server-6.7.jar")
    (named / "libs" / "languagetool-core-6.7.jar").write_bytes(b"")
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(named))
    assert find_home() == (str(named), "6.7", str(named / "libs" / "*"))
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path / "nowhere"))
    with pytest.raises(LanguageToolError, match="LTP_JAR_DIR_PATH is .*nowhere"):
        find_home()


def test_a_jar_tells_the_version_where_no_name_does(tmp_path, monkeypatch):
    named = languagetool(tmp_path, "here")
    (named / "libs").mkdir()
    with zipfile.ZipFile(named / "libs" / "languagetool-core.jar", "w") as jar:
        jar.writestr("git.properties", "git.branch=x\ngit.build.version=6.6\n")
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(named))
    assert find_home().version == "6.6"


def test_the_number_of_a_java():
    assert [major_version(v) for v in ("1.8.0_392", "17.0.9", "21", "")] == [8, 17, 21, 0]


def test_places_hold_in_every_folder(tmp_path, monkeypatch):
    """A server is started in a folder of its own."""
    java(tmp_path / "a", "17.0.9")
    languagetool(tmp_path / "near", "LanguageTool-6.8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.path.join("a", "bin"))
    monkeypatch.setenv("LTP_PATH", "near")
    assert find_java().path == str(tmp_path / "a" / "bin" / "java")
    assert find_home().class_path == str(tmp_path / "near" / "LanguageTool-6.8" / "languagetool-server.jar")
