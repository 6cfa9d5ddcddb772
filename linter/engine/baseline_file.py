"""A baseline as a file that a project commits: JSON Lines, one object a line, sorted, so that merges are easy to read.

    {"v":1,"rule":"DUP001","path":"ch/12.md","fp":"9f2c…","text":"the the","n":2}

Paths are relative to the folder of the file, with `/`. A new one takes the place of the old one whole
(`linter.aside.replaced`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.aside import replaced
from linter.engine.baseline import Baseline, Entry
from linter.errors import BaselineError
from linter.paths import shown, stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VERSION = 1
_KINDS = {"v": int, "rule": str, "path": str, "fp": str, "text": str, "n": int}
_WORDS = 80  # code points of the marked text that are kept: enough for a reader, who has the file
_CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


def read_baseline(file: str) -> Baseline:
    """The baseline in a file.

    Raises:
        BaselineError: it is missing, or a line of it is damaged.
    """
    try:
        with open(file, "rb") as stream:
            data = stream.read()
    except FileNotFoundError as error:
        advice = f"`mtlint check --write-baseline {file}` makes it"
        raise BaselineError(f"there is no baseline here; {advice}", file) from error
    except OSError as error:
        raise BaselineError(f"cannot be read: {error.strerror or error}", file) from error
    return Baseline(tuple(_entries(data.removeprefix(b"\xef\xbb\xbf"), file)))


def write_baseline(file: str, entries: Iterable[Entry]) -> None:
    """Put these entries in the place of what a baseline held.

    Raises:
        LinterError: it cannot be written.
    """
    paths: dict[str, str] = {}
    lines = []
    for entry in entries:
        path = paths.get(entry.path)
        if path is None:
            path = paths[entry.path] = stored(entry.path, file)
        lines.append((path, entry.rule, entry.fp, entry.text, entry.number))
    with replaced(file) as out:
        out.writelines(_lines(sorted(lines)))


def _lines(entries: Iterable[tuple[str, str, str, str, int]]) -> Iterator[bytes]:
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for path, rule, fp, text, count in entries:
        values = {"v": _VERSION, "rule": rule, "path": path, "fp": fp, "text": text[:_WORDS], "n": count}
        # a lone surrogate becomes the escape that JSON has for it
        yield encode(values).encode("utf-8", "backslashreplace") + b"\n"


def _entries(data: bytes, file: str) -> Iterator[Entry]:
    """The entries in order; a line that a merge left twice counts once."""
    best: dict[tuple[str, str, str], Entry] = {}
    paths: dict[str, str] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            entry = _entry(line, file, number)
            key = (entry.rule, entry.path, entry.fp)
            if key not in best or best[key].number < entry.number:
                best[key] = entry
    for entry in best.values():
        path = paths.get(entry.path)
        if path is None:
            path = paths[entry.path] = shown(entry.path, file)
        yield entry._replace(path=path)


def _entry(line: bytes, file: str, number: int) -> Entry:
    if line.startswith(_CONFLICT):
        raise BaselineError("a merge was not finished here; keep the lines of both sides", file, number)
    values = _values(line, file, number)
    if values.get("v") != _VERSION:
        complaint = f"this mtlint reads version {_VERSION} of a baseline, not {values.get('v')!r}"
        raise BaselineError(complaint, file, number)
    for key, kind in _KINDS.items():
        if type(values.get(key)) is not kind:
            wanted = "a number" if kind is int else "a text"
            raise BaselineError(f"“{key}” is not {wanted}{_ADVICE}", file, number)
    if values["n"] < 1:
        raise BaselineError(f"“n” is less than 1{_ADVICE}", file, number)
    if len(values) > len(_KINDS):
        unknown = min(values.keys() - _KINDS.keys())
        raise BaselineError(f"unknown key “{unknown}”{_ADVICE}", file, number)
    return Entry(values["rule"], values["path"], values["fp"], values["text"], values["n"], file, number)


_ADVICE = "; restore the file, or write it anew with --write-baseline"


def _values(line: bytes, file: str, number: int) -> dict[str, Any]:
    import json

    try:
        values = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BaselineError(f"this is no line of a baseline{_ADVICE}", file, number) from error
    if not isinstance(values, dict):
        raise BaselineError(f"this is no line of a baseline{_ADVICE}", file, number)
    return values
