"""The rulebook as fast to load as bytecode.

YAML is parsed and validated once; what a run needs is kept in the user's cache folder, in a file that begins
with a key made of the rule files, the code that compiles them and the Python version. The rest is `marshal`
data, trusted as far as the `__pycache__` folders of the user; a file that is missing, stale or damaged only
costs the time to make it again.

This module is on the way of every run, so it imports nothing that is not there anyway: no pathlib, no hashlib.
"""

from __future__ import annotations

import importlib
import marshal
import os
import sys
import zlib
from contextlib import suppress
from functools import lru_cache

from linter.errors import LinterError
from linter.lazy import codes, keep, named_late
from linter.rulebook.anchor_table import AnchorTable
from linter.rulebook.model import Rulebook
from linter.rulebook.packs import builtin_pack
from linter.rulebook.stored import Bodies, expressions_of, packed, prepare, unpacked
from linter.version import __version__

_CODE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
_LATE = ("linter.text.names.finding", "linter.text.repeats", "linter.text.sentences")  # imported when first needed
_SIZE = 8  # bytes that tell how long the head of the file is; behind it come the bodies of the rules
_KEPT_DAYS = 90  # an installation in use that is older makes its file again, in seconds
_COMPILING_CODE = (("checks", ".py"), ("rulebook", ".py"), ("lazy.py", ".py"), ("text", ".py"), ("data", ".txt"))


@lru_cache(maxsize=2)
def builtin_rulebook(cache: str | None = None) -> Rulebook:
    """The shipped rules, from the cache if it is fresh.

    Raises:
        RulePackError: a rule that cannot be understood.
    """
    key = _key(builtin_pack())
    file = os.path.join(cache or cache_folder(), f"rulebook-{zlib.crc32(_CODE.encode()):08x}.bin")
    return read_kept(file, key) or _made(file, key)


def cache_folder() -> str:
    """Where caches are kept: `MTLINT_CACHE_DIR`, else the platform's folder for caches."""
    home = os.path.expanduser("~")
    if own := os.environ.get("MTLINT_CACHE_DIR"):
        return own
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        return os.path.join(local, "mtlint", "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "mtlint")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "mtlint")


def _key(pack: str) -> str:
    """Version, Python, and the state of every rule file and of the code that compiles them.

    In a checkout these change while the version does not; in an installation they never change. The time of the last
    change of state tells what a tool changed that puts the time of the last writing back; Windows has no such time.
    """
    parts = [__version__, sys.version]
    for folder, ending in ((pack, ".yaml"), *((os.path.join(_CODE, part), ending) for part, ending in _COMPILING_CODE)):
        for file in _files(folder, ending):
            state = os.stat(file)
            parts.append(f"{os.path.relpath(file, folder)} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}")
    return "\n".join(parts)


def _files(path: str, ending: str) -> list[str]:
    if not os.path.isdir(path):
        return [path]
    return sorted(
        os.path.join(root, name) for root, _, names in os.walk(path) for name in names if name.endswith(ending)
    )


def read_kept(file: str, key: str) -> Rulebook | None:
    """A rulebook that was kept under this key; None where the file is missing, stale or damaged."""
    try:
        stream = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
        bodies = Bodies(stream, 0)
        size = int.from_bytes(bodies.read(0, _SIZE), "little")
        if size > os.fstat(stream).st_size:
            return None
        head = bodies.read(_SIZE, _SIZE + size)  # `marshal.load` would read it in thousands of pieces
        stored, rules, tables, expressions, rest = marshal.loads(head)  # noqa: S302  (see the module: as trusted as bytecode)
        if stored != key or os.fstat(stream).st_size != _SIZE + size + rest:
            return None
        keep(expressions)
        bodies.begin(_SIZE + size)
        return Rulebook(unpacked(rules, bodies), key, tuple(AnchorTable(*table) for table in tables))
    except (OSError, EOFError, LookupError, ValueError, TypeError, AttributeError, ImportError):
        return None


def _made(file: str, key: str) -> Rulebook:
    """The rulebook from YAML, kept for the next run."""
    from linter.rulebook.load import load_pack

    book = Rulebook(tuple(page.rule for page in load_pack(builtin_pack())), key)
    for module in _LATE:
        importlib.import_module(module)
    for rule in book.rules:
        prepare(rule.check)
    write_kept(file, book)
    return Rulebook(book.rules, key, book.anchor_tables)


def write_kept(file: str, book: Rulebook) -> None:
    """Keep a rulebook under its fingerprint.

    Write aside, then rename, so that two runs at once cannot see half a file; a failure changes nothing.
    """
    from linter.aside import replaced

    made = codes()
    own = {key for rule in book.rules for key in expressions_of(rule.check)} - named_late()
    shared = {key: code for key, code in made.items() if key not in own}
    tables = [table.packed() for table in book.anchor_tables]
    with suppress(OSError, LinterError):
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with replaced(file, lasting=False) as stream:
            rules, bodies = packed(book.rules, made)
            head = marshal.dumps((book.fingerprint, rules, tables, shared, len(bodies)))
            stream.write(len(head).to_bytes(_SIZE, "little") + head + bodies)
        _sweep(os.path.dirname(file))


def _sweep(folder: str) -> None:
    """Delete what no installation has renewed for long: each place that mtlint was installed in leaves a file."""
    import time

    oldest = time.time() - _KEPT_DAYS * 86_400
    for name in os.listdir(folder):
        file = os.path.join(folder, name)
        if name.startswith("rulebook-") and name.endswith(".bin") and os.path.getmtime(file) < oldest:
            with suppress(OSError):
                os.unlink(file)
