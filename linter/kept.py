"""What is kept between runs by key, so that it need not be worked out again: a table in an SQLite file.

The file has a write-ahead log: any number of processes may use it at once, and a killed one leaves it whole. Each value
stands beside a hash of it and its key (BLAKE2b, keyed where there is a secret): what was damaged, or written by anybody
without the secret, is not even looked at. Once the file is full, what was not used for longest goes. Whatever goes
wrong costs time only.

`diskcache` was looked at and not taken: it has had no release since 2023, and it unpickles whatever lies in its folder
(CVE-2025-69872).
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")

_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, used INTEGER, proof BLOB, result BLOB)"
_INSERT = "INSERT OR REPLACE INTO results (key, used, proof, result) VALUES (?, ?, ?, ?)"
_SIZES = ("page_count", "freelist_count", "page_size")
AT_ONCE = 100
"""Keys to ask for at once: some builds of SQLite allow 999."""
_WAIT = 2.0  # seconds for another process to finish writing; then this value is not kept


class Kept:
    """Values by key, the file opened at the first question. From the first failure on it knows and keeps nothing."""

    def __init__(self, file: str, most: int, secret: bytes = b"") -> None:
        """Values in a file, which is made in a folder that is there.

        Args:
            file: the database.
            most: bytes that it may take.
            secret: what proves that a value was kept by this user, at most 32 bytes; needed where to read a value is
                to trust it.
        """
        self._file, self._most, self._secret = file, most, secret
        self._opened: sqlite3.Connection | None = None
        self._failed = False

    def find(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that were kept under some keys."""
        today = _today()
        found: dict[bytes, bytes] = {}
        old = []
        for key, used, proof, value in self._rows("key, used, proof, result", keys):
            if type(value) is bytes and proof == self._proof(key, value):
                found[key] = value
                if used != today:
                    old.append((today, key))
        if old:
            self._done(lambda shelf: self._put(shelf, "UPDATE results SET used = ? WHERE key = ?", old))
        return found

    def has(self, keys: Iterable[bytes]) -> set[bytes]:
        """Those of some keys under which anything is kept."""
        return {key for (key,) in self._rows("key", keys)}

    def keep(self, values: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values under their keys."""
        rows = [(key, _today(), self._proof(key, value), value) for key, value in values]
        if rows:
            self._done(lambda shelf: self._put(shelf, _INSERT, rows))

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _rows(self, columns: str, keys: Iterable[bytes]) -> list[tuple[Any, ...]]:
        wanted = list(dict.fromkeys(keys))
        rows: list[tuple[Any, ...]] = []
        for at in range(0, len(wanted), AT_ONCE):
            rows += self._some_rows(columns, wanted[at : at + AT_ONCE])
        return rows

    def _some_rows(self, columns: str, keys: list[bytes]) -> list[tuple[Any, ...]]:
        sql = f"SELECT {columns} FROM results WHERE key IN ({','.join('?' * len(keys))})"  # noqa: S608  no user's words
        return self._done(lambda shelf: shelf.execute(sql, keys).fetchall()) or []

    def _proof(self, key: bytes, value: bytes) -> bytes:
        """What only this user can say of a value under this key."""
        return blake2b(value, key=self._secret + key, digest_size=20).digest()

    def _done(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What some work on the database gives; None after the first failure. A damaged database is thrown away."""
        if self._failed:
            return None
        try:
            if self._opened is None:
                self._opened = _open(self._file)
            return work(self._opened)
        except (sqlite3.Error, OSError) as error:
            self._failed = True
            with suppress(sqlite3.Error):
                self.close()
            if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
                discard(self._file)
            return None

    def _put(self, shelf: sqlite3.Connection, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        shelf.execute("BEGIN IMMEDIATE")
        shelf.executemany(sql, rows)
        _make_room(shelf, self._most)
        shelf.execute("COMMIT")


def discard(file: str) -> None:
    """Throw a database away with the files beside it, as far as the system allows."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(file + ending)


def number_kept(file: str) -> int:
    """How many values a database keeps; 0 where it cannot be read."""
    if not os.path.isfile(file):
        return 0
    try:
        with closing(_open(file)) as shelf:
            return int(shelf.execute("SELECT COUNT(*) FROM results").fetchone()[0])
    except (sqlite3.Error, OSError):
        return 0


def _open(file: str) -> sqlite3.Connection:
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


def _make_room(shelf: sqlite3.Connection, most: int) -> None:
    """Once the database is full, take out what was not used for longest until a quarter is free."""
    pages, free, size = (shelf.execute(f"PRAGMA {name}").fetchone()[0] for name in _SIZES)
    surplus = (pages - free) * size - most
    if surplus <= 0:
        return
    surplus += most // 4
    oldest = []
    for row, length in shelf.execute("SELECT rowid, LENGTH(result) FROM results ORDER BY used, rowid"):
        if surplus <= 0:
            break
        surplus -= length
        oldest.append((row,))
    shelf.executemany("DELETE FROM results WHERE rowid = ?", oldest)


def _today() -> int:
    """The days since 1970: how long ago a value was used matters no more closely."""
    return int(time.time() // 86_400)
