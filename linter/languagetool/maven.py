"""LanguageTool from a Maven repository: for machines that reach one, and not the site of LanguageTool's releases.

Maven fetches the server with all it needs for English, and checks the SHA-1 that the repository holds for each file
(`--strict-checksums`). Which repository that is, over which proxy, is a matter of Maven's own settings. What comes is
English alone: the full archive holds thirty languages in two and a half times the size.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

from linter.languagetool.find import SERVER_JAR
from linter.languagetool.model import NEWEST, LanguageToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from subprocess import Popen

_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"  # named, else Maven asks for the newest
# The server does not start without the three others: the part of it that guesses languages refuses to.
_LANGUAGES = ("en", "es", "ca", "pt")
_GROUP = "org.languagetool"
_ENOUGH = 150  # characters of each
_LINE = 72  # bytes of a line of a manifest, without its end
_REQUESTS = 700  # files that Maven fetches where it has none of its own yet, its plugin and descriptions included


def find_maven() -> str:
    """The program.

    Raises:
        LanguageToolError: it is not there.
    """
    import shutil

    maven = shutil.which("mvn")
    if not maven:
        raise LanguageToolError(
            "there is no Maven (no `mvn` on PATH): install it, or leave --maven out to let language-tool-python fetch"
            " LanguageTool"
        )
    return maven


def fetch_jars(maven: str, folder: str, *, watched: bool) -> None:
    """Let Maven put LanguageTool into a new folder, and make it look like one that was unpacked from the archive.

    Raises:
        LanguageToolError: Maven could not fetch it, in its words.
        OSError: the folder cannot be written.
    """
    libs = os.path.join(folder, "libs")
    os.makedirs(libs)
    project = os.path.join(os.path.dirname(folder), "pom.xml")
    with open(project, "w", encoding="utf-8") as out:
        out.write(_project())
    command = [
        maven, "--batch-mode", "--strict-checksums", "-Dstyle.color=never", "--file", project,
        f"{_PLUGIN}:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={libs}",
    ]  # fmt: skip
    said = _run(command, os.path.dirname(folder), watched=watched)
    jars = sorted(name for name in os.listdir(libs) if name.endswith(".jar"))
    if said or f"languagetool-server-{NEWEST}.jar" not in jars:
        raise LanguageToolError(
            f"Maven could not fetch LanguageTool {NEWEST} ({said or 'it copied nothing'}): see whether it reaches its"
            " repository; proxies and mirrors stand in its settings.xml"
        )
    _write_jar(os.path.join(folder, SERVER_JAR), [f"libs/{quote(name)}" for name in jars])


def _project() -> str:
    """What Maven is to fetch, as a project that depends on it."""
    all_languages = f"<exclusion><groupId>{_GROUP}</groupId><artifactId>language-all</artifactId></exclusion>"
    parts = [_dependency("languagetool-server", f"<exclusions>{all_languages}</exclusions>")]
    parts += [_dependency(f"language-{code}") for code in _LANGUAGES]
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
        "<groupId>mtlint</groupId><artifactId>languagetool</artifactId><version>1</version>"
        f"<dependencies>{''.join(parts)}</dependencies></project>\n"
    )


def _dependency(name: str, more: str = "") -> str:
    what = f"<groupId>{_GROUP}</groupId><artifactId>{name}</artifactId><version>{NEWEST}</version>"
    return f"<dependency>{what}{more}</dependency>"


def _run(command: list[str], folder: str, *, watched: bool) -> str:
    """Run Maven in a folder; what it complains of, empty if it succeeded."""
    from subprocess import DEVNULL, PIPE, STDOUT, Popen

    complaint = last = ""
    try:
        process = Popen(command, cwd=folder, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT)  # noqa: S603  from PATH
    except OSError as error:
        return f"{command[0]}: {error.strerror or error}"
    with _ended(process), _counter(watched=watched) as count:
        said: IO[bytes] = process.stdout  # type: ignore[assignment]
        for line in said:
            text = line.decode("utf-8", "replace").strip()
            if "Downloaded from" in text:
                count()
            elif not complaint and (found := re.match(r"\[ERROR\]\s*(\S.*)", text)):
                complaint = found[1].removesuffix(" -> [Help 1]")
            last = text or last
        code = process.wait()
    return _in_short(complaint or f"it ended with {code}: {last}") if code else ""


def _in_short(text: str) -> str:
    """What failed and why: the beginning and the end of what Maven says, which has addresses between."""
    return text if len(text) <= 2 * _ENOUGH else f"{text[:_ENOUGH]} … {text[-_ENOUGH:]}"


@contextmanager
def _ended(process: Popen[bytes]) -> Iterator[None]:
    """A process that does not outlive the block."""
    try:
        yield
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
        if process.stdout:
            process.stdout.close()


@contextmanager
def _counter(*, watched: bool) -> Iterator[Callable[[], object]]:
    """Counts files, in a bar if somebody watches."""
    if not watched:
        yield lambda: None
        return
    from tqdm import tqdm

    with tqdm(total=_REQUESTS, desc="Maven", unit=" files", leave=False) as bar:
        yield bar.update


def _write_jar(file: str, class_path: list[str]) -> None:
    """A jar that holds nothing but the names of other jars: what language-tool-python looks for."""
    from zipfile import ZipFile

    lines = ["Manifest-Version: 1.0", *_folded(f"Class-Path: {' '.join(class_path)}")]
    with ZipFile(file, "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "".join(f"{line}\r\n" for line in (*lines, "")))


def _folded(line: str) -> Iterator[str]:
    """A line of a manifest, cut where it is too long; a line that goes on begins with a blank. It must be ASCII."""
    yield line[:_LINE]
    for start in range(_LINE, len(line), _LINE - 1):
        yield " " + line[start : start + _LINE - 1]
