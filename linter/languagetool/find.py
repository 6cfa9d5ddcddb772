"""Where Java and LanguageTool are, and which: looked up without starting the one or loading the other."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from linter.languagetool.model import NEWEST, OLDEST_JAVA, LanguageToolError

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER_JAR = "languagetool-server.jar"
OLDEST = (6, 0)
"""The oldest LanguageTool that is asked: the rules were measured with 6.8, and older ones lack many of those heard."""
_INSTALL = "`mtlint grammar install` fetches it"
_UNNAME = f"let LTP_JAR_DIR_PATH name the folder that holds {SERVER_JAR}, or unset it"
_INSTALL_JAVA = f"install Java {OLDEST_JAVA} or newer, or let JAVA_HOME name it; `mtlint doctor` says what is there"
_PATIENCE = 10  # seconds for Java to say its version


class Java(NamedTuple):
    """A program called java.

    Attributes:
        path: the program.
        version: such as `17.0.15`.
        line: what it says of itself in one line.
        older: those found before it that are too old, each as `11.0.2 at PATH`.
    """

    path: str
    version: str
    line: str
    older: tuple[str, ...] = ()


class Home(NamedTuple):
    """A folder that holds LanguageTool.

    Attributes:
        folder: with `languagetool-server.jar`, or with the jars in `libs`.
        version: such as `6.8`; empty if nothing tells it.
        class_path: what Java is told to load.
    """

    folder: str
    version: str
    class_path: str


def find_java() -> Java:
    """The first Java that is new enough: the one of `JAVA_HOME`, then those on `PATH`.

    Raises:
        LanguageToolError: there is none, or all are too old; says which were found.
    """
    older: list[str] = []
    silent: list[str] = []
    for java in javas():
        if not java.version:
            silent.append(f"{java.path} does not say its version{f': {java.line}' if java.line else ''}")
        elif major_version(java.version) >= OLDEST_JAVA:
            return java._replace(older=tuple(older))
        else:
            older.append(f"{java.version} at {java.path}")
    if older:
        raise LanguageToolError(
            f"Java {', '.join(older)} is too old, LanguageTool needs {OLDEST_JAVA} or newer: {_INSTALL_JAVA}"
        )
    if silent:
        raise LanguageToolError(f"no Java that can be used ({'; '.join(silent)}): {_INSTALL_JAVA}")
    raise LanguageToolError(f"there is no Java: {_INSTALL_JAVA}")


def javas() -> Iterator[Java]:
    """Every Java that is there, the preferred first, too old ones too; no version where it does not say it.

    Each is asked only when it is come to, so that whoever takes the first starts no other.
    """
    for path in _programs():
        version, line = _version_beside(path) or _version_said(path)
        yield Java(path, version, line)


def major_version(version: str) -> int:
    """The number of a Java: 8 for `1.8.0_392`, 17 for `17.0.9`; 0 if there is none."""
    match = re.match(r"(?:1\.)?(\d+)", version)
    return int(match[1]) if match else 0


def _programs() -> Iterator[str]:
    """Programs called java, the preferred first; each once, whatever it is linked from."""
    import shutil

    home = os.environ.get("JAVA_HOME")
    folders = [os.path.join(home, "bin")] if home else []
    folders += os.environ.get("PATH", os.defpath).split(os.pathsep)
    met: set[str] = set()
    for folder in filter(None, folders):
        path = shutil.which("java", path=folder)
        if path and os.path.realpath(path) not in met:
            met.add(os.path.realpath(path))
            yield os.path.abspath(path)  # it is started in another folder


def _version_beside(path: str) -> tuple[str, str] | None:
    """The version as the file `release` of the installation has it, which spares starting Java; None without one."""
    home = os.path.dirname(os.path.dirname(os.path.realpath(path)))
    try:
        with open(os.path.join(home, "release"), encoding="utf-8", errors="replace") as file:
            match = re.search(r'^JAVA_VERSION="([\d._]+)"', file.read(), re.MULTILINE)
    except OSError:
        return None
    return (match[1], f"Java {match[1]}") if match else None


def _version_said(path: str) -> tuple[str, str]:
    """The version, empty if there is none, and the line that tells it, or the first of what is said instead."""
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603  a program from PATH, with one fixed argument
            [path, "-version"], capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return "", str(error)[:100]
    said = (done.stderr + done.stdout).decode("utf-8", "replace")
    match = re.search(r'^.*?version "?([\d._]+).*$', said, re.MULTILINE)
    return (match[1], match[0].strip()) if match else ("", said.strip().partition("\n")[0][:100])


def own_folder() -> str:
    """Where mtlint keeps the LanguageTool that it installed, each version in a folder `LanguageTool-VERSION`."""
    from linter.rulebook.compiled import cache_folder

    return os.path.join(cache_folder(), "languagetool")


def find_home() -> Home:
    """The LanguageTool to use: `LTP_JAR_DIR_PATH` if that is set, else the newest that mtlint or the wrapper fetched.

    Raises:
        LanguageToolError: there is none, or it is too old.
    """
    named = os.environ.get("LTP_JAR_DIR_PATH")
    homes = [home for home in (_home_in(named),) if home] if named else sorted(homes_there(), key=_age)
    if named and not homes:
        raise LanguageToolError(f"no LanguageTool found (LTP_JAR_DIR_PATH is {named}): {_UNNAME}")
    if not homes:
        raise LanguageToolError(f"no LanguageTool found ({' and '.join(places())}): {_INSTALL}")
    home = homes[0]
    if home.version and numbers(home.version) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise LanguageToolError(
            f"LanguageTool {home.version} in {home.folder} is too old, {oldest} or newer is needed"
            f" ({NEWEST} is best): {_INSTALL}"
        )
    return home


def places() -> tuple[str, str]:
    """The folders that may hold several versions: mtlint's own, and the one of language-tool-python."""
    theirs = os.environ.get("LTP_PATH") or os.path.join(os.path.expanduser("~"), ".cache", "language_tool_python")
    return own_folder(), theirs


