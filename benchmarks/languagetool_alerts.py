"""What a real LanguageTool says of a fixed sample of labelled text: asked once, kept as lines of JSON.

A line of a text is a paragraph. The sample hangs on nothing but the paths, so that a second run, a second machine and
a larger folder ask about the same files: every third one on the side of machines, three of four on the human side,
which is smaller and bears the false alarms.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_AT_ONCE = 8_000  # characters of one question
_PATIENCE = 300  # seconds
_BASIC = 0x10000  # LanguageTool counts in units of UTF-16: higher characters would move what it says


class Alert(NamedTuple):
    """What LanguageTool says at a place.

    Attributes:
        file: relative to the folder of labelled text.
        line: from 1.
        start: column in code points from 0.
        end: behind the last column.
        rule: its own id.
        category: the id of the category that LanguageTool files its rule under.
        kind: what LanguageTool calls the type of the issue.
        replacements: what it would write, the best first.
    """

    file: str
    line: int
    start: int
    end: int
    rule: str
    category: str
    kind: str
    replacements: tuple[str, ...]


def is_sampled(file: str) -> bool:
    """Whether a file of labelled text is in the sample."""
    lot = int(hashlib.sha256(file.encode()).hexdigest()[:8], 16)
    return lot % 3 == 0 if file.startswith("mt/") else lot % 4 < 3


def kept(files: Iterable[Path]) -> tuple[list[Alert], set[str]]:
    """The alerts in files of answers, and the texts that were asked about to their end."""
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    done = {row["done"] for row in rows if "done" in row}
    return [_alert(row) for row in rows if row.get("file") in done], done


def asked(folder: Path, files: Iterable[str], server: str, out: Path) -> None:
    """Ask about files of a folder, and add the answers to `out`; what stands there stays."""
    with out.open("a", encoding="utf-8") as stream:
        for file in files:
            for row in _answers(folder, file, server):
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            stream.write(json.dumps({"done": file}) + "\n")
            stream.flush()


def _alert(row: dict[str, Any]) -> Alert:
    where = row["file"], row["line"], row["start"], row["end"]
    return Alert(*where, row["rule"], row["cat"], row["type"], tuple(row["rep"]))


def _answers(folder: Path, file: str, server: str) -> Iterator[dict[str, Any]]:
    text = (folder / file).read_bytes().decode("utf-8", "replace")
    lines = ["".join(c if ord(c) < _BASIC else "\ufffd" for c in line) for line in text.split("\n")]
    for block in _blocks(lines):
        starts, at = [], 0
        for number in block:
            starts.append((at, number))
            at += len(lines[number]) + 2
        for match in _matches("\n\n".join(lines[number] for number in block), server):
            start, number = max(pair for pair in starts if pair[0] <= match["offset"])
            rule, column = match["rule"], match["offset"] - start
            yield {
                "file": file,
                "line": number + 1,
                "start": column,
                "end": column + match["length"],
                "rule": rule["id"],
                "cat": rule["category"]["id"],
                "type": rule["issueType"],
                "rep": [replacement["value"] for replacement in match["replacements"][:3]],
            }


def _blocks(lines: Sequence[str]) -> Iterator[list[int]]:
    block: list[int] = []
    size = 0
    for number, line in enumerate(lines):
        if line.strip():
            block.append(number)
            size += len(line)
        if size > _AT_ONCE:
            yield block
            block, size = [], 0
    if block:
        yield block


def _matches(text: str, server: str) -> list[dict[str, Any]]:
    form = urlencode({"language": "en-US", "text": text}).encode()
    with urlopen(f"{server.rstrip('/')}/v2/check", form, timeout=_PATIENCE) as answer:
        found: list[dict[str, Any]] = json.load(answer)["matches"]
    return found
