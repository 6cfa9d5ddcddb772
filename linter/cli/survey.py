"""What `mtlint init` sees in a folder, and the first settings file that follows from it."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from linter.config import ENDINGS, NAMES, SETTINGS, Config, Configs
from linter.config.written import text
from linter.text.reading import bytes_if_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.config.settings import Setting
    from linter.engine.discover import Found

_FOREIGN = (
    "node_modules",
    "third_party",
    "vendor",
    "venv",
    "site-packages",
    "_build",
    "build",
    "dist",
    "target",
    "out",
)
_OTHER_TEXT = (".srt", ".vtt", ".rst", ".adoc", ".tex", ".org", ".mdx", ".tsv", ".po")
_LOOKED_AT = 200  # files whose first bytes are read for their encoding
_HEAD = 65_536  # bytes
_TABLES = 4_096  # bytes of a file in which a roster shows itself
_WIDTH = 110


class Survey(NamedTuple):
    """What a folder holds.

    Attributes:
        endings: how many files mtlint will lint, by ending.
        others: how many files of other kinds of text there are, by ending.
        foreign: folders of other people's or generated files that hold more of them.
        undecoded: files that are no UTF-8, of those that were looked at.
        large: the files above the limit of size.
        roster: a file that is a roster of names; empty for none.
        baseline: a file that is a baseline; empty for none.
        above: the settings that held here so far, as written from here; empty for none.
    """

    endings: Counter[str]
    others: Counter[str]
    foreign: list[str]
    undecoded: list[str]
    large: list[str]
    roster: str = ""
    baseline: str = ""
    above: str = ""


def survey(folder: str) -> Survey:
    """Look at a folder.

    Raises:
        LinterError: the folder does not exist, or settings above it cannot be understood.
    """
    from linter.engine.discover import discover

    found = discover([folder], Configs(Config(include=tuple(f"*{ending}" for ending in _OTHER_TEXT))))
    inside = [os.path.relpath(target.file, folder).replace(os.sep, "/") for target in found.targets]
    ours = [name for name in inside if name.lower().endswith(ENDINGS)]
    foreign = {part for name in ours for part in name.split("/")[:-1] if part in _FOREIGN}
    ours = [name for name in ours if foreign.isdisjoint(name.split("/")[:-1])]
    names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    file = Configs().of_folder(os.path.abspath(os.path.join(folder, os.pardir))).file
    return Survey(
        Counter(_ending(name) for name in ours),
        Counter(_ending(name) for name in inside if not name.lower().endswith(ENDINGS)),
        sorted(foreign),
        list(_undecoded(folder, ours)),
        _large(found),
        next((name for name in names if name.endswith(".toml") and _holds(folder, name, b"[[person]]")), ""),
        next((name for name in names if "baseline" in name and _holds(folder, name, b'"fp"')), ""),
        _from(folder, file) if file and os.path.dirname(file) != os.path.abspath(folder) else "",
    )


def settings_of(folder: str) -> str:
    """The file in a folder that holds settings already; empty for none.

    Raises:
        ConfigError: it cannot be understood.
    """
    from linter.config.read import file_in_folder

    for name in NAMES:
        file = os.path.join(folder, name)
        if os.path.isfile(file) and (name != NAMES[-1] or file_in_folder(file)):
            return file
    return ""


def draft(seen: Survey) -> str:
    """The text of a first settings file: what was seen is set, everything else stands there as a comment."""
    proposed = dict(_proposals(seen))
    lines = _comment(
        "Settings of mtlint for this folder and all below it; `mtlint check --show-settings FILE` shows what holds.",
        "A line that begins with `# KEY =` is an example; without the sign it holds.",
    )
    table = ""
    for setting in sorted(SETTINGS.values(), key=lambda setting: "." in setting.key):
        above, _, key = setting.key.rpartition(".")
        lines += ["", *_comment(setting.meaning)]
        lines += _comment(*_remarks(setting, seen))
        if above != table:
            lines.append(f"[{above}]")
            table = above
        value = proposed.get(setting.key)
        lines.append(f"{key} = {value}" if value else f"# {key} = {setting.example}")
    return "\n".join(lines) + "\n"


def _proposals(seen: Survey) -> Iterator[tuple[str, str]]:
    """Settings that follow from what was seen, as key and TOML."""
    if seen.above:
        yield "extend", text(seen.above)
    if seen.foreign:
        yield "exclude", f"[{', '.join(text(f'{name}/') for name in seen.foreign)}]"
    if seen.roster:
        yield "roster", text(seen.roster)
    if seen.baseline:
        yield "baseline", text(seen.baseline)


def _remarks(setting: Setting, seen: Survey) -> Iterator[str]:
    """What else was seen that concerns a setting."""
    if setting.key == "extend" and seen.above:
        yield "These settings held here before; without this line they hold no longer."
    if setting.key == "include" and seen.others:
        yield f"Seen here and not linted: {counted(seen.others)}."
    if setting.key == "encodings" and seen.undecoded:
        yield f"Not UTF-8 here: {_some(seen.undecoded)}."
    if setting.key == "max-file-size" and seen.large:
        yield f"Larger than the limit here: {_some(seen.large)}."


def counted(endings: Counter[str]) -> str:
    """How many files there are of each ending, the most frequent first."""
    ranked = sorted(endings.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{number:,} {ending}" for ending, number in ranked)


def _comment(*sentences: str) -> list[str]:
    from textwrap import wrap

    return [
        f"# {line}" for sentence in sentences for line in wrap(_printable(sentence), _WIDTH, break_long_words=False)
    ]


def _printable(sentence: str) -> str:
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in sentence)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3:,} more" if len(names) > 3 else "")


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _undecoded(folder: str, names: Sequence[str]) -> Iterator[str]:
    for name in names[:_LOOKED_AT]:
        data = _head(folder, name, _HEAD)
        if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and not _is_utf8(data):
            yield name


def _is_utf8(data: bytes) -> bool:
    """Whether the beginning of a file is UTF-8, cut anywhere."""
    from codecs import getincrementaldecoder

    try:
        getincrementaldecoder("utf-8")().decode(data, final=len(data) < _HEAD)
    except UnicodeDecodeError:
        return False
    return True


def _large(found: Found) -> list[str]:
    return [path for path, reason in found.skipped if reason.startswith("larger than")]


def _holds(folder: str, name: str, mark: bytes) -> bool:
    return mark in _head(folder, name, _TABLES)


def _head(folder: str, name: str, size: int) -> bytes:
    return bytes_if_any(os.path.join(folder, name), size)


def _from(folder: str, file: str) -> str:
    try:
        return os.path.relpath(file, folder).replace(os.sep, "/")
    except ValueError:  # another drive on Windows
        return file.replace(os.sep, "/")
