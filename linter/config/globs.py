"""Globs of files, read as git reads `.gitignore`, and the one form that paths have before they meet a glob."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPED = "[]!# "  # a back-slash before one of these makes it an ordinary character; any other counts as a slash


def matches(globs: tuple[str, ...], root: str, path: str) -> bool:
    """Whether globs mean a path; a folder ends in a separator.

    Above `root` and beside it only globs hold that have no slash in the middle.
    """
    if not globs:
        return False
    inside = relative(path, root)
    if inside is None or inside.startswith("../"):
        globs, inside = _loose(globs), (inside or path.replace(os.sep, "/")).lstrip("/")
        while inside.startswith("../"):
            inside = inside[3:]
    return bool(globs) and bool(spec(globs).match_file(inside))


def relative(path: str, root: str) -> str | None:
    """A path from a folder, with `/` and without `./`; None on another drive. A folder keeps its last `/`."""
    try:
        inside = os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:
        return None
    return inside + "/" if path.endswith(os.sep) else inside


@lru_cache(maxsize=256)
def spec(lines: tuple[str, ...]) -> Any:
    """The lines of a `.gitignore`, or globs, ready to match; a line that git would not understand means nothing."""
    try:
        return _spec(lines)
    except _faults():
        return _spec(tuple(line for line in lines if not fault(line)))


def fault(glob: str) -> str:
    """What is wrong with a glob; empty if nothing is."""
    if "\0" in glob:
        return "holds a NUL character"
    try:
        _spec((glob,))
    except _faults() as error:
        return str(error).partition(" at position ")[0].lower().encode("utf-8", "backslashreplace").decode()
    return ""


def _spec(lines: tuple[str, ...]) -> Any:
    import warnings

    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # such as "possible nested set"
        return GitIgnoreSpec.from_lines(lines)


def _faults() -> tuple[type[Exception], ...]:
    import re

    return (ValueError, re.error, OverflowError, RecursionError)


def slashed(glob: str) -> str:
    """A glob with slashes where somebody wrote back-slashes."""
    if "\\" not in glob:
        return glob
    return "".join(
        "/" if char == "\\" and glob[at + 1 : at + 2] not in _ESCAPED else char for at, char in enumerate(glob)
    )


def based(globs: Iterable[str], root: str) -> tuple[tuple[str, ...], str]:
    """Globs in their normal form, and the folder they are then relative to.

    `./a` is `/a`, a path that begins with the folder itself loses it, and for `../a` the folder is one further up.
    """
    here = os.path.abspath(root).replace(os.sep, "/").rstrip("/") + "/"
    parts = [_parts(glob, here) for glob in globs]
    ups = max((up for up, _ in parts), default=0)
    top = _up(root, ups)
    return tuple(moved(glob, _up(root, up), top) for up, glob in parts), top


def _parts(glob: str, here: str) -> tuple[int, str]:
    """How many folders a glob goes up, and what it says from there."""
    sign, body = ("!", glob[1:]) if glob.startswith("!") else ("", glob)
    body = slashed(body)
    if body.startswith(here):
        return 0, f"{sign}/{body[len(here) :]}"
    up, anchored = 0, ""
    steps = body.split("/")
    while steps and steps[0] in {".", ".."}:
        up += steps.pop(0) == ".."
        anchored = "/"
    rest = "/".join(steps)
    return up, f"{sign}{anchored}{rest or '**'}" if anchored else f"{sign}{rest}"


def _up(root: str, folders: int) -> str:
    return os.path.normpath(os.path.join(root, *[".."] * folders)) if folders else root


def moved(glob: str, root: str, top: str) -> str:
    """A glob that is relative to a folder, made relative to one above it."""
    sign, body = ("!", glob[1:]) if glob.startswith("!") else ("", glob)
    below = relative(os.path.abspath(root), os.path.abspath(top))
    if below in {None, "."} or "/" not in body.rstrip("/"):
        return glob
    return f"{sign}/{_escaped(str(below))}/{body.lstrip('/')}"


def _escaped(path: str) -> str:
    return "".join(f"[{char}]" if char in "*?[" else f"\\{char}" if char in "]!#\\ " else char for char in path)


def _loose(globs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(glob for glob in globs if "/" not in glob.rstrip("/"))
