r"""Files of accepted findings: `.mtlint-ignore` for a project, `NAME.mtlint` beside the file NAME.

One entry a line, a reason after `#`; lines that begin with `#` are comments:

    docs/poem.md:DUP001:"never, never"  # the poet's
    docs/poem.md:DUP001:"ha ha" x2
    name: Zhang Guofeng
    term: compaction responsibility  # agreed with the client
    word: that

A place is meant by path, code and marked text, not by line, so it survives what is written above it. The path is
relative to the folder of the file, with `/`; in a side-car there is none. Characters that cannot be seen are written as
`\uXXXX` (see `entry_for`).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from linter.errors import ConfigError, nearest
from linter.lazy import lazy
from linter.paths import stored
from linter.text.spans import BOM, Lines, Location

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from linter.findings import Finding

PROJECT_FILE = ".mtlint-ignore"
_KINDS = ("name", "term", "word")
_MOST = 10_000  # code points of a line: a longer one is no entry
_CUT = 200  # code points from which a marked text that ends in an ellipsis may have been cut
_END = (
    r'(?P<code>[A-Za-z][\w-]*):"(?P<text>(?:[^"\\]|\\.)*)"(?:\s+[x×](?P<times>[1-9]\d{0,8}))?'
    r"(?:\s+#\s*(?P<reason>.*))?\s*"
)
_PLACE = lazy(r"(?P<path>\S.*?):" + _END)
_OWN_PLACE = lazy(_END)
_ACCEPTED = lazy(r"(?P<kind>[A-Za-z]+):(?P<text>.*?)(?:\s#\s*(?P<reason>.*))?")
_ESCAPE = lazy(r'\\(?:u([0-9a-fA-F]{4})|(["\\]))')
_UNICODE_ESCAPE = lazy(r"\\u([0-9a-fA-F]{4})")


class Entry(NamedTuple):
    """A place whose findings are accepted.

    Attributes:
        path: of the file, relative to the folder of the list; empty in a side-car.
        code: a selector of rules.
        text: the marked text, white space folded.
        times: how many such findings are meant; 0 for all.
        reason: what stands behind `#`.
        location: where the entry is written.
        line: as it is written.
    """

    path: str
    code: str
    text: str
    times: int
    reason: str
    location: Location
    line: str

    def fits(self, finding: Finding) -> bool:
        """Whether the marked text of a finding is the one that is meant; rule and path are not looked at.

        Capitals count only where the entry has some.
        """
        marked = folded(finding.excerpt.marked)
        if marked == self.text or (marked.lower() == self.text and self.text.islower()):
            return True
        return len(marked) > _CUT and marked.endswith("…") and self.text.startswith(marked[:-1])


class Accepted(NamedTuple):
    """A name, a term or a word that is right as it stands.

    Attributes:
        kind: `name`, `term` or `word`.
        text: as it is written, perhaps with a `=` before it.
        reason: what stands behind `#`.
        location: where it is written; None for settings.
    """

    kind: str
    text: str
    reason: str = ""
    location: Location | None = None


class Listed(NamedTuple):
    """What a file of accepted findings holds."""

    entries: tuple[Entry, ...] = ()
    accepted: tuple[Accepted, ...] = ()


def folded(text: str) -> str:
    """A text with its white space folded; one of white space alone as it is."""
    return " ".join(text.split()) or text


def read_entries(file: str, shown: str, *, side_car: bool = False) -> Listed:
    """What a file of accepted findings holds; `shown` is its path in reports.

    Raises:
        ConfigError: it cannot be read, or a line cannot be understood.
    """
    text = _text_of(file, shown)
    lines = Lines(text)
    entries: list[Entry] = []
    accepted: list[Accepted] = []
    for number, span in enumerate(lines, 1):
        line = text[span.start : span.end].removeprefix(BOM).strip()
        if not line or line.startswith("#"):
            continue
        parsed = _parsed(line, lines.place(shown, span), side_car=side_car) if len(line) <= _MOST else None
        if isinstance(parsed, Entry):
            entries.append(parsed)
        elif parsed:
            accepted.append(parsed)
        else:
            raise ConfigError(_complaint(line, side_car=side_car), shown, number)
    return Listed(tuple(entries), tuple(accepted))


def _text_of(file: str, shown: str) -> str:
    try:
        with open(file, "rb") as stream:
            data = stream.read()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror or error}", shown) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8 at byte {error.start}", shown, data[: error.start].count(b"\n") + 1) from error


def _parsed(line: str, where: Location, *, side_car: bool) -> Entry | Accepted | None:
    if match := (_OWN_PLACE if side_car else _PLACE).fullmatch(line):
        path = "" if side_car else _UNICODE_ESCAPE.sub(lambda m: chr(int(m[1], 16)), match["path"])
        text = folded(_ESCAPE.sub(_unescaped, match["text"]))
        return Entry(path, match["code"], text, int(match["times"] or 0), (match["reason"] or "").strip(), where, line)
    if (match := _ACCEPTED.fullmatch(line)) and match["kind"] in _KINDS and match["text"].strip(" \t="):
        return Accepted(match["kind"], folded(match["text"].strip()), (match["reason"] or "").strip(), where)
    return None


def _unescaped(match: re.Match[str]) -> str:
    return match[2] or chr(int(match[1], 16))


def _complaint(line: str, *, side_car: bool) -> str:
    place = 'CODE:"text"' if side_car else 'path:CODE:"text"'
    wanted = f"expected {place}, or name:, term: or word: and what is accepted"
    kind = line.partition(":")[0].strip()
    near = nearest(kind, _KINDS) if kind.isalpha() and kind not in _KINDS and '"' not in line else ""
    return wanted + (near if "did you mean" in near else "")


def entry_for(finding: Finding, file: str = PROJECT_FILE) -> str:
    """The line that accepts a finding in a project's list, which is this file."""
    text = folded(finding.excerpt.marked).replace("\\", "\\\\").replace('"', '\\"')
    path = _seen(stored(finding.location.path, file))
    if path.startswith(("#", " ")):  # the line would be a comment, or the path begin with its second character
        path = f"\\u{ord(path[0]):04x}{path[1:]}"
    return f'{path}:{finding.rule}:"{_seen(text)}"'


