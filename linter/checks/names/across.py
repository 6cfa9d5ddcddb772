"""Names of a folder that may be one person, where no single file shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from linter.checks.names.judgement import LIKELY_FROM
from linter.checks.names.relations import Kind
from linter.checks.names.roster import NO_ROSTER, Roster
from linter.checks.names.summary import FormSummary, merged, summarise
from linter.findings import CorpusHit, Evidence
from linter.frozen import frozen, once
from linter.text.pinyin import with_umlauts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from linter.checks.names.reconcile import Match, Reconciled
    from linter.text.document import Document

_SOFT = frozenset(kind.value for kind in (Kind.SYLLABLE, Kind.SURNAME, Kind.CUT))
_SHOWN = 3  # places of each form that a finding lists


@frozen
class FolderNames:
    """The names of a folder, reconciled once for all rules that ask."""

    roster: Roster = NO_ROSTER

    name: ClassVar[str] = "names"

    def map(self, doc: Document) -> Iterator[tuple[str, FormSummary]]:
        """Each name of a document."""
        return summarise(doc)

    def merge(self, left: FormSummary, right: FormSummary) -> FormSummary:
        """One name in two sets of files."""
        return merged(left, right)

    def join(self, summaries: Mapping[str, FormSummary]) -> Reconciled:
        """Which names are one person."""
        from linter.checks.names.reconcile import reconcile

        return reconcile(summaries, self.roster)


@frozen
class NameAcrossFiles:
    """Two names of a folder that may be one person; each name is reported once, beside the likeliest other one.

    Attributes:
        least: report from these log-odds on that the two are one person.
        below: report only below these log-odds; above them another rule speaks.
        always: kinds of relation without an upper limit.
        never: kinds of relation that another rule reports.
        together: also report a form that stands once in the folder in a file with the other, which is usual there.
        over: rules for documents that report pairs of names. What the folder refutes of theirs is withdrawn; on what
            they say of a pair this check is silent.
        roster: what the project knows of its people.

    Values: `form` (the rarer name), `says` ("is" or "may be"), `other`, `files` and `others` (in how many files they
    stand), `difference`.
    """

    least: float = 2.0
    below: float = 1000.0
    always: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    together: bool = False
    over: tuple[str, ...] = ()
    roster: Roster = NO_ROSTER

    gives: ClassVar[tuple[str, ...]] = ("form", "says", "other", "files", "others", "difference")

    @once
    def gathering(self) -> FolderNames:
        """The names of the folder, under the same roster."""
        return FolderNames(self.roster)

    def check_joined(self, joined: Reconciled) -> Iterator[CorpusHit]:
        """One hit for each name that is likely another one of the folder."""
        best: dict[tuple[str, str], Match] = {}
        for match in joined.pairs:
            form = (match.form.key, match.form.written)
            if form not in best or match.verdict.log_odds > best[form].verdict.log_odds:
                best[form] = match
        for match in best.values():
            if self._is_mine(match) and not self._is_said(match):
                yield _hit(match)

    def refutes(self, topic: str, joined: Reconciled) -> bool:
        """Whether the folder shows that two names, taken for one person in one file, are two people."""
        return joined.refutes(topic)

    def _is_mine(self, match: Match) -> bool:
        kind, sure = match.verdict.relation.kind.value, match.verdict.log_odds
        if match.together and kind in _SOFT:
            return self.together and match.once and sure >= LIKELY_FROM
        return kind not in self.never and sure >= self.least and (sure < self.below or kind in self.always)

    def _is_said(self, match: Match) -> bool:
        """True where a rule for documents says it, or the roster accepts the form."""
        keyed_with_v = match.form.key == match.other.key and with_umlauts(match.form.written) is not None
        both = match.together and match.verdict.relation.kind.value not in _SOFT
        return both or keyed_with_v or self.roster.accepts(match.form.written)


def _hit(match: Match) -> CorpusHit:
    form, other, verdict = match.form, match.other, match.verdict
    values = {
        "form": form.written,
        "says": "is" if verdict.relation.hard else "may be",
        "other": other.written,
        "files": _files(form),
        "others": _files(other),
        "difference": _difference(match),
    }
    sure = match.right.name is not None and match.right.name != form.written
    return CorpusHit(
        form.spots[0].place,
        values,
        evidence=tuple(_evidence(match)),
        suggestions=(match.right.name,) if sure and match.right.name else (),
        # Where one file holds both, a rule for documents may speak on this topic.
        topic=match.topic if match.together else f"{match.topic} {form.written}",
        others=form.places[1:],
    )


def _evidence(match: Match) -> Iterator[Evidence]:
    form, other = match.form, match.other
    first, *more = other.spots[:_SHOWN]
    yield Evidence(f"“{other.written}” stands in {_files(other)}, first here", first.place.location)
    for spot in more:
        yield Evidence(f"“{other.written}” again", spot.place.location)
    for spot in form.spots[1:_SHOWN]:
        yield Evidence(f"“{form.written}” again", spot.place.location)
    told = [reason for reason in match.verdict.reasons if reason.told]
    for opening, spoken in (
        ("", [reason.words for reason in told if reason.weight > 0]),
        ("against it: ", [reason.words for reason in told if reason.weight < 0]),
    ):
        if spoken:
            yield Evidence(opening + "; ".join(spoken))
    right = match.right
    yield Evidence(f"“{right.name}” is likely right: {right.why}" if right.name else right.why)


def _files(form: FormSummary) -> str:
    return f"{form.files} file{'s' if form.files > 1 else ''}"


_SAID = {
    Kind.ORDER: "surname first or last",
    Kind.UMLAUT: "u and ü are two syllables",
    Kind.RESPLIT: "the same letters, parted elsewhere",
    Kind.ROMAN: "two ways to write it in Latin letters",
    Kind.TRANSLIT: "two ways to write it in Latin letters",
    Kind.OMISSION: "a part of the name is left out",
    Kind.SPELLING: "they differ by a letter or two",
}


def _difference(match: Match) -> str:
    """What differs, in words, the reported form first."""
    relation, form, other = match.verdict.relation, match.form, match.other
    if relation.kind is Kind.FORMAT:
        return _format(form.written, other.written)
    if relation.kind is Kind.CUT:
        longer = max((form, other), key=lambda name: len(name.key))
        return f"only “{longer.written}” has a second syllable"
    if relation.kind in {Kind.SURNAME, Kind.SYLLABLE}:
        part = "surname" if relation.kind is Kind.SURNAME else "syllable"
        return f"the {part} is {relation.differs[0]} here and {relation.differs[1]} there"
    return _SAID.get(relation.kind, "they are written alike")


def _format(form: str, other: str) -> str:
    if form.count(" ") != other.count(" "):
        return "written apart" if form.count(" ") > other.count(" ") else "written as one word"
    if ("-" in form) != ("-" in other):
        return "with a hyphen" if "-" in form else "without its hyphen"
    return "with other capitals" if form.lower() == other.lower() else "written in another way"
