"""One line of an inventory: the names of one file as JSON, and back.

What can be worked out again is left out: a file's other names are the colleagues of each, and who stood in one list
with it is said by number.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.checks.names.census import PairSummary
from linter.checks.names.sketch import hash_of, hashes, sketches
from linter.checks.names.summary import FormSummary, Spelling, Spot
from linter.errors import NamesError
from linter.lazy import lazy
from linter.text.names.mention import Shape
from linter.text.pinyin import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

CONTRACT = 2
"""Raised when a line of an older inventory could be misunderstood."""

_SURROGATE = lazy("[\ud800-\udfff]")
_DAMAGE = (KeyError, TypeError, ValueError, IndexError, AttributeError, struct.error)


class FileNames(NamedTuple):
    """The names of one file.

    Attributes:
        path: relative to the folder of the inventory.
        content: a hash of its bytes.
        state: what else decides which names are found in it, as a hash; see `linter.census`.
        forms: its names by key.
        pairs: those of them that may be one person, by topic.
    """

    path: str
    content: str
    state: str
    forms: dict[str, FormSummary]
    pairs: dict[str, PairSummary]


def encoded(names: FileNames) -> bytes:
    """A file's names as a line, with the line end."""
    import json

    keys = list(names.forms)
    at = {hash_of(key): index for index, key in enumerate(keys)}
    line = {
        "inventory": CONTRACT,
        "path": names.path,
        "content": names.content,
        "state": names.state,
        "names": [_form_dict(form, at) for form in names.forms.values()],
        "pairs": [_pair_dict(pair) for pair in names.pairs.values()],
    }
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
    return (_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n").encode("utf-8")


def _form_dict(form: FormSummary, at: dict[bytes, int]) -> dict[str, Any]:
    return {
        "key": form.key,
        "mentions": form.mentions,
        "listed": form.listed,
        "spellings": [
            {
                "written": spelling.written,
                "kind": spelling.kind.value,
                "readings": [list(reading) for reading in spelling.readings],
                "mentions": spelling.mentions,
                "alone": spelling.alone,
                "spots": [[spot.words, spot.start, *spot.numbers] for spot in spelling.spots],
            }
            for spelling in form.spellings
        ],
        # Who stood beside it stood in the same file, so a number is enough.
        "beside": sorted(at[digest] for digest in hashes(form.beside) if digest in at),
    }


def _pair_dict(pair: PairSummary) -> dict[str, Any]:
    return {key: value for key, value in pair._asdict().items() if key not in {"path", "files"}}


def decoded(line: bytes, file: str, number: int, shown: Callable[[str], str]) -> FileNames:
    """The names that a line of an inventory holds.

    Args:
        line: as read.
        file: the inventory, for errors.
        number: of the line, from 1, for errors.
        shown: turns the path of the line into the one that its places are to name.

    Raises:
        NamesError: the line is damaged, or of a form that is not known.
    """
    import json

    try:
        data = json.loads(line)
        if data["inventory"] != CONTRACT:
            raise NamesError(f"of form {data['inventory']}, which this version does not know", file, number)
        path = _text(data["path"])
        pairs = [_pair(entry, shown(path)) for entry in data["pairs"]]
        return FileNames(
            path,
            _text(data["content"]),
            _text(data["state"]),
            _forms(data["names"], shown(path)),
            {pair.topic: pair for pair in pairs},
        )
    except _DAMAGE as error:
        what = f"{type(error).__name__}: {error}"
        raise NamesError(f"damaged ({what}); delete the file and make it anew", file, number) from error


def _forms(entries: list[dict[str, Any]], path: str) -> dict[str, FormSummary]:
    keys = [_text(entry["key"]) for entry in entries]
    if len(set(keys)) < len(keys):
        raise ValueError("a name stands twice")
    company = dict(sketches(keys))
    found = {}
    for key, entry in zip(keys, entries, strict=True):
        beside = b"".join(sorted(hash_of(keys[_number(index)]) for index in entry["beside"]))
        spellings = tuple(_spelling(spelling, path) for spelling in entry["spellings"])
        if not spellings or not all(spelling.spots for spelling in spellings):
            raise ValueError("a name without place")
        mentions, listed = _number(entry["mentions"]), _number(entry["listed"])
        found[key] = FormSummary(key, spellings, mentions, listed, 1, company[key], beside)
    return found


def _spelling(entry: dict[str, Any], path: str) -> Spelling:
    return Spelling(
        written=_text(entry["written"]),
        kind=Shape(entry["kind"]),
        readings=tuple(_reading(*reading) for reading in entry["readings"]),
        mentions=_number(entry["mentions"]),
        files=1,
        alone=_number(entry["alone"]),
        spots=tuple(_spot(path, *spot) for spot in entry["spots"]),
    )


def _spot(path: str, words: Any, *numbers: Any) -> Spot:
    start, *rest = map(_number, numbers)
    return Spot.of(path, start, rest, _text(words))


def _reading(surname: str, given: list[str], *rest: Any) -> Reading:
    return Reading(_text(surname), tuple(_text(syllable) for syllable in given), *rest)


def _pair(entry: dict[str, Any], path: str) -> PairSummary:
    tier, form, other = (_text(entry[key]) for key in ("tier", "form", "other"))
    one, two = (_text(written) for written in entry["written"])
    kind, apart, right = (_text(entry[key]) for key in ("kind", "apart", "right"))
    why = tuple(_text(reason) for reason in entry["why"])
    line, column = _number(entry["line"]), _number(entry["column"])
    odds = float(entry["log_odds"])
    return PairSummary(odds, tier, form, other, (one, two), kind, apart, right, why, path, line, column)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a text, not {value!r:.40}")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"expected a number from 0, not {value!r:.40}")
    return value
