"""The engine: a document and a rulebook in, findings out. Pure: no file, no setting, no clock.

    lint_documents = hits of every rule → judge → without_programs, without_names → settle,
                     and the summaries for checks across a folder

A check that crashes becomes a finding, so that one bad rule never loses a run.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from linter.engine.anchored import Anchored
from linter.engine.identity import with_identities
from linter.engine.prefilter import Prefilter, all_passages
from linter.engine.recognised import without_names, without_programs
from linter.engine.settle import settle
from linter.findings import Change, Evidence, Excerpt, Finding, Fix, Hit, Place
from linter.frozen import frozen
from linter.suppression.marks import marks_of
from linter.text.segments import INVISIBLE
from linter.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from linter.findings import CorpusHit, Detection
    from linter.languagetool.model import Question
    from linter.rulebook.anchor_table import AnchorTable
    from linter.rulebook.model import Rule, Rulebook
    from linter.suppression.marks import Marks
    from linter.text.document import Document

CRASHED_CHECK = "INT001"
_OWN = ("internal", "suppression")  # what the engine reports itself


@frozen
class Linted:
    """All that comes back of a document: findings in order, and what it adds to the checks across a folder.

    `summaries` maps rule id, or name of a gathering, → key → summary; `marks` is what the document says about findings
    to be left out, if anything: they are all here still. Everything in it can be pickled.
    """

    path: str
    words: int
    lines: int
    findings: tuple[Finding, ...]
    summaries: Mapping[str, Mapping[str, Any]]
    crashed: bool = False
    marks: Marks | None = None
    reading: Detection | None = None


class Plan:
    """A rulebook made ready to run: for each format the rules that speak about it, sorted by kind of check.

    `alone` is for a run over one text: nothing is gathered where there is nothing to join. `whole` is False where these
    are not all rules that the run is about. `reading` asks how strongly each text reads as machine translated.
    """

    def __init__(self, rulebook: Rulebook, *, alone: bool = False, whole: bool = True, reading: bool = False) -> None:
        self.rulebook = rulebook
        self.alone = alone
        self.whole = whole
        self.reading = reading
        self._lineups: dict[str, Lineup] = {}
        self._unmeasured: frozenset[str] | None = None
        self._questions: dict[str, Question | None] = {}

    def lineup(self, format_: str) -> Lineup:
        """The rules for documents of a format, made when first asked for."""
        found = self._lineups.get(format_)
        if found is None:
            rules = [rule for rule in self.rulebook.rules if not rule.formats or format_ in rule.formats]
            found = self._lineups[format_] = Lineup(rules, self.rulebook.anchor_tables, alone=self.alone)
        return found

    def question(self, language: str) -> Question | None:
        """What LanguageTool is asked for these rules; None if none of them speaks of its remarks."""
        if language not in self._questions:
            from linter.languagetool.question import question_of

            self._questions[language] = question_of(self.rulebook, language)
        return self._questions[language]

    def read(self, doc: Document, findings: Sequence[Finding]) -> Detection | None:
        """How strongly a text with these findings reads as machine translated, if it is long enough to be read."""
        from linter.detection import verdict

        if self._unmeasured is None:
            self._unmeasured = verdict.unmeasured(Counter(rule.category for rule in self.rulebook.rules))
        return verdict.read(doc, Counter(finding.category for finding in findings), self._unmeasured)


class Lineup:
    """Rules by kind of check.

    Attributes:
        prefilter: finds where the rules with triggers may hit.
        anchored: finds where the rules with anchors may hit.
        everywhere: rules about passages that have neither.
        document: rules about whole documents, each with the function to ask.
        corpus: rules across documents.
        gathered: what is gathered for rules that see a folder joined, each with the first of these rules.
    """

    def __init__(self, rules: Sequence[Rule], tables: Sequence[AnchorTable] = (), *, alone: bool = False) -> None:
        anchored = [rule for rule in rules if rule.kind.anchored]
        self.anchored = Anchored(anchored, tables)
        rules = [rule for rule in rules if not rule.kind.anchored and rule.category not in _OWN]
        about_passages = [rule for rule in rules if rule.kind.passage]
        self.prefilter = Prefilter([rule for rule in about_passages if rule.triggers])
        self.everywhere = [rule for rule in about_passages if not rule.triggers]
        self.document = [(rule, rule.check.check_document) for rule in rules if rule.kind.document]
        self.corpus = [rule for rule in rules if rule.kind.reduce]
        joined = [] if alone else [rule for rule in rules if rule.kind.joined]
        self.gathered = list({rule.check.gathering.name: rule for rule in reversed(joined)}.items())


def lint_document(doc: Document, plan: Plan) -> Linted:
    """Everything the rules say about one document."""
    return lint_documents((doc,), plan)[0]


def lint_documents(docs: Sequence[Document], plan: Plan) -> list[Linted]:
    """Everything the rules say about each of some documents, as if each were alone.

    Many small documents are looked at together, rule by rule: what a rule needs is still at hand for the next.
    """
    drafts = [_Draft(doc, plan) for doc in docs]
    for format_ in dict.fromkeys(doc.format for doc in docs):
        lineup = plan.lineup(format_)
        chosen = [draft for draft in drafts if draft.doc.format == format_]
        for draft in chosen:
            for rule, hits in _passage_runs(draft.doc, lineup):
                draft.add(rule, hits)
        for rule, check_document in lineup.document:
            for draft in chosen:
                draft.add(rule, check_document(draft.doc))
        for rule in lineup.corpus:
            for draft in chosen:
                draft.summarise(rule.id, rule, rule.check)
        for name, rule in lineup.gathered:
            for draft in chosen:
                draft.summarise(name, rule, rule.check.gathering)
    return [draft.done() for draft in drafts]


class _Draft:
    """What the rules have said about a document so far."""

    def __init__(self, doc: Document, plan: Plan) -> None:
        self.doc = doc
        self._plan = plan
        self._findings: list[Finding] = []
        self._summaries: dict[str, dict[str, Any]] = {}
        self._crashed = False

    def add(self, rule: Rule, hits: Iterable[Hit]) -> None:
        """Draw the hits of a rule and judge them."""
        try:
            if drawn := list(hits):
                self._findings.extend([judge(rule, hit, self.doc) for hit in drawn])
        except Exception as error:  # noqa: BLE001  a crash of any kind must not lose the run
            self._crash(rule, error)

    def summarise(self, name: str, rule: Rule, source: Any) -> None:
        """What the document adds to a check across a folder, under this name."""
        try:
            if mapped := _mapped(source, self.doc):
                self._summaries[name] = mapped
        except Exception as error:  # noqa: BLE001
            self._crash(rule, error)

    def done(self) -> Linted:
        """The findings settled and named."""
        findings = self._listened() if self._findings else ()
        settled = with_identities(settle(findings, self._plan.rulebook, self.doc.remarks)) if findings else ()
        marks = marks_of(self.doc, whole=self._plan.whole and not self._crashed)
        return Linted(
            self.doc.path,
            len(self.doc.tokens),
            len(self.doc.lines),
            settled,
            self._summaries,
            self._crashed,
            marks,
            self._plan.read(self.doc, settled) if self._plan.reading else None,
        )

    def _listened(self) -> Sequence[Finding]:
        """The findings but for those that mistake a name or a program for something else."""
        try:
            return without_names(without_programs(self._findings, self.doc), self.doc)
        except Exception as error:  # noqa: BLE001
            self._crash(self._plan.rulebook.by_id[self._findings[0].rule], error)
            return self._findings

    def _crash(self, rule: Rule, error: Exception) -> None:
        self._crashed = True
        self._findings.append(crash(rule, error, self.doc, self._plan))


def _passage_runs(doc: Document, lineup: Lineup) -> Iterator[tuple[Rule, Iterable[Hit]]]:
    """Each rule about passages that may hit, with its hits yet to be drawn."""
    for rule, passages in lineup.prefilter.candidates(doc):
        yield rule, _passage_hits(rule, passages, doc)
    for rule, passages in lineup.anchored.candidates(doc):
        yield rule, _passage_hits(rule, passages, doc)
    for rule in lineup.everywhere:
        yield rule, _passage_hits(rule, all_passages(doc, rule.check.unit), doc)


def _passage_hits(rule: Rule, passages: list[Span], doc: Document) -> Iterator[Hit]:
    for passage in passages:
        yield from rule.check.check_passage(passage, doc)


def _mapped(source: Any, doc: Document) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for key, summary in source.map(doc):
        merged[key] = source.merge(merged[key], summary) if key in merged else summary
    return merged


def judge(rule: Rule, hit: Hit, doc: Document) -> Finding:
    """Give a hit its words and its grade; a fix that would take mark-up with it is left out."""
    if hit.edits and not all(_spares_mark_up(doc, edit.span) for edit in hit.edits):
        hit = Hit(hit.span, hit.values, hit.confidence, hit.evidence, suggestions=hit.suggestions, topic=hit.topic)
    place = Place(doc.location(hit.span), Excerpt(*doc.quote(hit.span)))
    edits = hit.edits if rule.fix else ()
    changes = tuple(Change(doc.lines.reach(doc.path, edit.span), edit.text) for edit in edits)
    return finding_at(rule, hit, place, changes)


def _spares_mark_up(doc: Document, span: Span) -> bool:
    """True when nothing that can be seen in the file is masked there: the check saw what the edit replaces."""
    old = doc.text[span.start : span.end]
    return old == doc.prose[span.start : span.end] or not old.strip(INVISIBLE)


def judge_corpus(rule: Rule, hit: CorpusHit) -> Finding:
    """Give a hit of a check across a folder its words and its grade."""
    span, suggestions = hit.place.location.span, hit.suggestions
    flat = Hit(span, hit.values, hit.confidence, hit.evidence, suggestions=suggestions, topic=hit.topic)
    return finding_at(rule, flat, hit.place)


def finding_at(rule: Rule, hit: Hit, place: Place, changes: tuple[Change, ...] = ()) -> Finding:
    """The finding of a rule at a place that is already known, with the changes that would mend it."""
    to_write = (f"write “{text}”" for text in hit.suggestions)
    suggestions = (*to_write, *(template.format_map(hit.values) for template in rule.suggest))
    return Finding(
        rule=rule.id,
        name=rule.name,
        category=rule.category,
        severity=rule.severity,
        confidence=rule.confidence if hit.confidence is None else hit.confidence,
        message=rule.message.format_map(hit.values),
        location=place.location,
        excerpt=place.excerpt,
        evidence=hit.evidence,
        suggestions=tuple(dict.fromkeys(suggestions)),
        fix=Fix(changes, rule.fix) if changes and rule.fix else None,
        topic=hit.topic,
    )


def crash(rule: Rule, error: Exception, doc: Document, plan: Plan) -> Finding:
    """The finding that stands for a crashed check, with the place in the code where it happened."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    trace = " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames[-4:]))
    values = {"rule": rule.id, "name": rule.name, "error": f"{type(error).__name__}: {error}"}
    hit = Hit(Span(0, 0), values, evidence=(Evidence(f"the check is {rule.check_name}; raised in {trace}"),))
    return judge(plan.rulebook.by_id[CRASHED_CHECK], hit, doc)
