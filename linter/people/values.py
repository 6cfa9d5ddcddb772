"""The people of a folder as values to print: their forms, and what is doubtful about each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from linter.frozen import frozen

if TYPE_CHECKING:
    from linter.checks.names.roster import Entry

GARBLED, POSSIBLE, TWO_WAYS, ONE_FORM = "likely garbled", "possibly garbled", "written two ways", "one form"
VERDICTS = (GARBLED, POSSIBLE, TWO_WAYS, ONE_FORM)
"""What is thought of a person's forms, the worst first."""

_VERDICT_OF = {"likely": GARBLED, "possible": POSSIBLE, "hard": TWO_WAYS}


class Site(NamedTuple):
    """Where something stands: line and column from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@frozen
class Doubt:
    """Why a form may be, or is, another form of the same person.

    Attributes:
        form: the form in doubt.
        other: the form beside it; empty where the form is wrong by itself.
        tier: the value of a `Tier`: "hard", "likely" or "possible".
        kind: the value of the `Kind` of their relation.
        log_odds: how likely they are one person.
        right: the right one of the two, empty where it cannot be known.
        why: the reasons in words.
        site: where the form stands first.
    """

    form: str
    other: str
    tier: str
    kind: str
    log_odds: float
    right: str
    why: tuple[str, ...]
    site: Site

    @property
    def verdict(self) -> str:
        """One of `VERDICTS`."""
        return GARBLED if self.kind == "impossible" else _VERDICT_OF[self.tier]


@frozen
class Form:
    """One way in which a person is written: how often, in how many files, and where first."""

    written: str
    mentions: int
    files: int
    sites: tuple[Site, ...]


@frozen
class Person:
    """A person of a folder.

    Attributes:
        name: the canonical form: that of the roster, or the one that is likely right.
        entry: the person in the roster, if it is there.
        offices: what the person is said to be.
        mentions: how often it is named.
        files: in how many files.
        forms: the ways it is written, the canonical one first.
        doubts: what speaks for and about forms that are not the canonical one, the worst first.
    """

    name: str
    entry: Entry | None
    offices: tuple[str, ...]
    mentions: int
    files: int
    forms: tuple[Form, ...]
    doubts: tuple[Doubt, ...]

    @property
    def verdict(self) -> str:
        """One of `VERDICTS`."""
        return min((doubt.verdict for doubt in self.doubts), key=VERDICTS.index, default=ONE_FORM)


class Apart(NamedTuple):
    """Two names that are alike and that the text shows to be two people, with the reason."""

    one: str
    other: str
    why: str
    site: Site


@frozen
class People:
    """All people of a folder, the doubtful ones first, then the most named; and the names that are easily confused."""

    persons: tuple[Person, ...]
    apart: tuple[Apart, ...]
    files: int
