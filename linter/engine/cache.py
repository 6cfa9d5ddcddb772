"""What earlier runs found, so that only a file that can have another result is linted again.

A result is kept under a key made of all that decides it: the bytes of the file, the path it is reported under, the
settings (all of them but those that are known not to matter), the rules with the roster they were given, the code and
the word lists of mtlint, the packages that are installed, and Python (see `cache_key`). What cannot be put into a key
is not kept. A result is kept as it is before anything is suppressed or concluded across files: accepted names, a
baseline or another file of the folder change what is reported, and no result.

The results lie in an SQLite database (write-ahead log), which any number of processes may use at once and which a
killed one leaves whole. Each is a pickle under a keyed hash (BLAKE2b) whose secret lies in the user's own cache
folder: what was damaged, or written by anybody else, is not even looked at. So a pickle is as safe here as the user's
`__pycache__`, also where a project's settings put the database into a folder of the project. Whatever goes wrong costs
time only.

`diskcache` was looked at and not taken: it has had no release since 2023, and it unpickles whatever lies in its folder
(CVE-2025-69872).
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import time
from contextlib import closing, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from linter.aside import replaced
from linter.engine.cache_key import context_of
from linter.errors import LinterError, ReadError
from linter.frozen import frozen
from linter.rulebook.compiled import cache_folder
from linter.text.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from linter.config import Config
    from linter.engine.discover import Target
    from linter.engine.work import Result
    from linter.rulebook.model import Rulebook

T = TypeVar("T")

NAME = "results-1.sqlite"
_SECRET, _SECRET_BYTES = "results.key", 32
_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, used INTEGER, proof BLOB, result BLOB)"
_INSERT = "INSERT OR REPLACE INTO results (key, used, proof, result) VALUES (?, ?, ?, ?)"
_SIZES = ("page_count", "freelist_count", "page_size")
_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of mtlint and can be removed.\n"
_MOST = 256_000_000  # bytes of the database: the results of about as much text
_AT_ONCE = 100  # keys to ask for: some builds of SQLite allow 999
_WAIT = 2.0  # seconds for another process to finish writing; then this result is not kept


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
    """Results by key, opened at the first question. From the first failure on it knows nothing and keeps nothing."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._shelf_open: sqlite3.Connection | None = None
        self._failed = False
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
        today = _today()
        found: dict[bytes, Result] = {}
        old = []
        for key, used, proof, pickled in self._rows("key, used, proof, result", keys):
            if type(pickled) is bytes and proof == self._proof(key, pickled):
                with suppress(Exception):  # whatever is wrong with it, the file can be linted again
                    found[key] = pickle.loads(pickled)  # noqa: S301  see the module: it is what this user wrote
                if used != today:
                    old.append((today, key))
        if old:
            self._done(lambda shelf: _put(shelf, "UPDATE results SET used = ? WHERE key = ?", old))
        return found

    def has(self, keys: Iterable[bytes]) -> set[bytes]:
        """Those of some keys under which anything is kept."""
        return {key for (key,) in self._rows("key", keys)}

    def _rows(self, columns: str, keys: Iterable[bytes]) -> list[tuple[Any, ...]]:
        wanted = [key for key in dict.fromkeys(keys) if key]
        if not wanted:
            return []
        sql = f"SELECT {columns} FROM results WHERE key IN ({','.join('?' * len(wanted))})"  # noqa: S608  no user's words
        return self._done(lambda shelf: shelf.execute(sql, wanted).fetchall()) or []

    def keep(self, results: Iterable[tuple[bytes, Result]]) -> None:
        """Keep results under their keys; an empty key keeps nothing, and no result is kept that a crash spoilt."""
        rows = []
        for key, result in results:
            if key and not result.linted.crashed:
                pickled = pickle.dumps(result, 5)
                rows.append((key, _today(), self._proof(key, pickled), pickled))
        if rows:
            self._done(lambda shelf: _put(shelf, _INSERT, rows))

    def close(self) -> None:
        """Let go of the database; the next question opens it again."""
        if self._shelf_open is not None:
            self._shelf_open.close()
            self._shelf_open = None

    def _proof(self, key: bytes, pickled: bytes) -> bytes:
        """What only this user can say of a result under this key."""
        return blake2b(pickled, key=self._shelf.secret + key, digest_size=20).digest()

    def _done(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What some work on the database gives; None after the first failure. A damaged database is thrown away."""
        if self._failed:
            return None
        try:
            if self._shelf_open is None:
                self._shelf_open = _opened(self._shelf.file)
            return work(self._shelf_open)
        except (sqlite3.Error, OSError) as error:
            self._failed = True
            with suppress(sqlite3.Error):
                self.close()
            if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
                discard(self._shelf.file)
            return None


def discard(file: str) -> None:
    """Throw a database away with the files beside it, as far as the system allows."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(file + ending)


def number_of_results(file: str) -> int:
    """How many results a database keeps; 0 where it cannot be read."""
    if not os.path.isfile(file):
        return 0
    try:
        with closing(_opened(file)) as shelf:
            return int(shelf.execute("SELECT COUNT(*) FROM results").fetchone()[0])
    except (sqlite3.Error, OSError):
        return 0


def bytes_to_lint(shelf: Shelf, targets: Sequence[Target]) -> int:
    """How many bytes of the files have no result that is kept."""
    size = 0
    with closing(Cache(shelf)) as cache:
        for start in range(0, len(targets), _AT_ONCE):
            batch = targets[start : start + _AT_ONCE]
            keys = [_key(cache, target) for target in batch]
            known = cache.has(keys)
            size += sum(target.size for target, key in zip(batch, keys, strict=True) if key not in known)
    return size


def _key(cache: Cache, target: Target) -> bytes:
    try:
        return cache.key(target, read_bytes(target.file, target.config.max_file_size + 1))
    except ReadError:
        return b""


def _opened(file: str) -> sqlite3.Connection:
    nofollow = getattr(os, "O_NOFOLLOW", 0)  # a link in a project's folder must not lead to another database
    os.close(os.open(file, os.O_CREAT | os.O_RDWR | nofollow, 0o600))
    shelf = sqlite3.connect(file, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        # Not to wait for the disk is safe: what a power cut damages is found out by its proof.
        shelf.executescript("PRAGMA trusted_schema=OFF; PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;" + _TABLE)
    except sqlite3.Error:
        shelf.close()
        raise
    return shelf


def _put(shelf: sqlite3.Connection, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
    shelf.execute("BEGIN IMMEDIATE")
    shelf.executemany(sql, rows)
    _make_room(shelf)
    shelf.execute("COMMIT")


def _make_room(shelf: sqlite3.Connection) -> None:
    """Once the database is full, take out what was not used for longest until a quarter is free."""
    pages, free, size = (shelf.execute(f"PRAGMA {name}").fetchone()[0] for name in _SIZES)
    surplus = (pages - free) * size - _MOST
    if surplus <= 0:
        return
    surplus += _MOST // 4
    oldest = []
    for row, length in shelf.execute("SELECT rowid, LENGTH(result) FROM results ORDER BY used, rowid"):
        if surplus <= 0:
            break
        surplus -= length
        oldest.append((row,))
    shelf.executemany("DELETE FROM results WHERE rowid = ?", oldest)


def _today() -> int:
    """The days since 1970: how long ago a result was used matters no more closely."""
    return int(time.time() // 86_400)


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
