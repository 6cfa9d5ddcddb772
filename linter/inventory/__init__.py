"""Keeps the names of a folder in a file, so that a run which sees only changed files still knows the others.

JSON Lines, one line a file, sorted by path: the path (relative to the folder of the inventory), a hash of the
content, what else decides which names are found, and the names with their places. It is read and written line by
line, so memory does not grow with the folder, and a new one is written aside and then renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.aside import PREFIX, SUFFIX, replaced, writing
from linter.errors import NamesError
from linter.inventory.lines import FileNames, decoded, encoded
from linter.paths import folder_of, shown, stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO


def content_of(data: bytes) -> str:
    """What stands for a content in an inventory."""
    from hashlib import blake2b

    return blake2b(data, digest_size=16).hexdigest()


def stored_files(file: str) -> Iterator[FileNames]:
    """What an inventory keeps, file by file in order of their stored paths; nothing if there is no inventory yet.

    Raises:
        NamesError: it cannot be read, or a line of it is damaged.
    """
    last = ""
    for number, line in _lines(file):
        found = decoded(line, file, number, lambda path: shown(path, file))
        if found.path <= last:
            raise NamesError(f"“{found.path}” stands here out of order or twice", file, number)
        last = found.path
        yield found._replace(path=shown(found.path, file))


class Keeper:
    """Renews an inventory: takes what the files of a run hold, then puts it in the place of what was kept of them.

    What it takes goes to a file beside the inventory at once. Use it as a context manager: without `finish` the
    inventory stays as it was.
    """

    def __init__(self, file: str) -> None:
        """`file` is the inventory; it need not exist yet."""
        self.file = file
        self._fresh: dict[str, tuple[int, int]] = {}  # stored path → offset and size in the file aside

    def __enter__(self) -> Keeper:  # noqa: PYI034  nobody derives from it
        import tempfile

        with writing(self.file):
            self._aside: IO[bytes] = tempfile.TemporaryFile(dir=folder_of(self.file), prefix=PREFIX, suffix=SUFFIX)
        return self

    def __exit__(self, *_: object) -> None:
        self._aside.close()

    def add(self, names: FileNames) -> None:
        """Keep the names of one more file."""
        path = stored(names.path, self.file)
        line = encoded(names._replace(path=path))
        with writing(self.file):
            start = self._aside.tell()
            self._aside.write(line)
        self._fresh[path] = (start, len(line))

    def finish(self, gone: Callable[[str], bool]) -> None:
        """Write the inventory aside and put it in its place.

        Args:
            gone: whether a file that was kept, by its path as shown, need be kept no longer.

        Raises:
            NamesError: the old one cannot be read or is damaged.
            LinterError: the new one cannot be written.
        """
        from heapq import merge

        old = (entry for entry in self._old() if not gone(shown(entry[0], self.file)))
        with replaced(self.file) as out:
            out.writelines(line for _, line in merge(old, self._new()))

    def _old(self) -> Iterator[tuple[str, bytes]]:
        for number, line in _lines(self.file):
            path = decoded(line, self.file, number, str).path
            if path not in self._fresh:
                yield path, line

    def _new(self) -> Iterator[tuple[str, bytes]]:
        for path in sorted(self._fresh):
            start, size = self._fresh[path]
            self._aside.seek(start)
            yield path, self._aside.read(size)


def _lines(file: str) -> Iterator[tuple[int, bytes]]:
    try:
        stream: IO[bytes] = open(file, "rb")  # noqa: SIM115  closed below, and missing is no error
    except FileNotFoundError:
        return
    except OSError as error:
        raise NamesError(f"cannot be read: {error.strerror or error}", file) from error
    with stream:
        number = 0
        while True:
            try:
                line = stream.readline()
            except OSError as error:
                raise NamesError(f"cannot be read: {error.strerror or error}", file) from error
            if not line:
                return
            number += 1
            yield number, line
