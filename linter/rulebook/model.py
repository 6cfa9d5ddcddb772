"""Rules and rulebooks as values."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.frozen import frozen, once

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linter.findings import Safety, Severity
    from linter.rulebook.anchor_table import AnchorTable

CATEGORIES = (
    "names", "duplication", "boilerplate", "residue", "encoding", "literal", "casing", "consistency",
    "punctuation", "spacing", "numbers", "grammar", "spelling", "source", "suppression",
    "internal",
)  # fmt: skip
"""The families, which are the categories of the JSON report."""

OF_GLOSSARIES = "USR"
"""How the ids of the rules begin that a user's glossary makes; six digits follow, or what the glossary says."""

FROM_SETTINGS = frozenset(("roster",))
"""Fields of checks that the settings of a project fill; no rule may, and they are not kept with the rulebook."""


@frozen
class Origin:
    """Where a rule is written: file (relative to its pack) and line."""

    file: str
    line: int


class Kind(NamedTuple):
    """What the engine must know of a check to plan a run, without the check itself.

    Attributes:
        passage: it looks at passages.
        document: it looks at whole documents.
        reduce: it looks across documents key by key.
        joined: it looks at all keys of a folder at once.
        lines: its passages are lines, not segments.
        longest: code points of the longest line that can hold a hit; 0 for no limit of its own.
        anchored: it names anchors (see `linter.checks.literal.anchors`).
        needs: the package it needs, if one may be absent.
        hears: it speaks of what an outside checker said (see `linter.text.remarks`).
    """

    passage: bool
    document: bool
    reduce: bool
    joined: bool
    lines: bool
    longest: int
    anchored: bool
    needs: str
    hears: bool

    @property
    def across(self) -> bool:
        """Whether it speaks about several files."""
        return self.reduce or self.joined


def kind_of(check: Any) -> Kind:
    """What kind of check this is."""
    cls = type(check)
    passage = hasattr(cls, "check_passage")
    return Kind(
        passage=passage,
        document=hasattr(cls, "check_document"),
        reduce=hasattr(cls, "reduce"),
        joined=hasattr(cls, "check_joined"),
        lines=passage and check.unit.value == "line",
        longest=int(getattr(check, "longest", 0)),
        anchored=hasattr(cls, "phrase_anchors"),
        needs=getattr(cls, "needs", ""),
        hears=hasattr(cls, "heard"),
    )


@frozen
class Rule:
    """What is needed to run a rule; its examples stand in its `RulePage`.

    Attributes:
        check: a frozen dataclass of one of the kinds in `linter.checks.protocol`.
        check_name: the name it is written with, such as `patterns.Pattern`.
        triggers: folded literals, one of which every hit needs in its passage; empty for none.
        above: ids or prefixes of the rules whose findings it takes over where they overlap.
        formats: the document formats it speaks about; empty for all.
    """

    id: str
    name: str
    category: str
    severity: Severity
    confidence: float
    default: bool
    message: str
    why: str
    check: Any
    check_name: str
    triggers: tuple[str, ...]
    fix: Safety | None
    suggest: tuple[str, ...]
    above: tuple[str, ...]
    replaces: tuple[str, ...]
    formats: tuple[str, ...]
    origin: Origin

    @once
    def kind(self) -> Kind:
        """What the engine must know of its check."""
        return kind_of(self.check)


@frozen
class Example:
    """A text that a rule must or must not speak about.

    Attributes:
        text: with every expected span in ⟦ ⟧; in a silent example without marks.
        path: the file name it is read under, which decides its format.
        data: the bytes, where the point of the example is that they are no text.
        fixed: the text after the fix, where the rule has one.
        because: why a silent example is silent.
        files: other texts of the same folder by name, for a corpus rule.
    """

    text: str
    path: str = "example.txt"
    data: bytes | None = None
    fixed: str | None = None
    because: str = ""
    files: tuple[tuple[str, str], ...] = ()


@frozen
class Entry:
    """What the lexicon knows of a source term.

    Attributes:
        language: the BCP 47 code of its language; `und` for a wrong choice that needs no source.
        source: the term in its script; empty for `und`.
        means: what it means, as a clause without a full stop.
        says: the phrases that machines make of it (see `linter.checks.literal.phrase`); none where a pattern finds it.
        write: good renderings.
        note: more for the rule's page.
    """

    language: str
    source: str
    means: str
    says: tuple[str, ...]
    write: tuple[str, ...]
    note: str = ""


@frozen
class RulePage:
    """A rule with all that a reader wants to know of it; `entry` where it is one of the lexicon."""

    rule: Rule
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    alarms: tuple[str, ...] = ()
    measured: str = ""
    since: str = ""
    languages: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    entry: Entry | None = None


@frozen
class Rulebook:
    """Rules to lint with.

    `Rulebook.builtin()` gives all rules that ship with mtlint, also those that are off by default; `select` narrows
    them to those that a run shall use.

    Attributes:
        rules: in order of id.
        fingerprint: of what they were made from.
        tables: the anchors of these rules and perhaps of more, where they are known; None to make them when needed.
        by_id: each rule by its id, such as `DUP001`.
    """

    rules: tuple[Rule, ...]
    fingerprint: str = ""
    tables: tuple[AnchorTable, ...] | None = field(default=None, repr=False, compare=False)
    by_id: dict[str, Rule] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {rule.id: rule for rule in self.rules})

    @classmethod
    def builtin(cls) -> Rulebook:
        """All rules that ship with mtlint.

        Raises:
            RulePackError: a rule cannot be understood; this only happens where somebody changed the rules.
        """
        from linter.rulebook.compiled import builtin_rulebook

        return builtin_rulebook()

    def select(self, chosen: Iterable[str] = (), *, ignored: Iterable[str] = ()) -> Rulebook:
        """The rules that are chosen and not ignored.

        Args:
            chosen: ids, beginnings of ids (`NAM`), names (`doubled-word`), families, severities or `all`; empty for
                the rules that are on by default.
            ignored: the same, to leave out. Where a rule is both chosen and ignored, the more exact selector wins.

        Raises:
            LinterError: a selector that means no rule, or a rule whose check needs a package that is not installed.
        """
        from linter.rulebook.select import select

        return select(self, chosen, ignored=ignored)

    @once
    def anchor_tables(self) -> tuple[AnchorTable, ...]:
        """Where the phrases of a lexicon may stand."""
        if self.tables is not None:
            return self.tables
        from linter.rulebook.anchor_table import anchor_table

        anchored = [rule for rule in self.rules if rule.kind.anchored]
        return (anchor_table((rule.id, rule.check.phrase_anchors()) for rule in anchored),) if anchored else ()

    def narrowed(self, rules: Iterable[Rule], fingerprint: str = "") -> Rulebook:
        """A rulebook of some of these rules."""
        return Rulebook(tuple(rules), fingerprint or self.fingerprint, self.tables)

    def widened(self, more: Rulebook, fingerprint: str) -> Rulebook:
        """A rulebook with the rules of another, in order of id; none of them may have an id that is taken."""
        every = sorted((*self.rules, *more.rules), key=lambda rule: rule.id)
        return Rulebook(tuple(every), fingerprint, (*self.anchor_tables, *more.anchor_tables))

    @once
    def gatherings(self) -> dict[str, tuple[Any, ...]]:
        """What its rules want to see joined across a folder, each `Gathering` once, by name."""
        found: dict[str, dict[Any, None]] = {}
        for rule in self.rules:
            if rule.kind.joined:
                found.setdefault(rule.check.gathering.name, {})[rule.check.gathering] = None
        return {name: tuple(same) for name, same in found.items()}
