"""Paths as mtlint keeps them in a project's files, and as it shows them; and where a project begins.

A kept path is relative to the folder of the file that keeps it, with `/`, so that a project can be moved and shared; a
shown one is relative to the current folder.
"""

from __future__ import annotations

import os


def folder_of(file: str) -> str:
    """The folder of a file, as an absolute path."""
    return os.path.dirname(os.path.abspath(file))


def nearest_with(name: str, folder: str) -> str:
    """The nearest folder from an absolute one upwards that holds a name; empty if none does."""
    while not os.path.lexists(os.path.join(folder, name)):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder


def stored(path: str, file: str) -> str:
    """A path as shown, as `file` keeps it."""
    try:
        return os.path.relpath(path, folder_of(file)).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        return os.path.abspath(path).replace(os.sep, "/")


def shown(path: str, file: str) -> str:
    """A path that `file` keeps, as reports show it."""
    try:
        return os.path.relpath(os.path.join(folder_of(file), path)).replace(os.sep, "/")
    except ValueError:
        return path
