"""A report that was saved as JSON, read back: every format writes from it what the run itself would have written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from linter.errors import LinterError, nearest
from linter.findings import (
    Change,
    Contribution,
    Detection,
    Evidence,
    Excerpt,
    FileResult,
    Finding,
    Fix,
    Report,
    Safety,
    Severity,
    Stage,
    Suppressed,
    Verdict,
)  # fmt: skip
from linter.frozen import frozen
from linter.reporters.plain import CONTRACT
from linter.text.spans import Location, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

E = TypeVar("E", Severity, Safety, Stage, Verdict)
_LARGEST = 1e300  # neither infinite nor no number at all


@frozen
class SavedFinding(Finding):
    """A finding of which the fingerprint was kept and not what it was made from."""

    kept: str = ""

    @property
    def fingerprint(self) -> str:
        """As it was saved."""
        return self.kept


def load(data: bytes, name: str) -> Report:
    """The report that `mtlint check --format json` wrote.

    Args:
        data: the file; UTF-8, or UTF-16 as PowerShell redirects it.
        name: what errors call the file.

    Raises:
        LinterError: it is no such report, or one of a newer contract; the text names the place.
    """
    root = _Place(name, "", _parsed(data, name))
    version = root["version"].number()
    if version > CONTRACT:
        raise LinterError(
            f"{name}: the report keeps version {version} of the contract and this mtlint reads up to {CONTRACT}; "
            "use the mtlint that wrote it, or a newer one"
        )
    summary = root["summary"]
    return Report(
        files=tuple(_file(item) for item in root["files"].items()),
        findings=tuple(_finding(item) for item in root["findings"].items()),
        suppressed=tuple(_suppressed(item) for item in root["suppressed"].items()),
        left_out=tuple(
            (key.one_of(Stage, stage), key.number()) for stage, key in summary["suppressed"].pairs()
        ),
        unlisted=summary["unlisted"].number(),
    )  # fmt: skip


def _parsed(data: bytes, name: str) -> Any:
    import json

    try:
        return json.loads(data)
    except UnicodeDecodeError as error:
        raise LinterError(f"{name}: byte {error.start + 1} is not {error.encoding}; reports are UTF-8") from error
    except json.JSONDecodeError as error:
        hint = "; only --format json can be read back, not jsonl" if error.msg == "Extra data" else ""
        raise LinterError(f"{name}:{error.lineno}:{error.colno}: this is no JSON: {error.msg}{hint}") from error
    except (RecursionError, ValueError) as error:
        raise LinterError(f"{name}: this is no report: {error}") from error


class _Place:
    """A value of the document with the way to it, for errors; every door checks what it gives."""

    def __init__(self, file: str, way: str, value: Any) -> None:
        self._file = file
        self._way = way
        self._value = value

    def __getitem__(self, key: str) -> _Place:
        inside = self._checked(dict, "an object")
        if key not in inside:
            raise self._error(f"has no “{key}”; is this what `mtlint check --format json` wrote?")
        return _Place(self._file, f"{self._way}.{key}".lstrip("."), inside[key])

    def items(self) -> Iterator[_Place]:
        """The elements of a list."""
        for number, value in enumerate(self._checked(list, "a list")):
            yield _Place(self._file, f"{self._way}[{number}]", value)

    def pairs(self) -> Iterator[tuple[str, _Place]]:
        """The keys and values of an object."""
        for key in self._checked(dict, "an object"):
            yield key, self[key]

    def text(self) -> str:
        """A string."""
        text: str = self._checked(str, "a text")
        return text

    def number(self, least: int = 0) -> int:
        """A whole number of at least `least`."""
        number: int = self._checked(int, "a whole number")
        if isinstance(number, bool) or number < least:
            raise self._error(f"is {number!r}, not a whole number from {least}")
        return number

    def share(self) -> float:
        """A number from 0 to 1."""
        share: float = self._checked((int, float), "a number")
        if isinstance(share, bool) or not 0 <= share <= 1:
            raise self._error(f"is {share!r}, not a number from 0 to 1")
        return share

    def figure(self) -> float:
        """A number of any kind."""
        figure: float = self._checked((int, float), "a number")
        if isinstance(figure, bool) or not -_LARGEST < figure < _LARGEST:
            raise self._error(f"is {figure!r}, not a usual number")
        return figure

    def has(self, key: str) -> bool:
        """Whether an object has this key, which reports of older versions lack."""
        return key in self._checked(dict, "an object")

    def one_of(self, kind: type[E], word: str | None = None) -> E:
        """A member of an enumeration by its value; `word` asks for this one in the place of the value."""
        word = self.text() if word is None else word
        known = [member.value for member in kind]
        if word not in known:
            raise self._error(f"“{word}” is not known{nearest(word, known)}")
        return kind(word)

    def is_null(self) -> bool:
        """True for null."""
        return self._value is None

    def _checked(self, kind: type | tuple[type, ...], what: str) -> Any:
        if not isinstance(self._value, kind):
            raise self._error(f"is not {what}")
        return self._value

    def _error(self, what: str) -> LinterError:
        return LinterError(f"{self._file}: {self._way or 'the document'} {what}")


def _file(item: _Place) -> FileResult:
    skipped = item["skipped"]
    return FileResult(
        path=item["path"].text(),
        words=item["words"].number(),
        findings=item["findings"].number(),
        skipped=None if skipped.is_null() else skipped.text(),
        lines=item["lines"].number(),
        reading=_reading(item["reading"]) if item.has("reading") else None,
    )


def _reading(item: _Place) -> Detection | None:
    if item.is_null():
        return None
    return Detection(
        item["log_odds"].figure(),
        item["verdict"].one_of(Verdict),
        tuple(
            Contribution(one["measure"].text(), *(one[key].figure() for key in ("log_odds", "rate", "human")))
            for one in item["contributions"].items()
        ),
    )


def _finding(item: _Place) -> Finding:
    path = item["path"].text()
    return SavedFinding(
        rule=item["rule"].text(),
        name=item["name"].text(),
        category=item["category"].text(),
        severity=item["severity"].one_of(Severity),
        confidence=item["confidence"].share(),
        message=item["message"].text(),
        location=_location(item, path, _span(item)),
        excerpt=Excerpt(item["before"].text(), item["excerpt"].text(), item["after"].text()),
        evidence=tuple(_evidence(reason) for reason in item["evidence"].items()),
        suggestions=tuple(suggestion.text() for suggestion in item["suggestions"].items()),
        fix=None if item["fix"].is_null() else _fix(item["fix"], path),
        topic=item["topic"].text(),
        kept=item["fingerprint"].text(),
    )


def _fix(item: _Place, path: str) -> Fix:
    changes = (Change(_location(edit, path, _span(edit)), edit["text"].text()) for edit in item["edits"].items())
    return Fix(tuple(changes), item["safety"].one_of(Safety))


def _evidence(item: _Place) -> Evidence:
    if item["path"].is_null():
        return Evidence(item["note"].text())
    return Evidence(item["note"].text(), _location(item, item["path"].text(), Span(0, 0)))


def _suppressed(item: _Place) -> Suppressed:
    location = None
    if not item["path"].is_null():
        line, column = item["line"].number(1), item["column"].number(1)
        location = Location(item["path"].text(), Span(0, 0), line, column, line, column, column, column)
    return Suppressed(_finding(item["finding"]), item["by"].one_of(Stage), item["reason"].text(), location)


def _span(item: _Place) -> Span:
    return Span(item["start"].number(), item["end"].number())


def _location(item: _Place, path: str, span: Span) -> Location:
    return Location(
        path, span, item["line"].number(1), item["column"].number(1), item["end_line"].number(1),
        item["end_column"].number(1), item["byte_column"].number(1), item["end_byte_column"].number(1),
    )  # fmt: skip
