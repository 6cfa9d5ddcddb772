"""The rules of glossaries beside those that ship with mtlint, as fast to load.

What a glossary says becomes rules once; these are kept in the user's cache folder, as the shipped rules are (see
`linter.rulebook.compiled`), until the file or the code that reads it changes.
"""

from __future__ import annotations

import os
import zlib
from functools import lru_cache

from linter.rulebook.compiled import builtin_rulebook, cache_folder, read_kept, write_kept
from linter.rulebook.model import Rulebook
from linter.text.reading import bytes_if_any


def rulebook_with(files: tuple[str, ...]) -> Rulebook:
    """All rules that ship with mtlint and those of some glossaries; what no glossary names costs nothing.

    Raises:
        GlossaryError: a glossary cannot be understood.
    """
    return _rulebook(files, tuple(map(_state, files))) if files else builtin_rulebook()


def _state(file: str) -> tuple[int, int]:
    """Size and time of a file, which tell whether it has changed since this process read it."""
    try:
        state = os.stat(file)
    except (OSError, ValueError):
        return 0, 0  # reading it says what is wrong
    return state.st_size, state.st_mtime_ns


@lru_cache(maxsize=8)
def _rulebook(files: tuple[str, ...], _states: tuple[tuple[int, int], ...]) -> Rulebook:
    """Made once for each state of the files; between runs the rules are kept beside those that ship with mtlint."""
    shipped = builtin_rulebook()
    key = _key(files, shipped.fingerprint)
    kept = os.path.join(cache_folder(), f"rulebook-{zlib.crc32(repr(files).encode('utf-8', 'replace')):08x}-own.bin")
    own = read_kept(kept, key)
    if own is None:
        from linter.glossary.rules import pages_of

        own = Rulebook(tuple(page.rule for page in pages_of(files)), key)
        write_kept(kept, own)
    return shipped.widened(own, key)


def _key(files: tuple[str, ...], shipped: str) -> str:
    """What the rules depend on: the files byte for byte, and the code that makes rules of them."""
    folder = os.path.dirname(os.path.abspath(__file__))
    code = (os.stat(os.path.join(folder, name)) for name in sorted(os.listdir(folder)) if name.endswith(".py"))
    parts = [shipped, *(f"{state.st_size} {state.st_mtime_ns}" for state in code)]
    for file in files:
        data = bytes_if_any(file)
        parts.append(f"{os.path.abspath(file)} {len(data)} {zlib.crc32(data):08x}")
    return "\n".join(parts)
