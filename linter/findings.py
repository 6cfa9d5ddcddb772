"""What checks return and what reporters print: plain frozen values.

A check returns a `Hit`: where, with which values, on what evidence. The engine's `judge` turns it into a
`Finding`, which is complete in itself: no reporter ever needs the file, the rule or the document again.
"""

from __future__ import annotations

from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from linter.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from linter.text.spans import Location, Span


class Severity(str, Enum):
    """How bad a finding is, in the reader's terms."""

    ERROR = "error"
    """Wrong in any house style."""
    WARNING = "warning"
    """A careful editor would usually change it."""
    INFO = "info"
    """A measure, a taste, or a suspicion."""

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info: sorts the worst first."""
        return _RANK[self]


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Safety(str, Enum):
    """Whether a fix provably keeps the meaning."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Evidence(NamedTuple):
    """One reason for a finding.

    Attributes:
        note: the reason in words.
        location: where it can be seen, if it has a place.
    """

    note: str
    location: Location | None = None


class Edit(NamedTuple):
    """Put `text` in the place of `span`."""

    span: Span
    text: str


class Change(NamedTuple):
    """An edit of a finding.

    Attributes:
        location: what is replaced, in every unit; an empty stretch where something is put in.
        text: what goes there.
    """

    location: Location
    text: str

    @property
    def span(self) -> Span:
        """What is replaced, in code points."""
        return self.location.span


class Fix(NamedTuple):
    """Changes that belong together.

    Attributes:
        edits: all of them, or none.
        safety: whether they may be made without asking.
    """

    edits: tuple[Change, ...]
    safety: Safety


@frozen
class Hit:
    """What a check found in a document: no words and no grade, these stand in the rule.

    `values` fill the message and the suggestions of the rule. `confidence` is given only where the check
    knows better than the rule. `edits` become a fix if the rule declares one. `suggestions` are texts to write in the
    place of the span, the best first; the rule may add advice in words. `topic` is what the hit is about where many
    files may hold the same, such as a pair of names: a run reports one finding a topic.
    """

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    confidence: float | None = None
    evidence: tuple[Evidence, ...] = ()
    edits: tuple[Edit, ...] = ()
    suggestions: tuple[str, ...] = ()
    topic: str = ""


class Excerpt(NamedTuple):
    """The marked text with a little context, on one line: white space and line ends are folded.

    Attributes:
        before: up to 140 code points before it.
        marked: what the finding is about; a long one is cut, and ends in an ellipsis.
        after: up to 140 code points behind it.
    """

    before: str
    marked: str
    after: str


class Place(NamedTuple):
    """A location that can be quoted without its file: what a corpus check keeps of a document."""

    location: Location
    excerpt: Excerpt

    @classmethod
    def of_file(cls, path: str) -> Place:
        """A file as a whole, where no words can be pointed at."""
        from linter.text.spans import Location, Span

        return cls(Location(path, Span(0, 0), 1, 1, 1, 1, 1, 1), Excerpt("", "", ""))


@frozen
class CorpusHit:
    """What a corpus check found; like a `Hit`, but its place may lie in any file.

    `others` are further places of the same, for a run that does not look at the file of the first.
    """

    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    confidence: float | None = None
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[str, ...] = ()
    topic: str = ""
    others: tuple[Place, ...] = ()


