"""Fetching LanguageTool, which happens when the user says so (`mtlint grammar install`) and never else.

It is fetched into a folder aside and gets its name only when all of it is there, so a download that breaks leaves
nothing that looks whole. A list of its files with their SHA-256 is kept with it (`FILES`, in the form that `sha256sum
--check` reads): it tells later whether they still are what was fetched.

There are two ways to get it. By default language-tool-python downloads the archive of the release; it holds the SHA-256
that each release must have and refuses another (`LTP_DOWNLOAD_SHA256` and `LTP_BYPASS_VERIFIED_DOWNLOADS` are its own
doors). The other way is Maven (see `maven`), where the archive cannot be reached.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from linter.languagetool.find import SERVER_JAR, Home, find_home, find_java, own_folder
from linter.languagetool.model import NEWEST, LanguageToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from linter.languagetool.find import Java

FILES = "files.sha256"
"""The list of the files that were fetched."""
_ASIDE = ".fetching-"  # how folders aside begin; nothing that looks for LanguageTool minds them
_LEFT = 86_400  # seconds after which nobody still works in a folder aside
_ARCHIVE = 250_000_000  # bytes of the release's archive, as language-tool-python says of it
_ROOM = 700_000_000  # bytes for the archive and for what it holds, an estimate: there is little in it to compress
_MAVEN_ROOM = 101_000_000  # bytes of the 130 jars of 6.8


class Wanted(NamedTuple):
    """How LanguageTool is to be fetched.

    Attributes:
        maven: by Maven, and not by language-tool-python.
        force: also if it is there already.
        watched: a person waits and sees a bar.
        tell: gets what is about to be done, before it is done.
    """

    maven: bool
    force: bool
    watched: bool
    tell: Callable[[str], None]


class Installed(NamedTuple):
    """What is there now.

    Attributes:
        home: the LanguageTool.
        fetched: False if it was there before.
        files: the number of its files; 0 if it was there before.
        size: their bytes.
    """

    home: Home
    fetched: bool
    files: int = 0
    size: int = 0


def install(wanted: Wanted) -> Installed:
    """Fetch LanguageTool into the user's cache folder, unless it is there.

    Raises:
        LanguageToolError: it could not be fetched, with the cause and the cure; then all is as it was.
    """
    java = find_java()  # what cannot be run need not be fetched
    place = own_folder()
    folder = os.path.join(place, f"LanguageTool-{NEWEST}")
    if not wanted.force:
        fault = damage(folder)
        there = None if fault else _there()
        if there:
            return Installed(there, fetched=False)
        if fault:
            wanted.tell(f"{folder} is damaged ({fault}), so it is fetched again")
    with _space_in(place, _MAVEN_ROOM if wanted.maven else _ROOM) as aside:
        made = os.path.join(aside, os.path.basename(folder))
        if wanted.maven:
            from linter.languagetool.maven import fetch_jars, find_maven

            maven = find_maven()
            size = f"130 jars of {_MAVEN_ROOM / 1e6:.0f} MB by Maven, which keeps a copy in its own repository"
            wanted.tell(f"fetching LanguageTool {NEWEST} into {folder}: {size}")
            fetch_jars(maven, made, watched=wanted.watched)
        else:
            size = f"an archive of about {_ARCHIVE / 1e6:.0f} MB by language-tool-python, which checks its SHA-256"
            wanted.tell(f"fetching LanguageTool {NEWEST} into {folder}: {size}")
            _fetch_archive(aside, java, watched=wanted.watched)
        if not os.path.isfile(os.path.join(made, SERVER_JAR)):
            raise LanguageToolError(f"what was fetched is not LanguageTool {NEWEST}: there is no {SERVER_JAR} in it")
        files, bytes_ = _list_files(made)
        _put(made, folder, aside)
    return Installed(Home(folder, NEWEST, os.path.join(folder, SERVER_JAR)), fetched=True, files=files, size=bytes_)


def damage(folder: str, *, thorough: bool = True) -> str:
    """What is wrong with a LanguageTool that was fetched; empty if nothing is, or if another program brought it.

    Args:
        folder: its folder.
        thorough: read every file, and not only its name.
    """
    try:
        with open(os.path.join(folder, FILES), encoding="utf-8") as listed:
            lines = listed.read().splitlines()
    except OSError:
        return ""
    for line in lines:
        expected, _, name = line.partition("  ")
        file = os.path.join(folder, *name.split("/"))
        if not os.path.isfile(file):
            return f"{name} is missing"
        if thorough and _hash(file) != expected:
            return f"{name} is not what was fetched"
    return ""


def _there() -> Home | None:
    """The LanguageTool that a run would use, if it is the version that is fetched."""
    try:
        home = find_home()
    except LanguageToolError:
        return None
    return home if home.version == NEWEST else None


@contextmanager
def _space_in(place: str, needed: int) -> Iterator[str]:
    """A folder aside, which is gone in the end with all that is in it.

    Raises:
        LanguageToolError: there is not enough room, or the folder cannot be written.
    """
    import errno
    import shutil
    import tempfile

    from linter.aside import ending_tidily

    advice = "let MTLINT_CACHE_DIR name another folder"
    try:
        os.makedirs(place, exist_ok=True)
        _sweep(place)
        free = shutil.disk_usage(place).free
        if free < needed:
            sizes = f"{needed / 1e6:,.0f} MB are needed in {place}, and {free / 1e6:,.0f} MB are free"
            raise LanguageToolError(f"{sizes}: make room, or {advice}")
        with ending_tidily(), tempfile.TemporaryDirectory(prefix=_ASIDE, dir=place) as aside:
            yield aside
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise LanguageToolError(f"the disk is full at {place}: make room, or {advice}") from error
        raise LanguageToolError(f"cannot write to {place} ({error.strerror or error}): {advice}") from error


def _sweep(place: str) -> None:
    """Clear away what killed runs left."""
    import shutil
    import time

    for name in os.listdir(place):
        left = os.path.join(place, name)
        if name.startswith(_ASIDE) and time.time() - os.path.getmtime(left) > _LEFT:
            shutil.rmtree(left, ignore_errors=True)


def _fetch_archive(into: str, java: Java, *, watched: bool) -> None:
    """Let language-tool-python download and unpack the release into a folder.

    Raises:
        LanguageToolError: it could not, in its words.
        OSError: the disk is full.
    """
    import errno
    from subprocess import SubprocessError
    from zipfile import BadZipFile

    path = os.path.dirname(java.path) + os.pathsep + os.environ.get("PATH", os.defpath)  # it looks at PATH alone
    with _environment({"LTP_PATH": into, "LTP_JAR_DIR_PATH": "", "PATH": path} | ({} if watched else _NO_BAR)):
        from language_tool_python.download_lt import LocalLanguageTool
        from language_tool_python.exceptions import LanguageToolError as TheirError

        try:
            LocalLanguageTool.from_version_name(NEWEST).download()
        except (TheirError, OSError, BadZipFile, SubprocessError, ImportError, SystemError, SystemExit) as error:
            if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise
            raise LanguageToolError(
                f"language-tool-python could not fetch LanguageTool {NEWEST} ({_in_short(error)}): see whether its site"
                " can be reached (HTTPS_PROXY names a proxy), or try `mtlint grammar install --maven`"
            ) from error


_NO_BAR = {"TQDM_DISABLE": "1"}


def _in_short(error: BaseException) -> str:
    """The cause of an error of the network, without the words that it is wrapped in."""
    inner = getattr(error.args[0], "reason", None) if error.args else None
    return " ".join(str(inner or error).split())[:300] or type(error).__name__


@contextmanager
def _environment(changed: dict[str, str]) -> Iterator[None]:
    """Other variables for as long as a library is called that reads them."""
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _list_files(folder: str) -> tuple[int, int]:
    """Write the list of all files of a folder into it; returns their number and their bytes."""
    found = sorted(os.path.join(root, name) for root, _, names in os.walk(folder) for name in names)
    names = [os.path.relpath(file, folder).replace(os.sep, "/") for file in found]
    with open(os.path.join(folder, FILES), "w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{_hash(file)}  {name}\n" for file, name in zip(found, names, strict=True))
    return len(found), sum(map(os.path.getsize, found))


def _hash(file: str) -> str:
    from hashlib import sha256

    hashed = sha256()
    with open(file, "rb") as stream:
        while block := stream.read(1 << 20):
            hashed.update(block)
    return hashed.hexdigest()


def _put(made: str, folder: str, aside: str) -> None:
    """Give a whole LanguageTool its place; what is there goes, or stays if another run was quicker."""
    if os.path.lexists(folder):
        os.rename(folder, os.path.join(aside, "before"))
    os.rename(made, folder)