def _seen(text: str) -> str:
    """With an escape for each character that an editor would not show, or UTF-8 cannot hold."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or ord(c) > 0xFFFF else f"\\u{ord(c):04x}" for c in text)


def append_entries(file: str, entries: Iterable[str]) -> int:
    """Add lines to a list of accepted findings, which need not exist yet; returns how many were not there before.

    All else stays byte for byte; the line ends are those of the file.

    Raises:
        LinterError: the file cannot be read or written.
    """
    from linter.aside import replaced

    data = b""
    if os.path.exists(file):
        data = _text_of(file, file).encode("utf-8")
    there = {_without_reason(line) for line in data.decode("utf-8").removeprefix(BOM).replace("\r", "\n").split("\n")}
    new = [line for line in dict.fromkeys(entries) if _without_reason(line) not in there]
    if not new:
        return 0
    end = "\r\n" if b"\r\n" in data else "\n"
    if data and not data.endswith((b"\n", b"\r")):
        data += end.encode()
    with replaced(file) as out:
        out.write(data + "".join(line + end for line in new).encode("utf-8"))
    return len(new)


def _without_reason(line: str) -> str:
    """A line as it is compared: what stands behind its text does not count."""
    line = line.strip()
    match = _PLACE.fullmatch(line) or _OWN_PLACE.fullmatch(line)
    if match:
        return line[: match.end("text") + 1] if not match["times"] else line[: match.end("times")]
    return line.partition(" #")[0].rstrip()
