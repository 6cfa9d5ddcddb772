"""Dates that no calendar has, days of the week that do not fit their date, and spans of days that run backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.protocol import Unit
from linter.findings import Hit
from linter.frozen import frozen
from linter.lazy import lazy
from linter.text.quantities import GAP
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.text.document import Document

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_MANY_GOALS = 10
_NO_DAY = 40  # from here on a number is hardly a slip for a day: “April 55”
_FIRST_YEAR, _LAST_YEAR = 1925, 2100  # some countries kept the Julian calendar until 1923

_MONTH = "(?:" + "|".join(_MONTHS) + ")"
_YEAR = rf"(?:,?{GAP}(?P<year>(?:19|20)\d\d)(?!\d))?"
_MONTH_FIRST = lazy(
    rf"(?<![\w-])(?P<before>[Oo]n{GAP})?(?P<month>{_MONTH}){GAP}(?P<day>\d\d)(?P<ending>st|nd|rd|th)?(?![\w%]|[.,:/]\d){_YEAR}"
)
_DAY_FIRST = lazy(rf"(?<![\w$€£¥.,:/-])(?P<day>\d\d)(?:st|nd|rd|th)?{GAP}(?:of{GAP})?(?P<month>{_MONTH})(?!\w){_YEAR}")
_ENDS_THERE = lazy(r"[ ]?[,;.)\]](?!\d)|\s*\Z|[ ](?:and|at|in|by|the|this|last)\b")
_NUMERIC = lazy(
    r"(?<![\w./:-])(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>\d\d)(?P=sign)(?P<day>\d\d)(?![\w/:-]|\.\d)"
)
_COMPLETE = lazy(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})(?:,?{GAP}|{GAP}\()(?:the{GAP})?"
    rf"(?:(?P<m1>{_MONTH}){GAP}(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?{GAP}(?:of{GAP})?(?P<m2>{_MONTH}))"
    rf",?{GAP}(?P<year>\d{{4}})(?![\d-])"
)
_DAYS = lazy(
    rf"(?P<month>{_MONTH}){GAP}(?P<first>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:{GAP}(?:to|until|and){GAP}|[ ]?[-–—][ ]?)(?:the{GAP})?(?P<same>(?P=month){GAP})?"
    rf"(?P<second>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:%]|[.,-]\d)(?![ ](?:of{GAP})?{_MONTH})"
)
_LED_IN = lazy(rf"(?<!\w)(?:[Ff]rom|[Bb]etween){GAP}\Z")


def days_in(month: int, year: int | None) -> int:
    """How many days a month has at most; without a year February has 29."""
    if month == _FEBRUARY and year is not None and not (year % 4 == 0 and (year % 100 or year % 400 == 0)):
        return 28
    return _LENGTHS[month - 1]


def _late_days() -> Iterator[str]:
    """How the last days of months and those behind them are written, folded; no other day can be wrong."""
    for name in map(str.lower, _MONTHS):
        days = range(29 if name == "february" else 31, _NO_DAY)
        yield from (f"{name} {day}" for day in days)
        yield from (f"{day}{ending} {name}" for day in days for ending in ("", " of", "st", "th", "st of", "th of"))


@frozen
class ImpossibleDate:
    """A day that its month does not have: “February 30”, “31 June 2020”.

    Values: `match`, `month` (its name), `days` (how many it has).
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = tuple(_late_days())
    gives: ClassVar[tuple[str, ...]] = ("match", "month", "days")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such date."""
        prose = doc.prose
        for match in _MONTH_FIRST.finditer(prose, passage.start, passage.end):
            # “In June 31 people came” is no date: a day says so by what stands around it.
            if match["before"] or match["ending"] or match["year"] or _ENDS_THERE.match(prose, match.end("day")):
                begin = match.start("month")
                yield from self._hit(Span(begin, match.end()), prose, match["month"], match["day"], match["year"])
        for match in _DAY_FIRST.finditer(prose, passage.start, passage.end):
            yield from self._hit(Span(*match.span()), prose, match["month"], match["day"], match["year"])

    @staticmethod
    def _hit(span: Span, prose: str, month: str, day: str, year: str | None) -> Iterator[Hit]:
        days = days_in(_MONTHS.index(month) + 1, int(year) if year else None)
        if days < int(day) < _NO_DAY:
            name = f"{month} {year}" if days == 28 else month
            values = {"match": " ".join(prose[slice(*span)].split()), "month": name, "days": str(days)}
            yield Hit(span, values)


def _is_too_late(year: int, month: int, day: int) -> bool:
    """Whether a month that exists is over before this day."""
    return 0 < month <= len(_MONTHS) and days_in(month, year) < day < _NO_DAY


@frozen
class ImpossibleNumericDate:
    """A date in figures that no calendar has: “2021-02-30”.

    Values: `match`.
    """

    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_document(self, doc: Document) -> Iterator[Hit]:
        """A hit on each such date."""
        prose, shape = doc.prose, doc.shape
        for kinds in (b"0000x00x00", b"0000.00.00"):
            at = shape.find(kinds)
            while at >= 0:
                match = _NUMERIC.match(prose, at)
                if match and _is_too_late(*map(int, match.group("year", "month", "day"))):
                    yield Hit(Span(*match.span()), {"match": match.group()})
                at = shape.find(kinds, at + len(kinds))


@frozen
class WrongWeekday:
    """A day of the week that does not fit the complete date behind it.

    Values: `match`, `date` (without the day of the week), `weekday` (the right one), `found` (the other one), `fits` (a
    year beside it in which the day was that, in words, or nothing).
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = tuple(day.lower() for day in _WEEKDAYS)
    gives: ClassVar[tuple[str, ...]] = ("match", "date", "weekday", "found", "fits")

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such date."""
        for match in _COMPLETE.finditer(doc.prose, passage.start, passage.end):
            year, day = int(match["year"]), int(match["d1"] or match["d2"])
            month = _MONTHS.index(match["m1"] or match["m2"]) + 1
            if not _FIRST_YEAR <= year <= _LAST_YEAR or not 0 < day <= days_in(month, year):
                continue
            right = _weekday(year, month, day)
            if right != match["weekday"]:
                values = {
                    "match": " ".join(match.group().split()),
                    "date": f"{_MONTHS[month - 1]} {day}, {year}",
                    "weekday": right,
                    "found": match["weekday"],
                    "fits": _neighbour(match["weekday"], year, month, day),
                }
                yield Hit(Span(*match.span()), values)


def _weekday(year: int, month: int, day: int) -> str:
    from datetime import date

    return _WEEKDAYS[date(year, month, day).weekday()]


def _neighbour(weekday: str, year: int, month: int, day: int) -> str:
    """The year before or behind in which the date was this day of the week, if there is one, in words."""
    for near in (year - 1, year + 1):
        if day <= days_in(month, near) and _weekday(near, month, day) == weekday:
            return f"; it was one in {near}"
    return ""


@frozen
class DaysBackwards:
    """A span of days in one month whose end comes before its beginning: “from May 27 to 25”.

    Values: `match`.
    """

    unit: ClassVar[Unit] = Unit.SEGMENT
    triggers: ClassVar[tuple[str, ...]] = tuple(month.lower() for month in _MONTHS)
    gives: ClassVar[tuple[str, ...]] = ("match",)

    def check_passage(self, passage: Span, doc: Document) -> Iterator[Hit]:
        """A hit on each such span."""
        for match in _DAYS.finditer(doc.prose, passage.start, passage.end):
            first, second = int(match["first"]), int(match["second"])
            if not 0 < second < first <= _LENGTHS[0]:
                continue
            led = _LED_IN.search(doc.prose[max(0, match.start() - 12) : match.start()])
            # “May 3-1” may be a score: no team scores so often as days are late in a month.
            if led or match["same"] or first >= _MANY_GOALS:
                start = match.start() - (len(led.group()) if led else 0)
                yield Hit(Span(start, match.end()), {"match": " ".join(doc.prose[start : match.end()].split())})
