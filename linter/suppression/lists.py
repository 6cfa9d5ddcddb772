"""What stands outside the files: the settings of a project, its list of accepted findings, and side-cars."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from linter.config.globs import matches
from linter.frozen import frozen
from linter.paths import shown
from linter.suppression.entries import PROJECT_FILE, Accepted, Entry, Listed, read_entries
from linter.suppression.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from linter.config import Config


class FileLists(NamedTuple):
    """What holds for one file.

    Attributes:
        entries: accepted places, those of its side-car first.
        codes: of the rules that a setting leaves out there.
        vocabularies: accepted names, terms and words.
    """

    entries: tuple[Entry, ...]
    codes: tuple[str, ...]
    vocabularies: tuple[Vocabulary, ...]


@frozen
class ProjectLists:
    """What the settings of a project leave out: empty for nearly all.

    Attributes:
        root: the folder that the globs are relative to.
        entries: accepted places by the path of their file, as it is reported.
        globs: of files, each with the codes of the rules that are left out there.
        vocabulary: accepted names, terms and words.
    """

    root: str
    entries: Mapping[str, tuple[Entry, ...]]
    globs: tuple[tuple[str, tuple[str, ...]], ...]
    vocabulary: Vocabulary


def lists_of_file(path: str, project: ProjectLists | None, side_car: Listed | None) -> FileLists | None:
    """What holds for a file; None where nothing does."""
    entries: tuple[Entry, ...] = ()
    codes: tuple[str, ...] = ()
    vocabularies: tuple[Vocabulary, ...] = ()
    if side_car:
        entries, vocabularies = side_car.entries, (Vocabulary(side_car.accepted),)
    if project:
        codes = tuple(code for glob, codes in project.globs if matches((glob,), project.root, path) for code in codes)
        entries = (*entries, *project.entries.get(path, ()))
        vocabularies = (*vocabularies, project.vocabulary)
    vocabularies = tuple(filter(None, vocabularies))
    return FileLists(entries, codes, vocabularies) if entries or codes or vocabularies else None


def lists_of(config: Config) -> ProjectLists:
    """The lists of some settings.

    Raises:
        ConfigError: a list of accepted findings that cannot be understood.
    """
    accepted = [
        Accepted(kind, text)
        for kind, texts in (
            ("name", config.accept_names),
            ("term", config.accept_terms),
            ("word", config.accept_words),
        )
        for text in texts
    ]
    by_path: dict[str, list[Entry]] = {}
    file = ignore_file_of(config)
    if config.ignore_file or os.path.isfile(file):
        listed = read_entries(file, shown(os.path.basename(file), file))
        accepted.extend(listed.accepted)
        for entry in listed.entries:
            by_path.setdefault(shown(entry.path, file), []).append(entry)
    entries = {path: tuple(found) for path, found in by_path.items()}
    return ProjectLists(config.root, entries, config.per_file_ignores, Vocabulary(accepted))


def ignore_file_of(config: Config) -> str:
    """Where a project keeps its list of accepted findings, whether it is there or not."""
    return config.ignore_file or os.path.join(config.home or config.root, PROJECT_FILE)