def homes_there() -> list[Home]:
    """All that are there, in the order of the places; folders that hold no server are left out."""
    found = (_home_in(os.path.join(place, name)) for place in places() for name in sorted(_listed(place)))
    return [home for home in found if home]


def numbers(version: str) -> tuple[int, ...]:
    """A version to compare: (6, 8) for `6.8` and `6.8-SNAPSHOT`."""
    return tuple(int(number) for number in re.findall(r"\d+", version.partition("-")[0]))


def _age(home: Home) -> tuple[bool, tuple[int, ...], bool]:
    """Sorts the newest first and the unknown last; a snapshot stands behind the release of its number."""
    return not home.version, tuple(-number for number in numbers(home.version)), "-" in home.version


def _home_in(folder: str) -> Home | None:
    """What a folder holds of LanguageTool; None if no server can be started from it."""
    folder = os.path.abspath(folder)
    libs = os.path.join(folder, "libs")
    jar = os.path.join(folder, SERVER_JAR)
    jars = _listed(libs)
    if os.path.isfile(jar):
        class_path = jar
    elif any(re.fullmatch(r"languagetool-server\b.*\.jar", name) for name in jars):
        class_path = os.path.join(libs, "*")
    else:
        return None
    core = next((name for name in jars if re.fullmatch(r"languagetool-core\b.*\.jar", name)), "")
    named = re.fullmatch(r"LanguageTool-(\d+(?:\.\d+)+(?:-SNAPSHOT)?)", os.path.basename(os.path.normpath(folder)))
    inside = re.fullmatch(r"languagetool-core-(\d.*)\.jar", core)
    version = named[1] if named else inside[1] if inside else _version_inside(os.path.join(libs, core)) if core else ""
    return Home(folder, version, class_path)


def _version_inside(jar: str) -> str:
    """The version that the jar tells of itself: in the archive for download its name has none."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(jar) as archive:
            told = archive.read("git.properties").decode("utf-8", "replace")
    except (OSError, KeyError, BadZipFile):
        return ""
    match = re.search(r"^git\.build\.version=(\S+)", told, re.MULTILINE)
    return match[1] if match else ""


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []
