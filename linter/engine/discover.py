"""From paths on the command line to the files to lint, in a fixed order."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING, Any

from linter.config import ENDINGS
from linter.config.globs import matches, relative, spec
from linter.engine.own import OWN, is_own_file
from linter.errors import LinterError
from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from linter.config import Config, Configs

_MINIFIED = (".min.html", ".min.htm", ".min.xhtml")


@frozen
class Target:
    """A file to lint: where it is, how it is reported, how large it is, and the settings that hold for it."""

    file: str
    path: str
    size: int
    config: Config


class Found:
    """The files of a run, those left out with the reason, and the folders that were looked through as a whole."""

    def __init__(self) -> None:
        self.folders: list[str] = []
        self.targets: list[Target] = []
        self.skipped: list[tuple[str, str]] = []

    def leave_out(self, files: Iterable[str], reason: str) -> None:
        """Take some files from those to lint, whatever way they are named."""
        own = {os.path.realpath(file) for file in files}
        if not own:
            return
        mine = [target for target in self.targets if os.path.realpath(target.file) in own]
        self.targets = [target for target in self.targets if target not in mine]
        self.skipped = sorted([*self.skipped, *((target.path, reason) for target in mine)])


def discover(paths: Sequence[str], configs: Configs) -> Found:
    """The files that the paths mean, each once, sorted by the path they are reported under.

    A folder gives the files with a known ending that are not hidden, not minified, not excluded and not ignored by
    git; a link to a folder is not followed, so a loop of links cannot trap the walk. A file that is named is linted
    whatever its ending, unless it is excluded; a folder that is named is walked even if git ignores it. What mtlint
    writes for itself is never linted.

    Raises:
        LinterError: a path does not exist.
    """
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        raise LinterError(missed(missing))
    found = Found()
    for path in paths:
        if os.path.isdir(path):
            found.folders.append(os.path.abspath(path))
            _walk(path, configs, found, _Ignored.above(path))
        else:
            config = configs.of_folder(os.path.dirname(os.path.abspath(path)))
            if is_excluded(path, config):
                found.skipped.append((shown(path), "excluded"))
            else:
                _add(path, config, found)
    unique = {target.path: target for target in found.targets}
    found.targets = [unique[path] for path in sorted(unique)]
    found.skipped = sorted({path: reason for path, reason in found.skipped if path not in unique}.items())
    return found


def is_excluded(path: str, config: Config) -> bool:
    """Whether a file that is named is left out all the same."""
    return config.force_exclude and matches(config.exclude, config.root, path)


def missed(paths: Sequence[str]) -> str:
    """What is said about paths that do not exist, with the nearest name beside the first of them."""
    from difflib import get_close_matches

    folder, name = os.path.split(paths[0])
    try:
        close = get_close_matches(name, sorted(os.listdir(folder or ".")), 1, cutoff=0.75)
    except (OSError, ValueError):
        close = []
    names = ", ".join(f"“{path}”" for path in paths)
    here = (
        f"; did you mean “{os.path.join(folder, close[0])}”?" if close else "; paths are taken from the current folder"
    )
    return f"no such file or folder: {names}{here}"


def shown(path: str) -> str:
    """A path as reports show it: relative to the current folder, with `/`."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        relative = path
    if not relative.isascii() and not sys.getfilesystemencoding().startswith("utf"):
        relative = os.fsencode(relative).decode("utf-8", "surrogateescape")  # the same name in every locale
    return relative.replace(os.sep, "/")


def _walk(folder: str, configs: Configs, found: Found, ignored: _Ignored) -> None:
    """All lintable files below a folder, with a stack of our own: a tree can be deeper than Python's."""
    stack = [(folder, ignored)]
    while stack:
        here, ignored = stack.pop()
        config = configs.of_folder(os.path.abspath(here))
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            found.skipped.append((shown(here), f"cannot be listed: {error.strerror}"))
            continue
        if config.gitignore and any(entry.name == ".gitignore" for entry in entries):
            ignored = ignored.with_file(here)
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and not entry.name.startswith("."):
                if not _left_out(entry.path, config, ignored, folder=True):
                    stack.append((entry.path, ignored))
            elif not is_folder and _wanted(entry, config):
                _consider(entry, config, ignored, found)


def _wanted(entry: os.DirEntry[str], config: Config) -> bool:
    if entry.name.lower().endswith(ENDINGS):
        return True
    return bool(config.include) and matches(config.include, config.root, entry.path)


def _consider(entry: os.DirEntry[str], config: Config, ignored: _Ignored, found: Found) -> None:
    if entry.name.startswith("."):
        found.skipped.append((shown(entry.path), "hidden"))
    elif entry.name.lower().endswith(_MINIFIED):
        found.skipped.append((shown(entry.path), "minified"))
    elif not _left_out(entry.path, config, ignored, folder=False) and not os.path.isdir(entry.path):
        _add(entry.path, config, found)


def _left_out(path: str, config: Config, ignored: _Ignored, *, folder: bool) -> bool:
    name = path + os.sep if folder else path
    if config.exclude and matches(config.exclude, config.root, name):
        return True
    return config.gitignore and ignored.covers(name)


def _add(file: str, config: Config, found: Found) -> None:
    if is_own_file(file, config):
        found.skipped.append((shown(file), OWN))
        return
    try:
        state = os.stat(file)
        size = state.st_size if stat.S_ISREG(state.st_mode) else 0
    except OSError:
        size = 0  # gone or forbidden: reading it will say so
    if size > config.max_file_size:
        found.skipped.append((shown(file), f"larger than {config.max_file_size:,} bytes"))
    else:
        found.targets.append(Target(file, shown(file), size, config))


@frozen
class _Ignored:
    """The `.gitignore` files that hold in a folder, outermost first."""

    specs: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def above(cls, folder: str) -> _Ignored:
        """Those that hold in a folder from above it, up to the root of the repository.

        Nothing from there holds in a folder that git ignores as a whole: who names it wants to see it.
        """
        inside = os.path.abspath(folder)
        chain = [inside]
        while not os.path.lexists(os.path.join(chain[-1], ".git")):
            above = os.path.dirname(chain[-1])
            if above == chain[-1]:
                return cls()
            chain.append(above)
        ignored = cls().with_file(chain[-1], os.path.join(".git", "info", "exclude"))
        for at in reversed(chain[1:]):
            ignored = ignored.with_file(at)
            below = chain[chain.index(at) - 1]
            if ignored.covers(below + os.sep):
                return cls()
        return ignored

    def with_file(self, folder: str, name: str = ".gitignore") -> _Ignored:
        """With the `.gitignore` of a folder added, if it can be read."""
        try:
            with open(os.path.join(folder, name), encoding="utf-8-sig", errors="replace") as stream:
                lines = tuple(stream.read().split("\n"))
        except OSError:
            return self
        return _Ignored((*self.specs, (os.path.abspath(folder), spec(lines))))

    def covers(self, path: str) -> bool:
        """True when the innermost file that says anything about the path says to ignore it."""
        verdict = False
        for base, lines in self.specs:
            result = lines.check_file(relative(path, base))
            if result.include is not None:
                verdict = result.include
        return verdict


def by_config(targets: Sequence[Target]) -> Iterator[Config]:
    """The settings that occur in a run, each once, in order."""
    seen: dict[Config, None] = {}
    for target in targets:
        seen.setdefault(target.config)
    return iter(seen)