@frozen
class Finding:
    """One defect: what is wrong, where, why we think so, and what to do.

    Attributes:
        rule: the id of its rule, such as `DUP001`.
        name: the name of its rule.
        category: the family of its rule.
        severity: how bad it is.
        confidence: the share of such findings that an editor agrees with, from 0 to 1.
        message: what is wrong, in words.
        location: where it is.
        excerpt: the words it is about.
        evidence: the reasons.
        suggestions: what to do: texts to put there, or advice in words.
        fix: the changes that would mend it, if its rule has a fix.
        identity: what makes it this finding and no other, whatever else changes in its file; see
            `linter.engine.identity`.
        topic: what it is about where many files may hold the same, such as a pair of names; empty for most.
    """

    rule: str
    name: str
    category: str
    severity: Severity
    confidence: float
    message: str
    location: Location
    excerpt: Excerpt
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    identity: str = ""
    topic: str = ""

    @property
    def fingerprint(self) -> str:
        """32 hex digits of the SHA-256 of the identity: stable while the words around the finding are."""
        import hashlib

        return hashlib.sha256(self.identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def order(self) -> tuple[str, int, int, int, str]:
        """The sort key of every report: path, place, rule."""
        return (self.location.path, *self.location.span, self.severity.rank, self.rule)


class Verdict(str, Enum):
    """How strongly a text reads as machine translated. There is no word for “human”: nothing here can show that."""

    STRONG = "strong"
    """Of human texts, at most 1 in 100 reads like this."""
    SOME = "some"
    """Of human texts, at most 1 in 20 reads like this."""
    NONE = "none"
    """Nothing speaks for a machine, which good machines also reach."""

    @property
    def words(self) -> str:
        """As reports say it."""
        return "no evidence" if self is Verdict.NONE else f"{self.value} evidence"


class Contribution(NamedTuple):
    """What one measure says about a text.

    Attributes:
        measure: its name.
        log_odds: what it adds: above 0 for a machine, below 0 against.
        rate: what the text has, per 1,000 words or sentences where it is a count.
        human: what human texts have on average.
    """

    measure: str
    log_odds: float
    rate: float
    human: float


@frozen
class Detection:
    """How strongly a text reads as machine translated: a measure of the whole text, and never a proof.

    Attributes:
        log_odds: natural logarithm of the odds of machine translation, where both were as likely before.
        verdict: in words.
        contributions: the measures that say most, the strongest first; none where there is no evidence.
    """

    log_odds: float
    verdict: Verdict
    contributions: tuple[Contribution, ...] = ()


@frozen
class FileResult:
    """One file of a run: how large it is, how many findings it has, or why it was not linted.

    Attributes:
        path: as it is reported.
        words: words of its prose.
        findings: those that are reported.
        skipped: why it was not linted.
        lines: physical lines.
        reading: how strongly it reads as machine translated; None where that was not measured, as in short texts.
    """

    path: str
    words: int
    findings: int
    skipped: str | None = None
    lines: int = 0
    reading: Detection | None = None


class Stage(str, Enum):
    """What can keep a finding out of a report, in the order in which they are asked."""

    DIRECTIVE = "directive"
    """A directive in the file."""
    SIC = "sic"
    """`[sic]` behind the words."""
    SIDE_CAR = "side-car"
    """A line of a file of ignored places."""
    PER_FILE = "per-file-ignores"
    """A setting for this path."""
    ACCEPTED = "accepted"
    """The words, terms and names that the project accepts."""
    BASELINE = "baseline"
    """It was there when the baseline was written."""
    DIFF = "diff-base"
    """Its lines have not changed."""

    @property
    def in_source(self) -> bool:
        """True where the linted file itself says so."""
        return self in (Stage.DIRECTIVE, Stage.SIC)


@frozen
class Suppressed:
    """A finding that is kept out of a report.

    Attributes:
        by: what keeps it out.
        reason: what the user gave as a reason; empty for none.
        location: where the suppression is written, if it has a place.
    """

    finding: Finding
    by: Stage
    reason: str = ""
    location: Location | None = None


@frozen
class Report:
    """A whole run, as reporters get it: nothing in it depends on the machine, the time or the order of work.

    Attributes:
        files: every file of the run.
        findings: in order of path and place.
        suppressed: what was kept out, in the same order; empty unless it is to be shown.
        left_out: how many findings each stage kept out, whether they are to be shown or not; stages without any are
            left out.
        unlisted: how many findings beside `findings` the user did not want to see, the mildest (`--max-findings`).
    """

    files: tuple[FileResult, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    left_out: tuple[tuple[Stage, int], ...] = ()
    unlisted: int = 0
