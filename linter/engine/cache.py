"""What earlier runs found, so that only a file that can have another result is linted again.

A result is kept under a key made of all that decides it: the bytes of the file, the path it is reported under, the
settings (all of them but those that are known not to matter), the rules with the roster they were given, the code and
the word lists of mtlint, the packages that are installed, and Python (see `cache_key`). What cannot be put into a key
is not kept. A result is kept as it is before anything is suppressed or concluded across files: accepted names, a
baseline or another file of the folder change what is reported, and no result.

Each result is a pickle in a file as `linter.kept` keeps them, under a hash whose secret lies in the user's own cache
folder: what was damaged, or written by anybody else, is not even looked at. So a pickle is as safe here as the user's
`__pycache__`, also where a project's settings put the file into a folder of the project. Whatever goes wrong costs
time only.
"""

from __future__ import annotations

import os
import pickle
from contextlib import closing, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from linter.aside import replaced
from linter.engine.cache_key import context_of
from linter.errors import LinterError, ReadError
from linter.frozen import frozen
from linter.kept import AT_ONCE, Kept
from linter.rulebook.compiled import cache_folder
from linter.text.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from linter.config import Config
    from linter.engine.discover import Target
    from linter.engine.work import Result
    from linter.rulebook.model import Rulebook

NAME = "results-1.sqlite"
_SECRET, _SECRET_BYTES = "results.key", 32
_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of mtlint and can be removed.\n"
_MOST = 256_000_000  # bytes of the database: the results of about as much text


@frozen
class Shelf:
    """Where the results of a run are kept and what its keys begin with; can be sent to a worker.

    Attributes:
        file: the database.
        secret: what proves that a result was kept by this user.
        contexts: all of the key but the file itself, for each set of settings whose results may be kept.
    """

    file: str
    secret: bytes
    contexts: Mapping[Config, bytes]


def shelf_for(rulebooks: Mapping[Config, Rulebook], *, alone: bool) -> Shelf | None:
    """The shelf of a run, or None where its settings want none or there is no room for one."""
    kept = {config: book for config, book in rulebooks.items() if config.cache}
    contexts = {config: context for config, book in kept.items() if (context := context_of(config, book, alone=alone))}
    if not contexts:
        return None
    try:
        secret = _secret(cache_folder())
        folder = next((config.cache_dir for config in contexts if config.cache_dir), "") or cache_folder()
        _make_folder(folder)
    except (OSError, LinterError):
        return None
    return Shelf(os.path.join(folder, NAME), secret, contexts)


class Cache:
    """Results by key. From the first failure on it knows nothing and keeps nothing."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._kept = Kept(shelf.file, _MOST, shelf.secret)
        self._last: tuple[Config | None, bytes] = (None, b"")

    def key(self, target: Target, data: bytes) -> bytes:
        """The key of a file with this content; empty where its result is not kept."""
        config, context = self._last
        if target.config is not config:  # to look settings up takes longer than to hash a file
            context = self._shelf.contexts.get(target.config, b"")
            self._last = target.config, context
        if not context:
            return b""
        path = target.path.encode("utf-8", "surrogatepass")
        hashed = blake2b(b"%b%d:%b" % (context, len(path), path), digest_size=20)
        hashed.update(data)
        return hashed.digest()

    def find(self, keys: Iterable[bytes]) -> dict[bytes, Result]:
        """The results that were kept under some keys."""
        found: dict[bytes, Result] = {}
        for key, pickled in self._kept.find(filter(None, keys)).items():
            with suppress(Exception):  # whatever is wrong with it, the file can be linted again
                found[key] = pickle.loads(pickled)  # noqa: S301  see the module: it is what this user wrote
        return found

    def has(self, keys: Iterable[bytes]) -> set[bytes]:
        """Those of some keys under which anything is kept."""
        return self._kept.has(filter(None, keys))

    def keep(self, results: Iterable[tuple[bytes, Result]]) -> None:
        """Keep results under their keys; an empty key keeps nothing, and no result is kept that a crash spoilt."""
        self._kept.keep((key, pickle.dumps(result, 5)) for key, result in results if key and not result.linted.crashed)

    def close(self) -> None:
        """Let go of the database; the next question opens it again."""
        self._kept.close()


def bytes_to_lint(shelf: Shelf, targets: Sequence[Target]) -> int:
    """How many bytes of the files have no result that is kept."""
    size = 0
    with closing(Cache(shelf)) as cache:
        for start in range(0, len(targets), AT_ONCE):
            batch = targets[start : start + AT_ONCE]
            keys = [_key(cache, target) for target in batch]
            known = cache.has(keys)
            size += sum(target.size for target, key in zip(batch, keys, strict=True) if key not in known)
    return size


def _key(cache: Cache, target: Target) -> bytes:
    try:
        return cache.key(target, read_bytes(target.file, target.config.max_file_size + 1))
    except ReadError:
        return b""


def _secret(folder: str) -> bytes:
    """The secret of this user, made at the first run.

    Raises:
        OSError: it can be neither read nor made, or belongs to another user.
        LinterError: it cannot be made.
    """
    file = os.path.join(folder, _SECRET)
    with suppress(FileNotFoundError), open(file, "rb") as stream:
        if hasattr(os, "geteuid") and os.fstat(stream.fileno()).st_uid != os.geteuid():
            raise PermissionError(f"“{file}” belongs to another user")
        secret = stream.read()
        if len(secret) == _SECRET_BYTES:
            return secret
    secret = os.urandom(_SECRET_BYTES)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with replaced(file, lasting=False) as out:
        if hasattr(os, "fchmod"):
            os.fchmod(out.fileno(), 0o600)
        out.write(secret)
    return secret


def _make_folder(folder: str) -> None:
    """The folder for the database, marked as a cache where a project keeps it among its own files."""
    if os.path.isdir(folder):
        return
    os.makedirs(folder, mode=0o700, exist_ok=True)
    for name, content in ((".gitignore", b"*\n"), ("CACHEDIR.TAG", _TAG)):
        with replaced(os.path.join(folder, name), lasting=False) as out:
            out.write(content)
